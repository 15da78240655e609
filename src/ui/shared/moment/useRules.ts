/** The rules that concern the scenario, the profile they make up, and what the trials of other rules have found. */
import { useMemo } from "react";
import { profileOf, ruledOf, type Profile } from "../../../model/profiles.ts";
import { isSameChoice, isSameRule, rulesOf, type Rule, type RuleChoice } from "../../../model/rules.ts";
import type { Scenario } from "../../../model/scenario.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectScenario } from "../../../store/selectors.ts";
import {
  isDifferent,
  isOtherAnswer,
  TRIED_ROWS,
  type RuleComparison,
  type RuleFinding,
} from "../../../trace/figures/comparison.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { useRun } from "../useRun.ts";

export const RULED_POLICIES = { cpu: cpuPolicies, memory: memoryPolicies } as const;

export interface Rules {
  readonly scenario: Scenario;
  readonly rules: readonly Rule[];
  /** Null: a mixture of one's own. */
  readonly profile: Profile | null;
  readonly comparison: RuleComparison | null;
  /** The trials begin without being asked for. */
  readonly isTriedAnyway: boolean;
}

const selectComparison = (state: RunState) => state.comparison;
const selectIsTriedAnyway = ({ trace, status }: RunState) =>
  trace === null || status.kind === "starting" || (trace.isComplete && trace.rowCount <= TRIED_ROWS);

export function useRules(): Rules {
  const scenario = useRun(selectScenario);
  const comparison = useRun(selectComparison);
  const isTriedAnyway = useRun(selectIsTriedAnyway);
  return useMemo(
    () => ({
      scenario,
      rules: rulesOf(scenario, RULED_POLICIES),
      profile: profileOf(ruledOf(scenario), RULED_POLICIES),
      comparison,
      isTriedAnyway,
    }),
    [scenario, comparison, isTriedAnyway],
  );
}

/**
 * `depends`: some other choice gives another answer; `counts`: another number of context switches at most; `same`: none
 * changes anything; `unknown`: not all have been tried.
 */
export type Verdict = "depends" | "counts" | "same" | "unknown";

export function verdictOf({ ref, choices }: Rule, comparison: RuleComparison | null): Verdict {
  const found = comparison?.findings.filter((finding) => isSameRule(finding.ref, ref)) ?? [];
  if (found.some(isOtherAnswer)) return "depends";
  if (found.length < choices.length - 1) return "unknown";
  return found.some(isDifferent) ? "counts" : "same";
}

/** What the trial of `choice` has found; null: not tried. */
export function findingOf({ ref }: Rule, choice: RuleChoice, comparison: RuleComparison | null): RuleFinding | null {
  return comparison?.findings.find((found) => isSameRule(found.ref, ref) && isSameChoice(found.choice, choice)) ?? null;
}
