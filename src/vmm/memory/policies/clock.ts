/**
 * Clock, or second chance: the frames stand in a circle with a hand. A reference sets the frame's bit; on a fault the
 * hand clears bits until it finds one that is clear, and that page gives up its frame.
 *
 * With more than one reference bit a reference counts up to what the bits hold, and the hand counts down.
 *
 * Source: Silberschatz, virtual memory; Tanenbaum. Textbooks differ in two rules, so both are parameters: whether loading
 * sets the bit (`referencedOnLoad`), and whether the hand stops past the new page or on it (`handAfterLoad`). A hit never
 * moves the hand, and neither does a load into a free frame. In some courses all bits are cleared every so many references
 * as well (`clearEvery`), before the next one is looked at.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import {
  createNotes,
  lowestRunnersUp,
  type FrameNotes,
  type MemoryFacts,
  type MemoryPolicy,
  type Victim,
} from "../policy.ts";
import { beginsPeriod, createPeriod, framesDue, setDue, type Period } from "./helpersOfPeriods.ts";

interface State {
  hand: FrameId;
  /** What is counted of each frame: its bit, or the number that its bits hold. */
  readonly counts: BlockColumn;
  /** The largest number that the bits hold. */
  readonly most: number;
  readonly onLoad: 0 | 1;
  readonly stays: boolean;
  /** Bits that are set are cleared by time. */
  readonly period: Period;
  readonly notes: FrameNotes;
}

/** The candidate that the hand meets next from `from` on, going round; -1: there is none. */
function nextRound(facts: MemoryFacts, from: FrameId): FrameId | -1 {
  const ahead = facts.nextCandidate(from);
  return ahead < 0 ? facts.nextCandidate(0) : ahead;
}

function setCount(state: State, frame: FrameId, count: number): void {
  const { counts, most } = state;
  if (counts.get(frame) === count) return;
  counts.set(frame, count);
  if (most > 1) state.notes.counts.push(frame, count);
  setDue(state.period, frame, count > 0);
}

/** A reference is about to be looked at. */
function beforeReference(state: State): void {
  if (!beginsPeriod(state.period)) return;
  for (const frame of framesDue(state.period)) {
    setCount(state, frame, 0);
    state.notes.cleared.push(frame);
  }
}

const leave = (state: State, frame: FrameId) => setCount(state, frame, 0);

export const clock: MemoryPolicy<State> = {
  id: "clock",
  params: [
    { id: "referencedOnLoad", type: "flag", default: true, isConvention: true },
    { id: "handAfterLoad", type: "choice", default: "past", choices: ["past", "on"], isConvention: true },
    { id: "bits", type: "integer", unit: "count", default: 1, min: 1, max: 3, usual: [1, 2, 3] },
    { id: "clearEvery", type: "integer", unit: "count", default: 0, min: 0, max: 1_000_000, usual: [0, 4, 8] },
  ],
  pseudocode: [
    "on reference(page): ref[frame] ← 1",
    "on fault with no free frame:",
    "  while ref[hand] = 1:",
    "    ref[hand] ← 0; hand ← hand + 1",
    "  evict frame[hand]",
    "  load page → frame[hand]",
  ],
  create: (params, frames) => ({
    hand: 0,
    counts: BlockColumn.filled("uint8", frames),
    most: 2 ** Number(params["bits"]) - 1,
    onLoad: params["referencedOnLoad"] === false ? 0 : 1,
    stays: params["handAfterLoad"] === "on",
    period: createPeriod(frames, Number(params["clearEvery"])),
    notes: createNotes(),
  }),
  missed: beforeReference,
  load: (state, frame) => setCount(state, frame, state.onLoad),
  hit: (state, frame) => {
    beforeReference(state);
    setCount(state, frame, Math.min(state.most, state.counts.get(frame) + 1));
  },
  victim: (state, facts): Victim | null => {
    const cleared: FrameId[] = [];
    let frame = nextRound(facts, state.hand);
    if (frame < 0) return null;
    // As often round as a count can be high, and then on to the first it met: every turn takes one off what a candidate has.
    for (let count = state.counts.get(frame); count > 0; count = state.counts.get(frame)) {
      setCount(state, frame, count - 1);
      if (count === 1) cleared.push(frame);
      frame = nextRound(facts, frame + 1);
    }
    state.hand = state.stays ? frame : (frame + 1) % facts.frames;
    return { frame, reason: "referenceBitClear", line: 4, value: 0, cleared };
  },
  runnersUp: ({ counts }, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => counts.get(frame)),
  evicted: leave,
  dropped: leave,
  isReferenced: ({ counts }, frame) => counts.get(frame) > 0,
  counts: (params) => Number(params["bits"]) > 1,
  countOf: ({ most, counts }, frame) => (most > 1 ? counts.get(frame) : 0),
  hand: (state) => state.hand,
  notes: ({ notes }) => notes,
};
