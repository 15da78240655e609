/** The page in which a run is shown and asked is which policy has made it: the picture, the card with the policies, and the row. */
import type { LearnCatalogue } from "../../../i18n/learnCatalogue.ts";
import type { FindTask } from "../../../learn/findPolicy.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import { FIND_ROW, type FindPolicy, type FindState } from "../../../store/findPolicy.ts";
import { Button } from "../../shared/Button.tsx";
import { PanelBoundary } from "../../shared/layout/PanelBoundary.tsx";
import { useLayout } from "../../shared/layout/useLayout.ts";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import { useActions } from "../../shared/useApp.ts";
import type { PredictFrames } from "../PredictLayout.tsx";
import { PredictSwitch } from "../PredictSwitch.tsx";
import { Progress } from "../Progress.tsx";
import { FoundRun } from "./FoundRun.tsx";
import { hintsOf, partingText, policyText, saidOf } from "./tellPolicy.ts";
import { useFind, useFindKeys, useFindState } from "./useFind.ts";

export function FindLayout({ Frame }: PredictFrames) {
  const find = useFind();
  const state = useFindState(find);
  const layout = useLayout();
  const text = useLearnText();
  const { task, status, attempts } = state;
  useFindKeys(find);
  return (
    <>
      <Frame
        layout={layout}
        kind={null}
        brief={<Brief isPhone={layout === "phone"} />}
        picture={null}
        about={
          <PanelBoundary>
            {task ? <FoundRun task={task} /> : <Standing state={state} onRetry={find.open} />}
          </PanelBoundary>
        }
        card={task ? <Card key={task.seed} find={find} state={state} task={task} /> : null}
        aside={
          <>
            <Progress attempts={attempts} of={FIND_ROW} isAsking={status === "asking"} isTold />
            {task && <p className="px-1 text-xs text-soft tabular-nums">{text.find.seed(task.seed)}</p>}
          </>
        }
      />
      <p role="status" className="sr-only">
        {task && status === "answered" && saidOf(text, task, state.answer).join(" ")}
        {task && status === "asking" && `${text.find.situation[task.of]} ${text.find.title}`}
      </p>
    </>
  );
}

function Brief({ isPhone }: { readonly isPhone: boolean }) {
  const { predict, find: t } = useLearnText();
  return (
    <section aria-label={predict.brief} className="flex h-full items-center gap-3 px-4 text-xs max-md:px-3">
      {!isPhone && <b className="shrink-0 text-body font-semibold text-accent">{predict.brief}</b>}
      {!isPhone && <p className="min-w-0 grow truncate text-body">{t.briefText}</p>}
      <PredictSwitch />
    </section>
  );
}

/** In the place of the run, where there is none. */
function Standing({ state: { status }, onRetry }: { readonly state: FindState; readonly onRetry: () => void }) {
  const { find: t, hands } = useLearnText();
  const actions = useActions();
  if (status === "loading")
    return (
      <p className="m-4 text-body text-soft">
        <span className="animate-[appear_0s_0.3s_both]">{t.loading}</span>
      </p>
    );
  return (
    <section className="m-1 flex flex-col gap-3 rounded-xl border border-line bg-panel p-3.5 text-body shadow-panel">
      <p>{status === "failed" ? t.failed : t.none}</p>
      <div className="flex flex-wrap gap-2">
        {status === "failed" && (
          <Button className="max-md:h-11" onClick={onRetry}>
            {hands.restart}
          </Button>
        )}
        <Button className="max-md:h-11" onClick={() => actions.openDialog("gallery")}>
          {t.another}
        </Button>
      </div>
    </section>
  );
}

interface CardProps {
  readonly find: FindPolicy;
  readonly state: FindState;
  readonly task: FindTask;
}

