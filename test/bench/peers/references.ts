/**
 * Reference strings for benchmarks of replacement, the same in every language: what a kernel is given says which, how long, and
 * how many frames there are.
 *
 * `ZIPF`: page ranks with chances 1 / rank, drawn by their sums from mulberry32, and the pages shuffled, so that those used
 * often do not lie side by side.
 */
import { nextUint32 } from "../../../src/base/prng.ts";

export const ZIPF = 0;
/** The block trace of a machine, as often in a row as the string is longer (`test/oracles/cloudphysics.u32le.gz`). */
export const CLOUDPHYSICS = 1;

export interface ReferenceInput {
  readonly kind: number;
  readonly references: number;
  readonly pages: number;
  readonly frames: number;
}

export function referenceInput({ kind, references, pages, frames }: ReferenceInput): number[] {
  return [kind, references, pages, frames];
}

export function readReferenceInput([
  kind = 0,
  references = 0,
  pages = 0,
  frames = 0,
]: readonly number[]): ReferenceInput {
  return { kind, references, pages, frames };
}

export function zipfReferences(references: number, pages: number): Uint32Array {
  const stream = { state: 1 };
  const draw = () => nextUint32(stream);
  const pageOf = Uint32Array.from({ length: pages }, (_, rank) => rank);
  for (let at = pages - 1; at > 0; at -= 1) {
    const other = draw() % (at + 1);
    [pageOf[at], pageOf[other]] = [pageOf[other]!, pageOf[at]!];
  }
  const sums = new Float64Array(pages);
  for (let rank = 0, sum = 0; rank < pages; rank += 1) sums[rank] = sum += 1 / (rank + 1);
  const all = sums[pages - 1]!;
  return Uint32Array.from({ length: references }, () => {
    const drawn = (draw() / 2 ** 32) * all;
    let low = 0;
    let high = pages - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return pageOf[low]!;
  });
}
