/** The table itself: heads, rows, what is wrong with them. A cell is not complained about while it is being typed in. */
import { useState, type Dispatch } from "react";
import { namesOf } from "../../../codec/jobs/jobCells.ts";
import { JOB_COLUMNS, type JobColumn } from "../../../codec/jobs/jobColumns.ts";
import { MOST } from "../../../codec/limits.ts";
import type { Problem } from "../../../model/problems.ts";
import { Button } from "../../shared/Button.tsx";
import { useDialogText } from "../useDialogText.ts";
import { problemText } from "../form/issueText.ts";
import type { DraftRow, Edit } from "./jobsDraft.ts";
import { JobRow, type CellError } from "./JobRow.tsx";
import { useGridKeys, type Place } from "./useGridKeys.ts";

export interface JobGridProps {
  readonly rows: readonly DraftRow[];
  /** Problems of cells, by path. */
  readonly problems: readonly Problem[];
  /** Complain about everything, whatever has the focus. */
  readonly isStrict: boolean;
  readonly edit: Dispatch<Edit>;
  /** A sheet was pasted into a cell: it fills the whole table. */
  readonly onSheet: (text: string) => void;
}

const COLUMN_WIDTHS: Readonly<Record<JobColumn, string>> = {
  name: "w-[18%] sm:w-[24%]",
  arrival: "w-[15%]",
  bursts: "",
  priority: "w-[13%]",
  weight: "w-[13%]",
  cap: "w-[11%]",
  workingSet: "w-[12%]",
  count: "w-[9%]",
};
/** Columns that few exercises need: shown on demand, or where something stands in them. */
const RARE = ["cap", "workingSet", "count"] as const satisfies readonly JobColumn[];

export function JobGrid({ rows, problems, isStrict, edit, onSheet }: JobGridProps) {
  const text = useDialogText();
  const t = text.jobs.grid;
  const { table, focus, handlers, addRow } = useGridKeys(rows, edit, onSheet);
  const names = namesOf(rows);
  const [hasMore, setMore] = useState(false);
  const isUsed = rows.some((row) => RARE.some((column) => row[column] !== ""));
  const columns = hasMore || isUsed ? JOB_COLUMNS : JOB_COLUMNS.slice(0, -RARE.length);
  const errors = errorsByRow(problems, isStrict ? null : focus, (problem) => problemText(text, problem));
  return (
    <section aria-label={t.label}>
      <div className="overflow-hidden rounded-lg border border-line-strong">
        <table ref={table} className="w-full table-fixed border-collapse text-sm">
          <thead className="bg-sunken text-mini text-soft sm:text-xs">
            <tr>
              <th scope="col" className="w-6 sm:w-9">
                <span className="sr-only">{t.row}</span>
              </th>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`truncate border-l border-line px-0.5 py-1.5 font-medium sm:px-2.5 ${column === "name" ? "text-left" : "text-right"} ${COLUMN_WIDTHS[column]}`}
                >
                  {t.columns[column]}
                </th>
              ))}
              <th scope="col" className="w-8 border-l border-line sm:w-9">
                <span className="sr-only">{t.removal}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <JobRow
                key={row.key}
                row={row}
                at={at}
                columns={columns}
                name={names[at] ?? ""}
                errors={errors.get(at) ?? NO_ERRORS}
                edit={edit}
                handlers={handlers}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-2 flex flex-wrap items-start gap-2">
        <Button icon="plus" disabled={rows.length >= MOST.machines} onClick={() => addRow("name")}>
          {t.add}
        </Button>
        <Button look="quiet" onClick={() => edit({ kind: "clear" })}>
          {t.clear}
        </Button>
        {!isUsed && (
          <Button look="quiet" aria-pressed={hasMore} onClick={() => setMore(!hasMore)}>
            {t.more}
          </Button>
        )}
        <p className="min-w-0 flex-1 basis-72 text-xs text-soft">{t.hint}</p>
      </div>
    </section>
  );
}

const NO_ERRORS: readonly CellError[] = [];

/** What is wrong, row by row. Nothing is said of the cell with the focus, nor that its row is not complete yet. */
function errorsByRow(
  problems: readonly Problem[],
  focus: Place | null,
  say: (problem: Problem) => string,
): ReadonlyMap<number, readonly CellError[]> {
  const errors = new Map<number, CellError[]>();
  for (const problem of problems) {
    const [, row, name] = /^rows\[(\d+)\]\.(\w+)$/.exec(problem.path) ?? [];
    const column = JOB_COLUMNS.find((candidate) => candidate === name);
    const at = Number(row);
    if (!column || (focus?.at === at && (focus.column === column || problem.code === "jobsNoBurst"))) continue;
    errors.set(at, [...(errors.get(at) ?? []), { column, text: say(problem) }]);
  }
  return errors;
}
