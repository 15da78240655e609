/** The file of saved scenarios: it comes back as it was, and whatever else is given is none or counted. */
import { describe, expect, it } from "vitest";
import { defaultScenario } from "../../../src/codec/defaults.ts";
import {
  isLibraryText,
  libraryText,
  readLibraryText,
  savedIn,
  type SavedScenario,
} from "../../../src/codec/scenario/libraryFile.ts";

const saved = (name: string, at = 12): SavedScenario => ({
  name,
  at,
  content: { scenario: defaultScenario, cursor: { time: 3, step: 4 }, entry: null, folds: { memory: true } },
});
const fileOf = (...scenarios: readonly unknown[]) => JSON.stringify({ format: "hyperscope-library-1", scenarios });

const deep = (ends: boolean) => "[".repeat(500_000) + (ends ? "]".repeat(500_000) : "");
const named = (name: string) => savedIn({ ...saved("x"), name })[0]?.name;

describe("a file of saved scenarios", () => {
  it("holds all of them, with names and moments", () => {
    const all = [saved("内存"), saved('quotes " and </script>'), saved("c")];
    const text = libraryText(all);
    expect(isLibraryText(text.slice(0, 256))).toBe(true);
    expect(readLibraryText(`\ufeff${text}`)).toEqual({ saved: all, damaged: 0, leftOut: 0 });
  });

  it("is opened without what is damaged in it, which is counted", () => {
    const text = libraryText([saved("a")]).replace(
      '"scenarios":[',
      '"scenarios":[null,{"name":"b"},{"scenario":{}},7,{"name":" \\n","scenario":{}},',
    );
    expect(readLibraryText(text)).toMatchObject({ damaged: 5, saved: [{ name: "a" }] });
  });

  it.each([
    "",
    "{",
    "null",
    '{"format":"other","scenarios":[]}',
    '{"format":"hyperscope-library-1","scenarios":3}',
    '{"format":"hyperscope-library-1","scenarios":[\u0000\u0001\ufffd',
  ])("is none where there is no list of scenarios: %s", (text) => expect(readLibraryText(text)).toBeNull());

  it("is told from the file of one scenario by its beginning", () => {
    expect(isLibraryText('{"version":2,"title":"x"')).toBe(false);
  });

  it("of very many is taken up to five hundred, and the others are counted", () => {
    const found = readLibraryText(fileOf(...Array.from({ length: 20_000 }, () => ({ name: "a", scenario: {} }))));
    expect([found?.saved.length, found?.damaged, found?.leftOut]).toEqual([500, 0, 19_500]);
  });

  it("nested without end is none, whether it ends or not", () => {
    for (const ends of [true, false])
      expect(readLibraryText(`{"format":"hyperscope-library-1","scenarios":[${deep(ends)}]}`)).toBeNull();
  });

  it("with an entry of far more than a scenario has is opened without it", () => {
    const large = { name: "large", scenario: { machines: Array.from({ length: 700_000 }, () => 1) } };
    expect(readLibraryText(fileOf(large, saved("a"), { ...saved("b"), scenario: {} }))).toMatchObject({
      damaged: 2,
      saved: [{ name: "b" }],
    });
  });
});

describe("what was saved", () => {
  it("has a name that can be listed: on one line, no longer than a title, without marks that turn the writing", () => {
    expect(named("a\u0000\u202e\n b")).toBe("a b");
    expect(named("长".repeat(1_000_000))).toBe("长".repeat(80));
    expect(named(`${"a".repeat(79)}😀`)).toBe("a".repeat(79));
    expect(named("\u202e")).toBeUndefined();
  });

  it.each([1e300, -1, Number.NaN, "yesterday", null, 8_640_000_000_000_001])(
    "at a moment that no calendar has (%s) has none",
    (at) => expect(savedIn({ ...saved("x"), at })).toEqual([saved("x", 0)]),
  );
});
