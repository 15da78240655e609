/** How long a stop of a lesson stands when it goes on by itself: time to read what is new, and to think about what is asked. */
import { stopsOf, type LessonLanguage, type LessonStep, type Said } from "./lesson.ts";
import { lengthToRead } from "./marked.ts";

/** Seconds that a word, or a Chinese character, takes to be read aloud. */
const SECONDS = { en: 0.4, zh: 0.25 } as const satisfies Record<LessonLanguage, number>;
/** To look at the picture. */
const TO_LOOK = 5;
/** To think, and to say it. */
const TO_THINK = 10;

/** Of stop number `stop`, in seconds. */
export function secondsAt(step: LessonStep, stop: number, language: LessonLanguage): number {
  const { isAnswer = false } = stopsOf(step)[stop] ?? {};
  const words = newAt(step, stop, isAnswer).reduce((sum, said) => sum + lengthToRead(said[language], language), 0);
  const isAsked = step.kind !== "tell" && !isAnswer;
  return Math.round(words * SECONDS[language] + TO_LOOK + (isAsked ? TO_THINK : 0));
}

/** What has not been said at the stop before. */
function newAt(step: LessonStep, stop: number, isAnswer: boolean): readonly Said[] {
  const box = step.box ? [step.box.says, step.box.exact] : [];
  if (step.kind === "tell") return stop === 0 ? [...step.text, ...box] : [];
  if (step.kind === "puzzle") return isAnswer ? [step.puzzle.why] : [...step.text, step.puzzle.ask];
  if (isAnswer) return [step.question.why, ...box];
  const options = step.question.kind === "choice" ? step.question.options.map(({ text }) => text) : [];
  return [...step.text, step.question.ask, ...options];
}
