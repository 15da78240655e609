/** What limits of the I/O of machines have held back so far. */
import type { Tick, VmUid } from "../../model/units.ts";
import type { HostState } from "../hostState.ts";

export interface HeldBack {
  readonly requests: number;
  /** All of them together, up to now. */
  readonly ticks: Tick;
}

/** Of one machine, or of all. */
export function heldBack({ ioLimits, time }: Pick<HostState, "ioLimits" | "time">, vm?: VmUid): HeldBack {
  let requests = 0;
  let ticks = 0;
  for (const [uid, { held, heldCount, heldTicks }] of ioLimits) {
    if (vm !== undefined && uid !== vm) continue;
    requests += heldCount;
    ticks += heldTicks + held.reduce((sum, { since }) => sum + Math.max(0, time - since), 0);
  }
  return { requests, ticks };
}
