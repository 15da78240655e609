/** The lessons, in the order of their numbers. */
import type { Lesson } from "../learn/lesson.ts";
import { equalShares } from "./equalShares.ts";
import { lifeOfOne } from "./lifeOfOne.ts";
import { pagesAndFrames } from "./pagesAndFrames.ts";
import { thrashing } from "./thrashing.ts";
import { whichPage } from "./whichPage.ts";

export const lessons: readonly Lesson[] = [lifeOfOne, equalShares, pagesAndFrames, whichPage, thrashing];

/** The lesson with this id; null where there is none. */
export function lessonCalled(id: string): Lesson | null {
  return lessons.find((lesson) => lesson.id === id) ?? null;
}
