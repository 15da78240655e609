/**
 * Tries every other choice of every rule that can matter to a scenario, one at a time, and says for each whether the
 * answer depends on it. Works in small portions, so that whoever waits for something else is not kept waiting.
 *
 * Each run is simulated as far as the first one, and that one at most for `MOST_ROWS` rows: what comes later is not
 * compared, and the findings say so.
 */
import { otherChoices, rulesOf, withRule, type RuleChoice, type RuleRef } from "../model/rules.ts";
import type { Scenario } from "../model/scenario.ts";
import type { RuleFinding } from "../trace/figures/comparison.ts";
import { cpuPolicies } from "../vmm/cpu/policies.ts";
import { memoryPolicies } from "../vmm/memory/policies.ts";
import { compareRuns, type RunOf } from "./compareRuns.ts";
import { Trial } from "./trial.ts";

/** Rows of a run that are compared. */
const MOST_ROWS = 10_000;

interface Alternative {
  readonly ref: RuleRef;
  readonly choice: RuleChoice;
}

/** The comparison of `scenario` with itself under other rules. */
export class RuleTrials {
  readonly findings: RuleFinding[] = [];
  readonly #base: Trial;
  readonly #rest: Alternative[];
  #current: { readonly alternative: Alternative; readonly trial: Trial } | null = null;
  #isBaseDone = false;

  constructor(scenario: Scenario) {
    this.#base = new Trial(scenario, Infinity, MOST_ROWS);
    this.#rest = alternativesOf(scenario);
  }

  get isDone(): boolean {
    return this.#rest.length === 0 && this.#current === null;
  }

  /** Does one portion of work, which ends when `isTime` says so. True when that made a finding. */
  work(isTime: () => boolean = () => false): boolean {
    if (this.isDone) return false;
    if (!this.#isBaseDone) {
      this.#isBaseDone = !this.#base.advance(isTime);
      return false;
    }
    if (!this.#current) {
      const alternative = this.#rest.shift()!;
      const scenario = withRule(this.#base.scenario, alternative.ref, alternative.choice);
      if (changesOnlyFigures(alternative)) return this.#find(alternative, { scenario, trace: this.#base.trace });
      const { isComplete, knownUntil } = this.#base.trace;
      this.#current = { alternative, trial: new Trial(scenario, isComplete ? Infinity : knownUntil, MOST_ROWS) };
    }
    const { alternative, trial } = this.#current;
    if (trial.advance(isTime)) return false;
    this.#current = null;
    return this.#find(alternative, trial);
  }

  #find(alternative: Alternative, run: RunOf): true {
    this.findings.push({ ...alternative, ...compareRuns(this.#base, run) });
    return true;
  }
}

function alternativesOf(scenario: Scenario): Alternative[] {
  return rulesOf(scenario, { cpu: cpuPolicies, memory: memoryPolicies }).flatMap((rule) =>
    otherChoices(rule).map((choice) => ({ ref: rule.ref, choice })),
  );
}

/** The run itself is the same: only its figures are counted otherwise. */
function changesOnlyFigures({ ref }: Alternative): boolean {
  return ref.of === "conventions" && (ref.id === "waiting" || ref.id === "faultCount");
}
