/**
 * The Virtual Machine Monitor: couples processor, memory and storage (domain F.3). A fault takes a frame, sends requests
 * to the disk, blocks the vCPU, and the processor goes to another; the completion maps the page and wakes it.
 *
 * State is plain data (`state`), so a checkpoint is a clone. The monitor carries out; whether a command may be carried
 * out is the manager's question, and when events happen is the engine's.
 */
import { assert } from "../base/assert.ts";
import { createHeap, heapPop, heapPush, heapRemove, heapTime, type EventHeap } from "../base/eventHeap.ts";
import {
  FAULT_CLASSES,
  MAX_CONTENDERS,
  REQUEST_PURPOSES,
  VICTIM_REASONS,
  type FaultClass,
  type RequestPurpose,
} from "../model/events.ts";
import { withDefaults } from "../model/params.ts";
import { ROW, type Recorder } from "../model/recorder.ts";
import type { MachineSpec, Scenario } from "../model/scenario.ts";
import { VM_STATES, type VmLife } from "../model/states.ts";
import type { FrameId, LvId, PageNumber, PvId, Tick, VcpuId, VmUid } from "../model/units.ts";
import { cpuPolicy, hasQueuePerPcpu } from "./cpu/policies.ts";
import { Processor } from "./cpu/processor.ts";
import { compileProgram, nextUses, type Program } from "./cpu/program.ts";
import type { Clock, CpuState, Vcpu, VcpuAttributes } from "./cpu/state.ts";
import { memoryPolicy } from "./memory/policies.ts";
import {
  Memory,
  PAGE_ABSENT,
  PAGE_DROPPED,
  PAGE_IN_FLIGHT,
  PAGE_SWAPPED,
  type Eviction,
  type MemoryState,
} from "./memory/memory.ts";
import { createDisks, serviceTicks, startNext, type DisksState, type Request } from "./storage/disks.ts";
import { policiesUpTo } from "./storage/policies.ts";
import { allocate, createPool, locate, place, release, type ExtentRun, type PoolState } from "./storage/pool.ts";

/** Kinds of pending events: the request in service on disk `a` ends; vCPU `a` wakes if its generation still is `b`. */
export const EVENT_DISK = 0;
export const EVENT_WAKE = 1;

/** A defined machine. Its vCPUs and volumes are consecutive ids. */
export interface Vm {
  readonly uid: VmUid;
  readonly name: string;
  life: VmLife;
  readonly firstVcpu: VcpuId;
  readonly vcpuCount: number;
  readonly firstLv: LvId;
  readonly lvCount: number;
}

/** A page on its way into a frame: first the victim is written (if dirty), then the page is read (if it was swapped out). */
interface Transfer {
  readonly id: number;
  readonly frame: FrameId;
  readonly vm: VmUid;
  readonly vcpu: VcpuId;
  readonly page: PageNumber;
  readonly write: boolean;
  readonly slot: number;
  /** Machine whose page is written first, -1 for none or when that is done. */
  writing: VmUid;
  isAbandoned: boolean;
}

export interface MonitorState {
  clock: Clock;
  heap: EventHeap;
  cpu: CpuState;
  memory: MemoryState;
  pool: PoolState;
  disks: DisksState;
  transfers: Map<number, Transfer>;
  nextTransfer: number;
  /** vCPUs that wait for a page another vCPU is bringing in, by "vm:page". */
  pageWaiters: Map<string, VcpuId[]>;
  /** vCPUs that wait because every frame is busy, first come first served. */
  frameWaiters: { readonly vcpu: VcpuId; readonly page: PageNumber; readonly write: boolean }[];
  vms: Vm[];
  nextLv: LvId;
  /** The swap volume, -1 for none. */
  swapLv: LvId | -1;
  /** A guest was found to run for ever without taking time. */
  isStuck: boolean;
}

/** What the monitor can tell about machines as they are defined; the trace keeps it. Ids are in order of creation. */
export interface DefinitionListener {
  vmDefined(vm: Vm, spec: MachineSpec, pages: number, weight: number): void;
  lvDefined(lv: LvId, vm: VmUid | -1, name: string, bytes: number, extents: number): void;
}

