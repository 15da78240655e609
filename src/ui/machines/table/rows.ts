/** The rows of the table of machines: their figures, in the order asked for, and the scale of the heat map. Pure. */
import type { MachineColumn as SortKey } from "../../../i18n/messages/machineTable.ts";
import type { Tick, VmUid } from "../../../model/units.ts";
import type { HostInfo, HostState } from "../../../trace/hostState.ts";
import type { VmMetrics } from "../../../trace/figures/metrics.ts";
import { valueOf } from "../../../trace/figures/shares.ts";
import type { VcpuTime } from "../../../trace/figures/steal.ts";
import type { MachineView } from "../machineView.ts";
import { vcpuIdsOf } from "../../../trace/vmInfo.ts";

/** The first decides, the next where that is equal. */
export type Sorting = readonly { readonly key: SortKey; readonly isDown: boolean }[];

export interface TableRow {
  readonly machine: MachineView;
  readonly metrics: VmMetrics;
  /** In percent of one pCPU; null: there is none. */
  readonly cap: number | null;
  /** Time that its cap took, of all its vCPUs; null without a cap. */
  readonly throttled: Tick | null;
}

/** The cap of a machine, and what it took of the machine so far. */
export function capOf(info: HostInfo, host: HostState, vm: VmUid): Pick<TableRow, "cap" | "throttled"> {
  const machine = info.vms[vm];
  const cap = machine?.spec.cap;
  if (!machine || cap === undefined) return { cap: null, throttled: null };
  const vcpus = vcpuIdsOf(machine).flatMap((id) => host.vcpus[id] ?? []);
  return { cap, throttled: vcpus.reduce((sum, { cappedTicks }) => sum + cappedTicks, 0) };
}

/** `web-2` before `web-10`. */
const byName = new Intl.Collator("en", { numeric: true }).compare;

const VALUES: Readonly<Record<Exclude<SortKey, "name">, (row: TableRow) => number | string>> = {
  status: ({ machine }) => machine.status,
  vcpus: ({ machine }) => machine.vcpus,
  cpu: ({ machine }) => machine.cpuRatio ?? -1,
  steal: ({ metrics }) => (metrics.steal ? valueOf(metrics.steal) : -1),
  weight: ({ machine }) => machine.weight,
  cap: ({ cap }) => cap ?? Infinity,
  throttled: ({ throttled }) => throttled ?? -1,
  faults: ({ machine }) => machine.faults,
};

function compareBy(key: SortKey, a: TableRow, b: TableRow): number {
  if (key === "name") return byName(a.machine.name, b.machine.name);
  const [one, other] = [VALUES[key](a), VALUES[key](b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

export function sortedRows(rows: readonly TableRow[], sorting: Sorting): readonly TableRow[] {
  return rows.toSorted((a, b) => {
    for (const { key, isDown } of sorting) {
      const order = compareBy(key, a, b);
      if (order !== 0) return isDown ? -order : order;
    }
    return a.machine.uid - b.machine.uid;
  });
}

/** Pressing a head sorts by it alone, the other way round if it does so already; `isMore`: after the heads before. */
export function pressed(sorting: Sorting, key: SortKey, isMore: boolean): Sorting {
  const known = sorting.find((by) => by.key === key);
  // Names begin at the front; of figures the largest are looked for.
  const next = { key, isDown: known ? !known.isDown : key !== "name" };
  if (!isMore) return [next];
  return known ? sorting.map((by) => (by.key === key ? next : by)) : [...sorting, next];
}

/** Machines that took anything, the greediest first, at most `most`; and the largest cell of them all. */
export function takers(
  times: readonly (VcpuTime | null)[],
  most: number,
): { readonly columns: readonly VmUid[]; readonly peak: number } {
  const sums: number[] = [];
  let peak = 0;
  for (const time of times) {
    if (!time) continue;
    const { taken, shares } = time;
    // Gone through for each of hundreds of machines at each glance.
    for (let taker = 0; taker < taken.length; taker += 1) {
      const parts = taken[taker];
      if (!parts) continue;
      sums[taker] = (sums[taker] ?? 0) + parts / shares;
      peak = Math.max(peak, parts / shares);
    }
  }
  const columns = [...sums.keys()].filter((vm) => sums[vm]).toSorted((a, b) => sums[b]! - sums[a]! || a - b);
  return { columns: columns.slice(0, most), peak };
}

/** Steps of the heat map: 0 for nothing, then as many as there are shades. */
export function shadeOf(ticks: number, peak: number, shades: number): number {
  return ticks <= 0 || peak <= 0 ? 0 : Math.max(1, Math.ceil((ticks / peak) * shades));
}
