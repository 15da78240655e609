/**
 * Laws of copy-on-write between two moments (domain F.6, S2 and S4 as far as one moment shows them): a chunk of the thin pool
 * is counted by exactly those maps that have it, a store keeps no more than it has room for, and snapshots are a tree.
 */
import { entriesOf, pieceAt } from "../../base/pieces.ts";
import { hostOf } from "../../model/scenario.ts";
import type { HostState } from "../../trace/hostState.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import { listed, type Report } from "./report.ts";

export function checkCopies(monitor: Monitor, report: Report): void {
  checkThin(monitor, report);
  checkStores(monitor, report);
  checkTree(monitor, report);
  checkBackups(monitor, report);
}

/** The volumes that belong to the host and to no machine. */
export function hostVolumes({ volumes, copyOnWrite, snapshots, backups, jobs }: Monitor["state"]): ReadonlySet<number> {
  const memories = [...snapshots.snapshots.values()].flatMap(({ memory }) => memory?.lv ?? []);
  const taken = [...jobs.running.values()].flatMap(({ taking }) => (taking ? [taking.image.lv, ...taking.stores] : []));
  const inWork = [...jobs.running.values()].flatMap(({ backup }) => backup?.backup ?? []);
  const copies = [...backups.backups.values(), ...inWork].flatMap((backup) => backup.volumes.map(({ lv }) => lv));
  return new Set([
    volumes.swapLv,
    ...copyOnWrite.poolLvs,
    ...copyOnWrite.stores.keys(),
    ...memories,
    ...taken,
    ...copies,
  ]);
}

function checkThin(monitor: Monitor, report: Report): void {
  const { thin, poolLvs } = monitor.state.copyOnWrite;
  if (!thin) return;
  const held = new Map<number, number>();
  for (const [lv, { map, size, zeros, backing }] of thin.volumes) {
    const below = backing < 0 ? null : thin.volumes.get(backing);
    if (below === undefined || (below && below.size !== size))
      report("S4", `volume ${lv} has lost ${backing} below it`);
    for (const [chunk, place] of map) {
      held.set(place, (held.get(place) ?? 0) + 1);
      if (zeros.has(chunk)) report("S2", `chunk ${chunk} of volume ${lv} is zero, and lies in ${place}`);
      if (chunk >= size) report("S2", `thin volume ${lv} of ${size} chunks has chunk ${chunk}`);
      if (place >= thin.chunks) report("S2", `thin volume ${lv} has chunk ${place} of ${thin.chunks}`);
    }
  }
  for (const [chunk, count] of thin.references.entries())
    if (count !== (held.get(chunk) ?? 0))
      report("S2", `chunk ${chunk} is counted ${count} times, ${held.get(chunk) ?? 0} maps have it`);
  if (thin.free !== thin.chunks - held.size)
    report("S1", `${thin.free} chunks are free of ${thin.chunks}, of which ${held.size} are taken`);
  const extents = poolLvs.reduce((sum, lv) => sum + monitor.volumes.logicalExtents(lv), 0);
  if (extents !== thin.chunks * thin.chunkBlocks) report("S1", `${thin.chunks} chunks lie in ${extents} extents`);
}

function checkStores(monitor: Monitor, report: Report): void {
  const { origins, stores } = monitor.state.copyOnWrite;
  for (const [lv, { snapshots, blocks }] of origins) {
    if (blocks.length !== monitor.volumes.logicalExtents(lv)) report("S4", `volume ${lv} has ${blocks.length} blocks`);
    for (const { id, exceptions, kept, capacity } of snapshots) {
      if (stores.get(id) !== lv) report("S4", `store ${id} of volume ${lv} is not in the books`);
      if (kept.length > capacity || exceptions.size !== kept.length)
        report("S4", `store ${id} has ${exceptions.size} exceptions in ${kept.length} of ${capacity} places`);
    }
  }
}

function checkTree({ state: { snapshots, vms, volumes: pool }, copyOnWrite }: Monitor, report: Report): void {
  const { volumes: volumesOfPool } = pool.pool;
  for (const { id, vm, parent, volumes, memory } of snapshots.snapshots.values()) {
    if (memory && memory.lv >= 0 && !volumesOfPool.has(memory.lv)) report("S1", `snapshot ${id} has lost its memory`);
    if (vms[vm]?.life === "none") report("L3", `snapshot ${id} belongs to machine ${vm}, which is gone`);
    if (parent >= 0 && snapshots.snapshots.get(parent)?.vm !== vm)
      report("S4", `snapshot ${id} has no parent ${parent}`);
    for (const { copy } of volumes)
      if (!copyOnWrite.isThin(copy) && !copyOnWrite.state.stores.has(copy))
        report("S4", `nothing keeps volume ${copy} of snapshot ${id}`);
  }
  for (const [vm, id] of snapshots.current)
    if (snapshots.snapshots.get(id)?.vm !== vm) report("S4", `machine ${vm} has no snapshot ${id}`);
}

