/**
 * The page in which the learner decides: the panels of exploring up to the open decision, the candidates as a picture above
 * them, the card with the question, and below it what has been decided so far.
 */
import { useCallback, useEffect, useMemo } from "react";
import { challengeId } from "../../../codec/challenge/challengeLink.ts";
import { handsKinds } from "../../../learn/hands/kinds.ts";
import { isImpossible } from "../../../learn/grade.ts";
import { afterMistake } from "../../../learn/hands/settings.ts";
import { BRANCH_LETTERS, MOST_BRANCHES } from "../../../model/branches.ts";
import type { Scenario } from "../../../model/scenario.ts";
import type { Hands, HandsState } from "../../../store/hands.ts";
import type { Run } from "../../../store/runState.ts";
import { selectTrace } from "../../../store/selectors.ts";
import { Button } from "../../shared/Button.tsx";
import { PanelBoundary } from "../../shared/layout/PanelBoundary.tsx";
import { useLayout } from "../../shared/layout/useLayout.ts";
import { LockedContext } from "../../shared/moment/locked.ts";
import { AnsweringContext, answerOfSelection } from "../../shared/moment/answering.ts";
import { useSharedTask } from "../../shared/sharedTask.ts";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import { useActions, useAppView, useAppWithRuns } from "../../shared/useApp.ts";
import { useRun } from "../../shared/useRun.ts";
import { AnswerPicture } from "../AnswerPicture.tsx";
import type { HandsGiven } from "../challenge/given.ts";
import { LockNote, useLocked } from "../challenge/LockNote.tsx";
import { linkOfActs, ResultLink } from "../challenge/ResultLink.tsx";
import { PredictSwitch } from "../PredictSwitch.tsx";
import type { PredictFrames } from "../PredictLayout.tsx";
import { QuestionCard } from "../QuestionCard.tsx";
import { askedText, answerText, situationText, verdictOf, type Telling } from "../tell.ts";
import { useAnswering } from "../useAnswering.tsx";
import { useTelling } from "../useTelling.ts";
import { VerdictBox } from "../VerdictBox.tsx";
import { EndCard } from "./EndCard.tsx";
import { HandsSettingsCard } from "./HandsSettingsCard.tsx";
import { PutSoFar } from "./PutSoFar.tsx";
import { sharedHands } from "./sharedHands.ts";
import { Strip } from "./Strip.tsx";
import { useHands, useHandsState } from "./useHands.ts";
import { useHandsKeys } from "./useHandsKeys.ts";

const selectAll = (state: HandsState) => state;
const CARD =
  "h-[458px] max-h-full shrink-0 max-md:h-auto max-md:max-h-none max-md:min-h-0 max-md:shrink max-md:rounded-none max-md:border-0 max-md:shadow-none";

export interface HandsLayoutProps extends PredictFrames {
  /** A challenge; absent: the learner sets the exercise. */
  readonly given?: HandsGiven;
}

