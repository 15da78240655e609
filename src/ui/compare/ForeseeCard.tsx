/** Before anything of the runs is shown one says which of them does best; then what it is, and the figures. */
import { timeUnit } from "../../model/timeUnit.ts";
import { ALL_SAME, type CompareState } from "../../store/compare.ts";
import { selectScenario } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { useRun } from "../shared/useRun.ts";
import type { Foreseen } from "./foreseen.ts";
import { Mark } from "./Mark.tsx";
import { runName } from "./names.ts";
import { useCompare, useCompareActions, useCompareText } from "./useCompare.ts";
import { useComparedRuns } from "./useCompared.ts";

const selectGuess = ({ guess }: CompareState) => guess;
const selectVariants = ({ variants }: CompareState) => variants;

/** What each answer is called. */
function useAnswerText(): (place: number) => string {
  const text = useCompareText();
  const scenario = useRun(selectScenario);
  const variants = useCompare(selectVariants);
  const runs = useComparedRuns();
  return (at) => {
    if (at === ALL_SAME) return text.compare.answerSame;
    const { place } = runs[at] ?? { place: 0 };
    const changes = place === 0 ? [] : (variants[place - 1]?.changes ?? []);
    return runName(text, scenario, changes, subjectsOf(scenario).memory, timeUnit(scenario));
  };
}

/** `foreseen`: null as long as the runs are not known. */
export function ForeseeCard({ foreseen }: { readonly foreseen: Foreseen | null }) {
  const { compare: t } = useCompareText();
  const guess = useCompare(selectGuess);
  const runs = useComparedRuns();
  const actions = useCompareActions();
  const answerText = useAnswerText();
  if (!guess || guess.isTold) return null;
  if (runs.length < 2) return <p className="text-xs text-soft">{t.foreseeAlone}</p>;
  if (!foreseen) return <p className="text-xs text-soft">{t.looking}</p>;
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (guess.chosen !== null) actions.tell();
      }}
    >
      <p className="text-body font-semibold">{t.question[foreseen.figure]}</p>
      <div role="radiogroup" aria-label={t.answers} className="flex flex-col gap-1.5">
        {[...runs.keys(), ALL_SAME].map((at) => (
          <label
            key={at}
            className={`flex min-h-8 cursor-pointer items-center gap-2 rounded-lg border px-2.5 text-xs max-md:min-h-11 ${
              guess.chosen === at ? "border-accent bg-accent-soft" : "border-line hover:border-line-strong"
            }`}
          >
            <input
              type="radio"
              name="foresee"
              checked={guess.chosen === at}
              onChange={() => actions.choose(at)}
              className="accent-(--accent)"
            />
            {at !== ALL_SAME && <Mark place={runs[at]?.place ?? at} isSmall />}
            <span className="min-w-0 wrap-anywhere">{answerText(at)}</span>
          </label>
        ))}
      </div>
      <div className="flex gap-2">
        <Button type="submit" look="accent" className="grow max-md:h-11" disabled={guess.chosen === null}>
          {t.check}
        </Button>
        <Button
          type="button"
          className="max-md:h-11"
          onClick={() => {
            actions.choose(null);
            actions.tell();
          }}
        >
          {t.show}
        </Button>
      </div>
    </form>
  );
}

/** The verdict, in sentences; empty as long as nothing has been said. */
function useSaid(foreseen: Foreseen | null): readonly string[] {
  const { compare: t } = useCompareText();
  const guess = useCompare(selectGuess);
  const answerText = useAnswerText();
  if (!guess?.isTold || !foreseen) return [];
  const { chosen } = guess;
  const { right } = foreseen;
  const others = right.filter((one) => one !== chosen).map(answerText);
  const names = others.join(", ");
  if (chosen !== null && right.includes(chosen))
    return [t.right(answerText(chosen)), ...(others.length > 0 ? [t.alsoRight(names)] : [])];
  return [
    ...(chosen === null ? [] : [chosen === ALL_SAME ? t.saidSame : t.notIt(answerText(chosen))]),
    right[0] === ALL_SAME ? t.isSame : t.isSo(names),
  ];
}

/** What is said of the answer, above the figures. */
export function ForeseenVerdict({ foreseen }: { readonly foreseen: Foreseen }) {
  const { compare: t } = useCompareText();
  const guess = useCompare(selectGuess);
  const said = useSaid(foreseen);
  if (!guess || said.length === 0) return null;
  const isRight = guess.chosen !== null && foreseen.right.includes(guess.chosen);
  return (
    <p className="mb-2 flex items-start gap-2 rounded-lg bg-sunken p-2.5 text-xs">
      {guess.chosen !== null && (
        <span
          aria-hidden
          className={`grid size-4.5 shrink-0 place-items-center rounded-full border-2 text-mini leading-none ${
            isRight ? "border-ok text-ok" : "border-ink text-ink"
          }`}
        >
          {isRight ? "✓" : "✗"}
        </span>
      )}
      <span className="min-w-0 wrap-anywhere">
        <span className="block text-soft">{t.question[foreseen.figure]}</span>
        <b className="font-semibold">{said.join(" ")}</b>
      </span>
    </p>
  );
}

/** Question and verdict for screen readers, each once. It is there before it has something to say. */
export function SpokenForeseen({ foreseen }: { readonly foreseen: Foreseen | null }) {
  const { compare: t } = useCompareText();
  const guess = useCompare(selectGuess);
  const said = useSaid(foreseen);
  return (
    <p role="status" className="sr-only">
      {guess && foreseen && (guess.isTold ? said.join(" ") : t.question[foreseen.figure])}
    </p>
  );
}

/** The switch: first one says what comes of the runs. */
export function ForeseeSwitch({ className = "" }: { readonly className?: string }) {
  const { compare: t } = useCompareText();
  const isOn = useCompare(selectGuess) !== null;
  const actions = useCompareActions();
  return (
    <label
      title={t.foreseeHelp}
      className={`flex h-7 shrink-0 cursor-pointer items-center gap-1.5 text-xs text-soft max-md:h-11 ${className}`}
    >
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => actions.foresee(event.target.checked)}
        className="size-4 accent-(--accent)"
      />
      {t.foresee}
    </label>
  );
}
