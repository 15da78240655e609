/**
 * Own hands: the learner decides, the engine does the rest. What is played is a run of its own beside that of the page: the
 * exercise with the decisions so far, which ends in what the policy would do. It is shown up to the next decision. Kept are
 * the exercise and the log of acts, from which everything else follows.
 *
 * ```
 * loading --> asking --choose--> right: asking the next one ... --> over
 *               ^                not right, told at once: told --goOn--> asking again, or the next one
 *               '---- undo ----'
 * ```
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { isAnswer } from "../learn/grade.ts";
import { playedScenario, type HandsDecision } from "../learn/hands/decisions.ts";
import { handsKinds } from "../learn/hands/kinds.ts";
import type { HandsFigures } from "../learn/hands/figures.ts";
import { otherNumbers } from "../learn/hands/otherNumbers.ts";
import { askedNow, holdsFor, NOTHING_PLAYED, played, wentOn, type Act, type HandsPlay } from "../learn/hands/play.ts";
import { afterMistake, type HandsSettings } from "../learn/hands/settings.ts";
import { isLockedChange } from "../learn/locks.ts";
import type { Question } from "../learn/question.ts";
import type { Lock } from "../model/locks.ts";
import type { Scenario } from "../model/scenario.ts";
import { entryOf } from "../scenarios/titles.ts";
import { startQuestionsWorker } from "../worker/questionsClient.ts";
import type { QuestionsPort } from "../worker/questionsProtocol.ts";
import { HANDS_KEY, readHands, type KeptHands } from "./handsKept.ts";
import type { Run, RunState } from "./runState.ts";
import { scenarioText } from "../model/scenarioText.ts";

const MOST_HINTS = 3;

export type HandsStatus = "loading" | "asking" | "told" | "over" | "nothing" | "failed";

/** What was answered last; null: the policy has decided. */
export interface ToldAnswer {
  readonly question: Question;
  readonly answer: number | null;
}

export interface HandsState {
  readonly status: HandsStatus;
  /** What is decided now, or was just decided wrongly. */
  readonly question: Question | null;
  /** Chosen, and to be confirmed. */
  readonly chosen: number | null;
  /** Of the decision before, or with `told` of this one; null: nothing is told. */
  readonly told: ToldAnswer | null;
  readonly hints: number;
  readonly play: HandsPlay;
  /** Places in the list of the decisions that are asked, as far as the run is known now. */
  readonly asked: readonly number[];
  readonly settings: HandsSettings;
  /** Of the numbers; null: those of the scenario. */
  readonly seed: number | null;
  /** When it is over. */
  readonly figures: HandsFigures | null;
  /** How often something was to be changed that a task has locked. */
  readonly lockedTries: number;
  /** What comes may be looked at. */
  readonly isFutureOpen: boolean;
}

export interface Hands {
  readonly state: StoreApi<HandsState>;
  /** The run that is played; null: none is. */
  run(): Run | null;
  /** The exercise as an ordinary scenario. */
  exercise(): Scenario;
  /** The same with the numbers that it came with. */
  base(): Scenario;
  /** All that was done, in order. */
  acts(): readonly Act[];
  /** Begins, or goes on where it was closed. */
  open(): void;
  choose(answer: number | null): void;
  /** Does what is chosen. */
  confirm(): void;
  goOn(): void;
  undo(): void;
  hint(): void;
  /** Has the policy decide this one. */
  give(): void;
  /** Looks for the decisions once more, with all that was decided. */
  again(): void;
  /** Anew, with the numbers of this seed; null: those of the scenario. */
  begin(seed: number | null): void;
  set(settings: Partial<HandsSettings>): void;
  close(): void;
}

/** An exercise that is given: its settings and numbers are locked, and whatever `locks` says. */
export interface HandsTask {
  /** As it starts, with its numbers. */
  readonly start: Scenario;
  /** What is played: `start`, or what has been made of it. */
  readonly scenario: Scenario;
  readonly locks: readonly Lock[];
  readonly settings: HandsSettings;
  /** Which attempt it is: what is kept of another one is not gone on with. */
  readonly id: string;
  /** It has been changed, where that was not locked. */
  onChange(scenario: Scenario): void;
}

export interface HandsOptions {
  /** That of the page. */
  readonly main: Run;
  /** Absent: the scenario of the page is played, as the learner sets it. */
  readonly task?: HandsTask | undefined;
  /** Shows the run that is played, or that of the page again. */
  readonly show: (run: Run | null) => void;
  readonly pause: () => void;
  readonly startWorker?: () => QuestionsPort;
  /** Null: nothing is kept. */
  readonly storage: Pick<Storage, "getItem" | "setItem"> | null;
}

