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
import type { PageNumber, Tick, VmUid } from "../model/units.ts";
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
    const pages = this.#memory.pagesWithContent(vm.uid);
    const onDisk = this.#hooks.pagesOnDisk(vm.uid);
    const [image] = this.#volumes.imageOf(pages.length);
    const lv = image ? this.#volumes.create(vm.uid, image, this.#volumes.plan([image])![0]!) : -1;
    vm.image = { lv, pages, contents: null, onDisk, vcpus: [], isPaused: false };
    this.#hooks.standStill(vm);
    jobs.begin("save", vm.uid, pages.length, lv);
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
      if (job.done < job.total) return this.#part(job, true);
      const waits = this.#hooks
        .vcpusOf(this.#hooks.vm(job.vm))
        .some((v) => v.blocked === "disk" || v.blocked === "ioLimit" || v.asyncRequests > 0);
      return waits ? "wait" : null;
    },
    finish: (job) => {
      const vm = this.#hooks.vm(job.vm);
      const vcpus = this.#hooks.vcpusOf(vm).map((v) => this.#contextOf(v));
      vm.image = { ...vm.image!, contents: this.#memory.contentsOf(vm.uid), vcpus, isPaused: vm.life === "paused" };
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
    next: (job) => (job.done < job.total ? this.#part(job, false) : null),
    finish: (job) => {
      const vm = this.#hooks.vm(job.vm);
      const image = vm.image!;
      this.#hooks.fill(vm, image);
      this.discard(vm);
      for (const [at, v] of this.#hooks.vcpusOf(vm).entries())
        if (v.phase !== "finished") this.#hooks.put(v, image.vcpus[at]!);
      this.#hooks.goOn(vm);
    },
    abort: (job) => this.#hooks.turnOff(this.#hooks.vm(job.vm)),
  };

  /** The next pages of an image: some at a time, so that progress shows and others get the disk, and of one extent. */
  #part({ total, done, lv }: Job, write: boolean): JobPart {
    const perExtent = this.#volumes.slotsPerExtent;
    const most = Math.max(1, Math.ceil(total / PARTS));
    const units = Math.min(most, total - done, perExtent - (done % perExtent));
    return { plan: this.#volumes.planForImage(lv, done, units, write), units };
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
