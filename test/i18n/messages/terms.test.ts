/** The formatting of sizes, lengths and ratios. */
import { describe, expect, it } from "vitest";
import { terms } from "../../../src/i18n/messages/terms.ts";

describe("bytes(n) is exact", () => {
  it.each([
    [0, "0 B"],
    [1, "1 B"],
    [1000, "1,000 B"],
    [1024, "1 KiB"],
    [4096, "4 KiB"],
    [1536, "1.5 KiB"],
    [1025, "1,025 B"],
    [2 ** 20, "1 MiB"],
    [2 ** 20 + 1, "1,048,577 B"],
    [192 * 2 ** 20, "192 MiB"],
    [2 ** 30, "1 GiB"],
    [1.25 * 2 ** 30, "1.25 GiB"],
    [3 * 2 ** 40, "3 TiB"],
    [2 ** 40 + 2 ** 10, "1,073,741,825 KiB"],
  ])("%d is %s", (n, text) => {
    expect(terms.en.bytes(n)).toBe(text);
    expect(terms.zh.bytes(n)).toBe(text);
  });
});

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
