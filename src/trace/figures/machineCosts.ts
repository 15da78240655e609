/** What a guest system of its own costs a machine: booting, pages, and when its programs were done. */
import type { Tick, VmUid } from "../../model/units.ts";
import type { HostInfo, HostState } from "../hostState.ts";

export interface MachineCosts {
  /** Of its first start. */
  readonly boot: Tick;
  /** Frames with pages of the guest system. */
  readonly guestPages: number;
  /** Pages that are in frames with others, and take none of their own. */
  readonly sharedPages: number;
  /** End of the last program; null while one runs. */
  readonly end: Tick | null;
}

export function machineCosts(state: HostState, info: HostInfo, vms: readonly VmUid[]): MachineCosts {
  const vcpus = info.vcpus.filter(({ vm }) => vms.includes(vm)).map(({ id }) => state.vcpus[id]);
  const ends = vcpus.map((vcpu) => vcpu?.done ?? -1);
  return {
    boot: vms.reduce((sum, vm) => sum + bootOf(state, info, vm), 0),
    guestPages: guestPagesOf(state, info, vms),
    sharedPages: vms.reduce((sum, vm) => sum + (state.vms[vm]?.shared ?? 0), 0),
    end: ends.length > 0 && ends.every((end) => end >= 0) ? Math.max(...ends) : null,
  };
}

function bootOf(state: HostState, info: HostInfo, vm: VmUid): Tick {
  const machine = info.vms[vm];
  return machine ? Math.min(machine.spec.bootTicks ?? 0, state.vcpus[machine.firstVcpu]?.cpu ?? 0) : 0;
}

function guestPagesOf({ frames }: HostState, info: HostInfo, vms: readonly VmUid[]): number {
  const first = new Map<VmUid, number>();
  for (const vm of vms) {
    const { spec, pages = 0 } = info.vms[vm] ?? {};
    if (spec?.guestOsPages && !spec.isContainer) first.set(vm, Math.max(0, pages - spec.guestOsPages));
  }
  if (first.size === 0) return 0;
  let count = 0;
  for (let frame = 0; frame < info.frames; frame += 1) {
    const from = first.get(frames.vm.get(frame));
    if (from !== undefined && frames.page.get(frame) >= from) count += 1;
  }
  return count;
}
