/**
 * The Virtual Machine Monitor: machines and their life, on the parts that carry it out. `cpu/` runs the vCPUs, `memory/`
 * keeps frames and pages, `volumes.ts` the extents; `paging.ts` and `blockIo.ts` couple them (domain F.3): a fault blocks
 * the vCPU, the processor goes to another, and the disk's completion wakes it.
 *
 * State is plain data (`state`), so a checkpoint is a clone. The monitor carries out; whether a command may be carried
 * out is the manager's question, and when events happen is the engine's.
 */
import { createHeap, heapEntries, heapPop, heapPush, heapRemove, heapTime, type EventHeap } from "../base/eventHeap.ts";
import { withDefaults } from "../model/params.ts";
import type { Recorder } from "../model/recorder.ts";
import type { Body } from "../model/rows/table.ts";
import { isOff, type VmLife } from "../model/states.ts";
import {
  hostOf,
  type DiskCondition,
  type MachineSpec,
  type Scenario,
  type SnapshotChildren,
} from "../model/scenario.ts";
import { NONE, type LvId, type PageNumber, type PvId, type Tick, type VcpuId, type VmUid } from "../model/units.ts";
import { BlockIo, type BlockIoState, type PlanOwner, type VolumeAccess } from "./blockIo.ts";
import { Contiguous } from "./contiguous.ts";
import { CopyOnWrite, type CopyOnWriteState } from "./copyOnWrite.ts";
import { cpuPolicy, hasQueuePerPcpu } from "./cpu/policies.ts";
import { ZENO_LIMIT } from "./cpu/execution.ts";
import { Processor } from "./cpu/processor.ts";
import { compileProgram } from "./cpu/program.ts";
import { countsForMachine, firstWeight } from "./cpu/weights.ts";
import { startContext, type Clock, type CpuState, type Vcpu, type VcpuAttributes } from "./cpu/state.ts";
import { ExtentMoves } from "./extentMoves.ts";
import { Jobs, type JobsState } from "./jobs.ts";
import { LoadControl, type LoadControlState } from "./loadControl.ts";
import { LookAhead, type LookAheadState } from "./lookAhead.ts";
import { memoryPolicy } from "./memory/policies.ts";
import { Memory, type MemoryState } from "./memory/memory.ts";
import type { RegionState } from "./memory/region/state.ts";
import { Paging, type PagingState } from "./paging.ts";
import { Reclaim, type ReclaimState } from "./reclaim.ts";
import { SavedImages } from "./savedImages.ts";
import { Sharing, type SharingState } from "./sharing.ts";
import { Snapshots, type MachineSnapshot, type NamedVolume, type SnapshotsState } from "./snapshots.ts";
import type { IoPlan } from "./storage/ioPlan.ts";
import type { Placement } from "./storage/pool.ts";
import { Translation, type TranslationState } from "./translation.ts";
import type { Vm } from "./vm.ts";
import { Volumes, type VolumeListener, type VolumesState } from "./volumes.ts";

/** Kinds of pending events: request `b`, in service on disk `a`, ends; vCPU `a` wakes if its generation still is `b`. */
export const EVENT_DISK = 0;
export const EVENT_WAKE = 1;
/** Load control decides. */
const EVENT_LOAD = 2;
/** The idle arm of disk `a` chooses. */
const EVENT_ARM = 3;
/** Machine `a` cannot have what its guest wants of a disk: it stops. */
const EVENT_IO_ERROR = 4;

/** Who has changed the state of a machine. */
type StateCause = Body<"vmState">["cause"];

/** What a vCPU waits for that a failed disk does not give. */
interface IoError {
  readonly vcpu: VcpuId;
  readonly generation: number;
  readonly access: VolumeAccess;
  readonly isAsync?: boolean;
}

export interface MonitorState {
  clock: Clock;
  heap: EventHeap;
  cpu: CpuState;
  memory: MemoryState;
  volumes: VolumesState;
  copyOnWrite: CopyOnWriteState;
  snapshots: SnapshotsState;
  disks: BlockIoState;
  jobs: JobsState;
  paging: PagingState;
  lookAhead: LookAheadState;
  /** Null: translation is not modelled. */
  translation: TranslationState | null;
  /** Null: the host has no memory region. */
  region: RegionState | null;
  /** Null: memory is not taken back. */
  reclaim: ReclaimState | null;
  /** Null: what pages hold is not modelled. */
  sharing: SharingState | null;
  /** Null: the host has no load control. */
  load: LoadControlState | null;
  vms: Vm[];
  /** In the order in which they came. They are tried again when their machines are resumed. */
  ioErrors: IoError[];
  /** A guest was found to run for ever without taking time. */
  isStuck: boolean;
}

