/**
 * The chart of faults by frames: where points, lines and ticks are. Frames go by equal steps where they are few, and by equal
 * factors where they reach far; faults always by equal steps.
 */
import { line, scaleLinear, scaleLog, symbol, symbolsFill } from "d3";
import type { CurvePoint } from "../trace/figures/faultCurves.ts";

export interface ChartBox {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Room for the labels at the left and below, and for half a point at the right and above. */
  readonly leftPx: number;
  readonly bottomPx: number;
  readonly edgePx: number;
}

export interface PlacedPoint {
  readonly point: CurvePoint;
  readonly x: number;
  readonly y: number;
}

export interface PlacedTick {
  readonly value: number;
  readonly at: number;
}

export interface FaultChart {
  readonly xTicks: readonly PlacedTick[];
  readonly yTicks: readonly PlacedTick[];
  /** Of each curve, in the order of `curves`. */
  readonly lines: readonly { readonly points: readonly PlacedPoint[]; readonly path: string }[];
  readonly xOf: (frames: number) => number;
}

/** From so many times the fewest frames on they go by factors. */
const FAR = 40;
const LABEL_PX = 34;
const DIGIT_PX = 17;
const SIGN_OF_LABEL_PX = 7.5;
const ROW_PX = 36;

export function placeFaults(
  curves: readonly (readonly CurvePoint[])[],
  valueOf: (point: CurvePoint) => number,
  { widthPx, heightPx, leftPx, bottomPx, edgePx }: ChartBox,
): FaultChart {
  const all = curves.flat();
  const frames = all.map((point) => point.frames);
  const values = all.map((point) => valueOf(point));
  const least = frames.reduce((a, b) => Math.min(a, b), Infinity);
  const most = frames.reduce((a, b) => Math.max(a, b), 1);
  const from = Number.isFinite(least) ? least : 1;
  const right = Math.max(leftPx + 1, widthPx - edgePx);
  const bottom = Math.max(edgePx + 1, heightPx - bottomPx);
  const domain = [from, most === from ? from + 1 : most];
  const x = (most > FAR * from ? scaleLog() : scaleLinear()).domain(domain).range([leftPx, right]);
  const lowest = values.reduce((a, b) => Math.min(a, b), Infinity);
  const highest = values.reduce((a, b) => Math.max(a, b), 0);
  const rows = Math.max(2, Math.round((bottom - edgePx) / ROW_PX));
  const y = scaleLinear()
    .domain([Number.isFinite(lowest) ? lowest : 0, highest > 0 ? highest : 1])
    .nice(rows)
    .range([bottom, edgePx]);
  const xOf = (at: number) => x(at);
  const draw = line<PlacedPoint>(
    (point) => point.x,
    (point) => point.y,
  );
  return {
    xTicks: framesTicks(domain, xOf, right - leftPx).map((value) => ({ value, at: xOf(value) })),
    yTicks: y.ticks(rows).map((value) => ({ value, at: y(value) })),
    lines: curves.map((points) => {
      const placed = points.map((point) => ({ point, x: xOf(point.frames), y: y(valueOf(point)) }));
      return { points: placed, path: draw(placed) ?? "" };
    }),
    xOf,
  };
}

/** Whole numbers, so far apart that their labels do not touch: each, or 1, 2 and 5 times the powers of ten. */
function framesTicks([from = 1, to = 2]: readonly number[], xOf: (at: number) => number, widthPx: number): number[] {
  const isFar = to > FAR * from;
  const each = Array.from({ length: isFar ? 0 : Math.floor(to) - from + 1 }, (_, at) => from + at);
  const hasRoom = !isFar && each.length * DIGIT_PX <= widthPx;
  const wanted = hasRoom ? each : roundNumbers(from, to);
  const kept: number[] = [];
  for (const value of wanted)
    if (kept.length === 0 || xOf(value) - xOf(kept.at(-1)!) >= (hasRoom ? DIGIT_PX : labelPx(value))) kept.push(value);
  return kept;
}

/** Room for the label of `value`, whose thousands are set apart, and a gap. */
function labelPx(value: number): number {
  const digits = String(value).length;
  return Math.max(LABEL_PX, SIGN_OF_LABEL_PX * (digits + Math.floor((digits - 1) / 3)) + 8);
}

function roundNumbers(from: number, to: number): number[] {
  const found: number[] = to > FAR * from ? [] : scaleLinear().domain([from, to]).ticks(8).filter(Number.isInteger);
  if (found.length > 0) return found;
  for (let power = 1; power <= to; power *= 10)
    for (const factor of [1, 2, 5]) if (factor * power >= from && factor * power <= to) found.push(factor * power);
  return found;
}

/** The sign of the points of curve number `at`, `areaPx` large, around 0. */
export function pointSign(at: number, areaPx: number): string {
  return symbol(symbolsFill[at % symbolsFill.length], areaPx)() ?? "";
}

/** Corners of a circle that looks round. */
const CIRCLE_CORNERS = 24;

/** The same sign as its corners, for what draws no curves. */
export function signCorners(at: number, areaPx: number): readonly (readonly [x: number, y: number])[] {
  const corners: (readonly [number, number])[] = [];
  let [x, y] = [0, 0];
  for (const [, letter, numbers = ""] of pointSign(at, areaPx).matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const [first = 0, second = 0] = numbers.split(",").map(Number);
    if (letter === "A")
      return Array.from({ length: CIRCLE_CORNERS }, (_, corner) => {
        const angle = (2 * Math.PI * corner) / CIRCLE_CORNERS;
        return [first * Math.cos(angle), first * Math.sin(angle)] as const;
      });
    if (letter === "Z") break;
    if (letter === "h") x += first;
    else if (letter === "v") y += first;
    else [x, y] = [first, second];
    corners.push([x, y]);
  }
  return corners;
}

const DASHES = ["", "6 3", "2 2", "8 3 2 3", "12 4", "1 3", "4 2 1 2 1 2"] as const;

/** The dashes of the line of curve number `at`; empty: it has none. */
export function lineDashes(at: number): string {
  // When the signs begin anew, the dashes are others.
  return DASHES[(at + Math.floor(at / symbolsFill.length)) % DASHES.length]!;
}
