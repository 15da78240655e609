/**
 * A row of the table: its cells, and below them what is wrong with any of them and what would be right. Drawn again only
 * when something in it changes: a table can have hundreds of rows.
 */
import { memo, type Dispatch } from "react";
import type { JobColumn } from "../../../codec/jobs/jobColumns.ts";
import { Icon } from "../../shared/Icon.tsx";
import { useDialogText } from "../useDialogText.ts";
import { ErrorText } from "../form/Field.tsx";
import type { DraftRow, Edit } from "./jobsDraft.ts";
import { cellAt, type CellHandlers } from "./useGridKeys.ts";

export interface CellError {
  readonly column: JobColumn;
  readonly text: string;
}

export interface JobRowProps {
  readonly row: DraftRow;
  /** From 0. */
  readonly at: number;
  /** Those that are shown. */
  readonly columns: readonly JobColumn[];
  /** The name that a row without one gets. */
  readonly name: string;
  readonly errors: readonly CellError[];
  readonly edit: Dispatch<Edit>;
  readonly handlers: CellHandlers;
}

const CELL =
  "h-10 w-full min-w-0 rounded-none border-0 bg-transparent px-1.5 text-base text-ink tabular-nums -outline-offset-2 placeholder:text-faint aria-invalid:bg-fault-soft sm:h-8 sm:px-2.5 sm:text-sm";
const INPUT_MODES = {
  name: "text",
  arrival: "decimal",
  bursts: "text",
  priority: "numeric",
  weight: "numeric",
  cap: "numeric",
  workingSet: "numeric",
  count: "numeric",
} as const satisfies Readonly<Record<JobColumn, string>>;
/** What an empty cell stands for. */
const USUAL = { arrival: "0", bursts: "", priority: "1", weight: "–", cap: "–", workingSet: "–", count: "1" } as const;

function Row({ row, at, columns, name, errors, edit, handlers }: JobRowProps) {
  const { jobs: t } = useDialogText();
  const errorsId = `job-${row.key}-errors`;
  return (
    <>
      <tr className="border-t border-line">
        <th scope="row" className="text-center text-mini font-normal text-faint tabular-nums">
          {at + 1}
        </th>
        {columns.map((column) => {
          const place = { at, column };
          const isBad = errors.some((error) => error.column === column);
          return (
            <td key={column} className={`border-l border-line p-0 ${isBad ? "bg-fault-soft" : ""}`}>
              <input
                data-cell={cellAt(place)}
                aria-label={t.grid.cell(t.grid.columns[column], at + 1)}
                aria-invalid={isBad || undefined}
                aria-describedby={isBad ? errorsId : undefined}
                className={`${CELL} ${column === "name" ? "font-medium" : "text-right"}`}
                inputMode={INPUT_MODES[column]}
                value={row[column]}
                placeholder={column === "name" ? name : USUAL[column]}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                onChange={(event) => edit({ kind: "cell", key: row.key, column, text: event.target.value })}
                onKeyDown={(event) => handlers.onKey(event, place)}
                onPaste={(event) => handlers.onPaste(event, place)}
                onFocus={() => handlers.onFocus(place)}
                onBlur={() => handlers.onFocus(null)}
              />
            </td>
          );
        })}
        <td className="border-l border-line p-0">
          {/* The keys have a way of their own, so that Tab goes from cell to cell. */}
          <button
            type="button"
            tabIndex={-1}
            aria-label={t.grid.remove(at + 1)}
            title={t.grid.remove(at + 1)}
            className="grid h-10 w-full cursor-pointer place-items-center text-faint hover:bg-sunken hover:text-ink sm:h-8"
            onClick={() => edit({ kind: "remove", key: row.key })}
          >
            <Icon name="close" className="size-3.5" />
          </button>
        </td>
      </tr>
      {errors.length > 0 && (
        <tr>
          <td colSpan={columns.length + 2} id={errorsId} className="bg-fault-soft/50 px-2.5 pb-1.5">
            {errors.map(({ column, text }) => (
              <ErrorText key={`${column} ${text}`}>
                <b className="font-medium">{t.grid.columns[column]}</b> · {text}
              </ErrorText>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

function isTheSame(a: JobRowProps, b: JobRowProps): boolean {
  return (
    a.row === b.row &&
    a.at === b.at &&
    a.columns.length === b.columns.length &&
    a.name === b.name &&
    a.edit === b.edit &&
    a.handlers === b.handlers &&
    a.errors.length === b.errors.length &&
    a.errors.every(({ column, text }, i) => b.errors[i]?.column === column && b.errors[i].text === text)
  );
}

export const JobRow = memo(Row, isTheSame);
