/** Sizes as text: exact, and the same wherever they stand. */
import { describe, expect, it } from "vitest";
import { byteQuotient, byteText, exactUnit } from "../../src/i18n/byteText.ts";

describe("byteText(bytes) is exact", () => {
  it.each([
    [0, "0 B"],
    [1, "1 B"],
    [1000, "1,000 B"],
    [1023, "1,023 B"],
    [1024, "1 KiB"],
    [4096, "4 KiB"],
    [1536, "1.5 KiB"],
    [1025, "1,025 B"],
    [2 ** 20, "1 MiB"],
    [2 ** 20 + 1, "1,048,577 B"],
    [1_234_567, "1,234,567 B"],
    [192 * 2 ** 20, "192 MiB"],
    [2 ** 30, "1 GiB"],
    [1.25 * 2 ** 30, "1.25 GiB"],
    [3 * 2 ** 40, "3 TiB"],
    [2 ** 40 + 2 ** 10, "1,073,741,825 KiB"],
  ])("%d is %s", (bytes, text) => {
    expect(byteText(bytes)).toBe(text);
  });
});

describe("exactUnit(bytes, units)", () => {
  it("takes none but the units it is given", () => {
    expect(exactUnit(2 ** 40)).toBe("TiB");
    expect(exactUnit(2 ** 40, ["B", "KiB", "MiB", "GiB"])).toBe("GiB");
    expect(exactUnit(1, ["B", "KiB"])).toBe("B");
  });
});

describe("byteQuotient(dividend, divisor)", () => {
  it("puts the quotient in ceiling brackets when it is rounded up", () => {
    expect(byteQuotient(8 * 2 ** 20, 4 * 2 ** 20)).toBe("8 MiB / 4 MiB");
    expect(byteQuotient(9 * 2 ** 20, 4 * 2 ** 20)).toBe("⌈9 MiB / 4 MiB⌉");
    expect(byteQuotient(0, 4096)).toBe("0 B / 4 KiB");
  });
});
