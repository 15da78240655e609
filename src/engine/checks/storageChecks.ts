/**
 * Laws of storage between two moments (domain F.6, S1, S2, S3, S5, S6): every extent is free or belongs to one place of one
 * volume, parallel ones lie on different disks, every volume to one machine, and no disk rests while requests wait for it.
 *
 * S5 over a whole run (issued = completed + cancelled + outstanding) needs the trace; here the requests that are
 * outstanding are distinct, in order, and known to whoever waits for them.
 */
import { heapEntries } from "../../base/eventHeap.ts";
import { hostOf } from "../../model/scenario.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import { EVENT_DISK } from "../../vmm/pending.ts";
import { outstandingAt } from "../../vmm/storage/disks.ts";
import { hostVolumes } from "./copyChecks.ts";
import { listed, type Report } from "./report.ts";

/** Checks S1, S2, S3, S5 and S6. */
export function checkStorage(monitor: Monitor, report: Report): void {
  checkExtents(monitor, report);
  checkVolumes(monitor, report);
  checkRequests(monitor, report);
}

function checkExtents(monitor: Monitor, report: Report): void {
  const { pool } = monitor.state.volumes;
  let free = 0;
  let allocated = 0;
  for (const extents of pool.owner) for (const lv of extents) if (lv === -1) free += 1;
  const mayShare = hostOf(monitor.scenario).allocation === "anywhere";
  for (const [lv, { areas, pv, extent }] of pool.volumes) {
    if (!mayShare && !liesApart(pv, areas)) report("S3", `volume ${lv} has two areas on one PV`);
    allocated += pv.length;
    const places = new Set<string>();
    for (const [index, disk] of pv.entries()) {
      const at = `${disk}:${extent[index]!}`;
      if (places.has(at)) report("S2", `volume ${lv} has extent ${at} twice`);
      places.add(at);
      const owner = pool.owner[disk]?.[extent[index]!];
      if (owner !== lv) report("S2", `extent ${at} of volume ${lv} belongs to ${owner ?? "no PV"}`);
    }
  }
  // A copy under way has an extent more than the map of its volume tells (D.4).
  const held = monitor.state.volumes.move?.held;
  if (held) {
    allocated += 1;
    const { pv, extent } = held.target;
    if (pool.owner[pv]?.[extent] !== held.source.lv) report("S2", `extent ${pv}:${extent} is not held for its copy`);
  }
  const total = pool.owner.reduce((sum, extents) => sum + extents.length, 0);
  if (free !== pool.free) report("S1", `${free} extents are free, the books say ${pool.free}`);
  if (free + allocated !== total) report("S1", `${free} free and ${allocated} allocated extents of ${total}`);
}

/** No two extents of a row lie on one PV. */
function liesApart(pv: Int32Array, areas: number): boolean {
  for (let row = 0; row < pv.length; row += areas)
    if (new Set(pv.subarray(row, row + areas)).size < areas) return false;
  return true;
}

function checkVolumes(monitor: Monitor, report: Report): void {
  const { vms } = monitor.state;
  const { pool } = monitor.state.volumes;
  const ofHost = hostVolumes(monitor.state);
  for (const lv of pool.volumes.keys()) {
    const owners = vms.filter(
      (vm) => vm.life !== "none" && ((lv >= vm.firstLv && lv < vm.firstLv + vm.lvCount) || vm.image?.lv === lv),
    );
    if (owners.length !== (ofHost.has(lv) || monitor.state.orphans.includes(lv) ? 0 : 1))
      report("S6", `volume ${lv} belongs to machines ${listed(owners.map((vm) => vm.uid))}`);
  }
}

function checkRequests(monitor: Monitor, report: Report): void {
  const { disks, paging, heap, clock, volumes } = monitor.state;
  const outstanding = disks.disks.flatMap(outstandingAt);
  const ids = outstanding.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) report("S5", `a request is outstanding twice: ${listed(ids)}`);
  for (const { id } of outstanding)
    if (id >= disks.nextRequest) report("S5", `request ${id} was never issued (next is ${disks.nextRequest})`);
  for (const [pv, disk] of disks.disks.entries()) {
    const { serving, queue, arm } = disk;
    const ends = heapEntries(heap).filter(({ kind, a }) => kind === EVENT_DISK && a === pv);
    const isEnding = new Set(ends.map(({ b }) => b));
    if (ends.length !== serving.length || serving.some(({ id }) => !isEnding.has(id)))
      report("S5", `PV ${pv} serves ${serving.length} requests and has ${ends.length} completions pending`);
    const channels = arm ? 1 : (hostOf(monitor.scenario).disks[pv]!.channels ?? 1);
    if (serving.length > channels) report("S5", `PV ${pv} serves ${serving.length} requests on ${channels} channels`);
    if (serving.length < channels && queue.length > 0 && volumes.disks[pv] !== "failed")
      report("S5", `PV ${pv} rests while ${queue.length} requests wait`);
    // An arm goes wherever its scheduler says.
    const order = [...(arm ? [] : serving), ...queue].map(({ id }) => id);
    if (order.some((id, at) => at > 0 && id < order[at - 1]!))
      report("S5", `PV ${pv} serves out of order: ${listed(order)}`);
    for (const { id, pv: own } of queue) if (own !== pv) report("S5", `request ${id} for PV ${own} waits at PV ${pv}`);
  }
  for (const [id, plan] of disks.plans) {
    const own = outstanding.filter((request) => request.plan === id).length;
    if (own !== plan.outstanding || own === 0)
      report("S5", `plan ${id} has ${own} requests outstanding, not ${plan.outstanding}`);
  }
  for (const { id, plan } of outstanding)
    if (!disks.plans.has(plan)) report("S5", `request ${id} is of plan ${plan}, which is not carried out`);
  for (const [id] of paging.transfers) {
    const own = [...disks.plans.values()].filter(({ owner }) => owner.transfer === id).length;
    if (own !== 1) report("S5", `transfer ${id} has ${own} plans of I/O`);
  }
  for (const { time } of heapEntries(heap))
    if (time < clock.now) report("D3", `an event at ${time} is pending at ${clock.now}`);
}
