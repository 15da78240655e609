/**
 * Running totals of whole numbers by id, for drawing among thousands: changing one number and finding where the running
 * total passes a given one look at a few sums each (Fenwick, 1994). Plain data.
 *
 * ```
 * values  3 1 4 1 5 9 2 6      sums[i] is the sum of the last (lowest bit of i) values up to the i-th
 * sums    3 4 4 9 5 14 2 31
 * ```
 */
export interface Sums {
  /** Index: id + 1; its length is a power of two, plus one. */
  readonly sums: number[];
}

export function createSums(): Sums {
  return { sums: [0, 0] };
}

/** Adds `amount`, which may be negative, to the number of `id`; ids not seen before have 0. */
export function addToSums({ sums }: Sums, id: number, amount: number): void {
  // Twice as long, the new half sums up to its own values, and its last sum is that of all.
  while (sums.length <= id + 1) {
    const total = sums.at(-1)!;
    for (let more = sums.length - 1; more > 1; more -= 1) sums.push(0);
    sums.push(total);
  }
  for (let at = id + 1; at < sums.length; at += at & -at) sums[at]! += amount;
}

/** The sum of all numbers. */
export function totalOf({ sums }: Sums): number {
  return sums.at(-1)!;
}

/** The first id at which the running total exceeds `goal`, which is not negative and less than the total. */
export function idAtTotal({ sums }: Sums, goal: number): number {
  let before = 0;
  let left = goal;
  for (let step = (sums.length - 1) >> 1; step > 0; step >>= 1) {
    const sum = sums[before + step]!;
    if (sum > left) continue;
    left -= sum;
    before += step;
  }
  return before;
}
