/**
 * The host's logical volumes (domain D.1-D.3): where a new one would lie, which extents it has, and what reading or writing
 * means on disks. The books of extents and the placement policies are in `storage/`; plans are carried out by `blockIo.ts`.
 */
import {
  areasOf,
  dataAreasOf,
  hasParity,
  imagesOf,
  isRedundant,
  placeOfExtent,
  rowsFor,
  unitRowsOf,
  type MaybeLayout,
} from "../model/layouts.ts";
import { placeNumber, placeOfNumber, type VolumePlace } from "../model/volumePlace.ts";
import { isWrite, type RequestPurpose } from "../model/events.ts";
import type { Recorder } from "../model/recorder.ts";
import type { Body, EventKind } from "../model/rows/table.ts";
import {
  hostOf,
  type DiskCondition,
  type HostSpec,
  type Layout,
  type Scenario,
  type VolumeSpec,
} from "../model/scenario.ts";
import type { Shortage } from "../model/states.ts";
import type { LvId, PvId, VmUid } from "../model/units.ts";
import type { VolumeAccess } from "./blockIo.ts";
import type { Clock } from "./cpu/state.ts";
import { accessesTo, type Volume } from "./storage/accesses.ts";
import { Carving } from "./storage/carving.ts";
import type { IoPlan, PlannedRequest } from "./storage/ioPlan.ts";
import { planOf } from "./storage/planner.ts";
import {
  allocate,
  createPool,
  giveBack,
  hold,
  mapOf,
  place,
  placeMore,
  reduce,
  release,
  trialOf,
  type Placement,
  type PlacementRule,
  type PoolState,
} from "./storage/pool.ts";
import { placeAt, rowsOf, type ExtentPlace, type VolumeMap } from "./storage/volumeMap.ts";

export interface VolumesState {
  readonly clock: Clock;
  readonly pool: PoolState;
  nextLv: LvId;
  /** The swap volume, -1 for none. */
  swapLv: LvId | -1;
  /** Of the volumes that have one. */
  readonly layouts: Map<LvId, Layout>;
  /** Index: `PvId`. */
  readonly disks: DiskCondition[];
  /** Rows that were written to, per volume. */
  readonly written: Map<LvId, Uint8Array>;
  /** Places whose contents are out of date, per volume (`placeNumber`). Volumes without any are left out. */
  readonly stale: Map<LvId, Set<number>>;
  /** Null: none is under way. */
  move: MoveState | null;
}

/** An extent of a volume, and where it lies. */
export interface MovingExtent extends VolumePlace, ExtentPlace {
  readonly lv: LvId;
}

/** As much of a request as says what it concerns. */
export type WrittenPart = Pick<PlannedRequest, "pv" | "extent" | "blocks" | "purpose">;

/** Extents that are on their way to other disks. */
interface MoveState {
  readonly from: PvId;
  readonly to: PvId | null;
  /** In the order in which they move. */
  readonly extents: readonly MovingExtent[];
  /** The extent under way, and the one that was taken for its copy; null: none is. */
  held: { readonly source: MovingExtent; readonly target: ExtentPlace } | null;
}

/** Tells of a volume as it is created; ids ascend. `vm` is -1 for a volume of the host itself. */
export interface VolumeListener {
  lvDefined(lv: LvId, vm: VmUid | -1, spec: VolumeSpec, extents: number): void;
}

/** Purposes of requests whose blocks are extents; of others they are pages of one. */
const COUNTS_EXTENTS: ReadonlySet<RequestPurpose> = new Set([
  "guestRead",
  "guestWrite",
  "parityRead",
  "parityWrite",
  "copyRead",
  "copyWrite",
]);
/** What the volume with the memory of a saved machine is called. */
const IMAGE_NAME = "save";
/** What copy-on-write makes of an access; null: nothing. No list of steps: nothing can be done now. */
type Layered = (access: VolumeAccess) => IoPlan | object | "failed" | null;

/** A place of a volume that is out of date. */
export interface OutdatedPlace extends VolumePlace {
  readonly lv: LvId;
}

