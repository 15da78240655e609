/** How a machine that moves writes: as it did in the first round, or where there is none, before it moved for as long. */
import type { Tick } from "../../model/units.ts";
import { writtenIn } from "../../trace/figures/written.ts";
import type { MigrationView } from "../../trace/hostState.ts";
import type { TraceReader } from "../../trace/reader.ts";
import type { WriteRate } from "../shared/migration/estimate.ts";

/** Rows that are looked at, at most. */
const MOST_ROWS = 200_000;

export function writingRate(trace: TraceReader, view: MigrationView, now: Tick): WriteRate {
  const [first] = view.rounds;
  const isSoon = first !== undefined && (first.ticks ?? now - first.since) > 0;
  const until = isSoon ? first.since + (first.ticks ?? now - first.since) : view.since;
  const from = isSoon ? first.since : Math.max(0, view.since - view.pages);
  const { writes, pages } = writtenIn(trace, view.vm, from, until, MOST_ROWS);
  return { writes, ticks: Math.max(1, until - from), workingSet: pages.size };
}
