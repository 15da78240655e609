/** The figures of trials that stand in a table, and which of them can be compared. Pure. */
import type { Tick } from "../../model/units.ts";
import type { TriedScheduler } from "../../trace/figures/policyTrials.ts";
import { valueOf } from "../../trace/figures/shares.ts";

export const FIGURES = ["turnaround", "waiting", "response", "switches"] as const;
export type Figure = (typeof FIGURES)[number];

export interface FiguresShown {
  /** Where the runs were cut; null: they end. */
  readonly cutAt: Tick | null;
  /** Where the longest run drawn ends. */
  readonly end: Tick;
  /** Refused under every policy that was tried: no policy is to blame. */
  readonly refusedAnyway: ReadonlySet<string>;
  /** The smallest value of each figure among those that can be compared; null: there are none to compare. */
  readonly best: Readonly<Record<Figure, number | null>>;
}

/** In ticks, switches as a number; null: there is none. */
export function figureOf(trial: TriedScheduler, figure: Figure): number | null {
  if (figure === "switches") return trial.switches;
  const mean = trial[figure];
  return mean && valueOf(mean);
}

/** Names of machines that only this policy, and not each of those tried, does not start. */
export function refusedBy(trial: TriedScheduler, { refusedAnyway }: FiguresShown): readonly string[] {
  return trial.refused.filter((name) => !refusedAnyway.has(name));
}

export function figuresIn(all: readonly (TriedScheduler | null)[]): FiguresShown {
  const trials = all.filter((trial) => trial !== null);
  const refusedAnyway = new Set(
    trials[0]?.refused.filter((name) => trials.every(({ refused }) => refused.includes(name))) ?? [],
  );
  const cut = trials.filter(({ isCut }) => isCut).map(({ until }) => until);
  const most = Math.max(0, ...trials.map(({ done }) => done));
  const isComparable = (trial: TriedScheduler) =>
    trial.done === most &&
    trial.refused.length === refusedAnyway.size &&
    (cut.length === 0 || trial.until === Math.max(...cut));
  const comparable = trials.filter(isComparable);
  const best = (figure: Figure): number | null => {
    const values = comparable.map((trial) => figureOf(trial, figure)).filter((value) => value !== null);
    // Where all are the same none is the best.
    return new Set(values).size < 2 ? null : Math.min(...values);
  };
  return {
    cutAt: cut.length === 0 ? null : Math.max(...cut),
    end: Math.max(1, ...trials.map(({ until }) => until)),
    refusedAnyway,
    best: {
      turnaround: best("turnaround"),
      waiting: best("waiting"),
      response: best("response"),
      switches: best("switches"),
    },
  };
}
