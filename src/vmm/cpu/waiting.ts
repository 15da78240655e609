/**
 * Who waits in the run queues, one for each pCPU, counted as they come and go. A pCPU that looks for work in other queues
 * learns from it, without looking into any, that there is none: that is the usual case on a host with idle pCPUs.
 */
import type { PcpuId } from "../../model/units.ts";
import type { Vcpu, VcpuAttributes, WaitingState } from "./state.ts";

export function createWaiting(pcpus: number): WaitingState {
  const none = () => Array.from({ length: pcpus }, () => 0);
  return { free: none(), freeInAll: 0, pinnedFor: none() };
}

/** `v` has entered its queue (`change` 1) or has left it (-1). */
export function countWaiting(waiting: WaitingState, { affinity }: VcpuAttributes, v: Vcpu, change: 1 | -1): void {
  if (v.isPinned) {
    for (const p of affinity!) waiting.pinnedFor[p]! += change;
    return;
  }
  waiting.free[v.queue]! += change;
  waiting.freeInAll += change;
}

/** Whether somebody waits, in whatever queue, who may run on `p`. */
export function isWaitedFor(waiting: WaitingState, p: PcpuId): boolean {
  return waiting.freeInAll > 0 || waiting.pinnedFor[p]! > 0;
}
