/** A lesson that goes on by itself, for a lecture: each stop stands as long as it takes to read, up to the end of the lesson. */
import { useEffect, useState } from "react";
import { secondsAt } from "../../learn/pace.ts";
import type { Here } from "../../store/lessons.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";
import { useLessonActions } from "./useLessons.ts";

export interface Autoplay {
  readonly isOn: boolean;
  toggle(): void;
}

/** `isAnswering`: somebody is about to answer, who is not hurried. */
export function useAutoplay({ lesson, step, stop, attempt }: Here, isAnswering: boolean): Autoplay {
  const language = useApp(selectLanguage);
  const { next } = useLessonActions();
  // It is on for the lesson in which it was begun.
  const [on, setOn] = useState<string | null>(null);
  const isOn = on === lesson.id && step !== null;
  useEffect(() => {
    if (!isOn || isAnswering) return undefined;
    // A puzzle has its ways shown at the same stop.
    const told = step.kind === "puzzle" && attempt ? 1 : stop;
    const timer = setTimeout(next, 1000 * secondsAt(step, told, language));
    return () => clearTimeout(timer);
  }, [isOn, isAnswering, lesson, step, stop, attempt, language, next]);
  return { isOn, toggle: () => setOn(isOn ? null : lesson.id) };
}
