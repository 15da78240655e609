/**
 * ARC, the adaptive replacement cache: pages used once (T1) and pages used again (T2) stand in two lists by last use, and of
 * both it is remembered what left them (B1, B2). A page that comes back from B1 shows that T1 is too short, one from B2 that
 * T2 is: the target `p` for the length of T1 moves, and the list that is beyond it gives up its oldest page.
 *
 * ```
 * forgotten <-- B1 <-- [ T1  oldest ... youngest ] <-- new page      a page found in any of the four comes to the
 * forgotten <-- B2 <-- [ T2  oldest ... youngest ] <-- used again    young end of T2
 * ```
 * Source: Megiddo and Modha, FAST 2003, figure 4; domain C.3. Ties cannot occur. Sources differ in the step of `p`
 * (`target`): a ratio of lengths as it is (`real`, libCacheSim), or without its fraction (`whole`, the domain document).
 */
import type { FrameId } from "../../../model/units.ts";
import {
  createNotes,
  type FrameNotes,
  type GuestPage,
  type MemoryFacts,
  type MemoryPolicy,
  type Victim,
} from "../policy.ts";
import {
  append,
  createFrameList,
  isInList,
  oldest,
  oldestRunnersUp,
  shownFrames,
  unlink,
  type FrameList,
} from "./helpersOfLists.ts";
import {
  createPageList,
  forgetPage,
  forgetPages,
  forgetReturning,
  hasPage,
  keepAtMost,
  oldestPage,
  remember,
  shownPages,
  type PageList,
} from "./helpersOfPages.ts";

interface State {
  readonly isWhole: boolean;
  /** Target for the length of T1. */
  target: number;
  readonly t1: FrameList;
  readonly t2: FrameList;
  readonly b1: PageList;
  readonly b2: PageList;
  /** Pages found in B1 or B2 that have no frame yet; true: it was B2. */
  readonly returning: Map<GuestPage, boolean>;
  /** The page that leaves next is not remembered: T1 has all frames. */
  isUnremembered: boolean;
  readonly notes: FrameNotes;
  references: number;
}

const lengthOf = (list: PageList) => list.order.length;

function step(state: State, one: PageList, other: PageList): number {
  const ratio = lengthOf(one) / lengthOf(other);
  return Math.max(1, state.isWhole ? Math.floor(ratio) : ratio);
}

function moveTarget(state: State, target: number): void {
  if (target !== state.target) state.notes.hasMoved = true;
  state.target = target;
}

/** The target moves by where the page was remembered, or room is made for one that nobody remembers. */
function missed(state: State, page: GuestPage, { capacity }: MemoryFacts): void {
  const { t1, t2, b1, b2 } = state;
  if (hasPage(b1, page)) {
    moveTarget(state, Math.min(capacity, state.target + step(state, b2, b1)));
    forgetPage(b1, page);
    state.returning.set(page, false);
  } else if (hasPage(b2, page)) {
    moveTarget(state, Math.max(0, state.target - step(state, b1, b2)));
    forgetPage(b2, page);
    state.returning.set(page, true);
  } else if (t1.length + lengthOf(b1) >= capacity) {
    if (lengthOf(b1) > 0) forgetPage(b1, oldestPage(b1));
  } else if (lengthOf(b2) > 0 && t1.length + t2.length + lengthOf(b1) + lengthOf(b2) >= 2 * capacity)
    forgetPage(b2, oldestPage(b2));
}

function put(state: State, list: FrameList, frame: FrameId, facts: MemoryFacts): void {
  state.references += 1;
  if (list === state.t2) unlink(state.t1, frame);
  append(list, frame, facts.group(frame), state.references);
}

function leave({ t1, t2 }: State, frame: FrameId): void {
  unlink(t1, frame);
  unlink(t2, frame);
}

export const arc: MemoryPolicy<State> = {
  id: "arc",
  params: [{ id: "target", type: "choice", default: "whole", choices: ["whole", "real"], isConvention: true }],
  pseudocode: [
    "on hit: append to T2",
    "on fault, page in B1: p ← min(c, p + max(1, |B2| / |B1|)), replace, append to T2",
    "on fault, page in B2: p ← max(0, p - max(1, |B1| / |B2|)), replace, append to T2",
    "on fault, page in neither: forget head of B1 or B2 if full, replace, append to T1",
    "replace, with no free frame:",
    "  if |T1| > p, or |T1| = p and page in B2: evict head of T1 → B1",
    "  else: evict head of T2 → B2",
  ],
  shows: [
    shownFrames("t1", ({ t1 }) => t1),
    shownPages("b1", ({ b1 }) => b1),
    shownFrames("t2", ({ t2 }) => t2),
    shownPages("b2", ({ b2 }) => b2),
  ],
  create: (params, frames) => ({
    isWhole: params["target"] !== "real",
    target: 0,
    t1: createFrameList(frames, true),
    t2: createFrameList(frames, true),
    b1: createPageList(2 * frames + 1, true),
    b2: createPageList(2 * frames + 1, true),
    returning: new Map(),
    isUnremembered: false,
    // The target is told from the first reference on.
    notes: { ...createNotes(), hasMoved: true },
    references: 0,
  }),
  missed,
  load: (state, frame, page, _write, facts) => {
    const isReturning = state.returning.delete(page);
    put(state, isReturning ? state.t2 : state.t1, frame, facts);
  },
  hit: (state, frame, _write, facts) => put(state, state.t2, frame, facts),
  victim: (state, facts, page): Victim | null => {
    const { t1, t2, target, returning } = state;
    const isFirst = t1.length > target || (t1.length === target && returning.get(page) === true);
    const asked = t1.length > 0 && isFirst ? t1 : t2;
    // Where every frame of that list is in use or under a guarantee, or there is none, the other one gives.
    let frame = oldest(asked, facts);
    if (frame < 0) frame = oldest(asked === t1 ? t2 : t1, facts);
    if (frame < 0) return null;
    state.isUnremembered = !returning.has(page) && t1.length >= facts.capacity;
    return isInList(t1, frame)
      ? { frame, reason: "oldestUsedOnce", line: 5, value: t1.stamp.get(frame), cleared: [] }
      : { frame, reason: "oldestUsedAgain", line: 6, value: t2.stamp.get(frame), cleared: [] };
  },
  runnersUp: ({ t1, t2 }, facts, n, victim) => {
    const list = isInList(t1, victim) ? t1 : t2;
    return oldestRunnersUp(list, facts, n, victim);
  },
  evicted: (state, frame, page, { capacity }) => {
    const { t1, b1, b2 } = state;
    const list = isInList(t1, frame) ? b1 : b2;
    if (!state.isUnremembered && !hasPage(list, page)) remember(list, page);
    state.isUnremembered = false;
    // Several faults can be under way at once: the lists stay within their bounds all the same.
    keepAtMost(b1, capacity);
    keepAtMost(b2, 2 * capacity);
    leave(state, frame);
  },
  dropped: leave,
  forget: (state, vm) => {
    forgetPages(state.b1, vm);
    forgetPages(state.b2, vm);
    forgetReturning(state.returning, vm);
  },
  figure: ({ target }) => target,
  notes: ({ notes }) => notes,
};
