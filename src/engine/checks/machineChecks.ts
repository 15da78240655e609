/**
 * Laws that tie machines to everything they use (domain F.6, C7, L3): a machine that does not run has nothing ready or
 * running, one that is off holds no frame, slot, event or place in any queue, and one that is gone holds no extent.
 * A blocked vCPU waits for exactly one thing that will come.
 *
 * Exempt, as domain A.5 has it: requests in service, and frames whose transfer they finish.
 */
import { heapEntries } from "../../base/eventHeap.ts";
import { isOff, type VcpuPhase, type VmLife } from "../../model/states.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import { EVENT_WAKE } from "../../vmm/pending.ts";
import type { Vm } from "../../vmm/vm.ts";
import type { Vcpu } from "../../vmm/cpu/state.ts";
import { framesOf } from "./memoryChecks.ts";
import { listed, type Report } from "./report.ts";

const PHASES: Readonly<Record<VmLife, readonly VcpuPhase[]>> = {
  none: ["offline", "finished"],
  shutOff: ["offline", "finished"],
  running: ["ready", "running", "blocked", "parked", "costopped", "finished"],
  paused: ["paused", "finished"],
  shuttingDown: ["ready", "running", "blocked", "parked", "costopped", "finished"],
  saved: ["offline", "finished"],
  crashed: ["offline", "finished"],
};

/** Checks C7, L3 and that every blocked vCPU will be woken. */
export function checkMachines(monitor: Monitor, report: Report): void {
  const names = new Set<string>();
  for (const vm of monitor.state.vms) {
    const what = `machine ${vm.uid} (${vm.life})`;
    for (const v of monitor.vcpusOf(vm)) {
      // A machine that is held for memory, or by a job, stands still as if it were paused.
      const isHeld = monitor.reclaim?.isHeld(vm.uid) === true;
      const isHeldByJob = monitor.jobs.holds(vm.uid);
      if (isHeld && (vm.life !== "running" || isHeldByJob)) report("C7", `${what} is held for memory`);
      const isThrottled = monitor.site?.migrations.isThrottled(monitor.site.host, vm.uid) === true;
      const phases = PHASES[isHeld || isHeldByJob ? "paused" : vm.life];
      if (!phases.includes(v.phase) && !(isThrottled && v.phase === "paused"))
        report("C7", `${what} has vCPU ${v.id} ${v.phase}`);
      if (v.isShuttingDown && vm.life !== "shuttingDown") report("C7", `${what} has vCPU ${v.id} shutting down`);
      checkWait(monitor, v, report);
    }
    checkImage(monitor, vm, what, report);
    if (isOff(vm.life)) checkGone(monitor, vm, what, report);
    else if (!monitor.state.memory.guests.has(vm.uid)) report("L3", `${what} has no memory`);
    if (vm.life !== "none" && names.has(vm.name)) report("L1", `two machines are called "${vm.name}"`);
    if (vm.life !== "none") names.add(vm.name);
  }
}

function checkWait(monitor: Monitor, v: Vcpu, report: Report): void {
  const { state } = monitor;
  const { transfers, pageWaiters, frameWaiters, sourceWaiters } = state.paging;
  const wakes = heapEntries(state.heap).filter(
    ({ kind, a, b }) => kind === EVENT_WAKE && a === v.id && b === v.generation,
  ).length;
  const pages =
    [...transfers.values()].filter((transfer) => transfer.isAwaited && !transfer.isAbandoned && transfer.vcpu === v.id)
      .length +
    [...pageWaiters.values()].flat().filter((id) => id === v.id).length +
    [...frameWaiters, ...sourceWaiters].filter((waiter) => waiter.vcpu === v.id).length;
  const guestPlans = [
    ...[...state.disks.plans.values()].map(({ owner }) => owner).filter(({ transfer }) => transfer < 0),
    ...state.ioErrors,
    // A write that waits for chunks of the thin pool is a plan that cannot begin.
    ...state.copyOnWrite.waiting,
    ...monitor.ioLimits.heldOf(v.vm),
    // And so is one that waits for a volume to be resident.
    ...[...(state.residency?.waiting.values() ?? [])].flat(),
  ].filter(({ vcpu, generation }) => vcpu === v.id && generation === v.generation);
  const plans = guestPlans.filter(({ isAsync }) => (isAsync === true) === v.isAwaiting).length;
  const unwaited = guestPlans.filter(({ isAsync }) => isAsync === true).length;
  if (unwaited !== v.asyncRequests && v.phase !== "offline" && v.phase !== "finished")
    report("C1", `vCPU ${v.id} has ${unwaited} plans of I/O it does not wait for, the books say ${v.asyncRequests}`);
  const expected = {
    wakes: v.blocked === "device" || v.blocked === "halt" ? 1 : 0,
    pages: v.blocked === "fault" ? 1 : 0,
    plans:
      v.blocked === "disk" || v.blocked === "ioLimit"
        ? Math.max(1, v.isAwaiting ? v.asyncRequests : v.pendingRequests)
        : 0,
  };
  if (wakes !== expected.wakes || pages !== expected.pages || plans !== expected.plans)
    report(
      "C1",
      `vCPU ${v.id} (${v.phase}, blocked for "${v.blocked}") waits for ${wakes} wake-ups, ${pages} pages, ${plans} plans of I/O`,
    );
}

