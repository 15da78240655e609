/** Text on a canvas: widths are measured once, and a text too long for its place is cut with an ellipsis or left out. */

const widths = new Map<string, number>();
const MAX_REMEMBERED = 4000;
const ELLIPSIS = "…";
/** Fewer letters than this before an ellipsis say nothing. */
const LEAST_LETTERS = 2;

/** Width of `text` in the current font of the context, in CSS pixels. */
export function textWidth(context: CanvasRenderingContext2D, text: string): number {
  const key = `${context.font}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= MAX_REMEMBERED) widths.clear();
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

/** `text` if it fits into `maxPx`, else as much of it as fits with an ellipsis, else null. */
export function fitText(context: CanvasRenderingContext2D, text: string, maxPx: number): string | null {
  if (textWidth(context, text) <= maxPx) return text;
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(context, letters.slice(0, middle).join("") + ELLIPSIS) <= maxPx) low = middle;
    else high = middle - 1;
  }
  return low >= LEAST_LETTERS ? letters.slice(0, low).join("") + ELLIPSIS : null;
}

/** Forgets all widths: after a font has been loaded. */
export function forgetWidths(): void {
  widths.clear();
}
