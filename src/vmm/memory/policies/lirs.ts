/**
 * LIRS: what counts is not how long ago a page was used, but how many other pages were used between its last two uses (its
 * inter-reference recency). Pages where that is low (LIR) keep nearly all frames; the others (HIR) pass through the few that
 * are left, in the order of a queue Q. A stack S has the pages by last use, the LIR ones, and above the lowest of them HIR
 * ones with and without a frame: a HIR page that is used while it stands there has become LIR.
 *
 * ```
 * S   LIR | HIR | ghost | LIR | ... | youngest       its bottom is LIR: what is below the lowest LIR page is pruned
 * Q   oldest (the victim) | HIR | ... | youngest     a hundredth of the frames
 * ```
 * S is bounded to twice as many pages as frames; of those without a frame, one is dropped. Source: Jiang and Zhang,
 * SIGMETRICS 2002; domain C.3; libCacheSim. Ties cannot occur. Sources differ (`rules`): `paper`, as in the domain document;
 * `libcachesim`, which drops the page that lost its frame first instead of the lowest in S, and which takes a LIR page down,
 * and a HIR page out of its frame, when a HIR page is used that is not in S: so a frame can become empty at a hit. Where Q has
 * one place, libCacheSim can push a page out of Q at its own hit, go on calling it resident, and hold one page more than there
 * is room for: a host has no frame for that one, and its figures are others from then on.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import { machineOf, type GuestPage, type MemoryFacts, type MemoryPolicy } from "../policy.ts";
import {
  append,
  createFrameList,
  isInList,
  oldest,
  oldestRunnersUp,
  oldestOfAll,
  shownFrames,
  unlink,
  type FrameList,
} from "./helpersOfLists.ts";
import {
  createPageList,
  forgetPage,
  forgetReturning,
  hasPage,
  oldestPage,
  pageAt,
  pagesInOrder,
  placeOf,
  remember,
  renewPage,
  shownPages,
  type PageList,
} from "./helpersOfPages.ts";
import { createRanking, isRanked, rank, unrank, type Ranking } from "./helpersOfRanking.ts";

interface State {
  readonly isLibcachesim: boolean;
  readonly stack: PageList;
  /** By place in the stack: the frame of the page; -1: it has none. */
  readonly frameAt: BlockColumn;
  /** Page in each frame. */
  readonly pageIn: BlockColumn;
  readonly lir: FrameList;
  readonly queue: FrameList;
  /** Places in the stack whose pages have no frame, the one to be dropped first. */
  readonly ghosts: Ranking;
  /** Pages found in the stack without a frame, whose frames are not there yet. */
  readonly returning: Set<GuestPage>;
  readonly givesUp: FrameId[];
  references: number;
}

const HIR_PART = 100;
/** All places of the stack are ranked together. */
const GROUP = 0;

const hirLimit = ({ capacity }: MemoryFacts) => Math.max(1, Math.floor(capacity / HIR_PART));
const lirLimit = (facts: MemoryFacts) => facts.capacity - hirLimit(facts);

/** Puts the page in `frame` on top of the stack, wherever it stood. */
function putOnTop({ stack, frameAt, ghosts }: State, page: GuestPage, frame: FrameId): void {
  if (hasPage(stack, page)) renewPage(stack, page);
  else remember(stack, page);
  const place = placeOf(stack, page);
  frameAt.set(place, frame);
  unrank(ghosts, place);
}

function takeOffStack({ stack, ghosts }: State, page: GuestPage): void {
  if (!hasPage(stack, page)) return;
  unrank(ghosts, placeOf(stack, page));
  forgetPage(stack, page);
}

/** The frame of the page at the bottom of the stack; -1: it has none, or the stack is empty. */
function bottomFrame({ stack, frameAt }: State): FrameId | -1 {
  const page = oldestPage(stack);
  return page < 0 ? -1 : frameAt.get(placeOf(stack, page));
}

/** Drops what lies below the lowest LIR page. */
function prune(state: State): void {
  const { stack, lir, queue, isLibcachesim } = state;
  while (stack.order.length > 0) {
    const frame = bottomFrame(state);
    if (frame >= 0 && isInList(lir, frame)) return;
    if (isLibcachesim && stack.order.length === 1) return;
    takeOffStack(state, oldestPage(stack));
    // It was kept by its place in the stack alone.
    if (frame >= 0 && !isInList(queue, frame)) state.givesUp.push(frame);
  }
}

/** The LIR page at the bottom of the stack becomes HIR, the youngest of the queue. False when there is none. */
function demote(state: State, facts: MemoryFacts): boolean {
  const frame = bottomFrame(state);
  if (frame < 0) return false;
  takeOffStack(state, oldestPage(state.stack));
  unlink(state.lir, frame);
  append(state.queue, frame, facts.group(frame));
  prune(state);
  return true;
}

/** LIR pages go down until there are no more than `most`. */
function demoteTo(state: State, most: number, facts: MemoryFacts): void {
  while (state.lir.length > most && demote(state, facts)) continue;
}

function makeLir(state: State, frame: FrameId, facts: MemoryFacts): void {
  putOnTop(state, state.pageIn.get(frame), frame);
  unlink(state.queue, frame);
  // In libCacheSim room is made before it is there.
  if (state.isLibcachesim) {
    prune(state);
    demoteTo(state, Math.max(0, lirLimit(facts) - 1), facts);
  }
  append(state.lir, frame, facts.group(frame), state.references);
  prune(state);
  demoteTo(state, lirLimit(facts), facts);
}

