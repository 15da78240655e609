/** How vCPUs are called on the chart, and which of them a selection is about. */
import type { Selection } from "../../../store/appState.ts";
import type { HostInfo, HostState, VcpuInfo, VmInfo } from "../../../trace/hostState.ts";
import type { VcpuId, VmUid } from "../../../model/units.ts";
import { selectedVm } from "../moment/selectedVm.ts";

/** What machines and vCPUs are called by; index: their numbers. */
export interface Named {
  readonly vms: readonly Pick<VmInfo, "name" | "vcpuCount">[];
  readonly vcpus: readonly Pick<VcpuInfo, "vm" | "index">[];
}

/** `web`, or `web.1` when the machine has several vCPUs. Empty for a vCPU that is not known. */
export function vcpuLabel(info: Named, vcpu: VcpuId): string {
  const { vm = -1, index = 0 } = info.vcpus[vcpu] ?? {};
  const machine = info.vms[vm];
  if (!machine) return "";
  return machine.vcpuCount > 1 ? `${machine.name}.${index}` : machine.name;
}

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
  return new Set(Array.from({ length: machine.vcpuCount }, (_, index) => machine.firstVcpu + index));
}
