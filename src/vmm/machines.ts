/**
 * Machines and their life (domain A.5): what each transition does to vCPUs, memory and volumes. It carries out; whether it may
 * be done is the manager's question.
 */
import type { Body } from "../model/rows/table.ts";
import { hostOf, type MachineSpec } from "../model/scenario.ts";
import { isOff, type VmLife } from "../model/states.ts";
import type { LvId, Tick, VcpuId } from "../model/units.ts";
import { startContext, type Vcpu, type VcpuAttributes } from "./cpu/state.ts";
import { afterBooting } from "./booting.ts";
import { compileProgram, type Program } from "./cpu/program.ts";
import { firstWeight } from "./cpu/weights.ts";
import type { GuestIo } from "./guestIo.ts";
import type { Parts } from "./parts.ts";
import { NamesOfMachines } from "./namesOfMachines.ts";
import type { Vm } from "./vm.ts";

/** Who has changed the state of a machine. */
type StateCause = Body<"vmState">["cause"];

/** What the monitor can tell about machines as they are defined; the trace keeps it. Ids are in order of creation. */
export interface MachineListener {
  vmDefined(vm: Vm, spec: MachineSpec, pages: number, weight: number): void;
  /** It has another name, or another size. */
  vmChanged(vm: Vm, spec: MachineSpec, pages: number): void;
}

/** What a machine can be given more or less of. */
export type MachineSize = Partial<Pick<MachineSpec, "vcpus" | "memoryBytes">>;

export interface MachinesState {
  readonly vms: Vm[];
  /** Changes of names and sizes that were told. */
  changes: number;
  /** Volumes that deleted machines have left. */
  orphans: readonly LvId[];
  /** Pages of those that are on which may have to lie on the swap volume. */
  promised: number;
}

interface MachinesParts extends Parts {
  readonly guestIo: GuestIo;
}

export class Machines {
  state: MachinesState;
  /** Spec of each machine. Index: `VmUid`. */
  readonly specs: MachineSpec[] = [];
  readonly #parts: MachinesParts;
  readonly #listener: MachineListener;
  readonly #names = new NamesOfMachines();

  constructor(parts: MachinesParts, listener: MachineListener, state: MachinesState) {
    this.#parts = parts;
    this.#listener = listener;
    this.state = state;
  }

  find(name: string): Vm | null {
    return this.#names.find(this.state.vms, name);
  }

  vcpusOf(vm: Vm): Vcpu[] {
    const { processor } = this.#parts;
    return vm.vcpus.slice(0, vm.vcpuCount).map((id) => processor.vcpu(id));
  }

