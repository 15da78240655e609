/** The chart of a figure by a number of the scenario: one point a run, side by side at equal steps, whatever the numbers are. */
import { line, scaleLinear } from "d3";

export interface SweepBox {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Room for the labels at the left and below, and above the highest point. */
  readonly leftPx: number;
  readonly bottomPx: number;
  readonly topPx: number;
}

export interface PlacedRun {
  /** Its place among the runs. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

export interface SweepChart {
  /** Of each run its place from left to right, in px. */
  readonly xOf: readonly number[];
  /** Of the runs that have a value. */
  readonly points: readonly PlacedRun[];
  /** An SVG path through the points; broken where a run has no value. */
  readonly path: string;
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly yOf: (value: number) => number;
}

const ROW_PX = 30;

/** `values`: of each run, null where it has none; `others`: what else the scale has to reach. */
export function placeSweep(
  values: readonly (number | null)[],
  others: readonly number[],
  { widthPx, heightPx, leftPx, bottomPx, topPx }: SweepBox,
): SweepChart {
  const all = [...values.filter((value) => value !== null), ...others];
  const low = all.reduce((a, b) => Math.min(a, b), Infinity);
  const high = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const [from, to] = all.length === 0 ? [0, 1] : low === high ? [low - 1, high + 1] : [low, high];
  const bottom = Math.max(topPx + 1, heightPx - bottomPx);
  const rows = Math.max(2, Math.round((bottom - topPx) / ROW_PX));
  const y = scaleLinear()
    .domain([Math.max(0, from), to])
    .nice(rows)
    .range([bottom, topPx]);
  const step = Math.max(1, widthPx - leftPx) / Math.max(1, values.length);
  const xOf = values.map((_, at) => leftPx + (at + 0.5) * step);
  const draw = line<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => xOf[at]!)
    .y((value) => y(value!));
  return {
    xOf,
    points: values.flatMap((value, at) => (value === null ? [] : [{ at, x: xOf[at]!, y: y(value) }])),
    path: draw(values) ?? "",
    yTicks: y.ticks(rows).map((value) => ({ value, y: y(value) })),
    yOf: (value) => y(value),
  };
}
