/**
 * The table of figures: a row a machine, or a row a vCPU with the times that textbooks ask for. Where there is no room
 * for all columns side by side, each row becomes a small group: the name, and the figures in lines under it, the heads
 * of the columns likewise. It stays one table, with rows and heads, in either form. Scrolls inside itself.
 */
import type { CSSProperties } from "react";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import { timeUnit, type TimeUnit } from "../../model/timeUnit.ts";
import type { VcpuId, VmUid } from "../../model/units.ts";
import type { Selection } from "../../store/appState.ts";
import { metricsOfVms, vcpuMetrics, type VcpuMetrics, type VmMetrics } from "../../trace/figures/metrics.ts";
import type { Fraction } from "../../trace/figures/shares.ts";
import { translationMetrics } from "../../trace/figures/translation.ts";
import { useActions } from "../shared/useApp.ts";
import { useHasBarriers } from "../shared/moment/useHasBarriers.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { decimalText, percentText } from "./figures.ts";
import type { Moment } from "../shared/moment/useMoment.ts";
import { vcpuIdsOf } from "../../trace/vmInfo.ts";

/** Rows that are drawn. Hosts with more machines have the list of machines to search. */
const ROWS_SHOWN = 200;

interface Column<Metrics> {
  readonly label: string;
  readonly help: string;
  readonly text: (metrics: Metrics) => string;
}

interface Row<Metrics> {
  readonly vm: VmUid;
  readonly name: string;
  readonly selection: Selection;
  readonly metrics: Metrics;
}

/** Columns of figures that have room in the narrowest panel; tables with more are stacked there. */
const MOST_NARROW = 5;

/** How the parts of a table are stacked in a panel narrower than many columns need: as many figures in each line. */
const STACKED = {
  frame: "max-h-96",
  table: "@max-lg:grid @max-lg:grid-cols-[repeat(var(--figures),minmax(max-content,1fr))]",
  part: "@max-lg:col-span-full @max-lg:grid @max-lg:grid-cols-subgrid",
  row: "@max-lg:border-b @max-lg:border-line @max-lg:pb-1",
  name: "@max-lg:col-span-full @max-lg:max-w-full",
  figure: "@max-lg:py-0",
} as const;
const PLAIN: Readonly<Record<keyof typeof STACKED, string>> = {
  frame: "max-h-72",
  table: "",
  part: "",
  row: "",
  name: "",
  figure: "",
};

/** Said aloud, as some browsers forget what the parts of a table are when they are laid out as a grid. */
const ROLE = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

interface TableProps<Metrics> {
  readonly first: string;
  readonly columns: readonly Column<Metrics>[];
  readonly rows: readonly Row<Metrics>[];
}

