/** Where the cell of each page stands: as large as fits into the width and a height that leaves room for the rest. */

export interface GridShape {
  readonly columns: number;
  /** From one cell to the next, and of it the cell itself. */
  readonly stepPx: number;
  readonly sizePx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pages: number;
}

const STEPS_PX = [22, 19, 16, 13, 10, 8, 6, 5, 4, 3, 2] as const;
const MOST_HEIGHT_PX = 120;

export function gridShape(pages: number, widthPx: number): GridShape {
  const width = Math.max(STEPS_PX[0], Math.floor(widthPx));
  const rowsAt = (stepPx: number) => Math.ceil(pages / Math.floor(width / stepPx));
  // More pages than cells of the smallest size: the picture is higher.
  const stepPx = STEPS_PX.find((step) => rowsAt(step) * step <= MOST_HEIGHT_PX) ?? STEPS_PX.at(-1)!;
  const columns = Math.floor(width / stepPx);
  return {
    columns,
    stepPx,
    sizePx: stepPx > 3 ? stepPx - 1 : stepPx,
    widthPx: Math.max(1, Math.min(columns, pages) * stepPx),
    heightPx: Math.max(stepPx, rowsAt(stepPx) * stepPx),
    pages,
  };
}

/** The page at a place of the picture; null: none. */
export function pageAt({ columns, stepPx, pages }: GridShape, xPx: number, yPx: number): number | null {
  const column = Math.floor(xPx / stepPx);
  const page = Math.floor(yPx / stepPx) * columns + column;
  return column >= 0 && column < columns && page >= 0 && page < pages ? page : null;
}
