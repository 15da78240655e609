/** What the panel of snapshots shows of images in layers: in which layer each chunk is found, and what may lie below. */
import { pieceAt } from "../../base/pieces.ts";
import type { LvId, VmUid } from "../../model/units.ts";
import type { HostInfo, HostState, VmInfo } from "../../trace/hostState.ts";

/** A machine, and how many chunks of the one that is looked at are found in its volumes. */
interface LayerView {
  readonly name: string;
  readonly chunks: number;
}

/** The machine itself first, then each below it. `nowhere`: chunks that read as zero. */
export function layersOf(
  host: HostState,
  info: HostInfo,
  machine: VmInfo,
  chunkExtents: number,
): readonly LayerView[] & { readonly nowhere: number } {
  const chain = chainOf(host, machine.uid);
  const counts = chain.map(() => 0);
  let nowhere = 0;
  for (const lv of machine.lvs)
    for (let chunk = 0; chunk < Math.ceil((info.lvs[lv]?.extents ?? 0) / chunkExtents); chunk += 1) {
      const depth = depthOf(host, lv, chunk);
      if (depth === null) nowhere += 1;
      else counts[depth] = (counts[depth] ?? 0) + 1;
    }
  const layers = chain.map((uid, depth) => ({ name: info.vms[uid]?.name ?? "", chunks: counts[depth] ?? 0 }));
  return Object.assign(layers, { nowhere });
}

/** The machine, the one below it, and so on. */
function chainOf({ copyOnWrite: { bases } }: HostState, uid: VmUid): readonly VmUid[] {
  const chain: VmUid[] = [uid];
  for (let base = bases.get(uid); base; base = bases.get(base.vm)) chain.push(base.vm);
  return chain;
}

/** How many layers down a chunk is found; null: it is zero, or nowhere. */
function depthOf({ copyOnWrite: { thin } }: HostState, lv: LvId, chunk: number): number | null {
  let depth = 0;
  if (!thin) return null;
  for (let at: LvId | undefined = lv; at !== undefined; at = thin.backings.get(at)) {
    if (pieceAt(pieceAt(thin.maps, at) ?? [], chunk) !== undefined) return depth;
    if (thin.zeros.get(at)?.includes(chunk) === true) return null;
    depth += 1;
  }
  return null;
}

/** Machines that may lie below this one: they are off, do not stand on it, and have volumes of the same sizes. */
export function basesFor(host: HostState, info: HostInfo, machine: VmInfo): readonly string[] {
  const { bases } = host.copyOnWrite;
  const sizes = ({ lvs }: VmInfo) => lvs.map((lv) => info.lvs[lv]?.extents ?? 0).join(" ");
  return info.vms
    .filter(
      (other) =>
        host.vms[other.uid]?.life === "shutOff" &&
        bases.get(machine.uid)?.vm !== other.uid &&
        !chainOf(host, other.uid).includes(machine.uid) &&
        sizes(other) === sizes(machine),
    )
    .map(({ name }) => name);
}
