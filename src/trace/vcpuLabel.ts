/** What vCPUs are called wherever somebody reads of them: in charts, tables and sentences. */
import type { VcpuId, VmUid } from "../model/units.ts";
import type { VcpuInfo, VmInfo } from "./hostState.ts";
import { isolated } from "./isolated.ts";

/** What machines and vCPUs are called by; index: their numbers. */
export interface Named {
  readonly vms: readonly Pick<VmInfo, "name" | "vcpuCount">[];
  readonly vcpus: readonly Pick<VcpuInfo, "vm" | "index">[];
}

/** `web`; `unknown` for a machine that nobody knows. To be shown, not to be compared. */
export function machineLabel(info: Pick<Named, "vms">, vm: VmUid, unknown = ""): string {
  return isolated(info.vms[vm]?.name ?? unknown);
}

/** `web`, or `web.1` when the machine has several vCPUs; `unknown` for a vCPU that nobody knows. */
export function vcpuLabel(info: Named, vcpu: VcpuId, unknown = ""): string {
  const { vm = -1, index = 0 } = info.vcpus[vcpu] ?? {};
  const name = machineLabel(info, vm, unknown);
  return (info.vms[vm]?.vcpuCount ?? 1) > 1 ? `${name}.${index}` : name;
}
