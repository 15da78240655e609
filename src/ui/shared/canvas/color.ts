/** Colours as numbers, for what CSS cannot do for a canvas: mixing them, and writing pixels. */

/** Red, green, blue: 0..255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#rgb`, `#rrggbb` and `rgb(r g b)`. Black for anything else, such as a token that is not set. */
export function parseColor(text: string): Rgb {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex) {
    const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
    const [red = 0, green = 0, blue = 0] = digits.map((digit) => Number.parseInt(digit, 16));
    return [red, green, blue];
  }
  const [red = 0, green = 0, blue = 0] = text.trim().startsWith("rgb") ? (text.match(/[\d.]+/g) ?? []).map(Number) : [];
  return [red, green, blue];
}

/** `share` (0..1) of `a`, the rest of `b`: what `color-mix(in srgb, ...)` gives. */
export function mixColors(a: Rgb, b: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(a[index] * share + b[index] * (1 - share));
  return [part(0), part(1), part(2)];
}

/** Written once each: a browser reads the same text of a colour sooner than an equal one. */
const written = new WeakMap<Rgb, Map<number, string>>();

/** The colour for a canvas, `alpha` 0..1. */
export function cssColor(color: Rgb, alpha = 1): string {
  let known = written.get(color);
  if (!known) written.set(color, (known = new Map()));
  let css = known.get(alpha);
  if (!css) known.set(alpha, (css = `rgb(${color.join(" ")}${alpha === 1 ? "" : ` / ${alpha}`})`));
  return css;
}

/** Rough lightness, 0..255: enough to tell which of two colours is the darker. */
export function lightness([red, green, blue]: Rgb): number {
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}
