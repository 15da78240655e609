/**
 * Min-funding revocation once more, from its definition alone (domain C.6): pages are moved one by one, rho is a fraction
 * of two big integers, and every machine is looked at each time.
 */
export interface NaiveClaim {
  readonly shares: number;
  readonly min: number;
  readonly max: number;
  readonly active: number;
}

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** `rho = S / (a + k (P - a))`, `k = 1 / (1 - tax)`. */
function rho({ shares, active }: NaiveClaim, pages: number, taxPercent: number): Fraction {
  const used = BigInt(Math.min(active, pages));
  const keep = BigInt(100 - taxPercent);
  return { top: BigInt(shares) * keep, bottom: used * keep + (BigInt(pages) - used) * 100n };
}

const isLess = (one: Fraction, other: Fraction) => one.top * other.bottom < other.top * one.bottom;

/** The index of the first of `indices` that no other is before. */
function first(indices: readonly number[], isBefore: (one: number, other: number) => boolean): number | undefined {
  return indices.find((one) => indices.every((other) => !isBefore(other, one)));
}

/** Pages of each machine when nothing more is to be moved. */
export function naiveTargets(claims: readonly NaiveClaim[], from: readonly number[], taxPercent: number): number[] {
  const pages = [...from];
  const price = (at: number, change = 0) => rho(claims[at]!, pages[at]! + change, taxPercent);
  for (;;) {
    const all = claims.map((_, at) => at);
    const givers = all.filter((at) => pages[at]! > claims[at]!.min);
    const takers = all.filter((at) => pages[at]! < claims[at]!.max);
    const lo = first(givers, (one, other) => isLess(price(one), price(other)));
    const hi = first(takers, (one, other) => isLess(price(other), price(one)));
    if (lo === undefined || hi === undefined || lo === hi || isLess(price(hi, 1), price(lo, -1))) return pages;
    pages[lo]! -= 1;
    pages[hi]! += 1;
  }
}
