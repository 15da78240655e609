/** Differences of variants in words. Pure. */
import type { CompareCatalogue } from "../../i18n/compareCatalogue.ts";
import { BRANCH_LETTERS } from "../../model/branches.ts";
import { withChanges, type Change } from "../../model/changes.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import { withDefaults } from "../../model/params.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import { choiceWords } from "../shared/text/ruleText.ts";

function textsOf({ terms }: CompareCatalogue, of: "scheduler" | "replacement") {
  return of === "scheduler" ? terms.cpuPolicy : terms.memoryPolicy;
}

export function policyWord(text: CompareCatalogue, of: "scheduler" | "replacement", id: string): string {
  return textsOf(text, of)[id]?.short ?? id;
}

/** As lists call it. */
export function policyName(text: CompareCatalogue, of: "scheduler" | "replacement", id: string): string {
  return textsOf(text, of)[id]?.name ?? id;
}

/** `timeslice 4`, `LRU`, `preempted first`; `scenario`: with the differences before it. */
export function changeWord(text: CompareCatalogue, scenario: Scenario, change: Change, unit: TimeUnit): string {
  const { compare: t, terms } = text;
  const host = hostOf(scenario);
  switch (change.kind) {
    case "policy":
      return policyWord(text, change.of, change.choice.policy);
    case "number": {
      const { of, id } = change.ref;
      if (of === "host") return `${t[id === "pcpus" ? "pcpus" : "frames"]} ${terms.number(change.value)}`;
      const param = textsOf(text, of)[host[of].policy]?.params[id];
      return `${param?.short ?? param?.label ?? id} ${terms.time(change.value, unit)}`;
    }
    case "branch":
      return t.branch(BRANCH_LETTERS[change.id] ?? "?");
    case "rule":
      return choiceWords(text, change.ref, host, change.choice).label;
  }
}

/** The base by its policies: `RR, 4`, and with whom pages are replaced where somebody refers to memory. */
export function baseWord(text: CompareCatalogue, scenario: Scenario, isAboutMemory: boolean, unit: TimeUnit): string {
  const { scheduler, replacement } = hostOf(scenario);
  if (isAboutMemory) return policyWord(text, "replacement", replacement.policy);
  const policy = cpuPolicies.find(({ id }) => id === scheduler.policy);
  const number = firstNumber("scheduler", scenario);
  const name = policyWord(text, "scheduler", policy?.id ?? scheduler.policy);
  return number ? `${name}, ${text.terms.time(number.value, unit)}` : name;
}

/** A run by what it has otherwise than the base; the base by its policies. */
export function runName(
  text: CompareCatalogue,
  scenario: Scenario,
  changes: readonly Change[],
  isAboutMemory: boolean,
  unit: TimeUnit,
): string {
  const whole = withChanges(scenario, changes);
  return (
    changes.map((change) => changeWord(text, whole, change, unit)).join(", ") ||
    baseWord(text, scenario, isAboutMemory, unit)
  );
}

/** The number that makes a policy what it is. */
export interface FirstNumber {
  readonly id: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

export function firstNumber(of: "scheduler" | "replacement", scenario: Scenario): FirstNumber | null {
  const choice = hostOf(scenario)[of];
  const policies = of === "scheduler" ? cpuPolicies : memoryPolicies;
  const [first] = policies.find(({ id }) => id === choice.policy)?.params ?? [];
  if (first?.type !== "integer" || first.unit !== "ticks") return null;
  const value = Number(withDefaults([first], choice.params)[first.id]);
  return { id: first.id, value, min: first.min, max: first.max };
}
