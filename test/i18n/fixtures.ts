/** A small host for tests of sentences and of the panels that show them: three machines with one vCPU, one with two. */
import { defaultCosts, defaultHost } from "../../src/codec/defaults.ts";
import { hostShape } from "../../src/engine/run.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import { DEFAULT_CONVENTIONS, type MachineSpec, type Scenario } from "../../src/model/scenario.ts";
import { createCopyOnWrite } from "../../src/trace/host/cow.ts";
import type { HostInfo, HostState, VcpuStateView } from "../../src/trace/hostState.ts";
import { columnOf, freeDisk, freeFrames } from "../support/columns.ts";
import { SCENARIO_VERSION } from "../../src/model/scenario.ts";

const WEB = 0;
const DB = 1;
const CI = 2;
const BATCH = 3;

const PAGE_BYTES = 4096;
const NAMES = ["web", "db", "ci", "batch"] as const;

function machine(name: string, vcpus: number, priority: number): MachineSpec {
  return {
    name,
    vcpus,
    priority,
    weight: null,
    memoryBytes: 10 * PAGE_BYTES - 100,
    reservedPages: 0,
    volumes: [{ name: "root", bytes: 10 * 2 ** 20 }],
    affinity: null,
    arrival: 0,
    programs: [[{ op: "compute", ticks: 10 }]],
  };
}

export const scenario: Scenario = {
  version: SCENARIO_VERSION,
  title: "Test",
  seed: 1,
  tickUnit: "ms",
  hosts: [
    {
      ...defaultHost,
      pcpus: 2,
      runQueues: "global",
      workStealing: false,
      scheduler: { policy: "pwrr", params: { roundLength: 12 } },
      frames: 12,
      pageBytes: PAGE_BYTES,
      replacement: { policy: "clock", params: {} },
      replacementScope: "global",
      disks: [{ extents: 24, readTicks: 6, writeTicks: 6 }],
      extentBytes: 4 * 2 ** 20,
      allocation: "normal",
      swapBytes: 0,
      costs: { ...defaultCosts, worldSwitch: 1, shutdown: 2 },
    },
  ],
  conventions: DEFAULT_CONVENTIONS,
  machines: [machine("web", 1, 3), machine("db", 1, 2), machine("ci", 1, 1), machine("batch", 2, 1)],
  commands: [
    { at: 5, command: "pause", vm: "ghost" },
    { at: 6, command: "create", machine: machine("web", 1, 3) },
  ],
};

export const info: HostInfo = {
  scheduler: hostShape(scenario).scheduler,
  pcpus: 2,
  frames: 12,
  queues: 1,
  pvExtents: [24],
  vms: scenario.machines.map((spec, uid) => ({
    uid,
    name: NAMES[uid]!,
    spec,
    firstVcpu: uid,
    vcpuCount: spec.vcpus,
    pages: 10,
    lvs: [uid],
    weight: spec.priority,
  })),
  vcpus: [
    { id: 0, vm: WEB, index: 0 },
    { id: 1, vm: DB, index: 0 },
    { id: 2, vm: CI, index: 0 },
    { id: 3, vm: BATCH, index: 0 },
    { id: 4, vm: BATCH, index: 1 },
  ],
  lvs: NAMES.map((_, id) => ({ id, vm: id, name: "root", bytes: 10 * 2 ** 20, extents: 3 })),
};

const IDLE_VCPU: VcpuStateView = {
  phase: "ready",
  since: 0,
  settled: 43,
  pcpu: -1,
  lastPcpu: -1,
  blocked: "none",
  isAtBarrier: false,
  readyCause: "arrive",
  arrival: 0,
  first: 0,
  done: -1,
  cpu: 4,
  spin: 0,
  warm: 0,
  exit: 0,
  ready: 2,
  blockedTicks: 0,
  pausedTicks: 0,
  cappedTicks: 0,
  owed: 0,
  cutAt: 0,
  allowed: null,
  parkedTicks: 0,
  costopTicks: 0,
  offlineTicks: 0,
  ratio: null,
  dispatches: 1,
  hits: 3,
  faults: 1,
  firstTouches: 1,
  replacements: 0,
};

