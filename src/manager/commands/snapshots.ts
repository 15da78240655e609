/** The commands about snapshots and clones of machines, and about the thin pool (domain A.5, D.5). */
import { isOff, type ErrorCode } from "../../model/states.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { MachineSnapshot } from "../../vmm/snapshots.ts";
import type { Vm } from "../../vmm/vm.ts";
import { neededOfPool, neededToExist, neededToRun, refusedFor } from "../admission.ts";
import type { Entries, Refusal } from "./entry.ts";

const refused = (code: ErrorCode): Refusal => ({ code, shortages: [] });

export const snapshots: Entries<"snapshot" | "revert" | "deleteSnapshot" | "clone" | "discard" | "extendPool"> = {
  snapshot: {
    refuse(monitor, { name, memory = false }, vm) {
      if (monitor.snapshots.find(vm.uid, name)) return refused("ALREADY_EXISTS");
      const pages = memory && !isOff(vm.life) ? monitor.images.volumesFor(vm) : [];
      const wanted = [...monitor.copies.storesFor(vm), ...pages];
      const needed = wanted.reduce((sum, volume) => sum + monitor.volumes.extentsOf(volume), 0);
      const free = monitor.volumes.free();
      const available = monitor.volumes.plan(wanted) ? free : Math.min(free, needed - 1);
      return refusedFor([{ resource: "storage", needed, available }]);
    },
    perform: (monitor, { name, memory = false }, vm, index) => monitor.copies.takeSnapshot(vm, name, index, memory),
  },
  revert: {
    refuse(monitor, { name }, vm) {
      const without = unusable(monitor, vm, name) ?? readThrough(monitor, vm);
      const { size, memory } = monitor.snapshots.find(vm.uid, name) ?? {};
      if (without || !memory) return without;
      return refusedFor(neededToRun(monitor, vm, { ...monitor.specs[vm.uid]!, ...size }));
    },
    perform(monitor, { name, to }, vm) {
      monitor.copies.revert(vm, monitor.snapshots.find(vm.uid, name)!, to);
    },
  },
  deleteSnapshot: {
    refuse(monitor, { name, children }, vm) {
      const snapshot = monitor.snapshots.find(vm.uid, name);
      if (!snapshot) return refused("SNAPSHOT_NOT_FOUND");
      const doomed = monitor.snapshots.doomed(snapshot, children);
      return monitor.snapshots.dependents(vm.uid, doomed).length > 0 ? refused("HAS_DEPENDENTS") : null;
    },
    perform(monitor, { name, children }, vm) {
      monitor.copies.deleteSnapshot(monitor.snapshots.find(vm.uid, name)!, children);
    },
  },
  clone: {
    // Only a thin pool has chunks that can be shared; the snapshots of an image are not seen by what lies on it.
    isWrong: ({ copyOnWrite }, { isLinked, snapshot }) =>
      isLinked && (!copyOnWrite.pool || (copyOnWrite.isLayered && snapshot !== undefined)),
    refuse(monitor, { name, isLinked, snapshot }, vm) {
      if (monitor.isTaken(name)) return refused("ALREADY_EXISTS");
      const without = snapshot === undefined ? null : unusable(monitor, vm, snapshot);
      if (without) return without;
      // What others read through must not change.
      if (isLinked && monitor.copyOnWrite.isLayered && !isOff(vm.life)) return refused("VOLUME_IN_USE");
      const from = snapshotOf(monitor, vm, snapshot);
      const spec = monitor.specs[vm.uid]!;
      const needs = neededToExist(monitor, { ...spec, name });
      const stores = isLinked ? [] : monitor.copies.storesToFreeze(vm, from);
      if (stores.length > 0) needs.push(neededOfPool(monitor, [...spec.volumes, ...stores]));
      if (monitor.copyOnWrite.pool && !isLinked)
        needs.push({
          resource: "chunks",
          needed: monitor.copies.chunksToCopy(vm, from),
          available: monitor.copyOnWrite.state.thin!.free,
        });
      return refusedFor(needs);
    },
    perform(monitor, { name, isLinked, snapshot }, vm) {
      const from = snapshotOf(monitor, vm, snapshot);
      if (isLinked) monitor.copies.cloneLinked(vm, name, from);
      else monitor.copies.cloneFully(vm, name, from);
    },
  },
  discard: {
    isWrong: ({ copyOnWrite }, { volume, asZeros = false }, vm) =>
      !copyOnWrite.pool || (asZeros && !copyOnWrite.isLayered) || (vm !== null && volume >= vm.lvCount),
    refuse: (monitor, _, vm) => readThrough(monitor, vm),
    perform: (monitor, { volume, block, blocks, asZeros = false }, vm) =>
      monitor.guestIo.discard(vm, vm.firstLv + volume, block, blocks, asZeros),
  },
  extendPool: {
    isWrong: (monitor, { extents }) => !monitor.copyOnWrite.pool || extents < monitor.copyOnWrite.pool.chunkExtents,
    refuse(monitor, { extents }) {
      const free = monitor.volumes.free();
      const available = monitor.copyOnWrite.planExtension(extents) ? free : Math.min(free, extents - 1);
      return refusedFor([{ resource: "storage", needed: extents, available }]);
    },
    perform: (monitor, { extents }) => monitor.guestIo.extendPool(extents),
  },
};

/** Why its volumes must not change: others read through them. */
function readThrough({ copies }: Monitor, vm: Vm): Refusal | null {
  return copies.layering.isReadThrough(vm) ? refused("HAS_DEPENDENTS") : null;
}

function snapshotOf(monitor: Monitor, vm: Vm, name: string | undefined): MachineSnapshot | null {
  return name === undefined ? null : monitor.snapshots.find(vm.uid, name);
}

/** Why there is nothing to go back to. */
function unusable(monitor: Monitor, vm: Vm, name: string): Refusal | null {
  const snapshot = monitor.snapshots.find(vm.uid, name);
  if (!snapshot) return refused("SNAPSHOT_NOT_FOUND");
  return monitor.snapshots.isInvalid(snapshot) ? refused("SNAPSHOT_INVALID") : null;
}
