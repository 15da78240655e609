/** Which kinds of intervals and marks stand in a trace: what a legend has to explain. */
import { ROW } from "../../model/rows/table.ts";
import type { TraceChunk } from "../chunk.ts";
import { INTERVAL_KINDS, type IntervalKind } from "../intervals.ts";
import type { TraceReader } from "../reader.ts";
import { perChunk } from "./perChunk.ts";

/** A bit for each kind, by its number. O(intervals), once a chunk. */
const bitsOf = perChunk(({ intervals }: TraceChunk) => {
  let bits = 0;
  for (const kind of intervals.kind) bits |= 1 << kind;
  return bits;
});

const hasFault = perChunk(({ kinds }: TraceChunk) => kinds.includes(ROW.fault));

/** The kinds that occur in `chunks`, in the order of `INTERVAL_KINDS`. */
export function kindsUsed(chunks: readonly TraceChunk[]): readonly IntervalKind[] {
  const bits = chunks.reduce((all, chunk) => all | bitsOf(chunk), 0);
  return INTERVAL_KINDS.filter((_, kind) => (bits & (1 << kind)) !== 0);
}

export function hasFaults(chunks: readonly TraceChunk[]): boolean {
  return chunks.some(hasFault);
}

/**
 * Whether somebody gave a command that was carried out, or one that was refused. The machines of the scenario itself are
 * created and started without anybody giving a command.
 */
export function commandsUsed(trace: TraceReader): Readonly<Record<"commandDone" | "commandFailed", boolean>> {
  const isUsed = (kind: "commandDone" | "commandFailed") =>
    trace.chunks.some((chunk) =>
      trace.rowsOf(chunk, [kind]).some((row) => {
        const event = trace.eventAt(chunk.firstRow + row);
        return event.kind === kind && event.index >= 0;
      }),
    );
  return { commandDone: isUsed("commandDone"), commandFailed: isUsed("commandFailed") };
}
