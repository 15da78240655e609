/** The walk that the page shows at a place of a trace. */
import { walkLevels } from "../../model/translation.ts";
import { lastTranslation, type Translated } from "../../trace/tables/lastTranslation.ts";
import { TablesCursor, walkReads } from "../../trace/tables/tablesCursor.ts";
import type { TraceReader } from "../../trace/reader.ts";
import type { WalkPicture } from "./walk.ts";

interface WalkAtRow {
  readonly last: Translated;
  readonly picture: Omit<WalkPicture, "words" | "widthPx">;
}

/** Null: addresses are not translated, or none has been among the first `row` rows. */
export function walkAt(trace: TraceReader, row: number): WalkAtRow | null {
  const spec = trace.info.translation;
  const last = spec && lastTranslation(trace, row);
  const tables = last && new TablesCursor().at(trace, row, trace.info.vcpus[last.vcpu]!.vm);
  if (!tables) return null;
  return {
    last,
    picture: {
      reads: walkReads(tables, spec, last.page),
      levels: walkLevels(spec),
      isShadow: spec.kind === "shadow",
      pages: tables.pages,
      frame: last.frame,
      isSaved: last.hit,
    },
  };
}
