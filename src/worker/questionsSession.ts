/** The worker that looks for questions, without the worker: one search at a time, in portions, the latest asked for. */
import { findTask } from "../learn/findPolicy.ts";
import { handsFigures } from "../learn/hands/figures.ts";
import { askedNow, replayed } from "../learn/hands/play.ts";
import { keyOf } from "../learn/keys.ts";
import { sheetOf } from "../learn/worksheet/sheet.ts";
import { QuestionSearch } from "../learn/questionsOf.ts";
import type { FromQuestions, ToQuestions } from "./questionsProtocol.ts";

type ToKeys = Extract<ToQuestions, { readonly type: "keys" }>;

export interface QuestionsSession {
  receive(message: ToQuestions): void;
  /** Does a portion of work; false when there is none left. */
  work(): boolean;
}

export function createQuestionsSession(
  post: (message: FromQuestions) => void,
  portion: () => () => boolean = () => () => false,
): QuestionsSession {
  let job = 0;
  let search: QuestionSearch | null = null;
  let keys: { readonly of: ToKeys; next: number } | null = null;

  const guarded = (action: () => void) => {
    try {
      action();
    } catch (error) {
      search = null;
      keys = null;
      post({ type: "failed", job, report: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };

  return {
    receive(message) {
      job = message.job;
      search = null;
      keys = null;
      guarded(() => {
        if (message.type === "keys") return void (keys = message.seeds.length > 0 ? { of: message, next: 0 } : null);
        if (message.type === "play") {
          const { scenario, settings, acts } = message;
          const replay = replayed(scenario, settings, acts);
          const isOver = askedNow(replay.play, replay.decisions) === null;
          const { kinds } = settings;
          const figures = isOver ? handsFigures(scenario, { kinds, made: replay.play.made }) : null;
          return post({ type: "played", job, ...replay, figures });
        }
        if (message.type === "findPolicy") {
          const task = findTask(message.scenario, message.seed);
          return post({ type: "policyTask", job, task });
        }
        if (message.type === "sheet") return post({ type: "sheet", job, sheet: sheetOf(message.call, message.base) });
        const { scenario, host, fromRow, until } = message;
        search = new QuestionSearch(scenario, { host, fromRow, ...(until === null ? {} : { until }) });
      });
    },
    work() {
      guarded(() => {
        if (keys) {
          const { scenario, asked, seeds } = keys.of;
          const key = keyOf(scenario, asked, seeds[keys.next]!);
          keys.next += 1;
          const isLast = keys.next === seeds.length;
          if (isLast) keys = null;
          return post({ type: "key", job, key, isLast });
        }
        if (!search || search.work(portion())) return;
        const { questions } = search;
        search = null;
        post({ type: "found", job, questions });
      });
      return search !== null || keys !== null;
    },
  };
}
