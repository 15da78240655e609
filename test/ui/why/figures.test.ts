import { describe, expect, it } from "vitest";
import { averageOf } from "../../../src/trace/figures/metrics.ts";
import { fraction } from "../../../src/trace/figures/shares.ts";
import { catalogues } from "../../../src/i18n/languages.ts";

import { averageFormula, decimalText, equalsText, percentText } from "../../../src/ui/why/figures.ts";

const terms = { en: catalogues.en.terms, zh: catalogues.zh.terms };

const whole = (n: number) => fraction(n, 1)!;

const tenths = (ticks: number) => String(ticks / 10);

describe("the formula behind an average", () => {
  it("writes every term, the count and the result", () => {
    expect(averageFormula(averageOf([0, 1, 5, 7, 10].map(whole)), String)).toBe("(0 + 1 + 5 + 7 + 10) / 5 = 4.6");
  });

  it("keeps fractions as they are, and says when the result is rounded", () => {
    const weighted = averageOf([fraction(1, 1)!, fraction(7, 6)!]);
    expect(averageFormula(weighted, String)).toBe("(1 + 7/6) / 2 ≈ 1.08");
  });

  it("writes times in their unit, and the number of terms as it is", () => {
    expect(averageFormula(averageOf([whole(80), whole(116), whole(120)]), String, tenths)).toBe(
      "(8 + 11.6 + 12) / 3 ≈ 10.533",
    );
  });

  it("cuts long sums before the last term", () => {
    const text = averageFormula(averageOf(Array.from({ length: 40 }, (_, n) => whole(n))), String);
    expect(text).toBe("(0 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + … + 39) / 40 = 19.5");
  });

  it("is empty when there is nothing to average", () => {
    expect(averageFormula(averageOf([]), String)).toBe("");
  });
});

describe("fractions as text", () => {
  it("have two decimals at most, and a sign that says whether that is exact", () => {
    expect(equalsText(fraction(1, 4)!, String)).toBe("= 0.25");
    expect(equalsText(fraction(1, 3)!, String)).toBe("≈ 0.33");
    expect(decimalText(fraction(8, 9)!, String)).toBe("0.89");
  });

  it("as percent have a sign for none", () => {
    expect(percentText(fraction(1, 3), "–", terms.en.percent)).toBe("33.3%");
    expect(percentText(null, "–", terms.en.percent)).toBe("–");
  });
});
