/**
 * How a machine that moves writes: as it did in the first round; while that is under way, or where there is none, in the last
 * so many ticks as it takes.
 */
import type { Tick } from "../../model/units.ts";
import { writtenIn } from "../../trace/figures/written.ts";
import type { MigrationView } from "../../trace/views/migration.ts";
import type { TraceReader } from "../../trace/reader.ts";
import type { WriteRate } from "../shared/migration/estimate.ts";

/** Rows that are looked at, at most. */
const MOST_ROWS = 200_000;

/** `roundTicks`: what the first round takes. */
export function writingRate(trace: TraceReader, view: MigrationView, now: Tick, roundTicks: Tick): WriteRate {
  const [first] = view.rounds;
  const until = first ? first.since + (first.ticks ?? now - first.since) : view.since;
  const ticks = Math.max(1, Math.min(until, first?.ticks ?? roundTicks));
  const { writes, pages } = writtenIn(trace, view.vm, until - ticks, until, MOST_ROWS);
  return { writes, ticks, workingSet: pages.size };
}
