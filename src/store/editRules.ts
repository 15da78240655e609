/** What edits pass, and how a scenario of the gallery is known: all that the page's border loads. */
import { validateEdit } from "../codec/scenario/validate.ts";
import type { Checked } from "../model/problems.ts";
import type { Scenario } from "../model/scenario.ts";
import { grown, walked, wentBack } from "./branches.ts";
import { withCommands } from "./givenCommands.ts";
import { isOtherPolicy, leftBehind } from "./history.ts";
import { entryOf, type EntryTitle } from "../scenarios/titles.ts";
import { withTriedChoice } from "../trace/figures/policyTrials.ts";
import { askedTrials, keptTrials, withTrial } from "./tried.ts";

/** What an edited scenario comes to, beside the valid one before it; `codec/scenario/validate.ts`. */
export type EditCheck = (next: Scenario, before: Scenario) => Checked<Scenario>;

export interface EditRules {
  readonly check: EditCheck;
  /** The entry of the gallery that a scenario is which has this title; `said`: the one that it is said to be. */
  readonly entryOf: (title: string, said?: string | null) => EntryTitle | null;
  readonly withCommands: typeof withCommands;
  readonly grown: typeof grown;
  readonly walked: typeof walked;
  readonly wentBack: typeof wentBack;
  readonly isOtherPolicy: typeof isOtherPolicy;
  readonly leftBehind: typeof leftBehind;
  /** What stays of trials of policies, and what comes to them. */
  readonly trials: {
    readonly kept: typeof keptTrials;
    readonly asked: typeof askedTrials;
    readonly withTrial: typeof withTrial;
    readonly withTriedChoice: typeof withTriedChoice;
  };
}

export const editRules: EditRules = {
  check: validateEdit,
  entryOf,
  withCommands,
  grown,
  walked,
  wentBack,
  isOtherPolicy,
  leftBehind,
  trials: { kept: keptTrials, asked: askedTrials, withTrial, withTriedChoice },
};
