/**
 * The page of the mode in which one foresees decisions: the panels of exploring up to the open question, with the answers as a
 * picture above them, and the card where they explain. On a phone the card is a sheet over the time controls.
 */
import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { explain, plainText } from "../../i18n/explain/explain.ts";
import { TYPED_KINDS, type Question } from "../../learn/question.ts";
import { FORESEEN_KINDS, type QuestionKind } from "../../model/questionKinds.ts";
import type { Predict, PredictState } from "../../store/predict.ts";
import { selectLanguage, selectScenario, selectTrace } from "../../store/selectors.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { Button } from "../shared/Button.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useLayout, type Layout } from "../shared/layout/useLayout.ts";
import { AnsweringContext, answerOfSelection } from "../shared/moment/answering.ts";
import { SelectControl } from "../shared/SelectControl.tsx";
import { useSharedTask } from "../shared/sharedTask.ts";
import { useLearnText } from "../shared/text/useLearnText.ts";
import { useActions, useApp, useAppView } from "../shared/useApp.ts";
import { selectHasOtherHosts } from "../shared/migration/otherHosts.ts";
import { useRun } from "../shared/useRun.ts";
import { Sentence } from "../why/Sentence.tsx";
import { AnswerPicture } from "./AnswerPicture.tsx";
import { challengeId } from "../../codec/challenge/challengeLink.ts";
import type { ForeseenGiven } from "./challenge/given.ts";
import { LockNote, useLocked } from "./challenge/LockNote.tsx";
import { sharedForeseen } from "./challenge/sharedForeseen.ts";
import { ForeseenEnd } from "./ForeseenEnd.tsx";
import { LockedContext } from "../shared/moment/locked.ts";
import { useAnswering } from "./useAnswering.tsx";
import { useTelling } from "./useTelling.ts";
import { PredictSwitch } from "./PredictSwitch.tsx";
import { Progress } from "./Progress.tsx";
import { QuestionCard } from "./QuestionCard.tsx";
import { Spoken } from "./Spoken.tsx";
import { answerText, decidingPolicy, ruleText, type Telling } from "./tell.ts";
import { useAnswerKeys } from "./useAnswerKeys.ts";
import { usePredict, usePredictState } from "./usePredict.ts";

export interface PredictFrames {
  /** Places the parts in the window. */
  readonly Frame: (props: FrameProps) => ReactNode;
}

export interface FrameProps {
  readonly layout: Layout;
  readonly brief: ReactNode;
  readonly picture: ReactNode;
  readonly card: ReactNode;
  readonly aside: ReactNode;
  /** The panel that the question is about. */
  readonly kind: QuestionKind | null;
  /** In the place of the panels of the host. */
  readonly about?: ReactNode;
}

const selectAll = (state: PredictState) => state;

export interface PredictLayoutProps extends PredictFrames {
  /** A challenge; absent: whoever answers sets what is asked. */
  readonly given?: ForeseenGiven;
}

export function PredictLayout({ Frame, given }: PredictLayoutProps) {
  const predict = usePredict(given);
  const layout = useLayout();
  const { predict: t } = useLearnText();
  const state = usePredictState(predict, selectAll);
  const { status, question, chosen, answer, hints, attempts, rowFrom, rowLength, isHandsUp, hasChanged } = state;
  const scenario = useRun(selectScenario);
  const trace = useRun(selectTrace);
  useAnswerKeys(predict);
  useChoosing(predict, question);
  const isAnswered = status === "answered";
  const telling = useTelling(scenario);
  const answering = useAnswering({ question, isAnswered, chosen, answer, telling, onChoose: predict.choose });
  const locked = useLocked(given);
  useSharedTask(useMemo(() => given && (() => sharedForeseen(given, scenario, attempts)), [given, scenario, attempts]));
  const row = attempts.slice(rowFrom);
  const isLast = row.length >= rowLength;
  const isToldAtEnd = given?.challenge.settings.feedback === "atEnd";
  const isShown = telling !== null && question !== null;
  const last = attempts.at(-1);
  // Between two questions the picture stays with the subject of the one before.
  const subject = question ?? (last ? predict.questionOf(last) : null);
  const hasPicture = isShown && !TYPED_KINDS.has(question.kind);
  return (
    <LockedContext value={locked}>
      <AnsweringContext value={answering}>
        <Frame
          layout={layout}
          kind={subject?.kind ?? null}
          brief={<Brief predict={predict} state={state} layout={layout} given={given} />}
          picture={
            hasPicture && (
              <PanelBoundary>
                <AnswerPicture
                  key={question.row}
                  question={question}
                  telling={telling}
                  isAnswered={isAnswered}
                  chosen={chosen}
                  answer={answer}
                  onChoose={predict.choose}
                  onCheck={predict.check}
                  onNext={predict.next}
                />
              </PanelBoundary>
            )
          }
          card={
            isShown && trace ? (
              <QuestionCard
                key={question.row}
                question={question}
                info={trace.info}
                scenario={scenario}
                isAnswered={isAnswered}
                chosen={chosen}
                answer={answer}
                hints={hints}
                hasOptions={false}
                isHandsUp={isHandsUp}
                explanation={<Reason trace={trace} question={question} />}
                className="h-[458px] max-h-full shrink-0 max-md:h-auto max-md:max-h-none max-md:min-h-0 max-md:shrink max-md:rounded-none max-md:border-0 max-md:shadow-none"
                onChoose={predict.choose}
                onCheck={predict.check}
                onHint={predict.hint}
                onShow={predict.show}
                onTryAgain={predict.tryAgain}
                onNext={predict.next}
                {...(isLast ? { nextText: t.finish } : {})}
                {...(isToldAtEnd ? { foot: <BlindFoot predict={predict} state={state} /> } : {})}
              />
            ) : given && status === "pause" && telling ? (
              <ForeseenEnd given={given} predict={predict} telling={telling} attempts={attempts} />
            ) : (
              <Standing predict={predict} state={state} isGiven={given !== undefined} />
            )
          }
          aside={
            <>
              <Progress
                attempts={row}
                of={rowLength}
                isAsking={status === "asking"}
                isTold={!isToldAtEnd || status === "pause"}
              />
              {given && <LockNote locks={given.locks} tries={state.lockedTries} />}
              {isAnswered && isShown && <Others telling={telling} question={question} isWrong={isMissed(state)} />}
            </>
          }
        />
        <Spoken telling={telling} state={state} note={hasChanged ? t.changed : ""} />
      </AnsweringContext>
    </LockedContext>
  );
}

