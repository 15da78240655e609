/**
 * Finding the policy of a run: which task is open, what was chosen and answered, and the answers of a row. Tasks come from a
 * worker, one for each seed. The scenario of the page is what their numbers are made of; the run that is shown is none of its.
 *
 * ```
 * loading --> asking --check, show--> answered --next--> loading ... | none (nothing can be asked)
 * ```
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { fnv1a32 } from "../base/prng.ts";
import type { FindTask } from "../learn/findPolicy.ts";
import type { Scenario } from "../model/scenario.ts";
import { scenarioText } from "../model/scenarioText.ts";
import { startQuestionsWorker } from "../worker/questionsClient.ts";
import type { QuestionsPort } from "../worker/questionsProtocol.ts";
import type { Run } from "./runState.ts";

/** So many tasks make a row. */
export const FIND_ROW = 8;
const MOST_HINTS = 3;
const KEY = "hyperscope.find";

/** The first answer to a task: a place among the policies that were offered; null: none was given. */
export interface FindAttempt {
  readonly answer: number | null;
  readonly isRight: boolean;
  readonly hints: number;
  readonly isShown: boolean;
}

export interface FindState {
  readonly status: "loading" | "asking" | "answered" | "none" | "failed";
  readonly task: FindTask | null;
  readonly seed: number;
  readonly chosen: number | null;
  /** What was answered; null: it was shown. */
  readonly answer: number | null;
  readonly hints: number;
  /** Of the row. */
  readonly attempts: readonly FindAttempt[];
}

export interface FindPolicy {
  readonly state: StoreApi<FindState>;
  open(): void;
  choose(place: number | null): void;
  check(): void;
  hint(): void;
  show(): void;
  /** The next task; one that is open is skipped. */
  next(): void;
  close(): void;
}

export interface FindOptions {
  readonly run: Run;
  readonly startWorker?: () => QuestionsPort;
  /** Null: nothing is kept. */
  readonly storage: Pick<Storage, "getItem" | "setItem"> | null;
}

interface Kept {
  readonly of: string;
  readonly seed: number;
  readonly hints: number;
  readonly attempts: readonly FindAttempt[];
  /** The open task has been answered with this; null: it was shown. Absent: it has not. */
  readonly told?: number | null;
}

export function createFindPolicy({ run, startWorker = startQuestionsWorker, storage }: FindOptions): FindPolicy {
  let scenario = run.getState().whole;
  let port: QuestionsPort | null = null;
  let job = 0;
  let stop: (() => void) | null = null;
  const read = readKept(storage);
  const kept = read?.of === nameOf(scenario) ? read : null;
  /** What the open task was answered with when it was left. */
  let told = kept?.told;

  const state = createStore<FindState>()(() => ({
    status: "loading",
    task: null,
    seed: kept?.seed ?? 1,
    chosen: null,
    answer: null,
    hints: kept?.hints ?? 0,
    attempts: kept?.attempts ?? [],
  }));

  const keep = () => {
    const { seed, hints, attempts, status, answer } = state.getState();
    const content: Kept = {
      of: nameOf(scenario),
      seed,
      hints,
      attempts,
      ...(status === "answered" ? { told: answer } : {}),
    };
    try {
      storage?.setItem(KEY, JSON.stringify(content));
    } catch {
      // A full or forbidden storage is no reason to stop.
    }
  };

  const ask = () => {
    job += 1;
    state.setState({ status: "loading", task: null, chosen: null, answer: null });
    port ??= started();
    port.postMessage({ type: "findPolicy", job, scenario, seed: state.getState().seed });
  };

  const started = (): QuestionsPort => {
    const worker = startWorker();
    worker.onMessage((message) => {
      if (message.job !== job) return;
      if (message.type === "failed") return state.setState({ status: "failed" });
      if (message.type !== "policyTask") return;
      const { task } = message;
      if (!task) return state.setState({ status: "none" });
      const wasTold = told !== undefined;
      state.setState({ task, status: wasTold ? "answered" : "asking", answer: told ?? null });
      told = undefined;
    });
    worker.onFailure(() => {
      worker.terminate();
      port = null;
      state.setState({ status: "failed" });
    });
    return worker;
  };

  const answered = (answer: number | null, isShown: boolean) => {
    const { task, hints, attempts } = state.getState();
    if (!task) return;
    const isRight = answer !== null && task.right.includes(answer);
    state.setState({ status: "answered", answer, attempts: [...attempts, { answer, isRight, hints, isShown }] });
    keep();
  };

  return {
    state,
    open() {
      stop ??= run.subscribe(({ whole }) => {
        if (nameOf(whole) === nameOf(scenario)) return;
        scenario = whole;
        state.setState({ seed: 1, hints: 0, attempts: [] });
        keep();
        ask();
      });
      ask();
    },
    choose(chosen) {
      if (state.getState().status === "asking") state.setState({ chosen });
    },
    check() {
      const { status, chosen } = state.getState();
      if (status === "asking" && chosen !== null) answered(chosen, false);
    },
    hint() {
      const { status, hints } = state.getState();
      if (status !== "asking") return;
      state.setState({ hints: Math.min(MOST_HINTS, hints + 1) });
      keep();
    },
    show() {
      if (state.getState().status === "asking") answered(null, true);
    },
    next() {
      const { status, seed } = state.getState();
      if (status !== "asking" && status !== "answered") return;
      if (status === "asking") answered(null, false);
      const { attempts } = state.getState();
      // A row that is full gives way to another one.
      state.setState({
        status: "loading",
        seed: seed + 1,
        hints: 0,
        attempts: attempts.length < FIND_ROW ? attempts : [],
      });
      keep();
      ask();
    },
    close() {
      stop?.();
      stop = null;
      job += 1;
      port?.terminate();
      port = null;
    },
  };
}

/** What tells one scenario from another. */
function nameOf(scenario: Scenario): string {
  return fnv1a32(scenarioText(scenario)).toString(36);
}

function readKept(storage: FindOptions["storage"]): Kept | null {
  try {
    const found: unknown = JSON.parse(storage?.getItem(KEY) ?? "null");
    return isKept(found) ? found : null;
  } catch {
    return null;
  }
}

const isCount = (value: unknown) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const isAnswer = (value: unknown) => value === null || isCount(value);

function isKept(found: unknown): found is Kept {
  if (typeof found !== "object" || found === null) return false;
  const { of, seed, hints, attempts, told } = found as Record<string, unknown>;
  return (
    typeof of === "string" &&
    isCount(seed) &&
    isCount(hints) &&
    (told === undefined || isAnswer(told)) &&
    Array.isArray(attempts) &&
    attempts.length <= FIND_ROW &&
    attempts.every((one: Partial<FindAttempt> | null) => {
      const { answer = false, isRight, hints: used, isShown } = one ?? {};
      return isAnswer(answer) && typeof isRight === "boolean" && isCount(used) && typeof isShown === "boolean";
    })
  );
}