/** The host at 43: every frame full, frame `f` holding page `f` of machine `f mod 3`. */
export function createState(): HostState {
  return {
    changes: 0,
    time: 43,
    row: 38,
    tlbs: [],
    jobs: [],
    ioLimits: new Map(),
    translations: new Map(),
    region: null,
    sharing: null,
    ...createCopyOnWrite(),
    tier: null,
    parked: 0,
    vms: NAMES.map(() => ({
      life: "running",
      weight: 1,
      servedBefore: 0,
      cpuBefore: 0,
      frames: 4,
      hits: 3,
      faults: 1,
      majorFaults: 1,
      evictions: 0,
      barriers: 0,
      memory: null,
      shared: 0,
    })),
    vcpus: info.vcpus.map(() => ({ ...IDLE_VCPU })),
    pcpus: Array.from({ length: 2 }, (_, pcpu) => ({
      phase: "guest" as const,
      since: 40,
      sinceBefore: 40,
      settled: 43,
      vcpu: pcpu,
      isWarm: false,
      last: pcpu,
      timeslice: 4,
      dispatchedAt: 40,
      guest: 20,
      spin: 0,
      warm: 0,
      exit: 2,
      switch: 3,
      idle: 18,
      switches: 9,
    })),
    caches: [],
    runQueues: [[2, 3]],
    ratiosOf: [],
    rounds: [null],
    frames: {
      ...freeFrames(12),
      vm: columnOf(Array.from({ length: 12 }, (_, frame) => frame % 3)),
      page: columnOf(Array.from({ length: 12 }, (_, frame) => frame)),
    },
    freeFrames: 0,
    freeState: "high",
    hand: 9,
    figure: -1,
    disks: [
      {
        active: null,
        activeSince: 0,
        activeUntil: 0,
        beside: [],
        arm: null,
        queue: [],
        busy: 0,
        reads: 0,
        writes: 0,
        state: "working",
      },
    ],
    pvs: [freeDisk(24)],
    volumes: new Map(),
    hits: 12,
    faults: 5,
    majorFaults: 3,
    evictions: 2,
    writeBacks: 1,
    contextSwitches: 9,
    preemptions: 1,
    commandsDone: 2,
    commandsFailed: 0,
    quiet: false,
  };
}

export const dispatch: Extract<TraceEvent, { kind: "dispatch" }> = {
  time: 43,
  kind: "dispatch",
  vcpu: 0,
  pcpu: 1,
  reason: "highestPriority",
  line: 1,
  timeslice: 4,
  switchTicks: 1,
  switched: true,
  goesOn: false,
  stolenFrom: -1,
  value: 3,
  losers: [
    { id: 1, value: 2 },
    { id: 2, value: 1 },
  ],
  others: 0,
};

export const fault: Extract<TraceEvent, { kind: "fault" }> = {
  time: 43,
  kind: "fault",
  vcpu: 1,
  page: 5,
  write: false,
  fault: "swappedOut",
};

export const evict: Extract<TraceEvent, { kind: "evict" }> = {
  time: 43,
  kind: "evict",
  frame: 9,
  vm: WEB,
  page: 2,
  dirty: false,
  forVcpu: 1,
  forPage: 5,
  reason: "referenceBitClear",
  line: 4,
  value: 0,
  hand: 10,
  cleared: [7, 8],
  losers: [],
  others: 0,
};

export const leave: Extract<TraceEvent, { kind: "leave" }> = {
  time: 43,
  kind: "leave",
  vcpu: 1,
  pcpu: 1,
  cause: "block",
  blocked: "fault",
  ticks: -1,
  preempt: null,
};

export const ioQueued: Extract<TraceEvent, { kind: "ioQueued" }> = {
  time: 43,
  kind: "ioQueued",
  request: 7,
  pv: 0,
  extent: 2,
  purpose: "swapIn",
  vm: DB,
  vcpu: 1,
  page: 5,
  blocks: 1,
};