/** Of a task of which nothing is told before its end. */
function BlindFoot({ predict, state: { chosen, hints } }: Omit<PartProps, "given">) {
  const { predict: t } = useLearnText();
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line px-3.5 py-2.5">
      <Button look="accent" className="grow max-md:h-11" disabled={chosen === null} onClick={predict.check}>
        {t.answerIt}
      </Button>
      <Button className="max-md:h-11" disabled={hints >= 3} onClick={predict.hint}>
        {t.hint}
        {hints > 0 && <span className="text-soft tabular-nums">{hints}/3</span>}
      </Button>
      <Button className="max-md:h-11" onClick={predict.next}>
        {t.skip}
      </Button>
    </footer>
  );
}

function isMissed({ question, answer }: PredictState): boolean {
  return answer !== null && question !== null && !question.right.includes(answer);
}

/** What is selected in a panel answers the question. */
function useChoosing(predict: Predict, question: Question | null): void {
  const app = useAppView();
  const trace = useRun(selectTrace);
  const info = trace?.info ?? null;
  useEffect(() => {
    if (!question || !info) return;
    return app.subscribe(({ selection }, before) => {
      if (selection === before.selection) return;
      const answer = answerOfSelection(selection, question, info);
      if (answer !== null) predict.choose(answer);
    });
  }, [app, predict, question, info]);
}

/** The row that they stand at does not say why. */
const DECIDED_LATER: ReadonlySet<QuestionKind> = new Set<QuestionKind>(["finish", "taker", "dirtied"]);

/** Why it is so, as the page tells it everywhere. */
function Reason({ trace, question }: { readonly trace: TraceReader; readonly question: Question }) {
  const language = useApp(selectLanguage);
  const scenario = useRun(selectScenario);
  const told = useMemo(() => {
    if (question.row >= trace.rowCount || DECIDED_LATER.has(question.kind)) return null;
    const context = { info: trace.info, scenario, state: null, previous: [] };
    return explain(trace.eventAt(question.row), context, language);
  }, [trace, question, scenario, language]);
  if (!told || plainText({ sentence: told.sentence, more: [] }) === "") return null;
  return (
    <p className="text-xs leading-5 wrap-anywhere text-soft">
      <Sentence parts={told.sentence} />
    </p>
  );
}

