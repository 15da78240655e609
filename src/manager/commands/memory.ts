/** The commands about the memory of a machine, on a host that takes memory back. */
import { leastTarget } from "../../model/scenario.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Vm } from "../../vmm/vm.ts";
import type { Entries } from "./entry.ts";

export const memory: Entries<"setMemoryTarget" | "balloon"> = {
  setMemoryTarget: {
    isWrong: (monitor, { pages }, vm) => !monitor.reclaim || (vm !== null && !canHave(monitor, vm, pages)),
    perform: (monitor, { pages }, vm) => monitor.reclaim!.setLimit(vm.uid, pages),
  },
  balloon: {
    isWrong: (monitor) => !monitor.reclaim,
    perform: (monitor, { isOn }, vm) => monitor.reclaim!.setBalloon(vm.uid, isOn),
  },
};

/** From what the machine is guaranteed, one page at least, up to what it is configured with. */
function canHave(monitor: Monitor, vm: Vm, pages: number): boolean {
  const spec = monitor.specs[vm.uid]!;
  return pages >= leastTarget(spec) && pages <= monitor.pagesOf(spec.memoryBytes);
}