  pagesOf(bytes: number): number {
    return Math.ceil(bytes / hostOf(this.#parts.scenario).pageBytes);
  }

  /** Pages of a machine that may have to lie on the swap volume: all but its guarantee. */
  promisedPages({ memoryBytes, reservedPages }: MachineSpec): number {
    return Math.max(0, this.pagesOf(memoryBytes) - reservedPages);
  }

  /** Defines a machine for whose volumes there is room. `attributes`: those that its vCPUs have had elsewhere. */
  define(spec: MachineSpec, attributes?: readonly VcpuAttributes[]): Vm {
    const { processor, volumes, copyOnWrite, ioLimits, placesByHand } = this.#parts;
    const uid = this.state.vms.length;
    const vm: Vm = {
      uid,
      name: spec.name,
      life: "shutOff",
      firstVcpu: processor.state.vcpus.length,
      vcpus: [],
      vcpuCount: spec.vcpus,
      firstLv: volumes.state.nextLv,
      lvCount: spec.volumes.length,
      image: null,
    };
    this.specs[uid] = spec;
    this.state.vms.push(vm);
    const weight = attributes?.[0]?.weight ?? firstWeight(spec, processor.config.policy);
    this.#addVcpus(vm, spec, weight, attributes);
    this.#listener.vmDefined(vm, spec, this.pagesOf(spec.memoryBytes), weight);
    if (spec.ioLimit) ioLimits.define(uid, spec.ioLimit);
    const plans = copyOnWrite.pool ? [] : (placesByHand?.takePlans() ?? volumes.plan(spec.volumes)!);
    for (const [at, volume] of spec.volumes.entries()) {
      if (copyOnWrite.pool) copyOnWrite.createThin(uid, volume);
      else volumes.create(uid, volume, plans[at]!);
    }
    return vm;
  }

  /** Its vCPUs up to the number of them that it is to have. */
  #addVcpus(vm: Vm, spec: MachineSpec, weight: number, known: readonly VcpuAttributes[] = []): void {
    const { processor } = this.#parts;
    const affinity = spec.affinity ? new Set(spec.affinity) : null;
    const { priority, cap = 0, timeslice = 0, workingSet = 0, isContainer = false, bandwidth } = spec;
    const added: VcpuId[] = [];
    for (let index = vm.vcpus.length; index < spec.vcpus; index += 1) {
      const program = known[index]?.program ?? this.#programOf(vm, spec, index);
      const limits = { cap, timeslice, ...(bandwidth ? { bandwidth } : {}) };
      const attributes = { priority, weight, affinity, ...limits, workingSet, isContainer, program };
      added.push(processor.addVcpu(vm.uid, index, attributes).id);
    }
    vm.vcpus = [...vm.vcpus, ...added];
  }

  #programOf({ uid }: Vm, spec: MachineSpec, index: number): Program {
    const { scenario } = this.#parts;
    const { programs } = spec;
    const ops = programs[Math.min(index, programs.length - 1)] ?? [];
    return compileProgram(
      afterBooting(spec, ops, index, this.pagesOf(spec.memoryBytes)),
      hostOf(scenario).costs.reference,
      scenario.seed,
      `guest.${uid}.${index}`,
    );
  }

  /** Its spec, with each volume as large as it is now. */
  specNow(vm: Vm): MachineSpec {
    const { volumes, copyOnWrite } = this.#parts;
    const spec = this.specs[vm.uid]!;
    const sizes = spec.volumes.map((volume, at) => {
      const lv = vm.firstLv + at;
      const extents = copyOnWrite.isThin(lv) ? -1 : volumes.logicalExtents(lv);
      return extents < 0 || extents === volumes.dataExtentsOf(volume)
        ? volume
        : { ...volume, bytes: volumes.bytesOf(extents) };
    });
    return { ...spec, volumes: sizes };
  }

  /** The machine, which is off, has another name from now on. */
  rename(vm: Vm, name: string): void {
    vm.name = name;
    this.#names.renamed(vm);
    this.#change(vm, { ...this.specs[vm.uid]!, name });
  }

  /** The machine, which is off, has so many vCPUs and so much memory from now on. */
  resize(vm: Vm, size: MachineSize): void {
    const spec = { ...this.specs[vm.uid]!, ...size };
    vm.vcpuCount = spec.vcpus;
    this.#addVcpus(vm, spec, this.#parts.processor.attributes[vm.firstVcpu]!.weight);
    if (spec.guestOsPages !== undefined) this.#movePagesOfSystem(vm, spec);
    this.#change(vm, spec);
  }

  /** Those of its guest system are the last ones of its memory, which has another size. */
  #movePagesOfSystem(vm: Vm, spec: MachineSpec): void {
    const { attributes } = this.#parts.processor;
    for (const [index, id] of vm.vcpus.entries())
      attributes[id] = { ...attributes[id]!, program: this.#programOf(vm, spec, index) };
  }

  /** The least memory that its programs, those of `vcpus` vCPUs, do with, in pages. */
  leastPages(vm: Vm, vcpus: number): number {
    const spec = this.specs[vm.uid]!;
    const { guestOsPages: _system, ...rest } = spec;
    const touched = Array.from({ length: vcpus }, (_, index) => this.#programOf(vm, rest, index).pages);
    return Math.max(spec.reservedPages, ...touched);
  }

  #change(vm: Vm, spec: MachineSpec): void {
    const { state } = this;
    if (!isOff(vm.life)) state.promised += this.promisedPages(spec) - this.promisedPages(this.specs[vm.uid]!);
    this.specs[vm.uid] = spec;
    this.#listener.vmChanged(vm, spec, this.pagesOf(spec.memoryBytes));
    this.#parts.recorder.tell(this.#now, "machineChanged", { vm: vm.uid, change: state.changes });
    state.changes += 1;
  }

