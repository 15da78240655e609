/**
 * The Virtual Machine Monitor: machines and their life, on the parts that carry it out. `cpu/` runs the vCPUs, `memory/`
 * keeps frames and pages, `volumes.ts` the extents; `paging.ts` and `blockIo.ts` couple them (domain F.3): a fault blocks
 * the vCPU, the processor goes to another, and the disk's completion wakes it.
 *
 * State is plain data (`state`), so a checkpoint is a clone. The monitor carries out; whether a command may be carried
 * out is the manager's question, and when events happen is the engine's.
 */
import { createHeap, heapPop, heapTime } from "../base/eventHeap.ts";
import { withDefaults } from "../model/params.ts";
import type { Recorder } from "../model/recorder.ts";
import { hostOf, type DiskCondition, type MachineSpec, type Scenario } from "../model/scenario.ts";
import { NONE, type PageNumber, type PvId, type Tick, type VcpuId, type VmUid } from "../model/units.ts";
import type { BackupsState } from "./backup.ts";
import { BlockIo, type BlockIoState } from "./blockIo.ts";
import { ByHand, type ByHandState } from "./byHand.ts";
import { PlacesByHand } from "./placesByHand.ts";
import { ChunkCopies } from "./chunkCopies.ts";
import { Contiguous } from "./contiguous.ts";
import { CopyOnWrite, type CopyOnWriteState } from "./copyOnWrite.ts";
import { cpuPolicy, hasQueuePerPcpu } from "./cpu/policies.ts";
import { ZENO_LIMIT } from "./cpu/execution.ts";
import { Processor } from "./cpu/processor.ts";
import { compileProgram } from "./cpu/program.ts";
import { countsForMachine } from "./cpu/weights.ts";
import type { Clock, CpuState, Vcpu, VcpuAttributes } from "./cpu/state.ts";
import { ExtentMoves } from "./extentMoves.ts";
import { GuestIo, type GuestIoState } from "./guestIo.ts";
import { IoLimits, type IoLimitsState } from "./ioLimits.ts";
import { Isolation } from "./isolation.ts";
import { Jobs, type JobHandler, type JobsState } from "./jobs.ts";
import { LoadControl, type LoadControlState } from "./loadControl.ts";
import { LookAhead, type LookAheadState } from "./lookAhead.ts";
import { MachineCopies } from "./machineCopies.ts";
import { Machines, type MachineListener, type MachinesState } from "./machines.ts";
import { memoryPolicy } from "./memory/policies.ts";
import { Memory } from "./memory/memory.ts";
import type { HostPlace } from "./memory/sharing/contents.ts";
import type { MemoryState } from "./memory/state.ts";
import type { RegionState } from "./memory/region/state.ts";
import { Paging, type PagingState } from "./paging.ts";
import type { Parts } from "./parts.ts";
import {
  EVENT_ARM,
  EVENT_COPY,
  EVENT_DISK,
  EVENT_IO_ERROR,
  EVENT_IO_REFILL,
  EVENT_LOAD,
  Pending,
  type PendingState,
} from "./pending.ts";
import { Reclaim, type ReclaimState } from "./reclaim.ts";
import type { Site } from "./migrations.ts";
import { Residency, type ResidencyHooks, type ResidencyState } from "./residency.ts";
import { Resync } from "./resync.ts";
import { SavedImages } from "./savedImages.ts";
import { Sharing, type SharingState } from "./sharing.ts";
import { Snapshots, type SnapshotsState } from "./snapshots.ts";
import { Translation, type TranslationState } from "./translation.ts";
import type { Vm } from "./vm.ts";
import { Volumes, type VolumeListener, type VolumesState } from "./volumes.ts";

export interface MonitorState extends PendingState, MachinesState, GuestIoState {
  cpu: CpuState;
  memory: MemoryState;
  volumes: VolumesState;
  copyOnWrite: CopyOnWriteState;
  snapshots: SnapshotsState;
  backups: BackupsState;
  disks: BlockIoState;
  ioLimits: IoLimitsState;
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
  /** Null: all volumes can be accessed at any time. */
  residency: ResidencyState | null;
  /** Null: the policies decide all. */
  byHand: ByHandState | null;
  /** A guest was found to run for ever without taking time. */
  isStuck: boolean;
}

/** What the monitor can tell as machines and volumes are made; the trace keeps it. Ids are in order of creation. */
export interface DefinitionListener extends MachineListener, VolumeListener {}