/** A HIR page that was not in the stack is used. */
function useHir(state: State, frame: FrameId, facts: MemoryFacts): void {
  const { queue, lir, isLibcachesim } = state;
  append(queue, frame, facts.group(frame));
  if (isLibcachesim && lir.length > 0 && lir.length >= lirLimit(facts)) {
    if (queue.length >= hirLimit(facts)) {
      const first = oldestOfAll(queue);
      if (first === frame) unlink(queue, frame);
      else state.givesUp.push(first);
    }
    demote(state, facts);
  }
  putOnTop(state, state.pageIn.get(frame), frame);
}

/** The stack has at most twice as many pages as there are frames. */
function bound(state: State, { capacity }: MemoryFacts): void {
  const { stack, ghosts } = state;
  for (let place = ghosts.roots.get(GROUP); stack.order.length > 2 * capacity && place !== undefined;) {
    takeOffStack(state, pageAt(stack, place));
    place = ghosts.roots.get(GROUP);
  }
}

/** The page of `frame` is gone; `isRemembered`: it stays in the stack, if it is there. */
function leave(state: State, frame: FrameId, isRemembered: boolean): void {
  const { stack, lir, queue, ghosts, frameAt, pageIn, isLibcachesim } = state;
  const page = pageIn.get(frame);
  unlink(lir, frame);
  unlink(queue, frame);
  if (hasPage(stack, page)) {
    const place = placeOf(stack, page);
    if (!isRemembered) takeOffStack(state, page);
    else if (!isRanked(ghosts, place)) {
      frameAt.set(place, -1);
      const first = isLibcachesim ? state.references : stack.order.stamp.get(place);
      rank(ghosts, place, GROUP, -first, place);
    }
  }
  prune(state);
}

export const lirs: MemoryPolicy<State> = {
  id: "lirs",
  params: [{ id: "rules", type: "choice", default: "paper", choices: ["paper", "libcachesim"], isConvention: true }],
  pseudocode: [
    "on hit of a LIR page: to the top of S; prune",
    "on hit of a HIR page in S: it becomes LIR, on top of S; bottom of S becomes HIR, to Q; prune",
    "on hit of a HIR page not in S: on top of S, to the end of Q",
    "on fault with no free frame: evict head of Q; in S it is remembered",
    "on load(page): LIR if there is room, or if it was remembered in S (bottom of S → Q)",
    "               else HIR: on top of S, to the end of Q",
    "prune: take pages off the bottom of S until it is LIR",
  ],
  shows: [
    shownFrames("lir", ({ lir }) => lir),
    shownFrames("queue", ({ queue }) => queue),
    shownPages("stack", ({ stack }) => stack),
  ],
  create: (params, frames) => ({
    isLibcachesim: params["rules"] === "libcachesim",
    stack: createPageList(2 * frames + 1, true),
    frameAt: BlockColumn.filled("int32", 2 * frames + 1, -1),
    pageIn: BlockColumn.filled("float64", frames, -1),
    lir: createFrameList(frames, true),
    queue: createFrameList(frames, true),
    ghosts: createRanking(2 * frames + 1),
    returning: new Set(),
    givesUp: [],
    references: 0,
  }),
  missed: (state, page) => {
    if (hasPage(state.stack, page)) state.returning.add(page);
  },
  load: (state, frame, page, _write, facts) => {
    state.references += 1;
    state.pageIn.set(frame, page);
    const isReturning = state.returning.delete(page);
    if (isReturning || state.lir.length < lirLimit(facts)) makeLir(state, frame, facts);
    else {
      putOnTop(state, page, frame);
      append(state.queue, frame, facts.group(frame));
    }
    bound(state, facts);
  },
  hit: (state, frame, _write, facts) => {
    state.references += 1;
    const page = state.pageIn.get(frame);
    if (isInList(state.lir, frame)) {
      putOnTop(state, page, frame);
      append(state.lir, frame, facts.group(frame), state.references);
      prune(state);
    } else if (hasPage(state.stack, page)) makeLir(state, frame, facts);
    else useHir(state, frame, facts);
    bound(state, facts);
  },
  victim: ({ queue, lir }, facts) => {
    let frame = oldest(queue, facts);
    // Where every frame of the queue is in use or under a guarantee, a LIR page has to go.
    if (frame < 0) frame = oldest(lir, facts);
    // What is neither in the queue nor LIR is kept by its place in the stack alone.
    if (frame < 0) frame = facts.nextCandidate(0);
    if (frame < 0) return null;
    return { frame, reason: "oldestInQueue", line: 3, value: queue.stamp.get(frame), cleared: [] };
  },
  runnersUp: ({ queue }, facts, n, victim) => {
    return oldestRunnersUp(queue, facts, n, victim);
  },
  evicted: (state, frame) => leave(state, frame, true),
  dropped: (state, frame) => leave(state, frame, false),
  forget: (state, vm) => {
    for (const page of pagesInOrder(state.stack)) if (machineOf(page) === vm) takeOffStack(state, page);
    forgetReturning(state.returning, vm);
  },
  givesUp: ({ givesUp }) => givesUp,
};
