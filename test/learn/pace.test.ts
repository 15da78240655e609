/** How long a stop of a lesson stands when it goes on by itself. */
import { describe, expect, it } from "vitest";
import { LESSON_LANGUAGES, stopsOf } from "../../src/learn/lesson.ts";
import { secondsAt } from "../../src/learn/pace.ts";
import { lessons } from "../../src/lessons/list.ts";

const stops = lessons.flatMap(({ steps }) =>
  steps.flatMap((step) => stopsOf(step).map(({ isAnswer }, stop) => ({ step, stop, isAnswer }))),
);

describe.each(LESSON_LANGUAGES)("a lesson that goes on by itself, in %s", (language) => {
  it("leaves every stop for five seconds at least, and for no more than a minute and a half", () => {
    for (const { step, stop } of stops) {
      const seconds = secondsAt(step, stop, language);
      expect(seconds, step.id).toBeGreaterThanOrEqual(5);
      expect(seconds, step.id).toBeLessThanOrEqual(90);
    }
  });

  it("leaves fifteen seconds at least for what is asked", () => {
    const asked = stops.filter(({ step, isAnswer }) => step.kind !== "tell" && !isAnswer);
    const seconds = asked.map(({ step, stop }) => secondsAt(step, stop, language));
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(15);
  });

  it("reads a text that is twice as long for longer", () => {
    for (const { step } of stops.filter(({ stop }) => stop === 0)) {
      const twice = { ...step, text: [...step.text, ...step.text] };
      expect(secondsAt(twice, 0, language), step.id).toBeGreaterThan(secondsAt(step, 0, language));
    }
  });
});
