/** What the checks of all goals are made of: a moment of the run, and whether a number is reached there. */
import type { Tick } from "../model/units.ts";
import { vmMetrics } from "../trace/figures/metrics.ts";
import { hostAt } from "../trace/hostCursor.ts";
import type { HostInfo, HostState } from "../trace/hostState.ts";
import type { TraceReader } from "../trace/reader.ts";

export interface Found {
  readonly state: "met" | "unmet" | "open";
  readonly found?: number | null;
  readonly vm?: string | null;
}

export const OPEN: Found = { state: "open" };

/** What is said by `isMet`. */
export function decided(isMet: boolean, found: number | null = null, vm: string | null = null): Found {
  return { state: isMet ? "met" : "unmet", found, vm };
}

export interface Moment {
  readonly info: HostInfo;
  readonly host: HostState;
}

export function hostWhere(trace: TraceReader, time: Tick): Moment {
  return { info: trace.info, host: hostAt(trace, trace.rowsUpTo(time), time) };
}

/** What `of` says of the host at `time`; of a run that ends before, of its end. */
export function until(trace: TraceReader, time: Tick, of: (moment: Moment) => Found): Found {
  if (!trace.isComplete && trace.knownUntil <= time) return OPEN;
  return of(hostWhere(trace, time));
}

/** The uid of the machine that has the name now; of several, the last one. */
export function uidOf(info: HostInfo, vm: string): number {
  return info.vms.findLastIndex(({ name }) => name === vm);
}

export function figuresOf(info: HostInfo, host: HostState, vm: string) {
  const uid = uidOf(info, vm);
  return host.vms[uid] ? vmMetrics(info, host, uid) : null;
}
