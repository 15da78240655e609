/**
 * CFS bandwidth control (domain G.2): a machine or container may use `quota` ticks of processor time in each period, all its
 * vCPUs together; then they are parked until the next period begins.
 *
 *     quota 50, period 100, one hog    |####......|####......|    runs [0, 50) of every 100
 *
 * Time counts from the end of the world switch on, exits and system calls included. Periods begin at multiples of their
 * length. Exits are not cut, and several vCPUs use up the rest together, in whole ticks: what has been used beyond the quota is
 * taken off the next periods, so that no more than the quota is used in the long run. It goes with every scheduling policy,
 * which chooses among the vCPUs that are not parked.
 *
 * Somebody looks at the end of each period in which the machine runs, so what is counted never spans two periods.
 */
import type { QuotaSpec } from "../../model/scenario.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import type { CpuState, QuotaState } from "./state.ts";

export function createQuota(spec: QuotaSpec): QuotaState {
  return { spec, period: 0, used: 0, settled: 0, isThrottled: false };
}

/** From when on the time of each pCPU that runs a vCPU of `vm` has not been counted. */
function openTimes({ pcpus, vcpus }: CpuState, vm: VmUid, { settled }: QuotaState): Tick[] {
  const times: Tick[] = [];
  for (const { vcpu, runsFrom } of pcpus)
    if (vcpu >= 0 && vcpus[vcpu]!.vm === vm) times.push(Math.max(runsFrom, settled));
  return times;
}

/** Some vCPU of `vm` may still run. */
function isOn({ vcpus }: CpuState, vm: VmUid): boolean {
  return vcpus.some((v) => v.vm === vm && v.phase !== "offline" && v.phase !== "finished");
}

/** Counts what `vm` has used up to now. To be called whenever one of its vCPUs is about to get or leave a pCPU. */
export function settleQuota(state: CpuState, vm: VmUid, own: QuotaState): void {
  const { now } = state.clock;
  for (const from of openTimes(state, vm, own)) own.used += Math.max(0, now - from);
  own.settled = now;
  const { quota, every } = own.spec;
  const period = Math.floor(now / every);
  own.used = Math.max(0, own.used - (period - own.period) * quota);
  own.period = period;
}

/** When the machine has used up its quota, or its period ends and that matters; Infinity: never, as things are. */
export function nextQuotaTime(state: CpuState, vm: VmUid, own: QuotaState): Tick {
  const times = openTimes(state, vm, own).toSorted((a, b) => a - b);
  const end = (own.period + 1) * own.spec.every;
  if (own.isThrottled) return end;
  const [first] = times;
  // Who blocks, is paused or loses its pCPU in the last tick has used it up too.
  if (first === undefined) return own.used >= own.spec.quota && isOn(state, vm) ? own.settled : Infinity;
  let left = own.spec.quota - own.used;
  let at = first;
  for (const [index, from] of times.entries()) {
    // `index` vCPUs run up to `from`.
    const gained = index * (from - at);
    if (gained >= left) break;
    left -= gained;
    at = from;
  }
  const running = times.filter((from) => from <= at).length;
  return Math.min(end, at + Math.ceil(left / running));
}
