/**
 * The table itself, with the keys of a spreadsheet: Enter and the arrows go from row to row in a column, Tab from cell to
 * cell, a pasted block is spread over the cells. A cell is not complained about while it is being typed in.
 */
import { useEffect, useRef, useState, type ClipboardEvent, type Dispatch, type KeyboardEvent } from "react";
import { isEmptyRow, namesOf } from "../../../codec/jobCells.ts";
import { JOB_COLUMNS, type JobColumn } from "../../../codec/jobColumns.ts";
import { blockCells } from "../../../codec/jobRows.ts";
import { isSheet } from "../../../codec/jobTable.ts";
import { MOST } from "../../../codec/limits.ts";
import type { Problem } from "../../../model/problems.ts";
import { Button } from "../../shared/Button.tsx";
import { useDialogText } from "../useDialogText.ts";
import { problemText } from "../form/issueText.ts";
import type { DraftRow, Edit } from "./jobsDraft.ts";
import { cellAt, JobRow, type CellError } from "./JobRow.tsx";

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

interface Place {
  readonly at: number;
  readonly column: JobColumn;
}

const COLUMN_WIDTHS: Readonly<Record<JobColumn, string>> = {
  name: "w-[21%]",
  arrival: "w-[16%]",
  bursts: "",
  priority: "w-[14%]",
  weight: "w-[14%]",
};

/** The cell an element belongs to. */
function placeOf(target: EventTarget): Place | null {
  const [at, name] = (target instanceof HTMLElement ? (target.dataset["cell"] ?? "") : "").split(" ");
  const column = JOB_COLUMNS.find((candidate) => candidate === name);
  return column ? { at: Number(at), column } : null;
}

export function JobGrid({ rows, problems, isStrict, edit, onSheet }: JobGridProps) {
  const text = useDialogText();
  const t = text.jobs.grid;
  const table = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<Place | null>(null);
  // A row that was asked for by a key takes the focus as soon as it is there.
  const wanted = useRef<Place | null>(null);

  const goTo = ({ at, column }: Place): boolean => {
    const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${cellAt(at, column)}"]`);
    cell?.focus();
    cell?.select();
    return cell !== null && cell !== undefined;
  };
  useEffect(() => {
    if (wanted.current && goTo(wanted.current)) wanted.current = null;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    // Enter that ends the choice of a Chinese character is not meant for the table.
    if (!place || event.nativeEvent.isComposing) return;
    const { at, column } = place;
    const row = rows[at];
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (event.shiftKey) goTo({ at: at - 1, column });
      else if (at + 1 < rows.length) goTo({ at: at + 1, column });
      else if (row && !isEmptyRow(row)) addRow(column);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      goTo({ at: at + (event.key === "ArrowDown" ? 1 : -1), column });
    } else if (event.key === "Backspace" && (event.ctrlKey || event.metaKey) && row) {
      event.preventDefault();
      wanted.current = { at: Math.max(0, Math.min(at, rows.length - 2)), column };
      edit({ kind: "remove", key: row.key });
    }
  };

  const addRow = (column: JobColumn) => {
    if (rows.length >= MOST.machines) return;
    wanted.current = { at: rows.length, column };
    edit({ kind: "add" });
  };

  const onPaste = (event: ClipboardEvent) => {
    const place = placeOf(event.target);
    const row = place && rows[place.at];
    const pasted = event.clipboardData.getData("text/plain");
    const block = pasted.replace(/[\r\n]+$/, "");
    if (!row || !/[\t\r\n]/.test(block)) {
      if (!isSheet(pasted)) return;
      event.preventDefault();
      return onSheet(pasted);
    }
    event.preventDefault();
    if (isSheet(pasted)) onSheet(pasted);
    else edit({ kind: "block", key: row.key, column: place.column, cells: blockCells(block) });
  };

  const names = namesOf(rows);
  const errors = errorsByRow(problems, isStrict ? null : focus, (problem) => problemText(text, problem));
  return (
    <section aria-label={t.label}>
      <div className="overflow-hidden rounded-lg border border-line-strong">
        <table
          ref={table}
          className="w-full table-fixed border-collapse text-sm"
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onFocus={(event) => setFocus(placeOf(event.target))}
          onBlur={() => setFocus(null)}
        >
          <thead className="bg-sunken text-xs text-soft">
            <tr>
              <th scope="col" className="w-6 sm:w-9">
                <span className="sr-only">{t.row}</span>
              </th>
              {JOB_COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`truncate border-l border-line px-1.5 py-1.5 font-medium sm:px-2.5 ${column === "name" ? "text-left" : "text-right"} ${COLUMN_WIDTHS[column]}`}
                >
                  {t.columns[column]}
                </th>
              ))}
              <td className="w-8 border-l border-line sm:w-9" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <JobRow
                key={row.key}
                row={row}
                at={at}
                name={names[at] ?? ""}
                errors={errors.get(at) ?? NO_ERRORS}
                edit={edit}
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
