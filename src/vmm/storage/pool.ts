/**
 * The storage pool: physical volumes cut into extents, and logical volumes made of them (domain D.1-D.3). Placement
 * policies are tried from the strictest up to the chosen one; a volume gets all its extents or none.
 */
import type { LvId, PvId } from "../../model/units.ts";
import type { PlacementPolicy } from "./policy.ts";

/** Consecutive extents of one PV that follow one another in the volume. */
export interface ExtentRun {
  readonly pv: PvId;
  readonly start: number;
  readonly count: number;
}

/** Where the extents of a volume lie. `policy`: place of the one that found them, among those that were tried. */
export interface Placement {
  readonly runs: readonly ExtentRun[];
  readonly policy: number;
}

/** A physical extent. */
export interface ExtentPlace {
  readonly pv: PvId;
  readonly extent: number;
}

export interface PoolState {
  /** Owner of each physical extent, per PV: a volume, or -1. */
  readonly owner: Int32Array[];
  /** PV and physical extent of each logical extent, per volume. Missing: the volume is gone. */
  readonly volumes: Map<LvId, { readonly pv: Int32Array; readonly extent: Int32Array }>;
  free: number;
}

export function createPool(pvExtents: readonly number[]): PoolState {
  return {
    owner: pvExtents.map((extents) => new Int32Array(extents).fill(-1)),
    volumes: new Map(),
    free: pvExtents.reduce((sum, extents) => sum + extents, 0),
  };
}

/** Places `extents` extents for a new volume; null when no policy can. Changes nothing. */
export function place(pool: PoolState, extents: number, policies: readonly PlacementPolicy[]): Placement | null {
  for (const [at, policy] of policies.entries()) {
    const runs = policy.place(pool.owner, extents);
    if (runs) return { runs, policy: at };
  }
  return null;
}

/** Gives the runs of a placement to volume `lv`. */
export function allocate(pool: PoolState, lv: LvId, runs: readonly ExtentRun[]): void {
  const total = runs.reduce((sum, run) => sum + run.count, 0);
  const pv = new Int32Array(total);
  const extent = new Int32Array(total);
  let le = 0;
  for (const run of runs)
    for (let i = 0; i < run.count; i += 1) {
      pv[le] = run.pv;
      extent[le] = run.start + i;
      pool.owner[run.pv]![run.start + i] = lv;
      le += 1;
    }
  pool.volumes.set(lv, { pv, extent });
  pool.free -= total;
}

/** Gives the extents of `lv` back. */
export function release(pool: PoolState, lv: LvId): void {
  const volume = pool.volumes.get(lv);
  if (!volume) return;
  for (const [le, pv] of volume.pv.entries()) pool.owner[pv]![volume.extent[le]!] = -1;
  pool.free += volume.pv.length;
  pool.volumes.delete(lv);
}

/** PV and extent that hold logical extent `le mod size` of `lv`. */
export function locate(pool: PoolState, lv: LvId, le: number): ExtentPlace {
  const volume = pool.volumes.get(lv);
  if (!volume) throw new Error(`volume ${lv} does not exist`);
  const at = le % volume.pv.length;
  return { pv: volume.pv[at]!, extent: volume.extent[at]! };
}
