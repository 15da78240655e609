/** Who should have how much memory: min-funding revocation with a tax on idle pages (domain C.6; Waldspurger, OSDI 2002). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstTargets, revoke, type Claim } from "../../../../src/vmm/memory/overcommit/targets.ts";
import { naiveTargets } from "../../../models/overcommit/revocation.ts";
import { examples } from "../../../support/laws.ts";

const claim = (vm: number, changes: Partial<Claim>): Claim => ({
  vm,
  shares: 1,
  min: 0,
  max: 256,
  active: 0,
  ...changes,
});

function divided(claims: readonly Claim[], total: number, tax: number): readonly number[] {
  return revoke(claims, firstTargets(claims, total, tax), tax).pages;
}

/** One idle, one using all it has. */
const machines = (max: number) => [claim(0, { max }), claim(1, { max, active: 1000 })];

describe("two machines of equal shares, one idle, one using all it has, and 358 pages", () => {
  it("have 179 and 179 without a tax", () => {
    expect(divided(machines(256), 358, 0)).toEqual([179, 179]);
  });

  it("have 120 and 238 with a tax of 50 %", () => {
    expect(divided(machines(256), 358, 50)).toEqual([120, 238]);
  });

  it("have 102 and 256 with a tax of 75 %: the active one gets all it is configured with", () => {
    expect(divided(machines(256), 358, 75)).toEqual([102, 256]);
  });

  it("would have 72 and 286 without that limit", () => {
    expect(divided(machines(1000), 358, 75)).toEqual([72, 286]);
  });
});

describe("shares of 2 : 1 and 300 pages", () => {
  it("give 200 and 100 where both use all they have", () => {
    const both = [claim(0, { shares: 2, max: 300, active: 300 }), claim(1, { max: 300, active: 300 })];
    expect(divided(both, 300, 75)).toEqual([200, 100]);
  });

  it("give 150 and 150 where the first uses only 100", () => {
    const one = [claim(0, { shares: 2, max: 300, active: 100 }), claim(1, { max: 300, active: 300 })];
    expect(divided(one, 300, 75)).toEqual([150, 150]);
  });
});

describe("targets", () => {
  const claims = fc.array(
    fc.record({
      shares: fc.integer({ min: 1, max: 6 }),
      min: fc.nat(6),
      more: fc.nat(30),
      active: fc.nat(40),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it("are those of a second model that compares fractions of big integers", () => {
    fc.assert(
      fc.property(claims, fc.nat(100), fc.nat(99), (drawn, wanted, tax) => {
        const all = drawn.map(({ more, ...rest }, vm) => ({ ...rest, vm, max: rest.min + more }));
        const sum = (of: (each: Claim) => number) => all.reduce((total, each) => total + of(each), 0);
        const total = Math.min(
          Math.max(
            wanted,
            sum(({ min }) => min),
          ),
          sum(({ max }) => max),
        );
        const begun = firstTargets(all, total, tax);
        expect(begun.reduce((a, b) => a + b, 0)).toBe(total);
        const { pages } = revoke(all, begun, tax);
        expect(pages).toEqual(naiveTargets(all, begun, tax));
        for (const [at, each] of pages.entries()) {
          expect(each).toBeGreaterThanOrEqual(all[at]!.min);
          expect(each).toBeLessThanOrEqual(all[at]!.max);
        }
        expect(pages.reduce((a, b) => a + b, 0)).toBe(total);
      }),
      examples(150),
    );
  });

  it("tell what the last page that was moved was decided by: what both paid before", () => {
    const { moved, last } = revoke([claim(0, {}), claim(1, { active: 1000 })], [179, 179], 50);
    expect(moved).toBe(59);
    // Idle: 121 pages at 2, times 50. Active: 237 pages at 1, times 50.
    expect(last).toEqual({ from: { vm: 0, shares: 1, cost: 12_100 }, to: { vm: 1, shares: 1, cost: 11_850 } });
  });
});
