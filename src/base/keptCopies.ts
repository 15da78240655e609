/**
 * Copies of a growing state, kept for coming back to, within a budget in bytes. When they are too many, the one with the
 * nearest neighbours goes: the copies stay about evenly apart, however long the state grows. The first and the latest ones
 * stay.
 *
 * ```
 * at 0 1 2 3 4 5 6 7        ->  0   2   4 5 6 7        ->  0   2   4   6 7 8
 * ```
 * A value: adding a copy gives another list.
 */
import { bytesOf } from "./bytesOf.ts";

/** The last so many copies are never given up. */
const LATEST = 2;

export interface KeptCopy<T> {
  /** What the copy stands for: a place that grows from copy to copy. */
  readonly at: number;
  readonly copy: T;
  /** What it adds to the copies before it. */
  readonly bytes: number;
}

export class KeptCopies<T> {
  readonly #budget: number;
  readonly #kept: readonly KeptCopy<T>[];
  /** Of all copies together; what they share counts once. */
  readonly bytes: number;

  private constructor(budget: number, kept: readonly KeptCopy<T>[]) {
    this.#budget = budget;
    this.#kept = kept;
    this.bytes = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** No copies yet, and never more than `budget` bytes of them unless the first and the latest alone take more. */
  static within<T>(budget: number): KeptCopies<T> {
    return new KeptCopies<T>(budget, []);
  }

  get count(): number {
    return this.#kept.length;
  }

  /** With one more copy, behind all others. O(copies). */
  with(at: number, copy: T): KeptCopies<T> {
    const kept = [...this.#kept, { at, copy, bytes: bytesOf(copy, this.#kept.at(-1)?.copy) }];
    let bytes = this.bytes + kept.at(-1)!.bytes;
    while (bytes > this.#budget && kept.length > 1 + LATEST) {
      const dropped = nearest(kept);
      const [{ bytes: own }, next] = [kept[dropped]!, kept[dropped + 1]!];
      const joined = { ...next, bytes: bytesOf(next.copy, kept[dropped - 1]!.copy) };
      kept.splice(dropped, 2, joined);
      bytes += joined.bytes - next.bytes - own;
    }
    return new KeptCopies(this.#budget, kept);
  }

  /** Without the copies from `at` on. */
  before(at: number): KeptCopies<T> {
    const kept = this.#kept.filter((each) => each.at < at);
    return kept.length === this.#kept.length ? this : new KeptCopies(this.#budget, kept);
  }

  /** The last copy that is at `at` or before it. */
  upTo(at: number): KeptCopy<T> | undefined {
    return this.#kept.findLast((each) => each.at <= at);
  }
}

/** Place of the copy whose neighbours are nearest to one another, the first of several; not the first or the latest. */
function nearest(kept: readonly { readonly at: number }[]): number {
  let found = 1;
  for (let place = 2; place < kept.length - LATEST; place += 1)
    if (gapAround(kept, place) < gapAround(kept, found)) found = place;
  return found;
}

function gapAround(kept: readonly { readonly at: number }[], place: number): number {
  return kept[place + 1]!.at - kept[place - 1]!.at;
}
