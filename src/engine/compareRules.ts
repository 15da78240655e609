/**
 * Tries every other choice of every rule that can matter to a scenario, one at a time, and says for each whether the
 * answer depends on it. Works in small portions, so that whoever waits for something else is not kept waiting.
 *
 * Each run is simulated as far as the first one, and that one at most for `MOST_ROWS` rows: what comes later is not
 * compared, and the findings say so.
 */
import { rulesOf, withRule, type RuleChoice, type RuleRef } from "../model/rules.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { RuleFinding } from "../trace/figures/comparison.ts";
import { Trace } from "../trace/trace.ts";
import { cpuPolicies } from "../vmm/cpu/policies.ts";
import { memoryPolicies } from "../vmm/memory/policies.ts";
import { compareRuns, type RunOf } from "./compareRuns.ts";
import { hostShape, Run } from "./run.ts";

/** Rows of a run that are compared. */
const MOST_ROWS = 10_000;
/** Portions of a run, for guests that compute on and on and make hardly any rows. */
const MOST_PORTIONS = 64;

interface Alternative {
  readonly ref: RuleRef;
  readonly choice: RuleChoice;
}

/** A run that is simulated portion by portion, to an end or a bound. */
class Trial implements RunOf {
  readonly scenario: Scenario;
  #trace: Trace;
  readonly #run: Run;
  readonly #until: Tick;
  #portions = 0;

  constructor(scenario: Scenario, until: Tick) {
    this.scenario = scenario;
    this.#trace = Trace.empty(hostShape(scenario));
    // Nobody goes back in it.
    this.#run = new Run(scenario, 0);
    this.#until = until;
  }

  get trace(): Trace {
    return this.#trace;
  }

  /** One portion. False when there is nothing left to do. */
  advance(): boolean {
    if (this.#portions === MOST_PORTIONS || this.#run.rows >= MOST_ROWS) return false;
    const chunk = this.#run.advance(this.#until);
    if (!chunk) return false;
    this.#portions += 1;
    this.#trace = this.#trace.with(chunk);
    return true;
  }
}

/** The comparison of `scenario` with itself under other rules. */
export class RuleTrials {
  readonly findings: RuleFinding[] = [];
  readonly #base: Trial;
  readonly #rest: Alternative[];
  #current: { readonly alternative: Alternative; readonly trial: Trial } | null = null;
  #isBaseDone = false;

  constructor(scenario: Scenario) {
    this.#base = new Trial(scenario, Infinity);
    this.#rest = alternativesOf(scenario);
  }

  get isDone(): boolean {
    return this.#rest.length === 0 && this.#current === null;
  }

  /** Does one portion of work. True when that made a finding. */
  work(): boolean {
    if (this.isDone) return false;
    if (!this.#isBaseDone) {
      this.#isBaseDone = !this.#base.advance();
      return false;
    }
    if (!this.#current) {
      const alternative = this.#rest.shift()!;
      const scenario = withRule(this.#base.scenario, alternative.ref, alternative.choice);
      if (changesOnlyFigures(alternative)) return this.#find(alternative, { scenario, trace: this.#base.trace });
      const { isComplete, knownUntil } = this.#base.trace;
      this.#current = { alternative, trial: new Trial(scenario, isComplete ? Infinity : knownUntil) };
    }
    const { alternative, trial } = this.#current;
    if (trial.advance()) return false;
    this.#current = null;
    return this.#find(alternative, trial);
  }

  #find(alternative: Alternative, run: RunOf): true {
    this.findings.push({ ...alternative, ...compareRuns(this.#base, run) });
    return true;
  }
}

function alternativesOf(scenario: Scenario): Alternative[] {
  return rulesOf(scenario, { cpu: cpuPolicies, memory: memoryPolicies }).flatMap(({ ref, choices, chosen }) =>
    choices.filter((choice) => choice !== chosen).map((choice) => ({ ref, choice })),
  );
}

/** The run itself is the same: only its figures are counted otherwise. */
function changesOnlyFigures({ ref }: Alternative): boolean {
  return ref.of === "conventions" && (ref.id === "waiting" || ref.id === "faultCount");
}
