/** Numbers as text, against the platform's own formatter. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberText } from "../../src/i18n/numberText.ts";

describe("numberText(n, mostDecimals, leastDecimals)", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [-1_234_567, "-1,234,567"],
    [0.5, "0.5"],
    [1234.56789, "1,234.568"],
    [1.0005, "1.001"],
    [999_999.9996, "1,000,000"],
    [-0, "0"],
    [Number.MAX_SAFE_INTEGER, "9,007,199,254,740,991"],
    [Infinity, "∞"],
  ])("writes %d as %s", (n, text) => {
    expect(numberText(n)).toBe(text);
  });

  it("keeps zeros at the end as far as decimals are asked for", () => {
    expect(numberText(1.5, 4, 2)).toBe("1.50");
    expect(numberText(1.5678, 4, 2)).toBe("1.5678");
    expect(numberText(12, 3, 1)).toBe("12.0");
  });

  // Adding 0 makes the negative zero a zero: no figure of the page says "-0".
  it("writes every number as Intl.NumberFormat does", () => {
    const finite = fc.double({ min: -1e20, max: 1e20, noNaN: true });
    const halves = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 2000);
    const any = fc
      .oneof(
        fc.maxSafeInteger(),
        fc.integer({ min: -1100, max: 1100 }),
        halves,
        finite,
        fc.constantFrom(Infinity, -Infinity, NaN),
      )
      .map((n) => n + 0);
    fc.assert(
      fc.property(any, fc.nat(4), fc.nat(3), (n, least, more) => {
        const options = { minimumFractionDigits: least, maximumFractionDigits: least + more };
        expect(numberText(n, least + more, least)).toBe(new Intl.NumberFormat("en", options).format(n));
      }),
      { numRuns: 5000 },
    );
  });
});
