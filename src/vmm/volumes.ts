/**
 * The host's logical volumes (domain D.1-D.3): where a new one would lie, which extents it has, and which extent holds a
 * swap slot. The books of extents and the placement policies are in `storage/`; reading and writing is `blockIo.ts`.
 */
import type { Recorder } from "../model/recorder.ts";
import type { HostSpec, VolumeSpec } from "../model/scenario.ts";
import type { LvId, VmUid } from "../model/units.ts";
import type { Clock } from "./cpu/state.ts";
import { policiesUpTo } from "./storage/policies.ts";
import {
  allocate,
  createPool,
  locate,
  place,
  release,
  type ExtentPlace,
  type Placement,
  type PoolState,
} from "./storage/pool.ts";

export interface VolumesState {
  readonly clock: Clock;
  readonly pool: PoolState;
  nextLv: LvId;
  /** The swap volume, -1 for none. */
  swapLv: LvId | -1;
}

/** Tells of a volume as it is created; ids ascend. `vm` is -1 for a volume of the host itself. */
export interface VolumeListener {
  lvDefined(lv: LvId, vm: VmUid | -1, name: string, bytes: number, extents: number): void;
}

export class Volumes {
  state: VolumesState;
  readonly #host: HostSpec;
  readonly #listener: VolumeListener;
  readonly #recorder: Recorder;

  constructor(host: HostSpec, clock: Clock, listener: VolumeListener, recorder: Recorder) {
    this.#host = host;
    this.#listener = listener;
    this.#recorder = recorder;
    this.state = { clock, pool: createPool(host.disks.map((disk) => disk.extents)), nextLv: 0, swapLv: -1 };
  }

  extentsOf(bytes: number): number {
    return Math.ceil(bytes / this.#host.extentBytes);
  }

  /** Swap slots, of a page each, that an extent holds. */
  get slotsPerExtent(): number {
    return Math.max(1, Math.floor(this.#host.extentBytes / this.#host.pageBytes));
  }

  /** Extents of the swap volume, 0 when there is none. */
  get swapExtents(): number {
    const { pool, swapLv } = this.state;
    return swapLv < 0 ? 0 : pool.volumes.get(swapLv)!.pv.length;
  }

  /** Placements of these volumes, or null if they do not all fit. Changes nothing. */
  plan(volumes: readonly VolumeSpec[]): Placement[] | null {
    const { pool } = this.state;
    const trial: PoolState = { ...pool, owner: pool.owner.map((owner) => owner.slice()), volumes: new Map() };
    const policies = policiesUpTo(this.#host.allocation);
    const plans: Placement[] = [];
    for (const [at, volume] of volumes.entries()) {
      const plan = place(trial, this.extentsOf(volume.bytes), policies);
      if (!plan) return null;
      allocate(trial, at, plan.runs);
      plans.push(plan);
    }
    return plans;
  }

  /** Takes the swap volume from the pool before anything else. The codec has checked that it fits. */
  createSwap(): void {
    const swap: VolumeSpec = { name: "swap", bytes: this.#host.swapBytes };
    if (swap.bytes === 0) return;
    const plan = this.plan([swap])?.[0];
    if (plan) this.state.swapLv = this.create(-1, swap, plan);
  }

  /** Makes a volume that has been planned, for machine `vm` or for the host itself. */
  create(vm: VmUid | -1, { name, bytes }: VolumeSpec, plan: Placement): LvId {
    const { state } = this;
    const lv = state.nextLv;
    state.nextLv += 1;
    allocate(state.pool, lv, plan.runs);
    this.#listener.lvDefined(lv, vm, name, bytes, this.extentsOf(bytes));
    this.#recorder.tell(state.clock.now, "lvAllocated", { lv, policy: plan.policy, runs: plan.runs });
    return lv;
  }

  delete(lv: LvId): void {
    release(this.state.pool, lv);
    this.#recorder.tell(this.state.clock.now, "lvFreed", { lv });
  }

  /** PV and extent of block `block` of a volume: a block is an extent. */
  locate(lv: LvId, block: number): ExtentPlace {
    return locate(this.state.pool, lv, block);
  }

  /** PV and extent where a guest keeps a page that it has swapped out itself: on its volume `lv`; without one on the swap volume. */
  locateGuestPage(lv: LvId | -1, page: number): ExtentPlace {
    return lv < 0 ? this.locateSlot(page % Math.max(1, this.swapExtents * this.slotsPerExtent)) : this.locate(lv, page);
  }

  /** PV and extent of a swap slot; without a swap volume the traffic goes to the first disk. */
  locateSlot(slot: number): ExtentPlace {
    if (this.state.swapLv < 0) return { pv: 0, extent: 0 };
    return this.locate(this.state.swapLv, Math.floor(slot / this.slotsPerExtent));
  }
}
