/** The cells of the table of results as texts, for the page and for copying. Pure. */
import { RESULT_COLUMNS, type ResultColumn } from "../../../i18n/messages/results.ts";
import type { ResultCatalogue } from "../../../i18n/resultCatalogue.ts";
import type { TimeUnit } from "../../../model/timeUnit.ts";
import type { JobAverages, JobRow } from "../../../trace/figures/jobs.ts";
import { valueOf, type Fraction } from "../../../trace/figures/shares.ts";
import type { CellLine } from "../tabbed.ts";

/** Decimals of averages and ratios: two always, so that a column can be read down. */
function decimals(value: number): string {
  return value.toFixed(2);
}

/** Null: not known. */
export function jobCell(row: JobRow, column: ResultColumn, text: ResultCatalogue, unit: TimeUnit): string | null {
  // So far a job has neither waited to its end nor shown how much it needs.
  if (!row.isDone && (column === "burst" || column === "waiting")) return null;
  if (column === "weighted") return row.weighted && decimals(valueOf(row.weighted));
  const ticks = row[column];
  return ticks === null ? null : text.terms.time(ticks, unit);
}

export function averageCell(averages: JobAverages, column: ResultColumn, ticksPerUnit: number): string | null {
  if (column === "arrival" || column === "burst" || column === "finish") return "";
  const mean: Fraction | null = averages[column];
  if (!mean) return null;
  return decimals(column === "weighted" ? valueOf(mean) : valueOf(mean) / ticksPerUnit);
}

/** The whole table. */
export function resultLines(
  names: readonly string[],
  rows: readonly JobRow[],
  averages: JobAverages,
  text: ResultCatalogue,
  unit: TimeUnit,
  ticksPerUnit: number,
): readonly CellLine[] {
  const { results: t } = text;
  return [
    [t.job, ...RESULT_COLUMNS.map((column) => t.column[column])],
    ...rows.map((row, at) => [
      names[at] ?? "",
      ...RESULT_COLUMNS.map((column) => jobCell(row, column, text, unit) ?? ""),
    ]),
    [t.average, ...RESULT_COLUMNS.map((column) => averageCell(averages, column, ticksPerUnit) ?? "")],
  ];
}
