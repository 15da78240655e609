/**
 * The puzzle at the end of a lesson: what is to be reached, what the run comes to so far, and when it is reached in how many
 * changes, with the other ways there are.
 */
import { useEffect } from "react";
import { goalText } from "../../i18n/learn/goalText.ts";
import type { GoalCheck } from "../../learn/goals.ts";
import type { PuzzleStep } from "../../learn/lesson.ts";
import type { LessonAttempt } from "../../store/lessonProgress.ts";
import { changesSince, checkPuzzle, type LessonsState } from "../../store/lessons.ts";
import type { RunState } from "../../store/runState.ts";
import { selectLanguage, selectWhole } from "../../store/selectors.ts";
import { useApp, useAppWithRuns } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { TaskButtons } from "./QuestionCard.tsx";
import type { Draft } from "./useDraft.ts";
import { useLessonActions, useLessons, useLessonsApi } from "./useLessons.ts";
import { useLessonText, useSay } from "./useLessonText.ts";

const selectOpened = ({ opened }: LessonsState) => opened;
const selectTrace = ({ trace }: RunState) => trace;

interface Reached {
  readonly check: GoalCheck;
  readonly changes: number;
}

/** What the run has come to; null while the puzzle's own scenario is on its way. */
function useReached(step: PuzzleStep): Reached | null {
  const app = useAppWithRuns();
  const scenario = useRun(selectWhole);
  // Another trace, when more of the run is known.
  useRun(selectTrace);
  const state: LessonsState = useLessonsApi().getState();
  if (state.opened?.source !== step.at.scenario) return null;
  const check = checkPuzzle(app, state, step);
  return check && { check, changes: changesSince(state.opened.shown, scenario) };
}

export interface PuzzleCardProps {
  readonly step: PuzzleStep;
  readonly attempt: LessonAttempt | null;
  readonly draft: Draft;
}

export function PuzzleCard({ step, attempt, draft }: PuzzleCardProps) {
  const { lessons: t } = useLessonText();
  const say = useSay();
  const language = useApp(selectLanguage);
  const { solved } = useLessonActions();
  const reached = useReached(step);
  const isShown = useLessons(selectOpened)?.source === step.puzzle.solutions[0].scenario;
  const isMet = reached?.check.state === "met";
  const isSolved = attempt === null && isMet && reached.changes > 0;
  useEffect(() => {
    if (isSolved) solved(reached.changes, draft.ms(), draft.isHinted);
  }, [isSolved, reached?.changes, solved, draft]);
  const { puzzle } = step;
  const missing = reached?.check.results.flatMap((result) => goalText(result, language) ?? []) ?? [];
  const found = missing[0];
  return (
    <section aria-label={say(puzzle.ask)} className="rounded-xl border border-line bg-sunken p-3.5">
      <p className="text-[0.9375rem] leading-snug font-semibold">{say(puzzle.ask)}</p>
      <p role="status" className="mt-2 min-h-6 text-sm">
        {attempt?.answer != null ? (
          <b className="font-semibold">
            <span aria-hidden>✓ </span>
            {t.solved(attempt.answer)}
          </b>
        ) : found !== undefined ? (
          t.notYet(found)
        ) : isMet ? (
          ""
        ) : attempt && isShown ? (
          `${t.shown} ${say(puzzle.solutions[0].way)}`
        ) : (
          t.waiting
        )}
      </p>
      {attempt ? (
        <div className="mt-2 space-y-1.5 border-t border-line pt-3 text-sm leading-6">
          <p>{t.other}</p>
          <ul className="list-disc pl-5">
            {puzzle.solutions.map(({ way }) => (
              <li key={way.en}>{say(way)}</li>
            ))}
          </ul>
          <p>{say(puzzle.why)}</p>
        </div>
      ) : (
        <TaskButtons hint={draft.isHinted ? say(puzzle.hint) : null} draft={draft} showWord={t.showWay} />
      )}
    </section>
  );
}
