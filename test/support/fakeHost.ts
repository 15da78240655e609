/**
 * Hand-made hosts for component tests: what never changes (`fakeInfo`), a state (`fakeHost`), a trace made of listed
 * events (`traceOfEvents`). Nothing is simulated; the test says what is there. `fakeApp.ts` shows them.
 */
import { BlockColumn } from "../../src/base/blockColumn.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { MachineSpec } from "../../src/model/scenario.ts";
import { createHostState } from "../../src/trace/host/reducer.ts";
import {
  FRAME_BUSY,
  FRAME_DIRTY,
  FRAME_REFERENCED,
  type DiskStateView,
  type GrowingHostInfo,
  type HostInfo,
  type HostState,
  type LvInfo,
  type SchedulerTraits,
  type VmInfo,
} from "../../src/trace/hostState.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { columnOf } from "./columns.ts";
import { chunksOf, keyframesOf } from "./fakeChunks.ts";

const PAGE_BYTES = 4096;
const EXTENT_BYTES = 4 * 1024 * 1024;

export interface FakeMachine {
  readonly name: string;
  readonly pages?: number;
  /** Configured memory; default: exactly its pages. */
  readonly memoryBytes?: number;
  readonly vcpus?: number;
  /** Volumes as name and size in extents, or bytes. */
  readonly volumes?: readonly { readonly name: string; readonly extents: number; readonly bytes?: number }[];
}

export interface FakeInfo {
  readonly machines?: readonly FakeMachine[];
  readonly frames?: number;
  readonly pvExtents?: readonly number[];
  /** Extents of a swap volume of the host; it gets the last volume number. */
  readonly swapExtents?: number;
}

function machineSpec({ name, pages = 0, memoryBytes = pages * PAGE_BYTES, vcpus = 1 }: FakeMachine): MachineSpec {
  return {
    name,
    vcpus,
    priority: 1,
    weight: null,
    memoryBytes,
    reservedPages: 0,
    volumes: [],
    affinity: null,
    arrival: 0,
    programs: [[]],
  };
}

/** A scheduler of which nothing special is known. */
export const PLAIN_SCHEDULER: SchedulerTraits = {
  preempts: false,
  placesPreempted: false,
  heedsWeights: false,
  usualWeight: 1,
  weighsMachines: true,
  stealsFromLongest: true,
};

export function fakeInfo({
  machines = [],
  frames = 4,
  pvExtents = [],
  swapExtents = 0,
}: FakeInfo = {}): GrowingHostInfo {
  const info: GrowingHostInfo = {
    changes: [],
    scheduler: PLAIN_SCHEDULER,
    pcpus: 1,
    frames,
    queues: 1,
    pvExtents,
    vms: [],
    vcpus: [],
    lvs: [],
  };
  for (const [uid, machine] of machines.entries()) {
    const firstVcpu = info.vcpus.length;
    const vcpuCount = machine.vcpus ?? 1;
    for (let index = 0; index < vcpuCount; index++) info.vcpus.push({ id: firstVcpu + index, vm: uid, index });
    const lvs = (machine.volumes ?? []).map((volume): LvInfo => {
      const { name, extents, bytes = extents * EXTENT_BYTES } = volume;
      const lv = { id: info.lvs.length, vm: uid, name, bytes, extents };
      info.lvs.push(lv);
      return lv;
    });
    const vm: VmInfo = {
      uid,
      name: machine.name,
      spec: machineSpec(machine),
      firstVcpu,
      vcpuCount,
      pages: machine.pages ?? 0,
      lvs: lvs.map(({ id }) => id),
      weight: 1,
    };
    info.vms.push(vm);
  }
  if (swapExtents > 0) {
    info.lvs.push({
      id: info.lvs.length,
      vm: -1,
      name: "swap",
      bytes: swapExtents * EXTENT_BYTES,
      extents: swapExtents,
    });
  }
  return info;
}

/** One frame: machine name, page, and any of R (referenced), D (dirty), B (busy); null: free. */
export type FakeFrame = readonly [machine: string, page: number, bits?: string] | null;

