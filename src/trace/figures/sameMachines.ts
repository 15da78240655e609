/**
 * Which machine of one run is which of another. A number is given when a machine is created, and a creation that only one
 * run refuses shifts all later ones: machines are told apart by their place in the scenario, among its machines or in its
 * command log.
 */
import { NONE, type VcpuId, type VmUid } from "../../model/units.ts";
import type { OtherMachine } from "./comparison.ts";
import type { TraceReader } from "../reader.ts";
import { vcpuIdsOf } from "../vmInfo.ts";

/** Numbers of the second run as numbers of the first. */
export interface Renumbering {
  vm(uid: VmUid): VmUid;
  /** -1, nobody, stays -1. */
  vcpu(id: VcpuId | -1): VcpuId | -1;
  /** Machines without a counterpart. */
  readonly others: readonly OtherMachine[];
}

/** Above every number in a run: a machine without a counterpart has its own number plus this. */
const OTHERS = 2 ** 30;

export function renumbering(first: TraceReader, second: TraceReader): Renumbering {
  const places = new Map([...placesOf(first)].map(([uid, place]) => [place, uid]));
  const others: OtherMachine[] = [];
  const uids = new Map<VmUid, VmUid>();
  const vcpus = new Map<VcpuId, VcpuId>();
  for (const [uid, place] of placesOf(second)) {
    const machine = second.info.vms[uid]!;
    const same = first.info.vms[places.get(place) ?? NONE];
    const { uid: vm, firstVcpu } = same ?? { uid: OTHERS + uid, firstVcpu: OTHERS + machine.firstVcpu };
    uids.set(uid, vm);
    const ids = same ? vcpuIdsOf(same) : [];
    for (const [index, id] of vcpuIdsOf(machine).entries()) vcpus.set(id, ids[index] ?? firstVcpu + index);
    if (!same) others.push({ vm, name: machine.name, firstVcpu, vcpuCount: machine.vcpuCount });
  }
  return { vm: (uid) => uids.get(uid) ?? uid, vcpu: (id) => vcpus.get(id) ?? id, others };
}

/** Place of each machine: its index in the command log, or `-1 - i` for machine `i` of the scenario. */
function placesOf(trace: TraceReader): Map<VmUid, number> {
  const places = new Map<VmUid, number>();
  let last = -1;
  for (const { row } of trace.marks(["commandDone", "cloned"], 0, Infinity, Infinity)) {
    const event = trace.eventAt(row);
    if (event.kind === "cloned") places.set(event.vm, last);
    if (event.kind !== "commandDone") continue;
    last = event.index;
    if (event.command === "create") places.set(event.vm, event.index);
  }
  return places;
}