/** The other policies and whom each would take. */
function Others({
  telling,
  question,
  isWrong,
}: {
  readonly telling: Telling;
  readonly question: Question;
  readonly isWrong: boolean;
}) {
  const { predict } = useLearnText();
  const policies = question.rules.filter(({ rule }) => rule.of === "policy");
  const own = decidingPolicy(telling, question);
  const byPick = new Map<number, string[]>(own === null ? [] : [[question.right[0]!, [own]]]);
  for (const { rule, picks } of policies)
    byPick.set(picks[0]!, [...(byPick.get(picks[0]!) ?? []), ruleText(telling, question, rule)]);
  if (policies.length === 0 && !isWrong) return null;
  return (
    <section className="rounded-xl border border-line bg-panel px-3.5 py-3 text-xs shadow-panel">
      {policies.length > 0 && (
        <>
          <h2 className="text-mini font-semibold tracking-wider text-soft uppercase">{predict.leaveAlso}</h2>
          <dl className="mt-1.5">
            {[...byPick].map(([pick, names]) => (
              <div key={pick} className="flex justify-between gap-3 border-t border-line py-1.5 first:border-0">
                <dt className="min-w-0 wrap-anywhere">{names.join(", ")}</dt>
                <dd className="shrink-0 font-semibold">{answerText(telling, question, pick)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {isWrong && <p className="mt-1 text-soft">{predict.comesAgain}</p>}
    </section>
  );
}

interface PartProps {
  readonly predict: Predict;
  readonly state: PredictState;
}

/** In the place of the card, where there is no question. */
function Standing({
  predict,
  state: { status, kind, attempts, rowFrom, hasChanged },
  isGiven,
}: PartProps & { readonly isGiven: boolean }) {
  const { predict: t } = useLearnText();
  const actions = useActions();
  const hasOthers = useRun(selectHasOtherHosts);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  const row = attempts.slice(rowFrom);
  const right = row.filter((one) => one.isRight && one.hints === 0).length;
  return (
    <section className="flex shrink-0 flex-col gap-3 rounded-xl border border-line bg-panel p-3.5 text-body shadow-panel max-md:rounded-none max-md:border-0 max-md:shadow-none">
      {hasChanged && <p className="text-soft">{t.changed}</p>}
      {status === "loading" && <p className="min-h-5 text-soft">{isSlow ? t.loading : ""}</p>}
      {status === "failed" && <p>{t.failed}</p>}
      {status === "none" && <p>{hasOthers ? t.severalHosts : t.none}</p>}
      {status === "pause" && (
        <p>
          <b className="font-semibold">{t.done}</b> {t.atFirstSaid(right)}
        </p>
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {status === "pause" && (
          <Button look="accent" className="max-md:h-11" onClick={predict.again}>
            {t.again}
          </Button>
        )}
        {status === "failed" && (
          <Button look="accent" className="max-md:h-11" onClick={predict.searchAgain}>
            {t.tryAgain}
          </Button>
        )}
        {(status === "none" || status === "failed" || status === "pause") && (
          <Button className="max-md:h-11" onClick={predict.restart}>
            {t.fromStart}
          </Button>
        )}
        {status === "none" && kind !== null && (
          <Button className="max-md:h-11" onClick={() => predict.ask(null)}>
            {t.anyAgain}
          </Button>
        )}
        {status === "none" && !hasOthers && !isGiven && (
          <Button className="max-md:h-11" onClick={() => actions.openDialog("hostSettings")}>
            {t.otherPolicy}
          </Button>
        )}
        {status === "none" && (
          <Button className="max-md:h-11" onClick={() => actions.openDialog("gallery")}>
            {t.otherScenario}
          </Button>
        )}
      </div>
    </section>
  );
}

const ANY = "";

interface BriefProps extends PartProps {
  readonly layout: Layout;
  readonly given: ForeseenGiven | undefined;
}

/** What the mode is, its keys, what is asked, and the switch for a class. */
function Brief({ predict, state, layout, given }: BriefProps) {
  const { predict: t, challenge: words } = useLearnText();
  const { kind, isHandsUp, status, attempts, rowLength } = state;
  const choices = useMemo(
    () => [{ id: ANY, text: t.anyKind }, ...FORESEEN_KINDS.map((id) => ({ id, text: t.kinds[id] }))],
    [t],
  );
  const onKind = useCallback((id: string) => predict.ask(FORESEEN_KINDS.find((one) => one === id) ?? null), [predict]);
  const keys = [
    ["1–9", t.keys.choose],
    ["Enter", t.keys.check],
    ["h", t.keys.hint],
    ["r", t.keys.show],
  ] as const;
  return (
    <section aria-label={t.brief} className="flex h-full items-center gap-3 px-4 text-xs max-md:px-3">
      {(layout !== "phone" || given) && (
        <b className="shrink-0 text-body font-semibold text-accent tabular-nums">
          {given
            ? words.banner(
                challengeId(given.challenge),
                Math.min(rowLength, attempts.length + (status === "asking" ? 1 : 0)),
                rowLength,
              )
            : t.brief}
        </b>
      )}
      {(layout !== "phone" || given) && (
        <p className="min-w-0 grow truncate text-body">{given ? given.challenge.title : t.briefText}</p>
      )}
      {layout === "three" &&
        keys.map(([key, word]) => (
          <span key={key} className="shrink-0 text-soft">
            <kbd className="mr-1 rounded border border-line-strong bg-sunken px-1.5 py-0.5 text-mini text-ink">
              {key}
            </kbd>
            {word}
          </span>
        ))}
      {!given && (
        <>
          <PredictSwitch />
          <label
            title={t.handsUpHelp}
            className="flex h-7 shrink-0 cursor-pointer items-center gap-1.5 text-soft max-md:h-11"
          >
            <input
              type="checkbox"
              checked={isHandsUp}
              onChange={(event) => predict.setHandsUp(event.target.checked)}
              className="size-4 accent-(--accent)"
            />
            {t.handsUp}
          </label>
          <SelectControl
            name={t.kind}
            prefix={t.kind}
            value={kind ?? ANY}
            choices={choices}
            onChange={onKind}
            className="max-md:ml-auto"
          />
        </>
      )}
    </section>
  );
}
