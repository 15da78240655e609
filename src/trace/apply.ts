/**
 * Applies rows to the host as seen: the one place that knows what an event changes on the screen. The accounts of time
 * (domain B.2) are kept here too, so that every figure shown follows from the trace alone.
 *
 * It decides nothing: rows are taken as they are.
 */
import { BlockColumn } from "../base/blockColumn.ts";
import { insertAt, takeAt } from "../base/lists.ts";
import { applyMoves } from "../base/moves.ts";
import type { Operands } from "../model/rows/fields.ts";
import { placesIn, ROW, type TraceEvent } from "../model/rows/table.ts";
import {
  BLOCK_REASONS,
  LEAVE_CAUSES,
  PCPU_PHASES,
  READY_CAUSES,
  type BlockReason,
  type LeaveCause,
  type PcpuPhase,
  type ReadyCause,
  type VcpuPhase,
} from "../model/states.ts";
import type { FrameId, PcpuId, Tick, VcpuId } from "../model/units.ts";
import {
  FRAME_BUSY,
  FRAME_DIRTY,
  FRAME_REFERENCED,
  SERVED_PARTS,
  type HostInfo,
  type HostState,
  type PcpuStateView,
  type VcpuStateView,
} from "./hostState.ts";
import { INTERVAL_KINDS, type IntervalKind } from "./intervals.ts";
import { decodeRow } from "./rows.ts";

/** Receives each interval when it ends. Lanes: pCPUs first, then vCPUs. */
export interface IntervalSink {
  pcpu(pcpu: number, start: Tick, end: Tick, kind: number, vcpu: VcpuId): void;
  /** Takes back the last interval of a pCPU, which began at `start` and ended at `end`: it goes on after all. */
  retract(pcpu: number, start: Tick, end: Tick): void;
  vcpu(vcpu: VcpuId, start: Tick, end: Tick, kind: number, pcpu: number): void;
}

const kindNumber = (kind: IntervalKind) => INTERVAL_KINDS.indexOf(kind);
const SWITCH = kindNumber("switch");
const GUEST = kindNumber("guest");
const EXIT = kindNumber("exit");
const SPIN = kindNumber("spin");
const WARM = kindNumber("warm");
const RUNNING = kindNumber("running");
const READY = kindNumber("ready");
const PAUSED = kindNumber("paused");
const PARKED = kindNumber("parked");
const COSTOPPED = kindNumber("costopped");
const BLOCKED: Readonly<Record<BlockReason, number>> = {
  none: kindNumber("blockedDevice"),
  fault: kindNumber("blockedFault"),
  disk: kindNumber("blockedDisk"),
  device: kindNumber("blockedDevice"),
  halt: kindNumber("halted"),
};

/** Where the operands stand of rows that come by the million. */
const AT = {
  ready: placesIn("ready", ["vcpu", "cause", "queue", "position"]),
  dispatch: placesIn("dispatch", ["vcpu", "pcpu", "timeslice", "switchTicks", "switched"]),
  pcpuPhase: placesIn("pcpuPhase", ["pcpu", "phase"]),
  leave: placesIn("leave", ["vcpu", "pcpu", "cause", "blocked"]),
  hit: placesIn("hit", ["vcpu", "write", "frame"]),
};

/** Kind of the interval of a pCPU that is busy. */
const PCPU_KINDS: Readonly<Record<Exclude<PcpuPhase, "idle">, number>> = {
  switch: SWITCH,
  guest: GUEST,
  exit: EXIT,
  spin: SPIN,
};

/** What a vCPU is after it left its pCPU. */
const AFTER: Readonly<Record<LeaveCause, VcpuPhase>> = {
  expire: "ready",
  preempt: "ready",
  requeue: "ready",
  block: "blocked",
  finish: "finished",
  pause: "paused",
  stop: "offline",
  park: "parked",
  costop: "costopped",
};