export class Monitor implements Parts {
  readonly scenario: Scenario;
  readonly recorder: Recorder;
  state: MonitorState;
  readonly pending: Pending;
  readonly machines: Machines;
  readonly copies: MachineCopies;
  readonly guestIo: GuestIo;
  readonly processor: Processor;
  readonly memory: Memory;
  readonly volumes: Volumes;
  readonly copyOnWrite: CopyOnWrite;
  readonly chunkCopies: ChunkCopies;
  readonly snapshots: Snapshots;
  /** Null: not modelled. */
  readonly translation: Translation | null;
  readonly contiguous: Contiguous;
  readonly images: SavedImages;
  readonly moves: ExtentMoves;
  readonly resync: Resync;
  readonly ioLimits: IoLimits;
  readonly jobs: Jobs;
  /** Who takes memory back from machines; null: nobody does. */
  readonly reclaim: Reclaim | null;
  /** Who merges pages with equal contents; null: nobody does. */
  readonly sharing: Sharing | null;
  readonly load: LoadControl | null;
  readonly residency: Residency | null;
  /** Who decides in the place of the policies; null: nobody does. */
  readonly byHand: ByHand | null;
  readonly placesByHand: PlacesByHand | null;
  readonly blockIo: BlockIo;
  readonly paging: Paging;
  /** Who keeps guests from what is not theirs. */
  readonly isolation: Isolation;
  /** Where it is among other hosts; null: it is alone. */
  site: Site<Monitor> | null = null;
  readonly #lookAhead: LookAhead;
  readonly #popped: [number, number, number] = [0, 0, 0];

