/** Laws of the box for one's own exercise: whatever is pasted, nothing runs of which a number was lost without a word. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExercise, type Exercise } from "../../../src/codec/exercise/readExercise.ts";
import { JOB_COLUMNS } from "../../../src/codec/jobs/jobColumns.ts";
import { examples } from "../../support/laws.ts";
import { anyTexts, dressedSheets } from "../../support/sheets.ts";

/** Numbers in `texts`, without zeros in front; 0 itself is not counted. */
function numbersIn(texts: readonly string[]): ReadonlySet<string> {
  const found = texts.flatMap((text) => text.normalize("NFKC").match(/\d+/g) ?? []);
  return new Set(found.map((number) => number.replace(/^0+/, "")).filter((number) => number !== ""));
}

/** Everything that is in an exercise, or told with it. */
function toldOf(exercise: Exercise): readonly string[] {
  if (exercise.kind === "references") {
    const { pages, names, frames, leftOut } = exercise.references;
    return [...pages.map(String), ...names, String(frames ?? ""), ...leftOut];
  }
  if (exercise.kind !== "jobs") return [];
  const { rows, understood, timeslice, clock } = exercise.table;
  const cells = rows.flatMap((row) => JOB_COLUMNS.map((column) => row[column]));
  const { columns, linesLeftOut, rowsLeftOut, switchCost, pcpus } = understood!;
  const heads = columns.map(({ head }) => head);
  return [...cells, ...heads, ...linesLeftOut, ...rowsLeftOut, timeslice, clock, switchCost, pcpus].map(
    (each) => each ?? "",
  );
}

const pages = fc.array(fc.nat(9).map(String), { minLength: 3, maxLength: 20 });
const referenceTexts = fc
  .tuple(
    pages,
    fc.constantFrom(" ", ", ", ",", " -> ", "、"),
    fc.constantFrom("", "Reference string: ", "页面走向：", "Cadena de referencias: "),
    fc.nat(9),
    fc.constantFrom(" with N frames", "; frames = N", "，N 个页框", "\nN marcos", "", "\nframes: N"),
    fc.constantFrom("", " and 4 frames", " 12", ", page size 100", "\nP1 0 4"),
  )
  .map(
    ([list, gap, label, frames, behind, rest]) => label + list.join(gap) + behind.replace("N", String(frames)) + rest,
  );
// What is damaged inside a tag or a command is no number of the table; units, fractions and addresses are converted.
const isPlain = (text: string) =>
  !/[<{\\]|page size|\d\s*\/\s*\d/.test(text) &&
  !/\d\s*(?:m?s|sec|м?с|time|秒)|[(（](?:m?s|sec|м?с|秒)/.test(text.normalize("NFKC"));
const texts = fc.oneof(anyTexts, referenceTexts);

describe("any text in the box", () => {
  it("opens without a question only where every number of it is in the exercise, or told as left out", () => {
    fc.assert(
      fc.property(texts.filter(isPlain), (text) => {
        const exercise = readExercise(text, { title: "Own" });
        if (exercise.kind === "nothing" || !exercise.isSure || !exercise.scenario) return;
        const told = numbersIn(toldOf(exercise));
        expect([...numbersIn([text])].filter((number) => !told.has(number))).toEqual([]);
      }),
      examples(300),
    );
  });

  it("makes no scenario while something is wrong, and says what it is", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const exercise = readExercise(text, { title: "Own" });
        const hasScenario = exercise.kind !== "nothing" && exercise.scenario !== null;
        expect(hasScenario && exercise.problems.length > 0).toBe(false);
        expect(hasScenario || exercise.problems.length > 0 || text.trim() === "").toBe(true);
      }),
      examples(300),
    );
  });

  it("never changes the exercise that a good text makes: the same text makes the same again", () => {
    fc.assert(
      fc.property(dressedSheets, texts, ({ text: good }, other) => {
        const before = readExercise(good, { title: "Own" });
        readExercise(other, { title: "Own" });
        expect(readExercise(good, { title: "Own" })).toEqual(before);
        expect(before).toMatchObject({ kind: "jobs", isSure: true, problems: [] });
      }),
      examples(60),
    );
  });
});