  /** `keepsVolumes`: they stay in the pool, and belong to nobody. */
  undefine(vm: Vm, keepsVolumes: boolean, cause: "command" | "job"): void {
    const { images, ioLimits, snapshots, guestIo } = this.#parts;
    images.discard(vm);
    snapshots.forget(vm.uid);
    ioLimits.forget(vm.uid);
    const lvs = Array.from({ length: vm.lvCount }, (_, at) => vm.firstLv + at);
    if (keepsVolumes) this.state.orphans = [...this.state.orphans, ...lvs];
    else for (const lv of lvs) this.#dropVolume(lv);
    this.setLife(vm, "none", cause);
    guestIo.serveWaitingWrites();
  }

  #dropVolume(lv: LvId): void {
    const { copyOnWrite, volumes, residency } = this.#parts;
    if (copyOnWrite.isThin(lv)) copyOnWrite.dropThin(lv);
    else {
      volumes.delete(lv);
      copyOnWrite.forget(lv);
    }
    residency?.forget(lv);
  }

  /** The volume called `volume` that a machine called `owner` has left, the oldest of several; null: there is none. */
  findOrphan(owner: string, volume: string): LvId | null {
    const left = new Set(this.state.orphans);
    for (const { uid, name, firstLv } of this.state.vms) {
      const at = name === owner ? this.specs[uid]!.volumes.findIndex((each) => each.name === volume) : -1;
      if (at >= 0 && left.has(firstLv + at)) return firstLv + at;
    }
    return null;
  }

  deleteOrphan(lv: LvId): void {
    this.state.orphans = this.state.orphans.filter((other) => other !== lv);
    this.#dropVolume(lv);
    this.#parts.guestIo.serveWaitingWrites();
  }

  powerOn(vm: Vm): void {
    const { images, jobs, processor } = this.#parts;
    if (vm.image) {
      images.beginRestore(vm, jobs);
      return;
    }
    const vcpus = this.vcpusOf(vm);
    this.turnOn(vm, "running");
    // "finished" may be left from last time, and says nothing of this time: some programs end as soon as they begin.
    for (const v of vcpus) v.phase = "offline";
    for (const v of vcpus) processor.start(v);
  }

  /** The machine has memory from now on. */
  turnOn(vm: Vm, life: "running" | "paused"): void {
    const { processor, memory, translation, reclaim, contiguous, placesByHand } = this.#parts;
    const spec = this.specs[vm.uid]!;
    const programs = this.vcpusOf(vm).map((v) => processor.attributes[v.id]!.program);
    const touched = Math.max(0, ...programs.map(({ pages }) => pages));
    memory.addGuest(vm.uid, touched, spec.reservedPages, spec);
    translation?.machineStarts(vm.uid, touched, spec.isContainer === true);
    reclaim?.started(vm.uid, this.pagesOf(spec.memoryBytes), touched);
    this.setLife(vm, life, "command");
    contiguous.allocate(vm.uid, spec, placesByHand?.takeHole());
  }

  /** A machine that a job makes stand still has only another state: that is how it goes on, or is saved. */
  pause(vm: Vm): void {
    const { jobs, load } = this.#parts;
    if (jobs.holds(vm.uid)) this.setLife(vm, "paused", "command");
    else {
      this.halt(vm, "command");
      load?.leaves(vm.uid, false);
    }
  }

  resume(vm: Vm): void {
    const { jobs, load, guestIo } = this.#parts;
    if (jobs.holds(vm.uid)) {
      this.setLife(vm, "running", "command");
      guestIo.tryAgain(vm);
    } else {
      this.goOn(vm, "command");
      load?.returns(vm.uid);
    }
  }

  /** Its guest does something: nothing makes it stand still but what holds it for its memory. */
  canRun(vm: Vm): boolean {
    return (vm.life === "running" || vm.life === "shuttingDown") && !this.#parts.jobs.holds(vm.uid);
  }

  standStill(vm: Vm): void {
    const { load } = this.#parts;
    this.#stopRunning(vm);
    load?.leaves(vm.uid, false);
  }

  goOnAfterJob(vm: Vm): void {
    const { processor, load, guestIo, paging } = this.#parts;
    if (vm.life === "running") {
      for (const v of this.vcpusOf(vm)) processor.resume(v);
      guestIo.tryAgain(vm);
      load?.returns(vm.uid);
    }
    paging.serveFrameWaiters();
  }

  halt(vm: Vm, cause: StateCause): void {
    this.setLife(vm, "paused", cause);
    this.#stopRunning(vm);
  }

  goOn(vm: Vm, cause: StateCause): void {
    const { processor, guestIo } = this.#parts;
    this.setLife(vm, "running", cause);
    for (const v of this.vcpusOf(vm)) processor.resume(v);
    guestIo.tryAgain(vm);
  }

  /** Its guest has died; where it is a container, the kernel that all containers of the host share, and so have they. */
  crash(vm: Vm): void {
    if (!this.specs[vm.uid]!.isContainer) return this.die(vm);
    const { jobs } = this.#parts;
    for (const other of this.state.vms) {
      if (!this.specs[other.uid]!.isContainer || isOff(other.life) || other.life === "crashed") continue;
      const job = jobs.of(other.uid);
      if (job) jobs.abort(job, true);
      // One that was being restored is off by that.
      if (!isOff(other.life)) this.die(other);
    }
  }

  /** Its vCPUs are off, its memory is kept. */
  die(vm: Vm, cause: StateCause = "command"): void {
    const { load, paging } = this.#parts;
    this.#breakOff(vm);
    this.setLife(vm, "crashed", cause);
    load?.leaves(vm.uid, false);
    paging.serveFrameWaiters();
  }

  /** The vCPUs begin their programs anew, and the memory is kept: the host does not know what is in it. */
  reset(vm: Vm): void {
    const { processor, memory, load, paging } = this.#parts;
    const isPaused = vm.life === "paused";
    this.#breakOff(vm);
    if (vm.life === "crashed") {
      this.setLife(vm, "running", "command");
      load?.returns(vm.uid);
    }
    const vcpus = this.vcpusOf(vm);
    memory.forgetWritten(vm.uid);
    for (const v of vcpus) v.phase = "offline";
    for (const v of vcpus) {
      if (isPaused) processor.put(v, startContext());
      else if (vm.life === "running") processor.start(v);
    }
    // Who has nothing to do may have ended meanwhile.
    if (!isOff(vm.life)) memory.foreseeAll(vm.uid);
    paging.serveFrameWaiters();
  }

  /** A machine that is paused goes on for it. */
  beginShutdown(vm: Vm): void {
    const { scenario, processor, memory, reclaim, paging } = this.#parts;
    if (vm.life === "paused") this.resume(vm);
    this.setLife(vm, "shuttingDown", "command");
    if (reclaim?.isHeld(vm.uid)) {
      reclaim.letGo(vm.uid);
      this.hold(vm, false);
    }
    if (hostOf(scenario).costs.shutdown === 0) {
      this.powerOff(vm, "command");
      return;
    }
    processor.beginShutdown(this.vcpusOf(vm)[0]!);
    memory.foreseeAll(vm.uid);
    paging.unpinAll(vm.uid);
  }

  /** Another share for the machine, from now on; each of its vCPUs has it. */
  setWeight(vm: Vm, weight: number): void {
    const { processor, recorder } = this.#parts;
    for (const v of this.vcpusOf(vm)) processor.setWeight(v, weight);
    recorder.tell(this.#now, "weight", { vm: vm.uid, weight });
  }

  /**
   * All vCPUs offline, frames and swap slots freed, queued requests cancelled; volumes are kept. A job is aborted first: a
   * machine that was being restored is off by that, with its image.
   */
  powerOff(vm: Vm, cause: "command" | "finish" | "hostFailed"): void {
    const { jobs } = this.#parts;
    const job = jobs.of(vm.uid);
    // Who is on the way to another host has no business there any more, nor do pages that are still to come.
    if (job && (cause === "command" || job.kind === "migrate" || job.kind === "pull")) jobs.abort(job, true);
    if (!isOff(vm.life)) this.turnOff(vm, "shutOff", cause);
  }

  turnOff(vm: Vm, life: "shutOff" | "saved", cause: StateCause): void {
    const { reclaim, sharing, paging, blockIo, guestIo, copyOnWrite, load, contiguous } = this.#parts;
    this.#stopVcpus(vm);
    reclaim?.stopped(vm.uid);
    sharing?.stopped(vm.uid);
    paging.release(vm.uid);
    blockIo.cancel(vm.uid);
    guestIo.forget(vm.uid);
    copyOnWrite.stopWaiting(vm.uid);
    load?.leaves(vm.uid, true);
    this.setLife(vm, life, cause);
    contiguous.release(vm.uid);
    paging.serveFrameWaiters();
  }

  /** Free memory is low, and the machine has too much of it: it stands still, as if it were paused, or goes on. */
  hold(vm: Vm, isHeld: boolean): void {
    const { processor, paging } = this.#parts;
    if (!isHeld) {
      for (const v of this.vcpusOf(vm)) processor.resume(v);
      return;
    }
    // What ends at this very moment ends first: a program may be over.
    for (const v of this.vcpusOf(vm)) processor.settleBoundary(v);
    if (vm.life === "shutOff") return;
    for (const v of this.vcpusOf(vm)) processor.pause(v);
    paging.unpinAll(vm.uid);
  }

  /** The memory image of a saved machine is given up: it is only shut off. */
  discardImage(vm: Vm): void {
    this.#parts.images.discard(vm);
    this.setLife(vm, "shutOff", "command");
  }

  setLife(vm: Vm, life: VmLife, cause: StateCause): void {
    if (isOff(life) !== isOff(vm.life))
      this.state.promised += (isOff(life) ? -1 : 1) * this.promisedPages(this.specs[vm.uid]!);
    vm.life = life;
    this.#parts.recorder.tell(this.#now, "vmState", { vm: vm.uid, state: life, cause });
  }

  /** The program of `v` has ended; its machine may be off by that. */
  finished(v: Vcpu): void {
    const vm = this.state.vms[v.vm]!;
    // The end of one may have opened a barrier for another whose end was the last.
    if (vm.life === "shutOff" || (vm.life === "running" && this.#onlyHoldsMemory(vm))) return;
    if (vm.life === "shuttingDown" ? v.isShuttingDown : this.vcpusOf(vm).every((other) => other.phase === "finished"))
      this.powerOff(vm, "finish");
  }

  get #now(): Tick {
    return this.#parts.pending.state.clock.now;
  }

  #stopRunning(vm: Vm): void {
    const { reclaim, processor, paging } = this.#parts;
    reclaim?.letGo(vm.uid);
    for (const v of this.vcpusOf(vm)) processor.pause(v);
    paging.unpinAll(vm.uid);
  }

  /** The vCPUs are off, and nothing that they waited for concerns them any more. */
  #breakOff(vm: Vm): void {
    const { reclaim, copyOnWrite, paging } = this.#parts;
    reclaim?.letGo(vm.uid);
    this.#stopVcpus(vm);
    copyOnWrite.stopWaiting(vm.uid);
    paging.forgetWaits(vm.uid);
  }

  #stopVcpus(vm: Vm): void {
    const { processor, guestIo, pending } = this.#parts;
    for (const v of this.vcpusOf(vm)) processor.stop(v);
    guestIo.forget(vm.uid);
    pending.forgetWakes((vcpu) => processor.vcpu(vcpu).vm === vm.uid);
  }

  /** It asks for units of the memory region, and for nothing to be done: it is there until somebody stops it. */
  #onlyHoldsMemory(vm: Vm): boolean {
    const { regionUnits = 0, programs } = this.specs[vm.uid]!;
    return this.#parts.contiguous.spec !== null && regionUnits > 0 && programs.every((program) => program.length === 0);
  }
}
