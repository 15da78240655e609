/**
 * What is visible of one lane: the intervals themselves while there is a pixel for each, else one summary a pixel column.
 *
 *   intervals   |AAAA|BB|AAAAAA|  |BBB|      painters draw boxes, patterns and names
 *   pixels      AAAAAAABBBAAAAAAAA..BBBB      painters fill one column after the other
 *
 * The cost of an answer depends on the width, not on how many intervals there are: ranges are found by binary search and
 * summed with `pyramid.ts`. The result is written into a reused object, since it is asked for in every frame of a pan.
 */
import type { LaneColumns } from "../trace/intervals.ts";
import { addInterval, addRange, clearSum, pyramidOf, type LaneSum } from "./pyramid.ts";

/** Kind of a pixel column in which the lane is empty. */
export const NO_KIND = 255;

/** What `visibleIntervals` found. The arrays may be longer than `count`. */
export interface LaneView {
  /** `intervals`: entry i is an interval. `pixels`: entry i is pixel column i, and `start`, `end` are its borders. */
  detail: "intervals" | "pixels";
  count: number;
  start: Float64Array;
  end: Float64Array;
  /** Index into `INTERVAL_KINDS`, or `NO_KIND`. In a pixel column: the look that covers most of it. */
  kind: Uint8Array;
  other: Int32Array;
  /** Covered share of the pixel column, 0..1; 1 for intervals. */
  occupancy: Float32Array;
  /** Share of the pixel column in which guest code runs, 0..1; of no meaning for intervals. */
  work: Float32Array;
}

/** An empty view with room for `capacity` entries. */
export function createLaneView(capacity = 0): LaneView {
  return {
    detail: "intervals",
    count: 0,
    start: new Float64Array(capacity),
    end: new Float64Array(capacity),
    kind: new Uint8Array(capacity),
    other: new Int32Array(capacity),
    occupancy: new Float32Array(capacity),
    work: new Float32Array(capacity),
  };
}