/** What the monitor can tell about machines as they are defined; the trace keeps it. Ids are in order of creation. */
export interface DefinitionListener extends VolumeListener {
  vmDefined(vm: Vm, spec: MachineSpec, pages: number, weight: number): void;
}

export class Monitor {
  readonly scenario: Scenario;
  readonly processor: Processor;
  readonly memory: Memory;
  readonly volumes: Volumes;
  readonly copyOnWrite: CopyOnWrite;
  readonly snapshots: Snapshots;
  /** Null: not modelled. */
  readonly translation: Translation | null;
  readonly contiguous: Contiguous;
  readonly images: SavedImages;
  readonly moves: ExtentMoves;
  readonly jobs: Jobs;
  /** Who takes memory back from machines; null: nobody does. */
  readonly reclaim: Reclaim | null;
  /** Who merges pages with equal contents; null: nobody does. */
  readonly sharing: Sharing | null;
  state: MonitorState;
  /** Spec of each machine. Index: `VmUid`. */
  readonly specs: MachineSpec[] = [];
  readonly #blockIo: BlockIo;
  readonly #paging: Paging;
  readonly #lookAhead: LookAhead;
  readonly #load: LoadControl | null;
  readonly #recorder: Recorder;
  readonly #listener: DefinitionListener;
  readonly #popped: [number, number, number] = [0, 0, 0];

