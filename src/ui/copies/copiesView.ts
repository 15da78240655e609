/** What the panel of snapshots shows of a host: who has each chunk of the thin pool, and the tree of each machine. */
import type { Scenario } from "../../model/scenario.ts";
import type { VmUid } from "../../model/units.ts";
import { snapshotName } from "../../trace/figures/backupLines.ts";
import { mapOf, referencesTo, thinVolumes } from "../../trace/figures/thin.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import type { SnapshotView } from "../../trace/views/cow.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";
import { isolated } from "../../trace/isolated.ts";

/** A chunk of the thin pool. */
export interface ChunkView {
  /** Its place in the pool. */
  readonly place: number;
  /** Machine whose present volume has it; -1: only snapshots do, or nobody. */
  readonly vm: VmUid | -1;
  /** Names of the volumes that have it. */
  readonly names: readonly string[];
}

/** A snapshot with those that come after it. */
export interface SnapshotNode {
  readonly snapshot: SnapshotView;
  readonly name: string;
  readonly children: readonly SnapshotNode[];
}

/** The chunks of the pool, up to `most` of them. */
export function chunksOf({ copyOnWrite: { thin } }: HostState, info: HostInfo, most: number): readonly ChunkView[] {
  if (!thin) return [];
  const chunks = Array.from({ length: Math.min(thin.chunks, most) }, (_, place) => ({
    place,
    vm: -1,
    names: [] as string[],
  }));
  for (const lv of thinVolumes(thin)) {
    const volume = info.lvs[lv];
    const vm = volume?.vm ?? -1;
    const name = (vm < 0 ? "" : `${machineLabel(info, vm)}/`) + isolated(volume?.name ?? "");
    for (const [, place] of mapOf(thin, lv) ?? []) {
      const chunk = chunks[place];
      if (!chunk) continue;
      chunk.names.push(name);
      if (chunk.vm < 0) chunk.vm = vm;
    }
  }
  return chunks;
}

/** Chunks that all thin volumes and snapshots may grow to. */
export function virtualChunks({ copyOnWrite: { thin } }: HostState, info: HostInfo, chunkExtents: number): number {
  let sum = 0;
  for (const lv of thin ? thinVolumes(thin) : []) sum += Math.ceil((info.lvs[lv]?.extents ?? 0) / chunkExtents);
  return sum;
}

/** The snapshots of a machine as trees, in the order in which they were taken. */
export function treesOf(host: HostState, scenario: Scenario, vm: VmUid): readonly SnapshotNode[] {
  const own = [...host.copyOnWrite.snapshots.values()].filter((snapshot) => snapshot.vm === vm);
  const under = (parent: number): SnapshotNode[] =>
    own
      .filter((snapshot) => snapshot.parent === parent)
      .map((snapshot) => ({ snapshot, name: snapshotName(snapshot, scenario), children: under(snapshot.id) }));
  return under(-1);
}

/** A name that no snapshot of the machine has: `s1`, `s2` and so on. */
export function freeName(host: HostState, scenario: Scenario, vm: VmUid): string {
  const taken = new Set(
    [...host.copyOnWrite.snapshots.values()]
      .filter((snapshot) => snapshot.vm === vm)
      .map((snapshot) => snapshotName(snapshot, scenario)),
  );
  let number = 1;
  while (taken.has(`s${number}`)) number += 1;
  return `s${number}`;
}

/** A name that no machine has: that of `vm` with a number behind it. */
export function cloneName(host: HostState, info: HostInfo, vm: VmUid): string {
  const name = info.vms[vm]?.name ?? "";
  const taken = new Set(info.vms.filter(({ uid }) => host.vms[uid]?.life !== "none").map((each) => each.name));
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}

/** Chunks of a snapshot with thin volumes: those that others have too, and those that it alone keeps. */
export function thinShares(
  host: HostState,
  { volumes }: SnapshotView,
): { readonly shared: number; readonly own: number } {
  const { thin } = host.copyOnWrite;
  if (!thin) return { shared: 0, own: 0 };
  const places = volumes.flatMap(({ copy }) => mapOf(thin, copy) ?? []);
  const own = places.filter(([, place]) => referencesTo(thin, place) === 1).length;
  return { shared: places.length - own, own };
}