export class Monitor {
  readonly scenario: Scenario;
  readonly processor: Processor;
  readonly memory: Memory;
  state: MonitorState;
  /** Spec of each machine. Index: `VmUid`. */
  readonly specs: MachineSpec[] = [];
  readonly #recorder: Recorder;
  readonly #listener: DefinitionListener;
  readonly #popped: [number, number, number] = [0, 0, 0];
  /** Look-ahead of one eviction, shared by its candidates. */
  #lookAhead: { resident: readonly PageNumber[]; uses: Map<PageNumber, number> } | null = null;

  constructor(scenario: Scenario, recorder: Recorder, listener: DefinitionListener) {
    const { host } = scenario;
    this.scenario = scenario;
    this.#recorder = recorder;
    this.#listener = listener;
    const clock: Clock = { now: 0 };
    const scheduler = cpuPolicy(host.scheduler.policy);
    const replacement = memoryPolicy(host.replacement.policy);
    this.processor = new Processor(
      {
        pcpus: host.pcpus,
        perPcpuQueues: hasQueuePerPcpu(host),
        workStealing: host.workStealing,
        coscheduling: scheduler.isGang ? null : (host.coscheduling ?? null),
        policy: scheduler,
        params: withDefaults(scheduler.params, host.scheduler.params),
        costs: host.costs,
        conventions: scenario.conventions,
        shutdownProgram: compileProgram([{ op: "compute", ticks: host.costs.shutdown }], 0, 0, "shutdown"),
        seed: scenario.seed,
      },
      clock,
      {
        touch: (v, page, write, isNew) => this.#touch(v, page, write, isNew),
        announceFault: (v, page, write) => this.#announceFault(v, page, write),
        serveFault: (v, page, write) => this.#serveFault(v, page, write),
        issueDisk: (v, volume, block, blocks, write) => this.#issueDisk(v, volume, block, blocks, write),
        wakeAfter: (v, ticks) => this.#push(clockOf(this).now + ticks, EVENT_WAKE, v.id, v.generation),
        finished: (v) => this.#finished(v),
        zeno: (v) => this.#stuck(v.id),
      },
      recorder,
    );
    this.memory = new Memory({
      frames: host.frames,
      isLocal: host.replacementScope === "local",
      policy: replacement,
      params: withDefaults(replacement.params, host.replacement.params),
    });
    this.memory.nextUse = (vm, page, resident) => this.#nextUse(vm, page, resident);
    this.state = {
      clock,
      heap: createHeap(),
      cpu: this.processor.state,
      memory: this.memory.state,
      pool: createPool(host.disks.map((disk) => disk.extents)),
      disks: createDisks(host.disks.length),
      transfers: new Map(),
      nextTransfer: 0,
      pageWaiters: new Map(),
      frameWaiters: [],
      vms: [],
      nextLv: 0,
      swapLv: -1,
      isStuck: false,
    };
  }

  get now(): Tick {
    return this.state.clock.now;
  }

  /** Puts a cloned state in the place of the present one. */
  restore(state: MonitorState): void {
    this.state = state;
    this.processor.state = state.cpu;
    this.memory.state = state.memory;
  }

  // --- the loop's side

  nextTime(): Tick {
    return Math.min(heapTime(this.state.heap), this.processor.nextTime());
  }

  /** Something is still to be done at this moment. */
  isDue(): boolean {
    return this.processor.nextTime() <= this.now || heapTime(this.state.heap) <= this.now;
  }

  /** Phase 0: completions that are due, in the order in which they were scheduled. */
  runCompletions(): void {
    while (heapTime(this.state.heap) <= this.now) this.#completion();
  }

  #completion(): void {
    heapPop(this.state.heap, this.#popped);
    const [kind, a, b] = this.#popped;
    if (kind === EVENT_DISK) this.#diskDone(a);
    else {
      const v = this.processor.vcpu(a);
      if (v.generation === b) this.processor.wake(v);
    }
  }

