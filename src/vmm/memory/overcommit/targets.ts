/**
 * How much memory each machine should have (domain C.6; Waldspurger, OSDI 2002, sections 5.1 to 5.3): pages go from the
 * machine that pays least for each of its pages to the one that pays most (min-funding revocation). What a machine pays for
 * a page are its shares divided by its pages, where an idle page counts as `k = 1 / (1 - tax)` active ones:
 *
 *     rho = shares / (active + k (pages - active))
 *
 * Fractions are compared exactly: with the tax in percent, both sides times `100 - tax` are whole numbers.
 * Ties: the lowest id.
 */
import type { VmUid } from "../../../model/units.ts";

/** What a machine asks for, in pages. */
export interface Claim {
  readonly vm: VmUid;
  readonly shares: number;
  /** It has at least as many, whatever it pays. */
  readonly min: number;
  /** It wants no more. */
  readonly max: number;
  /** Pages that it uses. */
  readonly active: number;
}

/** What decided the last page that was moved: `rho` of both is `shares / cost`. */
export interface Move {
  readonly from: Payment;
  readonly to: Payment;
}

export interface Payment {
  readonly vm: VmUid;
  readonly shares: number;
  /** Active pages, and idle ones at their price, times `100 - tax`. */
  readonly cost: number;
}

export interface Targets {
  /** Pages of each machine, in the order of the claims. */
  readonly pages: readonly number[];
  readonly moved: number;
  /** Null when no page was moved. */
  readonly last: Move | null;
}

/** What `pages` pages of the machine count as, times `100 - tax`. */
function costOf({ active }: Claim, pages: number, taxPercent: number): number {
  const used = Math.min(active, pages);
  return used * (100 - taxPercent) + (pages - used) * 100;
}

/** Less than 0: one pays less for a page than the other does. Of two that have no pages neither does. */
function compare(one: Claim, onePages: number, other: Claim, otherPages: number, taxPercent: number): number {
  return one.shares * costOf(other, otherPages, taxPercent) - other.shares * costOf(one, onePages, taxPercent);
}

/** The division of `total` pages by shares alone, within the limits: what revocation begins with. */
export function firstTargets(claims: readonly Claim[], total: number, taxPercent: number): number[] {
  const sum = claims.reduce((all, { shares }) => all + shares, 0);
  const pages = claims.map(({ shares, min, max }) => Math.min(max, Math.max(min, Math.floor((total * shares) / sum))));
  let left = total - pages.reduce((all, each) => all + each, 0);
  for (; left > 0; left -= 1) {
    const at = highest(claims, pages, taxPercent);
    if (at < 0) break;
    pages[at]! += 1;
  }
  for (; left < 0; left += 1) {
    const at = lowest(claims, pages, taxPercent);
    if (at < 0) break;
    pages[at]! -= 1;
  }
  return pages;
}

/**
 * Moves one page after the other from the machine with the lowest rho that has more than its `min` to the one with the
 * highest that has less than its `max`, as long as the giver does not pay more than the taker after that.
 */
export function revoke(claims: readonly Claim[], before: readonly number[], taxPercent: number): Targets {
  const pages = [...before];
  let moved = 0;
  let last: Move | null = null;
  for (;;) {
    const giver = lowest(claims, pages, taxPercent);
    const taker = highest(claims, pages, taxPercent);
    if (giver < 0 || taker < 0 || giver === taker) break;
    const from = claims[giver]!;
    const to = claims[taker]!;
    if (compare(from, pages[giver]! - 1, to, pages[taker]! + 1, taxPercent) > 0) break;
    last = {
      from: { vm: from.vm, shares: from.shares, cost: costOf(from, pages[giver]!, taxPercent) },
      to: { vm: to.vm, shares: to.shares, cost: costOf(to, pages[taker]!, taxPercent) },
    };
    pages[giver]! -= 1;
    pages[taker]! += 1;
    moved += 1;
  }
  return { pages, moved, last };
}

/** Who pays least of those that can give a page; -1: nobody can. */
function lowest(claims: readonly Claim[], pages: readonly number[], taxPercent: number): number {
  let found = -1;
  for (const [at, claim] of claims.entries()) {
    if (pages[at]! <= claim.min) continue;
    if (found < 0 || compare(claim, pages[at]!, claims[found]!, pages[found]!, taxPercent) < 0) found = at;
  }
  return found;
}

/** Who pays most of those that want a page; -1: nobody does. */
function highest(claims: readonly Claim[], pages: readonly number[], taxPercent: number): number {
  let found = -1;
  for (const [at, claim] of claims.entries()) {
    if (pages[at]! >= claim.max) continue;
    if (found < 0 || compare(claim, pages[at]!, claims[found]!, pages[found]!, taxPercent) > 0) found = at;
  }
  return found;
}
