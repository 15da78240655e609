/** What stays true of the trials of policies when a scenario changes, and what a new one adds. Pure. */
import { FITS } from "../model/choices.ts";
import type { PolicyChoice, Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { withTriedChoice, type PolicyTrial, type PolicyTrials, type TriedPart } from "../trace/figures/policyTrials.ts";
import type { Tried } from "./runState.ts";

/** The trials of `old` that are true of `next`: where only the policy differs that was tried in another's place. */
export function keptTrials(tried: Tried, old: Scenario, next: Scenario): Tried {
  const kept = (of: TriedPart): PolicyTrials | null => {
    const found = tried[of];
    return found && hasSameRest(of, old, next) ? { ...found, isDone: true } : null;
  };
  return { scheduler: kept("scheduler"), replacement: kept("replacement"), region: kept("region") };
}

function hasSameRest(of: TriedPart, one: Scenario, other: Scenario): boolean {
  const rest = ({ title: _title, hosts: [host], ...others }: Scenario) =>
    JSON.stringify([others, withTriedChoice(host, of, { policy: FITS[0], params: {} })]);
  return rest(one) === rest(other);
}

/** The trials after somebody has asked for more; `until`: of runs without an end, where none was tried before. */
export function askedTrials(found: PolicyTrials | null, until: Tick | null, isAsked: boolean): PolicyTrials {
  const trials = found?.trials ?? [];
  return { until: found && trials.length > 0 ? found.until : until, trials, isDone: !isAsked };
}

export function withTrial(found: PolicyTrials, trial: PolicyTrial | null, isDone: boolean): PolicyTrials {
  const others = trial ? found.trials.filter(({ choice }) => choiceKey(choice) !== choiceKey(trial.choice)) : [];
  return { ...found, trials: trial ? [...others, trial] : found.trials, isDone };
}

/** Equal for choices that say the same, in whatever order. */
export function choiceKey({ policy, params }: PolicyChoice): string {
  return JSON.stringify([policy, Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
