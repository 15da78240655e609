/** One's own scenarios as a file, and their names. */
import { describe, expect, it } from "vitest";
import { defaultScenario } from "../../src/codec/defaults.ts";
import { freeName, isLibraryText, libraryText, readLibraryText, type Saved } from "../../src/store/library.ts";

const saved = (name: string): Saved => ({
  id: name,
  name,
  at: 12,
  content: { scenario: defaultScenario, cursor: { time: 3, step: 4 }, entry: null, folds: { memory: true } },
});

describe("a file of saved scenarios", () => {
  it("holds all of them, with names and moments", () => {
    const all = [saved("内存"), saved('\u2028 quotes " and </script>'), saved("c")];
    const text = libraryText(all);
    expect(isLibraryText(text.slice(0, 256))).toBe(true);
    const read = readLibraryText(`\ufeff${text}`);
    expect(read?.damaged).toBe(0);
    expect(read?.saved.map(({ id: _id, ...rest }) => rest)).toEqual(all.map(({ id: _id, ...rest }) => rest));
    expect(new Set(read?.saved.map(({ id }) => id)).size).toBe(3);
  });

  it("is opened without what is damaged in it, which is counted", () => {
    const text = libraryText([saved("a")]).replace(
      '"scenarios":[',
      '"scenarios":[null,{"name":"b"},{"scenario":{}},7,',
    );
    expect(readLibraryText(text)).toMatchObject({ damaged: 4, saved: [{ name: "a" }] });
  });

  it.each(["", "{", "null", '{"format":"other","scenarios":[]}', '{"format":"hyperscope-library-1","scenarios":3}'])(
    "is none where there is no list of scenarios: %s",
    (text) => expect(readLibraryText(text)).toBeNull(),
  );

  it("is told from the file of one scenario by its beginning", () => {
    expect(isLibraryText('{"version":2,"title":"x"')).toBe(false);
  });
});

describe("the name of a scenario", () => {
  it("stays, on one line", () => expect(freeName("  Two\n lines ", [])).toBe("Two lines"));
  it("gets a number where it is taken", () => expect(freeName("A", ["A", "A (2)"])).toBe("A (3)"));
  it("is empty where there are only blanks", () => expect(freeName(" \u3000 ", ["A"])).toBe(""));
  it("is no longer than a title, number and all", () => {
    const long = "长".repeat(500);
    const first = freeName(long, []);
    expect(freeName(long, [first]).length).toBeLessThanOrEqual(80);
  });
});
