/** Marks on a scrubber: how many moments fall into each pixel column, and which labels fit beside each other. */

/** Buckets of a histogram. More than a scrubber has columns, so that columns come out whole. */
const BUCKETS = 4096;

/** How often something happened, by time. Any number of moments take the same memory. */
export interface MarkHistogram {
  /** Counts a moment, a whole tick. */
  add(time: number): void;
  /** Counts in each of `columns` equal parts of `[0, end]`; a moment at the end counts in the last part. */
  columns(end: number, columns: number): Uint32Array;
}

/**
 * An empty histogram. A bucket is one tick at first; whenever a moment lies beyond the last bucket, neighbours are added
 * up and buckets become twice as long.
 */
export function createMarkHistogram(): MarkHistogram {
  const counts = new Uint32Array(BUCKETS);
  let bucketTicks = 1;
  let used = 0;
  return {
    add(time) {
      while (time >= bucketTicks * BUCKETS) {
        for (let i = 0; i < BUCKETS / 2; i++) counts[i] = counts[2 * i]! + counts[2 * i + 1]!;
        counts.fill(0, BUCKETS / 2);
        used = Math.ceil(used / 2);
        bucketTicks *= 2;
      }
      const bucket = Math.floor(time / bucketTicks);
      counts[bucket] = counts[bucket]! + 1;
      used = Math.max(used, bucket + 1);
    },
    columns(end, columns) {
      const sums = new Uint32Array(Math.max(0, Math.floor(columns)));
      if (!(end > 0) || sums.length === 0) return sums;
      for (let bucket = 0; bucket < used; bucket++) {
        const time = bucket * bucketTicks;
        if (time > end) break;
        const column = Math.min(sums.length - 1, Math.floor((time / end) * sums.length));
        sums[column] = sums[column]! + counts[bucket]!;
      }
      return sums;
    },
  };
}

/**
 * Height of a column with `count` marks between `min` and `max`, where `most` is the count of the fullest one: by
 * logarithm, so that one is seen beside a thousand. 0 for none.
 */
export function markHeight(count: number, most: number, min: number, max: number): number {
  if (count <= 0) return 0;
  return most <= 1 ? min : min + ((max - min) * Math.log(count)) / Math.log(most);
}

/** A label that wants to begin at `x` and needs `width`, in pixels. */
export interface LabelWish {
  readonly x: number;
  readonly width: number;
}

/**
 * Left edges for labels in the order given (ascending `x`): each at its wish or shifted left to stay inside
 * `[0, widthPx]`; null for one that would come closer than `gapPx` to the one before.
 */
export function placeLabels(wishes: readonly LabelWish[], widthPx: number, gapPx: number): readonly (number | null)[] {
  let free = Number.NEGATIVE_INFINITY;
  return wishes.map(({ x, width }) => {
    const left = Math.min(x, widthPx - width);
    if (left < free || left < 0) return null;
    free = left + width + gapPx;
    return left;
  });
}