  // --- the manager's side

  find(name: string): Vm | null {
    return this.state.vms.find((vm) => vm.name === name && vm.life !== "none") ?? null;
  }

  vcpusOf(vm: Vm): Vcpu[] {
    return this.processor.state.vcpus.slice(vm.firstVcpu, vm.firstVcpu + vm.vcpuCount);
  }

  /** Extents of the swap volume, 0 when there is none. */
  get swapExtents(): number {
    return this.state.swapLv < 0 ? 0 : this.state.pool.volumes.get(this.state.swapLv)!.pv.length;
  }

  get pagesPerExtent(): number {
    return Math.max(1, Math.floor(this.scenario.host.extentBytes / this.scenario.host.pageBytes));
  }

  extentsOf(bytes: number): number {
    return Math.ceil(bytes / this.scenario.host.extentBytes);
  }

  pagesOf(bytes: number): number {
    return Math.ceil(bytes / this.scenario.host.pageBytes);
  }

  /** Placement of a machine's volumes, or null if they do not all fit. Changes nothing. */
  planVolumes(spec: MachineSpec): { runs: ExtentRun[]; policy: number }[] | null {
    const { pool } = this.state;
    const trial: PoolState = { ...pool, owner: pool.owner.map((owner) => owner.slice()), volumes: new Map() };
    const policies = policiesUpTo(this.scenario.host.allocation);
    const plans: { runs: ExtentRun[]; policy: number }[] = [];
    for (const [at, volume] of spec.volumes.entries()) {
      const plan = place(trial, this.extentsOf(volume.bytes), policies);
      if (!plan) return null;
      allocate(trial, at, plan.runs);
      plans.push(plan);
    }
    return plans;
  }

  /** Takes the swap volume from the pool before anything else. The codec has checked that it fits. */
  createSwap(): void {
    const bytes = this.scenario.host.swapBytes;
    if (bytes === 0) return;
    const plan = place(this.state.pool, this.extentsOf(bytes), policiesUpTo(this.scenario.host.allocation));
    if (plan) this.state.swapLv = this.#allocateLv(-1, "swap", bytes, plan);
  }

  /** Defines a machine whose volumes have been planned. */
  define(spec: MachineSpec, plans: readonly { runs: ExtentRun[]; policy: number }[]): Vm {
    const uid = this.state.vms.length;
    const vm: Vm = {
      uid,
      name: spec.name,
      life: "shutOff",
      firstVcpu: this.processor.state.vcpus.length,
      vcpuCount: spec.vcpus,
      firstLv: this.state.nextLv,
      lvCount: plans.length,
    };
    this.specs[uid] = spec;
    this.state.vms.push(vm);
    const weight = spec.weight ?? Math.max(1, spec.priority);
    const affinity = spec.affinity ? new Set(spec.affinity) : null;
    const { cap = 0, timeslice = 0 } = spec;
    for (let index = 0; index < spec.vcpus; index += 1) {
      const ops = spec.programs[Math.min(index, spec.programs.length - 1)] ?? [];
      const program = compileProgram(
        ops,
        this.scenario.host.costs.reference,
        this.scenario.seed,
        `guest.${uid}.${index}`,
      );
      this.processor.addVcpu(uid, index, { priority: spec.priority, weight, affinity, cap, timeslice, program });
    }
    this.#listener.vmDefined(vm, spec, this.pagesOf(spec.memoryBytes), weight);
    for (const [at, plan] of plans.entries())
      this.#allocateLv(uid, spec.volumes[at]!.name, spec.volumes[at]!.bytes, plan);
    return vm;
  }

