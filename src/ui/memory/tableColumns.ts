/** The columns of a table of references: what stands below it has the same ones. */
import { TABLE_COLUMNS } from "./textbook.ts";

/** Width of the column of frame numbers, and of a reference. */
export const COLUMN = { headPx: 116, minPx: 34, minCount: 6 } as const;
/** Fewer references than this are not spread over all the width. */
export const SHORT = 14;
/** Width taken for granted before the first measurement. */
export const TABLE_WIDTH_PX = 760;

/** How many references have room beside each other, so that the current one is never out of sight. */
export function columnsThatFit(widthPx: number): number {
  const fitting = Math.floor((widthPx - COLUMN.headPx) / COLUMN.minPx);
  return Math.min(TABLE_COLUMNS, Math.max(COLUMN.minCount, fitting));
}
