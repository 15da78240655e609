/**
 * Replacement by frequency: each page in a frame has a count of its references, the load included, and the one with the
 * smallest or the largest count gives up its frame.
 *
 * Textbooks differ in what becomes of the count of a page that leaves (`counts`: forgotten, or kept until it comes back),
 * and in who leaves of several with the same count (`ties`: the least recently used, or the one loaded first).
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { VictimReason } from "../../../model/events.ts";
import type { FrameId, VmUid } from "../../../model/units.ts";
import {
  createNotes,
  guestPage,
  lowestRunnersUp,
  machineOf,
  type FrameNotes,
  type GuestPage,
  type MemoryFacts,
  type MemoryPolicy,
} from "../policy.ts";
import { createRanking, firstRanked, keyOf, rank, unrank, type Ranking } from "./helpersOfRanking.ts";

interface State {
  readonly ranking: Ranking;
  readonly count: BlockColumn;
  /** Number of the load of each frame, for ties by age. */
  readonly loadedAs: BlockColumn;
  /** Counts of pages that have left, by machine and page; null: they are forgotten. */
  readonly kept: Map<VmUid, BlockColumn> | null;
  readonly tiesByLoad: boolean;
  readonly notes: FrameNotes;
  references: number;
}

interface ByFrequency {
  readonly id: string;
  /** Which count loses its frame: 1: the largest, -1: the smallest. */
  readonly sign: 1 | -1;
  readonly reason: VictimReason;
  readonly pseudocode: readonly string[];
}

const FIRST_KEPT = 64;

function keptCount({ kept }: State, page: GuestPage): number {
  const column = kept?.get(machineOf(page));
  const number = page - guestPage(machineOf(page), 0);
  return column && number < column.length ? column.get(number) : 0;
}

function keep({ kept }: State, page: GuestPage, times: number): void {
  if (!kept) return;
  const vm = machineOf(page);
  const number = page - guestPage(vm, 0);
  let column = kept.get(vm) ?? BlockColumn.filled("int32", FIRST_KEPT);
  if (number >= column.length) column = column.grown(2 * number);
  column.set(number, times);
  kept.set(vm, column);
}

function count(state: State, frame: FrameId, times: number, facts: MemoryFacts, sign: number): void {
  state.count.set(frame, times);
  state.notes.counts.push(frame, times);
  const amongEquals = state.tiesByLoad ? state.loadedAs.get(frame) : state.references;
  rank(state.ranking, frame, facts.group(frame), sign * times, amongEquals);
}

function takeOut(state: State, frame: FrameId): void {
  unrank(state.ranking, frame);
  state.count.set(frame, 0);
}

/** The policy that compares counts, and takes the smallest or the largest. */
export function byFrequency({ id, sign, reason, pseudocode }: ByFrequency): MemoryPolicy<State> {
  return {
    id,
    params: [
      { id: "counts", type: "choice", default: "forgotten", choices: ["forgotten", "kept"], isConvention: true },
      {
        id: "ties",
        type: "choice",
        default: "leastRecent",
        choices: ["leastRecent", "oldestLoad"],
        isConvention: true,
      },
    ],
    pseudocode,
    create: (params, frames) => ({
      ranking: createRanking(frames),
      count: BlockColumn.filled("int32", frames),
      loadedAs: BlockColumn.filled("float64", frames),
      kept: params["counts"] === "kept" ? new Map<VmUid, BlockColumn>() : null,
      tiesByLoad: params["ties"] === "oldestLoad",
      notes: createNotes(),
      references: 0,
    }),
    load: (state, frame, page, _write, facts) => {
      state.references += 1;
      state.loadedAs.set(frame, state.references);
      count(state, frame, keptCount(state, page) + 1, facts, sign);
    },
    hit: (state, frame, _write, facts) => {
      state.references += 1;
      count(state, frame, state.count.get(frame) + 1, facts, sign);
    },
    victim: ({ ranking }, facts) => {
      const frame = firstRanked(ranking, facts);
      return frame < 0 ? null : { frame, reason, line: 3, value: sign * keyOf(ranking, frame), cleared: [] };
    },
    runnersUp: (state, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => state.count.get(frame)),
    evicted: (state, frame, page) => {
      keep(state, page, state.count.get(frame));
      takeOut(state, frame);
    },
    dropped: takeOut,
    forget: ({ kept }, vm) => void kept?.delete(vm),
    counts: () => true,
    countOf: (state, frame) => state.count.get(frame),
    notes: ({ notes }) => notes,
  };
}
