/** Whose a vCPU is, and which of them a selection is about. */
import type { Selection } from "../../../store/appState.ts";
import type { HostInfo, HostState } from "../../../trace/hostState.ts";
import type { VcpuId, VmUid } from "../../../model/units.ts";
import { selectedVm } from "./selectedVm.ts";
import { vcpuIdsOf } from "../../../trace/vmInfo.ts";

/** The machine of a vCPU; 0 for one that is not known, since it only chooses a colour. */
export function vmOfVcpu(info: HostInfo, vcpu: VcpuId): VmUid {
  return info.vcpus[vcpu]?.vm ?? 0;
}

/** The vCPUs that a selection is about: those of the machine that is selected, or that owns what is selected. */
export function selectedVcpus(
  info: HostInfo,
  selection: Selection | null,
  host: HostState | null,
): ReadonlySet<VcpuId> {
  if (selection?.kind === "vcpu") return new Set([selection.vcpu]);
  const vm = host && selectedVm(selection, info, host);
  const machine = vm === null ? undefined : info.vms[vm];
  if (!machine) return new Set();
  return new Set(vcpuIdsOf(machine));
}
