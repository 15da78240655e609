/**
 * Windowing of a long list with rows of one height. Browsers limit how tall an element can be, so a list of millions of
 * rows gets a canvas of at most `MAX_CANVAS_PX`: the scroll bar then moves over the list in proportion, and the wheel and
 * the keys still move by rows. Pure numbers; places are fractional so that scrolling is smooth.
 */

export const MAX_CANVAS_PX = 8_000_000;
/** Rows kept ready beyond the edges. */
const OVERSCAN = 4;

export interface ListSize {
  readonly rows: number;
  readonly rowPx: number;
  readonly viewPx: number;
}

/** Height of the scrolled canvas. */
export function canvasPx({ rows, rowPx }: ListSize): number {
  return Math.min(rows * rowPx, MAX_CANVAS_PX);
}

/** True when the canvas is shorter than its rows: a pixel of the scroll bar is more than a pixel of the list. */
export function isScaled({ rows, rowPx }: ListSize): boolean {
  return rows * rowPx > MAX_CANVAS_PX;
}

/** The largest first row: the last one that leaves no empty space below. */
export function maxTop({ rows, rowPx, viewPx }: ListSize): number {
  return Math.max(0, rows - viewPx / rowPx);
}

export function clampTop(top: number, size: ListSize): number {
  return Math.min(Math.max(0, top), maxTop(size));
}

/** First row shown when the scroll bar stands at `scrollPx`. */
export function topOfScroll(scrollPx: number, size: ListSize): number {
  if (!isScaled(size)) return clampTop(scrollPx / size.rowPx, size);
  const range = canvasPx(size) - size.viewPx;
  return range <= 0 ? 0 : clampTop((scrollPx / range) * maxTop(size), size);
}

/** Where the scroll bar stands when `top` is the first row shown. */
export function scrollOfTop(top: number, size: ListSize): number {
  if (!isScaled(size)) return top * size.rowPx;
  const most = maxTop(size);
  return most === 0 ? 0 : (top / most) * (canvasPx(size) - size.viewPx);
}

/** Rows `[from, to)` to draw, with some beyond the edges. */
export function visibleRows(
  top: number,
  { rows, rowPx, viewPx }: ListSize,
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.floor(top) - OVERSCAN);
  return { from, to: Math.min(rows, Math.ceil(top + viewPx / rowPx) + OVERSCAN) };
}

/**
 * `top` moved just so far that `row` is shown whole, with `margin` rows before and after it where there is room; a row
 * far away comes to the middle.
 */
export function topToShow(row: number, top: number, size: ListSize, margin = 0): number {
  const shown = size.viewPx / size.rowPx;
  const room = Math.max(0, Math.min(margin, Math.floor((shown - 1) / 2)));
  const first = row - room;
  const last = row + 1 + room;
  if (first >= top && last <= top + shown) return top;
  const isNear = row > top - shown && row < top + 2 * shown;
  if (!isNear) return clampTop(row - shown / 2, size);
  return clampTop(first < top ? first : last - shown, size);
}