  powerOn(vm: Vm): void {
    const spec = this.specs[vm.uid]!;
    const vcpus = this.vcpusOf(vm);
    const touched = Math.max(0, ...vcpus.map((v) => this.#programOf(v.id).pages));
    this.memory.addGuest(vm.uid, touched, spec.reservedPages);
    this.setLife(vm, "running", "command");
    // "finished" may be left from last time, and says nothing of this time: some programs end as soon as they begin.
    for (const v of vcpus) v.phase = "offline";
    for (const v of vcpus) this.processor.start(v);
  }

  pause(vm: Vm): void {
    this.setLife(vm, "paused", "command");
    for (const v of this.vcpusOf(vm)) this.processor.pause(v);
    this.#unpinAll(vm);
  }

  resume(vm: Vm): void {
    this.setLife(vm, "running", "command");
    for (const v of this.vcpusOf(vm)) this.processor.resume(v);
  }

  beginShutdown(vm: Vm): void {
    this.setLife(vm, "shuttingDown", "command");
    if (this.scenario.host.costs.shutdown === 0) {
      this.powerOff(vm, "command");
      return;
    }
    this.processor.beginShutdown(this.vcpusOf(vm)[0]!);
    this.#unpinAll(vm);
  }

  /** All vCPUs offline, frames and swap slots freed, queued requests cancelled; volumes are kept. */
  powerOff(vm: Vm, cause: "command" | "finish"): void {
    for (const v of this.vcpusOf(vm)) this.processor.stop(v);
    heapRemove(this.state.heap, ({ kind, a }) => kind === EVENT_WAKE && this.processor.vcpu(a).vm === vm.uid);
    this.state.frameWaiters = this.state.frameWaiters.filter(
      (waiter) => this.processor.vcpu(waiter.vcpu).vm !== vm.uid,
    );
    for (const key of this.state.pageWaiters.keys())
      if (key.startsWith(`${vm.uid}:`)) this.state.pageWaiters.delete(key);
    for (const transfer of this.state.transfers.values()) if (transfer.vm === vm.uid) transfer.isAbandoned = true;
    for (const frame of this.memory.releaseGuest(vm.uid)) this.#recorder.row(ROW.free, this.now, [frame]);
    this.#cancelRequests(vm.uid);
    this.setLife(vm, "shutOff", cause);
    this.#retryFrameWaiters();
  }

  undefine(vm: Vm): void {
    for (let lv = vm.firstLv; lv < vm.firstLv + vm.lvCount; lv += 1) {
      release(this.state.pool, lv);
      this.#recorder.row(ROW.lvFreed, this.now, [lv]);
    }
    this.setLife(vm, "none", "command");
  }

  setLife(vm: Vm, life: VmLife, cause: "command" | "finish"): void {
    vm.life = life;
    this.#recorder.row(ROW.vmState, this.now, [vm.uid, VM_STATES.indexOf(life), cause === "command" ? 0 : 1]);
  }

  /** Stops the run: guests run for ever at one moment. */
  stuckAt(vcpu: VcpuId | -1): void {
    this.#stuck(vcpu);
  }

  /** Fixed attributes, for a checkpoint taken over by another monitor of the same beginning. */
  get attributes(): readonly VcpuAttributes[] {
    return this.processor.attributes;
  }

  // --- memory

  #touch(v: Vcpu, page: number, write: boolean, isNew: boolean): boolean {
    const frame = this.memory.where(v.vm, page);
    if (frame < 0) return false;
    // A reference that waited for a page is no hit, unless it writes to one that another vCPU had brought in to read.
    if (isNew || (write && this.memory.state.dirty[frame] === 0)) {
      this.memory.touch(frame, write);
      this.#recorder.row(ROW.hit, this.now, [v.id, page, write ? 1 : 0, frame]);
    }
    if (this.memory.unpin(frame)) this.#retryFrameWaiters();
    return true;
  }

  /** The references that pages of `vm` were brought in for may never be made: others need not wait for them. */
  #unpinAll(vm: Vm): void {
    this.memory.unpinAll(vm.uid);
    this.#retryFrameWaiters();
  }

