/** The whole trace of a scenario at once, for tests, scripts and the command line. The page uses `Run` in a worker. */
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { Trace } from "../trace/trace.ts";
import { hostShape, Run } from "./run.ts";

export interface SimulateLimits {
  /** No moment from this one on is run. */
  readonly until?: Tick;
  /** Stops after the chunk in which this many rows are reached. */
  readonly maxRows?: number;
}

/** A run that goes on this many chunks without anything to tell computes for ever. */
const MOST_SILENT_CHUNKS = 8;

/** Simulates `scenario` (which must be valid) until it is over or a limit is reached. */
export function simulate(scenario: Scenario, { until = Infinity, maxRows = Infinity }: SimulateLimits = {}): Trace {
  // Nobody goes on from the middle of it.
  const run = new Run(scenario, 0);
  let trace = Trace.empty(hostShape(scenario));
  let silent = 0;
  while (run.rows < maxRows && silent < MOST_SILENT_CHUNKS) {
    const chunk = run.advance(until);
    if (!chunk) break;
    trace = trace.with(chunk);
    silent = chunk.rows === 0 ? silent + 1 : 0;
  }
  return trace;
}
