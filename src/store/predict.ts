/**
 * Predicting a run: which question is open, what was chosen and answered, and the log of attempts, which alone is kept. The
 * questions come from a worker of its own; which of them is next follows from the log.
 *
 * ```
 * loading --> asking --check, show--> answered --next--> asking ... --> pause (eight in a row) | none (nothing left ahead)
 *                ^------- try again -----'
 * ```
 * The run is moved so that it shows what was before the decision, and after the answer what came of it.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { fnv1a32 } from "../base/prng.ts";
import type { ForeseenSettings } from "../learn/foreseen/settings.ts";
import { grade, isAnswer } from "../learn/grade.ts";
import type { Question } from "../learn/question.ts";
import { QUESTION_KINDS, type QuestionKind } from "../model/questionKinds.ts";
import { isLockedChange } from "../learn/locks.ts";
import { nextQuestion, type Asked } from "../learn/nextQuestion.ts";
import type { Lock } from "../model/locks.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { entryOf } from "../scenarios/titles.ts";
import { startQuestionsWorker } from "../worker/questionsClient.ts";
import type { QuestionsPort } from "../worker/questionsProtocol.ts";
import type { Run, RunState } from "./runState.ts";
import { scenarioText } from "../model/scenarioText.ts";

/** So many questions make a row, where no task asks for another number. */
const ROW_LENGTH = 8;
const MOST_HINTS = 3;
/** Fewer ahead are hardly worth beginning with. */
const FEW = 4;

/** What was done about a question: the first answer counts. */
export interface Attempt {
  readonly row: number;
  readonly kind: QuestionKind;
  /** Null: none was given. */
  readonly answer: number | null;
  readonly isRight: boolean;
  /** From when it was asked to the answer. */
  readonly ms: number;
  readonly hints: number;
  /** The answer was shown. */
  readonly isShown: boolean;
}

export type PredictStatus = "loading" | "asking" | "answered" | "pause" | "none" | "failed";

export interface PredictState {
  readonly status: PredictStatus;
  readonly question: Question | null;
  /** Chosen and not yet checked. */
  readonly chosen: number | null;
  /** The answer that was checked last; null: it was shown. */
  readonly answer: number | null;
  readonly hints: number;
  /** All of them, the latest last. */
  readonly attempts: readonly Attempt[];
  /** The present row of questions begins with this attempt. */
  readonly rowFrom: number;
  /** The only kind that is wanted; null: any. */
  readonly kind: QuestionKind | null;
  /** For a class: nobody checks, the answer is shown. */
  readonly isHandsUp: boolean;
  /** The scenario is another one than that of the questions before. */
  readonly hasChanged: boolean;
  /** So many questions make a row. */
  readonly rowLength: number;
  /** How often something was to be changed that a task has locked. */
  readonly lockedTries: number;
  /** What comes may be looked at. */
  readonly isFutureOpen: boolean;
}

/** A task: what is asked, how often and when one is told is given, and whatever `locks` says is locked. */
export interface PredictTask {
  /** As it starts, with its numbers. */
  readonly start: Scenario;
  /** What is played, in a run of its own: `start`, or what has been made of it. */
  readonly scenario: Scenario;
  readonly locks: readonly Lock[];
  readonly settings: ForeseenSettings;
  /** Which attempt it is: what is kept of another one is not gone on with. */
  readonly id: string;
  /** It has been changed, where that was not locked. */
  onChange(scenario: Scenario): void;
}

export interface Predict {
  readonly state: StoreApi<PredictState>;
  /** Begins, or goes on where it was closed. */
  open(): void;
  choose(answer: number | null): void;
  check(): void;
  hint(): void;
  show(): void;
  tryAgain(): void;
  /** The next question; one that is open is skipped. */
  next(): void;
  /** Another row, from where the run stands. */
  again(): void;
  /** Looks for the questions once more, and keeps what was answered. */
  searchAgain(): void;
  /** All anew, from the beginning of the run. */
  restart(): void;
  ask(kind: QuestionKind | null): void;
  /** The question of an attempt; null: it is not found in the run. */
  questionOf(attempt: Attempt): Question | null;
  setHandsUp(isHandsUp: boolean): void;
  close(): void;
}

export interface PredictOptions {
  /** That of the page. */
  readonly run: Run;
  /** Absent: the run of the page is asked about, and whoever answers sets what is asked. */
  readonly task?: PredictTask | undefined;
  /** Shows the run of a task, or that of the page again. */
  readonly show?: (run: Run | null) => void;
  readonly pause: () => void;
  readonly now: () => number;
  readonly startWorker?: () => QuestionsPort;
  /** Null: nothing is kept. */
  readonly storage: Pick<Storage, "getItem" | "setItem"> | null;
}

