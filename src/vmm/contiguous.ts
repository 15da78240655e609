/**
 * The memory region of the host, and the machines in it: each has its block from when it starts until it is off. Tells what
 * the region does.
 */
import type { Recorder } from "../model/recorder.ts";
import { unitsOf } from "../model/regionUnits.ts";
import { hostOf, type MachineSpec, type RegionSpec, type Scenario } from "../model/scenario.ts";
import type { VmUid } from "../model/units.ts";
import type { Clock } from "./cpu/state.ts";
import { Region, type Search } from "./memory/region/region.ts";
import type { RegionState } from "./memory/region/state.ts";

export class Contiguous {
  readonly #scenario: Scenario;
  readonly #region: Region | null;
  readonly #clock: Clock;
  readonly #recorder: Recorder;

  constructor(scenario: Scenario, clock: Clock, recorder: Recorder) {
    const { region } = hostOf(scenario);
    this.#scenario = scenario;
    this.#region = region ? new Region(region) : null;
    this.#clock = clock;
    this.#recorder = recorder;
  }

  /** Null: the host has no such region. */
  get state(): RegionState | null {
    return this.#region?.state ?? null;
  }

  set state(state: RegionState | null) {
    if (this.#region && state) this.#region.state = state;
  }

  get spec(): RegionSpec | null {
    return this.#region?.spec ?? null;
  }

  /** Place in the free list of the hole from which the next search would go on. */
  get placeOfRover(): number {
    return this.#region?.placeOfRover ?? 0;
  }

  /** Where the block of a machine would come from; null: it needs none. */
  search(spec: MachineSpec): (Search & { readonly asked: number }) | null {
    const asked = unitsOf(spec, hostOf(this.#scenario));
    return this.#region && asked > 0 ? { ...this.#region.search(asked), asked } : null;
  }

  /** Why the machine was not started, where it was for lack of a hole. */
  tellNoRoom(vm: VmUid, spec: MachineSpec): void {
    const found = this.search(spec);
    if (!found || found.place >= 0) return;
    const { asked, needed, from, searched, largest, total } = found;
    this.#recorder.tell(this.#clock.now, "noRoom", { vm, asked, needed, from, searched, largest, total });
  }

  /** The machine has started; that a hole is large enough has been found out. `chosen`: where the hole begins that was chosen by hand. */
  allocate(vm: VmUid, spec: MachineSpec, chosen: number | null = null): void {
    const asked = unitsOf(spec, hostOf(this.#scenario));
    const got = asked > 0 ? this.#region?.allocate(vm, asked, chosen) : null;
    if (!got) return;
    const { block, hole, from, searched, losers, others } = got;
    const { start, size } = block;
    this.#recorder.tell(this.#clock.now, "allocated", { vm, start, size, asked, hole, from, searched, losers, others });
    this.#tellList();
  }

  /** The machine is off. */
  release(vm: VmUid): void {
    const released = this.#region?.release(vm);
    if (!released) return;
    const { block, hole, merged } = released;
    this.#recorder.tell(this.#clock.now, "freed", {
      vm,
      start: block.start,
      size: block.size,
      asked: block.asked,
      hole,
      merged,
    });
    this.#tellList();
  }

  /** Whether the blocks can be moved. */
  get canCompact(): boolean {
    return this.#region?.canCompact ?? false;
  }

  compact(): void {
    if (!this.#region) return;
    const moves = this.#region.compact().map(({ vm, from, start, size }) => ({ vm, from, to: start, size }));
    this.#recorder.tell(this.#clock.now, "compacted", { moves, moved: moves.reduce((sum, { size }) => sum + size, 0) });
    this.#tellList();
  }

  #tellList(): void {
    this.#recorder.tell(this.#clock.now, "freeList", { holes: this.#region?.state.holes ?? [] });
  }
}
