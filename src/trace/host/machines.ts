/** What rows about machines and the whole run change: their life, their share, what was commanded. */
import { isOff } from "../../model/states.ts";
import type { Tick } from "../../model/units.ts";
import { SERVED_PARTS, type HostState } from "../hostState.ts";
import { createVmMemory, forgetVmMemory } from "./overcommit.ts";
import { vcpuIdsOf, vmAfter } from "../vmInfo.ts";
import { createVcpu, settleVcpu } from "./processor.ts";
import { read, unseen, type Handlers, type HostView } from "./view.ts";

type Machines = Pick<HostState, "vms" | "changes" | "jobs" | "ioLimits" | "commandsDone" | "commandsFailed" | "quiet">;

export function createMachines(): Machines {
  return { vms: [], changes: 0, jobs: [], ioLimits: new Map(), commandsDone: 0, commandsFailed: 0, quiet: false };
}

export function copyMachines({ vms }: HostState): Pick<Machines, "vms"> {
  return { vms: vms.map((vm) => ({ ...vm, memory: vm.memory && { ...vm.memory } })) };
}

export const MACHINE_ROWS: Handlers<"commandDone" | "commandFailed" | "vmState" | "weight" | "quiet" | "zeno"> = {
  commandDone: read("commandDone", (view, { command, vm, time }) => {
    view.state.commandsDone += 1;
    // Under a lenient lifecycle it may be there already.
    if (command === "create" && !view.state.vms[vm]) addVm(view, vm, time);
  }),
  commandFailed: ({ state }) => {
    state.commandsFailed += 1;
  },
  vmState: read("vmState", ({ state, info }, event) => {
    const vm = state.vms[event.vm]!;
    vm.life = event.state;
    if (isOff(event.state) && vm.memory) forgetVmMemory(vm.memory, vmAfter(info, event.vm, state.changes).pages);
    // The shutdown program takes the place of the first vCPU's own, wherever that stands.
    if (event.state === "shuttingDown") state.vcpus[vmAfter(info, event.vm, 0).firstVcpu]!.isAtBarrier = false;
  }),
  weight: read("weight", changeWeight),
  quiet: ({ state }) => {
    state.quiet = true;
  },
  zeno: unseen,
};

/** A machine that has just been defined. */
export function addVm({ state, info }: HostView, uid: number, time: Tick): void {
  const defined = vmAfter(info, uid, 0);
  const { weight, spec } = defined;
  state.vms[uid] = {
    life: "shutOff",
    weight,
    servedBefore: 0,
    cpuBefore: 0,
    frames: 0,
    hits: 0,
    faults: 0,
    majorFaults: 0,
    evictions: 0,
    barriers: 0,
    memory: createVmMemory(info, defined),
    shared: 0,
  };
  for (const id of vcpuIdsOf(defined)) state.vcpus[id] = createVcpu(time, spec.affinity);
}

function changeWeight(
  { state, info }: HostView,
  { vm, weight, time }: { readonly vm: number; readonly weight: number; readonly time: Tick },
): void {
  const view = state.vms[vm]!;
  let cpu = 0;
  for (const id of vcpuIdsOf(vmAfter(info, vm, state.changes))) {
    const vcpu = state.vcpus[id]!;
    settleVcpu(state, vcpu, time);
    cpu += vcpu.cpu;
  }
  const passed = cpu - view.cpuBefore;
  // Whole ticks apart from the rest, so that the product stays exact.
  const rest = passed % view.weight;
  view.servedBefore += ((passed - rest) / view.weight) * SERVED_PARTS + Math.floor((rest * SERVED_PARTS) / view.weight);
  view.cpuBefore = cpu;
  view.weight = weight;
}
