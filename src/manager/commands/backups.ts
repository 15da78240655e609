/** The commands about backups of machines (domain A.5, D.5). */
import { neededOfBackups, neededOfPool, neededToExist, refusedFor } from "../admission.ts";
import type { Entries, Refusal } from "./entry.ts";

const refused = (code: Refusal["code"]): Refusal => ({ code, shortages: [] });

export const backups: Entries<"backup" | "restoreBackup" | "deleteBackup"> = {
  backup: {
    // Only what has changed since a backup can be told that is still there.
    isWrong: ({ copies: { backups: known } }, { isIncremental = false }, vm) =>
      vm !== null && isIncremental && known.lastOf(vm.uid) === null,
    refuse(monitor, { name, isIncremental = false }, vm) {
      const { backups: known } = monitor.copies;
      if (known.isTaken(name)) return refused("ALREADY_EXISTS");
      return refusedFor([
        neededOfBackups(monitor, known.volumesFor(vm, name, isIncremental)),
        neededOfPool(monitor, known.storesToFreeze(vm)),
      ]);
    },
    perform: ({ copies }, { name, isIncremental = false }, vm, index) =>
      copies.backups.begin(vm, name, index, isIncremental),
  },
  restoreBackup: {
    // What the volumes of the machine are too small or too large for does not go over them.
    isWrong(monitor, { name }, vm) {
      const backup = monitor.copies.backups.find(name);
      return backup !== null && vm?.uid === backup.vm && !monitor.copies.backups.fits(backup, vm);
    },
    refuse(monitor, { name, vm: machine }, vm) {
      const { backups: known } = monitor.copies;
      const backup = known.find(name);
      if (!backup) return refused("SNAPSHOT_NOT_FOUND");
      if (vm ? vm.uid !== backup.vm : monitor.isTaken(machine)) return refused("ALREADY_EXISTS");
      if (vm && monitor.copies.layering.isReadThrough(vm)) return refused("HAS_DEPENDENTS");
      const { thin } = monitor.copyOnWrite.state;
      return refusedFor([
        ...(vm ? [] : neededToExist(monitor, { ...backup.spec, name: machine })),
        { resource: "chunks", needed: known.chunksToTake(backup, vm), available: thin?.free ?? 0 },
      ]);
    },
    perform(monitor, { name, vm: machine }, vm) {
      const { backups: known } = monitor.copies;
      known.restore(vm, machine, known.find(name)!);
    },
  },
  deleteBackup: {
    isWrong: ({ copies }, { name }) => copies.backups.find(name) === null,
    refuse({ copies: { backups: known } }, { name, dependents = false }) {
      const backup = known.find(name)!;
      const built = known.dependents(backup.id);
      if (known.isInUse([backup, ...built])) return refused("BUSY_JOB");
      return built.length > 0 && !dependents ? refused("HAS_DEPENDENTS") : null;
    },
    perform({ copies: { backups: known } }, { name }) {
      known.delete(known.find(name)!);
    },
  },
};
