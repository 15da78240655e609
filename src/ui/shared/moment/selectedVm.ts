/** The machine that a selection belongs to, whatever was selected: itself, its vCPU, a frame it holds, its volume. */
import type { VmUid } from "../../../model/units.ts";
import type { Selection } from "../../../store/appState.ts";
import type { HostInfo, HostState } from "../../../trace/hostState.ts";

/** Null when nothing is selected, or when what is selected belongs to no machine (a free frame, the swap volume). */
export function selectedVm(selection: Selection | null, info: HostInfo, host: HostState): VmUid | null {
  if (!selection) return null;
  const owner = ownerOf(selection, info, host);
  return owner === undefined || owner < 0 ? null : owner;
}

function ownerOf(selection: Selection, info: HostInfo, host: HostState): VmUid | undefined {
  switch (selection.kind) {
    case "vm":
      return selection.vm;
    case "vcpu":
      return info.vcpus[selection.vcpu]?.vm;
    case "frame":
      return selection.frame < info.frames ? host.frames.vm.get(selection.frame) : undefined;
    case "lv":
      return info.lvs[selection.lv]?.vm;
  }
}