export function HandsLayout({ Frame, given }: HandsLayoutProps) {
  const hands = useHands(given);
  const layout = useLayout();
  const text = useLearnText();
  const state = useHandsState(hands, selectAll);
  const { status, question, chosen, told, hints, play, settings, asked } = state;
  const trace = useRun(selectTrace);
  const app = useAppWithRuns();
  useHandsKeys(hands);
  useDeciding(hands);
  const scenario = hands.exercise();
  const telling = useTelling(scenario);
  const isTried = afterMistake(settings) === "tryAgain" && play.missed !== null;
  const isAnswered = status === "told" && !isTried;
  const isShown = telling !== null && question !== null && (status === "asking" || status === "told");
  const mine = isTried && chosen === null ? play.missed : chosen;
  const locked = useLocked(given);
  const answering = useAnswering({
    question,
    isAnswered,
    chosen: mine,
    answer: told?.answer ?? null,
    telling,
    onChoose: hands.choose,
  });
  const resultLink = useMemo(() => {
    if (!given || status !== "over") return null;
    return () => linkOfActs(given, hands.exercise(), hands.acts());
  }, [given, hands, status]);
  useSharedTask(useCallback(() => sharedHands(app, hands, given), [app, hands, given]));
  const openModel = () => {
    const [, main] = app.getState().runs;
    const { actions } = app.getState();
    if (main && state.seed !== null) openBeside(main, scenario, text.hands.policyBranch);
    else main?.getState().actions.seekStart();
    actions.setMode("explore");
  };
  return (
    <LockedContext value={locked}>
      <AnsweringContext value={answering}>
        <Frame
          layout={layout}
          kind={(question ?? play.marks.at(-1)?.question)?.kind ?? null}
          brief={<Brief given={given} state={state} />}
          about={telling && question?.kind === "host" ? <PutSoFar play={play} telling={telling} /> : null}
          picture={
            isShown && (
              <PanelBoundary>
                <AnswerPicture
                  key={question.row}
                  question={question}
                  telling={telling}
                  isAnswered={isAnswered}
                  chosen={mine}
                  answer={told?.answer ?? null}
                  pulses
                  onChoose={hands.choose}
                  onCheck={hands.confirm}
                  onNext={hands.goOn}
                />
              </PanelBoundary>
            )
          }
          card={
            isShown && trace ? (
              <QuestionCard
                key={question.row}
                title={text.hands.title(asked.indexOf(placeOf(state)) + 1, asked.length)}
                question={question}
                info={trace.info}
                scenario={scenario}
                isAnswered={isAnswered}
                chosen={mine}
                answer={told?.answer ?? null}
                hints={hints}
                hasOptions={false}
                note={<Before state={state} telling={telling} isTried={isTried} />}
                explanation={isHeld(state) && <p className="text-xs text-soft">{text.hands.cannotBe}</p>}
                foot={<Foot hands={hands} state={state} isAnswered={isAnswered} />}
                className={CARD}
                onChoose={hands.choose}
                onCheck={hands.confirm}
                onHint={hands.hint}
                onShow={hands.give}
                onTryAgain={hands.goOn}
              />
            ) : status === "over" && telling ? (
              <EndCard
                hands={hands}
                state={state}
                telling={telling}
                onModel={openModel}
                isLocked={given !== undefined}
                onJump={(row) => hands.run()?.getState().actions.seekRow(row)}
              >
                {given && resultLink && <ResultLink link={resultLink} attempt={given.attempt} />}
              </EndCard>
            ) : (
              <Standing hands={hands} state={state} />
            )
          }
          aside={
            <>
              <Strip state={state} />
              {given ? (
                <LockNote locks={given.locks} tries={state.lockedTries} />
              ) : (
                <>
                  <HandsSettingsCard hands={hands} state={state} able={handsKinds(scenario)} />
                  <MakeChallenge />
                </>
              )}
            </>
          }
        />
        <p role="status" className="sr-only">
          {telling && spoken(telling, state, isTried)}
        </p>
      </AnsweringContext>
    </LockedContext>
  );
}

/** The run of other numbers, on a branch beside what the page had; in the place of that, where there is no room for one more. */
function openBeside(main: Run, scenario: Scenario, name: string): void {
  const { whole, tree, actions } = main.getState();
  const others = [...tree.others, { id: tree.id, name: tree.name, scenario: whole }].toSorted((a, b) => a.id - b.id);
  const id = Math.max(...others.map((other) => other.id)) + 1;
  const hasRoom = others.length < MOST_BRANCHES && id < BRANCH_LETTERS.length;
  actions.openScenario(scenario, undefined, hasRoom ? { branches: { id, name, others } } : {});
}

/** Which decision it is, and of how many. */
function handsProgress(state: HandsState): readonly [number, number] {
  const { asked, status } = state;
  return [status === "over" ? asked.length : asked.indexOf(placeOf(state)) + 1, asked.length];
}

/** Place in the list of the decision that is shown. */
function placeOf({ status, question, play }: HandsState): number {
  if (status !== "told") return play.made.length;
  return play.marks.find((mark) => mark.question === question)?.index ?? play.made.length;
}

/** What is selected in a panel decides. */
function useDeciding(hands: Hands): void {
  const app = useAppView();
  useEffect(
    () =>
      app.subscribe(({ selection }, before) => {
        const { question } = hands.state.getState();
        const info = hands.run()?.getState().trace?.info;
        if (selection === before.selection || !question || !info) return;
        const answer = answerOfSelection(selection, question, info);
        if (answer !== null) hands.choose(answer);
      }),
    [app, hands],
  );
}

/** The exercise as it is set, for others. */
function MakeChallenge() {
  const { challenge } = useLearnText();
  const actions = useActions();
  return (
    <div className="shrink-0">
      <Button className="max-md:h-11" onClick={() => actions.openDialog("share")}>
        {challenge.makeIt}
      </Button>
    </div>
  );
}

interface BeforeProps {
  readonly state: HandsState;
  readonly telling: Telling;
  readonly isTried: boolean;
}

/** What is told of the decision before, or of the try before. */
function Before({ state: { told }, telling, isTried }: BeforeProps) {
  const { hands } = telling.text;
  if (!told) return null;
  if (isTried)
    return (
      <>
        <VerdictBox telling={telling} question={told.question} answer={told.answer} isBlind />
        <p className="text-xs text-soft">{hands.again}</p>
      </>
    );
  if (told.answer === null) return null;
  const { isRight, headline } = verdictOf(telling, told.question, told.answer);
  if (!isRight) return null;
  return (
    <p className="text-xs text-soft">
      {hands.before} <span className="text-ok">✓</span> {headline}
    </p>
  );
}

