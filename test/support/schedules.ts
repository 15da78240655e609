/**
 * What scheduling tests compare: a run against a vector of test/oracles/golden.json (source: shared oracles, computed
 * by independent reference implementations, domain J.3), and the order of dispatches.
 */
import { expect } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { TraceEvent } from "../../src/model/events.ts";
import type { HostSpec, MachineSpec, PolicyChoice, Scenario } from "../../src/model/scenario.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import golden from "../oracles/golden.json" with { type: "json" };
import { barsOf, timesOf, type Bar } from "./chartOf.ts";
import { NO_COSTS, W1, W2, scenario } from "./workloads.ts";

export interface GoldenVector {
  readonly gantt: readonly (readonly Bar[])[];
  readonly vcpu: Readonly<
    Record<string, { cpu: number; ready: number; blocked: number; parked: number; first: number; done: number | null }>
  >;
  readonly contextSwitches: number;
  readonly preemptions: number;
}

/** The vector called `name` of a section of golden.json. Throws when there is none. */
export function goldenVector(section: string, name: string): GoldenVector {
  const vector = (golden as unknown as Record<string, Record<string, GoldenVector>>)[section]?.[name];
  if (!vector) throw new Error(`golden.json has no ${section}.${name}`);
  return vector;
}

/** The four textbook settings on which every policy has a vector: section of golden.json, machines, host. */
export const GOLDEN_SETTINGS = [
  { section: "W1", machines: W1, host: {} },
  { section: "W1_switch1", machines: W1, host: { costs: { ...NO_COSTS, worldSwitch: 1 } } },
  { section: "W1_2pcpu", machines: W1, host: { pcpus: 2 } },
  { section: "W2", machines: W2, host: {} },
] as const satisfies readonly { section: string; machines: readonly MachineSpec[]; host: Partial<HostSpec> }[];

/** Runs to `until` and expects bars, accounts and, where the vector is of the whole run, the counts. */
export function expectGolden(
  vector: Partial<GoldenVector>,
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  until: number,
  rest: Partial<Scenario> = {},
): void {
  const trace = simulate(scenario(machines, host, rest), { until: until + 1 });
  for (const [pcpu, bars] of (vector.gantt ?? []).entries())
    expect(barsOf(trace, pcpu, until), `pCPU ${pcpu}`).toEqual(bars);
  const times = timesOf(trace, until);
  const state = trace.stateAt(trace.rowsUpTo(until), until);
  for (const [name, { cpu, ready, blocked, parked, first, done }] of Object.entries(vector.vcpu ?? {})) {
    expect(times[name], name).toMatchObject({ cpu, ready, blocked, first, done });
    const vm = trace.info.vms.find((candidate) => candidate.name === name)!;
    expect(state.vcpus[vm.firstVcpu]!.parkedTicks, `${name} parked`).toBe(parked);
  }
}

/** A whole run against a vector, with its counts of switches and preemptions. */
export function expectWholeRun(vector: GoldenVector, machines: readonly MachineSpec[], host: Partial<HostSpec>): void {
  expectGolden(vector, machines, host, 60);
  const trace = simulate(scenario(machines, host));
  const { contextSwitches, preemptions } = trace.stateAt(trace.rowCount, trace.knownUntil);
  expect({ contextSwitches, preemptions }).toEqual({
    contextSwitches: vector.contextSwitches,
    preemptions: vector.preemptions,
  });
}

export function eventsOf(trace: TraceReader): TraceEvent[] {
  return Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
}

export function nameOf(trace: TraceReader, vcpu: number): string {
  return trace.info.vms[trace.info.vcpus[vcpu]!.vm]!.name;
}

/** Machine names in the order of dispatches, one for each timeslice. */
export function dispatchOrder(trace: TraceReader): string[] {
  return eventsOf(trace).flatMap((event) => (event.kind === "dispatch" ? [nameOf(trace, event.vcpu)] : []));
}

/** End of each machine's program, by name. */
export function finishTimes(
  machines: readonly MachineSpec[],
  scheduler: PolicyChoice,
  host: Partial<HostSpec> = {},
): Record<string, number | null> {
  const trace = simulate(scenario(machines, { ...host, scheduler }));
  const times = timesOf(trace, trace.knownUntil);
  return Object.fromEntries(Object.entries(times).map(([name, { done }]) => [name, done]));
}

/** Bars of pCPU `pcpu` drawn with one character a tick: machine name, `.` idle, `#` switch. Names are one letter long. */
export function drawnPcpu(trace: TraceReader, until: number, pcpu = 0): string {
  const cells = Array.from({ length: until }, () => ".");
  for (const [start, end, who] of barsOf(trace, pcpu, until)) cells.fill(who, start, end);
  return cells.join("");
}
