/** The commands about disks and volumes: disks fail and come back, volumes grow and shrink (domain D.3, D.4). */
import type { Monitor } from "../../vmm/monitor.ts";
import type { Vm } from "../../vmm/vm.ts";
import type { LvId } from "../../model/units.ts";
import { refusedFor } from "../admission.ts";
import type { Entries, Refusal } from "./entry.ts";

interface OfVolume {
  readonly volume: string;
  readonly extents: number;
}

export const volumes: Entries<"setDisk" | "extendVolume" | "reduceVolume"> = {
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
    perform: (monitor, given, vm) => monitor.volumes.extend(volumeOf(monitor, vm, given)!, given.extents),
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
    perform: (monitor, given, vm) => monitor.volumes.reduce(volumeOf(monitor, vm, given)!, given.extents),
  },
};

/** Snapshots keep what the volume was at its present size. */
const KEPT: Refusal = { code: "VOLUME_IN_USE", shortages: [] };

function hasSnapshots({ copyOnWrite }: Monitor, lv: LvId): boolean {
  return copyOnWrite.state.origins.has(lv);
}

/** The volume of that name; null: the machine has none that has extents of the pool of its own. */
function volumeOf(monitor: Monitor, vm: Vm, { volume }: OfVolume): LvId | null {
  const at = monitor.specs[vm.uid]!.volumes.findIndex(({ name }) => name === volume);
  return at < 0 || !monitor.volumes.state.pool.volumes.has(vm.firstLv + at) ? null : vm.firstLv + at;
}
