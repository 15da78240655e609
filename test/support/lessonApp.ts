/** An app in the lessons, with a real run that is simulated on the same thread, and a storage of its own. */
import { lessonCalled } from "../../src/lessons/list.ts";
import type { Language } from "../../src/store/appState.ts";
import { lessonLink } from "../../src/store/lessonLink.ts";
import { progressMemory } from "../../src/store/lessonProgress.ts";
import { createLessons, hereOf, type Lessons } from "../../src/store/lessons.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { fakeStorage } from "./fakePorts.ts";
import { openApp, type OneRun } from "./oneRun.tsx";
import { createSessionPort } from "./sessionPort.ts";
import { machine, scenario } from "./workloads.ts";

export interface LessonApp {
  readonly one: OneRun;
  readonly lessons: Lessons;
  readonly settle: () => void;
  /** `STEP/STOP`, or `list`. */
  readonly place: () => string;
}

/** What the reader had before the lessons. */
export const OWN = scenario([machine("own", [{ op: "compute", ticks: 7 }])], {}, { title: "My own" });

export async function openLessons(
  link: string | null,
  storage: Storage = fakeStorage(),
  language: Language = "en",
  tab: Storage | null = null,
): Promise<LessonApp> {
  const port = createSessionPort();
  const one = openApp({
    scenario: OWN,
    language,
    connect: (listener) => createRunClient(() => port, listener),
  });
  await Promise.resolve();
  port.settle();
  const lessons = createLessons(one.app, progressMemory(storage), tab);
  one.actions.setMode("lessons", link);
  lessons.getState().actions.enter();
  port.settle();
  const place = () => {
    const here = hereOf(one.getState().modeLink, lessons.getState().progress);
    return here ? `${here.step?.id ?? "end"}/${here.stop}` : "list";
  };
  return { one, lessons, settle: () => port.settle(), place };
}

export const linkTo = (lesson: string, step: string | null = null) => lessonLink({ lesson, step });

export function lessonOf(id: string) {
  const lesson = lessonCalled(id);
  if (!lesson) throw new Error(`no lesson is called ${id}`);
  return lesson;
}
