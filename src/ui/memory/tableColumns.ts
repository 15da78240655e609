/** The columns of a table of references: what stands below it has the same ones. */
import { TABLE_COLUMNS } from "./textbook.ts";

/** Width of the column of frame numbers, at least and at most, and of a reference. */
const COLUMN = { headPx: 116, widestHeadPx: 164, minPx: 34, minCount: 6 } as const;
/** Fewer references than this are not spread over all the width. */
export const SHORT = 14;
/** Width taken for granted before the first measurement. */
export const TABLE_WIDTH_PX = 760;

/** How many references have room beside each other, so that the current one is never out of sight. */
export function columnsThatFit(widthPx: number): number {
  const fitting = Math.floor((widthPx - COLUMN.headPx) / COLUMN.minPx);
  return Math.min(TABLE_COLUMNS, Math.max(COLUMN.minCount, fitting));
}

/** The column of names is wider where `columns` references leave room for it: names of policies are long. */
export function headPxIn(widthPx: number, columns: number): number {
  const left = widthPx - columns * COLUMN.minPx;
  return Math.min(COLUMN.widestHeadPx, Math.max(COLUMN.headPx, left));
}
