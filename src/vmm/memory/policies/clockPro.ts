/**
 * CLOCK-Pro: hot pages, cold pages and pages in their test period stand in one ring. A page that left its frame stays in the
 * ring for a while without one ("test"); when it is asked for in that time it comes back hot, and cold pages get more room.
 * When its test period ends unused, they get less.
 *
 * ```
 * cold hand   the page that leaves: referenced --> hot; else it leaves, and its test period begins
 * hot hand    a hot page that was not referenced becomes cold
 * test hand   ends test periods
 * ```
 * Source: Jiang, Chen, Zhang, USENIX ATC 2005, as widely used ports have it: every cold page that leaves is tested; domain
 * C.3. The hands push each other where they meet, `MOST_PUSHES` times at the most; so a fault can take more pages than it
 * needs, whose frames are free then. Ties cannot occur.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import {
  createNotes,
  lowestRunnersUp,
  machineOf,
  type FrameNotes,
  type GuestPage,
  type MemoryFacts,
  type MemoryPolicy,
} from "../policy.ts";
import { append, createFrameList, isInList, shownFrames, unlink, type FrameList } from "./helpersOfLists.ts";
import {
  createPageList,
  forgetPage,
  forgetReturning,
  hasPage,
  pageAt,
  pagesInOrder,
  placeOf,
  remember,
  shownPages,
  type PageList,
} from "./helpersOfPages.ts";

/** A frame by its number, or the place of a page in its test period, counted on from the number of frames; -1: none. */
type Node = number;

interface Hands {
  hot: Node;
  cold: Node;
  test: Node;
}

interface State {
  readonly frames: number;
  /** The ring. */
  readonly next: BlockColumn;
  readonly previous: BlockColumn;
  readonly hands: Hands;
  readonly hot: FrameList;
  readonly cold: FrameList;
  readonly tests: PageList;
  readonly referenced: BlockColumn;
  /** How many frames cold pages should have; -1: not asked yet. */
  target: number;
  /** Pages found in their test period that have no frame yet. */
  readonly returning: Set<GuestPage>;
  /** The frame that was chosen and has not lost its page yet; -1: none. */
  chosen: FrameId | -1;
  chosenPage: GuestPage;
  readonly givesUp: FrameId[];
  readonly notes: FrameNotes;
}

/** What a victim is sought with: whom it may take, and which bits were cleared on the way. */
interface Search {
  readonly facts: MemoryFacts;
  readonly cleared: FrameId[];
  pushes: number;
}

const MOST_PUSHES = 50;
const HANDS = ["hot", "cold", "test"] as const;

const testNode = ({ frames, tests }: State, page: GuestPage): Node => frames + placeOf(tests, page);
const isTest = ({ frames }: State, node: Node) => node >= frames;
const hasFrame = ({ hot, cold }: State, frame: FrameId) => isInList(hot, frame) || isInList(cold, frame);
const testsOf = ({ tests }: State) => tests.order.length;

/** Puts `node` just behind the hot hand. */
function insert({ next, previous, hands }: State, node: Node): void {
  if (hands.hot < 0) {
    next.set(node, node);
    previous.set(node, node);
    for (const hand of HANDS) hands[hand] = node;
    return;
  }
  const before = previous.get(hands.hot);
  next.set(before, node);
  previous.set(node, before);
  next.set(node, hands.hot);
  previous.set(hands.hot, node);
  if (hands.cold === hands.hot) hands.cold = node;
}

/** Takes `node` out of the ring; hands on it move back one. */
function remove({ next, previous, hands, notes }: State, node: Node): void {
  const before = previous.get(node);
  const isLast = before === node;
  for (const hand of HANDS) if (hands[hand] === node) hands[hand] = isLast ? -1 : before;
  next.set(before, next.get(node));
  previous.set(next.get(node), before);
  notes.hasMoved = true;
}

