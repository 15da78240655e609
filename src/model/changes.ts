/** Named differences: what a run that stands beside another has otherwise. Each is one thing a person would name. */
import { withRule, type RuleChoice, type RuleRef } from "./rules.ts";
import { hostOf, withHost, type PolicyChoice, type Scenario } from "./scenario.ts";

/** A number of the host, or of its policies. */
export type NumberRef =
  | { readonly of: "host"; readonly id: "pcpus" | "frames" }
  | { readonly of: "scheduler" | "replacement"; readonly id: string };

export type Change =
  | { readonly kind: "policy"; readonly of: "scheduler" | "replacement"; readonly choice: PolicyChoice }
  | { readonly kind: "number"; readonly ref: NumberRef; readonly value: number }
  | { readonly kind: "rule"; readonly ref: RuleRef; readonly choice: RuleChoice }
  /** Another future of the scenario, in which the other differences are made: `id` of a branch. */
  | { readonly kind: "branch"; readonly id: number };

/** `scenario` with these differences, one after the other. It need not be valid: a policy may lack that number. */
export function withChanges(scenario: Scenario, changes: readonly Change[]): Scenario {
  return changes.reduce(withChange, scenario);
}

function withChange(scenario: Scenario, change: Change): Scenario {
  const host = hostOf(scenario);
  switch (change.kind) {
    case "policy":
      return withHost(scenario, { ...host, [change.of]: change.choice });
    case "number": {
      const { of, id } = change.ref;
      if (of === "host") return withHost(scenario, { ...host, [id]: change.value });
      const params = { ...host[of].params, [id]: change.value };
      return withHost(scenario, { ...host, [of]: { ...host[of], params } });
    }
    case "branch":
      // Whoever has the branches begins with that one.
      return scenario;
    case "rule":
      return withRule(scenario, change.ref, change.choice);
  }
}
