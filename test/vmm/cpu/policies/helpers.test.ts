/** The exact arithmetic that policies share. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareProducts, compareQuotients } from "../../../../src/base/quotients.ts";
import { scaled } from "../../../../src/vmm/cpu/helpers.ts";

const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe("scaled", () => {
  it("is the whole number and the rest of a division, at any size", () => {
    fc.assert(
      fc.property(whole, fc.nat(2 ** 20), fc.integer({ min: 1, max: 2 ** 30 }), (amount, factor, divisor) => {
        const { whole: quotient, rest } = scaled(amount, factor, divisor);
        const exact = BigInt(amount) * BigInt(factor);
        fc.pre(exact / BigInt(divisor) <= BigInt(Number.MAX_SAFE_INTEGER));
        expect(BigInt(quotient) * BigInt(divisor) + BigInt(rest)).toBe(exact);
        expect(rest).toBeGreaterThanOrEqual(0);
        expect(rest).toBeLessThan(divisor);
      }),
    );
  });

  it("rounds down below zero too", () => {
    expect(scaled(-2, 3072, 2048)).toEqual({ whole: -3, rest: 0 });
    expect(scaled(-1, 1, 3)).toEqual({ whole: -1, rest: 2 });
  });

  it("loses nothing however often an account is settled, since the rest is carried", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        (parts, factor, divisor) => {
          let account = 0;
          let rest = 0;
          for (const part of parts) {
            const gain = scaled(part, factor, divisor, rest);
            account += gain.whole;
            rest = gain.rest;
          }
          const total = parts.reduce((sum, part) => sum + part, 0);
          expect({ whole: account, rest }).toEqual(scaled(total, factor, divisor));
        },
      ),
    );
  });

  it("does not round a quotient near 2^53 up to the next whole number", () => {
    const amount = Number.MAX_SAFE_INTEGER;
    expect(scaled(amount, 1, 2)).toEqual({ whole: (amount - 1) / 2, rest: 1 });
  });
});

describe("compareQuotients", () => {
  it("has the sign of the exact difference of two quotients, whose divisors may be without end", () => {
    const divisor = fc.oneof(fc.integer({ min: 1, max: 2 ** 40 }), fc.constant(Infinity));
    const small = fc.nat(5);
    const pairs = fc.oneof(fc.tuple(whole, divisor), fc.tuple(small, fc.integer({ min: 1, max: 5 })));
    fc.assert(
      fc.property(pairs, pairs, ([a, b], [c, d]) => {
        const left = b === Infinity ? 0n : BigInt(a);
        const right = d === Infinity ? 0n : BigInt(c);
        const exact = left * BigInt(d === Infinity ? 1 : d) - right * BigInt(b === Infinity ? 1 : b);
        expect(Math.sign(compareQuotients(a, b, c, d))).toBe(exact === 0n ? 0 : exact < 0n ? -1 : 1);
      }),
    );
  });
});

describe("compareProducts", () => {
  it("has the sign of the exact difference", () => {
    fc.assert(
      fc.property(whole, whole, whole, whole, (a, b, c, d) => {
        const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
        expect(Math.sign(compareProducts(a, b, c, d))).toBe(exact === 0n ? 0 : exact < 0n ? -1 : 1);
      }),
    );
  });
});