  /** `scenario`: with this host alone, which is at `place` among others. */
  constructor(scenario: Scenario, recorder: Recorder, listener: DefinitionListener, place: HostPlace) {
    const host = hostOf(scenario);
    this.scenario = scenario;
    this.recorder = recorder;
    const clock: Clock = { now: 0 };
    const core: PendingState & MachinesState & GuestIoState = {
      clock,
      heap: createHeap(),
      vms: [],
      changes: 0,
      orphans: [],
      promised: 0,
      ioErrors: [],
    };
    this.pending = new Pending(core);
    this.machines = new Machines(this, listener, core);
    this.guestIo = new GuestIo(this, core);
    this.copies = new MachineCopies(this);
    const scheduler = cpuPolicy(host.scheduler.policy);
    const replacement = memoryPolicy(host.replacement.policy);
    this.byHand = scenario.byHand ? new ByHand(scenario.byHand, () => this.state.clock) : null;
    this.isolation = new Isolation(host, this);
    this.processor = new Processor(
      {
        pcpus: host.pcpus,
        perPcpuQueues: hasQueuePerPcpu(host),
        workStealing: host.workStealing,
        rebalancing: hasQueuePerPcpu(host) ? (host.rebalancing ?? null) : null,
        coscheduling: scheduler.isGang ? null : (host.coscheduling ?? null),
        cache: host.cache ?? null,
        policy: scheduler,
        chooser: this.byHand,
        params: withDefaults(scheduler.params, host.scheduler.params),
        costs: host.costs,
        exits: host.exits ?? null,
        conventions: scenario.conventions,
        weighsMachines: countsForMachine(scheduler, scenario.conventions),
        shutdownProgram: compileProgram([{ op: "compute", ticks: host.costs.shutdown }], 0, 0, "shutdown"),
        seed: scenario.seed,
      },
      clock,
      {
        writeTables: (v, page, write) => {
          const noted = write ? (this.site?.notes(v.vm, page) ?? 0) : 0;
          return noted + (this.translation?.writeTables(v, page) ?? 0);
        },
        worldSwitched: (pcpu) => this.translation?.worldSwitch(pcpu),
        touch: (v, page, write, isNew) => {
          if (isNew) this.#refers(v.vm, page);
          const ticks = this.paging.touch(v, page, write, isNew);
          if (write && ticks >= 0) this.site?.wrote(v.vm, page);
          return ticks;
        },
        announceFault: (v, page, write) => this.paging.announceFault(v, page, write),
        fillsPage: (v, page) => this.paging.fills(v.vm, page),
        serveFault: (v, page, write) => this.paging.serveFault(v, page, write),
        issueDisk: (v, volume, block, blocks, write, isAsync) => {
          const access = { lv: this.state.vms[v.vm]!.firstLv + volume, block, blocks, write };
          if (write) this.site?.wroteBlocks(v.vm, access);
          return this.guestIo.ask(v, access, isAsync);
        },
        attempts: this.isolation,
        wakeAfter: (v, ticks) => {
          if (ticks === 0) this.processor.wake(v);
          else this.pending.wakeAfter(ticks, v);
        },
        finished: (v) => this.machines.finished(v),
        zeno: (v) => this.stuckAt(v.id),
      },
      recorder,
    );
    this.memory = new Memory({
      frames: host.frames,
      isLocal: host.replacementScope === "local",
      faultFrequency: host.replacementScope === "local" ? (host.faultFrequency ?? null) : null,
      policy: replacement,
      chooser: this.byHand,
      params: withDefaults(replacement.params, host.replacement.params),
      seed: scenario.seed,
      isReclaimed: host.overcommit !== undefined,
      isShared: host.sharing !== undefined || host.isolation !== undefined,
      keepsContents: host.isolation?.scrubbing === false,
      place,
    });
    this.load = host.loadControl ? this.#newLoadControl(host.frames, host.loadControl.window) : null;
    this.#lookAhead = new LookAhead(this.processor, (vm) => this.state.vms[vm]!);
    this.memory.foresight = this.#lookAhead;
    this.translation = host.translation ? new Translation(host.translation, host, clock, recorder) : null;
    this.volumes = new Volumes(scenario, clock, listener, recorder);
    this.copyOnWrite = new CopyOnWrite(scenario, this.volumes, clock, recorder);
    this.volumes.copyOnWrite = (access) => this.copyOnWrite.plan(access);
    this.chunkCopies = new ChunkCopies(this.copyOnWrite, this.volumes);
    this.residency = this.#createResidency(clock);
    this.snapshots = new Snapshots(this.copyOnWrite, this.volumes, clock, recorder);
    this.contiguous = new Contiguous(scenario, clock, recorder);
    this.blockIo = new BlockIo(
      host.disks,
      clock,
      {
        completeAfter: (pv, request, ticks) => this.pending.after(ticks, EVENT_DISK, pv, request),
        chooseSoon: (pv) => this.pending.after(0, EVENT_ARM, pv, 0),
        ended: (owner) => {
          this.guestIo.planEnded(owner);
          this.jobs.ioEnded();
        },
        failed: (owner) => {
          this.guestIo.planFailed(owner);
          this.jobs.ioEnded();
        },
        missed: ({ pv, extent, blocks }) => this.volumes.missedWrite(pv, extent, blocks),
        isFailed: (pv) => this.volumes.state.disks[pv] === "failed",
        forget: (pv, request) => this.pending.forgetRequest(pv, request),
      },
      recorder,
    );
    this.ioLimits = new IoLimits(this.pending, (wanted) => this.guestIo.release(wanted), recorder);
    this.volumes.queueLength = (pv) => this.blockIo.queueLength(pv);
    this.paging = new Paging(
      this.processor,
      this.memory,
      this.volumes,
      this.blockIo,
      this.#lookAhead,
      this.translation,
      clock,
      recorder,
    );
    this.images = this.#createImages();
    this.moves = new ExtentMoves(this.volumes, this.blockIo);
    this.resync = new Resync(this.volumes);
    const { save, restore } = this.images;
    const migrating: JobHandler = {
      isHolding: true,
      holds: (job) => this.site!.handler.holds!(job),
      next: (job) => this.site!.handler.next(job),
      finish: (job) => this.site!.handler.finish(job),
      abort: (job, isStopping) => this.site!.handler.abort(job, isStopping),
    };
    const handlers = {
      save,
      restore,
      move: this.moves.handler,
      resync: this.resync.handler,
      ...this.copies.handlers,
      migrate: migrating,
      incoming: migrating,
      pull: migrating,
      push: migrating,
    };
    this.jobs = new Jobs(clock, this.blockIo, handlers, recorder);
    this.reclaim = this.#createReclaim(clock);
    this.paging.listener = this.reclaim;
    this.paging.looks = (v, page, frame, write) => this.isolation.looks(v, page, frame, write);
    this.paging.wantsFromSource = (v, page) => this.site?.wants(v, page);
    this.sharing = this.#createSharing(clock);
    this.paging.sharing = this.sharing;
    this.placesByHand = this.byHand && new PlacesByHand(this.byHand, this);
    this.state = Object.assign(core, {
      cpu: this.processor.state,
      memory: this.memory.state,
      volumes: this.volumes.state,
      copyOnWrite: this.copyOnWrite.state,
      snapshots: this.snapshots.state,
      backups: this.copies.backups.state,
      disks: this.blockIo.state,
      ioLimits: this.ioLimits.state,
      jobs: this.jobs.state,
      paging: this.paging.state,
      lookAhead: this.#lookAhead.state,
      translation: this.translation?.state ?? null,
      region: this.contiguous.state,
      reclaim: this.reclaim?.state ?? null,
      sharing: this.sharing?.state ?? null,
      load: this.load?.state ?? null,
      residency: this.residency?.state ?? null,
      byHand: this.byHand?.state ?? null,
      isStuck: false,
    });
  }

