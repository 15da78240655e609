/** Sizes as text. */
import { describe, expect, it } from "vitest";
import { byteText, countText, quotientText } from "../../../../src/ui/shared/text/byteText.ts";

describe("byteText(bytes)", () => {
  it.each([
    [0, "0 B"],
    [1023, "1,023 B"],
    [1024, "1 KiB"],
    [1536, "1.5 KiB"],
    [4 * 1024 * 1024, "4 MiB"],
    [192 * 1024 * 1024, "192 MiB"],
    [3 * 1024 ** 4, "3 TiB"],
  ])("writes %i as %s", (bytes, text) => {
    expect(byteText(bytes)).toBe(text);
  });
});

describe("countText(count)", () => {
  it("sets thousands apart", () => {
    expect(countText(105_000)).toBe("105,000");
  });
});

describe("quotientText(dividend, divisor, isExact)", () => {
  it("puts the quotient in ceiling brackets when it is rounded up", () => {
    expect(quotientText("8 MiB", "4 MiB", true)).toBe("8 MiB / 4 MiB");
    expect(quotientText("9 MiB", "4 MiB", false)).toBe("⌈9 MiB / 4 MiB⌉");
  });
});
