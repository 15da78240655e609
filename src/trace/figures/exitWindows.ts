/** Exits of each cause over time: windows of equal length from the beginning to a moment. Read from the rows alone. */
import { EXIT_CAUSES, type ExitCause } from "../../model/exits.ts";
import type { Tick } from "../../model/units.ts";
import type { TraceChunk } from "../chunk.ts";
import { perChunk } from "../perChunk/perChunk.ts";
import type { TraceReader } from "../reader.ts";

interface ExitsOfChunk {
  readonly times: readonly Tick[];
  readonly causes: readonly ExitCause[];
  /** Exits, or calls of a container to its kernel. */
  readonly counts: readonly number[];
  /** Number of the row in the chunk. */
  readonly rows: readonly number[];
}

const known = perChunk((): { found: ExitsOfChunk | null } => ({ found: null }));

/** Each read of a chunk is kept with it: it never changes. */
function exitsOf(trace: TraceReader, chunk: TraceChunk): ExitsOfChunk {
  const kept = known(chunk);
  if (kept.found) return kept.found;
  const times: Tick[] = [];
  const causes: ExitCause[] = [];
  const counts: number[] = [];
  const rows: number[] = [];
  for (const row of trace.rowsOf(chunk, ["exited"])) {
    const event = trace.eventAt(chunk.firstRow + row);
    if (event.kind !== "exited") continue;
    times.push(event.time);
    causes.push(event.cause);
    counts.push(event.isKernel ? event.asked : event.exits);
    rows.push(row);
  }
  kept.found = { times, causes, counts, rows };
  return kept.found;
}

export interface ExitWindow {
  readonly from: Tick;
  readonly to: Tick;
  readonly counts: ReadonlyMap<ExitCause, number>;
  readonly total: number;
}

/**
 * The exits in the first `row` rows, in at most `most` windows of equal length that end at `until` or behind it. O(exits).
 */
export function exitWindows(trace: TraceReader, row: number, until: Tick, most: number): ExitWindow[] {
  const length = Math.max(1, Math.ceil(Math.max(1, until) / most));
  const windows = Array.from({ length: Math.ceil(Math.max(1, until) / length) }, () => new Map<ExitCause, number>());
  for (const chunk of trace.chunks) {
    if (chunk.firstRow >= row) break;
    const { times, causes, counts, rows } = exitsOf(trace, chunk);
    for (const [at, time] of times.entries()) {
      if (chunk.firstRow + rows[at]! >= row) break;
      // What begins at the very end stands in the last window.
      const window = windows[Math.min(windows.length - 1, Math.floor(time / length))]!;
      window.set(causes[at]!, (window.get(causes[at]!) ?? 0) + counts[at]!);
    }
  }
  return windows.map((counts, at) => ({
    from: at * length,
    to: (at + 1) * length,
    counts,
    total: EXIT_CAUSES.reduce((sum, cause) => sum + (counts.get(cause) ?? 0), 0),
  }));
}
