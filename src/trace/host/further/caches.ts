/** What rows about the caches of pCPUs change, and those about vCPUs that are moved from queue to queue. */
import type { PcpuId, Tick, VcpuId } from "../../../model/units.ts";
import { dequeue, enqueue, settlePcpu, settleVcpu, setVcpu } from "../processor.ts";
import { read, type Handlers, type HostView } from "../view.ts";

export const CACHE_ROWS: Handlers<"rebalance" | "warming" | "warmth"> = {
  rebalance: read("rebalance", (view, { vcpu, to, position, time }) => {
    dequeue(view, vcpu);
    // It waits on, for another pCPU: that is an interval of its own.
    setVcpu(view, vcpu, "ready", time);
    enqueue(view, vcpu, to, position);
  }),
  warming: read("warming", (view, { vcpu, pcpu, begins, time }) => {
    cool(view, vcpu, pcpu, time);
    if (begins) view.state.caches[pcpu]!.warming.push(vcpu);
  }),
  warmth: read("warmth", (view, { vcpu, pcpu, isWarm, time }) => {
    cool(view, vcpu, pcpu, time);
    const cache = view.state.caches[pcpu]!;
    if (!isWarm) return void cache.warming.push(vcpu);
    cache.warm.unshift(vcpu);
    setWarm(view, vcpu, pcpu, true, time);
  }),
};

/** It is neither warm nor warming there. */
function cool(view: HostView, id: VcpuId, pcpu: PcpuId, time: Tick): void {
  const cache = view.state.caches[pcpu]!;
  cache.warm = cache.warm.filter((other) => other !== id);
  cache.warming = cache.warming.filter((other) => other !== id);
  setWarm(view, id, pcpu, false, time);
}

/** Guest code that becomes faster is another interval. */
function setWarm({ state, sink, from }: HostView, id: VcpuId, pcpuId: PcpuId, isWarm: boolean, time: Tick): void {
  const pcpu = state.pcpus[pcpuId]!;
  if (pcpu.vcpu !== id || pcpu.isWarm === isWarm) return;
  settlePcpu(pcpu, time);
  settleVcpu(state, state.vcpus[id]!, time);
  if (pcpu.phase === "guest") {
    sink?.pcpuEnds(state, pcpuId, from, time);
    pcpu.since = time;
  }
  pcpu.isWarm = isWarm;
}