  constructor(scenario: Scenario, recorder: Recorder, listener: DefinitionListener) {
    const host = hostOf(scenario);
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
        rebalancing: hasQueuePerPcpu(host) ? (host.rebalancing ?? null) : null,
        coscheduling: scheduler.isGang ? null : (host.coscheduling ?? null),
        cache: host.cache ?? null,
        policy: scheduler,
        params: withDefaults(scheduler.params, host.scheduler.params),
        costs: host.costs,
        conventions: scenario.conventions,
        weighsMachines: countsForMachine(scheduler, scenario.conventions),
        shutdownProgram: compileProgram([{ op: "compute", ticks: host.costs.shutdown }], 0, 0, "shutdown"),
        seed: scenario.seed,
      },
      clock,
      {
        writeTables: (v, page) => this.translation?.writeTables(v, page) ?? 0,
        worldSwitched: (pcpu) => this.translation?.worldSwitch(pcpu),
        touch: (v, page, write, isNew) => {
          if (isNew) this.#refers(v.vm, page);
          return this.#paging.touch(v, page, write, isNew);
        },
        announceFault: (v, page, write) => this.#paging.announceFault(v, page, write),
        serveFault: (v, page, write) => this.#paging.serveFault(v, page, write),
        issueDisk: (v, volume, block, blocks, write, isAsync) => {
          const lv = this.state.vms[v.vm]!.firstLv + volume;
          return this.#access(v, { lv, block, blocks, write }, isAsync) ? 1 : 0;
        },
        wakeAfter: (v, ticks) => {
          if (ticks === 0) this.processor.wake(v);
          else this.#pushAfter(ticks, EVENT_WAKE, v.id, v.generation);
        },
        finished: (v) => this.#finished(v),
        zeno: (v) => this.stuckAt(v.id),
      },
      recorder,
    );
    this.memory = new Memory({
      frames: host.frames,
      isLocal: host.replacementScope === "local",
      faultFrequency: host.replacementScope === "local" ? (host.faultFrequency ?? null) : null,
      policy: replacement,
      params: withDefaults(replacement.params, host.replacement.params),
      seed: scenario.seed,
      isReclaimed: host.overcommit !== undefined,
      isShared: host.sharing !== undefined,
    });
    this.#load = host.loadControl ? this.#newLoadControl(host.frames, host.loadControl.window) : null;
    this.#lookAhead = new LookAhead(this.processor, (vm) => this.state.vms[vm]!);
    this.memory.foresight = this.#lookAhead;
    this.translation = host.translation ? new Translation(host.translation, host.pcpus, clock, recorder) : null;
    this.volumes = new Volumes(scenario, clock, listener, recorder);
    this.copyOnWrite = new CopyOnWrite(scenario, this.volumes, clock, recorder);
    this.volumes.copyOnWrite = (access) => this.copyOnWrite.plan(access);
    this.snapshots = new Snapshots(this.copyOnWrite, clock, recorder);
    this.contiguous = new Contiguous(scenario, clock, recorder);
    this.#blockIo = new BlockIo(
      host.disks,
      clock,
      {
        completeAfter: (pv, request, ticks) => this.#pushAfter(ticks, EVENT_DISK, pv, request),
        chooseSoon: (pv) => this.#pushAfter(0, EVENT_ARM, pv, 0),
        ended: (owner) => this.#planEnded(owner),
        failed: (owner) => this.#planFailed(owner),
        missed: ({ pv, extent, blocks }) => this.volumes.missedWrite(pv, extent, blocks),
        isFailed: (pv) => this.volumes.state.disks[pv] === "failed",
        forget: (pv, request) =>
          heapRemove(this.state.heap, ({ kind, a, b }) => kind === EVENT_DISK && a === pv && b === request),
      },
      recorder,
    );
    this.volumes.queueLength = (pv) => this.#blockIo.queueLength(pv);
    this.#paging = new Paging(
      this.processor,
      this.memory,
      this.volumes,
      this.#blockIo,
      this.#lookAhead,
      this.translation,
      clock,
      recorder,
    );
    this.images = this.#createImages();
    this.moves = new ExtentMoves(this.volumes, this.#blockIo);
    const { save, restore } = this.images;
    this.jobs = new Jobs(clock, this.#blockIo, { save, restore, move: this.moves.handler }, recorder);
    this.reclaim = this.#createReclaim(clock);
    this.#paging.listener = this.reclaim;
    this.sharing = this.#createSharing(clock);
    this.#paging.sharing = this.sharing;
    this.state = {
      clock,
      heap: createHeap(),
      cpu: this.processor.state,
      memory: this.memory.state,
      volumes: this.volumes.state,
      copyOnWrite: this.copyOnWrite.state,
      snapshots: this.snapshots.state,
      disks: this.#blockIo.state,
      jobs: this.jobs.state,
      paging: this.#paging.state,
      lookAhead: this.#lookAhead.state,
      translation: this.translation?.state ?? null,
      region: this.contiguous.state,
      reclaim: this.reclaim?.state ?? null,
      sharing: this.sharing?.state ?? null,
      load: this.#load?.state ?? null,
      vms: [],
      ioErrors: [],
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
    this.volumes.state = state.volumes;
    this.copyOnWrite.state = state.copyOnWrite;
    this.snapshots.state = state.snapshots;
    this.#blockIo.state = state.disks;
    this.jobs.state = state.jobs;
    this.#paging.state = state.paging;
    this.#lookAhead.state = state.lookAhead;
    if (this.translation && state.translation) this.translation.state = state.translation;
    this.contiguous.state = state.region;
    if (this.reclaim && state.reclaim) this.reclaim.state = state.reclaim;
    if (this.sharing && state.sharing) this.sharing.state = state.sharing;
    if (this.#load && state.load) this.#load.state = state.load;
  }

  #createReclaim(clock: Clock): Reclaim | null {
    const { overcommit } = hostOf(this.scenario);
    if (!overcommit) return null;
    const machine = (vm: VmUid) => this.state.vms[vm]!;
    return new Reclaim(
      overcommit,
      this.scenario.seed,
      this.memory,
      this.#paging,
      clock,
      {
        sharesOf: (vm) => this.specs[vm]!.memoryShares ?? 1,
        firstVcpu: (vm) => machine(vm).firstVcpu,
        volumeOf: (vm) => (machine(vm).lvCount > 0 ? machine(vm).firstLv : -1),
        isRunning: (vm) => this.#canRun(machine(vm)) && this.reclaim?.isHeld(vm) !== true,
        hold: (vm, isHeld) => this.#hold(machine(vm), isHeld),
        isSomethingPending: () => this.#isSomethingPending || this.sharing?.hasWork === true,
      },
      this.#recorder,
    );
  }

  #createSharing(clock: Clock): Sharing | null {
    const { sharing } = hostOf(this.scenario);
    if (!sharing) return null;
    const hooks = {
      isSomethingPending: () => this.#isSomethingPending,
      took: (ticks: Tick) => this.processor.occupy(0, ticks),
    };
    return new Sharing(sharing, this.memory, this.#paging, clock, hooks, this.#recorder);
  }

  /** Something will happen by itself, whatever is done about memory. */
  get #isSomethingPending(): boolean {
    return heapTime(this.state.heap) !== Infinity || this.processor.nextTime() !== Infinity;
  }

  #createImages(): SavedImages {
    return new SavedImages(this.memory, this.volumes, {
      vm: (uid) => this.state.vms[uid]!,
      vcpusOf: (vm) => this.vcpusOf(vm),
      ticksLeft: (v) => this.#wakesAt(v) - this.now,
      pagesOnDisk: (vm) => this.reclaim?.pagesOnDisk(vm) ?? [],
      standStill: (vm) => this.#standStill(vm),
      goOn: (vm) => this.#goOnAfterJob(vm),
      turnOff: (vm) => this.#turnOff(vm, "saved", "job"),
      turnOn: (vm) => this.#turnOn(vm, vm.image!.isPaused ? "paused" : "running"),
      fill: (vm, { pages, contents, onDisk }) => {
        this.reclaim?.restored(
          vm.uid,
          pages.map(({ page }) => page),
          onDisk,
        );
        if (contents) this.memory.restoreContents(vm.uid, contents);
        this.#paging.restore(vm.firstVcpu, pages);
      },
      put: (v, context) => {
        this.processor.put(v, context);
        if (context.wait) this.#pushAfter(context.wait.ticks, EVENT_WAKE, v.id, v.generation);
      },
    });
  }

  // --- the loop's side

  nextTime(): Tick {
    let next = Math.min(heapTime(this.state.heap), this.processor.nextTime());
    if (this.sharing) next = Math.min(next, this.sharing.nextTime());
    return this.reclaim ? Math.min(next, this.reclaim.nextTime()) : next;
  }

  /** Something is still to be done at this moment. */
  isDue(): boolean {
    if (this.reclaim && this.reclaim.nextTime() <= this.now) return true;
    if (this.sharing && this.sharing.nextTime() <= this.now) return true;
    return heapTime(this.state.heap) <= this.now || this.processor.isDue();
  }

  /** Phase 2: the timers of the processor, then those of memory. */
  runTimers(): void {
    this.processor.runTimers();
    this.sharing?.runTimers();
    this.reclaim?.runTimers();
  }

  /**
   * Phase 0: completions that are due, in the order in which they were scheduled. One may lead to another at the same moment,
   * but not for ever.
   */
  runCompletions(): void {
    const { heap } = this.state;
    let left = heap.size + ZENO_LIMIT;
    for (; heapTime(heap) <= this.now; left -= 1) {
      if (left < 0) return this.stuckAt(-1);
      this.#completion();
    }
  }

  #completion(): void {
    heapPop(this.state.heap, this.#popped);
    const [kind, a, b] = this.#popped;
    if (kind === EVENT_DISK) this.#blockIo.complete(a, b);
    else if (kind === EVENT_ARM) this.#blockIo.choose(a);
    else if (kind === EVENT_LOAD) this.#load?.decide();
    else if (kind === EVENT_IO_ERROR) this.#stopForError(this.state.vms[a]!);
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

  pagesOf(bytes: number): number {
    return Math.ceil(bytes / hostOf(this.scenario).pageBytes);
  }

  /** Defines a machine for whose volumes there is room. */
  define(spec: MachineSpec): Vm {
    const uid = this.state.vms.length;
    const vm: Vm = {
      uid,
      name: spec.name,
      life: "shutOff",
      firstVcpu: this.processor.state.vcpus.length,
      vcpuCount: spec.vcpus,
      firstLv: this.volumes.state.nextLv,
      lvCount: spec.volumes.length,
      image: null,
    };
    this.specs[uid] = spec;
    this.state.vms.push(vm);
    const weight = firstWeight(spec, this.processor.config.policy);
    const affinity = spec.affinity ? new Set(spec.affinity) : null;
    const { priority, cap = 0, timeslice = 0, workingSet = 0 } = spec;
    for (let index = 0; index < spec.vcpus; index += 1) {
      const ops = spec.programs[Math.min(index, spec.programs.length - 1)] ?? [];
      const program = compileProgram(
        ops,
        hostOf(this.scenario).costs.reference,
        this.scenario.seed,
        `guest.${uid}.${index}`,
      );
      this.processor.addVcpu(uid, index, { priority, weight, affinity, cap, timeslice, workingSet, program });
    }
    this.#listener.vmDefined(vm, spec, this.pagesOf(spec.memoryBytes), weight);
    const plans = this.copyOnWrite.pool ? [] : this.volumes.plan(spec.volumes)!;
    for (const [at, volume] of spec.volumes.entries()) {
      if (this.copyOnWrite.pool) this.copyOnWrite.createThin(uid, volume);
      else this.volumes.create(uid, volume, plans[at]!);
    }
    return vm;
  }

  powerOn(vm: Vm): void {
    if (vm.image) {
      this.images.beginRestore(vm, this.jobs);
      return;
    }
    const vcpus = this.vcpusOf(vm);
    this.#turnOn(vm, "running");
    // "finished" may be left from last time, and says nothing of this time: some programs end as soon as they begin.
    for (const v of vcpus) v.phase = "offline";
    for (const v of vcpus) this.processor.start(v);
  }

  /** The machine has memory from now on. */
  #turnOn(vm: Vm, life: "running" | "paused"): void {
    const spec = this.specs[vm.uid]!;
    const programs = this.vcpusOf(vm).map((v) => this.processor.attributes[v.id]!.program);
    const touched = Math.max(0, ...programs.map(({ pages }) => pages));
    this.memory.addGuest(vm.uid, touched, spec.reservedPages, spec);
    this.translation?.machineStarts(vm.uid, touched);
    this.reclaim?.started(vm.uid, this.pagesOf(spec.memoryBytes), touched);
    this.setLife(vm, life, "command");
    this.contiguous.allocate(vm.uid, spec);
  }

  /** A machine that a job makes stand still has only another state: that is how it goes on, or is saved. */
  pause(vm: Vm): void {
    if (this.jobs.holds(vm.uid)) this.setLife(vm, "paused", "command");
    else {
      this.#halt(vm, "command");
      this.#load?.leaves(vm.uid, false);
    }
  }

  resume(vm: Vm): void {
    if (this.jobs.holds(vm.uid)) {
      this.setLife(vm, "running", "command");
      this.#tryAgain(vm);
    } else {
      this.#goOn(vm, "command");
      this.#load?.returns(vm.uid);
    }
  }

  /** Its guest does something: nothing makes it stand still but what holds it for its memory. */
  #canRun(vm: Vm): boolean {
    return (vm.life === "running" || vm.life === "shuttingDown") && !this.jobs.holds(vm.uid);
  }

  #standStill(vm: Vm): void {
    this.reclaim?.letGo(vm.uid);
    for (const v of this.vcpusOf(vm)) this.processor.pause(v);
    this.#paging.unpinAll(vm.uid);
    this.#load?.leaves(vm.uid, false);
  }

  #goOnAfterJob(vm: Vm): void {
    if (vm.life === "running") {
      for (const v of this.vcpusOf(vm)) this.processor.resume(v);
      this.#tryAgain(vm);
      this.#load?.returns(vm.uid);
    }
    this.#paging.serveFrameWaiters();
  }

  #halt(vm: Vm, cause: StateCause): void {
    this.setLife(vm, "paused", cause);
    this.reclaim?.letGo(vm.uid);
    for (const v of this.vcpusOf(vm)) this.processor.pause(v);
    this.#paging.unpinAll(vm.uid);
  }

  /** The guest has died: its vCPUs are off, its memory is kept. */
  crash(vm: Vm): void {
    this.#breakOff(vm);
    this.setLife(vm, "crashed", "command");
    this.#load?.leaves(vm.uid, false);
    this.#paging.serveFrameWaiters();
  }

  /** The vCPUs begin their programs anew, and the memory is kept: the host does not know what is in it. */
  reset(vm: Vm): void {
    const isPaused = vm.life === "paused";
    this.#breakOff(vm);
    if (vm.life === "crashed") {
      this.setLife(vm, "running", "command");
      this.#load?.returns(vm.uid);
    }
    const vcpus = this.vcpusOf(vm);
    this.memory.forgetWritten(vm.uid);
    for (const v of vcpus) v.phase = "offline";
    for (const v of vcpus) {
      if (isPaused) this.processor.put(v, startContext());
      else if (vm.life === "running") this.processor.start(v);
    }
    // Who has nothing to do may have ended meanwhile.
    if (!isOff(vm.life)) this.memory.foreseeAll(vm.uid);
    this.#paging.serveFrameWaiters();
  }

  /** The vCPUs are off, and nothing that they waited for concerns them any more. */
  #breakOff(vm: Vm): void {
    this.reclaim?.letGo(vm.uid);
    this.#stopVcpus(vm);
    this.#paging.forgetWaits(vm.uid);
  }

  #stopVcpus(vm: Vm): void {
    for (const v of this.vcpusOf(vm)) this.processor.stop(v);
    this.state.ioErrors = this.state.ioErrors.filter(({ vcpu }) => this.processor.vcpu(vcpu).vm !== vm.uid);
    heapRemove(this.state.heap, ({ kind, a }) => kind === EVENT_WAKE && this.processor.vcpu(a).vm === vm.uid);
  }

  /** When what `v` waits for, a device or a halt, is over. */
  #wakesAt(v: Vcpu): Tick {
    const event = heapEntries(this.state.heap).find(
      ({ kind, a, b }) => kind === EVENT_WAKE && a === v.id && b === v.generation,
    );
    return event?.time ?? this.now;
  }

  #goOn(vm: Vm, cause: StateCause): void {
    this.setLife(vm, "running", cause);
    for (const v of this.vcpusOf(vm)) this.processor.resume(v);
    this.#tryAgain(vm);
  }

  /** A machine that is paused goes on for it. */
  beginShutdown(vm: Vm): void {
    if (vm.life === "paused") this.resume(vm);
    this.setLife(vm, "shuttingDown", "command");
    if (this.reclaim?.isHeld(vm.uid)) {
      this.reclaim.letGo(vm.uid);
      this.#hold(vm, false);
    }
    if (hostOf(this.scenario).costs.shutdown === 0) {
      this.powerOff(vm, "command");
      return;
    }
    this.processor.beginShutdown(this.vcpusOf(vm)[0]!);
    this.memory.foreseeAll(vm.uid);
    this.#paging.unpinAll(vm.uid);
  }

  /** Another share for the machine, from now on; each of its vCPUs has it. */
  setWeight(vm: Vm, weight: number): void {
    for (const v of this.vcpusOf(vm)) this.processor.setWeight(v, weight);
    this.#recorder.tell(this.now, "weight", { vm: vm.uid, weight });
  }

  /**
   * All vCPUs offline, frames and swap slots freed, queued requests cancelled; volumes are kept. A job is aborted first: a
   * machine that was being restored is off by that, with its image.
   */
  powerOff(vm: Vm, cause: "command" | "finish"): void {
    const job = this.jobs.of(vm.uid);
    if (job && cause === "command") this.jobs.abort(job, true);
    if (!isOff(vm.life)) this.#turnOff(vm, "shutOff", cause);
  }

  #turnOff(vm: Vm, life: "shutOff" | "saved", cause: StateCause): void {
    this.#stopVcpus(vm);
    this.reclaim?.stopped(vm.uid);
    this.sharing?.stopped(vm.uid);
    this.#paging.release(vm.uid);
    this.#blockIo.cancel(vm.uid);
    this.state.ioErrors = this.state.ioErrors.filter(({ vcpu }) => this.processor.vcpu(vcpu).vm !== vm.uid);
    this.copyOnWrite.stopWaiting(vm.uid);
    this.#load?.leaves(vm.uid, true);
    this.setLife(vm, life, cause);
    this.contiguous.release(vm.uid);
    this.#paging.serveFrameWaiters();
  }

  /** Free memory is low, and the machine has too much of it: it stands still, as if it were paused, or goes on. */
  #hold(vm: Vm, isHeld: boolean): void {
    if (!isHeld) {
      for (const v of this.vcpusOf(vm)) this.processor.resume(v);
      return;
    }
    // What ends at this very moment ends first: a program may be over.
    for (const v of this.vcpusOf(vm)) this.processor.settleBoundary(v);
    if (vm.life === "shutOff") return;
    for (const v of this.vcpusOf(vm)) this.processor.pause(v);
    this.#paging.unpinAll(vm.uid);
  }

  undefine(vm: Vm): void {
    this.images.discard(vm);
    // What a revert has still to copy back is no longer needed.
    this.#blockIo.cancel(vm.uid);
    this.snapshots.forget(vm.uid);
    for (let lv = vm.firstLv; lv < vm.firstLv + vm.lvCount; lv += 1) {
      if (this.copyOnWrite.isThin(lv)) this.copyOnWrite.dropThin(lv);
      else this.volumes.delete(lv);
    }
    this.setLife(vm, "none", "command");
    this.#serveWaitingWrites();
  }

  // --- copy-on-write

  /** Extents of the exception stores that a snapshot of `vm` needs; none with thin volumes. */
  extentsOfStores(vm: Vm): number {
    if (this.copyOnWrite.pool) return 0;
    const extents = this.#volumesOf(vm).map(({ lv }) => this.volumes.extentsOf(this.copyOnWrite.storeFor(lv).spec));
    return extents.reduce((sum, each) => sum + each, 0);
  }

  /** Where they would lie; null: there is no room. */
  planStores(vm: Vm): readonly Placement[] | null {
    if (this.copyOnWrite.pool) return [];
    return this.volumes.plan(this.#volumesOf(vm).map(({ lv }) => this.copyOnWrite.storeFor(lv).spec));
  }

  takeSnapshot(vm: Vm, name: string, index: number): void {
    this.snapshots.take(vm, name, this.#volumesOf(vm), this.planStores(vm)!, index);
  }

  /** A machine that is on is off then, as after a power cut. */
  revert(vm: Vm, snapshot: MachineSnapshot): void {
    if (vm.life !== "shutOff") this.powerOff(vm, "command");
    this.#copyInBackground(vm.uid, this.snapshots.revert(snapshot));
    this.#serveWaitingWrites();
  }

  deleteSnapshot(snapshot: MachineSnapshot, children: SnapshotChildren | undefined): void {
    this.snapshots.delete(snapshot, children);
    this.#serveWaitingWrites();
  }

  /** Chunks of the thin pool that a full clone needs. */
  chunksToCopy(vm: Vm, snapshot: MachineSnapshot | null): number {
    return this.#sourcesOf(vm, snapshot).reduce((sum, { copy }) => sum + this.copyOnWrite.chunksIn(copy), 0);
  }

  /** Another machine with the settings of `vm` and what its volumes have, or had at `snapshot`. */
  clone(vm: Vm, name: string, isLinked: boolean, snapshot: MachineSnapshot | null): void {
    const clone = this.define({ ...this.specs[vm.uid]!, name, arrival: null });
    let copied = 0;
    for (const [at, { lv, copy }] of this.#sourcesOf(vm, snapshot).entries()) {
      const target = clone.firstLv + at;
      if (isLinked) {
        this.copyOnWrite.revertThin(target, copy);
        continue;
      }
      const done = this.copyOnWrite.copy(target, lv, copy);
      copied += done.copied;
      this.#copyInBackground(clone.uid, done.plan);
    }
    this.snapshots.cloned(clone.uid, { vm: vm.uid, snapshot: snapshot?.id ?? -1 }, isLinked, copied);
    this.setLife(clone, "shutOff", "command");
  }

  discard(vm: Vm, lv: LvId, block: number, blocks: number): void {
    this.copyOnWrite.discard(vm.uid, lv, block, blocks);
    this.#serveWaitingWrites();
  }

  extendPool(extents: number): void {
    this.copyOnWrite.extend(extents);
    this.#serveWaitingWrites();
  }

  #volumesOf(vm: Vm): NamedVolume[] {
    return this.specs[vm.uid]!.volumes.map(({ name, bytes }, at) => ({ lv: vm.firstLv + at, name, bytes }));
  }

  /** Each volume of `vm`, and what it is read from: itself, or what keeps it for `snapshot`. */
  #sourcesOf(vm: Vm, snapshot: MachineSnapshot | null): readonly { readonly lv: LvId; readonly copy: LvId }[] {
    return snapshot?.volumes ?? this.#volumesOf(vm).map(({ lv }) => ({ lv, copy: lv }));
  }

  #copyInBackground(vm: VmUid, plan: IoPlan): void {
    this.#blockIo.carryOut(plan, { vm, vcpu: -1, transfer: -1, generation: 0 });
  }

  /** Chunks may have become free: those that wait for them have them in turn. */
  #serveWaitingWrites(): void {
    for (let next = this.copyOnWrite.nextWaiting(); next; next = this.copyOnWrite.nextWaiting())
      this.#accessAgain(this.processor.vcpu(next.vcpu), next.access, next.isAsync === true);
  }

  /** The memory image of a saved machine is given up: it is only shut off. */
  discardImage(vm: Vm): void {
    this.images.discard(vm);
    this.setLife(vm, "shutOff", "command");
  }

  setLife(vm: Vm, life: VmLife, cause: StateCause): void {
    vm.life = life;
    this.#recorder.tell(this.now, "vmState", { vm: vm.uid, state: life, cause });
  }

  /** Stops the run: guests run for ever at one moment. */
  stuckAt(vcpu: VcpuId | -1): void {
    this.state.isStuck = true;
    this.#recorder.tell(this.now, "zeno", { vcpu });
  }

  /** Fixed attributes, for a checkpoint taken over by another monitor of the same beginning. */
  get attributes(): readonly VcpuAttributes[] {
    return this.processor.attributes;
  }

  // --- what the parts tell

  /** A machine makes a reference, which may be a fault. */
  #refers(vm: VmUid, page: PageNumber): void {
    this.memory.countReference(vm);
    this.#load?.refer(vm, page);
  }

  #newLoadControl(frames: number, window: number): LoadControl {
    const { priorityOrder } = this.scenario.conventions;
    const urgency = (vm: VmUid) => (priorityOrder === "lowerFirst" ? -1 : 1) * this.specs[vm]!.priority;
    const tell = (vm: VmUid, isSuspended: boolean, wanted: number, own: number) =>
      this.#recorder.tell(this.now, "load", { vm, isSuspended, wanted, own });
    return new LoadControl(frames, window, {
      running: () => this.state.vms.flatMap((vm) => (vm.life === "running" && this.#canRun(vm) ? [vm.uid] : [])),
      isMoreUrgent: (a, b) => urgency(a) > urgency(b),
      askSoon: () => this.#pushAfter(0, EVENT_LOAD, 0, 0),
      suspend: (vm, wanted, own) => {
        tell(vm, true, wanted, own);
        this.#halt(this.state.vms[vm]!, "loadControl");
      },
      goOn: (vm, wanted, own) => {
        tell(vm, false, wanted, own);
        this.#goOn(this.state.vms[vm]!, "loadControl");
      },
    });
  }

  #finished(v: Vcpu): void {
    const vm = this.state.vms[v.vm]!;
    // The end of one may have opened a barrier for another whose end was the last.
    if (vm.life === "shutOff" || (vm.life === "running" && this.#onlyHoldsMemory(vm))) return;
    if (vm.life === "shuttingDown" ? v.isShuttingDown : this.vcpusOf(vm).every((other) => other.phase === "finished"))
      this.powerOff(vm, "finish");
  }

  /** It asks for units of the memory region, and for nothing to be done: it is there until somebody stops it. */
  #onlyHoldsMemory(vm: Vm): boolean {
    const { regionUnits = 0, programs } = this.specs[vm.uid]!;
    return this.contiguous.spec !== null && regionUnits > 0 && programs.every((program) => program.length === 0);
  }

  /** A guest reads or writes its volume; true when its vCPU has to wait for that. */
  #access(v: Vcpu, access: VolumeAccess, isAsync: boolean): boolean {
    const { lv, block, blocks, write } = access;
    const plan = this.copyOnWrite.plan(access) ?? this.volumes.planFor(lv, block, blocks, write);
    const { id: vcpu, vm, generation } = v;
    const wanted = { vcpu, generation, access, ...(isAsync ? { isAsync } : {}) };
    if (plan && typeof plan === "object" && "needed" in plan)
      return this.copyOnWrite.lacks({ vm, transfer: -1, ...wanted }, plan);
    if (plan && plan !== "failed") return this.#blockIo.carryOut(plan, { vm, transfer: -1, ...wanted });
    this.state.ioErrors.push(wanted);
    this.#recorder.tell(this.now, "ioError", { vcpu, ...access });
    this.#pushAfter(0, EVENT_IO_ERROR, vm, 0);
    return true;
  }

  /** Once more, for a vCPU that waits already: where there is nothing to be done any more, or it fails, it waits no longer. */
  #accessAgain(v: Vcpu, access: VolumeAccess, isAsync: boolean): void {
    if (this.#access(v, access, isAsync)) return;
    const { vm, id: vcpu, generation } = v;
    this.#planEnded({ vm, vcpu, transfer: -1, generation, ...(isAsync ? { isAsync } : {}) });
  }

  /** A disk has failed under a plan: what is left of the disks may do it another way. */
  #planFailed({ vcpu, generation, access, isAsync = false, job }: PlanOwner): void {
    if (job !== undefined) {
      this.jobs.failed(job);
      return;
    }
    const v = this.processor.vcpu(vcpu);
    if (access && v.generation === generation) this.#accessAgain(v, access, isAsync);
  }

  /** As libvirt does it (PAUSED, reason IOERROR): the guest does not see the error, and goes on when the disk is back. */
  #stopForError(vm: Vm): void {
    const waits = this.state.ioErrors.some(({ vcpu }) => this.processor.vcpu(vcpu).vm === vm.uid);
    if (vm.life !== "running" || !waits) return;
    this.#halt(vm, "ioError");
    this.#load?.leaves(vm.uid, false);
  }

  #tryAgain(vm: Vm): void {
    const errors = this.state.ioErrors;
    const isOwn = ({ vcpu }: IoError) => this.processor.vcpu(vcpu).vm === vm.uid;
    this.state.ioErrors = errors.filter((error) => !isOwn(error));
    for (const { vcpu, generation, access, isAsync = false } of errors.filter(isOwn)) {
      const v = this.processor.vcpu(vcpu);
      if (v.generation === generation) this.#accessAgain(v, access, isAsync);
    }
  }

  /** A disk fails, works again, or gives no new extents. */
  setDisk(pv: PvId, state: DiskCondition): void {
    const before = this.volumes.state.disks[pv]!;
    if (before === state) return;
    this.volumes.setDisk(pv, state);
    const move = this.jobs.of(NONE);
    if (move && state === "failed" && this.volumes.movesWith(pv)) this.jobs.failed(move.id);
    if (state === "failed") this.#blockIo.fail(pv);
    else if (before === "failed") this.#blockIo.serve(pv);
  }

  /** A plan of I/O has been carried out, or was dropped. What nobody waits for any more is ignored. */
  #planEnded({ vm, transfer, vcpu, generation, isAsync, job }: PlanOwner): void {
    if (job !== undefined) {
      this.jobs.partEnded(job);
      return;
    }
    if (transfer >= 0) {
      this.#paging.transferred(transfer);
      return;
    }
    // What the host does for itself nobody waits for.
    if (vcpu < 0) return;
    const v = this.processor.vcpu(vcpu);
    if (v.generation !== generation) return;
    if (isAsync) v.asyncRequests -= 1;
    else v.pendingRequests -= 1;
    if (isAsync ? v.asyncRequests === 0 && v.isAwaiting : v.pendingRequests === 0) {
      v.isAwaiting = false;
      this.processor.wake(v);
    }
    this.jobs.ioEnded(vm);
  }

  #pushAfter(ticks: Tick, kind: number, a: number, b: number): void {
    heapPush(this.state.heap, this.now + ticks, kind, a, b);
  }
}
