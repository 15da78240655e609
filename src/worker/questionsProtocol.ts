/** What the page and the worker that looks for questions say to each other. Types only. */
import type { Question } from "../learn/question.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";

/** Look through the run of `scenario` from `fromRow` on; null `until`: to its end. What was looked for before is dropped. */
export interface ToQuestions {
  readonly type: "find";
  readonly job: number;
  readonly scenario: Scenario;
  readonly fromRow: number;
  readonly until: Tick | null;
}

export type FromQuestions =
  | { readonly type: "found"; readonly job: number; readonly questions: readonly Question[] }
  | { readonly type: "failed"; readonly job: number; readonly report: string };

/** The part of a Worker that is used; tests put a session in its place. */
export interface QuestionsPort {
  postMessage(message: ToQuestions): void;
  terminate(): void;
  onMessage(handler: (message: FromQuestions) => void): void;
  onFailure(handler: (report: string) => void): void;
}
