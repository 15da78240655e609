/** The next question that the run asks by itself, with its answer, for whoever asks a class. */
import { useEffect, useMemo, useState } from "react";
import { learnCatalogues } from "../../i18n/learnCatalogue.ts";
import type { Question } from "../../learn/question.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { RunState } from "../../store/runState.ts";
import { findQuestions } from "../../store/questionsAhead.ts";
import { selectLanguage, selectScenario, selectTrace } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { answerText, askedText, situationText } from "./tell.ts";

const selectRow = ({ cursor }: RunState) => cursor.row;

export interface QuestionAheadProps {
  readonly words: {
    readonly looking: string;
    readonly noQuestion: string;
    readonly answer: string;
    readonly goThere: string;
  };
}

export function QuestionAhead({ words }: QuestionAheadProps) {
  const text = learnCatalogues[useApp(selectLanguage)];
  const scenario = useRun(selectScenario);
  const trace = useRun(selectTrace);
  const row = useRun(selectRow);
  const { seekRow } = useRunActions();
  const questions = useQuestions(scenario, trace ? trace.isComplete : null);
  const question = useMemo(() => questions?.find((each) => each.row >= row), [questions, row]);
  if (!trace || !questions) return <p className="text-soft">{words.looking}</p>;
  if (!question) return <p className="text-soft">{words.noQuestion}</p>;
  const telling = { text, info: trace.info, scenario };
  return (
    <>
      <p>
        {situationText(telling, question)} <b className="font-semibold">{askedText(telling, question)}</b>
      </p>
      <p className="mt-1 text-ok">
        {words.answer}: {question.right.map((answer) => answerText(telling, question, answer)).join(" / ")}
      </p>
      {question.row > row && question.row <= trace.rowCount && (
        <button
          type="button"
          onClick={() => seekRow(question.row)}
          className="mt-1 cursor-pointer text-xs font-medium text-accent hover:underline"
        >
          {words.goThere}
        </button>
      )}
    </>
  );
}

/** Ticks of a run without an end that are looked through. */
const LOOKED_AT = 2000;

/** `isComplete` null: nothing is known of the run yet. Null as long as they are looked for. */
function useQuestions(scenario: Scenario, isComplete: boolean | null): readonly Question[] | null {
  const [found, setFound] = useState<{ readonly of: Scenario; readonly questions: readonly Question[] } | null>(null);
  useEffect(() => {
    if (isComplete === null) return undefined;
    return findQuestions(scenario, isComplete ? null : LOOKED_AT, (questions) => setFound({ of: scenario, questions }));
  }, [scenario, isComplete]);
  return found?.of === scenario ? found.questions : null;
}
