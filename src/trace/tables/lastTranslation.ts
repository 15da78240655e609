/** The translation that a place of a trace shows: the last one before it. */
import { ROW, type TraceEvent } from "../../model/rows/table.ts";
import { lastBefore, rowIndexOf } from "../perChunk/rowIndex.ts";
import type { TraceReader } from "../reader.ts";

export type Translated = Extract<TraceEvent, { readonly kind: "translated" }> & { readonly row: number };

/** The last translation among the first `row` rows; null: none. */
export function lastTranslation(trace: Pick<TraceReader, "chunks" | "eventAt">, row: number): Translated | null {
  for (const chunk of trace.chunks.toReversed()) {
    if (chunk.firstRow >= row) continue;
    const at = lastBefore(rowIndexOf(chunk), [ROW.translated], row - chunk.firstRow);
    if (at < 0) continue;
    const event = trace.eventAt(chunk.firstRow + at);
    if (event.kind === "translated") return { ...event, row: chunk.firstRow + at };
  }
  return null;
}
