/**
 * S3-FIFO: three queues in the order of arrival and no list that is moved in at a hit. A new page comes into a small queue
 * (S), and leaves it soon unless it is used; pages that were used go on into the main queue (M). That a page left the small
 * one is remembered for a while (G): when it comes back it goes into the main queue at once.
 *
 * ```
 * new page --> S (a tenth of the frames) --used--> M --used--> its own young end
 *                 | not used                       | not used
 *                 v                                v leaves
 *                 G (pages without a frame) --back--> M
 * ```
 * Source: Yang et al., SOSP 2023; domain C.3; libCacheSim. Ties cannot occur. Sources differ in how often a page must be
 * used to go on into M (`threshold`: 2, or 1), and in when a queue is asked (`queues`): before each step, by the sizes as
 * they are then (`eachStep`, the domain document); or once, and then until it has given a page or is empty (`oneTurn`,
 * libCacheSim). And in when a page is looked for in G (`ghostLeaves`): once a frame has been found for it, so that the page
 * evicted for it may push it out of G (`onLoad`, the domain document); or before that (`onFault`, libCacheSim). And in how
 * many pages G remembers (`ghostSize`): as many as M has frames, or nine tenths of all frames, which is one less unless
 * their number ends in 0 (libCacheSim).
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import {
  createNotes,
  lowestRunnersUp,
  type FrameNotes,
  type GuestPage,
  type MemoryFacts,
  type MemoryPolicy,
  type Victim,
} from "../policy.ts";
import { append, createFrameList, isInList, oldest, shownFrames, unlink, type FrameList } from "./helpersOfLists.ts";
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
  readonly threshold: number;
  readonly isOneTurn: boolean;
  /** A page is looked for among the ghosts as soon as it is asked for. */
  readonly leavesAtLookup: boolean;
  readonly remembersNineTenths: boolean;
  readonly small: FrameList;
  readonly main: FrameList;
  readonly ghosts: PageList;
  /** Pages that were found among the ghosts and have no frame yet. */
  readonly returning: Set<GuestPage>;
  /** Uses of each page since it came into its queue, up to `MOST_USES`. */
  readonly uses: BlockColumn;
  readonly notes: FrameNotes;
}

const MOST_USES = 3;
const SMALL_PART = 10;

const smallSize = ({ capacity }: MemoryFacts) => Math.max(1, Math.floor(capacity / SMALL_PART));
const mainSize = (facts: MemoryFacts) => facts.capacity - smallSize(facts);

/** So many pages are remembered. */
function ghostSize({ remembersNineTenths }: State, facts: MemoryFacts): number {
  return remembersNineTenths ? Math.floor((facts.capacity * (SMALL_PART - 1)) / SMALL_PART) : mainSize(facts);
}

function setUses({ uses, notes }: State, frame: FrameId, times: number): void {
  if (uses.get(frame) === times) return;
  uses.set(frame, times);
  notes.counts.push(frame, times);
}

function asksSmall({ small, main }: State, facts: MemoryFacts): boolean {
  const hasItsPart = small.length >= smallSize(facts) || main.length === 0;
  return small.length > 0 && main.length <= mainSize(facts) && hasItsPart;
}

/** One step with the oldest page of the small queue: it leaves, or goes on into the main queue (null). */
function stepInSmall(state: State, frame: FrameId, facts: MemoryFacts): Victim | null {
  const uses = state.uses.get(frame);
  if (uses < state.threshold) return { frame, reason: "notUsedInSmall", line: 4, value: uses, cleared: [] };
  unlink(state.small, frame);
  append(state.main, frame, facts.group(frame));
  setUses(state, frame, 0);
  return null;
}

/** One step with the oldest page of the main queue: it leaves, or goes to the young end (null). */
function stepInMain(state: State, frame: FrameId, facts: MemoryFacts): Victim | null {
  const uses = state.uses.get(frame);
  if (uses === 0) return { frame, reason: "notUsedInMain", line: 6, value: 0, cleared: [] };
  append(state.main, frame, facts.group(frame));
  setUses(state, frame, uses - 1);
  return null;
}