/** Puts `node` in the place of `old`, hands and all. */
function substitute({ next, previous, hands }: State, old: Node, node: Node): void {
  const isAlone = next.get(old) === old;
  next.set(node, isAlone ? node : next.get(old));
  previous.set(node, isAlone ? node : previous.get(old));
  next.set(previous.get(node), node);
  previous.set(next.get(node), node);
  for (const hand of HANDS) if (hands[hand] === old) hands[hand] = node;
}

/** Where the last page has gone, nothing is left to point at. */
function advance({ next, hands }: State, hand: keyof Hands): void {
  if (hands[hand] >= 0) hands[hand] = next.get(hands[hand]);
}

function setTarget(state: State, target: number): void {
  if (state.target !== target) state.notes.hasMoved = true;
  state.target = target;
}

function clearBit({ referenced }: State, frame: FrameId, { cleared }: Search): void {
  referenced.set(frame, 0);
  cleared.push(frame);
}

/** The page in `frame`, at its place in the ring, has no frame any more and is tested. */
function beginTest(state: State, frame: FrameId, page: GuestPage): void {
  remember(state.tests, page);
  substitute(state, frame, testNode(state, page));
  unlink(state.hot, frame);
  unlink(state.cold, frame);
  state.referenced.set(frame, 0);
}

/** A hand comes by every page once for its bit, and once more: then it has found what there is. */
function mostTurns({ hot, cold, tests }: State): number {
  return 2 * (hot.length + cold.length + tests.order.length) + 2;
}

function runCold(state: State, search: Search): void {
  const { facts } = search;
  const node = state.hands.cold;
  if (node < 0) return;
  if (!isTest(state, node) && isInList(state.cold, node) && facts.isCandidate(node)) {
    if (state.referenced.get(node) === 1) {
      clearBit(state, node, search);
      unlink(state.cold, node);
      append(state.hot, node, facts.group(node));
    } else {
      const page = facts.pageIn(node);
      if (state.chosen < 0) Object.assign(state, { chosen: node, chosenPage: page });
      else state.givesUp.push(node);
      beginTest(state, node, page);
      while (testsOf(state) > facts.capacity) runTest(state, search);
    }
  }
  advance(state, "cold");
  for (let turns = mostTurns(state); turns > 0 && state.hot.length > facts.capacity - state.target; turns -= 1)
    runHot(state, search);
}

function runHot(state: State, search: Search): void {
  const { hands } = state;
  if (hands.hot === hands.test) runTest(state, search);
  const node = hands.hot;
  if (node < 0) return;
  if (!isTest(state, node) && isInList(state.hot, node)) {
    if (state.referenced.get(node) === 1) clearBit(state, node, search);
    else {
      unlink(state.hot, node);
      append(state.cold, node, search.facts.group(node));
    }
  }
  advance(state, "hot");
}

function runTest(state: State, search: Search): void {
  const { hands } = state;
  if (hands.test === hands.cold && search.pushes < MOST_PUSHES) {
    search.pushes += 1;
    runCold(state, search);
    search.pushes -= 1;
  }
  const node = hands.test;
  if (node < 0) return;
  if (isTest(state, node)) {
    endTest(state, pageAt(state.tests, node - state.frames));
    setTarget(state, Math.max(1, state.target - 1));
  }
  advance(state, "test");
}

function endTest(state: State, page: GuestPage): void {
  remove(state, testNode(state, page));
  forgetPage(state.tests, page);
}

function leave(state: State, frame: FrameId): void {
  if (hasFrame(state, frame)) remove(state, frame);
  unlink(state.hot, frame);
  unlink(state.cold, frame);
  state.referenced.set(frame, 0);
}

/** The page in `frame` was chosen, and stays there after all, where another one went. */
function takeBack(state: State, frame: FrameId, page: GuestPage, facts: MemoryFacts): void {
  if (hasPage(state.tests, page)) {
    substitute(state, testNode(state, page), frame);
    forgetPage(state.tests, page);
  } else insert(state, frame);
  append(state.cold, frame, facts.group(frame));
}

