/** What changes when a machine gets another name or size. */
import { forgetVmMemory } from "../overcommit.ts";
import { createVcpu } from "../processor.ts";
import { vcpuIdsOf, vmAfter } from "../../vmInfo.ts";
import { read, type Handlers } from "../view.ts";

export const CHANGE_ROWS: Handlers<"machineChanged"> = {
  machineChanged: read("machineChanged", ({ state, info }, { vm, change, time }) => {
    state.changes = change + 1;
    const changed = vmAfter(info, vm, state.changes);
    for (const id of vcpuIdsOf(changed)) state.vcpus[id] ??= createVcpu(time, changed.spec.affinity);
    // It is off: it has nothing of what it is to have.
    const { memory } = state.vms[vm]!;
    if (memory) forgetVmMemory(memory, changed.pages);
  }),
};