export function createHands({
  main,
  task,
  show,
  pause,
  startWorker = startQuestionsWorker,
  storage,
}: HandsOptions): Hands {
  const key = task ? `${HANDS_KEY}.${task.id}` : HANDS_KEY;
  const kept = readHands(storage, key);
  const isFutureOpen = task !== undefined && !task.locks.includes("future");
  const given = task?.settings ?? kept?.settings;
  let base = task?.scenario ?? main.getState().whole;
  let exercise = base;
  let acts: readonly Act[] = [];
  let decisions: readonly HandsDecision[] = [];
  let searched: HandsPlay["made"] = [];
  /** Decisions of the run that is shown. */
  let shownFor: HandsPlay["made"] | null = null;
  let run: Run | null = null;
  let port: QuestionsPort | null = null;
  let job = 0;
  let isMoving = false;
  let unfollow: (() => void) | null = null;

  const state = createStore<HandsState>()(() => ({
    status: "loading",
    question: null,
    chosen: null,
    told: null,
    hints: 0,
    play: NOTHING_PLAYED,
    asked: [],
    settings: given ?? { kinds: handsKinds(base), feedback: "atOnce", after: "tryAgain" },
    seed: null,
    figures: null,
    lockedTries: 0,
    isFutureOpen,
  }));

  const keep = () => {
    const { settings, seed } = state.getState();
    const content: KeptHands = { base, seed, settings, acts };
    try {
      storage?.setItem(key, JSON.stringify(content));
    } catch {
      // A full or forbidden storage is no reason to stop.
    }
  };

  const moving = (move: () => void) => {
    isMoving = true;
    pause();
    move();
    isMoving = false;
  };

  const scenarioAfter = (made: HandsPlay["made"]) => {
    const { kinds } = state.getState().settings;
    return playedScenario(exercise, { kinds, made });
  };

  /** Shows the run up to the moment before row `row`. */
  const showAt = (time: number, row: number) => {
    const { made } = state.getState().play;
    const isShown = shownFor !== null && holdsFor(decisions, shownFor, made);
    moving(() => {
      if (isShown && run?.getState().isThere) return run.getState().actions.seekRow(row);
      if (!isShown) shownFor = made;
      run?.getState().actions.play(scenarioAfter(shownFor ?? made), { time, row });
    });
  };

  /** Asks for the next decision, or says that there is none. */
  const ask = (figures: HandsFigures | null = null) => {
    const { play } = state.getState();
    const question = askedNow(play, decisions);
    // Of those made before the run was looked through only the marks tell that they were asked.
    const isAsked = (at: number) => decisions[at]!.question !== null || play.marks.some(({ index }) => index === at);
    const asked = [...decisions.keys()].filter(isAsked);
    const cleared = { chosen: null, hints: 0, question, asked };
    if (question) {
      state.setState({ ...cleared, status: "asking", figures: null });
      return showAt(question.time, question.row);
    }
    if (figures === null && asked.length > 0) return search();
    state.setState({ ...cleared, status: asked.length === 0 ? "nothing" : "over", figures });
    showAt(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  };

  const portOf = (): QuestionsPort => {
    if (port) return port;
    const started = startWorker();
    port = started;
    started.onMessage((message) => {
      if (message.job !== job) return;
      if (message.type === "failed") return state.setState({ status: "failed" });
      if (message.type !== "played") return;
      ({ decisions, searched } = message);
      state.setState({ play: message.play });
      ask(message.figures);
    });
    started.onFailure(() => {
      started.terminate();
      port = null;
      // Nobody misses it who waits for nothing: another one is started when something is asked.
      if (state.getState().status === "loading") state.setState({ status: "failed" });
    });
    return started;
  };

  /** Has all acts played again by the worker, which knows what is decided then. */
  const search = () => {
    job += 1;
    const { settings } = state.getState();
    state.setState({ status: "loading" });
    portOf().postMessage({ type: "play", job, scenario: exercise, settings, acts });
  };

  const goOn = () => {
    const { play, settings } = state.getState();
    if (state.getState().status === "told" && play.missed !== null && afterMistake(settings) === "tryAgain")
      return state.setState({ status: "asking", chosen: null });
    if (!holdsFor(decisions, searched, play.made)) return search();
    state.setState({ play: wentOn(play, decisions) });
    ask();
  };

  const act = (next: Act) => {
    const { play, settings, question } = state.getState();
    const after = played(play, next, decisions, settings);
    if (after === play) return;
    acts = [...acts, next];
    const isTold = settings.feedback === "atOnce" && question !== null && next.act !== "undo";
    const answer = next.act === "answer" ? next.answer : null;
    const told = isTold ? { question, answer } : null;
    state.setState({ play: after, told, chosen: null });
    keep();
    if (told && (answer === null || !question!.right.includes(answer))) {
      state.setState({ status: "told" });
      // What the policy does may be seen where the learner goes on from it.
      const isRevealed = answer === null || afterMistake(settings) === "fix";
      const row = run?.getState().trace?.nextStep(question!.row, "event", 1) ?? null;
      if (isRevealed && row !== null) moving(() => run?.getState().actions.seekRow(row));
      return;
    }
    goOn();
  };

  const begin = (seed: number | null, log: readonly Act[] = []) => {
    const able = handsKinds(base);
    const { settings } = state.getState();
    const wanted = settings.kinds.filter((kind) => able.includes(kind));
    const kinds = wanted.length > 0 ? wanted : able;
    exercise = seed === null ? base : otherNumbers(base, seed, kinds);
    acts = log;
    decisions = [];
    searched = [];
    shownFor = null;
    state.setState({
      play: NOTHING_PLAYED,
      told: null,
      question: null,
      seed,
      figures: null,
      settings: { ...settings, kinds },
    });
    keep();
    search();
  };

  const follow = (shown: RunState, before: RunState) => {
    if (shown.whole !== before.whole && !shown.whole.byHand && task) {
      if (!isLockedChange(task.locks, task.start, shown.whole)) {
        base = shown.whole;
        task.onChange(base);
        return begin(null);
      }
      shownFor = null;
      const { question, lockedTries } = state.getState();
      state.setState({ lockedTries: lockedTries + 1 });
      return question ? showAt(question.time, question.row) : undefined;
    }
    if (shown.whole !== before.whole && !shown.whole.byHand) {
      // A setting was changed in a panel: that is another exercise, and the page's own scenario as well.
      base = shown.whole;
      main.getState().actions.openScenario(base, undefined, { isChange: true, isWhole: true });
      return begin(null);
    }
    const { status, question } = state.getState();
    if (isMoving || status !== "asking" || !question || shown.cursor === before.cursor) return;
    // Nobody looks beyond a decision: there the run stands still, unless what is to come is nobody's secret.
    if (isFutureOpen) return;
    if (shown.cursor.row > question.row) showAt(question.time, question.row);
  };

  return {
    state,
    run: () => run,
    exercise: () => exercise,
    base: () => base,
    acts: () => acts,
    open() {
      base = task?.scenario ?? main.getState().whole;
      const isSame = kept !== null && scenarioText(kept.base) === scenarioText(base);
      run = main.getState().actions.beside(scenarioAfter([]), task ? entryOf(base.title) : main.getState().entry);
      unfollow = run.subscribe(follow);
      show(run);
      begin(isSame && !task ? kept.seed : null, isSame ? kept.acts : []);
    },
    choose(answer) {
      const { status, question, settings, play } = state.getState();
      const isAgain = status === "told" && play.missed !== null;
      if (!question || (status !== "asking" && !isAgain)) return;
      if (answer !== null && !isAnswer(question, answer)) return;
      state.setState({ chosen: answer });
      if (answer === null || settings.feedback === "atEnd") return;
      act({ act: "answer", answer, hints: state.getState().hints });
    },
    confirm() {
      const { status, chosen, hints } = state.getState();
      if (status === "asking" && chosen !== null) act({ act: "answer", answer: chosen, hints });
    },
    goOn() {
      if (state.getState().status === "told") goOn();
    },
    undo() {
      if (state.getState().play.made.length > 0) act({ act: "undo" });
    },
    hint() {
      const { status, hints } = state.getState();
      if (status === "asking" || status === "told") state.setState({ hints: Math.min(MOST_HINTS, hints + 1) });
    },
    give() {
      const { status, play } = state.getState();
      if (status === "asking" || (status === "told" && play.missed !== null)) act({ act: "give" });
    },
    again: search,
    begin: (seed) => begin(task ? null : seed),
    set(changes) {
      if (task) return;
      state.setState({ settings: { ...state.getState().settings, ...changes } });
      begin(state.getState().seed);
    },
    close() {
      unfollow?.();
      unfollow = null;
      job += 1;
      port?.terminate();
      port = null;
      show(null);
      run?.getState().actions.close();
      run = null;
    },
  };
}
