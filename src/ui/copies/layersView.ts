/** What the panel of snapshots shows of images in layers: in which layer each chunk is found, and what may lie below. */
import type { VmUid } from "../../model/units.ts";
import { layerOf } from "../../trace/figures/thin.ts";
import type { HostInfo, HostState, VmInfo } from "../../trace/hostState.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";

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
  const { thin } = host.copyOnWrite;
  let nowhere = 0;
  for (const lv of machine.lvs)
    for (let chunk = 0; chunk < Math.ceil((info.lvs[lv]?.extents ?? 0) / chunkExtents); chunk += 1) {
      const depth = thin && layerOf(thin, lv, chunk);
      if (depth === null) nowhere += 1;
      else counts[depth] = (counts[depth] ?? 0) + 1;
    }
  const layers = chain.map((uid, depth) => ({ name: machineLabel(info, uid), chunks: counts[depth] ?? 0 }));
  return Object.assign(layers, { nowhere });
}

/** The machine, the one below it, and so on. */
function chainOf({ copyOnWrite: { bases } }: HostState, uid: VmUid): readonly VmUid[] {
  const chain: VmUid[] = [uid];
  for (let base = bases.get(uid); base; base = bases.get(base.vm)) chain.push(base.vm);
  return chain;
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
