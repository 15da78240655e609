/** What came of an exercise: the learner's run beside that of the policy, and beside the best that is known. */
import { simulateHosts } from "../../engine/simulate.ts";
import type { ByHandKind, ByHandSpec } from "../../model/byHand.ts";
import { hostOf, withHost, type Scenario } from "../../model/scenario.ts";
import { hostMetrics } from "../../trace/figures/metrics.ts";
import { valueOf, type Fraction } from "../../trace/figures/shares.ts";
import type { Trace } from "../../trace/trace.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import { playedScenario } from "./decisions.ts";

/** Of a whole run, or of as much of it as is simulated. Times in ticks, averages over the programs that have ended. */
export interface RunFigures {
  readonly faults: number;
  readonly waiting: number | null;
  readonly turnaround: number | null;
  /** Machines for which something was short. Null: it is not what the run is about. */
  readonly refused: number | null;
}

export interface HandsFigures {
  readonly mine: RunFigures;
  readonly policy: RunFigures;
  /** Under OPT and shortest remaining time first, which nothing beats that does not know more. */
  readonly best: RunFigures;
}

const MOST_ROWS = 20_000;
const OF_PLACES: ReadonlySet<ByHandKind> = new Set<ByHandKind>(["hole", "extents", "host"]);

export function handsFigures(scenario: Scenario, byHand: ByHandSpec): HandsFigures {
  const host = hostOf(scenario);
  const best = {
    ...host,
    replacement: { policy: "opt", params: {} },
    scheduler: { policy: "srtf", params: {} },
  };
  const isOfPlaces = byHand.kinds.some((kind) => OF_PLACES.has(kind));
  return {
    mine: figuresOf(playedScenario(scenario, byHand), isOfPlaces),
    policy: figuresOf(scenario, isOfPlaces),
    // Whoever is refused is refused whoever runs first.
    best: figuresOf(withHost(scenario, best), false),
  };
}

function figuresOf(scenario: Scenario, isOfPlaces: boolean): RunFigures {
  const traces = simulateHosts(scenario, { maxRows: MOST_ROWS });
  const refused = isOfPlaces ? traces.reduce((sum, each) => sum + refusedIn(each), 0) : null;
  // What several hosts do is compared by nothing but that.
  const [trace, ...others] = traces;
  if (!trace || others.length > 0) return { faults: 0, waiting: null, turnaround: null, refused };
  const host = hostAt(trace, trace.rowCount, trace.knownUntil);
  const { faults, waiting, turnaround } = hostMetrics(trace.info, host, scenario.conventions);
  return { faults, waiting: number(waiting.mean), turnaround: number(turnaround.mean), refused };
}

/** Commands that were refused for want of something. */
function refusedIn(trace: Trace): number {
  return trace.marks(["commandFailed"], 0, Infinity, Infinity).filter(({ row }) => {
    const event = trace.eventAt(row);
    return event.kind === "commandFailed" && (event.shortages.length > 0 || event.code === "NO_HOST");
  }).length;
}

function number(mean: Fraction | null): number | null {
  return mean === null ? null : valueOf(mean);
}