/** An image exists from when it is begun until it has been read back or is given up, and a job is for one machine. */
function checkImage(monitor: Monitor, vm: Vm, what: string, report: Report): void {
  const { volumes, jobs } = monitor.state;
  const own = [...jobs.running.values()].filter((job) => job.vm === vm.uid || job.other === vm.uid);
  if (own.length > 1) report("L1", `${what} has ${own.length} jobs`);
  const isWanted = vm.life === "saved" || own.some(({ kind }) => kind === "save" || kind === "restore");
  if ((vm.image !== null) !== isWanted) report("L1", `${what} ${vm.image ? "has" : "lacks"} an image`);
  if (vm.image && vm.image.lv >= 0 && !volumes.pool.volumes.has(vm.image.lv))
    report("S1", `${what} has lost its image`);
  if (isOff(vm.life) && monitor.jobs.holds(vm.uid)) report("C7", `${what} stands still for a job`);
}

function checkGone(monitor: Monitor, vm: Vm, what: string, report: Report): void {
  const { state } = monitor;
  const { transfers, pageWaiters, frameWaiters, sourceWaiters } = state.paging;
  const own = new Set(monitor.vcpusOf(vm).map((v) => v.id));
  const frames = framesOf(monitor, vm.uid);
  if (frames.length > 0) report("L3", `${what} holds frames ${listed(frames)}`);
  if (state.memory.guests.has(vm.uid)) report("L3", `${what} has guest memory`);
  if (monitor.memory.config.isLocal && state.memory.policies.has(vm.uid)) report("L3", `${what} has replacement state`);
  for (const [id, transfer] of transfers)
    if (transfer.vm === vm.uid && !transfer.isAbandoned) report("L3", `${what} has transfer ${id}`);
  for (const [key, waiting] of pageWaiters)
    if (key.startsWith(`${vm.uid}:`) || waiting.some((v) => own.has(v))) report("L3", `${what} waits for page ${key}`);
  for (const { vcpu, page } of frameWaiters)
    if (own.has(vcpu)) report("L3", `${what} waits for a frame for page ${page}`);
  for (const { vcpu, page } of sourceWaiters)
    if (own.has(vcpu)) report("L3", `${what} waits for page ${page} of another host`);
  for (const [pv, { queue }] of state.disks.disks.entries())
    for (const { id, vm: owner, vcpu, plan } of queue)
      // A job for a machine that is off may go on, and so may copies for it.
      if (owner === vm.uid && state.disks.plans.get(plan)?.owner.job === undefined && (vcpu >= 0 || vm.life === "none"))
        report("L3", `${what} has request ${id} queued on PV ${pv}`);
  for (let lv = vm.firstLv; lv < vm.firstLv + vm.lvCount; lv += 1)
    if (
      (state.volumes.pool.volumes.has(lv) || monitor.copyOnWrite.isThin(lv)) !==
      (vm.life !== "none" || state.orphans.includes(lv))
    )
      report("L3", `${what} ${vm.life === "none" ? "still has" : "has lost"} volume ${lv}`);
}
