/** Textbook workloads as scenarios: short to write, all costs 0 unless said otherwise. */
import { defaultCosts, defaultHost } from "../../src/codec/defaults.ts";
import {
  DEFAULT_CONVENTIONS,
  type Costs,
  type HostSpec,
  type MachineSpec,
  type Op,
  type Scenario,
} from "../../src/model/scenario.ts";
import { SCENARIO_VERSION } from "../../src/model/scenario.ts";

export const NO_COSTS: Costs = defaultCosts;

export const PAGE = 4096;
export const EXTENT = 4 * 1024 * 1024;

export function host(changes: Partial<HostSpec> = {}): HostSpec {
  return {
    ...defaultHost,
    pcpus: 1,
    runQueues: "global",
    workStealing: false,
    scheduler: { policy: "rr", params: { timeslice: 4 } },
    frames: 16,
    pageBytes: PAGE,
    replacement: { policy: "lru", params: {} },
    replacementScope: "global",
    disks: [{ extents: 16, readTicks: 5, writeTicks: 5 }],
    extentBytes: EXTENT,
    allocation: "normal",
    swapBytes: 0,
    costs: NO_COSTS,
    ...changes,
  };
}

export function machine(name: string, program: readonly Op[], changes: Partial<MachineSpec> = {}): MachineSpec {
  return {
    name,
    vcpus: 1,
    priority: 1,
    weight: null,
    memoryBytes: 64 * PAGE,
    reservedPages: 0,
    volumes: [],
    affinity: null,
    arrival: 0,
    programs: [program],
    ...changes,
  };
}

export function scenario(
  machines: readonly MachineSpec[],
  changes: Partial<HostSpec> = {},
  rest: Partial<Scenario> = {},
): Scenario {
  return {
    version: SCENARIO_VERSION,
    title: "test",
    seed: 42,
    tickUnit: "tick",
    hosts: [host(changes)],
    conventions: DEFAULT_CONVENTIONS,
    machines,
    commands: [],
    ...rest,
  };
}

/** `bursts` alternates processor time and device waits: [3, 4, 3] is `3,4,3` of domain B.1. */
export function job(name: string, arrival: number, bursts: readonly number[], priority = 1): MachineSpec {
  const ops = bursts.map((ticks, at): Op => (at % 2 === 0 ? { op: "compute", ticks } : { op: "wait", ticks }));
  return machine(name, ops, { arrival, priority, memoryBytes: 0 });
}

export const W1 = [
  job("A", 0, [3], 2),
  job("B", 2, [6], 1),
  job("C", 4, [4], 3),
  job("D", 6, [5], 5),
  job("E", 8, [2], 4),
];
export const W2 = [job("A", 0, [3, 4, 3], 1), job("B", 0, [5], 1), job("C", 1, [2, 2, 2], 2)];
export const AGING = [job("L", 0, [3], 1), ...[0, 4, 8, 12, 16, 20].map((at, i) => job(`H${i}`, at, [4], 5))];
/** Three processor hogs with shares 3 : 2 : 1 (domain B.3). */
export const H3 = [job("A", 0, [1_000_000], 3), job("B", 0, [1_000_000], 2), job("C", 0, [1_000_000], 1)];

/** References as a program: reads, or writes where `isWrite` says so. */
export function references(pages: readonly number[], isWrite: (at: number) => boolean = () => false): Op[] {
  return pages.map((page, at) => ({ op: "reference", page, write: isWrite(at) }));
}
