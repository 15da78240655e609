/** The columns of a table of references: what stands below it has the same ones. */
import { TABLE_COLUMNS } from "../shared/tables/textbook.ts";

/** Width of the column of frame numbers, at least and at most, and of a reference. */
const COLUMN = { headPx: 116, widestHeadPx: 164, minPx: 34, minCount: 6, shortPx: 44 } as const;
/** On a phone the names of frames take no more than they need, and references are as narrow as they can be read. */
const NARROW = { belowPx: 480, headPx: 68, minPx: 30 } as const;
/** Fewer references than this are not spread over all the width. */
const SHORT = 14;
/** Width taken for granted before the first measurement. */
export const TABLE_WIDTH_PX = 760;

/** `isNamed`: the first column has names of policies, and more. */
export interface TableRoom {
  readonly widthPx: number;
  readonly isNamed: boolean;
  /** How much larger everything is than on a desk. */
  readonly magnification: number;
}

/** How many references have room beside each other, so that the current one is never out of sight. */
export function columnsThatFit({ widthPx, isNamed }: TableRoom): number {
  const { headPx, minPx } = isNarrow(widthPx) && !isNamed ? NARROW : COLUMN;
  const fitting = Math.floor((widthPx - headPx) / minPx);
  return Math.min(TABLE_COLUMNS, Math.max(COLUMN.minCount, fitting));
}

/** Widths of the first column and of what is left over behind the last of `columns` references, which share the rest. */
export function tableWidths(
  { widthPx, isNamed, magnification }: TableRoom,
  columns: number,
): { readonly headPx: number; readonly leftPx: number } {
  const headPx = isNarrow(widthPx) && !isNamed ? NARROW.headPx : headPxIn(widthPx, Math.max(SHORT, columns));
  if (columns >= SHORT) return { headPx, leftPx: 0 };
  // On a projector few references are as wide as they are read from the last row.
  const widestPx = COLUMN.shortPx * magnification ** 2;
  return { headPx, leftPx: Math.max(0, Math.floor(widthPx - headPx - columns * widestPx)) };
}

const isNarrow = (widthPx: number) => widthPx < NARROW.belowPx;

/** The column of names is wider where `columns` references leave room for it: names of policies are long. */
function headPxIn(widthPx: number, columns: number): number {
  const left = widthPx - columns * COLUMN.minPx;
  return Math.min(COLUMN.widestHeadPx, Math.max(COLUMN.headPx, left));
}
