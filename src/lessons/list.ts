/** The lessons, in the order of their numbers. */
import type { Lesson } from "../learn/lesson.ts";
import { beladysAnomaly } from "./beladysAnomaly.ts";
import { consolidation } from "./consolidation.ts";
import { equalShares } from "./equalShares.ts";
import { exitCosts } from "./exitCosts.ts";
import { lifeOfOne } from "./lifeOfOne.ts";
import { machineOrContainer } from "./machineOrContainer.ts";
import { manyProcessors } from "./manyProcessors.ts";
import { moreThanThereIs } from "./moreThanThereIs.ts";
import { movingHouse } from "./movingHouse.ts";
import { noisyNeighbours } from "./noisyNeighbours.ts";
import { openProblems } from "./openProblems.ts";
import { pagesAndFrames } from "./pagesAndFrames.ts";
import { sameInstant } from "./sameInstant.ts";
import { sharesOfTime } from "./sharesOfTime.ts";
import { shortFirst } from "./shortFirst.ts";
import { shortTimeslices } from "./shortTimeslices.ts";
import { stolenTime } from "./stolenTime.ts";
import { testEnvironment } from "./testEnvironment.ts";
import { thrashing } from "./thrashing.ts";
import { translatingTwice } from "./translatingTwice.ts";
import { volumesAndExtents } from "./volumesAndExtents.ts";
import { waitingAndReady } from "./waitingAndReady.ts";
import { whereToBegin } from "./whereToBegin.ts";
import { whereUsed } from "./whereUsed.ts";
import { whichPage } from "./whichPage.ts";
import { wideMachines } from "./wideMachines.ts";

export const lessons: readonly Lesson[] = [
  consolidation,
  lifeOfOne,
  equalShares,
  shortTimeslices,
  sameInstant,
  shortFirst,
  waitingAndReady,
  stolenTime,
  sharesOfTime,
  manyProcessors,
  wideMachines,
  pagesAndFrames,
  whichPage,
  beladysAnomaly,
  thrashing,
  translatingTwice,
  moreThanThereIs,
  whereToBegin,
  volumesAndExtents,
  testEnvironment,
  noisyNeighbours,
  movingHouse,
  machineOrContainer,
  exitCosts,
  whereUsed,
  openProblems,
];

/** The lesson with this id; null where there is none. */
export function lessonCalled(id: string): Lesson | null {
  return lessons.find((lesson) => lesson.id === id) ?? null;
}
