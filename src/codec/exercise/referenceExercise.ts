/** A reference string as a scenario: one machine that touches its pages, on a host where nothing else costs anything. */
import type { Checked, Problem } from "../../model/problems.ts";
import type { PolicyChoice, Scenario } from "../../model/scenario.ts";
import { defaultHost, defaultMachine, defaultScenario } from "../defaults.ts";
import { defaultChoice, knownPolicies } from "../policyLists.ts";
import { validateScenario } from "../scenario/validate.ts";
import type { ReferenceString } from "./referenceString.ts";

export interface ReferenceChoices {
  readonly frames?: number;
  readonly replacement?: string;
}

export interface ReferenceSettings {
  readonly frames: number;
  readonly replacement: string;
}

/** Where the exercise names none; of several the first one is taken. */
const USUAL_FRAMES = 3;
const USUAL_POLICY = "lru";

export interface ReferenceExercise {
  readonly scenario: Scenario | null;
  readonly settings: ReferenceSettings;
  readonly problems: readonly Problem[];
}

export function referenceExercise(
  { pages, frames, frameCounts, policy, policies, clearEvery, ties, problems }: ReferenceString,
  choices: ReferenceChoices,
  title: string,
): ReferenceExercise {
  const settings = {
    frames: choices.frames ?? frames ?? frameCounts[0] ?? USUAL_FRAMES,
    replacement: choices.replacement ?? policy ?? policies[0] ?? USUAL_POLICY,
  };
  if (problems.some(({ code }) => code !== "referencesFrames" || choices.frames === undefined))
    return { scenario: null, settings, problems };
  const checked = scenarioOf(pages, settings, { clearEvery, ties }, title);
  return { scenario: checked.ok ? checked.value : null, settings, problems: checked.ok ? [] : checked.problems };
}

/** The policies whose bits are cleared by time have a parameter for it, each its own. */
const PERIODS = ["clearEvery", "period"];

type Stated = Pick<ReferenceString, "clearEvery" | "ties">;

function withStated({ policy, params }: PolicyChoice, { clearEvery, ties }: Stated): PolicyChoice {
  const period = PERIODS.find((id) => id in params);
  return {
    policy,
    params: {
      ...params,
      ...(clearEvery !== null && period !== undefined && { [period]: clearEvery }),
      ...(ties !== null && "ties" in params && { ties }),
    },
  };
}

function scenarioOf(
  pages: readonly number[],
  settings: ReferenceSettings,
  stated: Stated,
  title: string,
): Checked<Scenario> {
  const replacement = withStated(defaultChoice(knownPolicies.memory, settings.replacement), stated);
  return validateScenario({
    ...defaultScenario,
    title,
    hosts: [{ ...defaultHost, frames: settings.frames, replacement }],
    machines: [
      {
        ...defaultMachine("guest"),
        memoryBytes: (Math.max(...pages) + 1) * defaultHost.pageBytes,
        programs: [pages.map((page) => ({ op: "reference", page, write: false }))],
      },
    ],
  });
}
