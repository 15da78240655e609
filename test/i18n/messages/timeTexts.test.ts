/** Times in words, also where a tick is a part of the unit. */
import { describe, expect, it } from "vitest";
import { catalogues } from "../../../src/i18n/languages.ts";

import { timeUnit } from "../../../src/model/timeUnit.ts";

const terms = { en: catalogues.en.terms, zh: catalogues.zh.terms };

const { en, zh } = terms;

describe("timeUnit(scenario)", () => {
  it("is the unit, with the ticks that make one where these are several", () => {
    expect(timeUnit({ tickUnit: "ms" })).toBe("ms");
    expect(timeUnit({ tickUnit: "ms", ticksPerUnit: 100 })).toBe("ms/100");
  });
});

describe("times", () => {
  it("have their unit behind them", () => {
    expect([en.ticks(1, "tick"), en.ticks(1200, "tick"), en.ticks(12, "ms")]).toEqual([
      "1 tick",
      "1,200 ticks",
      "12 ms",
    ]);
    expect([zh.ticks(1, "tick"), zh.ticks(12, "ms")]).toEqual(["1 个滴答", "12 ms"]);
  });

  it("are shown in units where a tick is a part of one, with the same number of decimals each", () => {
    expect([0, 4, 10, 116, 123_456].map((ticks) => en.time(ticks, "ms/10"))).toEqual([
      "0.0",
      "0.4",
      "1.0",
      "11.6",
      "12,345.6",
    ]);
    expect(en.time(1, "s/100000")).toBe("0.00001");
    expect(en.ticks(116, "ms/10")).toBe("11.6 ms");
  });

  it("are not called ticks where a tick is only a part", () => {
    expect(en.ticks(116, "tick/10")).toBe("11.6 units");
    expect(zh.ticks(116, "tick/10")).toBe("11.6 个单位");
    expect([en.unitOf("tick/10"), zh.unitOf("tick/10"), en.unitOf("us/10")]).toEqual(["units", "单位", "µs"]);
  });

  it("that are averages have two decimals more", () => {
    expect(en.time(316 / 3, "tick/10")).toBe("10.533");
    expect(en.time(316 / 3, "tick")).toBe("105.33");
  });
});
