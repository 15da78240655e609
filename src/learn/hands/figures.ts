/** What came of an exercise: the learner's run beside that of the policy, and beside the best that is known. */
import { simulate } from "../../engine/simulate.ts";
import type { ByHandSpec } from "../../model/byHand.ts";
import { hostOf, withHost, type Scenario } from "../../model/scenario.ts";
import { hostMetrics } from "../../trace/figures/metrics.ts";
import { valueOf, type Fraction } from "../../trace/figures/shares.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import { playedScenario } from "./decisions.ts";

/** Of a whole run, or of as much of it as is simulated. Times in ticks, averages over the programs that have ended. */
export interface RunFigures {
  readonly faults: number;
  readonly waiting: number | null;
  readonly turnaround: number | null;
}

export interface HandsFigures {
  readonly mine: RunFigures;
  readonly policy: RunFigures;
  /** Under OPT and shortest remaining time first, which nothing beats that does not know more. */
  readonly best: RunFigures;
}

const MOST_ROWS = 20_000;

export function handsFigures(scenario: Scenario, byHand: ByHandSpec): HandsFigures {
  const host = hostOf(scenario);
  const best = {
    ...host,
    replacement: { policy: "opt", params: {} },
    scheduler: { policy: "srtf", params: {} },
  };
  return {
    mine: figuresOf(playedScenario(scenario, byHand)),
    policy: figuresOf(scenario),
    best: figuresOf(withHost(scenario, best)),
  };
}

function figuresOf(scenario: Scenario): RunFigures {
  const trace = simulate(scenario, { maxRows: MOST_ROWS });
  const host = hostAt(trace, trace.rowCount, trace.knownUntil);
  const { faults, waiting, turnaround } = hostMetrics(trace.info, host, scenario.conventions);
  return { faults, waiting: number(waiting.mean), turnaround: number(turnaround.mean) };
}

function number(mean: Fraction | null): number | null {
  return mean === null ? null : valueOf(mean);
}
