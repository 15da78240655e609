/** When all questions of a task are answered: how many were right at the first try, which rules the others followed, the link. */
import { useMemo } from "react";
import { diagnose } from "../../learn/grade.ts";
import { handsCounts, type HandsMark } from "../../learn/hands/play.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { Attempt, Predict } from "../../store/predict.ts";
import { useRunActions } from "../shared/useRun.ts";
import type { ForeseenGiven } from "./challenge/given.ts";
import { linkOfAnswers, ResultLink } from "./challenge/ResultLink.tsx";
import { DiagnosisList } from "./DiagnosisList.tsx";
import { MissedList } from "./MissedList.tsx";
import type { Telling } from "./tell.ts";

export interface ForeseenEndProps {
  readonly given: ForeseenGiven;
  readonly predict: Predict;
  readonly telling: Telling;
  readonly attempts: readonly Attempt[];
}

export function ForeseenEnd({ given, predict, telling, attempts }: ForeseenEndProps) {
  const { hands: t, terms } = telling.text;
  const { seekRow } = useRunActions();
  const { scenario } = telling;
  const marks = useMemo(() => marksOf(predict, attempts), [predict, attempts]);
  const link = useMemo(() => () => linkOfAnswers(given, scenario, attempts.map(answerOf)), [given, scenario, attempts]);
  const unit = timeUnit(scenario);
  return (
    <section
      aria-label={t.over}
      className="flex shrink-0 flex-col gap-3 rounded-xl border border-line bg-panel p-3.5 text-body shadow-panel max-md:min-h-0 max-md:shrink max-md:overflow-y-auto max-md:rounded-none max-md:border-0 max-md:shadow-none"
    >
      <p>
        <b className="font-semibold">{telling.text.predict.allAnswered}</b>{" "}
        {t.overText(handsCounts(marks).right, attempts.length)}
      </p>
      <DiagnosisList marks={marks} telling={telling} />
      <ResultLink link={link} attempt={given.attempt} />
      <MissedList marks={marks} telling={telling} timeText={(time) => terms.time(time, unit)} onJump={seekRow} />
    </section>
  );
}

const answerOf = ({ answer, hints }: Attempt) => ({ answer, hints });

function marksOf(predict: Predict, attempts: readonly Attempt[]): HandsMark[] {
  return attempts.flatMap(({ answer, isRight, hints }, index) => {
    const question = predict.questionOf(attempts[index]!);
    if (!question) return [];
    const [rule = null] = answer === null ? [] : diagnose(question, answer);
    return [{ index, question, answer, isRight, hints, rule }];
  });
}
