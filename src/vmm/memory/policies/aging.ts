/**
 * Aging: LRU in eight bits. Every `period` references each counter moves right by one bit, and the reference bit R enters
 * on the left and is cleared: a page used in the last periods has ones on the left. The smallest counter gives up its
 * frame; who was referenced since the last time comes after all others.
 *
 * What is compared is R and the counter as one number of nine bits, which is halved with each period; so pages with nothing
 * but zeros, however many, need nothing done.
 *
 * Source: Tanenbaum; domain C.3. Ties: the lowest frame.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import { createNotes, lowestRunnersUp, type FrameNotes, type MemoryFacts, type MemoryPolicy } from "../policy.ts";
import { beginsPeriod, createPeriod, framesDue, setDue, type Period } from "./helpersOfPeriods.ts";
import { changeKey, createRanking, firstRanked, rank, unrank, type Ranking } from "./helpersOfRanking.ts";

/** R, in front of the eight bits of the counter. */
const REFERENCED = 256;

interface State {
  /** R and counter of each frame as one number. */
  readonly ages: BlockColumn;
  /** By that number, the smallest first. */
  readonly ranking: Ranking;
  readonly period: Period;
  readonly notes: FrameNotes;
}

const counterOf = (age: number) => age % REFERENCED;

function beforeReference({ ages, ranking, period, notes }: State): void {
  if (!beginsPeriod(period)) return;
  for (const frame of framesDue(period)) {
    const before = ages.get(frame);
    const age = before >> 1;
    ages.set(frame, age);
    setDue(period, frame, age > 0);
    changeKey(ranking, frame, 0 - age);
    notes.counts.push(frame, counterOf(age));
    if (before >= REFERENCED) notes.cleared.push(frame);
  }
}

function setAge({ ages, ranking, period }: State, frame: FrameId, age: number, facts: MemoryFacts): void {
  ages.set(frame, age);
  setDue(period, frame, age > 0);
  rank(ranking, frame, facts.group(frame), 0 - age, frame);
}

function leave({ ages, ranking, period }: State, frame: FrameId): void {
  ages.set(frame, 0);
  setDue(period, frame, false);
  unrank(ranking, frame);
}

export const aging: MemoryPolicy<State> = {
  id: "aging",
  params: [{ id: "period", type: "integer", unit: "count", default: 4, min: 1, max: 1_000_000, usual: [1, 4, 8] }],
  pseudocode: [
    "on load(page): counter[frame] ← 0; R[frame] ← 1",
    "on hit: R[frame] ← 1",
    "every period references: counter ← counter / 2 + 128 R; R ← 0",
    "on fault with no free frame:",
    "  evict frame with the smallest (R, counter, frame)",
  ],
  create: (params, frames) => ({
    ages: BlockColumn.filled("int32", frames),
    ranking: createRanking(frames),
    period: createPeriod(frames, Number(params["period"])),
    notes: createNotes(),
  }),
  missed: beforeReference,
  load: (state, frame, _page, _write, facts) => setAge(state, frame, REFERENCED, facts),
  hit: (state, frame, _write, facts) => {
    beforeReference(state);
    const age = state.ages.get(frame);
    if (age < REFERENCED) setAge(state, frame, age + REFERENCED, facts);
  },
  victim: ({ ages, ranking }, facts) => {
    const frame = firstRanked(ranking, facts);
    return frame < 0 ? null : { frame, reason: "smallestAge", line: 4, value: ages.get(frame), cleared: [] };
  },
  runnersUp: ({ ages }, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => ages.get(frame)),
  evicted: leave,
  dropped: leave,
  isReferenced: ({ ages }, frame) => ages.get(frame) >= REFERENCED,
  counts: () => true,
  countOf: ({ ages }, frame) => counterOf(ages.get(frame)),
  notes: ({ notes }) => notes,
};
