/** Which machine the selection is about, and which one the reference ribbon shows. */
import { nearestReferencer, type ReferenceSource } from "../../chart/references.ts";
import type { VmUid } from "../../model/units.ts";
import type { Selection } from "../../store/appState.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";

/** The machine a selection belongs to: itself, or the owner of the vCPU, frame or volume; -1 for none. */
export function machineOf(selection: Selection | null, info: HostInfo, host: HostState): VmUid | -1 {
  switch (selection?.kind) {
    case "vm":
      return selection.vm < info.vms.length ? selection.vm : -1;
    case "vcpu":
      return info.vcpus[selection.vcpu]?.vm ?? -1;
    case "frame":
      return host.frames.vm[selection.frame] ?? -1;
    case "lv":
      return info.lvs[selection.lv]?.vm ?? -1;
    case undefined:
      return -1;
  }
}

/**
 * The machine whose references are shown: the selected one, else the one that touched memory last. While playing the one
 * shown before stays, so that the ribbon does not jump from machine to machine with every timeslice.
 */
export function ribbonMachine(
  selected: VmUid | -1,
  shownBefore: VmUid | -1,
  isPlaying: boolean,
  source: ReferenceSource & { readonly info: Pick<HostInfo, "vcpus" | "vms"> },
  row: number,
): VmUid | -1 {
  if (selected !== -1) return selected;
  if (isPlaying && shownBefore !== -1 && shownBefore < source.info.vms.length) return shownBefore;
  const nearest = nearestReferencer(source, row);
  return nearest === -1 && shownBefore < source.info.vms.length ? shownBefore : nearest;
}
