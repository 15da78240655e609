/**
 * How busy the processors are with 1, 2, 3 … machines (domain C.4): more machines keep them busier, until their working
 * sets have no room any more and all wait for the disk (Denning's collapse). Each point is a run of its own, done one at a
 * time and in small portions.
 */
import type { MachineSpec, Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { hostMetrics } from "../trace/figures/metrics.ts";
import type { Fraction } from "../trace/figures/shares.ts";
import { hostAt } from "../trace/hostCursor.ts";
import { Trial } from "./trial.ts";

/** Rows of a run that are made at most. */
const MOST_ROWS = 100_000;

export interface LoadPoint {
  readonly machines: number;
  /** The run that the point stands for. */
  readonly scenario: Scenario;
  /** Part of the processors' time that went into programs; null: no time has passed. */
  readonly utilization: Fraction | null;
  readonly faults: number;
  /** Up to where it was followed; `isCut`: it goes on. */
  readonly until: Tick;
  readonly isCut: boolean;
}

/**
 * `scenario` with `count` machines and without commands: its own in turn, from the first on, as often as it takes; each
 * further one has a number behind its name.
 */
export function withMachines(scenario: Scenario, count: number): Scenario {
  const { machines } = scenario;
  const taken = new Set(machines.map(({ name }) => name));
  const list = Array.from({ length: count }, (_, at): MachineSpec => {
    const machine = machines[at % machines.length]!;
    if (at < machines.length) return machine;
    let number = Math.floor(at / machines.length) + 1;
    while (taken.has(`${machine.name} ${number}`)) number += 1;
    const name = `${machine.name} ${number}`;
    taken.add(name);
    return { ...machine, name };
  });
  return { ...scenario, machines: list, commands: [] };
}

/** The points of `scenario` with 1 to `most` machines, in that order; it has one machine at least. */
export class LoadCurve {
  readonly #scenario: Scenario;
  readonly #most: number;
  #done = 0;
  #trial: Trial | null = null;

  constructor(scenario: Scenario, most: number) {
    this.#scenario = scenario;
    this.#most = most;
  }

  get isDone(): boolean {
    return this.#done === this.#most;
  }

  /** Does one portion of work, which ends when `isTime` says so. The point that was found by it, or null. */
  work(isTime: () => boolean = () => false): LoadPoint | null {
    if (this.isDone) return null;
    const machines = this.#done + 1;
    this.#trial ??= new Trial(withMachines(this.#scenario, machines), Infinity, MOST_ROWS);
    if (this.#trial.advance(isTime)) return null;
    const { scenario, trace } = this.#trial;
    this.#trial = null;
    this.#done = machines;
    const host = hostAt(trace, trace.rowCount, trace.knownUntil);
    const { utilization, faults } = hostMetrics(trace.info, host, scenario.conventions);
    return { machines, scenario, utilization, faults, until: trace.knownUntil, isCut: !trace.isComplete };
  }
}
