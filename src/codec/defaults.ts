/**
 * What a scenario has where it says nothing: a small host without costs, and a machine with one vCPU. Used for files
 * written by hand, and as a start for new machines. Settings bring their own defaults (`model/settings.ts`). The policies'
 * own lists are not needed here: the page can draw before it knows them.
 */
import {
  DEFAULT_CONVENTIONS,
  SCENARIO_VERSION,
  type Costs,
  type HostSpec,
  type MachineSpec,
  type Op,
  type Scenario,
} from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { COSTS, DISK, HOST, MACHINE } from "../model/settings.ts";

/** Virtualization is free, as in textbooks; a memory reference takes a tick. */
export const defaultCosts: Costs = defaultsOf(COSTS);

export const defaultHost: HostSpec = {
  ...defaultsOf(HOST),
  scheduler: { policy: "rr", params: { timeslice: 4, sharedTick: false } },
  replacement: { policy: "lru", params: {} },
  disks: [defaultsOf(DISK)],
};

/** What a machine does when nothing is said: it computes for a while and ends. */
const defaultProgram: readonly Op[] = [{ op: "compute", ticks: 10 }];

/** A machine called `name` with one vCPU, eight pages and no volume, started at 0. */
export function defaultMachine(name: string): MachineSpec {
  return {
    ...defaultsOf(MACHINE),
    name,
    memoryBytes: 8 * defaultHost.pageBytes,
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
  hosts: [defaultHost],
  conventions: DEFAULT_CONVENTIONS,
  machines: [],
  commands: [],
};