function Table<Metrics>({ first, columns, rows }: TableProps<Metrics>) {
  const { why } = usePanelText();
  const actions = useActions();
  const look = columns.length > MOST_NARROW ? STACKED : PLAIN;
  const lines = Math.ceil(columns.length / MOST_NARROW);
  const style = { "--figures": Math.ceil(columns.length / lines) } as CSSProperties;
  return (
    <div
      className={`@container scroll-quiet fade-right overflow-auto ${look.frame}`}
      role="region"
      aria-label={`${why.metrics.title}: ${first}`}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table {...ROLE.table} style={style} className={`w-full text-xs ${look.table}`}>
        <thead {...ROLE.rowgroup} className={`sticky top-0 z-10 bg-panel ${look.part}`}>
          <tr {...ROLE.row} className={`border-b border-line text-soft ${look.part} ${look.row}`}>
            <th
              scope="col"
              {...ROLE.columnheader}
              className={`sticky left-0 bg-panel py-1 text-left font-normal whitespace-nowrap ${look.name} ${look.figure}`}
            >
              {first}
            </th>
            {columns.map(({ label, help }) => (
              <th
                key={label}
                scope="col"
                {...ROLE.columnheader}
                title={help}
                className={`py-1 pl-1.5 text-right font-normal whitespace-nowrap ${look.figure}`}
              >
                {label}
                <span className="sr-only">: {help}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.rowgroup} className={look.part}>
          {rows.map(({ vm, name, selection, metrics }) => (
            <tr key={name} {...ROLE.row} className={`${look.part} ${look.row}`}>
              <th
                scope="row"
                {...ROLE.rowheader}
                className={`sticky left-0 max-w-28 bg-panel text-left font-medium ${look.name}`}
              >
                <button
                  type="button"
                  onClick={() => actions.select(selection)}
                  title={name}
                  className="flex min-h-6 max-w-full cursor-pointer items-center gap-1.5 rounded-sm hover:text-accent"
                >
                  <VmSwatch vm={vm} className="size-2" />
                  <span className="truncate">{name}</span>
                </button>
              </th>
              {columns.map(({ label, text }) => (
                <td
                  key={label}
                  {...ROLE.cell}
                  className={`min-w-8 py-0.5 pl-1.5 text-right whitespace-nowrap tabular-nums ${look.figure}`}
                >
                  {text(metrics)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The machines that exist at the moment. */
function existing({ host }: Moment): readonly VmUid[] {
  const found: VmUid[] = [];
  for (const [vm, state] of host.vms.entries()) {
    if (state.life !== "none") found.push(vm);
    if (found.length === ROWS_SHOWN) break;
  }
  return found;
}

/** Faults that count, and behind a plus those shown apart. */
function faultsText(
  { faults, faultsApart }: { readonly faults: number; readonly faultsApart: number },
  { why, terms }: PanelCatalogue,
): string {
  if (faultsApart === 0) return terms.number(faults);
  return why.metrics.faultsValue(terms.number(faults), terms.number(faultsApart));
}

/** Ticks without their unit, or the sign for none. */
function ticksText(ticks: number | null, { why, terms }: PanelCatalogue, unit: TimeUnit): string {
  return ticks === null ? why.metrics.none : terms.time(Math.floor(ticks), unit);
}

/** What is known of the memory of machines, where it is taken back or equal pages are merged. */
function memoryColumns(
  { trace: { info }, host }: Moment,
  { why: { metrics }, terms }: PanelCatalogue,
): readonly Column<VmMetrics>[] {
  const { active, ballooned, swapped, shared } = metrics.memory;
  const pages = (count: number | undefined) => (count === undefined ? metrics.none : terms.number(count));
  return [
    ...(info.overcommit
      ? [
          { ...active, text: ({ vm }: VmMetrics) => pages(host.vms[vm]?.memory?.active) },
          { ...ballooned, text: ({ vm }: VmMetrics) => pages(host.vms[vm]?.memory?.ballooned) },
          { ...swapped, text: ({ vm }: VmMetrics) => pages(host.vms[vm]?.memory?.swapped) },
        ]
      : []),
    ...(info.sharing ? [{ ...shared, text: ({ vm }: VmMetrics) => pages(host.vms[vm]?.shared) }] : []),
  ];
}

/** What references cost to translate, where that is modelled. */
function translationColumns(
  { trace: { info }, host }: Moment,
  { why: { metrics }, terms }: PanelCatalogue,
): readonly Column<VmMetrics>[] {
  const { translation } = info;
  if (!translation) return [];
  const { hitRate, accesses, accessTime } = metrics.translation;
  const of = ({ vm }: VmMetrics) => {
    const counts = host.translations.get(vm);
    return translationMetrics(counts ? [counts] : [], translation.memoryNs);
  };
  const decimal = (ratio: Fraction | null) => (ratio ? decimalText(ratio, terms.number) : metrics.none);
  return [
    { ...hitRate, text: (machine) => percentText(of(machine).hitRate, metrics.none, terms.percent) },
    { ...accesses, text: (machine) => decimal(of(machine).accessesPerReference) },
    { ...accessTime, text: (machine) => decimal(of(machine).accessTime) },
  ];
}

export function MachineTable({ moment }: { readonly moment: Moment }) {
  const text = usePanelText();
  const hasBarriers = useHasBarriers();
  const { terms } = text;
  const m = text.why.metrics;
  const unit = timeUnit(moment.scenario);
  const { info } = moment.trace;
  const { conventions } = moment.scenario;
  const columns: readonly Column<VmMetrics>[] = [
    { label: m.cpu, help: m.cpuHelp, text: ({ cpuRatio }) => percentText(cpuRatio, m.none, terms.percent) },
    ...(hasBarriers
      ? [
          { label: m.spin, help: m.spinHelp, text: ({ spin }: VmMetrics) => ticksText(spin, text, unit) },
          { label: m.barriers, help: m.barriersHelp, text: ({ barriers }: VmMetrics) => terms.number(barriers) },
        ]
      : []),
    ...(info.cache
      ? [{ label: m.warm, help: m.warmHelp, text: ({ warm }: VmMetrics) => ticksText(warm, text, unit) }]
      : []),
    { label: m.wait, help: m.waitHelp[conventions.waiting], text: ({ waiting }) => ticksText(waiting, text, unit) },
    { label: m.steal, help: m.stealHelp, text: ({ steal }) => percentText(steal, m.none, terms.percent) },
    { label: m.faults, help: m.faultsHelp[conventions.faultCount], text: (metrics) => faultsText(metrics, text) },
    ...memoryColumns(moment, text),
    ...translationColumns(moment, text),
    { label: m.turnaround, help: m.turnaroundHelp, text: ({ turnaround }) => ticksText(turnaround, text, unit) },
  ];
  const rows = metricsOfVms(info, moment.host, existing(moment), conventions).map((metrics): Row<VmMetrics> => ({
    vm: metrics.vm,
    name: info.vms[metrics.vm]?.name ?? "",
    selection: { kind: "vm", vm: metrics.vm },
    metrics,
  }));
  return <Table first={m.vm} columns={columns} rows={rows} />;
}

export function VcpuTable({ moment }: { readonly moment: Moment }) {
  const text = usePanelText();
  const hasBarriers = useHasBarriers();
  const { terms } = text;
  const m = text.why.metrics;
  const unit = timeUnit(moment.scenario);
  const { info } = moment.trace;
  const { conventions } = moment.scenario;
  const columns: readonly Column<VcpuMetrics>[] = [
    { label: m.arrival, help: m.arrivalHelp, text: ({ arrival }) => ticksText(arrival, text, unit) },
    { label: m.cpu, help: m.cpuTicksHelp, text: ({ cpu }) => ticksText(cpu, text, unit) },
    ...(hasBarriers
      ? [{ label: m.spin, help: m.spinHelp, text: ({ spin }: VcpuMetrics) => ticksText(spin, text, unit) }]
      : []),
    ...(info.cache
      ? [{ label: m.warm, help: m.warmHelp, text: ({ warm }: VcpuMetrics) => ticksText(warm, text, unit) }]
      : []),
    { label: m.wait, help: m.waitHelp[conventions.waiting], text: ({ waiting }) => ticksText(waiting, text, unit) },
    { label: m.response, help: m.responseHelp, text: ({ response }) => ticksText(response, text, unit) },
    { label: m.turnaround, help: m.turnaroundHelp, text: ({ turnaround }) => ticksText(turnaround, text, unit) },
    {
      label: m.weighted,
      help: m.weightedHelp,
      text: ({ weightedTurnaround }) => (weightedTurnaround ? decimalText(weightedTurnaround, terms.number) : m.none),
    },
    { label: m.steal, help: m.stealHelp, text: ({ steal }) => percentText(steal, m.none, terms.percent) },
    { label: m.faults, help: m.faultsHelp[conventions.faultCount], text: (metrics) => faultsText(metrics, text) },
  ];
  const vcpus = existing(moment).flatMap((vm): readonly VcpuId[] => {
    const machine = info.vms[vm];
    return machine ? vcpuIdsOf(machine) : [];
  });
  const rows = vcpus.slice(0, ROWS_SHOWN).map((vcpu): Row<VcpuMetrics> => {
    const metrics = vcpuMetrics(info, moment.host, vcpu, conventions);
    return { vm: metrics.vm, name: vcpuLabel(info, vcpu), selection: { kind: "vcpu", vcpu }, metrics };
  });
  return <Table first={m.vcpu} columns={columns} rows={rows} />;
}