const KEY = "hyperscope.predict";

interface Kept {
  readonly of: string;
  readonly open: number | null;
  readonly attempts: readonly Attempt[];
  readonly rowFrom: number;
  readonly kind: QuestionKind | null;
  readonly isHandsUp: boolean;
  /** Of the open question. */
  readonly openKind?: QuestionKind | undefined;
  readonly hints?: number;
  /** The open question has been answered with this; null: it was shown. Absent: it has not. */
  readonly told?: number | null | undefined;
}

/** Where a row of questions begins in the run; the search says what is ahead of it. */
export function createPredict(options: PredictOptions): Predict {
  const { run: page, task, show = () => {}, pause, now, startWorker = startQuestionsWorker, storage } = options;
  let run = page;
  const key = task ? `${KEY}.${task.id}` : KEY;
  const rowLength = task?.settings.questions ?? ROW_LENGTH;
  const isToldAtOnce = task?.settings.feedback !== "atEnd";
  const isFutureOpen = task !== undefined && !task.locks.includes("future");
  const kept = readKept(storage, key);
  let scenario = task?.scenario ?? run.getState().whole;
  /** The host that is asked about. */
  let host = task ? 0 : run.getState().shown;
  const isSame = kept?.of === nameOf(scenario, host);
  let questions: readonly Question[] = [];
  let job = 0;
  /** The trace was known so far when the questions were looked for; null: whole. */
  let searchedTo: Tick | null = null;
  let fromRow = 0;
  /** The question that was open when it was left, and how far one was with it. */
  let reopening: Reopening | null =
    isSame && kept.open !== null
      ? { row: kept.open, kind: kept.openKind, hints: kept.hints ?? 0, told: kept.told }
      : null;
  let isSearchDue = true;
  let isMoving = false;
  let askedAt = 0;
  let port: QuestionsPort | null = null;

  const state = createStore<PredictState>()(() => ({
    status: "loading",
    question: null,
    chosen: null,
    answer: null,
    hints: 0,
    attempts: isSame ? kept.attempts : [],
    rowFrom: isSame ? kept.rowFrom : 0,
    kind: kept?.kind ?? null,
    isHandsUp: !task && (kept?.isHandsUp ?? false),
    hasChanged: false,
    rowLength,
    lockedTries: 0,
    isFutureOpen,
  }));

  const keep = () => {
    const { attempts, rowFrom, kind, isHandsUp, question, status } = state.getState();
    const isOpen = status === "asking" || status === "answered";
    // As long as they are looked for, what was open still is.
    const opened = isOpen && question ? reopeningOf(state.getState()) : status === "loading" ? reopening : null;
    const content: Kept = {
      of: nameOf(scenario, host),
      open: opened?.row ?? null,
      attempts,
      rowFrom,
      kind,
      isHandsUp,
      ...(opened ? { openKind: opened.kind, hints: opened.hints, told: opened.told } : {}),
    };
    try {
      storage?.setItem(key, JSON.stringify(content));
    } catch {
      // A full or forbidden storage is no reason to stop.
    }
  };

  const set = (changes: Partial<PredictState>) => {
    state.setState(changes);
    keep();
  };

  /** `time`: when that is, for a run of which so much is not known yet. */
  const goTo = (row: number, time: Tick) => {
    isMoving = true;
    pause();
    const { trace, whole, actions } = run.getState();
    if (trace && (trace.isComplete || row <= trace.rowCount)) actions.seekRow(row);
    else actions.play(whole, { time, row });
    isMoving = false;
  };

  const portOf = (): QuestionsPort => {
    if (port) return port;
    const started = startWorker();
    port = started;
    started.onMessage((message) => {
      if (message.job !== job) return;
      if (message.type === "failed") return set({ status: "failed" });
      if (message.type !== "found") return;
      questions = message.questions;
      // A short exercise that is nearly over is asked about from its beginning.
      if (fromRow > 0 && searchedTo === null && state.getState().attempts.length === 0 && questions.length < FEW) {
        fromRow = 0;
        isSearchDue = true;
        return search();
      }
      ask();
    });
    started.onFailure(() => {
      started.terminate();
      port = null;
      // Nobody misses it who waits for nothing: another one is started when something is asked.
      if (state.getState().status === "loading") set({ status: "failed" });
    });
    return started;
  };

  /** Looks for questions in what is known of the run, once it is there. */
  const search = () => {
    const { trace, isThere, whole } = run.getState();
    if (!isSearchDue || !trace || !isThere) return;
    isSearchDue = false;
    // The questions of a task are the same for everybody, however much of the run has been simulated.
    searchedTo = task || trace.isComplete ? null : trace.knownUntil;
    job += 1;
    state.setState({ status: "loading", question: null });
    portOf().postMessage({ type: "find", job, scenario: whole, host, fromRow, until: searchedTo });
  };

  const asked = (): Asked[] =>
    state.getState().attempts.flatMap(({ row, kind, isRight }) => {
      const question = questions.find((one) => one.row === row && one.kind === kind);
      return question ? [{ question, isRight }] : [];
    });

  const ask = () => {
    const { attempts, rowFrom, kind } = state.getState();
    const again = reopening;
    reopening = null;
    const reopened = again ? questions.find((one) => isReopened(one, again)) : undefined;
    if (!reopened && attempts.length - rowFrom >= rowLength) return set({ status: "pause", question: null });
    const kinds = task ? new Set(task.settings.kinds) : kind === null ? null : new Set([kind]);
    // What has been answered is behind, wherever the reader looks meanwhile.
    const from = Math.max(fromRow, (attempts.at(-1)?.row ?? -1) + 1);
    const next = reopened ?? nextQuestion(questions, asked(), { kinds, fromRow: from, seed: scenario.seed });
    if (!next && searchedTo !== null && run.getState().status.kind === "running") return searchOn();
    const cleared = { chosen: null, answer: null, hints: 0 };
    if (!next) return set({ ...cleared, status: task && attempts.length > 0 ? "pause" : "none", question: null });
    askedAt = now();
    const { hints = 0, told } = reopened && again ? again : {};
    if (told !== undefined) {
      set({ ...cleared, status: "answered", question: next, hints, answer: told });
      return reveal(next);
    }
    set({ ...cleared, status: "asking", question: next, hints });
    goTo(next.row, next.time);
  };

  /** Everything known is behind: more of a run without an end is asked for. */
  const searchOn = () => {
    isSearchDue = true;
    fromRow = questions.at(-1)?.row ?? fromRow;
    state.setState({ status: "loading", question: null });
    isMoving = true;
    run.getState().actions.seekEnd();
    isMoving = false;
  };

  /** The first answer to a question is kept; what follows is practice. */
  const log = (question: Question, answer: number | null, isShown: boolean): readonly Attempt[] => {
    const { attempts, hints } = state.getState();
    const { row, kind } = question;
    if (attempts.at(-1)?.row === row) return attempts;
    const isRight = answer !== null && grade(question, answer).isRight;
    return [...attempts, { row, kind, answer, isRight, ms: Math.max(0, now() - askedAt), hints, isShown }];
  };

  const reveal = ({ row, time }: Question) => {
    const after = run.getState().trace?.nextStep(row, "event", 1) ?? null;
    goTo(after ?? row, time);
  };

  const begin = (row: number, changes: Partial<PredictState>) => {
    fromRow = row;
    isSearchDue = true;
    set({ ...changes, status: "loading", question: null, chosen: null, answer: null, hints: 0 });
    search();
  };

  const follow = (shown: RunState, before: RunState) => {
    const { status, question } = state.getState();
    const isElsewhere = shown.shown !== host;
    if (isElsewhere || (shown.whole !== scenario && nameOf(shown.whole, host) !== nameOf(scenario, host))) {
      if (task && isLockedChange(task.locks, task.start, shown.whole)) {
        const { lockedTries } = state.getState();
        state.setState({ lockedTries: lockedTries + 1 });
        isMoving = true;
        run.getState().actions.play(scenario, before.cursor);
        isMoving = false;
        return;
      }
      reopening = null;
      const isChanged = shown.whole !== scenario;
      ({ whole: scenario, shown: host } = shown);
      if (isChanged) task?.onChange(scenario);
      return begin(0, { attempts: [], rowFrom: 0, hasChanged: isChanged });
    }
    scenario = shown.whole;
    if (isSearchDue && (searchedTo === null || (shown.trace?.knownUntil ?? 0) > searchedTo)) return search();
    // Whoever goes on by other ways has seen what comes.
    if (isMoving || isFutureOpen || status !== "asking" || !question || shown.cursor === before.cursor) return;
    if (shown.cursor.row > question.row) set({ status: "answered", answer: null, attempts: log(question, null, true) });
  };

  let stop: (() => void) | null = null;
  return {
    state,
    open() {
      if (task && !stop) {
        run = page.getState().actions.beside(scenario, entryOf(scenario.title));
        show(run);
      }
      stop ??= run.subscribe(follow);
      const { trace, cursor } = run.getState();
      const first = state.getState().attempts[0];
      // At the end of a run nothing is ahead: it begins anew.
      fromRow = task
        ? 0
        : first
          ? Math.min(first.row, cursor.row)
          : trace && cursor.row >= trace.rowCount
            ? 0
            : cursor.row;
      reopening ??= reopeningOf(state.getState());
      isSearchDue = true;
      search();
    },
    choose(answer) {
      const { status, question } = state.getState();
      if (status !== "asking" || !question) return;
      if (answer === null || isAnswer(question, answer)) state.setState({ chosen: answer, hasChanged: false });
    },
    check() {
      const { status, question, chosen } = state.getState();
      if (status !== "asking" || !question || chosen === null) return;
      if (!isToldAtOnce) {
        set({ attempts: log(question, chosen, false) });
        return ask();
      }
      set({ status: "answered", answer: chosen, attempts: log(question, chosen, false) });
      reveal(question);
    },
    hint() {
      const { status, hints } = state.getState();
      if (status === "asking") set({ hints: Math.min(MOST_HINTS, hints + 1) });
    },
    show() {
      const { status, question } = state.getState();
      if (status !== "asking" || !question) return;
      const shown = log(question, null, true);
      if (!isToldAtOnce) {
        set({ attempts: shown });
        return ask();
      }
      set({ status: "answered", answer: null, chosen: null, attempts: shown });
      reveal(question);
    },
    tryAgain() {
      const { status, question } = state.getState();
      if (status !== "answered" || !question) return;
      set({ status: "asking", chosen: null, answer: null });
      goTo(question.row, question.time);
    },
    next() {
      const { status, question } = state.getState();
      if (status === "asking" && question) set({ attempts: log(question, null, false) });
      if (status === "asking" || status === "answered") ask();
    },
    again() {
      if (task) return;
      set({ rowFrom: state.getState().attempts.length });
      ask();
    },
    searchAgain: () => begin(fromRow, {}),
    // What was answered of a task is kept.
    restart: () => begin(0, task ? {} : { attempts: [], rowFrom: 0, hasChanged: false }),
    ask(kind) {
      if (task) return;
      set({ kind });
      if (state.getState().status !== "loading") ask();
    },
    questionOf: ({ row, kind }) => questions.find((one) => one.row === row && one.kind === kind) ?? null,
    setHandsUp(isHandsUp) {
      if (!task) set({ isHandsUp });
    },
    close() {
      stop?.();
      stop = null;
      job += 1;
      port?.terminate();
      port = null;
      if (run === page) return;
      show(null);
      run.getState().actions.close();
      run = page;
    },
  };
}

