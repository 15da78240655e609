/**
 * Sums of a lane over buckets of a power of two of ticks, kept for the zoom in use: while one pans, a pixel column is put
 * together from a few neighbouring buckets, read in order, and a frame costs the same however many intervals there are.
 *
 *   buckets   |   |   |   |   |   |   |   |      at multiples of their length
 *   pixels      |       |       |       |        wherever the window begins
 */
import type { LaneColumns } from "../trace/intervals.ts";
import { sumWindows } from "./windowSums.ts";

/** Sums of a chunk; entry i is the bucket that begins at `(first + i) * ticks`. */
export interface BucketRow {
  readonly ticks: number;
  readonly first: number;
  /** The look that covers most of the bucket. It stands here since the intervals lie far apart in memory. */
  readonly kind: Uint8Array;
  readonly other: Int32Array;
  readonly dominantTicks: Float32Array;
  /** 0: the bucket is empty, and has no look. */
  readonly busyTicks: Float32Array;
  readonly workTicks: Float32Array;
}

/** Rows kept of a chunk: chart, minimap, and the zoom before. */
const MAX_ROWS = 3;
/** Buckets of a chunk for each of its intervals, at most: a chunk of few and far intervals is cheaper without. */
const BUCKETS_PER_INTERVAL = 2;

const cache = new WeakMap<LaneColumns, Map<number, BucketRow>>();

/** Length of the buckets for a zoom: at least two to a pixel column. */
export function bucketTicksFor(tickPerPx: number): number {
  return 2 ** Math.floor(Math.log2(tickPerPx / 2));
}

/** The sums of a chunk, made at the first call for this length of bucket; null where they would not pay. */
export function bucketsOf(columns: LaneColumns, ticks: number): BucketRow | null {
  const intervals = columns.start.length;
  if (intervals === 0) return null;
  const first = Math.floor(columns.start[0]! / ticks);
  const count = Math.ceil(columns.end[intervals - 1]! / ticks) - first;
  if (!(count > 0) || count > BUCKETS_PER_INTERVAL * intervals) return null;
  let rows = cache.get(columns);
  if (!rows) cache.set(columns, (rows = new Map()));
  const known = rows.get(ticks);
  // Used last, dropped last: a map keeps its keys in the order in which they were set.
  if (known) rows.delete(ticks);
  const row = known ?? makeRow(columns, ticks, first, count);
  rows.set(ticks, row);
  for (const oldest of rows.keys()) {
    if (rows.size <= MAX_ROWS) break;
    rows.delete(oldest);
  }
  return row;
}

function makeRow(columns: LaneColumns, ticks: number, first: number, count: number): BucketRow {
  const row: BucketRow = {
    ticks,
    first,
    kind: new Uint8Array(count),
    other: new Int32Array(count),
    dominantTicks: new Float32Array(count),
    busyTicks: new Float32Array(count),
    workTicks: new Float32Array(count),
  };
  sumWindows(columns, first * ticks, ticks, count, (bucket, sum) => {
    row.kind[bucket] = columns.kind[sum.dominant]!;
    row.other[bucket] = columns.other[sum.dominant]!;
    row.dominantTicks[bucket] = sum.dominantTicks;
    row.busyTicks[bucket] = sum.busyTicks;
    row.workTicks[bucket] = sum.workTicks;
  });
  return row;
}
