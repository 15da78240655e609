/** Text on a canvas: widths are measured once, and a text too long for its place is cut with an ellipsis or left out. */

const widths = new Map<string, number>();
const MAX_REMEMBERED = 4000;
const ELLIPSIS = "…";
/** Fewer letters than this before an ellipsis say nothing. */
const LEAST_LETTERS = 2;
/** Longer numbers are names themselves, such as a student's. */
const MOST_DIGITS = 4;
const NUMBER_AT_END = /\.?\d+(?:\.\d+)?$/;

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

/**
 * `text` if it fits into `maxPx`, else as much of it as fits with an ellipsis, else null. A short number at its end
 * stays: it is what tells `node-12` from `node-13`, and a machine's vCPUs from each other.
 */
export function fitText(context: CanvasRenderingContext2D, text: string, maxPx: number): string | null {
  if (textWidth(context, text) <= maxPx) return text;
  const number = NUMBER_AT_END.exec(text)?.[0] ?? "";
  if (number !== "" && number.length <= MOST_DIGITS) {
    const rest = ELLIPSIS + number;
    if (textWidth(context, rest) > maxPx) return null;
    return fitStart(context, text.slice(0, -number.length), rest, maxPx).text;
  }
  const start = fitStart(context, text, ELLIPSIS, maxPx);
  return start.letters >= LEAST_LETTERS ? start.text : null;
}

/** As many letters of `text` as fit before `rest`, and `rest`. */
function fitStart(context: CanvasRenderingContext2D, text: string, rest: string, maxPx: number) {
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(context, letters.slice(0, middle).join("") + rest) <= maxPx) low = middle;
    else high = middle - 1;
  }
  return { text: letters.slice(0, low).join("") + rest, letters: low };
}

/** Forgets all widths: after a font has been loaded. */
export function forgetWidths(): void {
  widths.clear();
}
