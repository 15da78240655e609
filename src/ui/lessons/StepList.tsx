/** The steps of the lesson by their names: where one is, what is done, and a press leads there. */
import type { Here } from "../../store/lessons.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useLessonActions } from "./useLessons.ts";
import { useLessonText, useSay } from "./useLessonText.ts";

const SIGNS = { done: "✓", here: "●", ahead: "○" } as const;

export function StepList({ here: { lesson, index } }: { readonly here: Here }) {
  const { lessons: t } = useLessonText();
  const say = useSay();
  const { goTo } = useLessonActions();
  return (
    <Panel title={t.thisLesson} look="note" className="shrink-0">
      <ol aria-label={t.steps} className="-mx-1.5 divide-y divide-line">
        {lesson.steps.map((step, at) => {
          const state = at < index ? "done" : at === index ? "here" : "ahead";
          return (
            <li key={step.id}>
              <button
                type="button"
                aria-current={state === "here" ? "step" : undefined}
                onClick={() => goTo(lesson, step.id)}
                className={`flex w-full cursor-pointer items-center gap-2.5 rounded-md px-1.5 py-1.5 text-left text-body hover:bg-sunken ${
                  state === "here" ? "font-semibold" : state === "ahead" ? "text-soft" : ""
                }`}
              >
                <span role="img" aria-label={t.stepState[state]} className="w-3.5 shrink-0 text-center text-accent">
                  {SIGNS[state]}
                </span>
                {say(step.title)}
              </button>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
