/**
 * A number of a scenario that is varied, run by run, and what is looked at: the curves beside a run. Which runs they are
 * follows from the scenario alone.
 */
import type { Scenario } from "./scenario.ts";

export const SWEEPS = ["timeslice", "switchCost", "machines", "weight", "bandwidth"] as const;
export type SweepId = (typeof SWEEPS)[number];

/** What is drawn of each run; the first one in front. */
export const SWEEP_FIGURES = {
  timeslice: ["waiting", "turnaround"],
  switchCost: ["waiting", "turnaround"],
  machines: ["throughput"],
  weight: ["steal"],
  bandwidth: ["downtime"],
} as const satisfies Readonly<Record<SweepId, readonly SweepFigure[]>>;

/**
 * - `waiting`, `turnaround`   averages of the programs that have ended, in ticks
 * - `throughput`              programs that have ended in 100 ticks
 * - `steal`                   of one machine, in percent of the time that it wanted to run
 * - `downtime`                of the last machine that moved, in ticks
 */
export type SweepFigure = "waiting" | "turnaround" | "throughput" | "steal" | "downtime";

export interface SweepRun {
  /** Of the number that is varied. */
  readonly value: number;
  readonly scenario: Scenario;
}
