/** Whether the host has what a machine asks for (domain A.5): every resource that is short is told with its numbers. */
import { hostOf, type MachineSpec } from "../model/scenario.ts";
import type { Shortage } from "../model/states.ts";
import type { Monitor, Vm } from "../vmm/monitor.ts";
import type { Refusal } from "./commands/entry.ts";

const CODES = { cpu: "NO_CPU", memory: "NO_MEMORY", storage: "NO_SPACE", region: "NO_MEMORY" } as const;

/** The refusal for those of `needs` that are not met; the first of them names the error. Null: all are met. */
export function refusedFor(needs: readonly Shortage[]): Refusal | null {
  const shortages = needs.filter((need) => need.needed > need.available);
  const first = shortages[0];
  if (!first) return null;
  return { code: CODES[first.resource], shortages };
}

/** A machine that could never start is refused at once; its volumes are taken now. */
export function neededToExist({ volumes, scenario }: Monitor, spec: MachineSpec): Shortage[] {
  const host = hostOf(scenario);
  const { pool } = volumes.state;
  const extents = spec.volumes.reduce((sum, volume) => sum + volumes.extentsOf(volume), 0);
  const available = pool.free;
  // Enough extents may be free and still not lie as the allocation policy wants them.
  const isScattered = host.allocation === "normal" || host.allocation === "anywhere";
  const largest = isScattered ? available : largestPlaceable(pool.owner, host.allocation === "contiguous");
  const isPlaceable = extents <= available && volumes.plan(spec.volumes) !== null;
  return [
    {
      resource: "cpu",
      needed: spec.affinity && !spec.affinity.some((p) => p < host.pcpus) ? 1 : 0,
      available: 0,
    },
    { resource: "memory", needed: spec.reservedPages, available: host.frames },
    {
      resource: "storage",
      needed: extents,
      available: isPlaceable ? available : Math.min(available, largest, extents - 1),
    },
  ];
}

/** Gang scheduling runs all vCPUs of a machine at once: it needs a pCPU for each. */
function neededByGang(monitor: Monitor, spec: MachineSpec): Shortage[] {
  const { pcpus, policy } = monitor.processor.config;
  if (!policy.isGang) return [];
  const available = spec.affinity ? spec.affinity.filter((p) => p < pcpus).length : pcpus;
  return [{ resource: "cpu", needed: spec.vcpus, available }];
}

export function neededToRun(monitor: Monitor, vm: Vm): Shortage[] {
  const spec = monitor.specs[vm.uid]!;
  const unreserved = monitor.memory.config.frames - monitor.memory.reserved;
  const needs: Shortage[] = [
    ...neededByGang(monitor, spec),
    { resource: "memory", needed: spec.reservedPages, available: unreserved },
  ];
  const { swapExtents, slotsPerExtent } = monitor.volumes;
  if (swapExtents > 0) {
    const promised = (machine: MachineSpec) =>
      Math.max(0, monitor.pagesOf(machine.memoryBytes) - machine.reservedPages);
    const slots = swapExtents * slotsPerExtent;
    const taken = monitor.state.vms
      .filter((other) => other.life !== "none" && other.life !== "shutOff")
      .reduce((sum, other) => sum + promised(monitor.specs[other.uid]!), 0);
    const toExtents = (pages: number) => Math.ceil(pages / slotsPerExtent);
    if (promised(spec) > slots - taken)
      needs.push({
        resource: "storage",
        needed: Math.max(1, toExtents(promised(spec))),
        available: Math.min(Math.floor((slots - taken) / slotsPerExtent), toExtents(promised(spec)) - 1),
      });
  }
  const block = monitor.contiguous.search(spec);
  // Enough may be free, and no hole large enough: the whole of what is free is told by the row behind the refusal.
  if (block) needs.push({ resource: "region", needed: block.needed, available: block.largest });
  return needs;
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
