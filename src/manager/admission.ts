/** Whether the host has what a machine asks for (domain A.5): every resource that is short is told with its numbers. */
import { hostOf, type MachineSpec, type VolumeSpec } from "../model/scenario.ts";
import { isOff, type Shortage } from "../model/states.ts";
import type { Monitor } from "../vmm/monitor.ts";
import type { Vm } from "../vmm/vm.ts";
import type { Refusal } from "./commands/entry.ts";

const CODES = {
  cpu: "NO_CPU",
  memory: "NO_MEMORY",
  storage: "NO_SPACE",
  region: "NO_MEMORY",
  chunks: "POOL_FULL",
  unwritten: "VOLUME_IN_USE",
  backups: "NO_SPACE",
} as const;

/** The refusal for those of `needs` that are not met; the first of them names the error. Null: all are met. */
export function refusedFor(needs: readonly Shortage[]): Refusal | null {
  const shortages = needs.filter((need) => need.needed > need.available);
  const first = shortages[0];
  if (!first) return null;
  return { code: CODES[first.resource], shortages };
}

/** A machine that could never start is refused at once; its volumes are taken now. */
export function neededToExist(monitor: Monitor, spec: MachineSpec): Shortage[] {
  const host = hostOf(monitor.scenario);
  return [
    {
      resource: "cpu",
      needed: spec.affinity && !spec.affinity.some((p) => p < host.pcpus) ? 1 : 0,
      available: 0,
    },
    { resource: "memory", needed: spec.reservedPages, available: host.frames },
    // Thin volumes get nothing before they are written.
    neededOfPool(monitor, monitor.copyOnWrite.pool ? [] : spec.volumes),
  ];
}

/** A machine of that size could start where nobody else is. */
export function neededForSize(monitor: Monitor, spec: MachineSpec): Shortage[] {
  return [...neededByGang(monitor, spec), ...neededOfSwap(monitor, spec, 0)];
}

/** The image of what the machine has in memory. */
export function neededToSave(monitor: Monitor, vm: Vm): Shortage[] {
  return [neededOfPool(monitor, monitor.images.volumesFor(vm))];
}

/** Enough extents may be free and still not lie as the allocation policy wants them. */
export function neededOfPool({ volumes, scenario }: Monitor, wanted: readonly VolumeSpec[]): Shortage {
  const { allocation } = hostOf(scenario);
  const { pool } = volumes.state;
  const free = volumes.free();
  const needed = extentsOf(volumes, wanted);
  const isScattered = allocation === "normal" || allocation === "anywhere";
  const largest = isScattered ? free : largestPlaceable(pool.owner, allocation === "contiguous");
  const isPlaceable = volumes.plan(wanted) !== null;
  return { resource: "storage", needed, available: isPlaceable ? free : Math.min(free, largest, needed - 1) };
}

/** The same of the disks for backups. */
export function neededOfBackups({ volumes }: Monitor, wanted: readonly VolumeSpec[]): Shortage {
  const needed = extentsOf(volumes, wanted);
  const free = volumes.free(true);
  const isPlaceable = volumes.hasBackupDisks && volumes.plan(wanted, true) !== null;
  // Without such a disk there is no place even for nothing.
  return {
    resource: "backups",
    needed: volumes.hasBackupDisks ? needed : Math.max(1, needed),
    available: isPlaceable ? free : Math.max(0, Math.min(free, needed - 1)),
  };
}

function extentsOf(volumes: Monitor["volumes"], wanted: readonly VolumeSpec[]): number {
  return wanted.reduce((sum, volume) => sum + volumes.extentsOf(volume), 0);
}

/** Gang scheduling runs all vCPUs of a machine at once: it needs a pCPU for each. */
function neededByGang(monitor: Monitor, spec: MachineSpec): Shortage[] {
  const { pcpus, policy } = monitor.processor.config;
  if (!policy.isGang) return [];
  const available = spec.affinity ? spec.affinity.filter((p) => p < pcpus).length : pcpus;
  return [{ resource: "cpu", needed: spec.vcpus, available }];
}

/** What a machine asks for to be on, with these settings; what it has now, if it is on, it may have again. */
export function neededToRun(monitor: Monitor, vm: Vm, spec: MachineSpec = monitor.specs[vm.uid]!): Shortage[] {
  const isOn = !isOff(vm.life);
  const own = isOn ? spec.reservedPages : 0;
  const unreserved = monitor.memory.config.frames - monitor.memory.reserved + own;
  const needs: Shortage[] = [
    ...neededByGang(monitor, spec),
    { resource: "memory", needed: spec.reservedPages, available: unreserved },
  ];
  const ownPromise = isOn ? monitor.machines.promisedPages(monitor.specs[vm.uid]!) : 0;
  needs.push(...neededOfSwap(monitor, spec, monitor.state.promised - ownPromise));
  const block = isOn ? null : monitor.contiguous.search(spec);
  // Enough may be free, and no hole large enough: the whole of what is free is told by the row behind the refusal.
  if (block) needs.push({ resource: "region", needed: block.needed, available: block.largest });
  return needs;
}

/** What `vm`, which is on another host with these settings, asks for to come here as it is. */
export function neededToReceive(monitor: Monitor, vm: Vm, spec: MachineSpec): Shortage[] {
  const needs = neededToExist(monitor, spec);
  if (isOff(vm.life)) return needs;
  const memory = needs.findIndex(({ resource }) => resource === "memory");
  return [...needs.toSpliced(memory, 1), ...neededToRun(monitor, { ...vm, life: "shutOff" }, spec)];
}

/** What the swap volume lacks for a machine where `taken` pages are promised to others; nothing without a swap volume. */
function neededOfSwap(monitor: Monitor, spec: MachineSpec, taken: number): Shortage[] {
  const { swapExtents, slotsPerExtent } = monitor.volumes;
  const pages = monitor.machines.promisedPages(spec);
  const left = swapExtents * slotsPerExtent - taken;
  if (swapExtents === 0 || pages <= left) return [];
  const needed = Math.ceil(pages / slotsPerExtent);
  return [
    {
      resource: "storage",
      needed: Math.max(1, needed),
      available: Math.min(Math.floor(left / slotsPerExtent), needed - 1),
    },
  ];
}

/** Most extents that one volume could get: the longest free run, or the free extents of the emptiest PV. */
function largestPlaceable(owner: readonly Int32Array[], isOneRun: boolean): number {
  let largest = 0;
  for (const extents of owner) {
    let count = 0;
    for (const lv of extents) {
      count = lv === -1 ? count + 1 : isOneRun ? 0 : count;
      largest = Math.max(largest, count);
    }
  }
  return largest;
}