  get now(): Tick {
    return this.state.clock.now;
  }

  /** Puts a cloned state in the place of the present one. */
  restore(state: MonitorState): void {
    this.state = state;
    this.pending.state = state;
    this.machines.state = state;
    this.guestIo.state = state;
    this.processor.state = state.cpu;
    this.memory.state = state.memory;
    this.volumes.state = state.volumes;
    this.copyOnWrite.state = state.copyOnWrite;
    this.snapshots.state = state.snapshots;
    this.copies.backups.state = state.backups;
    this.blockIo.state = state.disks;
    this.ioLimits.state = state.ioLimits;
    this.jobs.state = state.jobs;
    this.paging.state = state.paging;
    this.#lookAhead.state = state.lookAhead;
    if (this.translation && state.translation) this.translation.state = state.translation;
    this.contiguous.state = state.region;
    if (this.reclaim && state.reclaim) this.reclaim.state = state.reclaim;
    if (this.sharing && state.sharing) this.sharing.state = state.sharing;
    if (this.load && state.load) this.load.state = state.load;
    if (this.residency && state.residency) this.residency.state = state.residency;
    if (this.byHand && state.byHand) this.byHand.state = state.byHand;
  }

  #createResidency(clock: Clock): Residency | null {
    const { residency } = hostOf(this.scenario);
    if (!residency) return null;
    const hooks: ResidencyHooks = {
      extentsOf: (lv) => this.copyOnWrite.state.sizes.get(lv) ?? this.volumes.logicalExtents(lv),
      copiedAfter: (copy, ticks) => this.pending.after(ticks, EVENT_COPY, copy, 0),
      admitted: (guest, opened) => this.guestIo.admitted(guest, opened),
      again: (guest) => this.guestIo.again(guest),
    };
    return new Residency(residency, this.scenario.seed, clock, hooks, this.recorder);
  }

  #createReclaim(clock: Clock): Reclaim | null {
    const { overcommit } = hostOf(this.scenario);
    if (!overcommit) return null;
    const machine = (vm: VmUid) => this.state.vms[vm]!;
    return new Reclaim(
      overcommit,
      this.scenario.seed,
      this.memory,
      this.paging,
      clock,
      {
        sharesOf: (vm) => this.specs[vm]!.memoryShares ?? 1,
        firstVcpu: (vm) => machine(vm).firstVcpu,
        volumeOf: (vm) => (machine(vm).lvCount > 0 ? machine(vm).firstLv : -1),
        isRunning: (vm) => this.machines.canRun(machine(vm)) && this.reclaim?.isHeld(vm) !== true,
        canBeHeld: (vm) => machine(vm).life === "running" && this.machines.canRun(machine(vm)),
        hold: (vm, isHeld) => this.machines.hold(machine(vm), isHeld),
        isSomethingPending: () => this.#isSomethingPending || this.sharing?.hasWork === true,
      },
      this.recorder,
    );
  }

  #createSharing(clock: Clock): Sharing | null {
    const { sharing } = hostOf(this.scenario);
    if (!sharing) return null;
    const hooks = {
      isSomethingPending: () => this.#isSomethingPending,
      took: (ticks: Tick) => this.processor.occupy(0, ticks),
    };
    return new Sharing(sharing, this.memory, this.paging, clock, hooks, this.recorder);
  }

  /** Something will happen by itself, whatever is done about memory. */
  get #isSomethingPending(): boolean {
    return heapTime(this.state.heap) !== Infinity || this.processor.nextTime() !== Infinity;
  }

  #createImages(): SavedImages {
    return new SavedImages(this.memory, this.volumes, {
      vm: (uid) => this.state.vms[uid]!,
      vcpusOf: (vm) => this.vcpusOf(vm),
      ticksLeft: (v) => this.pending.wakesAt(v) - this.now,
      pagesOnDisk: (vm) => this.reclaim?.pagesOnDisk(vm) ?? [],
      standStill: (vm) => this.machines.standStill(vm),
      goOn: (vm) => this.machines.goOnAfterJob(vm),
      turnOff: (vm) => this.machines.turnOff(vm, "saved", "job"),
      turnOn: (vm) => this.machines.turnOn(vm, vm.image!.isPaused ? "paused" : "running"),
      fill: (vm, { pages, contents, onDisk }) => {
        this.reclaim?.restored(
          vm.uid,
          pages.map(({ page }) => page),
          onDisk,
        );
        if (contents) this.memory.restoreContents(vm.uid, contents);
        this.paging.restore(vm.firstVcpu, pages);
      },
      put: (v, context) => {
        this.processor.put(v, context);
        if (context.wait) this.pending.wakeAfter(context.wait.ticks, v);
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
    if (kind === EVENT_DISK) this.blockIo.complete(a, b);
    else if (kind === EVENT_ARM) this.blockIo.choose(a);
    else if (kind === EVENT_COPY) this.residency?.copied(a);
    else if (kind === EVENT_LOAD) this.load?.decide();
    else if (kind === EVENT_IO_ERROR) this.guestIo.stopForError(this.state.vms[a]!);
    else if (kind === EVENT_IO_REFILL) this.ioLimits.refill(a);
    else {
      const v = this.processor.vcpu(a);
      if (v.generation === b) this.processor.wake(v);
    }
  }

  // --- the manager's side

  find(name: string): Vm | null {
    return this.machines.find(name);
  }

  /** A machine is called so, here or on another host. */
  isTaken(name: string): boolean {
    return this.site?.migrations.isTaken(name) ?? this.find(name) !== null;
  }

  vcpusOf(vm: Vm): Vcpu[] {
    return this.machines.vcpusOf(vm);
  }

  pagesOf(bytes: number): number {
    return this.machines.pagesOf(bytes);
  }

  /** Spec of each machine. Index: `VmUid`. */
  get specs(): MachineSpec[] {
    return this.machines.specs;
  }

  /** A disk fails, works again, or gives no new extents. */
  setDisk(pv: PvId, state: DiskCondition): void {
    const before = this.volumes.state.disks[pv]!;
    if (before === state) return;
    this.volumes.setDisk(pv, state);
    const move = this.jobs.of(NONE);
    if (move && state === "failed" && this.volumes.movesWith(pv)) this.jobs.failed(move.id);
    if (state === "failed") this.blockIo.fail(pv);
    else if (before === "failed") this.blockIo.serve(pv);
  }

  /** Stops the run: guests run for ever at one moment. */
  stuckAt(vcpu: VcpuId | -1): void {
    this.state.isStuck = true;
    this.recorder.tell(this.now, "zeno", { vcpu });
  }

  /** Fixed attributes, for a checkpoint taken over by another monitor of the same beginning. */
  get attributes(): readonly VcpuAttributes[] {
    return this.processor.attributes;
  }

  // --- what the parts tell

  /** A machine makes a reference, which may be a fault. */
  #refers(vm: VmUid, page: PageNumber): void {
    this.memory.countReference(vm);
    this.load?.refer(vm, page);
  }

  #newLoadControl(frames: number, window: number): LoadControl {
    const { priorityOrder } = this.scenario.conventions;
    const urgency = (vm: VmUid) => (priorityOrder === "lowerFirst" ? -1 : 1) * this.specs[vm]!.priority;
    const tell = (vm: VmUid, isSuspended: boolean, wanted: number, own: number) =>
      this.recorder.tell(this.now, "load", { vm, isSuspended, wanted, own });
    return new LoadControl(frames, window, {
      running: () =>
        this.state.vms.flatMap((vm) => (vm.life === "running" && this.machines.canRun(vm) ? [vm.uid] : [])),
      isMoreUrgent: (a, b) => urgency(a) > urgency(b),
      askSoon: () => this.pending.after(0, EVENT_LOAD, 0, 0),
      suspend: (vm, wanted, own) => {
        tell(vm, true, wanted, own);
        this.machines.halt(this.state.vms[vm]!, "loadControl");
      },
      goOn: (vm, wanted, own) => {
        tell(vm, false, wanted, own);
        this.machines.goOn(this.state.vms[vm]!, "loadControl");
      },
    });
  }
}
