/** The commands about linked clones whose volumes lie on those of another machine, as images of qcow2 do (domain D.5). */
import { isOff, type ErrorCode } from "../../model/states.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Vm } from "../../vmm/vm.ts";
import { refusedFor } from "../admission.ts";
import type { Entries, Refusal } from "./entry.ts";

const refused = (code: ErrorCode): Refusal => ({ code, shortages: [] });

export const layers: Entries<"commit" | "rebase"> = {
  commit: {
    // There must be something below.
    isWrong: (monitor, _, vm) =>
      !monitor.copyOnWrite.isLayered || (vm !== null && monitor.copies.layering.baseOf(vm) === null),
    refuse(monitor, { force = false }, vm) {
      const { layering } = monitor.copies;
      const base = layering.baseOf(vm)!;
      if (monitor.jobs.of(base.uid)) return refused("BUSY_JOB");
      // Nobody else may see the volumes below change, nor its own snapshots, which read what they lack there.
      if (layering.readersOf(base) > 1 || (hasSnapshots(monitor, vm) && !force)) return refused("HAS_DEPENDENTS");
      return neededChunks(monitor, layering.chunksToCommit(vm));
    },
    perform: ({ copies }, _, vm) => copies.layering.beginCommit(vm),
  },
  rebase: {
    // Onto nothing from nothing, or onto itself or what stands on it, it is not put.
    isWrong(monitor, { base: name }, vm) {
      if (!monitor.copyOnWrite.isLayered) return true;
      if (vm === null) return false;
      const { layering } = monitor.copies;
      if (name === undefined) return layering.baseOf(vm) === null;
      const base = monitor.find(name);
      return base !== null && layering.standsOn(base, vm);
    },
    refuse(monitor, { base: name, force = false }, vm) {
      const { layering } = monitor.copies;
      const base = name === undefined ? null : monitor.find(name);
      if (name !== undefined && !base) return refused("NO_SUCH_VM");
      if (base && monitor.jobs.of(base.uid)) return refused("BUSY_JOB");
      if (hasSnapshots(monitor, vm) && !force) return refused("HAS_DEPENDENTS");
      if (base && !isOff(base.life)) return refused("VOLUME_IN_USE");
      if (base && !layering.fits(vm, base)) return refused("TARGET_INCOMPATIBLE");
      return neededChunks(monitor, layering.chunksToPull(vm, base));
    },
    perform(monitor, { base }, vm) {
      monitor.copies.layering.beginRebase(vm, base === undefined ? null : monitor.find(base));
    },
  },
};

function hasSnapshots({ snapshots }: Monitor, vm: Vm): boolean {
  return snapshots.of(vm.uid).length > 0;
}

function neededChunks({ copyOnWrite }: Monitor, needed: number): Refusal | null {
  return refusedFor([{ resource: "chunks", needed, available: copyOnWrite.state.thin!.free }]);
}
