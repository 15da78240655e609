/**
 * What the other policies of a list make of the run that is shown. Runs of the size of a textbook exercise are tried without
 * being asked for, others when a person asks.
 */
import { useEffect, useMemo, useRef } from "react";
import type { PolicyDescription } from "../../../model/params.ts";
import { hostOf, type PolicyChoice, type Scenario } from "../../../model/scenario.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectScenario } from "../../../store/selectors.ts";
import { choiceKey } from "../../../store/tried.ts";
import { TRIED_ROWS } from "../../../trace/figures/comparison.ts";
import { triedChoice, type PolicyTrial, type TrialOf, type TriedPart } from "../../../trace/figures/policyTrials.ts";
import { choosePolicy } from "../host/choosePolicy.ts";
import { useRun, useRunActions } from "../useRun.ts";

/** A policy of the list as it would be in the scenario, and what it makes of it; null: not known yet. */
export interface PolicyRow<Part extends TriedPart> {
  readonly choice: PolicyChoice;
  readonly isInForce: boolean;
  readonly trial: TrialOf<Part> | null;
}

export interface PolicyRows<Part extends TriedPart> {
  readonly rows: readonly PolicyRow<Part>[];
  /** `waiting`: the run is not known yet, or is tried by itself; `offered`: when a person asks; `trying`; `known`. */
  readonly state: "waiting" | "offered" | "trying" | "known";
  /** So many rows are known. */
  readonly known: number;
  /** Tries what is not known. */
  readonly ask: () => void;
  readonly cancel: () => void;
}

/** Null: nothing can be said yet, or the simulation has failed. */
const selectSize = ({ status, trace }: RunState): "small" | "large" | null => {
  if (!trace || status.kind === "starting" || status.kind === "failed") return null;
  if (status.kind === "complete") return trace.rowCount <= TRIED_ROWS ? "small" : "large";
  // A trace that is complete while more is awaited is that of the scenario before.
  return trace.isComplete ? null : "large";
};

export function usePolicyTrials<Part extends TriedPart>(
  of: Part,
  policies: readonly PolicyDescription[],
): PolicyRows<Part> {
  const scenario = useRun(selectScenario);
  const found = useRun((state) => state.tried[of]);
  const size = useRun(selectSize);
  const { tryPolicies } = useRunActions();
  const trials = found?.trials;
  const rows = useMemo(
    () => rowsOf(scenario, of, policies, (trials ?? []) as readonly TrialOf<Part>[]),
    [scenario, of, policies, trials],
  );
  const missing = rows.filter(({ trial }) => !trial).map(({ choice }) => choice);
  const isTrying = found !== null && !found.isDone;
  // What could not be tried is not asked for again and again.
  const asked = useRef("");
  const wanted = JSON.stringify(missing.map(choiceKey));
  const isWanted = size === "small" && !isTrying && missing.length > 0;
  useEffect(() => {
    if (!isWanted || asked.current === wanted) return;
    asked.current = wanted;
    tryPolicies(of, missing);
  });
  return {
    rows,
    state: isTrying ? "trying" : missing.length === 0 ? "known" : size === "large" ? "offered" : "waiting",
    known: rows.length - missing.length,
    ask: () => tryPolicies(of, missing),
    cancel: () => tryPolicies(of, []),
  };
}

function rowsOf<Part extends TriedPart>(
  scenario: Scenario,
  of: Part,
  policies: readonly PolicyDescription[],
  trials: readonly TrialOf<Part>[],
): PolicyRow<Part>[] {
  const present = triedChoice(hostOf(scenario), of);
  if (!present) return [];
  const byKey = new Map(trials.map((trial) => [choiceKey(trial.choice), trial]));
  return policies.flatMap((policy): PolicyRow<Part>[] => {
    const isInForce = policy.id === present.policy;
    const choice =
      (isInForce || sharesParams(policy, present) ? null : lastTried(policy.id, trials)) ??
      choosePolicy(policies, policy.id, present, scenario.ticksPerUnit);
    return choice ? [{ choice, isInForce, trial: byKey.get(choiceKey(choice)) ?? null }] : [];
  });
}

/** Whether the scenario says something about `policy`: a timeslice, say, that the one in force has too. */
function sharesParams({ params }: PolicyDescription, present: PolicyChoice): boolean {
  return params.some(({ id }) => id in present.params);
}

/** What was tried last of a policy that is not in force: its timeslice stays when one without is chosen. */
function lastTried(id: string, trials: readonly PolicyTrial[]): PolicyChoice | null {
  return trials.findLast(({ choice }) => choice.policy === id)?.choice ?? null;
}
