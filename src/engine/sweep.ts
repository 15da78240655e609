/**
 * Figures by a number of the scenario: waiting by the timeslice, by the world switch, throughput by the number of machines,
 * steal by a weight, downtime by bandwidth and by how fast a machine writes. Each point is a run of its own, done one at a time and in small portions.
 */
import { hostOf, withHost, type MachineSpec, type Scenario } from "../model/scenario.ts";
import { PACES, withPace } from "../model/pace.ts";
import { moverOf, SLICES, sweepsOf, type SweepFigure, type SweepId, type SweepRun } from "../model/sweeps.ts";
import { hostMetrics, vmMetrics } from "../trace/figures/metrics.ts";
import { valueOf, type Fraction } from "../trace/figures/shares.ts";
import { hostAt } from "../trace/hostCursor.ts";
import type { Trace } from "../trace/trace.ts";
import { cpuPolicies } from "../vmm/cpu/policies.ts";
import { withMachines } from "./loadCurve.ts";
import { Trial } from "./trial.ts";

/** Rows of a run that are made at most. */
const MOST_ROWS = 30_000;
const MOST_MACHINES = 12;
const SHORT = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50] as const;
const TIMES = [1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16] as const;

/** The parameter of the scheduling policy that says how long a turn is; null: it has none. */
function sliceOf({ policy }: { readonly policy: string }): string | null {
  const params = cpuPolicies.find(({ id }) => id === policy)?.params ?? [];
  return params.find(({ id }) => SLICES.has(id))?.id ?? null;
}

/** The runs of the curve, the values ascending, that of the scenario among them; none: it has no such curve. `vm`: whose weight. */
export function sweepRuns(scenario: Scenario, sweep: SweepId, vm: string | null = null): readonly SweepRun[] {
  if (!sweepsOf(scenario).includes(sweep)) return [];
  const host = hostOf(scenario);
  const { machines, network } = scenario;
  /** What is varied as it is in the scenario leaves that as it is. */
  const runs = (values: readonly number[], present: number, changed: (value: number) => Scenario) =>
    values.map((value) => ({ value, scenario: value === present ? scenario : changed(value) }));
  switch (sweep) {
    case "timeslice": {
      const { scheduler } = host;
      const slice = sliceOf(scheduler);
      if (slice === null) return [];
      const present = Number(scheduler.params[slice] ?? defaultOf(scheduler.policy, slice));
      return runs(around(SHORT, present), present, (value) =>
        withHost(scenario, { ...host, scheduler: { ...scheduler, params: { ...scheduler.params, [slice]: value } } }),
      );
    }
    case "switchCost": {
      const { costs } = host;
      return runs(around([0, 1, 2, 3, 4, 6, 8], costs.worldSwitch), costs.worldSwitch, (worldSwitch) =>
        withHost(scenario, { ...host, costs: { ...costs, worldSwitch } }),
      );
    }
    case "machines": {
      const counts = Array.from({ length: Math.max(MOST_MACHINES, machines.length) }, (_, at) => at + 1);
      return runs(counts, machines.length, (count) => withMachines(scenario, count));
    }
    case "weight": {
      const machine = machines.find(({ name }) => name === vm);
      if (!machine) return [];
      const present = machine.weight ?? machine.priority;
      return runs(multiples(present), present, (weight) => withMachine(scenario, { ...machine, weight }));
    }
    case "bandwidth": {
      if (!network) return [];
      return runs(multiples(network.bytesPerTick), network.bytesPerTick, (bytesPerTick) => ({
        ...scenario,
        network: { ...network, bytesPerTick },
      }));
    }
    case "dirtyRate": {
      const mover = moverOf(scenario) ?? "";
      const all = PACES.map((value) => ({ value, scenario: withPace(scenario, mover, value) }));
      // It writes as fast as it can already.
      return all.filter(({ value, scenario: changed }) => value === 1 || changed !== scenario);
    }
  }
}

function defaultOf(policy: string, param: string): number {
  const found = cpuPolicies.find(({ id }) => id === policy)?.params.find(({ id }) => id === param);
  return found?.type === "integer" ? found.default : 1;
}

function around(values: readonly number[], present: number): number[] {
  return [...new Set([...values, present])].toSorted((a, b) => a - b);
}

function multiples(present: number): number[] {
  return around(
    TIMES.map((times) => Math.max(1, Math.round(times * present))),
    present,
  );
}

function withMachine(scenario: Scenario, machine: MachineSpec): Scenario {
  return { ...scenario, machines: scenario.machines.map((each) => (each.name === machine.name ? machine : each)) };
}

export interface SweepPoint extends SweepRun {
  /** Null: nobody has come so far, or has moved. */
  readonly figures: Readonly<Record<SweepFigure, number | null>>;
  /** The run goes on. */
  readonly isCut: boolean;
}

export class Sweep {
  readonly #runs: readonly SweepRun[];
  readonly #vm: string | null;
  #done = 0;
  #trial: Trial | null = null;

  constructor(scenario: Scenario, sweep: SweepId, vm: string | null) {
    this.#runs = sweepRuns(scenario, sweep, vm);
    this.#vm = vm;
  }

  get isDone(): boolean {
    return this.#done === this.#runs.length;
  }

  /** How many points there are to be. */
  get length(): number {
    return this.#runs.length;
  }

  /** Does one portion of work, which ends when `isTime` says so. The point that was found by it, or null. */
  work(isTime: () => boolean = () => false): SweepPoint | null {
    const run = this.#runs[this.#done];
    if (!run) return null;
    this.#trial ??= new Trial(run.scenario, Infinity, MOST_ROWS);
    if (this.#trial.advance(isTime)) return null;
    const { trace, traces } = this.#trial;
    this.#trial = null;
    this.#done += 1;
    const figures = { ...figuresOf(trace, run.scenario, this.#vm), ...lastMove(traces) };
    return { ...run, figures, isCut: !trace.isComplete };
  }
}

const number = (fraction: Fraction | null, times = 1) => (fraction === null ? null : times * valueOf(fraction));

/** Of the last machine that has left a host for another. */
function lastMove(traces: readonly Trace[]): Pick<SweepPoint["figures"], "downtime" | "migration"> {
  const done = traces.flatMap((trace) =>
    (hostAt(trace, trace.rowCount, trace.knownUntil).migrations ?? []).flatMap(({ since, end, isOut }) =>
      isOut && end?.outcome === "done" ? [{ ...end, at: since + end.ticks }] : [],
    ),
  );
  const last = done.reduce<(typeof done)[number] | null>(
    (late, each) => (late && late.at > each.at ? late : each),
    null,
  );
  return { downtime: last?.downtime ?? null, migration: last?.ticks ?? null };
}

function figuresOf(
  trace: Trace,
  scenario: Scenario,
  vm: string | null,
): Omit<SweepPoint["figures"], "downtime" | "migration"> {
  const host = hostAt(trace, trace.rowCount, trace.knownUntil);
  const { waiting, turnaround, throughput } = hostMetrics(trace.info, host, scenario.conventions);
  const uid = trace.info.vms.findIndex(({ name }) => name === vm);
  return {
    waiting: number(waiting.mean),
    turnaround: number(turnaround.mean),
    throughput: number(throughput, 100),
    steal: host.vms[uid] ? number(vmMetrics(trace.info, host, uid).steal, 100) : null,
  };
}
