/**
 * Machines on disk (domain A.5): saving writes every page that holds something into an image in the pool and turns the machine
 * off; starting it again reads the image, and its vCPUs go on from where they were. Both are jobs.
 *
 * ```
 * save      vCPUs stop -- image written, page after page --> off, `saved`       aborted: vCPUs go on, no image
 * restore   memory as when started -- image read ----------> vCPUs go on        aborted: off, `saved`
 * ```
 * A page costs what it costs in swap. Pages that were never written hold nothing; those that the guest has on its own disk
 * stay there. What vCPUs wait for: disks answer before the machine is off; what is left of a wait for a device or a halt is
 * kept; a page is asked for again.
 */
import type { VolumeSpec } from "../model/scenario.ts";
import type { LvId, PageNumber, Tick, VmUid } from "../model/units.ts";
import { startContext, type Vcpu, type VcpuContext } from "./cpu/state.ts";
import type { Job, JobHandler, JobPart, Jobs } from "./jobs.ts";
import type { Memory } from "./memory/memory.ts";
import type { SavedImage, Vm } from "./vm.ts";
import type { Volumes } from "./volumes.ts";

/** Parts of a job about an image that lies in one extent. */
const PARTS = 16;

/** What saving and restoring ask of the rest of the monitor. */
export interface ImageHooks {
  vm(uid: VmUid): Vm;
  vcpusOf(vm: Vm): readonly Vcpu[];
  /** Ticks until the device or the halt that `v` waits for is over. */
  ticksLeft(v: Vcpu): Tick;
  /** Pages that the guest has on its own disk. */
  pagesOnDisk(vm: VmUid): readonly PageNumber[];
  /** The vCPUs stop. */
  standStill(vm: Vm): void;
  /** They go on, if the machine is not paused. */
  goOn(vm: Vm): void;
  /** The machine is saved: its frames are free, its vCPUs off. */
  turnOff(vm: Vm): void;
  /** The machine has memory again, and stands still. */
  turnOn(vm: Vm): void;
  /** Its memory holds again what the image has. */
  fill(vm: Vm, image: SavedImage): void;
  /** `v` stands there, and is paused. */
  put(v: Vcpu, context: VcpuContext): void;
}

export class SavedImages {
  readonly #memory: Memory;
  readonly #volumes: Volumes;
  readonly #hooks: ImageHooks;

  constructor(memory: Memory, volumes: Volumes, hooks: ImageHooks) {
    this.#memory = memory;
    this.#volumes = volumes;
    this.#hooks = hooks;
  }

  /** What an image of `vm`, which is on, would take of the pool now. */
  volumesFor(vm: Vm): readonly VolumeSpec[] {
    return this.#volumes.imageOf(this.#memory.pagesWithContent(vm.uid).length);
  }

  beginSave(vm: Vm, jobs: Jobs): void {
    const image = this.newImage(vm, vm.uid);
    vm.image = image;
    this.#hooks.standStill(vm);
    jobs.begin("save", vm.uid, image.pages.length, image.lv);
  }

  /** What `vm` has in memory now, with a volume of `owner` for it that is still empty. */
  newImage(vm: Vm, owner: VmUid | -1, name?: string): SavedImage {
    const pages = this.#memory.pagesWithContent(vm.uid);
    const onDisk = this.#hooks.pagesOnDisk(vm.uid);
    const [spec] = this.#volumes.imageOf(pages.length);
    const named = spec && { ...spec, name: name ?? spec.name };
    const lv: LvId | -1 = named ? this.#volumes.create(owner, named, this.#volumes.plan([named])![0]!) : -1;
    return { lv, pages, contents: null, onDisk, vcpus: [], isPaused: false };
  }

  /** What `vm`, which stands still, has in memory and was doing; in no volume. */
  inMemory(vm: Vm): SavedImage {
    const pages = this.#memory.pagesWithContent(vm.uid);
    const onDisk = this.#hooks.pagesOnDisk(vm.uid);
    return this.captured(vm, { lv: -1, pages, contents: null, onDisk, vcpus: [], isPaused: false });
  }

