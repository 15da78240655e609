/** The formatting of lengths of time. */
import { describe, expect, it } from "vitest";
import { catalogues } from "../../../src/i18n/languages.ts";

const terms = { en: catalogues.en.terms, zh: catalogues.zh.terms };

describe("ticks(n, unit)", () => {
  it("says one tick in the singular and all else in the plural", () => {
    expect([0, 1, 2].map((n) => terms.en.ticks(n, "tick"))).toEqual(["0 ticks", "1 tick", "2 ticks"]);
  });

  it("keeps the sign of the unit where the scenario has one", () => {
    expect(terms.en.ticks(12, "ms")).toBe("12 ms");
    expect(terms.zh.ticks(1500, "us")).toBe("1,500 µs");
  });

  it("shows at most two decimals of a moment between two ticks", () => {
    expect(terms.en.ticks(2.005_1, "ms")).toBe("2.01 ms");
    expect(terms.en.ticks(2.5, "tick")).toBe("2.5 ticks");
  });

  it("counts ticks with a measure word in Chinese", () => {
    expect(terms.zh.ticks(3, "tick")).toBe("3 个滴答");
  });
});
