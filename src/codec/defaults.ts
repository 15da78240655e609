/**
 * What a scenario has where it says nothing: a small host without costs, and a machine with one vCPU. Used for files
 * written by hand, and as a start for new machines. Links do not depend on these values (`pack.ts` has its own), so they
 * may change. The policies' own lists are not needed here: the page can draw before it knows them.
 */
import {
  DEFAULT_CONVENTIONS,
  SCENARIO_VERSION,
  type Costs,
  type DiskSpec,
  type HostSpec,
  type MachineSpec,
  type Op,
  type Scenario,
} from "../model/scenario.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

/** Virtualization is free, as in textbooks; a memory reference takes a tick. */
export const defaultCosts: Costs = {
  worldSwitch: 0,
  migration: 0,
  fault: 0,
  ioExit: 0,
  reference: 1,
  hypercall: 0,
  trap: 0,
  shutdown: 0,
};

export const defaultDisk: DiskSpec = { extents: 64, readTicks: 5, writeTicks: 5 };

export const defaultHost: HostSpec = {
  pcpus: 1,
  runQueues: "global",
  workStealing: false,
  scheduler: { policy: "rr", params: { timeslice: 4, sharedTick: false } },
  frames: 16,
  pageBytes: 4 * KIB,
  replacement: { policy: "lru", params: {} },
  replacementScope: "global",
  disks: [defaultDisk],
  extentBytes: 4 * MIB,
  allocation: "normal",
  swapBytes: 0,
  costs: defaultCosts,
};

/** What a machine does when nothing is said: it computes for a while and ends. */
const defaultProgram: readonly Op[] = [{ op: "compute", ticks: 10 }];

/** A machine called `name` with one vCPU, eight pages and no volume, started at 0. */
export function defaultMachine(name: string): MachineSpec {
  return {
    name,
    vcpus: 1,
    priority: 1,
    weight: null,
    memoryBytes: 8 * defaultHost.pageBytes,
    reservedPages: 0,
    volumes: [],
    affinity: null,
    arrival: 0,
    programs: [defaultProgram],
  };
}

/** An empty host. */
export const defaultScenario: Scenario = {
  version: SCENARIO_VERSION,
  title: "New scenario",
  seed: 1,
  tickUnit: "tick",
  host: defaultHost,
  conventions: DEFAULT_CONVENTIONS,
  machines: [],
  commands: [],
};