  #announceFault(v: Vcpu, page: number, write: boolean): void {
    const where = this.memory.where(v.vm, page);
    this.#recorder.row(ROW.fault, this.now, [v.id, page, write ? 1 : 0, FAULT_CLASSES.indexOf(faultClass(where))]);
  }

  /** The exit of a fault has ended: true when the page is in a frame now, false when the vCPU must wait. */
  #serveFault(v: Vcpu, page: PageNumber, write: boolean): boolean {
    const where = this.memory.where(v.vm, page);
    if (where >= 0) return true;
    if (where === PAGE_IN_FLIGHT) {
      const key = `${v.vm}:${page}`;
      this.state.pageWaiters.set(key, [...(this.state.pageWaiters.get(key) ?? []), v.id]);
      return false;
    }
    return this.#bringIn(v, page, write, true);
  }

  /** `isNew`: false when the fault has waited for a frame before, and everybody knows. */
  #bringIn(v: Vcpu, page: PageNumber, write: boolean, isNew: boolean): boolean {
    const slot = this.memory.guest(v.vm).slot[page]!;
    const isSwapped = this.memory.where(v.vm, page) === PAGE_SWAPPED;
    let frame = this.memory.takeFree(v.vm, page);
    let eviction: Eviction | null = null;
    if (frame < 0) {
      this.#lookAhead = null;
      eviction = this.memory.evict(v.vm, page, this.#recorder.wantsReasons ? MAX_CONTENDERS : 0);
      if (!eviction) {
        this.state.frameWaiters.push({ vcpu: v.id, page, write });
        if (isNew) this.#recorder.row(ROW.frameWait, this.now, [v.id, page]);
        return false;
      }
      frame = eviction.frame;
      this.#recordEviction(v, page, eviction);
    }
    if (!isSwapped && !eviction?.dirty) {
      this.#map(frame, v, page, write, false);
      return true;
    }
    if (!eviction) this.#recorder.row(ROW.reserve, this.now, [frame, v.vm, page]);
    const transfer: Transfer = {
      id: this.state.nextTransfer,
      frame,
      vm: v.vm,
      vcpu: v.id,
      page,
      write,
      slot: isSwapped ? slot : -1,
      writing: eviction?.dirty ? eviction.vm : -1,
      isAbandoned: false,
    };
    this.state.nextTransfer += 1;
    this.state.transfers.set(transfer.id, transfer);
    if (eviction?.dirty) this.#swapRequest("swapOut", transfer, eviction.vm, eviction.page, eviction.slot);
    else this.#swapRequest("swapIn", transfer, v.vm, page, slot);
    return false;
  }

  #recordEviction(v: Vcpu, page: PageNumber, eviction: Eviction): void {
    const { policy } = this.memory.config;
    this.#recorder.row(ROW.evict, this.now, [
      eviction.frame,
      eviction.vm,
      eviction.page,
      eviction.dirty ? 1 : 0,
      v.id,
      page,
      VICTIM_REASONS.indexOf(policy.victimReason),
      policy.victimLine,
      whole(eviction.value),
      eviction.hand,
      eviction.others,
      eviction.cleared.length,
      ...eviction.cleared,
      eviction.losers.length,
      ...eviction.losers.flatMap((loser) => [loser.frame, whole(loser.value)]),
    ]);
  }

  #map(frame: FrameId, v: Vcpu, page: PageNumber, write: boolean, isSwapIn: boolean): void {
    this.memory.map(frame, write);
    this.#recorder.row(ROW.map, this.now, [
      frame,
      v.vm,
      page,
      v.id,
      isSwapIn ? 1 : 0,
      this.memory.hand(v.vm),
      this.memory.isReferenced(frame) ? 1 : 0,
      write ? 1 : 0,
    ]);
  }

  #nextUse(vm: VmUid, page: PageNumber, resident: readonly PageNumber[]): number {
    if (this.#lookAhead?.resident !== resident) {
      const wanted = new Set(resident);
      const uses = new Map<PageNumber, number>();
      for (const v of this.vcpusOf(this.state.vms[vm]!)) {
        if (v.phase === "finished" || v.phase === "offline") continue;
        for (const [used, distance] of nextUses(this.processor.programOf(v), v.place, wanted))
          if (distance < (uses.get(used) ?? Infinity)) uses.set(used, distance);
      }
      this.#lookAhead = { resident, uses };
    }
    return this.#lookAhead.uses.get(page) ?? Infinity;
  }

  #transferDone(transfer: Transfer): void {
    if (transfer.writing >= 0) {
      transfer.writing = -1;
      if (!transfer.isAbandoned && transfer.slot >= 0) {
        this.#swapRequest("swapIn", transfer, transfer.vm, transfer.page, transfer.slot);
        return;
      }
    }
    this.state.transfers.delete(transfer.id);
    if (transfer.isAbandoned) {
      this.memory.abandon(transfer.frame);
      this.#recorder.row(ROW.free, this.now, [transfer.frame]);
    } else {
      const v = this.processor.vcpu(transfer.vcpu);
      this.#map(transfer.frame, v, transfer.page, transfer.write, transfer.slot >= 0);
      this.#pageArrived(v, transfer.page);
    }
    this.#retryFrameWaiters();
  }

  #pageArrived(first: Vcpu, page: PageNumber): void {
    const key = `${first.vm}:${page}`;
    const waiting = this.state.pageWaiters.get(key) ?? [];
    this.state.pageWaiters.delete(key);
    for (const id of [first.id, ...waiting]) {
      const v = this.processor.vcpu(id);
      v.reference = "served";
      this.processor.wake(v);
      // Whoever pauses, or runs the shutdown program instead, may never make the reference.
      if (v.phase === "paused" || v.isShuttingDown) this.memory.unpin(this.memory.where(v.vm, page));
    }
  }

  /**
   * A frame may be free or evictable again: faults that found none try once more, in order. Serving one may help an
   * earlier one, so this goes on until nobody can be served.
   */
  #retryFrameWaiters(): void {
    for (let hasServed = true; hasServed && this.state.frameWaiters.length > 0;) {
      hasServed = false;
      const waiting = this.state.frameWaiters;
      this.state.frameWaiters = [];
      for (const { vcpu, page, write } of waiting) {
        const v = this.processor.vcpu(vcpu);
        const where = this.memory.where(v.vm, page);
        if (where === PAGE_IN_FLIGHT) this.#serveFault(v, page, write);
        else if (where >= 0 || this.#bringIn(v, page, write, false)) {
          this.#pageArrived(v, page);
          hasServed = true;
        }
      }
    }
  }

  // --- storage

  #allocateLv(vm: VmUid | -1, name: string, bytes: number, plan: { runs: ExtentRun[]; policy: number }): LvId {
    const lv = this.state.nextLv;
    this.state.nextLv += 1;
    allocate(this.state.pool, lv, plan.runs);
    this.#listener.lvDefined(lv, vm, name, bytes, this.extentsOf(bytes));
    const runs = plan.runs.flatMap((run) => [run.pv, run.start, run.count]);
    this.#recorder.row(ROW.lvAllocated, this.now, [lv, plan.policy, plan.runs.length, ...runs]);
    return lv;
  }

  #swapRequest(purpose: RequestPurpose, transfer: Transfer, vm: VmUid, page: PageNumber, slot: number): void {
    const le = Math.floor(slot / this.pagesPerExtent);
    const at = this.state.swapLv < 0 ? { pv: 0, extent: 0 } : locate(this.state.pool, this.state.swapLv, le);
    this.#issue({ ...at, purpose, vm, vcpu: transfer.vcpu, page, blocks: 1, transfer: transfer.id, generation: 0 });
  }

  /** One request for each run of consecutive blocks that lie on the same extent or PV; their number. */
  #issueDisk(v: Vcpu, volume: number, block: number, blocks: number, write: boolean): number {
    const lv = this.state.vms[v.vm]!.firstLv + volume;
    let issued = 0;
    let from = block;
    while (from < block + blocks) {
      const first = locate(this.state.pool, lv, from);
      let to = from + 1;
      while (to < block + blocks && locate(this.state.pool, lv, to).pv === first.pv) to += 1;
      this.#issue({
        ...first,
        purpose: write ? "guestWrite" : "guestRead",
        vm: v.vm,
        vcpu: v.id,
        page: from,
        blocks: to - from,
        transfer: -1,
        generation: v.generation,
      });
      issued += 1;
      from = to;
    }
    return issued;
  }

  #issue(request: Omit<Request, "id">): void {
    const { disks } = this.state;
    const id = disks.nextRequest;
    disks.nextRequest += 1;
    disks.disks[request.pv]!.queue.push({ ...request, id });
    this.#recorder.row(ROW.ioQueued, this.now, [
      id,
      request.pv,
      request.extent,
      REQUEST_PURPOSES.indexOf(request.purpose),
      request.vm,
      request.vcpu,
      request.page,
      request.blocks,
    ]);
    this.#startDisk(request.pv);
  }

  #startDisk(pv: PvId): void {
    const request = startNext(this.state.disks.disks[pv]!);
    if (!request) return;
    const ticks = serviceTicks(this.scenario.host.disks[pv]!, request);
    this.#recorder.row(ROW.ioStarted, this.now, [request.id, pv, this.now + ticks]);
    this.#push(this.now + ticks, EVENT_DISK, pv, 0);
  }

  #diskDone(pv: PvId): void {
    const disk = this.state.disks.disks[pv]!;
    const request = disk.active;
    assert(request, `disk ${pv} completed nothing`);
    disk.active = null;
    this.#recorder.row(ROW.ioDone, this.now, [request.id, pv]);
    // What the completion leads to may queue requests: those come after the ones that wait already.
    this.#completed(request);
    this.#startDisk(pv);
  }

  #completed(request: Request): void {
    if (request.transfer >= 0) {
      const transfer = this.state.transfers.get(request.transfer);
      if (transfer) this.#transferDone(transfer);
      return;
    }
    const v = this.processor.vcpu(request.vcpu);
    if (v.generation !== request.generation) return;
    v.pendingRequests -= 1;
    if (v.pendingRequests === 0) this.processor.wake(v);
  }

  /** Requests that only the stopped machine wanted leave the queues; one in service ends by itself and is ignored. */
  #cancelRequests(vm: VmUid): void {
    for (const [pv, disk] of this.state.disks.disks.entries()) {
      const cancelled = disk.queue.filter((request) => request.vm === vm);
      if (cancelled.length === 0) continue;
      disk.queue = disk.queue.filter((request) => request.vm !== vm);
      for (const request of cancelled) {
        this.#recorder.row(ROW.ioCancelled, this.now, [request.id, pv]);
        const transfer = this.state.transfers.get(request.transfer);
        if (transfer) this.#transferDone(transfer);
      }
    }
  }

  // --- ends

  #finished(v: Vcpu): void {
    const vm = this.state.vms[v.vm]!;
    if (vm.life === "shuttingDown" ? v.isShuttingDown : this.vcpusOf(vm).every((other) => other.phase === "finished"))
      this.powerOff(vm, "finish");
  }

  #stuck(vcpu: VcpuId | -1): void {
    this.state.isStuck = true;
    this.#recorder.row(ROW.zeno, this.now, [vcpu]);
  }

  #programOf(v: VcpuId): Program {
    return this.processor.attributes[v]!.program;
  }

  #push(time: Tick, kind: number, a: number, b: number): void {
    heapPush(this.state.heap, time, kind, a, b);
  }
}

/** What kind of fault meets a page that is at `where` (`PAGE_*`). */
function faultClass(where: number): FaultClass {
  switch (where) {
    case PAGE_ABSENT:
      return "firstTouch";
    case PAGE_DROPPED:
      return "dropped";
    case PAGE_SWAPPED:
      return "swappedOut";
    default:
      return "inFlight";
  }
}

function clockOf(monitor: Monitor): Clock {
  return monitor.state.clock;
}

/** Rows hold integers: "never" is -1. */
function whole(value: number): number {
  return Number.isFinite(value) ? value : -1;
}
