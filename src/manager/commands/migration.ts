/** The command that moves a machine to another host: what must be so, and what the other host must have. */
import { isOff } from "../../model/states.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Vm } from "../../vmm/vm.ts";
import { neededToReceive, refusedFor } from "../admission.ts";
import type { Entries } from "./entry.ts";

export const migration: Entries<"migrate"> = {
  migrate: {
    isWrong: ({ site }, { to }) => !site || to === site.host || to >= site.migrations.hosts,
    refuse(monitor, { to, mode = "preCopy" }, vm) {
      const target = monitor.site!.migrations.monitor(to);
      // What is off is moved in no time, and in no other way.
      if ((mode === "offline") !== isOff(vm.life) && mode === "offline")
        return { code: "INVALID_STATE", shortages: [] };
      if (!isCompatible(monitor, target, vm)) return { code: "TARGET_INCOMPATIBLE", shortages: [] };
      return refusedFor(neededToReceive(target, vm, monitor.specs[vm.uid]!));
    },
    perform(monitor, { to, mode = "preCopy" }, vm) {
      const { host, migrations } = monitor.site!;
      migrations.begin(host, vm, to, isOff(vm.life) ? "offline" : mode);
    },
  },
};

/** The machine can be there what it is here: pages are as large, and what is kept of it is kept there too. */
function isCompatible(source: Monitor, target: Monitor, vm: Vm): boolean {
  const [here, there] = [source.scenario.hosts[0], target.scenario.hosts[0]];
  const hasVolumes = vm.lvCount > 0;
  return (
    here.pageBytes === there.pageBytes &&
    (here.sharing !== undefined) === (there.sharing !== undefined) &&
    (here.overcommit !== undefined) === (there.overcommit !== undefined) &&
    source.snapshots.of(vm.uid).length === 0 &&
    !(hasVolumes && (here.thinPool ?? here.residency ?? there.thinPool ?? there.residency) !== undefined)
  );
}
