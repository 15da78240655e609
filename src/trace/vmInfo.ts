/** What is known of machines at a moment: names and sizes change during a run. */
import type { VcpuId, VmUid } from "../model/units.ts";
import type { HostInfo, VmInfo } from "./hostState.ts";

/** All vCPUs that a machine has had, in the order of their numbers inside it. */
export function vcpuIdsOf({
  firstVcpu,
  vcpuCount,
  laterVcpus = [],
}: Pick<VmInfo, "firstVcpu" | "vcpuCount" | "laterVcpus">): readonly VcpuId[] {
  return [...Array.from({ length: vcpuCount - laterVcpus.length }, (_, at) => firstVcpu + at), ...laterVcpus];
}

/** Machine `vm` after the first `changes` changes. */
export function vmAfter(
  { vms, definedVms = vms, changes = [] }: Pick<HostInfo, "vms" | "definedVms" | "changes">,
  vm: VmUid,
  changed: number,
): VmInfo {
  for (let at = changed - 1; at >= 0; at -= 1) {
    const change = changes[at];
    if (change?.uid === vm) return change;
  }
  return definedVms[vm]!;
}

/** What is known of the host after the first `changed` changes; the same object where nothing changes at all. */
export function infoAfter(info: HostInfo, changed: number): HostInfo {
  const { vms, definedVms = vms, changes = [] } = info;
  if (changes.length === 0) return info;
  return { ...info, definedVms, vms: definedVms.map(({ uid }) => vmAfter(info, uid, changed)) };
}
