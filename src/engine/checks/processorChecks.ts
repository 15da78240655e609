/**
 * Laws of the processor between two moments (domain F.6, C1-C3, C6, C10; B.6): who holds which pCPU, who stands in which
 * run queue, that nobody ready is kept from an idle pCPU that may run it, and how far vCPUs of a machine are apart.
 */
import { VCPU_STATES } from "../../model/states.ts";
import { isTooFarAhead, mayGoOn, progressOf } from "../../vmm/cpu/coscheduling.ts";
import type { Processor } from "../../vmm/cpu/processor.ts";
import { NEVER } from "../../vmm/cpu/state.ts";
import { listed, type Report } from "./report.ts";

/** Checks C1 (with the pCPU's side), C2, C3 and C10. */
export function checkPlaces(processor: Processor, report: Report): void {
  const { vcpus, pcpus, queues, shown, idle, agenda } = processor.state;
  for (const v of vcpus) {
    const what = `vCPU ${v.id} (${v.phase})`;
    if (!VCPU_STATES.includes(v.phase)) report("C1", `${what} is in no known state`);
    const holders = pcpus.filter((p) => p.vcpu === v.id).map((p) => p.id);
    if (holders.length !== (v.phase === "running" ? 1 : 0)) report("C2", `${what} is on pCPUs ${listed(holders)}`);
    if (v.pcpu !== (holders[0] ?? -1)) report("C2", `${what} says pCPU ${v.pcpu}, pCPUs say ${listed(holders)}`);
    for (const p of holders) if (!processor.isAllowed(v.id, p)) report("C10", `${what} is on pCPU ${p}, not allowed`);
    const isWaiting = v.phase === "blocked" || (v.phase === "paused" && v.resumeTo === "blocked");
    if (isWaiting !== (v.blocked !== "none")) report("C1", `${what} is blocked for "${v.blocked}"`);
  }
  for (const p of pcpus) {
    const isIdle = p.vcpu < 0;
    if (isIdle !== (p.phase === "idle")) report("C2", `pCPU ${p.id} is ${p.phase} with vCPU ${p.vcpu}`);
    if (!isIdle && p.last !== p.vcpu) report("C2", `pCPU ${p.id} runs vCPU ${p.vcpu} but had ${p.last} last`);
    if (isIdle && p.until !== NEVER) report("C2", `pCPU ${p.id} is idle until ${p.until}`);
  }
  const idlers = pcpus.filter((p) => p.phase === "idle").map((p) => p.id);
  if (listed(idle) !== listed(idlers)) report("C2", `pCPUs ${listed(idlers)} are idle, listed are ${listed(idle)}`);
  const busy = pcpus.filter((p) => p.until !== NEVER).toSorted((a, b) => a.until - b.until || a.id - b.id);
  const order = listed(busy.map((p) => p.id));
  if (listed(agenda) !== order) report("C2", `boundaries come on pCPUs ${order}, listed are ${listed(agenda)}`);
  const seen = new Map<number, number[]>();
  for (const at of queues.keys()) {
    const queue = processor.runQueue(at);
    for (const v of queue) seen.set(v, [...(seen.get(v) ?? []), at]);
    // The order may drift while they wait, with what they wait by; who waits may not.
    const told = shown[at]!.toSorted((a, b) => a - b);
    if (listed(queue.toSorted((a, b) => a - b)) !== listed(told))
      report("C3", `queue ${at} is ${listed(queue)}, shown ${listed(told)}`);
  }
  for (const v of vcpus) {
    const places = seen.get(v.id) ?? [];
    const belongs = v.phase === "ready" ? [v.queue] : [];
    if (listed(places) !== listed(belongs))
      report("C3", `vCPU ${v.id} (${v.phase}, queue ${v.queue}) stands in queues ${listed(places)}`);
    if (v.phase === "ready" && processor.config.perPcpuQueues && !processor.isAllowed(v.id, v.queue))
      report("C10", `vCPU ${v.id} waits in the queue of pCPU ${v.queue}, not allowed`);
  }
}