/** The host before anything happened. */
export function createHostState(info: HostInfo): HostState {
  return {
    time: 0,
    row: 0,
    vms: [],
    vcpus: [],
    pcpus: Array.from({ length: info.pcpus }, () => ({
      phase: "idle" as const,
      since: 0,
      sinceBefore: 0,
      settled: 0,
      vcpu: -1,
      isWarm: false,
      last: -1,
      timeslice: -1,
      dispatchedAt: 0,
      guest: 0,
      spin: 0,
      warm: 0,
      exit: 0,
      switch: 0,
      idle: 0,
      switches: 0,
    })),
    caches: Array.from({ length: info.cache ? info.pcpus : 0 }, () => ({ warm: [], warming: [] })),
    runQueues: Array.from({ length: info.queues }, () => []),
    rounds: Array.from({ length: info.queues }, () => null),
    frames: {
      vm: BlockColumn.filled("int32", info.frames, -1),
      page: BlockColumn.filled("int32", info.frames, -1),
      flags: BlockColumn.filled("uint8", info.frames),
      touchedRow: BlockColumn.filled("int32", info.frames, -1),
    },
    freeFrames: info.frames,
    hand: -1,
    disks: info.pvExtents.map(() => ({
      active: null,
      activeSince: 0,
      activeUntil: 0,
      queue: [],
      busy: 0,
      reads: 0,
      writes: 0,
    })),
    pvs: info.pvExtents.map((extents) => ({
      lv: BlockColumn.filled("int32", extents, -1),
      le: BlockColumn.filled("int32", extents, -1),
    })),
    volumes: new Map(),
    hits: 0,
    faults: 0,
    majorFaults: 0,
    evictions: 0,
    writeBacks: 0,
    contextSwitches: 0,
    preemptions: 0,
    commandsDone: 0,
    commandsFailed: 0,
    quiet: false,
  };
}

/** Copies `from` so that neither can change the other. Requests, rounds and spans never change, so both may hold them. */
export function copyHostState(from: HostState): HostState {
  const { frames } = from;
  return {
    ...from,
    vms: from.vms.map((vm) => ({ ...vm })),
    vcpus: from.vcpus.map((vcpu) => ({ ...vcpu })),
    pcpus: from.pcpus.map((pcpu) => ({ ...pcpu })),
    caches: from.caches.map(({ warm, warming }) => ({ warm: [...warm], warming: [...warming] })),
    runQueues: from.runQueues.map((queue) => [...queue]),
    rounds: [...from.rounds],
    frames: {
      vm: frames.vm.fork(),
      page: frames.page.fork(),
      flags: frames.flags.fork(),
      touchedRow: frames.touchedRow.fork(),
    },
    disks: from.disks.map((disk) => ({ ...disk, queue: [...disk.queue] })),
    pvs: from.pvs.map(({ lv, le }) => ({ lv: lv.fork(), le: le.fork() })),
    volumes: new Map(from.volumes),
  };
}

/** Completes every account up to `time`. */
export function settleHost(state: HostState, time: Tick): void {
  for (const pcpu of state.pcpus) settlePcpu(pcpu, time);
  for (const vcpu of state.vcpus) settleVcpu(state, vcpu, time);
  for (const disk of state.disks)
    if (disk.active) disk.busy += Math.max(0, time - Math.max(state.time, disk.activeSince));
  state.time = Math.max(state.time, time);
}

function settlePcpu(pcpu: PcpuStateView, time: Tick): void {
  const passed = time - pcpu.settled;
  if (passed <= 0) return;
  pcpu.settled = time;
  if (pcpu.phase === "spin") pcpu.guest += passed;
  else if (pcpu.phase === "guest" && pcpu.isWarm) pcpu.warm += passed;
  pcpu[pcpu.phase] += passed;
}

function settleVcpu(state: HostState, vcpu: VcpuStateView, time: Tick): void {
  const passed = time - vcpu.settled;
  if (passed <= 0) return;
  vcpu.settled = time;
  if (vcpu.phase === "running") {
    const { phase, isWarm } = state.pcpus[vcpu.pcpu]!;
    if (phase === "guest" || phase === "spin") {
      vcpu.cpu += passed;
      if (phase === "spin") vcpu.spin += passed;
      else if (isWarm) vcpu.warm += passed;
    } else if (phase === "exit") vcpu.exit += passed;
    else vcpu.ready += passed;
  } else if (vcpu.phase === "ready") vcpu.ready += passed;
  else if (vcpu.phase === "blocked") vcpu.blockedTicks += passed;
  else if (vcpu.phase === "paused") vcpu.pausedTicks += passed;
  else if (vcpu.phase === "parked") vcpu.parkedTicks += passed;
  else if (vcpu.phase === "costopped") vcpu.costopTicks += passed;
  else if (vcpu.phase === "offline" && vcpu.arrival >= 0) vcpu.offlineTicks += passed;
}

