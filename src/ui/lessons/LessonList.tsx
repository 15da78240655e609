/** All lessons in their groups: number, title, a sentence, minutes, and how far the reader has come. */
import { useState } from "react";
import { LESSON_GROUPS, type Lesson } from "../../learn/lesson.ts";
import { lessons } from "../../lessons/list.ts";
import { tallyOf, type LessonProgress } from "../../store/lessonProgress.ts";
import type { LessonsState } from "../../store/lessons.ts";
import { Button } from "../shared/Button.tsx";
import { useLessonActions, useLessons } from "./useLessons.ts";
import { useLessonText, useSay } from "./useLessonText.ts";

const selectProgress = ({ progress }: LessonsState) => progress;

export function LessonList() {
  const { lessons: t } = useLessonText();
  const progress = useLessons(selectProgress);
  return (
    <main id="charts" tabIndex={-1} aria-label={t.title} className="min-h-0 flex-1 overflow-y-auto outline-none">
      <div className="mx-auto max-w-3xl px-4 py-6">
        <h1 className="text-xl font-semibold">{t.title}</h1>
        <p className="mt-1 text-body text-soft">{t.intro}</p>
        {LESSON_GROUPS.map((group) => {
          const own = lessons.filter((lesson) => lesson.group === group);
          return (
            own.length > 0 && (
              <section key={group} aria-label={t.groups[group]} className="mt-6">
                <h2 className="mb-1.5 text-mini font-semibold tracking-wider text-soft uppercase">{t.groups[group]}</h2>
                <ul className="divide-y divide-line rounded-xl border border-line bg-panel shadow-panel">
                  {own.map((lesson) => (
                    <LessonRow key={lesson.id} lesson={lesson} progress={progress[lesson.id]} />
                  ))}
                </ul>
              </section>
            )
          );
        })}
        {Object.keys(progress).length > 0 && <Forget />}
      </div>
    </main>
  );
}

/** Nothing can bring the answers back: it has to be pressed twice. */
function Forget() {
  const { lessons: t } = useLessonText();
  const { clear } = useLessonActions();
  const [isSure, setSure] = useState(false);
  return (
    <Button
      look="quiet"
      className="mt-6"
      onBlur={() => setSure(false)}
      onClick={() => (isSure ? clear() : setSure(true))}
    >
      {isSure ? t.clearSure : t.clear}
    </Button>
  );
}

const SIGNS = { none: "○", begun: "◐", finished: "●" } as const;

interface LessonRowProps {
  readonly lesson: Lesson;
  readonly progress: LessonProgress | undefined;
}

function LessonRow({ lesson, progress }: LessonRowProps) {
  const { lessons: t } = useLessonText();
  const say = useSay();
  const { resume } = useLessonActions();
  const state = !progress ? "none" : progress.isFinished ? "finished" : "begun";
  const { right, asked } = tallyOf(lesson, progress);
  return (
    <li>
      <button
        type="button"
        data-card
        onClick={() => resume(lesson)}
        className="flex w-full cursor-pointer items-baseline gap-3 px-4 py-3 text-left -outline-offset-2 hover:bg-sunken"
      >
        <span className="w-6 shrink-0 text-right text-sm text-soft tabular-nums">{lesson.number}</span>
        <span className="min-w-0 flex-1">
          <b className="block text-sm font-semibold">{say(lesson.title)}</b>
          <span className="block text-body text-soft">{say(lesson.line)}</span>
          {progress && (
            <span className="mt-0.5 block text-xs text-soft">
              {t.progress[state]} · {t.tally(right, asked)}
            </span>
          )}
        </span>
        <span className="shrink-0 text-xs text-soft max-sm:hidden">{t.minutes(lesson.minutes)}</span>
        <span role="img" aria-label={t.progress[state]} className="shrink-0 text-base leading-none text-accent">
          {SIGNS[state]}
        </span>
      </button>
    </li>
  );
}