/** What tells one scenario from another, and one host of it from another. */
function nameOf(scenario: Scenario, host: number): string {
  const text = scenarioText(scenario);
  return `${text.length}.${fnv1a32(text)}${host === 0 ? "" : `.${host}`}`;
}

interface Reopening {
  readonly row: number;
  /** Absent: kept before it was noted. */
  readonly kind: QuestionKind | undefined;
  readonly hints: number;
  /** As in `Kept`. */
  readonly told: number | null | undefined;
}

function reopeningOf({ question, status, hints, answer }: PredictState): Reopening | null {
  if (!question) return null;
  const { row, kind } = question;
  return { row, kind, hints, told: status === "answered" ? answer : undefined };
}

function isReopened({ row, kind }: Question, again: Reopening): boolean {
  return row === again.row && (again.kind === undefined || kind === again.kind);
}

function readKept(storage: PredictOptions["storage"], key: string): Kept | null {
  try {
    const found: unknown = JSON.parse(storage?.getItem(key) ?? "null");
    return isKept(found) ? found : null;
  } catch {
    return null;
  }
}

function isKept(found: unknown): found is Kept {
  if (typeof found !== "object" || found === null) return false;
  const { of, attempts, rowFrom, kind, openKind, hints, told } = found as Partial<Record<keyof Kept, unknown>>;
  const isAttempt = (one: unknown) =>
    typeof one === "object" &&
    one !== null &&
    "row" in one &&
    typeof one.row === "number" &&
    "kind" in one &&
    isKind(one.kind);
  return (
    typeof of === "string" &&
    Array.isArray(attempts) &&
    attempts.every(isAttempt) &&
    typeof rowFrom === "number" &&
    (kind === null || isKind(kind)) &&
    (openKind === undefined || isKind(openKind)) &&
    (hints === undefined || typeof hints === "number") &&
    (told === undefined || told === null || typeof told === "number")
  );
}

function isKind(kind: unknown): boolean {
  return QUESTION_KINDS.some((one) => one === kind);
}
