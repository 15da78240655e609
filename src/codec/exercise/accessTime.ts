/**
 * How long an access to memory takes on the average: with a TLB in front of the page tables, or with page faults behind it
 * (domain.md C.1 and C.2). Times are in nanoseconds.
 *
 *     TLB      h (t + m) + (1 - h) (t + k m + m)      t lookup, m memory, k accesses to page tables, h share of hits
 *     faults   (1 - p) m + p s                        p faults an access, s time that a fault takes
 *
 * Where the mean time is given instead, the share that leads to it is worked out.
 */
export interface Tlb {
  readonly kind: "tlb";
  readonly memoryNs: number;
  readonly lookupNs: number;
  /** Accesses to page tables on a miss. */
  readonly tables: number;
}

export interface Faults {
  readonly kind: "faults";
  readonly memoryNs: number;
  readonly serviceNs: number;
}

export interface AccessTime {
  readonly of: Tlb | Faults;
  /** Of hits, or of faults; null where `meanNs` is given instead. */
  readonly share: number | null;
  readonly meanNs: number | null;
}

export interface AccessTimeAnswer {
  /** With a hit, or without a fault. */
  readonly shortNs: number;
  /** With a miss, or with a fault. */
  readonly longNs: number;
  /** Of hits, or of faults, from 0 to 1; null where none leads to the mean time that is given. */
  readonly share: number | null;
  readonly meanNs: number;
}

/** What digits are exact enough to be shown. */
const DIGITS = 12;
const rounded = (value: number) => Number(value.toPrecision(DIGITS));

export function accessTimeAnswer({ of, share, meanNs }: AccessTime): AccessTimeAnswer {
  const shortNs = rounded(of.kind === "tlb" ? of.lookupNs + of.memoryNs : of.memoryNs);
  const longNs = rounded(of.kind === "tlb" ? of.lookupNs + (of.tables + 1) * of.memoryNs : of.serviceNs);
  const ofLong = (mean: number) => (mean - shortNs) / (longNs - shortNs);
  if (share !== null) {
    const slow = of.kind === "tlb" ? 1 - share : share;
    return { shortNs, longNs, share, meanNs: rounded((1 - slow) * shortNs + slow * longNs) };
  }
  const mean = meanNs ?? shortNs;
  const slow = ofLong(mean);
  const isPossible = slow >= 0 && slow <= 1;
  return { shortNs, longNs, share: isPossible ? rounded(of.kind === "tlb" ? 1 - slow : slow) : null, meanNs: mean };
}
