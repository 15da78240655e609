/** The processor as trace events: a thread for each pCPU with what it did, and one for each vCPU with what became of it. */
import { group } from "d3";
import type { Tick, VcpuId } from "../../../model/units.ts";
import type { IntervalKind } from "../../../trace/intervals.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { laneIntervals, type LaneInterval } from "../laneIntervals.ts";
import { vcpuName } from "../names.ts";
import {
  HOST_PROCESS,
  microsOf,
  pcpuThread,
  processOf,
  vcpuThread,
  type ChromeEvent,
  type TimeScale,
} from "./event.ts";
import { readiedKey, type ToldFault, type ToldRun } from "./told.ts";

/** Part of a run, and how its times are written. */
export interface Window {
  readonly from: Tick;
  readonly until: Tick;
  readonly scale: TimeScale;
}

/** The interval as it is seen in the window, null where it is not. */
export function clipped<Span extends { readonly start: Tick; readonly end: Tick }>(
  span: Span,
  { from, until }: Window,
): Span | null {
  const [start, end] = [Math.max(span.start, from), Math.min(span.end, until)];
  return start < end ? { ...span, start, end } : null;
}

export const spanOf = ({ start, end }: { readonly start: Tick; readonly end: Tick }, { scale }: Window) => ({
  ts: microsOf(scale, start),
  dur: microsOf(scale, end - start),
});

/** What each pCPU did in the window: its slices add up to the time it was not idle. */
export function pcpuEvents(trace: TraceReader, told: ToldRun, window: Window): ChromeEvent[] {
  const handled = new Set(told.faults.map(({ vcpu, time }) => readiedKey(vcpu, time)));
  return Array.from({ length: trace.info.pcpus }, (_, pcpu) => {
    const reasons = told.dispatches.get(pcpu) ?? [];
    let next = 0;
    return laneIntervals(trace.pcpuLane(pcpu, window.from, window.until), window.until).flatMap((whole) => {
      // The reason stands at the first slice in which the vCPU is there, after the switch to it.
      const first = next;
      if (whole.kind !== "switch") while (reasons[next] && reasons[next]!.time <= whole.start) next += 1;
      const { time: _time, ...reason } = next > first ? reasons[next - 1]! : { time: 0 };
      const slice = clipped(whole, window);
      if (!slice) return [];
      const vcpu = vcpuName(trace, slice.other);
      const isFault = slice.kind === "exit" && handled.has(readiedKey(slice.other, whole.start));
      const name = sliceName(slice.kind, vcpu, isFault);
      const args = { ...(name === vcpu ? {} : { vcpu }), ...(slice.kind === "warm" ? { warm: true } : {}), ...reason };
      const at = { pid: HOST_PROCESS, tid: pcpuThread(pcpu), ...spanOf(slice, window) };
      return [{ ph: "X", name, cat: "cpu", ...at, ...(Object.keys(args).length > 0 ? { args } : {}) } as const];
    });
  }).flat();
}

function sliceName(kind: IntervalKind, vcpu: string, isFault: boolean): string {
  switch (kind) {
    case "switch":
    case "spin":
      return kind;
    case "exit":
      return isFault ? "exit fault" : "exit";
    default:
      return vcpu;
  }
}

/** Where each vCPU ran, and the state that it was in otherwise. */
export function vcpuEvents(trace: TraceReader, told: ToldRun, window: Window): ChromeEvent[] {
  const faults = group(told.faults, ({ vcpu }) => vcpu);
  return trace.info.vcpus.flatMap(({ id, vm }) => {
    const at = { pid: processOf(vm), tid: vcpuThread(id) };
    const stateOf = stateTeller(told, id, faults.get(id) ?? []);
    return laneIntervals(trace.vcpuLane(id, window.from, window.until), window.until).flatMap(
      (whole): ChromeEvent[] => {
        const state = stateOf(whole);
        const interval = clipped(whole, window);
        if (!interval || !state) return [];
        const { name, ...args } = state;
        const span = { ...at, ...spanOf(interval, window) };
        const strip: ChromeEvent = { ph: "T", name, ...span, ...(Object.keys(args).length > 0 ? { args } : {}) };
        if (interval.kind !== "running" && interval.kind !== "spin" && interval.kind !== "warm") return [strip];
        return [strip, { ph: "X", name: `pCPU ${interval.other}`, cat: "vcpu", ...span }];
      },
    );
  });
}

interface ThreadState {
  readonly name: "Running" | "R" | "R+" | "S" | "D" | "T" | "P";
  readonly cpu?: number;
  readonly io_wait?: 0 | 1;
  readonly blocked_function?: string;
}

const waits = (what: string): ThreadState => ({ name: "D", io_wait: 1, blocked_function: what });

/** Tells the state of a vCPU in its intervals, which come in the order of time. */
function stateTeller({ readied, asked }: ToldRun, vcpu: VcpuId, faults: readonly ToldFault[]) {
  const disks = asked.get(vcpu) ?? [];
  let fault = 0;
  let disk = 0;
  return ({ kind, start, other }: LaneInterval): ThreadState | null => {
    while (faults[fault] && faults[fault]!.time <= start) fault += 1;
    while (disks[disk] && disks[disk]!.time <= start) disk += 1;
    switch (kind) {
      case "running":
      case "warm":
      case "spin":
        return { name: "Running", cpu: other };
      case "ready":
        return { name: readied.get(readiedKey(vcpu, start)) === "preempt" ? "R+" : "R" };
      case "blockedFault":
        return waits(fault > 0 ? `page ${faults[fault - 1]!.page}` : "page");
      case "blockedDisk":
        return waits(disk > 0 ? `disk ${disks[disk - 1]!.pv}` : "disk");
      case "blockedLimit":
        return waits("limit of I/O");
      case "blockedDevice":
        return waits("device");
      case "halted":
        return { name: "S" };
      case "paused":
        return { name: "T" };
      case "parked":
      case "capped":
      case "costopped":
        return { name: "P" };
      case "switch":
      case "guest":
      case "exit":
        return null;
    }
  };
}

const STOLEN: ReadonlySet<IntervalKind> = new Set(["ready", "parked", "costopped"]);

/** How long the vCPUs of each machine have waited for a pCPU that others had, whenever one of them has got one. */
export function stealEvents(trace: TraceReader, window: Window): ChromeEvent[] {
  const { until, scale, from } = window;
  const counters: ChromeEvent[] = [];
  for (const { uid } of trace.info.vms) {
    const own = trace.info.vcpus.filter(({ vm }) => vm === uid);
    const stolen = own
      .flatMap(({ id }) => laneIntervals(trace.vcpuLane(id, 0, until), until))
      .filter(({ kind }) => STOLEN.has(kind))
      .toSorted((a, b) => a.end - b.end);
    let total = 0;
    for (const [at, { start, end }] of stolen.entries()) {
      total += end - start;
      const isLast = stolen[at + 1]?.end !== end;
      if (!isLast || (end < from && (stolen[at + 1]?.end ?? until) <= from)) continue;
      const args = { ms: microsOf(scale, total) / 1000 };
      counters.push({ ph: "C", name: "steal", pid: processOf(uid), ts: microsOf(scale, Math.max(end, from)), args });
    }
  }
  return counters;
}
