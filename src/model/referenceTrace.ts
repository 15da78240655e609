/**
 * A reference string by itself, of any length: which page was referenced, and whether it was written. Pages are numbered
 * from 0 in the order of their first use, so that columns by page have no holes; what they were called before is for whoever
 * read them. Plain data, so that it can be posted.
 */

export interface ReferenceTrace {
  /** The pages in the order of their references. */
  readonly pages: Uint32Array;
  /** Bit `at & 7` of byte `at >> 3`: reference number `at` writes. */
  readonly writes: Uint8Array;
  /** Pages in all: every number in `pages` is below it, and each is there. */
  readonly distinct: number;
}

/** Whether reference number `at` writes. */
export function isWrite({ writes }: ReferenceTrace, at: number): boolean {
  return ((writes[at >>> 3]! >>> (at & 7)) & 1) === 1;
}

/** The references `pages`, numbered anew in the order of first use; `isWritten` tells whether the one at a place writes. */
export function referenceTrace(
  pages: Iterable<number>,
  isWritten: (at: number) => boolean = () => false,
): ReferenceTrace {
  const numbers = new Map<number, number>();
  const renumbered = Uint32Array.from(pages, (page) => {
    const known = numbers.get(page);
    if (known !== undefined) return known;
    numbers.set(page, numbers.size);
    return numbers.size - 1;
  });
  const writes = new Uint8Array((renumbered.length + 7) >>> 3);
  for (let at = 0; at < renumbered.length; at += 1) if (isWritten(at)) writes[at >>> 3]! |= 1 << (at & 7);
  return { pages: renumbered, writes, distinct: numbers.size };
}
