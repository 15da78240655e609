/** Laws of the box for one's own exercise: whatever is pasted, nothing runs of which a number was lost without a word. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";
import { examples } from "../../support/laws.ts";
import { hasPlainNumbers, lostOfExercise } from "../../support/lostNumbers.ts";
import { anyTexts, dressedSheets, referenceTexts } from "../../support/sheets.ts";

const texts = fc.oneof(anyTexts, referenceTexts);

describe("any text in the box", () => {
  it("opens without a question only where every number of it is in the exercise, or told as left out", () => {
    fc.assert(
      fc.property(texts.filter(hasPlainNumbers), (text) => {
        const exercise = readExercise(text, { title: "Own" });
        if (exercise.kind === "nothing" || !exercise.isSure || !exercise.scenario) return;
        expect(lostOfExercise(text, exercise)).toEqual([]);
      }),
      examples(150),
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
      examples(150),
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
      examples(30),
    );
  });
});
