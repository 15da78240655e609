/** Who has a pCPU, moment by moment, in one run: what runs side by side are compared by. */
import type { PcpuPhase } from "../../model/states.ts";
import type { PcpuId, Tick, VcpuId } from "../../model/units.ts";
import { INTERVAL_KINDS } from "../intervals.ts";
import type { TraceReader } from "../reader.ts";
import type { Renumbering } from "./sameMachines.ts";

/** `vcpu` is -1 while nobody has the pCPU, also where the host has no such pCPU and after the end of the run. */
export interface Holder {
  readonly vcpu: VcpuId | -1;
  readonly phase: PcpuPhase;
}

/** A holder until `end`; from where the one before ended. */
interface Segment extends Holder {
  readonly end: Tick;
}

const NOBODY: Holder = { vcpu: -1, phase: "idle" };

export function isSameHolder(one: Holder, other: Holder): boolean {
  return one.vcpu === other.vcpu && one.phase === other.phase;
}

/** The holders of `pcpu` in `[from, until)`, without a gap; neighbours may be the same. */
export function* laneSegments(
  trace: TraceReader,
  pcpu: PcpuId,
  from: Tick,
  until: Tick,
  numbers: Renumbering,
): Generator<Segment, void> {
  let at = from;
  const lanes = pcpu < trace.info.pcpus ? trace.pcpuLane(pcpu, from, until) : [];
  for (const { start, end, kind, other } of lanes)
    for (let i = 0; i < start.length && start[i]! < until; i += 1) {
      const to = Math.min(end[i]!, until);
      if (to <= at) continue;
      if (start[i]! > at) yield { ...NOBODY, end: start[i]! };
      yield { vcpu: numbers.vcpu(other[i]!), phase: INTERVAL_KINDS[kind[i]!] as PcpuPhase, end: to };
      at = to;
    }
  if (at < until) yield { ...NOBODY, end: until };
}
