/**
 * What the panel shows of the sums: the machines that fit, the rest as one, the row and column of each in ticks, and the
 * one sentence that says most. Numbers only; fractions of a tick are divided here, for the screen.
 */
import type { VcpuId, VmUid } from "../../../model/units.ts";
import type { HostInfo } from "../../../trace/hostState.ts";
import { machineTime, type StealSums, type VcpuTime } from "../../../trace/figures/steal.ts";
import { vcpuIdsOf } from "../../../trace/vmInfo.ts";

/** Machines with a row and a column of their own. */
export const MACHINES_SHOWN = 8;
/** A machine takes the place of another only with so much more time: rows should not change places at every glance. */
const MARGIN = 1.25;

/** Time taken from one machine (or from all the others together), in ticks. */
export interface StealRow {
  /** Null: all machines that have no row of their own. */
  readonly vm: VmUid | null;
  /** Per machine shown. */
  readonly taken: readonly number[];
  readonly takenByOthers: number;
  readonly nobody: number;
  /** Sum of the row: time ready. */
  readonly ready: number;
}

export interface StealMatrix {
  /** Machines with a row and a column, by id. */
  readonly shown: readonly VmUid[];
  /** How many machines the row and the column of the others stand for; 0: there is no such row. */
  readonly others: number;
  readonly rows: readonly StealRow[];
  /** Sums of the columns: per machine shown, the others, nobody, all. */
  readonly took: StealRow;
}

/** Machine by machine; null where the sums do not know it. Index: `VmUid`. */
export type MachineTimes = readonly (VcpuTime | null)[];

export function machineTimes(info: HostInfo, sums: StealSums): MachineTimes {
  return info.vms.map(({ uid }) => machineTime(info, sums, uid));
}

/** What each machine waited and took, in ticks. */
function weights(times: MachineTimes): number[] {
  const weight = times.map((time) => time?.ticks.ready ?? 0);
  for (const time of times) {
    if (!time) continue;
    const { taken, shares } = time;
    // Gone through for each of hundreds of machines at each glance.
    for (let taker = 0; taker < taken.length; taker += 1) {
      const parts = taken[taker];
      if (parts) weight[taker] = (weight[taker] ?? 0) + parts / shares;
    }
  }
  return weight;
}

/**
 * The machines to show, by id: those that exist or have waited or taken, and of many those with most time waited and
 * taken. `before` are the ones shown last, which stay unless others have clearly more; `focused` is always among them.
 */
export function chooseMachines(
  times: MachineTimes,
  exists: (vm: VmUid) => boolean,
  focused: VmUid | null,
  before: readonly VmUid[],
): { readonly shown: readonly VmUid[]; readonly others: readonly VmUid[] } {
  const weight = weights(times);
  const all = [...times.keys()].filter((vm) => exists(vm) || weight[vm]! > 0);
  const rank = (vm: VmUid) => (vm === focused ? Infinity : weight[vm]! * (before.includes(vm) ? MARGIN : 1));
  const shown = all.toSorted((one, other) => rank(other) - rank(one) || one - other).slice(0, MACHINES_SHOWN);
  return {
    shown: shown.toSorted((one, other) => one - other),
    others: all.filter((vm) => !shown.includes(vm)),
  };
}

export function stealMatrix(times: MachineTimes, shown: readonly VmUid[], others: readonly VmUid[]): StealMatrix {
  const rows = shown.map((vm) => rowOf(vm, [times[vm]], shown));
  if (others.length > 0)
    rows.push(
      rowOf(
        null,
        others.map((vm) => times[vm]),
        shown,
      ),
    );
  const sum = (pick: (row: StealRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const took: StealRow = {
    vm: null,
    taken: shown.map((_, at) => sum(({ taken }) => taken[at]!)),
    takenByOthers: sum(({ takenByOthers }) => takenByOthers),
    nobody: sum(({ nobody }) => nobody),
    ready: sum(({ ready }) => ready),
  };
  return { shown, others: others.length, rows, took };
}

function rowOf(vm: VmUid | null, times: readonly (VcpuTime | null | undefined)[], shown: readonly VmUid[]): StealRow {
  const taken = shown.map(() => 0);
  let takenByOthers = 0;
  let nobody = 0;
  let ready = 0;
  for (const time of times) {
    if (!time) continue;
    for (const [taker, parts = 0] of time.taken.entries()) {
      const at = shown.indexOf(taker);
      if (at < 0) takenByOthers += parts / time.shares;
      else taken[at]! += parts / time.shares;
    }
    nobody += time.nobody / time.shares;
    ready += time.ticks.ready;
  }
  return { vm, taken, takenByOthers, nobody, ready };
}

/** Who waited, and who took most of that. */
export interface StealFact {
  readonly vm: VmUid;
  readonly ready: number;
  /** The machines that took most of it, all of them as much; none: more than half of it nobody took. */
  readonly takers: readonly VmUid[];
  /** Part of the waiting that each of them took (or nobody). */
  readonly share: number;
}

/** The fact about `focused`, or about the machine that waited most; null when it has not waited. */
export function stealFact(times: MachineTimes, focused: VmUid | null): StealFact | null {
  const readyOf = (vm: VmUid) => times[vm]?.ticks.ready ?? 0;
  const vm = focused ?? [...times.keys()].reduce((best, other) => (readyOf(other) > readyOf(best) ? other : best), 0);
  const time = times[vm];
  if (!time || time.ticks.ready === 0) return null;
  let most = 0;
  let takers: VmUid[] = [];
  for (const [taker, parts = 0] of time.taken.entries()) {
    if (parts === 0 || parts < most) continue;
    takers = parts === most ? [...takers, taker] : [taker];
    most = parts;
  }
  const isNobody = 2 * time.nobody > time.shares * time.ticks.ready;
  const parts = isNobody ? time.nobody : most;
  return {
    vm,
    ready: time.ticks.ready,
    takers: isNobody ? [] : takers,
    share: parts / (time.shares * time.ticks.ready),
  };
}

/** Bars drawn: enough for each machine shown to have one. */
const BARS_SHOWN = 12;

/** The vCPUs with a bar, by id: those of `focused` and of `shown`, as many as fit; and how many have none. */
export function chooseVcpus(
  info: HostInfo,
  shown: readonly VmUid[],
  others: readonly VmUid[],
  focused: VmUid | null,
): { readonly vcpus: readonly VcpuId[]; readonly more: number } {
  const of = (vm: VmUid) => vcpuIdsOf(info.vms[vm]!);
  const first = focused !== null && shown.includes(focused) ? of(focused) : [];
  const rest = shown.filter((vm) => vm !== focused).flatMap(of);
  const hidden = others.reduce((sum, vm) => sum + info.vms[vm]!.vcpuCount, 0);
  const vcpus = [...first, ...rest].slice(0, BARS_SHOWN).toSorted((one, other) => one - other);
  return { vcpus, more: first.length + rest.length - vcpus.length + hidden };
}
