/** What the page and the worker that looks for questions say to each other. Types only. */
import type { FindTask } from "../learn/findPolicy.ts";
import type { HandsDecision } from "../learn/hands/decisions.ts";
import type { HandsFigures } from "../learn/hands/figures.ts";
import type { Act, HandsPlay } from "../learn/hands/play.ts";
import type { HandsSettings } from "../learn/hands/settings.ts";
import type { AskedOf, TaskKey } from "../learn/keys.ts";
import type { Question } from "../learn/question.ts";
import type { Base } from "../learn/worksheet/exercise.ts";
import type { Sheet, SheetCall } from "../learn/worksheet/sheet.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";

/** What was asked for before is dropped. */
export type ToQuestions =
  /** Look through the run of `scenario` on one of its hosts, from `fromRow` on; null `until`: to its end. */
  | {
      readonly type: "find";
      readonly job: number;
      readonly scenario: Scenario;
      readonly host: number;
      readonly fromRow: number;
      readonly until: Tick | null;
    }
  /** What do these acts come to, and what is decided next? */
  | {
      readonly type: "play";
      readonly job: number;
      readonly scenario: Scenario;
      readonly settings: HandsSettings;
      readonly acts: readonly Act[];
    }
  /** Which policy has made the run of this seed? */
  | { readonly type: "findPolicy"; readonly job: number; readonly scenario: Scenario; readonly seed: number }
  /** What is right in a task, with the numbers of each seed? */
  | {
      readonly type: "keys";
      readonly job: number;
      readonly scenario: Scenario;
      readonly asked: AskedOf;
      readonly seeds: readonly (number | null)[];
    }
  /** Draw a worksheet, on the host of `base`. */
  | { readonly type: "sheet"; readonly job: number; readonly call: SheetCall; readonly base: Base };

export type FromQuestions =
  | { readonly type: "found"; readonly job: number; readonly questions: readonly Question[] }
  | {
      readonly type: "played";
      readonly job: number;
      readonly play: HandsPlay;
      readonly decisions: readonly HandsDecision[];
      /** The decisions are those of the run after these. */
      readonly searched: readonly (number | null)[];
      /** What has come of it; null: it is not over. */
      readonly figures: HandsFigures | null;
    }
  /** Null: nothing can be asked. */
  | { readonly type: "policyTask"; readonly job: number; readonly task: FindTask | null }
  | { readonly type: "sheet"; readonly job: number; readonly sheet: Sheet }
  /** That of one of the seeds, in their order. */
  | { readonly type: "key"; readonly job: number; readonly key: TaskKey; readonly isLast: boolean }
  | { readonly type: "failed"; readonly job: number; readonly report: string };

/** The part of a Worker that is used; tests put a session in its place. */
export interface QuestionsPort {
  postMessage(message: ToQuestions): void;
  terminate(): void;
  onMessage(handler: (message: FromQuestions) => void): void;
  onFailure(handler: (report: string) => void): void;
}
