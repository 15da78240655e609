/**
 * What hosts have for a machine (OpenStack's filters): each counts what is promised to all machines that are defined on it, on or off,
 * and says the first thing that stands against one more.
 */
import { hostOf, type MachineSpec } from "../../model/scenario.ts";
import type { HostRefusal } from "../../model/migration.ts";
import type { PlacementSpec } from "../../model/scenario.ts";
import type { Resource } from "../../model/states.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import { neededToExist } from "../admission.ts";
import type { Offer } from "./choose.ts";

/** A host, as far as machines can be put there. */
export interface Place {
  readonly host: number;
  readonly monitor: Monitor;
  readonly isDown: boolean;
  readonly isInMaintenance: boolean;
}

const OF_RESOURCE: Readonly<Partial<Record<Resource, HostRefusal>>> = {
  cpu: "cpu",
  memory: "guarantee",
  storage: "storage",
};

/** The machines that `monitor` has, without the one called `name`. */
function othersOn({ state, specs }: Monitor, name: string): MachineSpec[] {
  return state.vms.flatMap((vm) => (vm.life === "none" || vm.name === name ? [] : [specs[vm.uid]!]));
}

/** For `machine`, called `name` by now, which need not exist. */
export function offersFor(machine: MachineSpec, name: string, places: readonly Place[], spec: PlacementSpec): Offer[] {
  return places.map((place) => offerOf(machine, name, place, places, spec));
}

function offerOf(
  machine: MachineSpec,
  name: string,
  place: Place,
  places: readonly Place[],
  { vcpusPerPcpu, memoryPercent }: PlacementSpec,
): Offer {
  const { host, monitor } = place;
  const { pcpus, frames } = hostOf(monitor.scenario);
  const others = othersOn(monitor, name);
  const sum = (of: (other: MachineSpec) => number) => others.reduce((total, other) => total + of(other), 0);
  const pages = monitor.pagesOf(machine.memoryBytes);
  const freeVcpus = vcpusPerPcpu * pcpus - sum(({ vcpus }) => vcpus);
  const freePages = Math.floor((memoryPercent * frames) / 100) - sum(({ memoryBytes }) => monitor.pagesOf(memoryBytes));
  const against = (refusal: HostRefusal, needed = 0, available = 0): Offer => ({
    host,
    refusal,
    needed,
    available,
    left: freePages - pages,
  });
  if (place.isDown) return against("down");
  if (place.isInMaintenance) return against("maintenance");
  if (machine.vcpus > freeVcpus) return against("cpu", machine.vcpus, freeVcpus);
  if (pages > freePages) return against("memory", pages, freePages);
  const unpromised = frames - sum(({ reservedPages }) => reservedPages);
  if (machine.reservedPages > unpromised) return against("guarantee", machine.reservedPages, unpromised);
  const short = neededToExist(monitor, machine).find(({ needed, available }) => needed > available);
  if (short) return against(OF_RESOURCE[short.resource] ?? "storage", short.needed, short.available);
  const { together, apart } = machine;
  if (together !== undefined) {
    const inGroup = (specs: readonly MachineSpec[]) => specs.filter((other) => other.together === together).length;
    const here = inGroup(others);
    const open = places.filter(({ isDown, isInMaintenance }) => !isDown && !isInMaintenance);
    const all = open.reduce((total, other) => total + inGroup(othersOn(other.monitor, name)), 0);
    if (all > here) return against("together", all, here);
  }
  const near = apart === undefined ? 0 : others.filter((other) => other.apart === apart).length;
  return near > 0 ? against("apart", 0, near) : against("none");
}
