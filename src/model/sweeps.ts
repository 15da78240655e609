/**
 * A number of a scenario that is varied, run by run, and what is looked at: the curves beside a run. Which runs they are
 * follows from the scenario alone.
 */
import type { Op, Scenario } from "./scenario.ts";

export const SWEEPS = ["timeslice", "switchCost", "machines", "weight", "bandwidth", "dirtyRate"] as const;
export type SweepId = (typeof SWEEPS)[number];

/** Parameters of scheduling policies that say how long a turn is. */
export const SLICES: ReadonlySet<string> = new Set(["timeslice", "roundLength"]);

/** What is drawn of each run; the first one in front. */
export const SWEEP_FIGURES = {
  timeslice: ["waiting", "turnaround"],
  switchCost: ["waiting", "turnaround"],
  machines: ["throughput"],
  weight: ["steal"],
  bandwidth: ["downtime", "migration"],
  dirtyRate: ["downtime", "migration"],
} as const satisfies Readonly<Record<SweepId, readonly SweepFigure[]>>;

/**
 * - `waiting`, `turnaround`   averages of the programs that have ended, in ticks
 * - `throughput`              programs that have ended in 100 ticks
 * - `steal`                   of one machine, in percent of the time that it wanted to run
 * - `downtime`, `migration`   of the last machine that moved, in ticks: for which it stood still, and in all
 */
export type SweepFigure = "waiting" | "turnaround" | "throughput" | "steal" | "downtime" | "migration";

export interface SweepRun {
  /** Of the number that is varied. */
  readonly value: number;
  readonly scenario: Scenario;
}

/**
 * The curves that `scenario` may have, as far as its machines say: averages are of programs that end, and shares are of several
 * machines.
 */
export function sweepsOf(scenario: Scenario): readonly SweepId[] {
  const { machines, network } = scenario;
  const mover = moverOf(scenario);
  const hasEnds = machines.some(({ programs }) => programs.every((program) => !isEndless(program)));
  return SWEEPS.filter((sweep) => {
    switch (sweep) {
      case "timeslice":
      case "switchCost":
        return hasEnds && machines.length > 1;
      case "machines":
        return hasEnds;
      case "weight":
        return machines.length > 1;
      case "bandwidth":
        return network !== undefined && mover !== null;
      case "dirtyRate":
        return machines.some(({ name }) => name === mover);
    }
  });
}

/** The machine that is told to move last; null: none is. */
export function moverOf({ commands }: Scenario): string | null {
  const last = commands.findLast(({ command }) => command === "migrate");
  return last?.command === "migrate" ? last.vm : null;
}

function isEndless(ops: readonly Op[]): boolean {
  return ops.some((op) => op.op === "loop" && (op.times === null || isEndless(op.body)));
}
