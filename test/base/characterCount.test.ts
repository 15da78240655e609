/** Lengths of texts, against the list of their characters. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { characterCount } from "../../src/base/characterCount.ts";

describe("the characters of a text", () => {
  it("are as many as there are in a list of them, halves of characters included", () => {
    const part = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("", "a", "é", "中", "😀", "\ud83d", "\ude00", "\ude00\ud83d"),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join("");
        expect(characterCount(text)).toBe([...text].length);
      }),
    );
  });
});
