/**
 * References drawn from a pattern, one at a time as they are made: which page the n-th one goes to follows from the state
 * that the random stream has where the pattern begins. So a pattern of a million references takes no more room than one of
 * ten, and whoever wants to know a later one does not draw those before it.
 */
import { intOf, nthUint32 } from "../../base/prng.ts";
import type { Op } from "../../model/scenario.ts";
import type { PageNumber } from "../../model/units.ts";

export type Pattern = Extract<Op, { op: "pattern" }>;

/** Of ten references of `hotCold`, so many go to the hot pages. */
const HOT_OF_TEN = 8;

/** Random numbers that one reference takes. */
const DRAWS = { sequential: 0, random: 1, hotCold: 2, zipf: 1 } as const satisfies Record<Pattern["pattern"], number>;

/** Random numbers that the whole pattern takes. */
export function drawsOf({ pattern, count }: Pattern): number {
  return DRAWS[pattern] * count;
}

/** Pages of the hot part. */
function hotPages(pages: number): number {
  return Math.max(1, Math.ceil(pages / 5));
}

/** The page of reference number `n`, from 0, of a pattern that begins where the stream is at `state`. */
export function drawnPage({ pattern, pages }: Pattern, state: number, n: number): PageNumber {
  switch (pattern) {
    case "sequential":
      return n % pages;
    case "random":
      return intOf(nthUint32(state, n), pages);
    case "hotCold": {
      const hot = hotPages(pages);
      const isHot = intOf(nthUint32(state, 2 * n), 10) < HOT_OF_TEN || hot === pages;
      const place = nthUint32(state, 2 * n + 1);
      return isHot ? intOf(place, hot) : hot + intOf(place, pages - hot);
    }
    case "zipf":
      return zipfPage(nthUint32(state, n), pages);
  }
}

export function isDrawnWrite({ writeEvery }: Pattern, n: number): boolean {
  return writeEvery > 0 && n % writeEvery === writeEvery - 1;
}

/**
 * Sums of the weights of ranks 1, 2, …: rank r weighs 2^20 / r, in integers (Zipf with exponent 1). One table for all
 * patterns, as long as the largest one wants it.
 */
let zipfSums = new Float64Array(0);

function zipfPage(uint32: number, pages: number): PageNumber {
  if (zipfSums.length < pages) zipfSums = longerSums(pages);
  const draw = Math.floor((uint32 / 2 ** 32) * zipfSums[pages - 1]!);
  let low = 0;
  let high = pages - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (zipfSums[middle]! > draw) high = middle;
    else low = middle + 1;
  }
  return low;
}

function longerSums(pages: number): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(pages);
  sums.set(zipfSums);
  for (let at = zipfSums.length; at < pages; at += 1)
    sums[at] = (at > 0 ? sums[at - 1]! : 0) + Math.max(1, Math.floor(2 ** 20 / (at + 1)));
  return sums;
}
