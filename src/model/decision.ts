/** What a scheduling policy keeps about a vCPU when it gives it a timeslice: more than the rows of a trace tell. */
import type { PcpuId, Tick, VcpuId } from "./units.ts";

export interface Decision {
  readonly time: Tick;
  readonly pcpu: PcpuId;
  readonly vcpu: VcpuId;
  /** The timeslice given, from the end of the world switch on; -1: no end. */
  readonly timeslice: Tick;
  /** The policy's account of the vCPU, by its own names: virtual times, passes, levels, tickets, estimates. */
  readonly account: Readonly<Record<string, number>>;
}
