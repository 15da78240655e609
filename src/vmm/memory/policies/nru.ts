/**
 * Not recently used: pages fall into four classes by reference bit R and dirty bit M, and one of the lowest class that has
 * any gives up its frame. Every `period` references all R are cleared, so that "recently" means something.
 *
 * ```
 * class 0: R 0, M 0     1: R 0, M 1     2: R 1, M 0     3: R 1, M 1
 * ```
 * Source: Tanenbaum; domain C.3. Ties: the lowest frame.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import { createNotes, lowestRunnersUp, type FrameNotes, type MemoryFacts, type MemoryPolicy } from "../policy.ts";
import { beginsPeriod, createPeriod, framesDue, setDue, type Period } from "./helpersOfPeriods.ts";
import { changeKey, createRanking, firstRanked, keyOf, rank, unrank, type Ranking } from "./helpersOfRanking.ts";

interface State {
  readonly referenced: BlockColumn;
  /** By class, the lowest first. */
  readonly ranking: Ranking;
  readonly period: Period;
  readonly notes: FrameNotes;
}

const REFERENCED = 2;
const DIRTY = 1;

/** Zero is a key as any other: no class is told as -0. */
const keyOfClass = (number: number) => 0 - number;

function beforeReference({ referenced, ranking, period, notes }: State): void {
  if (!beginsPeriod(period)) return;
  for (const frame of framesDue(period)) {
    referenced.set(frame, 0);
    setDue(period, frame, false);
    changeKey(ranking, frame, keyOf(ranking, frame) + REFERENCED);
    notes.cleared.push(frame);
  }
}

function reference({ referenced, ranking, period }: State, frame: FrameId, facts: MemoryFacts): void {
  const key = keyOfClass(REFERENCED + (facts.isDirty(frame) ? DIRTY : 0));
  if (referenced.get(frame) === 1 && keyOf(ranking, frame) === key) return;
  referenced.set(frame, 1);
  setDue(period, frame, true);
  rank(ranking, frame, facts.group(frame), key, frame);
}

function leave({ referenced, ranking, period }: State, frame: FrameId): void {
  referenced.set(frame, 0);
  setDue(period, frame, false);
  unrank(ranking, frame);
}

export const nru: MemoryPolicy<State> = {
  id: "nru",
  params: [{ id: "period", type: "integer", unit: "count", default: 8, min: 1, max: 1_000_000, usual: [4, 8, 16] }],
  pseudocode: [
    "on reference(page): R[frame] ← 1; on write: M[frame] ← 1",
    "every period references: all R ← 0",
    "on fault with no free frame:",
    "  class[frame] = 2 R[frame] + M[frame]",
    "  evict frame of the lowest class, of those the lowest",
  ],
  create: (params, frames) => ({
    referenced: BlockColumn.filled("uint8", frames),
    ranking: createRanking(frames),
    period: createPeriod(frames, Number(params["period"])),
    notes: createNotes(),
  }),
  missed: beforeReference,
  load: (state, frame, _page, _write, facts) => reference(state, frame, facts),
  hit: (state, frame, _write, facts) => {
    beforeReference(state);
    reference(state, frame, facts);
  },
  victim: ({ ranking }, facts) => {
    const frame = firstRanked(ranking, facts);
    return frame < 0 ? null : { frame, reason: "lowestClass", line: 4, value: 0 - keyOf(ranking, frame), cleared: [] };
  },
  runnersUp: ({ ranking }, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => 0 - keyOf(ranking, frame)),
  evicted: leave,
  dropped: leave,
  isReferenced: ({ referenced }, frame) => referenced.get(frame) === 1,
  notes: ({ notes }) => notes,
};