/** Index of the first interval that ends after `time`; the number of intervals when there is none. O(log n). */
export function firstEndingAfter(columns: LaneColumns, time: number, low = 0): number {
  const { end } = columns;
  let high = end.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (end[middle]! > time) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the first interval that starts at `time` or later; the number of intervals when there is none. O(log n). */
export function firstStartingAt(columns: LaneColumns, time: number, low = 0): number {
  const { start } = columns;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[middle]! >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Which equal intervals that touch are one. `chunks`: those on both sides of a chunk border, for pCPU lanes, in which a
 * border inside a chunk is the end of a timeslice. `all`: for vCPU lanes, in which a border between equals means nothing.
 */
export type Joining = "chunks" | "all";

/**
 * The lane in `[from, to)` for a chart `widthPx` wide. `chunks` are in order of time. Intervals are whole, not cut at
 * the window. `into` is overwritten and returned.
 */
export function visibleIntervals(
  chunks: readonly LaneColumns[],
  from: number,
  to: number,
  widthPx: number,
  into: LaneView = createLaneView(),
  joining: Joining = "chunks",
): LaneView {
  let count = 0;
  for (const columns of chunks) count += Math.max(0, firstStartingAt(columns, to) - firstEndingAfter(columns, from));
  if (count > widthPx) return lanePixels(chunks, from, to, widthPx, into);
  reserve(into, count);
  into.detail = "intervals";
  into.count = 0;
  for (const columns of chunks) {
    const last = firstStartingAt(columns, to);
    const first = firstEndingAfter(columns, from);
    for (let i = first; i < last; i++) appendInterval(into, columns, i, i === first || joining === "all");
  }
  return into;
}

function appendInterval(into: LaneView, columns: LaneColumns, i: number, mayContinue: boolean): void {
  const before = into.count - 1;
  const start = columns.start[i]!;
  const end = columns.end[i]!;
  const isContinued =
    mayContinue &&
    before >= 0 &&
    start <= into.end[before]! &&
    columns.kind[i] === into.kind[before] &&
    columns.other[i] === into.other[before];
  if (isContinued) {
    into.end[before] = Math.max(end, into.end[before]!);
    return;
  }
  const at = into.count++;
  into.start[at] = start;
  into.end[at] = end;
  into.kind[at] = columns.kind[i]!;
  into.other[at] = columns.other[i]!;
  into.occupancy[at] = 1;
}

/** The lane in `[from, to)` as `widthPx` pixel columns, whatever the number of intervals. `into` is overwritten. */
export function lanePixels(
  chunks: readonly LaneColumns[],
  from: number,
  to: number,
  widthPx: number,
  into: LaneView = createLaneView(),
): LaneView {
  const width = Math.max(0, Math.floor(widthPx));
  reserve(into, width);
  into.detail = "pixels";
  into.count = width;
  if (width === 0) return into;
  const tickPerPx = (to - from) / width;
  const ticksOfBest = scratchTicks(width);
  for (let x = 0; x < width; x++) {
    into.start[x] = from + x * tickPerPx;
    into.end[x] = from + (x + 1) * tickPerPx;
  }
  into.kind.fill(NO_KIND, 0, width);
  into.other.fill(-1, 0, width);
  into.occupancy.fill(0, 0, width);
  into.work.fill(0, 0, width);
  for (const columns of chunks) addChunk(columns, from, tickPerPx, width, into, ticksOfBest);
  for (let x = 0; x < width; x++) {
    into.occupancy[x] = Math.min(1, into.occupancy[x]! / tickPerPx);
    into.work[x] = Math.min(1, into.work[x]! / tickPerPx);
  }
  return into;
}

const sum: LaneSum = { dominant: -1, dominantTicks: 0, busyTicks: 0, workTicks: 0 };

/** Adds the ticks that a chunk covers to each pixel column; `occupancy` and `work` count ticks until the end. */
function addChunk(
  columns: LaneColumns,
  from: number,
  tickPerPx: number,
  width: number,
  into: LaneView,
  ticksOfBest: Float64Array,
): void {
  const { start, end } = columns;
  const count = start.length;
  if (count === 0) return;
  const pyramid = pyramidOf(columns);
  let x = Math.max(0, Math.floor((start[0]! - from) / tickPerPx));
  let i = firstEndingAfter(columns, Math.max(from, into.start[Math.min(x, width - 1)]!));
  let step = 1;
  while (x < width && i < count) {
    const pixelFrom = into.start[x]!;
    const pixelTo = into.end[x]!;
    if (start[i]! >= pixelTo) {
      // Nothing in this column: go on where the next interval starts. At least one ahead, whatever the rounding.
      x = Math.max(x + 1, Math.floor((start[i]! - from) / tickPerPx));
      continue;
    }
    // Intervals cut by the borders of the column count by their part in it, the whole ones between them by the pyramid.
    clearSum(sum);
    let whole = i;
    if (start[i]! < pixelFrom || end[i]! > pixelTo) {
      addInterval(columns, i, Math.min(end[i]!, pixelTo) - Math.max(start[i]!, pixelFrom), sum);
      whole = i + 1;
    }
    const beyond = end[i]! > pixelTo ? i : nextEndingAfter(columns, pixelTo, whole, step);
    step = Math.max(1, beyond - i);
    if (beyond > whole) addRange(columns, pyramid, whole, beyond, sum);
    if (beyond >= whole && beyond < count && start[beyond]! < pixelTo)
      addInterval(columns, beyond, pixelTo - start[beyond]!, sum);
    addToPixel(columns, into, ticksOfBest, x);
    // An interval that ends with the column is not in the next one.
    i = beyond;
    x++;
  }
}

function addToPixel(columns: LaneColumns, into: LaneView, ticksOfBest: Float64Array, x: number): void {
  const { dominant, dominantTicks, busyTicks, workTicks } = sum;
  if (dominant < 0) return;
  const kind = columns.kind[dominant]!;
  const other = columns.other[dominant]!;
  into.occupancy[x] = into.occupancy[x]! + busyTicks;
  into.work[x] = into.work[x]! + workTicks;
  if (into.kind[x] === kind && into.other[x] === other) ticksOfBest[x] = ticksOfBest[x]! + dominantTicks;
  else if (into.kind[x] === NO_KIND || dominantTicks > ticksOfBest[x]!) {
    into.kind[x] = kind;
    into.other[x] = other;
    ticksOfBest[x] = dominantTicks;
  }
}

/** As `firstEndingAfter` from `low` on, for an answer expected about `step` further: columns resemble each other. */
function nextEndingAfter({ end }: LaneColumns, time: number, low: number, step: number): number {
  const count = end.length;
  let first = low;
  let width = step;
  let high = Math.min(count, first + width);
  while (high < count && end[high - 1]! <= time) {
    first = high;
    width *= 2;
    high = Math.min(count, first + width);
  }
  while (first < high) {
    const middle = (first + high) >>> 1;
    if (end[middle]! > time) high = middle;
    else first = middle + 1;
  }
  return first;
}

let scratch = new Float64Array(0);

function scratchTicks(width: number): Float64Array {
  if (scratch.length < width) scratch = new Float64Array(width);
  scratch.fill(0, 0, width);
  return scratch;
}

function reserve(view: LaneView, capacity: number): void {
  if (view.start.length >= capacity) return;
  Object.assign(view, createLaneView(Math.ceil(capacity * 1.25)));
}
