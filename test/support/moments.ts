/** Hosts looked at in the middle of a run, for what is wrong with them, or is said to be. */
import type { Scenario } from "../../src/model/scenario.ts";
import type { Monitor } from "../../src/vmm/monitor.ts";
import { Observed } from "./observed.ts";

export interface Moment {
  readonly scenario: Scenario;
  /** At which moment it is looked at: the first of which this is true. */
  readonly when: (monitor: Monitor) => boolean;
}

/** The host at its moment. */
export function at({ scenario, when }: Moment): Observed {
  const run = new Observed(scenario);
  for (let step = 0; step < 20_000; step += 1) {
    run.simulation.step();
    if (when(run.simulation.monitor)) return run;
  }
  throw new Error("that moment does not come");
}

export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("the host has no such thing at that moment");
  return value;
}
