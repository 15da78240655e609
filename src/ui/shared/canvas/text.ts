/** Text on a canvas: widths are measured once, and a text too long for its place is cut with an ellipsis or left out. */

/** What is used here of a context that is painted on. */
interface TextContext {
  font: string;
  measureText(text: string): { readonly width: number };
  restore(): void;
}

/** Width of each text. Key: font. */
const widths = new Map<string, Map<string, number>>();
/** What of each text fits. Key: font; then room and text. */
const fitted = new Map<string, Map<string, string | null>>();
/**
 * The font that a context has: to ask it would make it write the font out anew for each text, and to give it one has the
 * browser style the page at once.
 */
let fonts = new WeakMap<TextContext, string>();
let remembered = 0;
const MAX_REMEMBERED = 4000;
const ELLIPSIS = "…";
/** Fewer letters than this before an ellipsis say nothing. */
const LEAST_LETTERS = 2;
/** Longer numbers are names themselves, such as a student's. */
const MOST_DIGITS = 4;
/** Marks on one letter; a pile of them would reach into other lanes. Of scripts that need more, none is among these. */
const TOO_MANY_MARKS =
  /([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g;
const NUMBER_AT_END = /\.?\d+(?:\.\d+)?$/;

/** Sets the font for texts that are measured and drawn next. */
export function setFont(context: TextContext, font: string): void {
  if (fonts.get(context) === font) return;
  context.font = font;
  fonts.set(context, font);
}

/** Ends what `context.save()` has begun. The font must be set again. */
export function restore(context: TextContext): void {
  context.restore();
  forgetFont(context);
}

/** For whoever has given the context another state. */
export function forgetFont(context: TextContext): void {
  fonts.delete(context);
}

/** Width of `text` in the font that `setFont` has set, in CSS pixels. */
export function textWidth(context: TextContext, text: string): number {
  const font = fonts.get(context) ?? context.font;
  const known = widths.get(font)?.get(text);
  if (known !== undefined) return known;
  if (remembered >= MAX_REMEMBERED) forgetWidths();
  const { width } = context.measureText(text);
  const ofFont = widths.get(font) ?? new Map<string, number>();
  widths.set(font, ofFont.set(text, width));
  remembered += 1;
  return width;
}

/**
 * `whole`, with at most two marks on a letter, if it fits into `maxPx`, else as much of it as fits with an ellipsis, else null. A short number at its end
 * stays: it is what tells `node-12` from `node-13`, and a machine's vCPUs from each other.
 */
export function fitText(context: TextContext, whole: string, maxPx: number): string | null {
  const font = fonts.get(context) ?? context.font;
  // Names stand in boxes of few widths, in every frame the same.
  const key = `${maxPx} ${whole}`;
  const known = fitted.get(font)?.get(key);
  if (known !== undefined) return known;
  if (remembered >= MAX_REMEMBERED) forgetWidths();
  const found = fittedAnew(context, whole, maxPx);
  const ofFont = fitted.get(font) ?? new Map<string, string | null>();
  fitted.set(font, ofFont.set(key, found));
  remembered += 1;
  return found;
}

function fittedAnew(context: TextContext, whole: string, maxPx: number): string | null {
  const text = whole.replace(TOO_MANY_MARKS, "$1");
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
function fitStart(context: TextContext, text: string, rest: string, maxPx: number) {
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
  fitted.clear();
  fonts = new WeakMap();
  remembered = 0;
}