function Card({ find, state, task }: CardProps) {
  const text = useLearnText();
  const { find: t, predict } = text;
  const { status, chosen, answer, hints, attempts } = state;
  const isAnswered = status === "answered";
  const isRowFull = attempts.length >= FIND_ROW;
  return (
    // Enter in one of the answers checks it.
    <form
      aria-label={t.title}
      onSubmit={(event) => {
        event.preventDefault();
        find.check();
      }}
      className="flex shrink-0 flex-col gap-2.5 rounded-xl border border-line bg-panel p-3.5 text-body shadow-panel max-md:min-h-0 max-md:shrink max-md:overflow-y-auto max-md:rounded-none max-md:border-0 max-md:shadow-none"
    >
      <h2 className="text-mini font-semibold tracking-wider text-soft uppercase">{t.title}</h2>
      <p>{t.situation[task.of]}</p>
      <div role="radiogroup" aria-label={t.answers} className="flex flex-col gap-1.5">
        {task.offered.map((choice, place) => (
          <label
            key={choice.policy}
            className={`flex min-h-8 items-center gap-2 rounded-lg border px-2.5 max-md:min-h-11 ${
              (isAnswered ? answer : chosen) === place ? "border-accent bg-accent-soft" : "border-line"
            } ${isAnswered ? "" : "cursor-pointer hover:border-line-strong"}`}
          >
            <input
              type="radio"
              name="policy"
              data-place={place}
              checked={(isAnswered ? answer : chosen) === place}
              disabled={isAnswered}
              onChange={() => find.choose(place)}
              className="accent-(--accent)"
            />
            <span className="min-w-0 grow wrap-anywhere">{policyText(text, task, choice)}</span>
            {isAnswered && task.right.includes(place) && (
              <span className="shrink-0 text-xs text-ok">✓ {predict.isSo}</span>
            )}
            {isAnswered && answer === place && !task.right.includes(place) && (
              <span className="shrink-0 text-xs">✗ {predict.you}</span>
            )}
          </label>
        ))}
      </div>
      {!isAnswered &&
        hintsOf(text, task, hints).map((hint) => (
          <p key={hint} className="text-xs text-soft">
            {hint}
          </p>
        ))}
      {isAnswered && <Told text={text} task={task} answer={answer} />}
      <div className="flex flex-wrap gap-2">
        {isAnswered ? (
          <Button key="next" type="button" look="accent" className="grow max-md:h-11" onClick={find.next}>
            {isRowFull ? t.nextRow : t.next}
          </Button>
        ) : (
          <>
            <Button type="submit" look="accent" className="grow max-md:h-11" disabled={chosen === null}>
              {predict.check}
            </Button>
            <Button type="button" className="max-md:h-11" disabled={hints >= 3} onClick={find.hint}>
              {predict.hint}
              {hints > 0 && <span className="text-soft tabular-nums">{hints}/3</span>}
            </Button>
            <Button type="button" className="max-md:h-11" onClick={find.show}>
              {predict.show}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

interface ToldProps {
  readonly text: LearnCatalogue;
  readonly task: FindTask;
  readonly answer: number | null;
}

/** The verdict, and where each of the others would have done otherwise. */
function Told({ text, task, answer }: ToldProps) {
  const [headline, ...more] = saidOf(text, task, answer);
  const unit = timeUnit(task.scenario);
  return (
    <div className="rounded-lg bg-sunken p-2.5 text-xs">
      <p className="text-body font-semibold wrap-anywhere">{headline}</p>
      {more.map((line) => (
        <p key={line} className="mt-1 wrap-anywhere">
          {line}
        </p>
      ))}
      <h3 className="mt-2 text-mini font-semibold tracking-wider text-soft uppercase">{text.find.others}</h3>
      <ul>
        {task.partings.map(
          (parting, place) =>
            parting &&
            place !== answer && (
              <li key={task.offered[place]!.policy} className="mt-1 wrap-anywhere text-soft">
                {partingText(text, task, place, unit)}
              </li>
            ),
        )}
      </ul>
    </div>
  );
}
