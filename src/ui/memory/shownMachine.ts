/** Which machine the reference ribbon and the textbook table are about. */
import { nearestReferencer, type ReferenceSource } from "../../chart/references.ts";
import type { VmUid } from "../../model/units.ts";
import type { HostInfo } from "../../trace/hostState.ts";

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
