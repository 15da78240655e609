/**
 * What is visible of one lane: the intervals themselves while there is a pixel for each, else one summary a pixel column.
 *
 *   intervals   |AAAA|BB|AAAAAA|  |BBB|      painters draw boxes, patterns and names
 *   pixels      AAAAAAABBBAAAAAAAA..BBBB      painters fill one column after the other
 *
 * The cost of an answer depends on the width, not on how many intervals there are: ranges are found by binary search and
 * summed with `pyramid.ts` and `buckets.ts`. The result is written into a reused object, since it is asked for in every frame of a pan.
 */
import type { LaneColumns } from "../trace/intervals.ts";
import { bucketsOf, bucketTicksFor, type BucketRow } from "./buckets.ts";
import { firstEndingAfter, firstStartingAt } from "./search.ts";
import { sumWindows } from "./windowSums.ts";

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
  for (const columns of chunks) {
    count += countBetween(columns, from, to);
    if (count > widthPx) return lanePixels(chunks, from, to, widthPx, into);
  }
  reserve(into, count);
  into.detail = "intervals";
  into.count = 0;
  for (const columns of chunks) {
    const last = firstStartingAt(columns, to);
    const first = firstEndingAfter(columns, from);
    for (let i = first; i < last; i++)
      appendInterval(into, columns, i, joining === "all" || (i === 0 && columns.isCut));
  }
  return into;
}

/** How many intervals of a chunk touch `[from, to)`. */
function countBetween(columns: LaneColumns, from: number, to: number): number {
  return Math.max(0, firstStartingAt(columns, to) - firstEndingAfter(columns, from));
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
  for (const columns of chunks) addChunk(columns, from, tickPerPx, into, ticksOfBest);
  for (let x = 0; x < width; x++) {
    into.occupancy[x] = Math.min(1, into.occupancy[x]! / tickPerPx);
    into.work[x] = Math.min(1, into.work[x]! / tickPerPx);
  }
  return into;
}

/** From so many intervals a pixel column on, columns are put together from buckets: what that blurs cannot be seen. */
const DENSE = 16;

/** Adds the ticks that a chunk covers to each pixel column; `occupancy` and `work` count ticks until the end. */
function addChunk(
  columns: LaneColumns,
  from: number,
  tickPerPx: number,
  into: LaneView,
  ticksOfBest: Float64Array,
): void {
  const count = columns.start.length;
  if (count === 0) return;
  const chunkPx = (columns.end[count - 1]! - columns.start[0]!) / tickPerPx;
  const row = count > DENSE * chunkPx ? bucketsOf(columns, bucketTicksFor(tickPerPx)) : null;
  if (row) addBuckets(row, from, tickPerPx, into, ticksOfBest);
  else
    sumWindows(columns, from, tickPerPx, into.count, (x, { dominant, dominantTicks, busyTicks, workTicks }) =>
      addToPixel(
        into,
        ticksOfBest,
        x,
        columns.kind[dominant]!,
        columns.other[dominant]!,
        dominantTicks,
        busyTicks,
        workTicks,
      ),
    );
}

/** Gives each bucket to the pixel columns it touches, by the share of it that lies in them. */
function addBuckets(
  { ticks, first, kind, other, dominantTicks, busyTicks, workTicks }: BucketRow,
  from: number,
  tickPerPx: number,
  into: LaneView,
  ticksOfBest: Float64Array,
): void {
  const width = into.count;
  const last = Math.min(kind.length, Math.ceil((from + width * tickPerPx) / ticks) - first);
  for (let bucket = Math.max(0, Math.floor(from / ticks) - first); bucket < last; bucket++) {
    const busy = busyTicks[bucket]!;
    if (busy <= 0) continue;
    // In pixels. A bucket is at most half a column long: it lies in one column or in two.
    const left = ((first + bucket) * ticks - from) / tickPerPx;
    const right = left + ticks / tickPerPx;
    const x = Math.floor(left);
    const next = x + 1;
    const share = right <= next ? 1 : (next - left) / (right - left);
    const most = dominantTicks[bucket]!;
    const work = workTicks[bucket]!;
    const lookKind = kind[bucket]!;
    const lookOther = other[bucket]!;
    if (x >= 0 && x < width)
      addToPixel(into, ticksOfBest, x, lookKind, lookOther, most * share, busy * share, work * share);
    const rest = 1 - share;
    if (rest > 0 && next >= 0 && next < width)
      addToPixel(into, ticksOfBest, next, lookKind, lookOther, most * rest, busy * rest, work * rest);
  }
}

function addToPixel(
  into: LaneView,
  ticksOfBest: Float64Array,
  x: number,
  kind: number,
  other: number,
  lookTicks: number,
  busyTicks: number,
  workTicks: number,
): void {
  into.occupancy[x] = into.occupancy[x]! + busyTicks;
  into.work[x] = into.work[x]! + workTicks;
  if (into.kind[x] === kind && into.other[x] === other) ticksOfBest[x] = ticksOfBest[x]! + lookTicks;
  else if (into.kind[x] === NO_KIND || lookTicks > ticksOfBest[x]!) {
    into.kind[x] = kind;
    into.other[x] = other;
    ticksOfBest[x] = lookTicks;
  }
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
