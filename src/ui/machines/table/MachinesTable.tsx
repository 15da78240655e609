/**
 * Many machines as a table: sorted by any column, filtered, several chosen and commanded at once. The right half of the same
 * rows is the heat map of steal: whose time was taken (row) by whom (column, the greediest first).
 */
import { useMemo, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { MACHINE_COLUMNS, type MachineColumn } from "../../../i18n/messages/machineTable.ts";
import { whereabouts } from "../../../i18n/messages/whereabouts.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { VmUid } from "../../../model/units.ts";
import { metricsOfVms } from "../../../trace/figures/metrics.ts";
import { valueOf } from "../../../trace/figures/shares.ts";
import { SelectMachine } from "../SelectMachine.tsx";
import { StatusBadge } from "../StatusBadge.tsx";
import { useWhereabouts } from "../Whereabouts.tsx";
import { machineViews } from "../machineView.ts";
import type { Machines } from "../useMachines.ts";
import { Icon } from "../../shared/Icon.tsx";
import { selectedVm } from "../../shared/moment/selectedVm.ts";
import { useMoment, type Moment } from "../../shared/moment/useMoment.ts";
import { selectLanguage, selectLit, selectSelection } from "../../../store/selectors.ts";
import { selectHasOtherHosts } from "../../shared/migration/otherHosts.ts";
import { useActions, useApp } from "../../shared/useApp.ts";
import { useRun } from "../../shared/useRun.ts";
import { EndKept } from "../../shared/EndKept.tsx";
import { subjectsOf } from "../../shared/moment/subjects.ts";
import { VmSwatch } from "../../shared/VmChip.tsx";
import { vmColor } from "../../shared/vmColor.ts";
import { useSteal } from "../../shared/moment/useSteal.ts";
import { ForMany } from "./ForMany.tsx";
import { capOf, pressed, shadeOf, sortedRows, takers, type Sorting, type TableRow } from "./rows.ts";
import { ROW_PX, useRowWindow } from "./rowWindow.ts";
import { takenBy } from "../../shared/moment/takenBy.ts";
import { useTableText } from "../../shared/text/useTableText.ts";

/** Columns of the heat map at most. */
const MOST_TAKERS = 40;
/** Width of one where the window is wide. */
const TAKER_SHARE = "1.3%";
const SHADES = 5;
const SHADE_STEP = 20;
/** Shade number `step` of the accent, 1 to `SHADES`. */
function shadeStyle(step: number) {
  return step === 0
    ? {}
    : { backgroundColor: `color-mix(in srgb, var(--accent) ${step * SHADE_STEP}%, var(--accent-soft))` };
}

/** `toolsPlace`: where filter and commands for many stand. */
export function MachinesTable({ toolsPlace }: { readonly toolsPlace: HTMLElement | null }) {
  const moment = useMoment();
  const selection = useApp(selectSelection);
  if (!moment) return null;
  // Machines of another moment may be on another host, of which the figures of this one know nothing.
  const { trace, host, scenario } = moment;
  const machines = machineViews(trace.info, host, scenario.conventions);
  const selected = selectedVm(selection, trace.info, host);
  return <Table moment={moment} machines={machines} selected={selected} toolsPlace={toolsPlace} />;
}

interface TableProps extends Machines {
  readonly moment: Moment;
  readonly toolsPlace: HTMLElement | null;
}

function Table({ moment, machines, selected, toolsPlace }: TableProps) {
  const text = useTableText();
  const { machineTable: t, terms } = text;
  const { light, select } = useActions();
  const [sorting, setSorting] = useState<Sorting>([{ key: "steal", isDown: true }]);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<VmUid>>(new Set());
  const cell = useApp(selectLit);
  const steal = useSteal(moment, selected);
  const { info } = moment.trace;
  const { conventions } = moment.scenario;
  const unit = timeUnit(moment.scenario);
  const unitName = unit === "tick" ? terms.paramUnit.ticks : terms.unitOf(unit);
  const { columns, peak } = useMemo(() => takers(steal?.times ?? [], MOST_TAKERS), [steal?.times]);

  const wanted = query.trim().toLocaleLowerCase();
  const found = machines.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const uids = found.map(({ uid }) => uid);
  const figures = metricsOfVms(info, moment.host, uids, conventions);
  const rows = sortedRows(
    found.map((machine, at): TableRow => ({
      machine,
      metrics: figures[at]!,
      ...capOf(info, moment.host, machine.uid),
    })),
    sorting,
  );
  const shown = useRowWindow(rows.length);
  const forMany = machines.filter(({ uid }) => chosen.has(uid));
  const isAllChosen = rows.length > 0 && rows.every(({ machine }) => chosen.has(machine.uid));
  const toggle = (vms: readonly VmUid[], isOn: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const vm of vms)
        if (isOn) after.add(vm);
        else after.delete(vm);
      return after;
    });
  const hasHosts = useRun(selectHasOtherHosts);
  const language = useApp(selectLanguage);
  // Without memory to run short of, nobody faults.
  const hasMemory = subjectsOf(moment.scenario).memory;
  const heads = hasMemory ? MACHINE_COLUMNS : MACHINE_COLUMNS.filter((column) => column !== "faults");
  const nameOf = (vm: VmUid) => info.vms[vm]?.name ?? "";
  const pickCell = (loser: VmUid, taker: VmUid) => {
    const isSame = cell?.loser === loser && cell.taker === taker;
    light(isSame ? null : { loser, taker });
    select({ kind: "vm", vm: loser });
  };
  const cellLabel = (loser: VmUid, taker: VmUid) =>
    t.cell(nameOf(taker), terms.ticks(Math.round(takenBy(steal?.times[loser], taker)), unit), nameOf(loser));

  // At the height of the names of those who took it.
  const takerHead = columns.length > 0 && (
    <span aria-hidden className="absolute top-1.5 right-2 font-normal whitespace-nowrap">
      {t.takenBy}
    </span>
  );
  const tools = (
    <div className="@container/tools flex min-w-0 flex-1 items-center gap-2 text-xs">
      <label className="flex h-7 w-28 shrink-0 items-center gap-2 rounded-md border border-line px-2 text-soft focus-within:outline-2 focus-within:outline-accent">
        <Icon name="search" className="size-3.5" />
        <input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          placeholder={t.filter}
          aria-label={t.filter}
          className="min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-faint"
        />
      </label>
      {/* What is done with the chosen ones has the room of the legend. */}
      {forMany.length > 0 ? (
        <ForMany chosen={forMany} />
      ) : (
        <p className="ml-auto flex shrink-0 items-center gap-1.5 text-soft @max-[20rem]/tools:hidden" aria-hidden>
          {t.heat(unitName)}
          <span className="flex overflow-hidden rounded-sm">
            {Array.from({ length: SHADES }, (_, step) => (
              <span key={step} className="h-3 w-4" style={shadeStyle(step + 1)} />
            ))}
          </span>
          {t.heatTo(terms.time(Math.round(peak), unit))}
        </p>
      )}
    </div>
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {toolsPlace && createPortal(tools, toolsPlace)}
      <div
        className="scroll-quiet min-h-0 flex-1 overflow-auto pr-3"
        tabIndex={0}
        role="region"
        aria-label={t.machines(machines.length)}
        onScroll={shown.onScroll}
      >
        <table
          aria-rowcount={rows.length + 1}
          className="min-w-full border-separate border-spacing-0 text-right text-xs tabular-nums"
        >
          <thead className="text-soft">
            <tr>
              <th
                scope="col"
                className="sticky top-0 left-0 z-30 min-w-9 border-b border-line bg-panel pb-1.5 pl-3.5 text-left align-bottom"
              >
                <input
                  type="checkbox"
                  aria-label={t.selectAll}
                  checked={isAllChosen}
                  onChange={({ target }) =>
                    toggle(
                      rows.map(({ machine }) => machine.uid),
                      target.checked,
                    )
                  }
                  className="block accent-(--accent)"
                />
              </th>
              {heads.map((column) => (
                <Head
                  key={column}
                  column={column}
                  sorting={sorting}
                  before={!hasHosts && column === heads.at(-1) ? takerHead : null}
                  onPress={(isMore) => setSorting(pressed(sorting, column, isMore))}
                />
              ))}
              {hasHosts && (
                <th
                  scope="col"
                  className="sticky top-0 z-20 border-b border-line bg-panel px-2 pb-1 text-left align-bottom font-medium whitespace-nowrap"
                >
                  {takerHead}
                  {whereabouts[language].column}
                </th>
              )}
              {columns.map((taker) => (
                <th
                  key={taker}
                  scope="col"
                  // Room to spare goes to the map first.
                  style={{ width: TAKER_SHARE }}
                  className="sticky top-0 z-10 h-17 min-w-4 border-b border-line bg-panel p-0 align-bottom font-normal"
                >
                  <button
                    type="button"
                    tabIndex={-1}
                    onClick={() => select({ kind: "vm", vm: taker })}
                    className={`mx-auto flex max-h-16 cursor-pointer text-[0.6875rem] leading-4 [writing-mode:vertical-rl] rotate-180 hover:text-accent ${
                      cell?.taker === taker ? "font-bold text-accent" : ""
                    }`}
                    title={nameOf(taker)}
                    aria-label={nameOf(taker)}
                  >
                    <EndKept text={nameOf(taker)} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Left rows={shown.from} />
            {rows.slice(shown.from, shown.to).map(({ machine, metrics, cap, throttled }, at) => {
              const { uid } = machine;
              const isSelected = uid === (cell?.loser ?? selected);
              const ground = isSelected ? "bg-accent-soft" : "bg-panel";
              return (
                <tr key={uid} aria-rowindex={shown.from + at + 2} className={`h-5.25 ${ground}`}>
                  <td className={`sticky left-0 z-10 border-b border-line pl-3.5 text-left ${ground}`}>
                    <input
                      type="checkbox"
                      aria-label={t.select(machine.name)}
                      checked={chosen.has(uid)}
                      onChange={({ target }) => toggle([uid], target.checked)}
                      className="block accent-(--accent)"
                    />
                  </td>
                  <th
                    scope="row"
                    className={`sticky left-9 z-10 max-w-44 border-b border-line pr-3 text-left font-semibold ${ground}`}
                  >
                    <span className="relative flex items-center gap-1.5">
                      <VmSwatch vm={uid} />
                      <SelectMachine machine={machine} isSelected={isSelected} className="min-w-0" />
                    </span>
                  </th>
                  <td className="border-b border-line pr-3 text-left whitespace-nowrap">
                    <StatusBadge machine={machine} />
                  </td>
                  <td className="border-b border-line px-2">{terms.number(machine.vcpus)}</td>
                  <td className="border-b border-line px-2">
                    <Bar ratio={machine.cpuRatio} color={vmColor(uid)} text={terms.percent(machine.cpuRatio ?? 0)} />
                  </td>
                  <td className="border-b border-line px-2">
                    <Bar
                      ratio={metrics.steal && valueOf(metrics.steal)}
                      color="var(--ink)"
                      text={terms.percent(metrics.steal ? valueOf(metrics.steal) : 0)}
                    />
                  </td>
                  <td className="border-b border-line px-2">{terms.number(machine.weight)}</td>
                  <td className="border-b border-line px-2">{cap === null ? NONE : terms.percent(cap / 100)}</td>
                  <td className="border-b border-line px-2">
                    {throttled === null ? NONE : terms.time(throttled, unit)}
                  </td>
                  {hasMemory && <td className="border-b border-line pr-4 pl-2">{terms.number(machine.faults)}</td>}
                  {hasHosts && (
                    <td className="border-b border-line px-2 text-left whitespace-nowrap">
                      <Where vm={uid} />
                    </td>
                  )}
                  {columns.map((taker) => {
                    const step = shadeOf(takenBy(steal?.times[uid], taker), peak, SHADES);
                    const isPicked = cell?.loser === uid && cell.taker === taker;
                    return (
                      <td key={taker} className="border-b border-line p-px">
                        {step > 0 && (
                          <button
                            type="button"
                            tabIndex={-1}
                            aria-label={cellLabel(uid, taker)}
                            title={cellLabel(uid, taker)}
                            aria-pressed={isPicked}
                            onClick={() => pickCell(uid, taker)}
                            className={`mx-auto block h-4.5 w-full max-w-6 min-w-3.5 cursor-pointer rounded-[3px] ${isPicked ? "outline-2 outline-ink" : ""}`}
                            style={shadeStyle(step)}
                          />
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            <Left rows={rows.length - shown.to} />
          </tbody>
        </table>
        {rows.length === 0 && (
          <p className="p-3.5 text-body text-soft">{query.trim() === "" ? t.none : t.noMatch(query.trim())}</p>
        )}
      </div>
    </div>
  );
}

function Where({ vm }: { readonly vm: VmUid }) {
  return useWhereabouts(vm);
}

const NONE = <span className="text-soft">–</span>;

/** The room of rows that are not drawn. */
function Left({ rows }: { readonly rows: number }) {
  return rows > 0 && <tr aria-hidden style={{ height: rows * ROW_PX }} />;
}

interface HeadProps {
  readonly column: MachineColumn;
  readonly sorting: Sorting;
  /** Above it: what the columns behind it are. */
  readonly before: ReactNode;
  readonly onPress: (isMore: boolean) => void;
}

function Head({ column, sorting, before, onPress }: HeadProps) {
  const { machineTable: t } = useTableText();
  const at = sorting.findIndex(({ key }) => key === column);
  const by = sorting[at];
  const isText = column === "name" || column === "status";
  return (
    <th
      scope="col"
      aria-sort={by && at === 0 ? (by.isDown ? "descending" : "ascending") : undefined}
      className={`sticky top-0 border-b border-line bg-panel pb-1 align-bottom font-medium whitespace-nowrap ${
        column === "name" ? "left-9 z-30 pr-3" : "z-20 px-2"
      } ${isText ? "text-left" : ""} ${column === "status" ? "pl-0!" : ""}`}
    >
      {before}
      <button
        type="button"
        title={`${t.help[column]}. ${t.sortBy(t.column[column])}`}
        onClick={({ shiftKey }) => onPress(shiftKey)}
        className={`min-h-6 cursor-pointer rounded-sm hover:text-accent ${by ? "font-bold text-ink" : ""}`}
      >
        {t.column[column]}
        {by && <span aria-hidden> {by.isDown ? "↓" : "↑"}</span>}
      </button>
    </th>
  );
}

function Bar({ ratio, color, text }: { readonly ratio: number | null; readonly color: string; readonly text: string }) {
  if (ratio === null) return NONE;
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden className="h-1 w-12 overflow-hidden rounded-full bg-sunken">
        <span
          className="block h-full rounded-full"
          style={{ width: `${100 * Math.min(1, ratio)}%`, backgroundColor: color }}
        />
      </span>
      <span className="w-11">{text}</span>
    </span>
  );
}
