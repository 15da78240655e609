/**
 * What scheduling tests compare: a run against a vector of test/oracles/golden.json (source: shared oracles, computed
 * by independent reference implementations, domain J.3), the order of dispatches, and lanes drawn as text.
 */
import { expect } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { HostSpec, MachineSpec, Op, PolicyChoice, Scenario } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import golden from "../oracles/golden.json" with { type: "json" };
import { barsOf, timesOf, type Bar } from "./chartOf.ts";
import { machine, NO_COSTS, scenario, W1, W2 } from "./workloads.ts";

interface GoldenTimes {
  readonly cpu: number;
  readonly ready: number;
  readonly blocked: number;
  readonly parked: number;
  readonly first: number;
  readonly done: number | null;
}

export interface GoldenVector {
  readonly gantt: readonly (readonly Bar[])[];
  readonly vcpu: Readonly<Record<string, GoldenTimes>>;
  readonly contextSwitches: number;
  readonly preemptions: number;
}

/** What stands at `section.name` of golden.json. Throws when there is nothing. */
export function goldenEntry(section: string, name: string): unknown {
  const entry = (golden as unknown as Record<string, Record<string, unknown>>)[section]?.[name];
  if (!entry) throw new Error(`golden.json has no ${section}.${name}`);
  return entry;
}

export const goldenVector = (section: string, name: string) => goldenEntry(section, name) as GoldenVector;

/** The accounts of a vector that consists of nothing else. */
export const goldenTimes = (section: string, name: string) => goldenEntry(section, name) as GoldenVector["vcpu"];

/** The four textbook settings on which every policy has a vector: section of golden.json, machines, host. */
export const GOLDEN_SETTINGS = [
  { section: "W1", machines: W1, host: {} },
  { section: "W1_switch1", machines: W1, host: { costs: { ...NO_COSTS, worldSwitch: 1 } } },
  { section: "W1_2pcpu", machines: W1, host: { pcpus: 2 } },
  { section: "W2", machines: W2, host: {} },
] as const satisfies readonly { section: string; machines: readonly MachineSpec[]; host: Partial<HostSpec> }[];

/** Expects the accounts of a vector's machines at `until`. */
export function expectTimes(trace: TraceReader, expected: GoldenVector["vcpu"], until: number): void {
  const times = timesOf(trace, until);
  const state = hostAt(trace, trace.rowsUpTo(until), until);
  for (const [name, { cpu, ready, blocked, parked, first, done }] of Object.entries(expected)) {
    expect(times[name], name).toMatchObject({ cpu, ready, blocked, first, done });
    const vm = trace.info.vms.find((candidate) => candidate.name === name)!;
    expect(state.vcpus[vm.firstVcpu]!.parkedTicks, `${name} parked`).toBe(parked);
  }
}

/** Runs to `until` and expects the bars and accounts of `vector`. */
export function expectGolden(
  vector: Pick<GoldenVector, "gantt" | "vcpu">,
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  until: number,
  rest: Partial<Scenario> = {},
): void {
  const trace = simulate(scenario(machines, host, rest), { until: until + 1 });
  for (const [pcpu, bars] of vector.gantt.entries()) expect(barsOf(trace, pcpu, until), `pCPU ${pcpu}`).toEqual(bars);
  expectTimes(trace, vector.vcpu, until);
}

/** A whole run against a vector, with its counts of switches and preemptions. */
export function expectWholeRun(vector: GoldenVector, machines: readonly MachineSpec[], host: Partial<HostSpec>): void {
  expectGolden(vector, machines, host, 60);
  const trace = simulate(scenario(machines, host));
  const { contextSwitches, preemptions } = hostAt(trace, trace.rowCount, trace.knownUntil);
  expect({ contextSwitches, preemptions }).toEqual({
    contextSwitches: vector.contextSwitches,
    preemptions: vector.preemptions,
  });
}

export function eventsOf(trace: TraceReader): TraceEvent[] {
  return Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
}

export type EventOf<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: Kind }>;

export function eventsOfKind<Kind extends TraceEvent["kind"]>(trace: TraceReader, kind: Kind): EventOf<Kind>[] {
  return eventsOf(trace).filter((event): event is EventOf<Kind> => event.kind === kind);
}

export function nameOf(trace: TraceReader, vcpu: number): string {
  return trace.info.vms[trace.info.vcpus[vcpu]!.vm]!.name;
}

/** Machine names in the order of dispatches, one for each timeslice. */
export function dispatchOrder(trace: TraceReader): string {
  return eventsOfKind(trace, "dispatch")
    .map((event) => nameOf(trace, event.vcpu))
    .join("");
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

/** Lane of pCPU `pcpu` with one character a tick: machine name, `.` idle, `#` switch. Names are one letter long. */
export function drawnPcpu(trace: TraceReader, until: number, pcpu = 0): string {
  const cells = Array.from({ length: until }, () => ".");
  for (const [start, end, who] of barsOf(trace, pcpu, until)) cells.fill(who, start, end);
  return cells.join("");
}

/** Runs `machines` and draws the first pCPU up to `until`. */
export function drawn(
  machines: readonly MachineSpec[],
  scheduler: PolicyChoice,
  until: number,
  host: Partial<HostSpec> = {},
  rest: Partial<Scenario> = {},
): string {
  return drawnPcpu(simulate(scenario(machines, { ...host, scheduler }, rest), { until }), until);
}

const endless = (...body: Op[]): Op[] => [{ op: "loop", times: null, body }];

/** A machine that computes for ever. */
export function hog(name: string, weight: number, changes: Partial<MachineSpec> = {}): MachineSpec {
  return machine(name, endless({ op: "compute", ticks: 1000 }), { weight, memoryBytes: 0, ...changes });
}

/** A machine that computes for `ticks` and waits for a device, for ever. */
export function sleeper(
  name: string,
  weight: number,
  ticks: number,
  wait: number,
  changes: Partial<MachineSpec> = {},
): MachineSpec {
  const program = endless({ op: "compute", ticks }, { op: "wait", ticks: wait });
  return machine(name, program, { weight, memoryBytes: 0, ...changes });
}
