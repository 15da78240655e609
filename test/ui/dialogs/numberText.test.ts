import { describe, expect, it } from "vitest";
import { bytesText, readBytes, readWhole } from "../../../src/ui/dialogs/form/numberText.ts";

/** The number in `text`, or what is wrong with it. */
const code = (text: string, min = 0, max = 100) => {
  const read = readWhole(text, min, max);
  return read.ok ? read.value : read.issue.code;
};

describe("readWhole(text, min, max)", () => {
  it("reads digits, also with spaces around them and with a sign", () => {
    expect([" 12 ", "+7", "007", "-0"].map((text) => code(text))).toEqual([12, 7, 7, 0]);
  });

  it("reads the full-width digits of Chinese input methods", () => {
    expect(code("４２")).toBe(42);
  });

  it("reads digits in groups of three, and no other groups", () => {
    expect(code("1,000", 0, 2000)).toBe(1000);
    expect(code("1 000 000", 0, 2e6)).toBe(1_000_000);
    expect(code("1,00", 0, 2000)).toBe("notNumber");
  });

  it("tells an empty field from one with something else in it", () => {
    expect(code("   ")).toBe("empty");
    expect(["x", "1e3", "--1", ".", "0x10", "NaN", "Infinity", "1.2.3"].map((text) => code(text))).toEqual(
      Array.from({ length: 8 }, () => "notNumber"),
    );
  });

  it("refuses decimals and does not round them, but takes 3.0 for 3", () => {
    expect(code("2.5")).toBe("notWhole");
    expect(code("3.0")).toBe(3);
    expect(code("3.")).toBe(3);
  });

  it("says what the range is when a number is outside of it", () => {
    expect(readWhole("-1", 0, 64)).toEqual({ ok: false, issue: { code: "tooSmall", min: 0, max: 64 } });
    expect(readWhole("65", 1, 64)).toEqual({ ok: false, issue: { code: "tooLarge", min: 1, max: 64 } });
  });

  it("is exact where a double is not: 9007199254740993 is not 9007199254740992", () => {
    expect(code("9007199254740993", 0, Number.MAX_SAFE_INTEGER)).toBe("tooLarge");
    expect(code("9".repeat(400))).toBe("tooLarge");
  });
});

describe("readBytes(text, unit, min, max)", () => {
  it("multiplies exactly: 1.5 MiB, 0.1 of a byte is refused", () => {
    expect(readBytes("1.5", "MiB", 0, 2 ** 50)).toEqual({ ok: true, value: 1_572_864 });
    expect(readBytes("0.1", "KiB", 0, 2 ** 50)).toEqual({ ok: false, issue: { code: "notWhole" } });
  });

  it("compares in bytes, whatever the unit", () => {
    expect(readBytes("2", "TiB", 0, 2 ** 40)).toMatchObject({ issue: { code: "tooLarge" } });
    expect(readBytes("-1", "GiB", 0, 2 ** 40)).toMatchObject({ issue: { code: "tooSmall" } });
  });
});

describe("bytesText(bytes)", () => {
  it("chooses the largest unit that shows the size exactly", () => {
    expect(bytesText(40 * 1024)).toEqual({ text: "40", unit: "KiB" });
    expect(bytesText(3 * 2 ** 29)).toEqual({ text: "1.5", unit: "GiB" });
    expect(bytesText(1000)).toEqual({ text: "1000", unit: "B" });
  });

  it("shows nothing as 0 MiB", () => {
    expect(bytesText(0)).toEqual({ text: "0", unit: "MiB" });
  });

  it("is read back to the same size", () => {
    for (const bytes of [1, 100, 1000, 4096, 123_456_789, 2 ** 40 + 1, 2 ** 50]) {
      const { text, unit } = bytesText(bytes);
      expect(readBytes(text, unit, 0, Number.MAX_SAFE_INTEGER)).toEqual({ ok: true, value: bytes });
    }
  });
});
