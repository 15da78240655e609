/**
 * Ticks of a time axis: round whole numbers (1, 2 or 5 times a power of ten), as dense as the labels allow.
 * Simulated time is whole, so a step is never below 1, however far one zooms in.
 */

/** Ticks of an axis: `values` ascending, `step` apart. */
export interface AxisTicks {
  readonly step: number;
  readonly values: readonly number[];
}

/** Smallest of 1, 2, 5, 10, 20, 50, ... that is at least `wanted`. */
export function niceStep(wanted: number): number {
  if (!(wanted > 1)) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  for (const factor of [1, 2, 5]) if (factor * power >= wanted) return factor * power;
  return 10 * power;
}

/**
 * Ticks in `[from, to]` for an axis `widthPx` wide whose labels need `minGapPx` from one to the next. No values for an
 * axis without width or length.
 */
export function axisTicks(from: number, to: number, widthPx: number, minGapPx: number): AxisTicks {
  const span = to - from;
  if (!(widthPx > 0) || !(span > 0)) return { step: 1, values: [] };
  const step = niceStep((span * minGapPx) / widthPx);
  const values: number[] = [];
  for (let index = Math.ceil(from / step); index * step <= to; index++) values.push(index * step);
  return { step, values };
}
