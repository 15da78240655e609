/** The commands about the host, and about the share of it that a machine has. */
import { limitOf } from "../../model/ioLimitOf.ts";
import { contradiction } from "../../model/ioLimits.ts";
import type { Entries } from "./entry.ts";

export const host: Entries<"compact" | "setWeight" | "setIoLimit"> = {
  compact: {
    isWrong: (monitor) => !monitor.contiguous.canCompact,
    perform: (monitor) => monitor.contiguous.compact(),
  },
  setWeight: {
    perform(monitor, { weight }, vm) {
      // The weight that it has already: done, and nothing to tell.
      if (monitor.attributes[vm.firstVcpu]!.weight !== weight) monitor.machines.setWeight(vm, weight);
    },
  },
  setIoLimit: {
    isWrong: (_, given) => contradiction(given) !== null,
    perform: (monitor, given, vm) => monitor.ioLimits.set(vm.uid, limitOf(given)),
  },
};