  /** Disks have still to answer a vCPU of `vm`, which stands still. */
  isAwaited(vm: Vm): boolean {
    return this.#hooks.vcpusOf(vm).some((v) => v.blocked === "disk" || v.blocked === "ioLimit" || v.asyncRequests > 0);
  }

  /** The image when all its pages are written, with what `vm` was doing. */
  captured(vm: Vm, image: SavedImage): SavedImage {
    const vcpus = this.#hooks.vcpusOf(vm).map((v) => this.#contextOf(v));
    return { ...image, contents: this.#memory.contentsOf(vm.uid), vcpus, isPaused: vm.life === "paused" };
  }

  /** `vm`, which stands still, has in memory what the image has, and its vCPUs stand where they stood. */
  refill(vm: Vm, image: SavedImage): void {
    this.#hooks.fill(vm, image);
    this.#put(vm, image);
  }

  beginRestore(vm: Vm, jobs: Jobs): void {
    this.#hooks.turnOn(vm);
    const { lv, pages } = vm.image!;
    for (const v of this.#hooks.vcpusOf(vm)) if (v.phase !== "finished") this.#hooks.put(v, startContext());
    jobs.begin("restore", vm.uid, pages.length, lv);
  }

  /** The image of a machine goes. */
  discard(vm: Vm): void {
    if (vm.image && vm.image.lv >= 0) this.#volumes.delete(vm.image.lv);
    vm.image = null;
  }

  readonly save: JobHandler = {
    isHolding: true,
    next: (job) => {
      if (job.done < job.total) return this.part(job, true);
      return this.isAwaited(this.#hooks.vm(job.vm)) ? "wait" : null;
    },
    finish: (job) => {
      const vm = this.#hooks.vm(job.vm);
      vm.image = this.captured(vm, vm.image!);
      this.#hooks.turnOff(vm);
    },
    abort: (job, isStopping) => {
      const vm = this.#hooks.vm(job.vm);
      this.discard(vm);
      if (!isStopping) this.#hooks.goOn(vm);
    },
  };

  readonly restore: JobHandler = {
    isHolding: true,
    next: (job) => (job.done < job.total ? this.part(job, false) : null),
    finish: (job) => {
      const vm = this.#hooks.vm(job.vm);
      const image = vm.image!;
      this.#hooks.fill(vm, image);
      this.discard(vm);
      this.#put(vm, image);
      this.#hooks.goOn(vm);
    },
    abort: (job) => this.#hooks.turnOff(this.#hooks.vm(job.vm)),
  };

  /** The next pages of an image: some at a time, so that progress shows and others get the disk, and of one extent. */
  part({ total, done, lv }: Pick<Job, "total" | "done" | "lv">, write: boolean): JobPart {
    const perExtent = this.#volumes.slotsPerExtent;
    const most = Math.max(1, Math.ceil(total / PARTS));
    const units = Math.min(most, total - done, perExtent - (done % perExtent));
    return { plan: this.#volumes.planForImage(lv, done, units, write), units };
  }

  #put(vm: Vm, { vcpus }: SavedImage): void {
    for (const [at, v] of this.#hooks.vcpusOf(vm).entries()) if (v.phase !== "finished") this.#hooks.put(v, vcpus[at]!);
  }

  #contextOf(v: Vcpu): VcpuContext {
    const { pc, made, left, loops } = v.place;
    const waits = v.phase === "paused" && v.resumeTo === "blocked" && (v.blocked === "device" || v.blocked === "halt");
    return {
      place: { pc, made, left, loops: [...loops] },
      wait: waits ? { blocked: v.blocked as "device" | "halt", ticks: this.#hooks.ticksLeft(v) } : null,
    };
  }
}