export interface FakeHost {
  readonly row?: number;
  readonly time?: number;
  readonly frames?: readonly FakeFrame[];
  readonly hand?: number;
  readonly hits?: number;
  readonly faults?: number;
  readonly disks?: readonly Partial<DiskStateView>[];
  /** Per disk, the pieces from its first extent on: volume number (-1 free), first logical extent, how many. */
  readonly pvs?: readonly (readonly (readonly [lv: number, le: number, count: number])[])[];
}

function flagsOf(bits: string): number {
  return (
    (bits.includes("R") ? FRAME_REFERENCED : 0) |
    (bits.includes("D") ? FRAME_DIRTY : 0) |
    (bits.includes("B") ? FRAME_BUSY : 0)
  );
}

export function fakeHost(info: HostInfo, fake: FakeHost = {}): HostState {
  const vm = new Int32Array(info.frames).fill(-1);
  const page = new Int32Array(info.frames).fill(-1);
  const flags = new Uint8Array(info.frames);
  for (const [frame, content] of (fake.frames ?? []).entries()) {
    if (content === null) continue;
    vm[frame] = info.vms.findIndex(({ name }) => name === content[0]);
    page[frame] = content[1];
    flags[frame] = flagsOf(content[2] ?? "");
  }
  const pvs = info.pvExtents.map((extents, pv) => {
    const lv = new Int32Array(extents).fill(-1);
    const le = new Int32Array(extents).fill(-1);
    let at = 0;
    for (const [volume, firstLe, count] of fake.pvs?.[pv] ?? []) {
      for (let index = 0; index < count; index++, at++) {
        lv[at] = volume;
        le[at] = volume === -1 ? -1 : firstLe + index;
      }
    }
    return { lv: columnOf(lv), le: columnOf(le) };
  });
  const empty = createHostState(info);
  return {
    ...empty,
    time: fake.time ?? 0,
    row: fake.row ?? 0,
    vms: info.vms.map(({ uid }) => ({
      life: "running",
      weight: 1,
      servedBefore: 0,
      cpuBefore: 0,
      frames: vm.filter((owner) => owner === uid).length,
      hits: 0,
      faults: 0,
      majorFaults: 0,
      evictions: 0,
      barriers: 0,
      memory: null,
      shared: 0,
    })),
    frames: {
      vm: columnOf(vm),
      page: columnOf(page),
      flags: columnOf(flags, "uint8"),
      count: BlockColumn.filled("int32", info.frames),
      touchedRow: BlockColumn.filled("int32", info.frames),
    },
    freeFrames: vm.filter((owner) => owner < 0).length,
    hand: fake.hand ?? -1,
    disks: empty.disks.map((disk, pv) => ({ ...disk, ...fake.disks?.[pv] })),
    pvs,
    hits: fake.hits ?? 0,
    faults: fake.faults ?? 0,
  };
}

/** A trace of these events, in order of time. `stateAt`: the host after so many rows. */
export function traceOfEvents(
  info: HostInfo,
  events: readonly TraceEvent[],
  stateAt: (row: number) => HostState = () => fakeHost(info),
): TraceReader {
  const eventAt = (row: number): TraceEvent => {
    const event = events[row];
    if (!event) throw new Error(`no row ${row} in a trace of ${events.length}`);
    return event;
  };
  const times = events.map(({ time }) => time);
  return {
    info,
    chunks: chunksOf(times, times.at(-1) ?? 0, true, 1),
    keyframes: keyframesOf(times, stateAt),
    rowCount: events.length,
    knownUntil: events.at(-1)?.time ?? 0,
    isComplete: true,
    after() {
      return this;
    },
    timeOf: (row) => eventAt(row).time,
    kindOf: (row) => eventAt(row).kind,
    eventAt,
    rowsUpTo: (time) => events.filter((event) => event.time <= time).length,
    nextStep: () => null,
    rowsOf: () => new Uint32Array(),
    switchesOf: () => new Uint32Array(),
    pcpuLane: () => [],
    vcpuLane: () => [],
    marks: () => [],
  };
}