export class Volumes {
  state: VolumesState;
  /** Asked where a guest's page goes to a volume of its own. */
  copyOnWrite: Layered | null = null;
  /** Requests at a disk: of several images the one with the shortest queue is read. */
  queueLength: (pv: PvId) => number = () => 0;
  readonly #host: HostSpec;
  readonly #firstPv: PvId;
  readonly #rule: PlacementRule;
  readonly #listener: VolumeListener;
  readonly #recorder: Recorder;

  constructor(scenario: Scenario, clock: Clock, listener: VolumeListener, recorder: Recorder) {
    const host = hostOf(scenario);
    this.#host = host;
    this.#firstPv = host.disks.findIndex(({ isForBackups }) => isForBackups !== true);
    this.#rule = { upTo: host.allocation, where: scenario.conventions.extents };
    this.#listener = listener;
    this.#recorder = recorder;
    this.state = {
      clock,
      pool: createPool(host.disks.map((disk) => disk.extents)),
      nextLv: 0,
      swapLv: -1,
      layouts: new Map(),
      disks: host.disks.map(() => "working"),
      written: new Map(),
      stale: new Map(),
      move: null,
    };
    for (const pv of host.disks.keys()) this.state.pool.isOpen[pv] = this.#takes(pv, false);
  }

  /** Extents of so many bytes. */
  extentsIn(bytes: number): number {
    return Math.ceil(bytes / this.#host.extentBytes);
  }

  bytesOf(extents: number): number {
    return extents * this.#host.extentBytes;
  }

  /** Rows of a volume: `V = ceil(D / l)` of a linear one. */
  rowsOf({ bytes, layout }: VolumeSpec): number {
    const { extentBytes } = this.#host;
    return rowsFor(Math.ceil(bytes / extentBytes), layout, extentBytes);
  }

  /** Extents that a volume takes from the pool. */
  extentsOf(volume: VolumeSpec): number {
    return this.rowsOf(volume) * areasOf(volume.layout);
  }

  /** Logical extents of a volume that is made so. */
  dataExtentsOf(volume: VolumeSpec): number {
    return this.rowsOf(volume) * dataAreasOf(volume.layout);
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

  /** Some disk of the host takes backups, and nothing else. */
  get hasBackupDisks(): boolean {
    return this.#host.disks.some(({ isForBackups }) => isForBackups === true);
  }

  /** Free extents of the disks for machines, or of those for backups. */
  free(forBackups = false): number {
    const { free, owner } = this.state.pool;
    if (!this.hasBackupDisks) return forBackups ? 0 : free;
    const own = owner.filter((_, pv) => this.#isForBackups(pv) === forBackups);
    return own.reduce((sum, extents) => sum + extents.reduce((count, lv) => count + Number(lv === -1), 0), 0);
  }

  #isForBackups(pv: PvId): boolean {
    return this.#host.disks[pv]!.isForBackups === true;
  }

  /** New extents may be taken from a disk, for machines or for backups. */
  #takes(pv: PvId, forBackups: boolean): boolean {
    return this.state.disks[pv] === "working" && this.#isForBackups(pv) === forBackups;
  }

  /** Placements of these volumes, or null if they do not all fit. Changes nothing. */
  plan(volumes: readonly VolumeSpec[], forBackups = false): Placement[] | null {
    const { pool, disks } = this.state;
    const isOpen = forBackups ? disks.map((_, pv) => this.#takes(pv, true)) : pool.isOpen;
    const trial: PoolState = { ...trialOf(pool), isOpen, volumes: new Map() };
    const plans: Placement[] = [];
    for (const [at, volume] of volumes.entries()) {
      const plan = place(trial, areasOf(volume.layout), this.rowsOf(volume), this.#rule);
      if (!plan) return null;
      allocate(trial, at, plan.runs);
      plans.push(plan);
    }
    return plans;
  }

  /** Who carves these volumes out of the pool piece by piece; null: they are not all in one line, or there is nothing to carve. */
  carving(volumes: readonly VolumeSpec[]): Carving | null {
    if (volumes.length === 0 || volumes.some(({ layout }) => layout !== undefined)) return null;
    const extents = volumes.map((volume) => this.rowsOf(volume));
    return new Carving(this.state.pool, extents, this.#rule);
  }

  /** Takes the swap volume from the pool before anything else. The codec has checked that it fits. */
  createSwap(): void {
    const swap: VolumeSpec = { name: "swap", bytes: this.#host.swapBytes };
    if (swap.bytes === 0) return;
    const plan = this.plan([swap])?.[0];
    if (plan) this.state.swapLv = this.create(-1, swap, plan);
  }

  /** A volume without extents of its own: a thin one. */
  createThin(vm: VmUid | -1, volume: VolumeSpec): LvId {
    const lv = this.state.nextLv;
    this.state.nextLv += 1;
    this.#listener.lvDefined(lv, vm, volume, this.extentsIn(volume.bytes));
    return lv;
  }

  /** Makes a volume that has been planned, for machine `vm` or for the host itself. */
  create(vm: VmUid | -1, volume: VolumeSpec, { policy, runs }: Placement): LvId {
    const { state } = this;
    const { layout } = volume;
    const lv = state.nextLv;
    state.nextLv += 1;
    allocate(state.pool, lv, runs);
    const rows = this.rowsOf(volume);
    state.written.set(lv, new Uint8Array(rows));
    if (layout) state.layouts.set(lv, layout);
    this.#listener.lvDefined(lv, vm, volume, rows * dataAreasOf(layout));
    if (layout) this.#tell("lvLaidOut", { lv, policy, areas: runs.length, from: 0, runs: runs.flat() });
    else this.#tell("lvAllocated", { lv, policy, runs: runs[0]! });
    return lv;
  }

  delete(lv: LvId): void {
    const { pool, layouts, written, stale } = this.state;
    if (this.#heldFor(lv)) this.giveHeldBack();
    release(pool, lv);
    for (const kept of [layouts, written, stale]) kept.delete(lv);
    this.#tell("lvFreed", { lv });
  }

  /** What `extents` more logical extents take of the pool, and what there is for that. */
  neededToExtend(lv: LvId, extents: number): Shortage {
    const { pool } = this.state;
    const rows = this.#rowsToAdd(lv, extents);
    const needed = rows * mapOf(pool, lv).areas;
    const isPlaceable = placeMore(pool, lv, rows, this.#rule) !== null;
    const free = this.free();
    return { resource: "storage", needed, available: isPlaceable ? free : Math.min(free, needed - 1) };
  }

  /** Gives a volume more logical extents; there must be a place for them. */
  extend(lv: LvId, extents: number): void {
    const { pool, written } = this.state;
    const from = rowsOf(mapOf(pool, lv));
    const { policy, runs } = placeMore(pool, lv, this.#rowsToAdd(lv, extents), this.#rule)!;
    allocate(pool, lv, runs);
    const rows = new Uint8Array(rowsOf(mapOf(pool, lv)));
    rows.set(written.get(lv)!);
    written.set(lv, rows);
    this.#tell("lvLaidOut", { lv, policy, areas: runs.length, from, runs: runs.flat() });
  }

  /** Whether something is given up, and something left, when a volume loses `extents` logical extents. */
  canReduce(lv: LvId, extents: number): boolean {
    return extents < this.logicalExtents(lv) && this.givenUp(lv, extents) > 0;
  }

  /** Logical extents that go when a volume loses `extents` of them: whole rows. */
  givenUp(lv: LvId, extents: number): number {
    return this.logicalExtents(lv) - this.#rowsLeft(lv, extents) * dataAreasOf(this.state.layouts.get(lv));
  }

  /** The last logical extents of a volume that were never written. */
  unwrittenAtEnd(lv: LvId): number {
    const written = this.state.written.get(lv)!;
    return (written.length - 1 - written.lastIndexOf(1)) * dataAreasOf(this.state.layouts.get(lv));
  }

  /** Gives the last `extents` logical extents of a volume back. */
  reduce(lv: LvId, extents: number): void {
    const { pool, written, stale } = this.state;
    const rows = this.#rowsLeft(lv, extents);
    if ((this.#heldFor(lv)?.source.row ?? -1) >= rows) this.giveHeldBack();
    reduce(pool, lv, rows);
    written.set(lv, written.get(lv)!.slice(0, rows));
    const left = [...(stale.get(lv) ?? [])].filter((number) => placeOfNumber(number).row < rows);
    if (left.length > 0) stale.set(lv, new Set(left));
    else stale.delete(lv);
    this.#tell("lvReduced", { lv, rows });
  }

  #rowsToAdd(lv: LvId, extents: number): number {
    const { extentBytes } = this.#host;
    const wanted = rowsFor(this.logicalExtents(lv) + extents, this.state.layouts.get(lv), extentBytes);
    return wanted - rowsOf(mapOf(this.state.pool, lv));
  }

  #rowsLeft(lv: LvId, extents: number): number {
    return rowsFor(this.logicalExtents(lv) - extents, this.state.layouts.get(lv), this.#host.extentBytes);
  }

  /**
   * How `blocks` blocks of a volume are read or written, from `block` on; a block is an extent. Null: it cannot be done, a
   * disk has failed. A write is known to have been made from then on.
   */
  planFor(lv: LvId, block: number, blocks: number, write: boolean): IoPlan | null {
    const map = mapOf(this.state.pool, lv);
    const volume = this.#volume(lv, map, true);
    const plan = planOf(volume, map, block, blocks, write, this.#host.extentBytes);
    if (plan && write) this.#wrote(lv, volume, block, blocks);
    return plan;
  }

  /** Extents of a volume as its machine counts them. */
  logicalExtents(lv: LvId): number {
    return rowsOf(mapOf(this.state.pool, lv)) * dataAreasOf(this.state.layouts.get(lv));
  }

  /** `heedsDisks`: what lies on a failed disk cannot be reached; else requests wait there. */
  #volume(lv: LvId, map: VolumeMap, heedsDisks: boolean): Volume {
    const { layouts, disks, stale } = this.state;
    const layout = layouts.get(lv);
    const outdated = stale.get(lv);
    const isGone = (area: number, row: number) => heedsDisks && disks[placeAt(map, area, row).pv] === "failed";
    return {
      layout,
      unit: unitRowsOf(layout, this.#host.extentBytes),
      extents: rowsOf(map) * dataAreasOf(layout),
      isGone,
      isBad: (area, row) => isGone(area, row) || outdated?.has(placeNumber({ area, row })) === true,
      alsoAt: (area, row) => this.#alsoAt(lv, area, row),
      imageToRead: (images, row) => this.#imageToRead(layout, map, images, row),
    };
  }

  /** Of a mirror the image with the shortest queue, ties the lowest (D.3); of pairs the first for even rows (OSTEP). */
  #imageToRead(layout: MaybeLayout, map: VolumeMap, images: readonly number[], row: number): number {
    if (layout?.kind === "raid10") return images[row % images.length]!;
    const waits = images.map((area) => this.queueLength(placeAt(map, area, row).pv));
    return images[waits.indexOf(Math.min(...waits))]!;
  }

  /**
   * Rows that were written to hold data. What a failed disk should have got is out of date there; what is written is up to
   * date: a block is an extent.
   */
  #wrote(lv: LvId, volume: Volume, block: number, blocks: number): void {
    const written = this.state.written.get(lv)!;
    for (let at = block; at < block + blocks; at += 1)
      written[placeOfExtent(volume.layout, volume.unit, at % volume.extents).row] = 1;
    if (!isRedundant(volume.layout)) return;
    if (!this.state.disks.includes("failed") && !this.state.stale.has(lv)) return;
    const whole = { ...volume, isBad: () => false, isGone: () => false };
    for (const { area, row, write } of accessesTo(whole, block, blocks, true)!)
      if (write) this.setStale(lv, { area, row }, volume.isGone(area, row));
  }

  // --- extents that move

  /** The extents that a move is about, in the order of volumes, rows and areas. */
  extentsToMove({ from, lvs }: { readonly from: PvId; readonly lvs: readonly LvId[] | null }): MovingExtent[] {
    return [...this.state.pool.volumes].flatMap(([lv, { areas, pv, extent }]) =>
      lvs?.includes(lv) === false
        ? []
        : [...pv].flatMap((each, at) =>
            each === from ? [{ lv, area: at % areas, row: Math.floor(at / areas), pv: each, extent: extent[at]! }] : [],
          ),
    );
  }

  /** How many of `extents` find a place on other disks, one after the other. Changes nothing. */
  movable(extents: readonly MovingExtent[], to: PvId | null): number {
    const owner = this.state.pool.owner.map((each) => each.slice());
    let placed = 0;
    for (const each of extents) {
      const target = this.#targetFor(each, to, owner);
      if (!target) continue;
      owner[target.pv]![target.extent] = each.lv;
      placed += 1;
    }
    return placed;
  }

  /** The volume still has this extent there. */
  isThere({ lv, area, row, pv, extent }: MovingExtent): boolean {
    const map = this.state.pool.volumes.get(lv);
    if (!map || row >= rowsOf(map)) return false;
    const at = placeAt(map, area, row);
    return at.pv === pv && at.extent === extent;
  }

  /** A request is, among others, about that extent. Of a guest it goes on with the next rows of the volume on the same disk. */
  covers({ pv, extent, blocks, purpose }: WrittenPart, source: MovingExtent): boolean {
    if (pv !== source.pv) return false;
    if (extent === source.extent) return true;
    const map = this.state.pool.volumes.get(source.lv);
    if (!map || blocks === 1 || !COUNTS_EXTENTS.has(purpose)) return false;
    const first = map.pv.findIndex((each, at) => each === pv && map.extent[at] === extent);
    if (first < 0 || first % map.areas !== source.area) return false;
    const row = Math.floor(first / map.areas);
    return row < source.row && source.row < row + blocks;
  }

  /** Takes an extent for the copy of `source`; null: there is none. */
  hold(source: MovingExtent): ExtentPlace | null {
    const { move, pool } = this.state;
    const target = this.#targetFor(source, move!.to, pool.owner);
    if (!target) return null;
    hold(pool, source.lv, target);
    move!.held = { source, target };
    this.#tellHeld(move!.held, true);
    return target;
  }

  /** What was copied is where its copy is from now on. Null: its volume has given it up meanwhile. */
  switchHeld(): MoveState["held"] {
    const { move, pool } = this.state;
    const held = move?.held;
    if (!held) return null;
    const { source, target } = held;
    const { lv, area, row } = source;
    const map = mapOf(pool, lv);
    const at = row * map.areas + area;
    const changed = { areas: map.areas, pv: map.pv.slice(), extent: map.extent.slice() };
    changed.pv[at] = target.pv;
    changed.extent[at] = target.extent;
    pool.volumes.set(lv, changed);
    giveBack(pool, source);
    move.held = null;
    this.#tell("extentMoved", { lv, area, row, ...target });
    return held;
  }

  /** Nothing comes of the copy under way. */
  giveHeldBack(): void {
    const { move, pool } = this.state;
    if (!move?.held) return;
    giveBack(pool, move.held.target);
    this.#tellHeld(move.held, false);
    move.held = null;
  }

  /** A move cannot go on without this disk: a copy under way needs it, or nobody knows whether it does. */
  movesWith(pv: PvId): boolean {
    const { move } = this.state;
    return move !== null && (!move.held || pv === move.from || pv === move.held.target.pv);
  }

  #tellHeld({ source, target }: NonNullable<MoveState["held"]>, isHeld: boolean): void {
    const { lv, area, row } = source;
    this.#tell("extentHeld", { lv, area, row, ...target, isHeld });
  }

  /** The copy under way of an extent of `lv`. */
  #heldFor(lv: LvId): MoveState["held"] {
    const held = this.state.move?.held ?? null;
    return held?.source.lv === lv ? held : null;
  }

  /** The lowest free extent of the first disk that may have it: extents of a row lie on different disks (S3). */
  #targetFor({ lv, area, row, pv }: MovingExtent, to: PvId | null, owner: readonly Int32Array[]): ExtentPlace | null {
    const map = mapOf(this.state.pool, lv);
    const mayShare = this.#rule.upTo === "anywhere";
    const taken = new Set<PvId>([pv]);
    for (let other = 0; other < map.areas; other += 1)
      if (other !== area && !mayShare) taken.add(placeAt(map, other, row).pv);
    for (const [each, extents] of owner.entries()) {
      if (taken.has(each) || !this.#takes(each, this.#isForBackups(pv)) || (to !== null && each !== to)) continue;
      const extent = extents.indexOf(-1);
      if (extent >= 0) return { pv: each, extent };
    }
    return null;
  }

  /** Where a write to a place goes as well: to the copy of it that is under way, unless its disk has failed. */
  #alsoAt(lv: LvId, area: number, row: number): ExtentPlace | null {
    const held = this.#heldFor(lv);
    if (held?.source.area !== area || held.source.row !== row) return null;
    return this.state.disks[held.target.pv] === "failed" ? null : held.target;
  }

  /** A request to a linear volume: a write goes to a copy under way as well. */
  #inBoth(lv: LvId | -1, request: PlannedRequest): IoPlan {
    const held = this.#heldFor(lv);
    const isMeant = held?.source.pv === request.pv && held.source.extent === request.extent;
    const also = held && isMeant && isWrite(request.purpose) ? this.#alsoAt(lv, 0, held.source.row) : null;
    return [also ? [request, { ...request, ...also }] : [request]];
  }

  /** A disk fails, works again, or gives no new extents. */
  setDisk(pv: PvId, state: DiskCondition): void {
    this.state.disks[pv] = state;
    this.state.pool.isOpen[pv] = this.#takes(pv, false);
    this.#tell("diskState", { pv, state });
  }

  /** A write of `blocks` blocks, from physical extent `extent` on, did not reach its disk. */
  missedWrite(pv: PvId, extent: number, blocks: number): void {
    const lv = this.state.pool.owner[pv]![extent]!;
    const map = this.state.pool.volumes.get(lv);
    if (!map) return;
    const at = map.pv.findIndex((each, index) => each === pv && map.extent[index] === extent);
    // It was the copy of an extent on its way.
    if (at < 0) return;
    const row = Math.floor(at / map.areas);
    for (let each = row; each < Math.min(rowsOf(map), row + blocks); each += 1)
      this.setStale(lv, { area: at % map.areas, row: each }, true);
  }

  /** What lies at `place` is there a second time, or can be made up, in spite of the places that are out of date already. */
  #canMiss(lv: LvId, { area, row }: VolumePlace, stale: ReadonlySet<number>): boolean {
    const layout = this.state.layouts.get(lv);
    const isStale = (other: number) => stale.has(placeNumber({ area: other, row }));
    const all = Array.from({ length: areasOf(layout) }, (_, other) => other);
    return hasParity(layout)
      ? !all.some(isStale)
      : imagesOf(layout, area).some((image) => image !== area && !isStale(image));
  }

  /** What lies at a place is out of date from now on, or up to date again. */
  setStale(lv: LvId, where: VolumePlace, isStale: boolean): void {
    const { stale } = this.state;
    const number = placeNumber(where);
    const own = stale.get(lv) ?? new Set<number>();
    if (own.has(number) === isStale || (isStale && !this.#canMiss(lv, where, own))) return;
    if (isStale) own.add(number);
    else own.delete(number);
    if (own.size > 0) stale.set(lv, own);
    else stale.delete(lv);
    this.#tell("extentStale", { lv, ...where, isStale });
  }

  /** What is out of date of these volumes, on disks that work. */
  outdatedOf(lvs: readonly LvId[]): readonly OutdatedPlace[] {
    return lvs.flatMap((lv) =>
      [...(this.state.stale.get(lv) ?? [])]
        .toSorted((a, b) => a - b)
        .map((number) => ({ lv, ...placeOfNumber(number) }))
        .filter(({ area, row }) => {
          const { pv } = placeAt(mapOf(this.state.pool, lv), area, row);
          return this.state.disks[pv] !== "failed";
        }),
    );
  }

  isOutdated(where: OutdatedPlace): boolean {
    return this.state.stale.get(where.lv)?.has(placeNumber(where)) === true;
  }

  /** How what is out of date is made anew, of an image of it or of the others of its row. Null: those are not there. */
  planAnew({ lv, area, row }: OutdatedPlace): IoPlan | null {
    const map = mapOf(this.state.pool, lv);
    const volume = this.#volume(lv, map, true);
    const others = Array.from({ length: map.areas }, (_, other) => other).filter((other) => other !== area);
    const image = imagesOf(volume.layout, area).find((other) => other !== area && !volume.isBad(other, row));
    const sources = hasParity(volume.layout) ? others : image === undefined ? [] : [image];
    if (sources.length === 0 || sources.some((other) => volume.isBad(other, row)) || volume.isGone(area, row))
      return null;
    const at = (purpose: RequestPurpose, where: ExtentPlace): PlannedRequest => ({
      ...where,
      purpose,
      page: row,
      blocks: 1,
    });
    const also = this.#alsoAt(lv, area, row);
    return [
      sources.map((other) => at("jobRead", placeAt(map, other, row))),
      [placeAt(map, area, row), ...(also ? [also] : [])].map((where) => at("jobWrite", where)),
    ];
  }

  /** How a guest reads or writes a page on its own disk: its volume `lv`; without one the swap volume. */
  planForGuestPage(lv: LvId | -1, page: number, write: boolean): IoPlan {
    const own = lv < 0 ? null : this.copyOnWrite?.({ lv, block: page, blocks: 1, write });
    if (own && isPlan(own) && own.length > 0) return own;
    // Where a thin volume has no chunk for it, it goes where it would without a volume.
    if (lv >= 0 && !own) {
      const map = mapOf(this.state.pool, lv);
      // Pages wait for a disk that has failed: a machine without them could not even be told of it.
      const plan = this.planFor(lv, page, 1, write);
      return plan ?? planOf(this.#volume(lv, map, false), map, page, 1, write, this.#host.extentBytes) ?? [];
    }
    const slot = this.#locateSlot(page % Math.max(1, this.swapExtents * this.slotsPerExtent));
    return this.#inBoth(this.state.swapLv, { ...slot, purpose: write ? "guestWrite" : "guestRead", page, blocks: 1 });
  }

  /** How page `page` is read from a swap slot, or written there. */
  planForSlot(slot: number, page: number, purpose: "swapIn" | "swapOut"): IoPlan {
    return this.#inBoth(this.state.swapLv, { ...this.#locateSlot(slot), purpose, page, blocks: 1 });
  }

  /** The volume that holds so many pages one after the other; none for none. */
  imageOf(pages: number): readonly VolumeSpec[] {
    return pages === 0 ? [] : [{ name: IMAGE_NAME, bytes: pages * this.#host.pageBytes }];
  }

  /** How `pages` pages of such a volume, which lie in one extent, are read or written from its page `from` on. */
  planForImage(lv: LvId, from: number, pages: number, write: boolean): IoPlan {
    const purpose = write ? "jobWrite" : "jobRead";
    return this.#inBoth(lv, { ...this.#extentOfPage(lv, from), purpose, page: from, blocks: pages });
  }

  /** PV and extent of a swap slot; without a swap volume the traffic goes to the first disk for machines. */
  #locateSlot(slot: number): ExtentPlace {
    if (this.state.swapLv < 0) return { pv: this.#firstPv, extent: 0 };
    return this.#extentOfPage(this.state.swapLv, slot);
  }

  /** PV and extent of a page of a linear volume that holds pages one after the other. */
  #extentOfPage(lv: LvId, page: number): ExtentPlace {
    const map = mapOf(this.state.pool, lv);
    return placeAt(map, 0, Math.floor(page / this.slotsPerExtent) % rowsOf(map));
  }

  #tell<Kind extends EventKind>(kind: Kind, body: Body<Kind>): void {
    this.#recorder.tell(this.state.clock.now, kind, body);
  }
}

function isPlan(plan: IoPlan | object | "failed"): plan is IoPlan {
  return Array.isArray(plan);
}
