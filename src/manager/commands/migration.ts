/** The commands that move a machine to another host, or let the link or a host fail: what must be so, and what the other host must have. */
import { isOff } from "../../model/states.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Vm } from "../../vmm/vm.ts";
import { neededToReceive, refusedFor } from "../admission.ts";
import type { Entries, Refusal } from "./entry.ts";

type Moving = "migrate" | "switchToPostCopy" | "setMigrationSpeed" | "setLink" | "setHost";

const NOT_UNDER_WAY: Refusal = { code: "INVALID_STATE", shortages: [] };

export const migration: Entries<Moving> = {
  migrate: {
    isWrong: ({ site }, { to }) => !site || to === site.host || to >= site.migrations.hosts,
    refuse(monitor, { to, mode = "preCopy", copyStorage = false }, vm) {
      const target = monitor.site!.migrations.monitor(to);
      // What is off is moved in no time, and in no other way.
      if (mode === "offline" && !isOff(vm.life)) return { code: "INVALID_STATE", shortages: [] };
      // As libvirt: what is off moves without its volumes, or not at all.
      if (copyStorage && isOff(vm.life)) return { code: "INVALID_STATE", shortages: [] };
      if (!monitor.site!.migrations.isReachable(to)) return { code: "UNREACHABLE", shortages: [] };
      if (monitor.site!.migrations.isInMaintenance(to)) return { code: "MAINTENANCE", shortages: [] };
      if (isOnContainer(monitor, vm)) return { code: "CONTAINER", shortages: [] };
      return refusedThere(monitor, target, vm, copyStorage);
    },
    perform(monitor, { to, mode = "preCopy", copyStorage = false }, vm) {
      const { host, migrations } = monitor.site!;
      migrations.begin(host, vm, to, isOff(vm.life) ? "offline" : mode, copyStorage);
    },
  },
  switchToPostCopy: {
    refuse: ({ site }, _, vm) => (site?.migrations.canSwitch(site.host, vm.uid) === true ? null : NOT_UNDER_WAY),
    perform: ({ site }, _, vm) => site!.migrations.switchToPostCopy(site!.host, vm.uid),
  },
  setMigrationSpeed: {
    perform: ({ site }, { bytesPerTick }, vm) => site!.migrations.setSpeed(site!.host, vm.uid, bytesPerTick),
  },
  setLink: {
    isWrong: ({ site }) => !site,
    perform: ({ site, now }, { state }) => site!.migrations.setLink(state === "working", now),
  },
  setHost: {
    isWrong: ({ site }, { host = 0 }) => !site || host >= site.migrations.hosts,
    perform: ({ site }, { state }) => site!.migrations.setHost(site!.host, state),
  },
};

/** Why the host of `target` cannot take machine `vm` of `source` as it is; null: it can. `copies`: what its volumes hold is sent as well. */
export function refusedThere(source: Monitor, target: Monitor, vm: Vm, copies: boolean): Refusal | null {
  const isReached = copies || !needsCopies(source, target, vm);
  if (!isReached || !isCompatible(source, target, vm)) return { code: "TARGET_INCOMPATIBLE", shortages: [] };
  return refusedFor(neededToReceive(target, vm, source.specs[vm.uid]!));
}

/** Its volumes are in a pool that the other host does not reach, or would be in one that this host does not. */
export function needsCopies(source: Monitor, target: Monitor, vm: Vm): boolean {
  const [here, there] = [source.scenario.hosts[0], target.scenario.hosts[0]];
  return vm.lvCount > 0 && (here.hasLocalPool === true || there.hasLocalPool === true);
}

/** What runs of a container is in the kernel of its host: it is not taken out of there (domain G.2). */
export function isOnContainer({ specs }: Monitor, vm: Vm): boolean {
  return specs[vm.uid]!.isContainer === true && !isOff(vm.life);
}

/** The machine can be there what it is here: pages are as large, and what is kept of it is kept there too. */
function isCompatible(source: Monitor, target: Monitor, vm: Vm): boolean {
  const [here, there] = [source.scenario.hosts[0], target.scenario.hosts[0]];
  const hasVolumes = vm.lvCount > 0;
  return (
    here.pageBytes === there.pageBytes &&
    (here.sharing !== undefined) === (there.sharing !== undefined) &&
    (here.isolation !== undefined) === (there.isolation !== undefined) &&
    (here.overcommit !== undefined) === (there.overcommit !== undefined) &&
    source.snapshots.of(vm.uid).length === 0 &&
    !(hasVolumes && (here.thinPool ?? here.residency ?? there.thinPool ?? there.residency) !== undefined)
  );
}