/** Checks the caches: who is warm is listed once, all of them fit, and nobody has more to go than a whole warm-up. */
export function checkCaches(processor: Processor, report: Report): void {
  const { cache } = processor.config;
  const { caches, pcpus, vcpus } = processor.state;
  if (caches.length !== (cache ? pcpus.length : 0)) report("B7", `${caches.length} caches on ${pcpus.length} pCPUs`);
  for (const [id, { warm, toGo }] of caches.entries()) {
    const listedOnce = toGo.flatMap((ticks, v) => (ticks === 0 ? [v] : []));
    if (listed(warm.toSorted((a, b) => a - b)) !== listed(listedOnce))
      report("B7", `warm on pCPU ${id} are ${listed(listedOnce)}, listed are ${listed(warm)}`);
    const used = warm.reduce((sum, v) => sum + processor.attributes[v]!.workingSet, 0);
    if (used > cache!.size) report("B7", `working sets of ${used} are warm on pCPU ${id}, ${cache!.size} fit`);
    const most = Math.max(1, cache!.warmupTicks);
    if (toGo.length !== vcpus.length || toGo.some((ticks) => ticks < -1 || ticks > most))
      report("B7", `ticks to go on pCPU ${id} are ${listed(toGo)}, at most ${most} for ${vcpus.length} vCPUs`);
  }
}

/** Checks C6 and that no boundary was passed over: both hold once everything due at `now` is done. */
export function checkProgress(processor: Processor, report: Report): void {
  const { config } = processor;
  const { vcpus, pcpus, clock } = processor.state;
  for (const p of pcpus)
    if (p.until !== NEVER && p.until <= clock.now)
      report("C2", `pCPU ${p.id} has a boundary at ${p.until}, now is ${clock.now}`);
  // A gang that does not fit leaves pCPUs idle, by its nature.
  const idle = config.policy.isGang ? [] : pcpus.filter((p) => p.phase === "idle");
  for (const v of vcpus) {
    if (v.phase !== "ready") continue;
    const isOnlyOwn = config.perPcpuQueues && !config.workStealing;
    const free = idle.filter((p) => processor.isAllowed(v.id, p.id) && (!isOnlyOwn || p.id === v.queue));
    if (free.length > 0)
      report("C6", `vCPU ${v.id} is ready at ${clock.now} while pCPUs ${listed(free.map((p) => p.id))} are idle`);
  }
}

/**
 * Checks relaxed co-scheduling (B.6) once everything due at `now` is done: nobody who could be stopped is too far ahead,
 * nobody is stopped without need, and no two vCPUs of a machine that are not idle are more than the threshold apart.
 */
export function checkSkew(processor: Processor, report: Report): void {
  const { state, config } = processor;
  const limits = config.coscheduling;
  for (const v of state.vcpus) {
    const what = `vCPU ${v.id} (${v.phase})`;
    if (!limits) {
      if (v.phase === "costopped") report("B6", `${what} without co-scheduling`);
      continue;
    }
    const isRunning = v.phase === "running" && state.pcpus[v.pcpu]!.phase === "guest";
    if ((isRunning || v.phase === "ready") && isTooFarAhead(state, v, limits))
      report("B6", `${what} is too far ahead at ${state.clock.now}`);
    if (v.phase === "costopped" && mayGoOn(state, v, limits)) report("B6", `${what} could go on at ${state.clock.now}`);
    if (v.phase !== "ready" && v.phase !== "running" && v.phase !== "costopped") continue;
    for (const w of state.vcpus) {
      if (w.vm !== v.vm || (w.phase !== "ready" && w.phase !== "running" && w.phase !== "costopped")) continue;
      const skew = progressOf(state, v) - progressOf(state, w);
      if (skew > limits.skew) report("B6", `${what} is ${skew} ticks ahead of vCPU ${w.id}`);
    }
  }
}
