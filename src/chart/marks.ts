/** Marks on a scrubber: how many moments fall into each pixel column, and which labels fit beside each other. */

/**
 * Number of `times` in each of `columns` equal parts of `[0, end]`; a moment at the end counts in the last part.
 * Moments outside are left out.
 */
export function countByColumn(times: readonly number[], end: number, columns: number): Uint32Array {
  const counts = new Uint32Array(Math.max(0, Math.floor(columns)));
  if (!(end > 0) || counts.length === 0) return counts;
  for (const time of times) {
    if (time < 0 || time > end) continue;
    const column = Math.min(counts.length - 1, Math.floor((time / end) * counts.length));
    counts[column] = counts[column]! + 1;
  }
  return counts;
}

/** Height of a column with `count` marks between `min` and `max`, where `most` is the fullest one: by logarithm, so that one is seen beside a thousand. */
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
