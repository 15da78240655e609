/** The whole trace of a scenario at once, for tests, scripts and the command line. The page uses `Run` in a worker. */
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { Trace, withChunk } from "../trace/trace.ts";
import { hostShapes, Run } from "./run.ts";

export interface SimulateLimits {
  /** No moment from this one on is run. */
  readonly until?: Tick;
  /** Stops after the chunk in which this many rows are reached. */
  readonly maxRows?: number;
}

/** A run that goes on this many chunks without anything to tell computes for ever. */
const MOST_SILENT_CHUNKS = 8;

/** Simulates `scenario` (which must be valid) until it is over or a limit is reached: the trace of its first host. */
export function simulate(scenario: Scenario, limits: SimulateLimits = {}): Trace {
  return simulateHosts(scenario, limits)[0]!;
}

/** The same of each of its hosts. */
export function simulateHosts(
  scenario: Scenario,
  { until = Infinity, maxRows = Infinity }: SimulateLimits = {},
): readonly Trace[] {
  // Nobody goes on from the middle of it.
  const run = new Run(scenario, 0);
  let traces = hostShapes(scenario).map((shape) => Trace.empty(shape));
  let silent = 0;
  while (run.rows < maxRows && silent < MOST_SILENT_CHUNKS) {
    const { rows } = run;
    const chunk = run.advance(until);
    if (!chunk) break;
    traces = withChunk(traces, chunk);
    silent = run.rows === rows ? silent + 1 : 0;
  }
  return traces;
}
