/**
 * The storage pool: physical volumes cut into extents, and logical volumes made of them (domain D.1-D.4). Placement
 * policies are tried from the strictest up to the chosen one, under one of two rules of where; a volume gets all its extents
 * or none.
 */
import type { AllocationPolicyId, Conventions } from "../../model/scenario.ts";
import type { LvId, PvId } from "../../model/units.ts";
import { placeAsLvm2 } from "./lvm2.ts";
import { policiesUpTo } from "./policies.ts";
import type { AreaRuns, Want } from "./policy.ts";
import { rowsOf, withRows, type ExtentPlace, type ExtentRun, type VolumeMap } from "./volumeMap.ts";

/** How extents are found: the most lenient policy, and the rule of where. */
export interface PlacementRule {
  readonly upTo: AllocationPolicyId;
  readonly where: Conventions["extents"];
}

/** Where the new extents of a volume lie: runs for each of its areas. `policy`: place of the one that found the last of them. */
export interface Placement {
  readonly runs: AreaRuns;
  readonly policy: number;
}

export interface PoolState {
  /** Owner of each physical extent, per PV: a volume, or -1. */
  readonly owner: Int32Array[];
  /** Whether extents may be taken from a PV. Index: `PvId`. */
  readonly isOpen: boolean[];
  /** Missing: the volume is gone. */
  readonly volumes: Map<LvId, VolumeMap>;
  free: number;
}

export function createPool(pvExtents: readonly number[]): PoolState {
  return {
    owner: pvExtents.map((extents) => new Int32Array(extents).fill(-1)),
    isOpen: pvExtents.map(() => true),
    volumes: new Map(),
    free: pvExtents.reduce((sum, extents) => sum + extents, 0),
  };
}

/** A pool like this one, to try things on. */
export function trialOf(pool: PoolState): PoolState {
  return { ...pool, owner: pool.owner.map((owner) => owner.slice()), volumes: new Map(pool.volumes) };
}

/**
 * Places `rows` rows for a new volume of `areas` areas; null when no policy can. `pvs`: the only ones to be used; absent:
 * all. Changes nothing.
 */
export function place(
  pool: PoolState,
  areas: number,
  rows: number,
  rule: PlacementRule,
  pvs?: readonly PvId[],
): Placement | null {
  const isOpen = pvs ? pool.isOpen.map((isOne, pv) => isOne && pvs.includes(pv)) : pool.isOpen;
  return find({ owner: pool.owner, isOpen, volume: null, areas, rows }, rule);
}

/** Places `rows` further rows of volume `lv`; null when no policy can. Changes nothing. */
export function placeMore(pool: PoolState, lv: LvId, rows: number, rule: PlacementRule): Placement | null {
  const volume = mapOf(pool, lv);
  return find({ owner: pool.owner, isOpen: pool.isOpen, volume, areas: volume.areas, rows }, rule);
}

/** Where `rows` further rows of a volume that has `runs` so far would go, none for a new one; null when no policy can. */
export function placeBehind(
  pool: PoolState,
  runs: readonly ExtentRun[],
  rows: number,
  rule: PlacementRule,
): Placement | null {
  const has = runs.reduce((sum, { count }) => sum + count, 0);
  const nothing: VolumeMap = { areas: 1, pv: new Int32Array(0), extent: new Int32Array(0) };
  const volume = has > 0 ? withRows(nothing, has, [runs]) : null;
  return find({ owner: pool.owner, isOpen: pool.isOpen, volume, areas: 1, rows }, rule);
}

function find(want: Want, { upTo, where }: PlacementRule): Placement | null {
  const policies = policiesUpTo(upTo);
  if (where === "lvm2")
    return placeAsLvm2(
      want,
      policies.map(({ id }) => id),
    );
  for (const [at, policy] of policies.entries()) {
    const runs = policy.place(want);
    if (runs) return { runs, policy: at };
  }
  return null;
}

/** Gives the runs of a placement to volume `lv`: a new one, or behind what it has. */
export function allocate(pool: PoolState, lv: LvId, runs: readonly (readonly ExtentRun[])[]): void {
  const before = pool.volumes.get(lv);
  for (const run of runs.flat()) {
    pool.owner[run.pv]!.fill(lv, run.start, run.start + run.count);
    pool.free -= run.count;
  }
  const added = runs[0]!.reduce((sum, { count }) => sum + count, 0);
  const volume = before ?? { areas: runs.length, pv: new Int32Array(0), extent: new Int32Array(0) };
  pool.volumes.set(lv, withRows(volume, rowsOf(volume) + added, runs));
}

/** Takes a single free extent for volume `lv`, which does not have it in its map yet. */
export function hold(pool: PoolState, lv: LvId, { pv, extent }: ExtentPlace): void {
  pool.owner[pv]![extent] = lv;
  pool.free -= 1;
}

/** Gives a single extent back that no volume has in its map. */
export function giveBack(pool: PoolState, { pv, extent }: ExtentPlace): void {
  pool.owner[pv]![extent] = -1;
  pool.free += 1;
}

/** Gives the last rows of `lv` back, so that `rows` are left. */
export function reduce(pool: PoolState, lv: LvId, rows: number): void {
  const volume = mapOf(pool, lv);
  freeFrom(pool, volume, rows * volume.areas);
  pool.volumes.set(lv, withRows(volume, rows, []));
}

/** Gives the extents of `lv` back. */
export function release(pool: PoolState, lv: LvId): void {
  const volume = pool.volumes.get(lv);
  if (!volume) return;
  freeFrom(pool, volume, 0);
  pool.volumes.delete(lv);
}

function freeFrom(pool: PoolState, { pv, extent }: VolumeMap, first: number): void {
  for (let at = first; at < pv.length; at += 1) pool.owner[pv[at]!]![extent[at]!] = -1;
  pool.free += pv.length - first;
}

/** The extents of a volume. Throws when there is none. */
export function mapOf(pool: PoolState, lv: LvId): VolumeMap {
  const volume = pool.volumes.get(lv);
  if (!volume) throw new Error(`volume ${lv} does not exist`);
  return volume;
}