export const clockPro: MemoryPolicy<State> = {
  id: "clockPro",
  params: [],
  pseudocode: [
    "on hit: ref[page] ← 1",
    "on fault, page in its test period: cold target + 1; it will be hot",
    "with no free frame, cold hand: until a page leaves",
    "  cold page with ref: → hot, ref ← 0",
    "  cold page without ref: evict; its test period begins",
    "  too many hot ones: hot hand: ref ← 0, or → cold",
    "  too many tested ones: test hand: forget; cold target - 1",
    "load page behind the hot hand; ref ← 0",
  ],
  shows: [
    shownFrames("hot", ({ hot }) => hot),
    shownFrames("cold", ({ cold }) => cold),
    shownPages("test", ({ tests }) => tests),
  ],
  create: (_params, frames) => ({
    frames,
    next: BlockColumn.filled("int32", 2 * frames + 2, -1),
    previous: BlockColumn.filled("int32", 2 * frames + 2, -1),
    hands: { hot: -1, cold: -1, test: -1 },
    hot: createFrameList(frames, true),
    cold: createFrameList(frames, true),
    tests: createPageList(frames + 1, true),
    referenced: BlockColumn.filled("uint8", frames),
    target: -1,
    returning: new Set(),
    chosen: -1,
    chosenPage: -1,
    givesUp: [],
    notes: createNotes(),
  }),
  missed: (state, page, { capacity }) => {
    if (state.target < 0) setTarget(state, capacity);
    if (!hasPage(state.tests, page)) return;
    setTarget(state, Math.min(capacity, state.target + 1));
    endTest(state, page);
    state.returning.add(page);
  },
  load: (state, frame, page, _write, facts) => {
    if (hasPage(state.tests, page)) endTest(state, page);
    const list = state.returning.delete(page) ? state.hot : state.cold;
    append(list, frame, facts.group(frame));
    state.referenced.set(frame, 0);
    insert(state, frame);
    state.notes.hasMoved = true;
  },
  hit: (state, frame, _write, facts) => {
    if (!hasFrame(state, frame)) takeBack(state, frame, facts.pageIn(frame), facts);
    state.referenced.set(frame, 1);
  },
  victim: (state, facts) => {
    const search: Search = { facts, cleared: [], pushes: 0 };
    state.chosen = -1;
    if (facts.nextCandidate(0) < 0) return null;
    // What becomes cold on the way has a turn of its own.
    for (let steps = 2 * mostTurns(state); state.chosen < 0 && steps > 0; steps -= 1) runCold(state, search);
    if (state.chosen < 0) {
      // All that may go are hot: the first of them goes.
      state.chosen = facts.nextCandidate(0);
      state.chosenPage = facts.pageIn(state.chosen);
      beginTest(state, state.chosen, state.chosenPage);
    }
    return { frame: state.chosen, reason: "coldNotReferenced", line: 4, value: 0, cleared: search.cleared };
  },
  runnersUp: ({ referenced }, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => referenced.get(frame)),
  evicted: (state, frame, page, facts) => {
    if (state.chosen !== frame) {
      if (state.chosen >= 0) takeBack(state, state.chosen, state.chosenPage, facts);
      if (hasFrame(state, frame)) beginTest(state, frame, page);
    }
    state.chosen = -1;
    while (testsOf(state) > facts.capacity) endTest(state, pagesInOrder(state.tests)[0]!);
  },
  dropped: leave,
  forget: (state, vm) => {
    for (const page of pagesInOrder(state.tests)) if (machineOf(page) === vm) endTest(state, page);
    forgetReturning(state.returning, vm);
  },
  isReferenced: ({ referenced }, frame) => referenced.get(frame) === 1,
  hand: ({ frames, hands }) => (hands.cold < frames ? hands.cold : -1),
  givesUp: ({ givesUp }) => givesUp,
  figure: ({ target }) => target,
  notes: ({ notes }) => notes,
};