function spoken(telling: Telling, { status, question, told }: HandsState, isTried: boolean): string {
  const { hands, predict } = telling.text;
  if (status === "over") return hands.over;
  if (status === "nothing") return hands.nothing;
  if (!question) return "";
  const verdict = told && verdictOf(telling, told.question, told.answer, isTried);
  const said = verdict ? [verdict.headline, ...(verdict.isRight ? [] : verdict.more)] : [];
  if (status === "told") return said.join(" ");
  const options = question.candidates.map((one, at) => `${at + 1}: ${answerText(telling, question, one)}`);
  return [...said, situationText(telling, question), askedText(telling, question), options.join(", ")]
    .filter((part) => part !== predict.title)
    .join(" ");
}

/** The learner would go on with an own decision. */
function isMine({ settings, told }: HandsState): boolean {
  return afterMistake(settings) === "mine" && told !== null && told.answer !== null;
}

/** But cannot. */
function isHeld(state: HandsState): boolean {
  const { told } = state;
  return isMine(state) && told !== null && told.answer !== null && isImpossible(told.question, told.answer);
}

interface PartProps {
  readonly hands: Hands;
  readonly state: HandsState;
}

function Foot({ hands, state, isAnswered }: PartProps & { readonly isAnswered: boolean }) {
  const { hands: t } = useLearnText();
  const { settings, chosen, hints, play } = state;
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line px-3.5 py-2.5">
      {isAnswered ? (
        <Button look="accent" className="grow max-md:h-11" onClick={hands.goOn}>
          {isMine(state) && !isHeld(state) ? t.goOnWithMine : t.goOn}
          <kbd className="rounded border border-current px-1 text-mini max-md:hidden">Enter</kbd>
        </Button>
      ) : (
        settings.feedback === "atEnd" && (
          <Button look="accent" className="grow max-md:h-11" disabled={chosen === null} onClick={hands.confirm}>
            {t.doIt}
          </Button>
        )
      )}
      <Button className="max-md:h-11" disabled={play.made.length === 0} onClick={hands.undo}>
        {t.undo}
      </Button>
      {!isAnswered && (
        <>
          <Button className="max-md:h-11" disabled={hints >= 3} onClick={hands.hint}>
            {t.hint}
            {hints > 0 && <span className="text-soft tabular-nums">{hints}/3</span>}
          </Button>
          <Button className="max-md:h-11" onClick={hands.give}>
            {t.give}
          </Button>
        </>
      )}
    </footer>
  );
}

/** In the place of the card, where nothing is asked. */
function Standing({ hands, state: { status, seed } }: PartProps) {
  const { hands: t, predict } = useLearnText();
  const actions = useActions();
  return (
    <section className="flex shrink-0 flex-col gap-3 rounded-xl border border-line bg-panel p-3.5 text-body shadow-panel max-md:rounded-none max-md:border-0 max-md:shadow-none">
      <p>
        {status === "failed" ? (
          t.failed
        ) : status === "nothing" ? (
          t.nothing
        ) : (
          <span className="animate-[appear_0s_0.3s_both] text-soft">{t.loading}</span>
        )}
      </p>
      {(status === "failed" || status === "nothing") && (
        <div className="flex flex-wrap gap-2">
          {status === "failed" && (
            <>
              <Button look="accent" className="max-md:h-11" onClick={hands.again}>
                {predict.tryAgain}
              </Button>
              <Button className="max-md:h-11" onClick={() => hands.begin(seed)}>
                {t.restart}
              </Button>
            </>
          )}
          <Button className="max-md:h-11" onClick={() => actions.openDialog("gallery")}>
            {t.otherScenario}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What it is, and its keys. */
function Brief({ given, state }: { readonly given: HandsGiven | undefined; readonly state: HandsState }) {
  const { predict, hands: t, challenge: words } = useLearnText();
  const layout = useLayout();
  const keys = [
    ["1–9", t.keys.choose],
    ["u", t.keys.undo],
    ["h", t.keys.hint],
    ["r", t.keys.give],
  ] as const;
  return (
    <section aria-label={predict.brief} className="flex h-full items-center gap-3 px-4 text-xs max-md:px-3">
      {(layout !== "phone" || given) && (
        <b className="shrink-0 text-body font-semibold text-accent tabular-nums">
          {given ? words.banner(challengeId(given.challenge), ...handsProgress(state)) : predict.brief}
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
      {!given && <PredictSwitch />}
    </section>
  );
}
