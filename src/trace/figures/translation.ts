/**
 * Figures of address translation (domain C.1), exact: how often a TLB had what was asked for, and what a reference costs.
 *
 *     hit rate                hits / (hits + misses)
 *     accesses a reference    entries of page tables read / references
 *     effective access time   memory · (1 + accesses a reference): each reference reads memory once, and the tables before
 *                             that where the TLB does not help
 */
import type { TranslationCounts } from "../hostState.ts";
import { fraction, type Fraction } from "./shares.ts";

export interface TranslationMetrics extends TranslationCounts {
  readonly references: number;
  /** Null while no reference was made, like the others. */
  readonly hitRate: Fraction | null;
  readonly accessesPerReference: Fraction | null;
  /** In nanoseconds. */
  readonly accessTime: Fraction | null;
}

/** The figures of what was counted, of one TLB or machine or of several together; `memoryNs`: one memory access. */
export function translationMetrics(counted: Iterable<TranslationCounts>, memoryNs: number): TranslationMetrics {
  let [hits, misses, accesses] = [0, 0, 0];
  for (const counts of counted) {
    hits += counts.hits;
    misses += counts.misses;
    accesses += counts.accesses;
  }
  const references = hits + misses;
  return {
    hits,
    misses,
    accesses,
    references,
    hitRate: fraction(hits, references),
    accessesPerReference: fraction(accesses, references),
    accessTime: fraction(memoryNs * (references + accesses), references),
  };
}
