/**
 * Who took whose time: what each vCPU did in a window of time, and for the time it was ready and did not run, which
 * machine had the pCPUs it waited for. Read from the lanes alone, exact, and additive: the sums of two windows that
 * touch are those of the whole.
 *
 * The rule. A ready vCPU waits for the pCPUs that serve its run queue and that it may use: with one queue for all of
 * them every pCPU of its affinity, with a queue for each the one in whose queue it stands. A tick of waiting is shared
 * equally among these pCPUs, and each share is charged to the machine whose vCPU runs there, in guest code, spinning or in an
 * exit. It is charged to `nobody` where the pCPU is in a world switch or idle, and the whole tick is when the
 * vCPU has been dispatched and its own switch-in is under way.
 *
 *     pCPU 0   AAAA##BB      C waits for both: A took 4/2 ticks of it, B 2/2 + 4/2, and 2/2 went to the switch
 *     pCPU 1   BBBBBBBB      shares = 2; taken = { A: 4, B: 10 }, nobody = 2; their sum is 2 * 8 ticks ready
 *     C        --------
 *
 * Charging one pCPU alone (the last one used) would need no fractions, but with one queue nobody can say which of the
 * pCPUs a vCPU "would have" got: any of them, given up, would have served it. Equal shares depend on nothing but who
 * holds what, treat equal machines alike, and stay whole numbers when counted in parts of a tick.
 */
