/**
 * Which timeslices took the time of a machine: those of the one that took it, on a pCPU that the other was ready for
 * meanwhile. Loaded when somebody asks.
 */
import type { PcpuId, Tick, VcpuId } from "../../../model/units.ts";
import type { Taken } from "../../../store/appState.ts";
import { awaitedPcpus } from "../../../trace/figures/steal.ts";
import { INTERVAL_KINDS } from "../../../trace/intervals.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { vcpuIdsOf } from "../../../trace/vmInfo.ts";

const READY = INTERVAL_KINDS.indexOf("ready");

/** Whether a slice of `vcpu` on `pcpu` in `[start, end)` took some of the time, as far as it lies in `[from, to)`. */
export type IsLit = (pcpu: PcpuId, vcpu: VcpuId, start: Tick, end: Tick) => boolean;

export function litSlices(trace: TraceReader, { loser, taker }: Taken, from: Tick, to: Tick): IsLit {
  const waits = new Map<PcpuId, (readonly [Tick, Tick])[]>();
  const machine = trace.info.vms[loser];
  const own = machine ? vcpuIdsOf(machine) : [];
  for (const vcpu of own)
    for (const { start, end, kind } of trace.vcpuLane(vcpu, from, to))
      for (const [at, found] of kind.entries()) {
        if (found !== READY || start[at]! >= to || end[at]! <= from) continue;
        for (const pcpu of awaitedPcpus(trace, vcpu, start[at]!)) {
          const known = waits.get(pcpu) ?? [];
          known.push([start[at]!, end[at]!]);
          waits.set(pcpu, known);
        }
      }
  return (pcpu, vcpu, start, end) =>
    trace.info.vcpus[vcpu]?.vm === taker &&
    (waits.get(pcpu)?.some(([waitStart, waitEnd]) => waitStart < end && start < waitEnd) ?? false);
}
