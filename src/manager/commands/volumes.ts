/** The commands about disks and volumes: disks fail and come back, volumes grow and shrink (domain D.3, D.4). */
import { isRedundant } from "../../model/layouts.ts";
import type { Command } from "../../model/scenario.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Vm } from "../../vmm/vm.ts";
import type { MoveWish } from "../../vmm/extentMoves.ts";
import { NONE, type LvId } from "../../model/units.ts";
import { refusedFor } from "../admission.ts";
import type { Entries, Refusal } from "./entry.ts";

interface OfVolume {
  readonly volume: string;
}

type MoveGiven = Extract<Command, { readonly command: "moveExtents" }>;

export const volumes: Entries<
  "setDisk" | "extendVolume" | "reduceVolume" | "moveExtents" | "abortMove" | "deleteVolume" | "resync"
> = {
  setDisk: {
    isWrong: (monitor, { disk }) => disk >= monitor.volumes.state.disks.length,
    perform: (monitor, { disk, state }) => monitor.setDisk(disk, state),
  },
  extendVolume: {
    isWrong: (monitor, given, vm) => vm !== null && volumeOf(monitor, vm, given) === null,
    refuse(monitor, given, vm) {
      const lv = volumeOf(monitor, vm, given)!;
      return hasSnapshots(monitor, lv) ? KEPT : refusedFor([monitor.volumes.neededToExtend(lv, given.extents)]);
    },
    perform(monitor, given, vm) {
      const lv = volumeOf(monitor, vm, given)!;
      const before = monitor.volumes.logicalExtents(lv);
      monitor.volumes.extend(lv, given.extents);
      monitor.copyOnWrite.resized(lv, before);
    },
  },
  reduceVolume: {
    // A volume keeps one row at least.
    isWrong(monitor, given, vm) {
      if (vm === null) return false;
      const lv = volumeOf(monitor, vm, given);
      return lv === null || !monitor.volumes.canReduce(lv, given.extents);
    },
    refuse(monitor, given, vm) {
      const lv = volumeOf(monitor, vm, given)!;
      if (hasSnapshots(monitor, lv)) return KEPT;
      if (given.force === true) return null;
      const available = monitor.volumes.unwrittenAtEnd(lv);
      const needed = monitor.volumes.givenUp(lv, given.extents);
      if (needed <= available) return null;
      return { code: "VOLUME_IN_USE", shortages: [{ resource: "unwritten", needed, available }] };
    },
    perform(monitor, given, vm) {
      const lv = volumeOf(monitor, vm, given)!;
      monitor.volumes.reduce(lv, given.extents);
      monitor.copyOnWrite.resized(lv, monitor.volumes.logicalExtents(lv));
      monitor.residency?.forget(lv, monitor.volumes.logicalExtents(lv));
    },
  },
  moveExtents: {
    // From a disk that can be read, to another one, and something must lie there.
    isWrong(monitor, given) {
      const { disks } = monitor.volumes.state;
      const { disk, to } = given;
      const wish = wishOf(monitor, given);
      const isDisk = disk < disks.length && disks[disk] !== "failed" && to !== disk && (to ?? 0) < disks.length;
      return !isDisk || !wish || monitor.volumes.extentsToMove(wish).length === 0;
    },
    refuse(monitor, given) {
      if (monitor.volumes.state.move) return { code: "BUSY_JOB", shortages: [] };
      const wish = wishOf(monitor, given)!;
      const extents = monitor.volumes.extentsToMove(wish);
      const available = monitor.volumes.movable(extents, wish.to);
      return refusedFor([{ resource: "storage", needed: extents.length, available }]);
    },
    perform: (monitor, given) => monitor.moves.begin(wishOf(monitor, given)!, monitor.jobs),
  },
  abortMove: {
    isWrong: (monitor) => monitor.volumes.state.move === null,
    perform: (monitor) => monitor.jobs.abort(monitor.jobs.of(NONE)!, false),
  },
  resync: {
    // Only what lies there a second time, or can be made up, can be made anew.
    isWrong: (monitor, _, vm) => vm !== null && redundantOf(monitor, vm).length === 0,
    perform: (monitor, _, vm) => monitor.resync.begin(vm.uid, redundantOf(monitor, vm), monitor.jobs),
  },
  deleteVolume: {
    isWrong: ({ machines }, { owner, volume }) => machines.findOrphan(owner, volume) === null,
    perform: ({ machines }, { owner, volume }) => machines.deleteOrphan(machines.findOrphan(owner, volume)!),
  },
};

/** Its mirrors and RAID volumes. */
function redundantOf({ volumes: { state } }: Monitor, { firstLv, lvCount }: Vm): readonly LvId[] {
  const lvs = Array.from({ length: lvCount }, (_, at) => firstLv + at);
  return lvs.filter((lv) => isRedundant(state.layouts.get(lv)));
}

/** Snapshots keep what the volume was at its present size. */
const KEPT: Refusal = { code: "VOLUME_IN_USE", shortages: [] };

function hasSnapshots({ copyOnWrite }: Monitor, lv: LvId): boolean {
  return copyOnWrite.state.origins.has(lv);
}

/** What a move is about; null: there is no such machine, or it has no such volume. */
function wishOf(monitor: Monitor, given: MoveGiven): MoveWish | null {
  const { disk, vm: name, volume } = given;
  const to = given.to ?? null;
  if (name === undefined) return volume === undefined ? { from: disk, lvs: null, to } : null;
  const vm = monitor.find(name);
  if (!vm) return null;
  if (volume === undefined) {
    const lvs = Array.from({ length: vm.lvCount }, (_, at) => vm.firstLv + at);
    return { from: disk, lvs, to };
  }
  const lv = volumeOf(monitor, vm, { volume });
  return lv === null ? null : { from: disk, lvs: [lv], to };
}

/** The volume of that name; null: the machine has none that has extents of the pool of its own. */
function volumeOf(monitor: Monitor, vm: Vm, { volume }: OfVolume): LvId | null {
  const at = monitor.specs[vm.uid]!.volumes.findIndex(({ name }) => name === volume);
  return at < 0 || !monitor.volumes.state.pool.volumes.has(vm.firstLv + at) ? null : vm.firstLv + at;
}