import type { PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";
import type { HostInfo } from "../hostState.ts";
import { INTERVAL_KINDS, type IntervalKind, type LaneColumns } from "../intervals.ts";
import type { TraceReader } from "../reader.ts";
import { vcpuIdsOf } from "../vmInfo.ts";

/** What the rule needs of a trace. */
export type StealSource = Pick<
  TraceReader,
  "info" | "pcpuLane" | "vcpuLane" | "rowsUpTo" | "timeOf" | "kindOf" | "eventAt"
>;

/**
 * Where a vCPU's time can go. `ready` is divided further: see `VcpuTime`. `offline`: its machine is not defined or shut
 * off, or its program has ended. A new kind of interval needs a part here: the compiler asks for it.
 */
export const TIME_PARTS = [
  "guest",
  "spin",
  "exit",
  "ready",
  "blockedFault",
  "blockedDisk",
  "blockedLimit",
  "blockedDevice",
  "halted",
  "paused",
  "capped",
  "costopped",
  "offline",
] as const;
export type TimePart = (typeof TIME_PARTS)[number];

/** The time of one vCPU in a window: the parts add up to its length. */
export interface VcpuTime {
  /** Whole ticks. */
  readonly ticks: Readonly<Record<TimePart, Tick>>;
  /** pCPUs among which a tick of waiting is shared; the same for all vCPUs of a machine, at least 1. */
  readonly shares: number;
  /** By machine, in parts of 1 / `shares` of a tick; no entry for one that took nothing. */
  readonly taken: readonly (number | undefined)[];
  /** Waiting charged to no machine, in the same parts. `nobody` and all of `taken` are `shares * ticks.ready`. */
  readonly nobody: number;
}

/** A `VcpuTime` that is being counted. */
interface Count {
  readonly ticks: Record<TimePart, Tick>;
  readonly shares: number;
  readonly taken: (number | undefined)[];
  nobody: number;
}

export interface StealSums {
  readonly from: Tick;
  readonly to: Tick;
  /** Index: `VcpuId`. */
  readonly vcpus: readonly VcpuTime[];
}

/** A pCPU that a ready vCPU waits for, and who has it; -1: nobody, it is idle. */
export interface Holder {
  readonly pcpu: PcpuId;
  readonly vcpu: VcpuId | -1;
  /** A world switch to `vcpu` is under way there. */
  readonly isSwitching: boolean;
}

const kindNumber = (kind: IntervalKind) => INTERVAL_KINDS.indexOf(kind);
const SWITCH = kindNumber("switch");
/** Kinds of intervals in which a vCPU waits for others: ready, or parked for what it owes by its weight. */
const WAITS = new Set([kindNumber("ready"), kindNumber("parked")]);
const CAPPED = kindNumber("capped");
const RUNS = new Set([kindNumber("running"), kindNumber("spin")]);

/** Parts counted from the lanes of the pCPUs. */
type RunPart = "guest" | "spin" | "exit";
const RUN_PARTS: readonly (RunPart | null)[] = INTERVAL_KINDS.map((kind) => {
  if (kind === "warm") return "guest";
  return kind === "guest" || kind === "spin" || kind === "exit" ? kind : null;
});
/** Parts counted from a vCPU's own lane, by number of kind. */
const LANE_PARTS: readonly (TimePart | null)[] = INTERVAL_KINDS.map((kind) => {
  // Parked, it waits for those who have the pCPUs, as in a queue.
  if (kind === "parked") return "ready";
  if (kind === "switch" || kind === "guest" || kind === "warm" || kind === "running") return null;
  return kind === "spin" || kind === "exit" ? null : kind;
});

/** The sums of `[from, to)`, which must be known. O(intervals in it, times the vCPUs that wait at one time). */
export function stealBetween(trace: StealSource, from: Tick, to: Tick): StealSums {
  const { info } = trace;
  const vcpus = info.vcpus.map((_, vcpu) => noTime(sharesOf(info, vcpu)));
  const pcpus = Array.from({ length: info.pcpus }, (_, pcpu) => trace.pcpuLane(pcpu, from, to));
  const switchIns = countRunning(pcpus, from, to, vcpus);
  for (const [vcpu, count] of vcpus.entries()) {
    for (const columns of trace.vcpuLane(vcpu, from, to))
      for (let at = firstAfter(columns, from); at < columns.start.length && columns.start[at]! < to; at += 1) {
        const part = LANE_PARTS[columns.kind[at]!];
        if (!part) continue;
        const start = Math.max(from, columns.start[at]!);
        const end = Math.min(to, columns.end[at]!);
        count.ticks[part] += end - start;
        if (part !== "ready") continue;
        const awaited = awaitedPcpus(trace, vcpu, columns.start[at]!).map((pcpu) => pcpus[pcpu]!);
        let waited = start;
        for (const [switchStart, switchEnd] of switchIns[vcpu] ?? []) {
          if (switchEnd <= waited || switchStart >= end) continue;
          charge(info, awaited, waited, switchStart, count);
          waited = Math.min(end, switchEnd);
          count.nobody += count.shares * (waited - Math.max(start, switchStart));
        }
        charge(info, awaited, waited, end, count);
      }
    count.ticks.offline = to - from - TIME_PARTS.reduce((sum, part) => sum + count.ticks[part], 0);
  }
  return { from, to, vcpus };
}

/** The sums of two windows of one trace that touch. A vCPU that only the later one knows was offline before. */
export function addSteal(before: StealSums, after: StealSums): StealSums {
  const vcpus = after.vcpus.map((later, vcpu) => {
    const sum = noTime(later.shares);
    const earlier = before.vcpus[vcpu];
    if (earlier) add(sum, earlier);
    else sum.ticks.offline = before.to - before.from;
    return add(sum, later);
  });
  return { from: before.from, to: after.to, vcpus };
}

/**
 * The same sums in a trace that knows other vCPUs: those of machines that have been created since, or otherwise. Whoever is
 * not the same was offline up to there.
 */
export function withVcpusOf(info: HostInfo, { from, to, vcpus }: StealSums): StealSums {
  const known = info.vcpus.map((_, vcpu) => {
    const shares = sharesOf(info, vcpu);
    const before = vcpus[vcpu];
    if (before?.shares === shares) return before;
    const time = noTime(shares);
    time.ticks.offline = to - from;
    return time;
  });
  return { from, to, vcpus: known };
}

/** The sums of all vCPUs of a machine: one row of the matrix. Null for a machine that the sums do not know. */
export function machineTime(info: HostInfo, { vcpus }: StealSums, vm: VmUid): VcpuTime | null {
  const machine = info.vms[vm];
  const own = machine ? vcpuIdsOf(machine).flatMap((id) => vcpus[id] ?? []) : [];
  return own[0] ? own.reduce(add, noTime(own[0].shares)) : null;
}

/** Who has the pCPUs that a vCPU waits for at `time`, ascending by pCPU; empty when it does not wait then. */
export function holdersAt(trace: StealSource, vcpu: VcpuId, time: number): readonly Holder[] {
  const wait = intervalAt(trace.vcpuLane(vcpu, time, time + 1), time);
  if (!wait || !WAITS.has(wait.kind)) return [];
  const all = Array.from({ length: trace.info.pcpus }, (_, pcpu) => holderOf(trace, pcpu, time));
  const switchIn = all.find((holder) => holder.vcpu === vcpu);
  return switchIn ? [switchIn] : awaitedPcpus(trace, vcpu, wait.start).map((pcpu) => all[pcpu]!);
}

/** The pCPUs that a vCPU waits for, ascending; its wait began at `since`, or was cut there by the border of a chunk. */
export function awaitedPcpus(trace: StealSource, vcpu: VcpuId, since: Tick): readonly PcpuId[] {
  const allowed = allowedPcpus(trace.info, vcpu);
  if (trace.info.queues === 1) return allowed;
  // Every wait begins with a row that says in which queue; without one any that it may use is as good as another.
  return [queueOf(trace, vcpu, since) ?? allowed[0]!];
}

function allowedPcpus(info: HostInfo, vcpu: VcpuId): readonly PcpuId[] {
  const affinity = info.vms[info.vcpus[vcpu]!.vm]!.spec.affinity;
  return affinity ? affinity.toSorted((one, other) => one - other) : Array.from({ length: info.pcpus }, (_, id) => id);
}

function sharesOf(info: HostInfo, vcpu: VcpuId): number {
  if (info.queues > 1) return 1;
  return info.vms[info.vcpus[vcpu]!.vm]!.spec.affinity?.length ?? info.pcpus;
}

function noTime(shares: number): Count {
  // Written out, and not made from the list of parts: thousands of them are made at each glance.
  const ticks: Record<TimePart, Tick> = {
    guest: 0,
    spin: 0,
    exit: 0,
    ready: 0,
    blockedFault: 0,
    blockedDisk: 0,
    blockedLimit: 0,
    blockedDevice: 0,
    halted: 0,
    paused: 0,
    capped: 0,
    costopped: 0,
    offline: 0,
  };
  return { ticks, shares, taken: [], nobody: 0 };
}

function add(sum: Count, { ticks, taken, nobody }: VcpuTime): Count {
  for (const part of TIME_PARTS) sum.ticks[part] += ticks[part];
  // Gone through for each of thousands of vCPUs at each glance.
  for (let vm = 0; vm < taken.length; vm += 1) {
    const parts = taken[vm];
    if (parts) sum.taken[vm] = (sum.taken[vm] ?? 0) + parts;
  }
  sum.nobody += nobody;
  return sum;
}

type Span = readonly [start: Tick, end: Tick];

/** Adds guest time, spinning and exits, and gives the switch-ins of each vCPU in order of time. */
function countRunning(
  pcpus: readonly (readonly LaneColumns[])[],
  from: Tick,
  to: Tick,
  vcpus: readonly Count[],
): readonly (Span[] | undefined)[] {
  const switchIns: Span[][] = [];
  for (const columns of pcpus.flat())
    for (let at = firstAfter(columns, from); at < columns.start.length && columns.start[at]! < to; at += 1) {
      const start = Math.max(from, columns.start[at]!);
      const end = Math.min(to, columns.end[at]!);
      const vcpu = columns.other[at]!;
      const part = RUN_PARTS[columns.kind[at]!];
      if (part) vcpus[vcpu]!.ticks[part] += end - start;
      else (switchIns[vcpu] ??= []).push([start, end]);
    }
  for (const spans of switchIns) spans?.sort((one, other) => one[0] - other[0]);
  return switchIns;
}

/** Charges the waiting of `[from, to)` to those who hold the pCPUs that are waited for, and the rest to nobody. */
function charge(
  { vcpus }: HostInfo,
  awaited: readonly (readonly LaneColumns[])[],
  from: Tick,
  to: Tick,
  count: Count,
): void {
  if (to <= from) return;
  for (const lane of awaited) {
    let free = to - from;
    for (const columns of lane)
      for (let at = firstAfter(columns, from); at < columns.start.length && columns.start[at]! < to; at += 1) {
        if (columns.kind[at] === SWITCH) continue;
        const held = Math.min(to, columns.end[at]!) - Math.max(from, columns.start[at]!);
        const { vm } = vcpus[columns.other[at]!]!;
        count.taken[vm] = (count.taken[vm] ?? 0) + held;
        free -= held;
      }
    count.nobody += free;
  }
}

function holderOf(trace: StealSource, pcpu: PcpuId, time: number): Holder {
  const held = intervalAt(trace.pcpuLane(pcpu, time, time + 1), time);
  return { pcpu, vcpu: held?.other ?? -1, isSwitching: held?.kind === SWITCH };
}

/** The interval that contains `time`, or null. */
function intervalAt(lane: readonly LaneColumns[], time: number): { start: Tick; kind: number; other: number } | null {
  for (const columns of lane) {
    const at = firstAfter(columns, time);
    const start = columns.start[at];
    if (start !== undefined && start <= time) return { start, kind: columns.kind[at]!, other: columns.other[at]! };
  }
  return null;
}

/** The run queue in which a wait that began at `since` is spent, or null when no row says so. */
function queueOf(trace: StealSource, vcpu: VcpuId, since: Tick): PcpuId | null {
  // An interval that was cut by the border of a chunk has its row where its first part begins.
  for (let start = since; ;) {
    for (let row = trace.rowsUpTo(start) - 1; row >= 0 && trace.timeOf(row) === start; row -= 1) {
      const kind = trace.kindOf(row);
      if (kind !== "ready" && kind !== "rebalance") continue;
      const event = trace.eventAt(row);
      if (event.kind === "ready" && event.vcpu === vcpu) return event.queue;
      if (event.kind === "rebalance" && event.vcpu === vcpu) return event.to;
    }
    const before = intervalAt(trace.vcpuLane(vcpu, start - 1, start), start - 1);
    if (before && RUNS.has(before.kind)) return before.other;
    if (!before || (before.kind !== CAPPED && !WAITS.has(before.kind))) return null;
    start = before.start;
  }
}

/** Index of the first interval that ends after `time`. */
function firstAfter({ end }: LaneColumns, time: number): number {
  let low = 0;
  let high = end.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (end[middle]! > time) high = middle;
    else low = middle + 1;
  }
  return low;
}
