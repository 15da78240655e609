/**
 * Segmented LRU: the frames are divided into up to four segments, each a list by last use. A page comes into the lowest one
 * with room; a hit takes it to the young end of the next one, whose oldest page then goes down to make room. So a page must
 * be used again and again to get to the top, and a scan passes through the lowest segment only.
 *
 * ```
 * new page --> segment 0 <--> segment 1 <--> segment 2 <--> segment 3
 *                 | oldest leaves
 * ```
 * `shares`: how the frames are divided; 1, 1, 1, 1 is the SLRU of libCacheSim with four segments, 1, 4 its other one. What
 * the division leaves belongs to no segment, and a page that finds no room comes into segment 0 all the same.
 * Source: Karedla, Love, Wherry, IEEE Computer 1994 (two segments); libCacheSim. Ties cannot occur.
 *
 * Where segment 0 has more than its share when a page comes down to it, its oldest page waits there until a frame is needed
 * (`overflow`: `stays`), or leaves at once (`leaves`, as in libCacheSim, to which an empty place is no loss).
 */
import type { FrameId } from "../../../model/units.ts";
import type { MemoryFacts, MemoryPolicy, ShownList } from "../policy.ts";
import { lowestRunnersUp } from "../policy.ts";
import {
  append,
  createFrameList,
  isInList,
  oldest,
  oldestOfAll,
  shownFrames,
  unlink,
  type FrameList,
} from "./helpersOfLists.ts";

interface State {
  readonly shares: readonly number[];
  readonly segments: readonly FrameList[];
  /** What is beyond the share of segment 0 leaves at a hit. */
  readonly overflowLeaves: boolean;
  readonly givesUp: FrameId[];
}

const MOST_SEGMENTS = 4;
const MOST_SHARE = 100;

/** Frames of segment `at`. */
function limitOf({ shares }: State, at: number, { capacity }: MemoryFacts): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  return Math.floor((capacity * shares[at]!) / sum);
}

function segmentOf({ segments }: State, frame: FrameId): number {
  return segments.findIndex((segment) => isInList(segment, frame));
}

/** Puts `frame` at the young end of segment `at`, out of the one it was in. */
function put(state: State, frame: FrameId, at: number, facts: MemoryFacts): void {
  for (const [other, segment] of state.segments.entries()) if (other !== at) unlink(segment, frame);
  append(state.segments[at]!, frame, facts.group(frame));
}

/** From segment `at` down, what is beyond the limit goes to the segment below. */
function cool(state: State, at: number, facts: MemoryFacts): void {
  for (let from = at; from > 0; from -= 1) {
    const segment = state.segments[from]!;
    while (segment.length > limitOf(state, from, facts)) {
      put(state, oldestOfAll(segment), from - 1, facts);
      if (from === 1 && state.overflowLeaves) overflow(state, facts);
    }
  }
}

/** What segment 0 has beyond its share is given up. */
function overflow(state: State, facts: MemoryFacts): void {
  const lowest = state.segments[0]!;
  while (lowest.length > limitOf(state, 0, facts)) {
    const frame = oldestOfAll(lowest);
    unlink(lowest, frame);
    state.givesUp.push(frame);
  }
}

function leave({ segments }: State, frame: FrameId): void {
  for (const segment of segments) unlink(segment, frame);
}

const shown = Array.from({ length: MOST_SEGMENTS }, (_, at): ShownList<State> =>
  shownFrames(`segment${at}`, ({ segments }) => segments[at]!),
);

export const slru: MemoryPolicy<State> = {
  id: "slru",
  params: [
    {
      id: "shares",
      type: "integers",
      unit: "count",
      default: [1, 1, 1, 1],
      min: 1,
      max: MOST_SHARE,
      minLength: 2,
      maxLength: MOST_SEGMENTS,
      // libCacheSim's four segments and its fifth and four fifths; two halves.
      usual: [
        [1, 1, 1, 1],
        [1, 4],
        [1, 1],
      ],
    },
    { id: "overflow", type: "choice", default: "stays", choices: ["stays", "leaves"], isConvention: true },
  ],
  pseudocode: [
    "on load(page): append to the lowest segment with room, else to segment 0",
    "on hit in segment i: append to segment i + 1 (in the highest: to itself)",
    "  while a segment is over its share: its head moves to the end of the one below",
    "on fault with no free frame:",
    "  evict head of the lowest segment that is not empty",
  ],
  shows: shown,
  create: (params, frames) => ({
    shares: params["shares"] as readonly number[],
    segments: Array.from({ length: MOST_SEGMENTS }, () => createFrameList(frames, true)),
    overflowLeaves: params["overflow"] === "leaves",
    givesUp: [],
  }),
  load: (state, frame, _page, _write, facts) => {
    const withRoom = state.shares.findIndex((_, at) => state.segments[at]!.length < limitOf(state, at, facts));
    put(state, frame, Math.max(0, withRoom), facts);
  },
  hit: (state, frame, _write, facts) => {
    const at = Math.min(segmentOf(state, frame) + 1, state.shares.length - 1);
    put(state, frame, at, facts);
    cool(state, at, facts);
  },
  victim: ({ segments }, facts) => {
    for (const [at, segment] of segments.entries()) {
      const frame = oldest(segment, facts);
      if (frame >= 0) return { frame, reason: "lowestSegment", line: 4, value: at, cleared: [] };
    }
    // What was given up and is still there stands in no segment.
    const frame = facts.nextCandidate(0);
    return frame < 0 ? null : { frame, reason: "lowestSegment", line: 4, value: 0, cleared: [] };
  },
  runnersUp: (state, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => segmentOf(state, frame)),
  evicted: leave,
  dropped: leave,
  givesUp: ({ givesUp }) => givesUp,
};