/** Writes the intervals that are still open, as if they ended at `time`; for the end of a chunk. */
export function closeIntervals(state: HostState, from: Tick, time: Tick, sink: IntervalSink): void {
  for (const [id, pcpu] of state.pcpus.entries()) emitPcpu(id, pcpu, Math.max(from, pcpu.since), time, sink);
  for (const [id, vcpu] of state.vcpus.entries()) emitVcpu(state, id, vcpu, Math.max(from, vcpu.since), time, sink);
}

function emitPcpu(id: number, pcpu: PcpuStateView, start: Tick, end: Tick, sink: IntervalSink): void {
  if (pcpu.phase === "idle" || end <= start) return;
  const kind = pcpu.phase === "guest" && pcpu.isWarm ? WARM : PCPU_KINDS[pcpu.phase];
  sink.pcpu(id, start, end, kind, pcpu.vcpu);
}

function emitVcpu(state: HostState, id: VcpuId, vcpu: VcpuStateView, start: Tick, end: Tick, sink: IntervalSink): void {
  if (end <= start) return;
  if (vcpu.phase === "running") {
    const { phase } = state.pcpus[vcpu.pcpu]!;
    if (phase === "switch") sink.vcpu(id, start, end, READY, -1);
    else sink.vcpu(id, start, end, phase === "spin" ? SPIN : RUNNING, vcpu.pcpu);
  } else if (vcpu.phase === "ready") sink.vcpu(id, start, end, READY, -1);
  else if (vcpu.phase === "paused") sink.vcpu(id, start, end, PAUSED, -1);
  else if (vcpu.phase === "parked") sink.vcpu(id, start, end, PARKED, -1);
  else if (vcpu.phase === "costopped") sink.vcpu(id, start, end, COSTOPPED, -1);
  else if (vcpu.phase === "blocked") sink.vcpu(id, start, end, BLOCKED[vcpu.blocked], -1);
}

/** Applies rows to `state`. `from`: intervals are written from this moment on (the start of the chunk being built). */
export class HostReducer {
  state: HostState;
  readonly #info: HostInfo;
  readonly #sink: IntervalSink | null;
  #from = 0;

  constructor(info: HostInfo, state: HostState, sink: IntervalSink | null) {
    this.#info = info;
    this.state = state;
    this.#sink = sink;
  }

  /** A new chunk begins at `time`: intervals that are open then are written from there. */
  beginChunk(time: Tick): void {
    this.#from = time;
  }

  /** Applies the next row, read. */
  apply(event: TraceEvent): void {
    this.#advance(event.time);
    this.state.quiet = event.kind === "quiet";
    this.#applyRead(event);
  }

  /** Applies the next row as it stands in columns (`rows.ts`). Those that come by the million are not read into events. */
  applyRow(kind: number, time: Tick, operands: Operands, start: number): void {
    const operand = (at: number) => operands[start + at]!;
    switch (kind) {
      case ROW.ready: {
        const { vcpu, cause, queue, position } = AT.ready;
        this.#advance(time);
        return this.#ready(operand(vcpu), READY_CAUSES[operand(cause)]!, operand(queue), operand(position), time);
      }
      case ROW.dispatch: {
        const { vcpu, pcpu, timeslice, switchTicks, switched } = AT.dispatch;
        const isSwitched = operand(switched) === 1;
        this.#advance(time);
        return this.#dispatch(operand(vcpu), operand(pcpu), operand(timeslice), operand(switchTicks), isSwitched, time);
      }
      case ROW.pcpuPhase: {
        const { pcpu, phase } = AT.pcpuPhase;
        this.#advance(time);
        return this.#pcpuPhase(operand(pcpu), PCPU_PHASES[operand(phase)]!, time);
      }
      case ROW.leave: {
        const { vcpu, pcpu, cause, blocked } = AT.leave;
        const why = LEAVE_CAUSES[operand(cause)]!;
        this.#advance(time);
        return this.#leave(operand(vcpu), operand(pcpu), why, BLOCK_REASONS[operand(blocked)]!, time);
      }
      case ROW.hit: {
        const { vcpu, write, frame } = AT.hit;
        this.#advance(time);
        return this.#hit(operand(vcpu), operand(write) === 1, operand(frame));
      }
      // Nothing on the screen changes, though it may tell of thousands.
      case ROW.standing:
        return this.#advance(time);
      default:
        this.apply(decodeRow(kind, time, operands, start));
    }
  }

