/** Where somebody is in the lessons, as what stands in the address in the place of a scenario: the same in every language. */
import { isChallengeLink } from "./handsLink.ts";

export interface LessonPlace {
  /** Null: the list. */
  readonly lesson: string | null;
  /** A step of it; `end`: behind the last one. Null: wherever the reader was. */
  readonly step: string | null;
}

/** Behind the last step. */
export const END = "end";

const LINK = /^lessons$|^lesson\.([a-z-]{1,40})(?:\.([a-z-]{1,40}))?$/;

/** `lessons`, `lesson.ID` or `lesson.ID.STEP`. */
export function lessonLink({ lesson, step }: LessonPlace): string {
  if (lesson === null) return "lessons";
  return step === null ? `lesson.${lesson}` : `lesson.${lesson}.${step}`;
}

/** The place that `link` names, which need not exist; null: it is no link to lessons. */
export function placeOfLink(link: string): LessonPlace | null {
  const match = LINK.exec(link);
  return match && { lesson: match[1] ?? null, step: match[2] ?? null };
}

/** What stands in the address in the place of a scenario and brings one of its own: a lesson, or a challenge. */
export function bringsItsOwn(link: string | null): link is string {
  return link !== null && (placeOfLink(link) !== null || isChallengeLink(link));
}
