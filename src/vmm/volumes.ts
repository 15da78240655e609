/**
 * The host's logical volumes (domain D.1-D.3): where a new one would lie, which extents it has, and what reading or writing
 * means on disks. The books of extents and the placement policies are in `storage/`; plans are carried out by `blockIo.ts`.
 */
import type { Recorder } from "../model/recorder.ts";
import { hostOf, type HostSpec, type Scenario, type VolumeSpec } from "../model/scenario.ts";
import type { LvId, VmUid } from "../model/units.ts";
import type { Clock } from "./cpu/state.ts";
import type { IoPlan, PlannedRequest } from "./storage/ioPlan.ts";
import {
  allocate,
  createPool,
  mapOf,
  place,
  release,
  trialOf,
  type Placement,
  type PlacementRule,
  type PoolState,
} from "./storage/pool.ts";
import { placeAt, rowsOf, type ExtentPlace } from "./storage/volumeMap.ts";

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
  readonly #rule: PlacementRule;
  readonly #listener: VolumeListener;
  readonly #recorder: Recorder;

  constructor(scenario: Scenario, clock: Clock, listener: VolumeListener, recorder: Recorder) {
    const host = hostOf(scenario);
    this.#host = host;
    this.#rule = { upTo: host.allocation, where: scenario.conventions.extents };
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
    const trial: PoolState = { ...trialOf(pool), volumes: new Map() };
    const plans: Placement[] = [];
    for (const [at, volume] of volumes.entries()) {
      const plan = place(trial, 1, this.extentsOf(volume.bytes), this.#rule);
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
    this.#recorder.tell(state.clock.now, "lvAllocated", { lv, policy: plan.policy, runs: plan.runs[0]! });
    return lv;
  }

  delete(lv: LvId): void {
    release(this.state.pool, lv);
    this.#recorder.tell(this.state.clock.now, "lvFreed", { lv });
  }

  /** How `blocks` blocks of a volume are read or written, from `block` on; a block is an extent. */
  planFor(lv: LvId, block: number, blocks: number, write: boolean): IoPlan {
    const purpose = write ? "guestWrite" : "guestRead";
    const step: PlannedRequest[] = [];
    let from = block;
    while (from < block + blocks) {
      const first = this.#locate(lv, from);
      let to = from + 1;
      while (to < block + blocks && this.#locate(lv, to).pv === first.pv) to += 1;
      step.push({ ...first, purpose, page: from, blocks: to - from });
      from = to;
    }
    return step.length === 0 ? [] : [step];
  }

  /** How a guest reads or writes a page on its own disk: its volume `lv`; without one the swap volume. */
  planForGuestPage(lv: LvId | -1, page: number, write: boolean): IoPlan {
    if (lv >= 0) return this.planFor(lv, page, 1, write);
    const slot = this.#locateSlot(page % Math.max(1, this.swapExtents * this.slotsPerExtent));
    return [[{ ...slot, purpose: write ? "guestWrite" : "guestRead", page, blocks: 1 }]];
  }

  /** How page `page` is read from a swap slot, or written there. */
  planForSlot(slot: number, page: number, purpose: "swapIn" | "swapOut"): IoPlan {
    return [[{ ...this.#locateSlot(slot), purpose, page, blocks: 1 }]];
  }

  #locate(lv: LvId, block: number): ExtentPlace {
    const map = mapOf(this.state.pool, lv);
    return placeAt(map, 0, block % rowsOf(map));
  }

  /** PV and extent of a swap slot; without a swap volume the traffic goes to the first disk. */
  #locateSlot(slot: number): ExtentPlace {
    if (this.state.swapLv < 0) return { pv: 0, extent: 0 };
    return this.#locate(this.state.swapLv, Math.floor(slot / this.slotsPerExtent));
  }
}
