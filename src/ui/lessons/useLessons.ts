/** The lessons of the app: one store for each app, made when they are first opened. */
import { useMemo } from "react";
import { useStore } from "zustand";
import type { App } from "../../store/appState.ts";
import { progressMemory } from "../../store/lessonProgress.ts";
import { createLessons, hereOf, type Here, type Lessons, type LessonsState } from "../../store/lessons.ts";
import { useApp, useAppWithRuns } from "../shared/useApp.ts";

const known = new WeakMap<App, Lessons>();

function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** What lives as long as the tab. */
export function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** `storage`, `tab` null: nothing is remembered. Before anything of them is shown. */
export function rememberLessons(app: App, storage: Storage | null, tab: Storage | null): Lessons {
  const lessons = createLessons(app, progressMemory(storage), tab);
  known.set(app, lessons);
  return lessons;
}

export function useLessonsApi(): Lessons {
  const app = useAppWithRuns();
  return known.get(app) ?? rememberLessons(app, browserStorage(), tabStorage());
}

export function useLessons<T>(select: (state: LessonsState) => T): T {
  return useStore(useLessonsApi(), select);
}

export function useLessonActions() {
  return useLessonsApi().getState().actions;
}

const selectProgress = ({ progress }: LessonsState) => progress;

/** Where the reader is; null: at the list. */
export function useHere(): Here | null {
  const link = useApp(({ modeLink }) => modeLink);
  const progress = useLessons(selectProgress);
  return useMemo(() => hereOf(link, progress), [link, progress]);
}