function leave(state: State, frame: FrameId): void {
  unlink(state.small, frame);
  unlink(state.main, frame);
  state.uses.set(frame, 0);
}

export const s3fifo: MemoryPolicy<State> = {
  id: "s3fifo",
  params: [
    { id: "threshold", type: "integer", unit: "count", default: 2, min: 1, max: MOST_USES, usual: [1, 2] },
    { id: "ghostLeaves", type: "choice", default: "onLoad", choices: ["onLoad", "onFault"], isConvention: true },
    { id: "ghostSize", type: "choice", default: "asMain", choices: ["asMain", "nineTenths"], isConvention: true },
    { id: "queues", type: "choice", default: "eachStep", choices: ["eachStep", "oneTurn"], isConvention: true },
  ],
  pseudocode: [
    "on hit: uses[frame] ← min(uses[frame] + 1, 3)",
    "on fault with no free frame: repeat",
    "  if S has its part and M is not too long:",
    "    head of S: uses ≥ threshold → end of M, uses ← 0",
    "               else evict; append its page to G",
    "  else head of M: uses > 0 → end of M, uses ← uses - 1",
    "                  else evict",
    "on load(page): if page was in G: append to M, else to S; uses ← 0",
  ],
  shows: [
    shownFrames("small", ({ small }) => small),
    shownFrames("main", ({ main }) => main),
    shownPages("ghosts", ({ ghosts }) => ghosts),
  ],
  create: (params, frames) => ({
    threshold: Number(params["threshold"]),
    isOneTurn: params["queues"] === "oneTurn",
    leavesAtLookup: params["ghostLeaves"] === "onFault",
    remembersNineTenths: params["ghostSize"] === "nineTenths",
    small: createFrameList(frames, true),
    main: createFrameList(frames, true),
    ghosts: createPageList(frames + 1, true),
    returning: new Set(),
    uses: BlockColumn.filled("uint8", frames),
    notes: createNotes(),
  }),
  missed: ({ leavesAtLookup, ghosts, returning }, page) => {
    if (!leavesAtLookup || !hasPage(ghosts, page)) return;
    returning.add(page);
    forgetPage(ghosts, page);
  },
  load: (state, frame, page, _write, facts) => {
    const isReturning = state.leavesAtLookup ? state.returning.delete(page) : hasPage(state.ghosts, page);
    forgetPage(state.ghosts, page);
    append(isReturning ? state.main : state.small, frame, facts.group(frame));
    setUses(state, frame, 0);
  },
  hit: (state, frame) => setUses(state, frame, Math.min(MOST_USES, state.uses.get(frame) + 1)),
  victim: (state, facts) => {
    const { small, main } = state;
    let isSmallAsked = asksSmall(state, facts);
    for (;;) {
      let frame = oldest(isSmallAsked ? small : main, facts);
      // Where every frame of that queue is in use or under a guarantee, the other one gives.
      if (frame < 0) {
        isSmallAsked = !isSmallAsked;
        frame = oldest(isSmallAsked ? small : main, facts);
      }
      if (frame < 0) return null;
      const victim = isSmallAsked ? stepInSmall(state, frame, facts) : stepInMain(state, frame, facts);
      if (victim) return victim;
      if (!state.isOneTurn || (isSmallAsked ? small : main).length === 0) isSmallAsked = asksSmall(state, facts);
    }
  },
  runnersUp: ({ uses }, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => uses.get(frame)),
  evicted: (state, frame, page, facts) => {
    if (isInList(state.small, frame)) {
      remember(state.ghosts, page);
      keepAtMost(state.ghosts, ghostSize(state, facts));
    }
    leave(state, frame);
  },
  dropped: leave,
  forget: (state, vm) => {
    forgetPages(state.ghosts, vm);
    forgetReturning(state.returning, vm);
  },
  counts: () => true,
  countOf: ({ uses }, frame) => uses.get(frame),
  notes: ({ notes }) => notes,
};