  #advance(time: Tick): void {
    const { state } = this;
    state.row += 1;
    if (time > state.time) settleDisks(state, time);
    state.time = time;
    state.quiet = false;
  }

  #applyRead(event: TraceEvent): void {
    const { state } = this;
    const { time } = event;
    switch (event.kind) {
      case "commandDone":
        state.commandsDone += 1;
        if (event.command === "create") this.#addVm(event.vm, time);
        return;
      case "commandFailed":
        state.commandsFailed += 1;
        return;
      case "vmState":
        state.vms[event.vm]!.life = event.state;
        // The shutdown program takes the place of the first vCPU's own, wherever that stands.
        if (event.state === "shuttingDown") state.vcpus[this.#info.vms[event.vm]!.firstVcpu]!.isAtBarrier = false;
        return;
      case "ready":
        return this.#ready(event.vcpu, event.cause, event.queue, event.position, time);
      case "vcpuState":
        this.#dequeue(event.vcpu);
        this.#vcpu(event.vcpu, event.state, time, event.blocked);
        // A program without operations ends as it begins, and its vCPU never becomes ready.
        if (event.state === "finished" && state.vcpus[event.vcpu]!.arrival < 0) state.vcpus[event.vcpu]!.arrival = time;
        return;
      case "queueOrder":
        return applyMoves(state.runQueues[event.queue]!, event);
      case "dispatch":
        return this.#dispatch(event.vcpu, event.pcpu, event.timeslice, event.switchTicks, event.switched, time);
      case "pcpuPhase":
        return this.#pcpuPhase(event.pcpu, event.phase, time);
      case "leave":
        return this.#leave(event.vcpu, event.pcpu, event.cause, event.blocked, time);
      case "round":
        state.rounds[event.queue] = { ticks: event.ticks, totalWeight: event.totalWeight, entries: event.entries };
        return;
      case "hit":
        return this.#hit(event.vcpu, event.write, event.frame);
      case "fault": {
        const vm = state.vms[this.#vmOf(event.vcpu)]!;
        state.faults += 1;
        vm.faults += 1;
        const vcpu = state.vcpus[event.vcpu]!;
        vcpu.faults += 1;
        if (event.fault === "firstTouch") vcpu.firstTouches += 1;
        return;
      }
      case "evict":
        state.evictions += 1;
        state.vms[event.vm]!.evictions += 1;
        state.vcpus[event.forVcpu]!.replacements += 1;
        if (event.dirty) state.writeBacks += 1;
        for (const frame of event.cleared) this.#setFlags(frame, state.frames.flags.get(frame) & ~FRAME_REFERENCED);
        state.hand = event.hand;
        this.#setFrame(event.frame, this.#vmOf(event.forVcpu), event.forPage, FRAME_BUSY);
        return;
      case "reserve":
        this.#setFrame(event.frame, event.vm, event.page, FRAME_BUSY);
        return;
      case "map":
        if (event.how === "swapIn") {
          state.majorFaults += 1;
          state.vms[event.vm]!.majorFaults += 1;
        }
        state.hand = event.hand;
        this.#setFrame(
          event.frame,
          event.vm,
          event.page,
          (event.referenced ? FRAME_REFERENCED : 0) | (event.dirty ? FRAME_DIRTY : 0),
        );
        return;
      case "frameWait":
        return;
      case "free":
        this.#setFrame(event.frame, -1, -1, 0);
        return;
      case "ioQueued":
        state.disks[event.pv]!.queue.push({
          id: event.request,
          pv: event.pv,
          extent: event.extent,
          purpose: event.purpose,
          vm: event.vm,
          vcpu: event.vcpu,
          page: event.page,
          blocks: event.blocks,
          issuedAt: time,
        });
        return;
      case "ioStarted": {
        const disk = state.disks[event.pv]!;
        const at = disk.queue.findIndex((request) => request.id === event.request);
        disk.active = disk.queue.splice(at, 1)[0] ?? null;
        disk.activeSince = time;
        disk.activeUntil = event.until;
        return;
      }
      case "ioDone": {
        const disk = state.disks[event.pv]!;
        if (disk.active?.purpose === "swapOut" || disk.active?.purpose === "guestWrite") disk.writes += 1;
        else disk.reads += 1;
        disk.active = null;
        return;
      }
      case "ioCancelled": {
        const disk = state.disks[event.pv]!;
        disk.queue = disk.queue.filter((request) => request.id !== event.request);
        return;
      }
      case "lvAllocated": {
        let le = 0;
        for (const { pv, start, count } of event.runs)
          for (let extent = start; extent < start + count; extent += 1, le += 1)
            this.#setExtent(pv, extent, event.lv, le);
        state.volumes.set(event.lv, event.runs);
        return;
      }
      case "lvFreed":
        for (const { pv, start, count } of state.volumes.get(event.lv) ?? [])
          for (let extent = start; extent < start + count; extent += 1) this.#setExtent(pv, extent, -1, -1);
        state.volumes.delete(event.lv);
        return;
      case "timeslice": {
        const pcpu = state.pcpus[event.pcpu]!;
        pcpu.timeslice = event.timeslice;
        pcpu.dispatchedAt = time;
        return;
      }
      case "weight":
        return this.#weight(event.vm, event.weight, time);
      case "barrier":
        return this.#barrier(event.vcpu, event.opens);
      case "rebalance":
        this.#dequeue(event.vcpu);
        // It waits on, for another pCPU: that is an interval of its own.
        this.#vcpu(event.vcpu, "ready", time);
        return this.#enqueue(event.vcpu, event.to, event.position);
      case "warming":
        return this.#warming(event.vcpu, event.pcpu, event.begins, time);
      case "warmth":
        return this.#warmth(event.vcpu, event.pcpu, event.isWarm, time);
      case "quiet":
      case "zeno":
      case "standing":
    }
  }

  #ready(id: VcpuId, cause: ReadyCause, queue: number, position: number, time: Tick): void {
    this.#vcpu(id, "ready", time);
    const vcpu = this.state.vcpus[id]!;
    vcpu.readyCause = cause;
    if (vcpu.arrival < 0) vcpu.arrival = time;
    this.#enqueue(id, queue, position);
  }

  #enqueue(id: VcpuId, queue: number, position: number): void {
    insertAt(this.state.runQueues[queue]!, position, id);
  }

  #dispatch(id: VcpuId, pcpuId: PcpuId, timeslice: Tick, switchTicks: Tick, isSwitched: boolean, time: Tick): void {
    const { state } = this;
    this.#dequeue(id);
    const pcpu = state.pcpus[pcpuId]!;
    if (isSwitched) {
      state.contextSwitches += 1;
      pcpu.switches += 1;
    }
    this.#pcpu(pcpuId, switchTicks > 0 ? "switch" : "guest", id, time);
    pcpu.isWarm = state.caches[pcpuId]?.warm.includes(id) ?? false;
    pcpu.timeslice = timeslice;
    pcpu.dispatchedAt = time;
    state.vcpus[id]!.dispatches += 1;
    this.#vcpu(id, "running", time, "none", pcpuId);
    if (switchTicks === 0) this.#firstRun(id, time);
  }

  #pcpuPhase(pcpu: PcpuId, phase: PcpuPhase, time: Tick): void {
    const { vcpu, phase: before } = this.state.pcpus[pcpu]!;
    // Told again: it spins on.
    if (phase === "spin" && before === "spin") return;
    // The vCPU's lane and accounts follow the phase of its pCPU.
    if (vcpu >= 0) this.#vcpu(vcpu, "running", time, "none", pcpu);
    if (phase === "guest" && this.#hasNotSpun(pcpu, time)) this.#goOn(pcpu, time);
    else this.#pcpu(pcpu, phase, vcpu, time);
    if (vcpu >= 0) this.#firstRun(vcpu, time);
  }

  /** Its vCPU came to a barrier at this very moment. */
  #hasNotSpun(id: PcpuId, time: Tick): boolean {
    const { phase, since } = this.state.pcpus[id]!;
    return phase === "spin" && since === time;
  }

  /** The guest code before a barrier that opened at once and that behind it are one interval. */
  #goOn(id: PcpuId, time: Tick): void {
    const pcpu = this.state.pcpus[id]!;
    pcpu.phase = "guest";
    pcpu.since = pcpu.sinceBefore;
    this.#sink?.retract(id, Math.max(this.#from, pcpu.since), time);
  }

  #leave(id: VcpuId, pcpu: PcpuId, cause: LeaveCause, blocked: BlockReason, time: Tick): void {
    if (cause === "preempt") this.state.preemptions += 1;
    this.#vcpu(id, AFTER[cause], time, blocked);
    this.#pcpu(pcpu, "idle", -1, time);
  }

  #hit(id: VcpuId, isWrite: boolean, frame: FrameId): void {
    const { state } = this;
    state.hits += 1;
    state.vms[this.#vmOf(id)]!.hits += 1;
    state.vcpus[id]!.hits += 1;
    this.#setFlags(frame, state.frames.flags.get(frame) | FRAME_REFERENCED | (isWrite ? FRAME_DIRTY : 0));
    state.frames.touchedRow.set(frame, state.row - 1);
  }

  #weight(vm: number, weight: number, time: Tick): void {
    const view = this.state.vms[vm]!;
    const { firstVcpu, vcpuCount } = this.#info.vms[vm]!;
    let cpu = 0;
    for (const vcpu of this.state.vcpus.slice(firstVcpu, firstVcpu + vcpuCount)) {
      settleVcpu(this.state, vcpu, time);
      cpu += vcpu.cpu;
    }
    const passed = cpu - view.cpuBefore;
    // Whole ticks apart from the rest, so that the product stays exact.
    const rest = passed % view.weight;
    view.servedBefore +=
      ((passed - rest) / view.weight) * SERVED_PARTS + Math.floor((rest * SERVED_PARTS) / view.weight);
    view.cpuBefore = cpu;
    view.weight = weight;
  }

  #barrier(id: VcpuId, opens: boolean): void {
    const { state } = this;
    state.vcpus[id]!.isAtBarrier = !opens;
    if (!opens) return;
    const vm = this.#vmOf(id);
    state.vms[vm]!.barriers += 1;
    const { firstVcpu, vcpuCount } = this.#info.vms[vm]!;
    for (let sibling = firstVcpu; sibling < firstVcpu + vcpuCount; sibling += 1)
      state.vcpus[sibling]!.isAtBarrier = false;
  }

  #warming(id: VcpuId, pcpu: PcpuId, begins: boolean, time: Tick): void {
    this.#cool(id, pcpu, time);
    if (begins) this.state.caches[pcpu]!.warming.push(id);
  }

  #warmth(id: VcpuId, pcpuId: PcpuId, isWarm: boolean, time: Tick): void {
    this.#cool(id, pcpuId, time);
    const cache = this.state.caches[pcpuId]!;
    if (!isWarm) return void cache.warming.push(id);
    cache.warm.unshift(id);
    this.#setWarm(id, pcpuId, true, time);
  }

  /** It is neither warm nor warming there. */
  #cool(id: VcpuId, pcpu: PcpuId, time: Tick): void {
    const cache = this.state.caches[pcpu]!;
    cache.warm = cache.warm.filter((other) => other !== id);
    cache.warming = cache.warming.filter((other) => other !== id);
    this.#setWarm(id, pcpu, false, time);
  }

  /** Guest code that becomes faster is another interval. */
  #setWarm(id: VcpuId, pcpuId: PcpuId, isWarm: boolean, time: Tick): void {
    const pcpu = this.state.pcpus[pcpuId]!;
    if (pcpu.vcpu !== id || pcpu.isWarm === isWarm) return;
    settlePcpu(pcpu, time);
    settleVcpu(this.state, this.state.vcpus[id]!, time);
    if (pcpu.phase === "guest") {
      if (this.#sink) emitPcpu(pcpuId, pcpu, Math.max(this.#from, pcpu.since), time, this.#sink);
      pcpu.since = time;
    }
    pcpu.isWarm = isWarm;
  }

  #vmOf(vcpu: VcpuId): number {
    return this.#info.vcpus[vcpu]!.vm;
  }

  #addVm(uid: number, time: Tick): void {
    const { state } = this;
    const info = this.#info.vms[uid]!;
    state.vms[uid] = {
      life: "shutOff",
      weight: info.weight,
      servedBefore: 0,
      cpuBefore: 0,
      frames: 0,
      hits: 0,
      faults: 0,
      majorFaults: 0,
      evictions: 0,
      barriers: 0,
    };
    for (let id = info.firstVcpu; id < info.firstVcpu + info.vcpuCount; id += 1)
      state.vcpus[id] = {
        phase: "offline",
        since: time,
        settled: time,
        pcpu: -1,
        lastPcpu: -1,
        blocked: "none",
        isAtBarrier: false,
        readyCause: "arrive",
        arrival: -1,
        first: -1,
        done: -1,
        cpu: 0,
        spin: 0,
        warm: 0,
        exit: 0,
        ready: 0,
        blockedTicks: 0,
        pausedTicks: 0,
        parkedTicks: 0,
        costopTicks: 0,
        offlineTicks: 0,
        dispatches: 0,
        hits: 0,
        faults: 0,
        firstTouches: 0,
        replacements: 0,
      };
  }

  #vcpu(id: VcpuId, phase: VcpuPhase, time: Tick, blocked: BlockReason = "none", pcpu = -1): void {
    const vcpu = this.state.vcpus[id]!;
    settleVcpu(this.state, vcpu, time);
    if (this.#sink) emitVcpu(this.state, id, vcpu, Math.max(this.#from, vcpu.since), time, this.#sink);
    if (phase === "finished" && vcpu.phase !== "finished") vcpu.done = time;
    if (phase === "ready" && vcpu.done >= 0) {
      // It runs again: since the end of its program it was offline, which nobody could know to count.
      vcpu.offlineTicks += time - vcpu.done;
      vcpu.done = -1;
    }
    if (phase === "offline" || phase === "finished") vcpu.isAtBarrier = false;
    vcpu.phase = phase;
    vcpu.since = time;
    vcpu.blocked = blocked;
    vcpu.pcpu = pcpu;
    if (pcpu >= 0) vcpu.lastPcpu = pcpu;
  }

  #pcpu(id: number, phase: PcpuStateView["phase"], vcpu: VcpuId, time: Tick): void {
    const pcpu = this.state.pcpus[id]!;
    settlePcpu(pcpu, time);
    if (this.#sink) emitPcpu(id, pcpu, Math.max(this.#from, pcpu.since), time, this.#sink);
    pcpu.phase = phase;
    pcpu.sinceBefore = pcpu.since;
    pcpu.since = time;
    pcpu.vcpu = vcpu;
    if (vcpu >= 0) pcpu.last = vcpu;
  }

  #firstRun(id: VcpuId, time: Tick): void {
    const vcpu = this.state.vcpus[id]!;
    if (vcpu.first < 0) vcpu.first = time;
  }

  #dequeue(id: VcpuId): void {
    for (const queue of this.state.runQueues) {
      const at = queue.indexOf(id);
      if (at >= 0) return void takeAt(queue, at);
    }
  }

  #setFrame(frame: number, vm: number, page: number, flags: number): void {
    const { state } = this;
    const { frames } = state;
    const old = frames.vm.get(frame);
    if (old !== vm) {
      if (old >= 0) state.vms[old]!.frames -= 1;
      if (vm >= 0) state.vms[vm]!.frames += 1;
    }
    if (old < 0 && vm >= 0) state.freeFrames -= 1;
    if (old >= 0 && vm < 0) state.freeFrames += 1;
    frames.vm.set(frame, vm);
    frames.page.set(frame, page);
    this.#setFlags(frame, flags);
    frames.touchedRow.set(frame, state.row - 1);
  }

  /** Bits that are so already cost no block of their own. */
  #setFlags(frame: number, flags: number): void {
    const column = this.state.frames.flags;
    if (column.get(frame) !== flags) column.set(frame, flags);
  }

  #setExtent(pv: number, extent: number, lv: number, le: number): void {
    const view = this.state.pvs[pv]!;
    view.lv.set(extent, lv);
    view.le.set(extent, le);
  }
}

function settleDisks(state: HostState, time: Tick): void {
  for (const disk of state.disks) if (disk.active) disk.busy += time - state.time;
}