/** What a backup has lies on disks for backups, and nothing else does; what it builds on is there. */
function checkBackups({ state: { backups, volumes, jobs }, scenario }: Monitor, report: Report): void {
  const inWork = [...jobs.running.values()].flatMap(({ backup }) => backup?.backup ?? []);
  const all = [...backups.backups.values(), ...inWork];
  const own = new Set(all.flatMap((backup) => backup.volumes.map(({ lv }) => lv)));
  for (const { id, base, volumes: kept } of all) {
    if (base >= 0 && !backups.backups.has(base)) report("S4", `backup ${id} builds on ${base}, which is gone`);
    for (const { lv, chunks } of kept)
      if (lv >= 0 ? !volumes.pool.volumes.has(lv) : chunks.length > 0)
        report("S4", `backup ${id} has lost volume ${lv}`);
  }
  for (const [lv, { pv }] of volumes.pool.volumes)
    for (const disk of pv)
      if ((hostOf(scenario).disks[disk]!.isForBackups === true) !== own.has(lv))
        report("S1", `volume ${lv} lies on disk ${disk}, which is ${own.has(lv) ? "not " : ""}for backups`);
}

/** Where the screen shows another picture of copy-on-write than the core has. */
export function compareCopies(
  { copyOnWrite: seen, vms }: HostState,
  monitor: Monitor,
  differ: (what: string, seen: unknown, real: unknown) => void,
): void {
  const { thin, origins, waiting } = monitor.state.copyOnWrite;
  const { snapshots, current, bases } = monitor.state.snapshots;
  const { backups } = monitor.state.backups;
  differ("backups", listed([...seen.backups.keys()]), listed([...backups.keys()]));
  for (const { id, base, volumes } of backups.values()) {
    differ(`base of backup ${id}`, seen.backups.get(id)?.base, base);
    differ(
      `chunks of backup ${id}`,
      listed(seen.backups.get(id)?.volumes.map(({ chunks }) => chunks) ?? []),
      listed(volumes.map(({ chunks }) => chunks.length)),
    );
  }
  differ("chunks", seen.thin?.chunks ?? 0, thin?.chunks ?? 0);
  differ("free chunks", seen.thin?.free ?? 0, thin?.free ?? 0);
  for (const [lv, { map }] of thin?.volumes ?? [])
    differ(`map of volume ${lv}`, pairs(entriesOf(pieceAt(seen.thin?.maps ?? [], lv) ?? [])), pairs(map));
  for (const [lv, { zeros, backing }] of thin?.volumes ?? []) {
    differ(`zeros of volume ${lv}`, listed(seen.thin?.zeros.get(lv) ?? []), ascending([...zeros]));
    differ(`volume below ${lv}`, seen.thin?.backings.get(lv) ?? -1, backing);
  }
  for (const [chunk, count] of (thin?.references ?? []).entries())
    differ(`references to chunk ${chunk}`, pieceAt(seen.thin?.references ?? [], chunk) ?? 0, count);
  differ("snapshots", listed([...seen.snapshots.keys()]), listed([...snapshots.keys()]));
  for (const { id, parent, memory } of snapshots.values()) {
    differ(`parent of snapshot ${id}`, seen.snapshots.get(id)?.parent, parent);
    differ(`pages with snapshot ${id}`, seen.snapshots.get(id)?.memory?.pages, memory?.pages.length);
  }
  differ("current snapshots", pairs(seen.current), pairs(current));
  const alive = [...seen.bases].filter(([vm]) => vms[vm]?.life !== "none");
  differ("linked clones", ascending(alive.map(([vm]) => vm)), ascending([...bases.keys()]));
  for (const { snapshots: stores } of origins.values())
    for (const { id, exceptions, condition } of stores) {
      differ(`chunks in store ${id}`, listed(pieceAt(seen.stores, id) ?? []), listed([...exceptions.keys()]));
      differ(`store ${id} lost`, seen.invalid.has(id), condition === "invalid");
    }
  differ("writes that wait", listed(seen.waiting), listed(waiting.map(({ vcpu }) => vcpu)));
}

function ascending(ids: readonly number[]): string {
  return listed(ids.toSorted((a, b) => a - b));
}

function pairs(map: Iterable<readonly [number, number]>): string {
  return [...map]
    .toSorted(([a], [b]) => a - b)
    .map(([from, to]) => `${from}:${to}`)
    .join(" ");
}
