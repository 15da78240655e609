/**
 * Where the time went: a line for each item with its formula, a column for each machine and container, one for the host. Over
 * each column a bar of its shares.
 */
import type { VmUid } from "../../model/units.ts";
import type { CostLine } from "../../i18n/messages/costs.ts";
import { exitFigures } from "../../trace/figures/exits.ts";
import { machineCosts } from "../../trace/figures/machineCosts.ts";
import { isolated } from "../../trace/isolated.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import type { RunState } from "../../store/runState.ts";
import { useRun } from "../shared/useRun.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { partStyle, TIME_PARTS, type TimePart } from "./looks.ts";
import { useCostText } from "./useCostText.ts";

/** Columns beside that of the host. */
const MOST_COLUMNS = 6;

const selectMachines = ({ scenario }: RunState) => scenario.machines;

interface Column {
  readonly vm: VmUid | null;
  readonly name: string;
  readonly kind: string;
  readonly parts: Readonly<Record<TimePart, number>>;
  readonly exits: number;
  readonly calls: number;
  readonly switches: number;
  readonly guestPages: number;
  readonly sharedPages: number;
  readonly end: number | null;
}

export function TimeTable({ known: { host, trace } }: { readonly known: HostAtRow }) {
  const { costs: t, terms } = useCostText();
  const unit = useTimeUnit();
  const { info } = trace;
  const existing = info.vms.filter(({ uid }) => host.vms[uid] && host.vms[uid].life !== "none").map(({ uid }) => uid);
  const all = info.vms.map(({ uid }) => uid);
  const column = (vm: VmUid | null): Column => {
    const vms = vm === null ? all : [vm];
    const figures = exitFigures(host, info, vms);
    const { boot, guestPages, sharedPages, end } = machineCosts(host, info, vms);
    const isContainer = vm !== null && info.vms[vm]?.spec.isContainer === true;
    return {
      vm,
      name: vm === null ? t.all : isolated(info.vms[vm]?.name ?? ""),
      kind: vm === null ? "" : isContainer ? t.container : t.machine,
      parts: {
        boot,
        work: figures.work - boot,
        walks: figures.walks,
        exits: figures.exits,
        kernel: figures.kernel,
      },
      exits: figures.count,
      calls: figures.calls,
      switches: vm === null ? host.pcpus.reduce((sum, pcpu) => sum + pcpu.switch, 0) : 0,
      guestPages,
      sharedPages,
      end,
    };
  };
  const columns = [...existing.slice(0, MOST_COLUMNS).map(column), column(null)];
  const ticks = (value: number, sum: number) =>
    value === 0 ? t.none : t.withShare(terms.time(value, unit), terms.percent(value / sum));
  const cell = (line: CostLine, each: Column): string => {
    const sum = sumOf(each);
    switch (line) {
      case "switches":
        return each.vm === null ? ticks(each.switches, sum) : "";
      case "sum":
        return terms.time(sum, unit);
      case "guestPages":
      case "sharedPages":
        return each[line] === 0 ? t.none : terms.number(each[line]);
      case "end":
        return each.vm === null ? "" : each.end === null ? t.none : terms.time(each.end, unit);
      case "exits":
        return each.exits === 0
          ? ticks(each.parts.exits, sum)
          : `${t.times(terms.number(each.exits))} = ${ticks(each.parts.exits, sum)}`;
      case "kernel":
        return each.calls === 0
          ? ticks(each.parts.kernel, sum)
          : `${t.calls(terms.number(each.calls))} = ${ticks(each.parts.kernel, sum)}`;
      default:
        return ticks(each.parts[line], sum);
    }
  };
  // Lines that the scenario has at some time are there all the time: nothing below moves when they get their first figure.
  const plans = useRun(selectMachines);
  const lines: readonly CostLine[] = [
    ...(plans.some(({ bootTicks }) => bootTicks) || columns.some(({ parts }) => parts.boot > 0)
      ? (["boot"] as const)
      : []),
    "work",
    "walks",
    "exits",
    ...(plans.some(({ isContainer }) => isContainer) || info.vms.some(({ spec }) => spec.isContainer)
      ? (["kernel"] as const)
      : []),
    "switches",
    "sum",
    ...(plans.some(({ guestOsPages, isContainer }) => guestOsPages && !isContainer) ||
    columns.some(({ guestPages }) => guestPages > 0)
      ? (["guestPages"] as const)
      : []),
    ...(host.sharing || columns.some(({ sharedPages }) => sharedPages > 0) ? (["sharedPages"] as const) : []),
    "end",
  ];
  const left = existing.length - MOST_COLUMNS;
  return (
    <section className="min-w-0">
      <h3 className="pb-1 font-semibold">{t.itemised}</h3>
      <div tabIndex={0} role="region" aria-label={t.itemised} className="scroll-quiet overflow-x-auto">
        <table className="w-full border-collapse tabular-nums">
          <thead>
            <tr>
              <th scope="col" className="sticky left-0 bg-panel">
                <span className="sr-only">{t.item}</span>
              </th>
              {columns.map((each) => (
                <th key={each.vm ?? "host"} scope="col" className="min-w-24 px-1.5 pb-1 text-right align-bottom">
                  <span className="flex items-center justify-end gap-1 whitespace-nowrap">
                    {each.vm !== null && <VmSwatch vm={each.vm} className="size-2" />}
                    <span className="max-w-32 truncate font-semibold" title={each.name}>
                      {each.name}
                    </span>
                  </span>
                  <span className="block min-h-4 text-mini font-normal text-soft">{each.kind}</span>
                  <Bar column={each} sum={sumOf(each)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line} className={`border-t border-line ${line === "sum" ? "font-semibold" : ""}`}>
                <th scope="row" title={t.line[line].formula} className="sticky left-0 bg-panel py-0.5 pr-2 text-left">
                  <span className="flex items-center gap-1 font-semibold whitespace-nowrap">
                    {isPart(line) && (
                      <span aria-hidden style={partStyle(line, null)} className="inline-block h-2.5 w-3.5 shrink-0" />
                    )}
                    {t.line[line].label}
                  </span>
                  <span className="block max-w-56 text-mini leading-tight md:w-56 font-normal text-soft">
                    {t.line[line].formula}
                  </span>
                </th>
                {columns.map((each) => (
                  <td key={each.vm ?? "host"} className="px-1.5 py-0.5 text-right align-top whitespace-nowrap">
                    {cell(line, each)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && <p className="pt-1 text-mini text-soft">{t.more(terms.number(left))}</p>}
    </section>
  );
}

function sumOf({ parts, switches }: Column): number {
  return TIME_PARTS.reduce((sum, part) => sum + parts[part], switches);
}

function isPart(line: CostLine): line is TimePart {
  return (TIME_PARTS as readonly CostLine[]).includes(line);
}

function Bar({ column: { vm, name, parts }, sum }: { readonly column: Column; readonly sum: number }) {
  const { costs: t, terms } = useCostText();
  const shown = TIME_PARTS.filter((part) => parts[part] > 0);
  const words = shown.map((part) => t.share(t.line[part].label, terms.percent(parts[part] / sum)));
  const text = t.shares(name, words);
  return (
    <span role="img" aria-label={text} title={text} className="mt-0.5 flex h-2.5 w-full bg-lane">
      {shown.map((part) => (
        <span
          key={part}
          style={{ ...partStyle(part, vm), width: `${(100 * parts[part]) / sum}%` }}
          className="h-full shrink-0"
        />
      ))}
    </span>
  );
}
