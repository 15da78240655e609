/**
 * The keys of a spreadsheet for the cells of the table: Enter and the arrows go from row to row in a column, Ctrl+Backspace
 * removes the row, a pasted block is spread over the cells. Tab is the browser's.
 */
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type Dispatch,
  type KeyboardEvent,
  type RefObject,
} from "react";
import { isEmptyRow } from "../../../codec/jobs/jobCells.ts";
import type { JobColumn } from "../../../codec/jobs/jobColumns.ts";
import { blockCells } from "../../../codec/jobs/forms/separated.ts";
import { isSheet } from "../../../codec/jobs/jobTable.ts";
import { MOST } from "../../../codec/limits.ts";
import type { DraftRow, Edit } from "./jobsDraft.ts";

/** A cell, by the place of its row. */
export interface Place {
  readonly at: number;
  readonly column: JobColumn;
}

/** What the field of a cell calls. */
export interface CellHandlers {
  readonly onKey: (event: KeyboardEvent, place: Place) => void;
  readonly onPaste: (event: ClipboardEvent, place: Place) => void;
  readonly onFocus: (place: Place | null) => void;
}

export interface GridKeys {
  readonly table: RefObject<HTMLTableElement | null>;
  /** The cell that has the focus. */
  readonly focus: Place | null;
  /** Always the same object, so that rows are not drawn again for it. */
  readonly handlers: CellHandlers;
  /** Adds a row below the last one, and goes to it. */
  readonly addRow: (column: JobColumn) => void;
}

/** The value of `data-cell` by which the field of a cell is found. */
export function cellAt({ at, column }: Place): string {
  return `${at} ${column}`;
}

export function useGridKeys(
  rows: readonly DraftRow[],
  edit: Dispatch<Edit>,
  /** A sheet was pasted into a cell: it fills the whole table. */
  onSheet: (text: string) => void,
): GridKeys {
  const table = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<Place | null>(null);
  // A row that was asked for by a key takes the focus as soon as it is there.
  const wanted = useRef<Place | null>(null);

  const goTo = (place: Place): boolean => {
    const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${cellAt(place)}"]`);
    cell?.focus();
    cell?.select();
    return Boolean(cell);
  };

  const addRow = (column: JobColumn) => {
    if (rows.length >= MOST.machines) return;
    wanted.current = { at: rows.length, column };
    edit({ kind: "add" });
  };

  const onKey = (event: KeyboardEvent, { at, column }: Place) => {
    // Enter that ends the choice of a Chinese character is not meant for the table.
    if (event.nativeEvent.isComposing) return;
    const hasModifier = event.ctrlKey || event.metaKey;
    const row = rows[at];
    if (event.key === "Enter" && !hasModifier) {
      if (event.shiftKey) goTo({ at: at - 1, column });
      else if (!goTo({ at: at + 1, column }) && row && !isEmptyRow(row)) addRow(column);
    } else if (event.key === "ArrowDown") goTo({ at: at + 1, column });
    else if (event.key === "ArrowUp") goTo({ at: at - 1, column });
    else if (event.key === "Backspace" && hasModifier && row) {
      wanted.current = { at: Math.max(0, Math.min(at, rows.length - 2)), column };
      edit({ kind: "remove", key: row.key });
    } else return;
    event.preventDefault();
  };

  const onPaste = (event: ClipboardEvent, { at, column }: Place) => {
    const pasted = event.clipboardData.getData("text/plain");
    const block = pasted.replace(/[\r\n]+$/, "");
    const row = rows[at];
    if (isSheet(pasted)) onSheet(pasted);
    else if (row && /[\t\r\n]/.test(block)) edit({ kind: "block", key: row.key, column, cells: blockCells(block) });
    else return;
    event.preventDefault();
  };

  const latest = useRef({ onKey, onPaste });
  useEffect(() => {
    latest.current = { onKey, onPaste };
    if (wanted.current && goTo(wanted.current)) wanted.current = null;
  });
  const handlers = useMemo<CellHandlers>(
    () => ({
      onKey: (event, place) => latest.current.onKey(event, place),
      onPaste: (event, place) => latest.current.onPaste(event, place),
      onFocus: setFocus,
    }),
    [],
  );
  return { table, focus, handlers, addRow };
}
