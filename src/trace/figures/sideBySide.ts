/**
 * The figures of runs side by side, and which of two is better: for some figures less is, for others more, and for some
 * neither. Values are exact; nothing is rounded here.
 */
import type { Scenario } from "../../model/scenario.ts";
import type { Tick, VcpuId } from "../../model/units.ts";
import { hostAt } from "../hostCursor.ts";
import type { HostState } from "../hostState.ts";
import type { TraceReader } from "../reader.ts";
import { hostMetrics, vcpuMetrics } from "./metrics.ts";
import { big, fraction, type Fraction } from "./shares.ts";

/** In the order of the table. Times are averages over the programs that have ended. */
export const SIDE_FIGURES = [
  "turnaround",
  "weightedTurnaround",
  "waiting",
  "response",
  "longestWait",
  "utilization",
  "fairness",
  "contextSwitches",
  "faults",
  "evictions",
  "hitRatio",
  "doneAt",
] as const;
export type SideFigure = (typeof SIDE_FIGURES)[number];

/** Figures of which more is better; of all others less is. */
const MORE_IS_BETTER: ReadonlySet<SideFigure> = new Set<SideFigure>(["utilization", "fairness", "hitRatio"]);

export type SideFigures = Readonly<Record<SideFigure, Fraction | null>>;

export interface RunFigures {
  /** Null: there is no such figure, as for the faults of machines without references. */
  readonly figures: SideFigures;
  /** The end of each program, by vCPU; null: it goes on. */
  readonly ends: ReadonlyMap<VcpuId, Tick | null>;
}

/** The figures at `until`; null: at the end of the run. */
export function figuresAt(scenario: Scenario, trace: TraceReader, until: Tick | null): RunFigures {
  const isWhole = until === null || (trace.isComplete && until >= trace.knownUntil);
  const host = isWhole
    ? hostAt(trace, trace.rowCount, trace.knownUntil)
    : hostAt(trace, trace.rowsUpTo(until - 1), until);
  return figuresOf(scenario, trace, host);
}

function figuresOf({ conventions }: Scenario, { info }: TraceReader, host: HostState): RunFigures {
  const metrics = hostMetrics(info, host, conventions);
  const started = host.vcpus
    .map((_, id) => vcpuMetrics(info, host, id, conventions))
    .filter((vcpu) => vcpu.arrival !== null);
  const ends = new Map(started.map(({ vcpu, completion }) => [vcpu, completion]));
  const references = metrics.hits + metrics.faults + metrics.faultsApart;
  const completions = started.map(({ completion }) => completion ?? Infinity);
  const last = started.length > 0 && completions.every(Number.isFinite) ? Math.max(...completions) : null;
  const evictions = host.vms.reduce((sum, vm) => sum + vm.evictions, 0);
  return {
    figures: {
      turnaround: metrics.turnaround.mean,
      weightedTurnaround: metrics.weightedTurnaround.mean,
      waiting: metrics.waiting.mean,
      response: metrics.response.mean,
      longestWait: started.length > 0 ? fraction(Math.max(...started.map(({ waiting }) => waiting)), 1) : null,
      utilization: metrics.utilization,
      fairness: started.length > 1 ? metrics.fairness : null,
      contextSwitches: started.length > 0 ? fraction(metrics.contextSwitches, 1) : null,
      faults: references > 0 ? fraction(metrics.faults, 1) : null,
      evictions: references > 0 ? fraction(evictions, 1) : null,
      hitRatio: metrics.hitRatio,
      doneAt: last === null ? null : fraction(last, 1),
    },
    ends,
  };
}

/** What is better than the base in a figure: `none` where one of them has no such figure. */
export type Verdict = "better" | "worse" | "same" | "none";

export function verdictOf(figure: SideFigure, base: Fraction | null, other: Fraction | null): Verdict {
  if (base === null || other === null) return base === other ? "same" : "none";
  const sign = compareFractions(other, base);
  if (sign === 0) return "same";
  return sign > 0 === MORE_IS_BETTER.has(figure) ? "better" : "worse";
}

/** Less than 0 where `one` is the smaller one. */
function compareFractions(one: Fraction, other: Fraction): number {
  const difference = big(one.numerator) * big(other.denominator) - big(other.numerator) * big(one.denominator);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The places of those that do best in a figure; none: all do the same, or some have no such figure. */
export function bestOf(figure: SideFigure, values: readonly (Fraction | null)[]): readonly number[] {
  const best = values.flatMap((value, at) =>
    values.every((other) => ["better", "same"].includes(verdictOf(figure, other, value))) ? [at] : [],
  );
  return best.length === values.length ? [] : best;
}
