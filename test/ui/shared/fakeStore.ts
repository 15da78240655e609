/**
 * An app made by hand that shows the machines a test asks for, with a scenario and a host to go with them. No simulation
 * runs behind it.
 */
import { defaultCosts, defaultHost } from "../../../src/codec/defaults.ts";
import { DEFAULT_CONVENTIONS, type MachineSpec, type Scenario } from "../../../src/model/scenario.ts";
import type { BlockReason, VcpuPhase, VmLife } from "../../../src/model/states.ts";
import { createHostState } from "../../../src/trace/host/reducer.ts";
import type { GrowingHostInfo, HostInfo, HostState, VcpuStateView } from "../../../src/trace/hostState.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { fakeApp, type FakeActions, type FakeApp } from "../../support/fakeApp.ts";
import { PLAIN_SCHEDULER } from "../../support/fakeHost.ts";
import type { OneState } from "../../support/oneRun.tsx";
import { SCENARIO_VERSION } from "../../../src/model/scenario.ts";

const PAGE_BYTES = 4096;

/** What a test says of a machine; the rest is filled in. */
export interface FakeMachine {
  readonly name: string;
  readonly life?: VmLife;
  readonly priority?: number;
  readonly weight?: number;
  readonly pages?: number;
  readonly frames?: number;
  readonly faults?: number;
  readonly volumes?: number;
  readonly arrival?: number | null;
  /** One entry a vCPU. */
  readonly vcpus?: readonly Partial<VcpuStateView>[];
}

export function spec(machine: FakeMachine): MachineSpec {
  return {
    name: machine.name,
    vcpus: machine.vcpus?.length ?? 1,
    priority: machine.priority ?? 1,
    weight: machine.weight ?? null,
    memoryBytes: (machine.pages ?? 0) * PAGE_BYTES,
    reservedPages: 0,
    volumes: Array.from({ length: machine.volumes ?? 0 }, (_, index) => ({ name: `disk${index}`, bytes: 2 ** 22 })),
    affinity: null,
    arrival: machine.arrival === undefined ? 0 : machine.arrival,
    programs: [[{ op: "compute", ticks: 10 }]],
  };
}

/** State of a vCPU in `phase`, started at 0. */
function vcpu(phase: VcpuPhase, rest: Partial<VcpuStateView> = {}): VcpuStateView {
  return {
    phase,
    since: 0,
    pcpu: phase === "running" ? 0 : -1,
    lastPcpu: -1,
    blocked: "none" satisfies BlockReason,
    isAtBarrier: false,
    ratio: null,
    readyCause: "arrive",
    arrival: 0,
    first: 0,
    done: -1,
    cpu: 0,
    spin: 0,
    warm: 0,
    exit: 0,
    ready: 0,
    blockedTicks: 0,
    pausedTicks: 0,
    parkedTicks: 0,
    cappedTicks: 0,
    owed: 0,
    cutAt: 0,
    allowed: null,
    costopTicks: 0,
    offlineTicks: 0,
    dispatches: 0,
    hits: 0,
    faults: 0,
    firstTouches: 0,
    replacements: 0,
    settled: 0,
    ...rest,
  };
}

export function fakeScenario(machines: readonly FakeMachine[]): Scenario {
  return {
    version: SCENARIO_VERSION,
    title: "Three tenants, two cores",
    seed: 1,
    tickUnit: "ms",
    hosts: [
      {
        ...defaultHost,
        pcpus: 2,
        runQueues: "global",
        workStealing: false,
        scheduler: { policy: "pwrr", params: { roundLength: 12 } },
        frames: 24,
        pageBytes: PAGE_BYTES,
        replacement: { policy: "clock", params: {} },
        replacementScope: "global",
        disks: [
          { extents: 24, readTicks: 5, writeTicks: 5 },
          { extents: 24, readTicks: 5, writeTicks: 5 },
        ],
        extentBytes: 2 ** 22,
        allocation: "normal",
        swapBytes: 0,
        costs: defaultCosts,
      },
    ],
    conventions: DEFAULT_CONVENTIONS,
    machines: machines.map(spec),
    commands: [],
  };
}

interface FakeRun {
  readonly info: GrowingHostInfo;
  readonly host: HostState;
}

/** The host at `time` with these machines, in order of their uid. */
export function fakeRun(machines: readonly FakeMachine[], time = 20): FakeRun {
  const info: GrowingHostInfo = {
    changes: [],
    scheduler: PLAIN_SCHEDULER,
    pcpus: 2,
    frames: 24,
    queues: 1,
    pvExtents: [24, 24],
    vms: [],
    vcpus: [],
    lvs: [],
  };
  const vms: HostState["vms"] = [];
  const vcpus: VcpuStateView[] = [];
  for (const machine of machines) {
    const uid = info.vms.length;
    const states = machine.vcpus ?? [{ phase: "running" }];
    const lvs = Array.from({ length: machine.volumes ?? 0 }, (_, index) => info.lvs.length + index);
    for (const id of lvs) info.lvs.push({ id, vm: uid, name: `disk${id}`, bytes: 2 ** 22, extents: 1 });
    info.vms.push({
      uid,
      name: machine.name,
      spec: spec(machine),
      firstVcpu: vcpus.length,
      vcpuCount: states.length,
      pages: machine.pages ?? 0,
      lvs,
      weight: machine.weight ?? Math.max(1, machine.priority ?? 1),
    });
    states.forEach((state, index) => {
      info.vcpus.push({ id: vcpus.length, vm: uid, index });
      vcpus.push(vcpu(state.phase ?? "running", state));
    });
    vms.push({
      life: machine.life ?? "running",
      weight: machine.weight ?? Math.max(1, machine.priority ?? 1),
      servedBefore: 0,
      cpuBefore: 0,
      frames: machine.frames ?? 0,
      hits: 0,
      faults: machine.faults ?? 0,
      majorFaults: 0,
      evictions: 0,
      barriers: 0,
      memory: null,
      shared: 0,
    });
  }
  const host: HostState = { ...createHostState(info), time, row: 1, vms, vcpus, disks: [], pvs: [] };
  return { info, host };
}

function unused(): never {
  throw new Error("this test's trace knows nothing but the machines");
}

/** A reader that knows only `info`: enough for what draws the state at the cursor. */
export function fakeReader(info: HostInfo): TraceReader {
  return {
    info,
    chunks: [],
    keyframes: { upTo: unused },
    rowCount: 1,
    knownUntil: 100,
    isComplete: true,
    after() {
      return this;
    },
    timeOf: unused,
    kindOf: unused,
    eventAt: unused,
    rowsUpTo: unused,
    nextStep: unused,
    rowsOf: unused,
    switchesOf: unused,
    pcpuLane: () => [],
    vcpuLane: () => [],
    marks: unused,
  };
}

export interface FakeStore {
  readonly store: FakeApp;
  readonly actions: FakeActions;
}

/** An app that shows `machines` at `time`; `rest` replaces parts of its state. */
export function fakeStore(machines: readonly FakeMachine[], rest: Partial<OneState> = {}, time = 20): FakeStore {
  const { info, host } = fakeRun(machines, time);
  const store = fakeApp({
    scenario: fakeScenario(machines),
    trace: fakeReader(info),
    cursor: { time, row: 1 },
    host,
    ...rest,
  });
  return { store, actions: store.actions };
}
