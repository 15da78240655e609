import type { VmUid } from "../../../model/units.ts";
import type { VcpuTime } from "../../../trace/figures/steal.ts";

/** Ticks that `taker` took of one machine. */
export function takenBy(time: VcpuTime | null | undefined, taker: VmUid): number {
  return time ? (time.taken[taker] ?? 0) / time.shares : 0;
}
