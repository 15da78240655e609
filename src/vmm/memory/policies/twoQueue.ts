/**
 * 2Q: a page that is new stands in a queue (A1in) and leaves it in the order of arrival, however often it is used meanwhile.
 * That it was there is remembered for a while (A1out, pages without a frame). A page that comes back in that time is worth
 * keeping and goes into a list of its own (Am), of which the least recently used leaves. So a scan passes through A1in
 * without driving out what is used again and again.
 *
 * ```
 * new page --> A1in (a quarter of the frames) --> A1out (half as many pages as frames) --> forgotten
 *                                                   | fault
 *                                                   v
 *                                                  Am, least recently used leaves
 * ```
 * Source: Johnson and Shasha, VLDB 1994, the full version. Ties cannot occur: both lists are in order of references.
 * Sources differ in when a page leaves A1out that comes back (`ghostLeaves`): in the paper once a frame has been found for
 * it, so that the page evicted for it may push another one out of A1out; in libCacheSim before that.
 */
import type { GuestPage, MemoryFacts, MemoryPolicy } from "../policy.ts";
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
  remember,
  shownPages,
  type PageList,
} from "./helpersOfPages.ts";

interface State {
  /** The page leaves A1out as soon as it is asked for. */
  readonly leavesAtLookup: boolean;
  readonly a1in: FrameList;
  readonly am: FrameList;
  readonly a1out: PageList;
  /** Pages found in A1out whose frames are not there yet. */
  readonly returning: Set<GuestPage>;
  references: number;
}

/** The list that has to give, by the sizes alone. */
function giver({ a1in, am }: State, { capacity }: MemoryFacts): FrameList {
  return a1in.length > Math.max(1, Math.floor(capacity / 4)) || am.length === 0 ? a1in : am;
}

export const twoQueue: MemoryPolicy<State> = {
  id: "2q",
  params: [
    { id: "ghostLeaves", type: "choice", default: "onLoad", choices: ["onLoad", "onFault"], isConvention: true },
  ],
  pseudocode: [
    "on hit in Am: move page to the end of Am",
    "on hit in A1in: nothing",
    "on fault with no free frame:",
    "  if |A1in| > frames / 4 or Am is empty:",
    "    evict head of A1in; append its page to A1out",
    "    if |A1out| > frames / 2: forget head of A1out",
    "  else: evict head of Am",
    "on load(page): if page was in A1out: append to Am",
    "               else: append to A1in",
  ],
  shows: [
    shownFrames("a1in", ({ a1in }) => a1in),
    shownPages("a1out", ({ a1out }) => a1out),
    shownFrames("am", ({ am }) => am),
  ],
  create: (params, frames) => ({
    leavesAtLookup: params["ghostLeaves"] === "onFault",
    a1in: createFrameList(frames, true),
    am: createFrameList(frames, true),
    a1out: createPageList(Math.max(1, Math.floor(frames / 2)) + 1, true),
    returning: new Set(),
    references: 0,
  }),
  missed: (state, page) => {
    if (!hasPage(state.a1out, page)) return;
    state.returning.add(page);
    if (state.leavesAtLookup) forgetPage(state.a1out, page);
  },
  load: (state, frame, page, _write, facts) => {
    state.references += 1;
    const isReturning = state.returning.delete(page);
    if (isReturning) forgetPage(state.a1out, page);
    append(isReturning ? state.am : state.a1in, frame, facts.group(frame), state.references);
  },
  hit: (state, frame, _write, facts) => {
    state.references += 1;
    if (isInList(state.am, frame)) append(state.am, frame, facts.group(frame), state.references);
  },
  victim: (state, facts) => {
    const first = giver(state, facts);
    // Where every frame of that list is in use or under a guarantee, the other one gives.
    let frame = oldest(first, facts);
    if (frame < 0) frame = oldest(first === state.am ? state.a1in : state.am, facts);
    if (frame < 0) return null;
    return isInList(state.am, frame)
      ? { frame, reason: "leastRecentlyUsed", line: 6, value: state.am.stamp.get(frame), cleared: [] }
      : { frame, reason: "oldestNewcomer", line: 4, value: state.a1in.stamp.get(frame), cleared: [] };
  },
  runnersUp: (state, facts, n, victim) => {
    const list = isInList(state.am, victim) ? state.am : state.a1in;
    return oldestRunnersUp(list, facts, n, victim);
  },
  evicted: (state, frame, page, { capacity }) => {
    if (isInList(state.a1in, frame)) {
      remember(state.a1out, page);
      keepAtMost(state.a1out, Math.max(1, Math.floor(capacity / 2)));
    }
    unlink(state.a1in, frame);
    unlink(state.am, frame);
  },
  dropped: (state, frame) => {
    unlink(state.a1in, frame);
    unlink(state.am, frame);
  },
  forget: (state, vm) => {
    forgetPages(state.a1out, vm);
    forgetReturning(state.returning, vm);
  },
};
