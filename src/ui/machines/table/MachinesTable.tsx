/**
 * Many machines as a table: sorted by any column, filtered, several chosen and commanded at once. The right half of the same
 * rows is the heat map of steal: whose time was taken (row) by whom (column, the greediest first).
 */
import { memo, useCallback, useMemo, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { MACHINE_COLUMNS, type MachineColumn } from "../../../i18n/messages/machineTable.ts";
import { whereabouts } from "../../../i18n/messages/whereabouts.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { VmUid } from "../../../model/units.ts";
import { metricsOfVms } from "../../../trace/figures/metrics.ts";
import { valueOf } from "../../../trace/figures/shares.ts";
import type { HostInfo } from "../../../trace/hostState.ts";
import { machineViews } from "../machineView.ts";
import type { Machines } from "../useMachines.ts";
import { Icon } from "../../shared/Icon.tsx";
import { selectedVm } from "../../shared/moment/selectedVm.ts";
import { useMoment, type Moment } from "../../shared/moment/useMoment.ts";
import type { AppState } from "../../../store/appState.ts";
import { selectLanguage, selectLit, selectSelection } from "../../../store/selectors.ts";
import { selectHasOtherHosts } from "../../shared/migration/otherHosts.ts";
import { useActions, useApp } from "../../shared/useApp.ts";
import { useRun } from "../../shared/useRun.ts";
import { EndKept } from "../../shared/EndKept.tsx";
import { subjectsOf } from "../../shared/moment/subjects.ts";
import { useSteal } from "../../shared/moment/useSteal.ts";
import { ForMany } from "./ForMany.tsx";
import { capOf, pressed, shadeOf, sortedRows, takers, type Sorting, type TableRow } from "./rows.ts";
import { NotHere } from "./NotHere.tsx";
import { MachineTableRow } from "./MachineTableRow.tsx";
import { ROW_PX, useRowWindow } from "./rowWindow.ts";
import { SHADES, shadeStyle } from "./shades.ts";
import { takenBy } from "../../shared/moment/takenBy.ts";
import { useTableText } from "../../shared/text/useTableText.ts";

/** Columns of the heat map at most. */
const MOST_TAKERS = 40;
/** Width of one where the window is wide. */
const TAKER_SHARE = "1.3%";

/** Whether the moment is only on the way to another. */
const selectIsPassing = ({ isPlaying, isScrubbing }: AppState) => isPlaying || isScrubbing;

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
  const { columns: greediest, peak } = useMemo(() => takers(steal?.times ?? [], MOST_TAKERS), [steal?.times]);
  // The same object for the same machines: who took most of all is seldom another.
  const columnKey = greediest.join();
  const columns = useMemo(() => (columnKey === "" ? [] : columnKey.split(",").map(Number)), [columnKey]);
  const isPassing = useApp(selectIsPassing);

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
  const { from, to, watch, onScroll } = useRowWindow(rows.length);
  const forMany = machines.filter(({ uid }) => chosen.has(uid));
  const isAllChosen = rows.length > 0 && rows.every(({ machine }) => chosen.has(machine.uid));
  const toggle = useCallback(
    (vms: readonly VmUid[], isOn: boolean) =>
      setChosen((before) => {
        const after = new Set(before);
        for (const vm of vms)
          if (isOn) after.add(vm);
          else after.delete(vm);
        return after;
      }),
    [],
  );
  const hasHosts = useRun(selectHasOtherHosts);
  const language = useApp(selectLanguage);
  // Without memory to run short of, nobody faults.
  const hasMemory = subjectsOf(moment.scenario).memory;
  const heads = hasMemory ? MACHINE_COLUMNS : MACHINE_COLUMNS.filter((column) => column !== "faults");
  const pickCell = useCallback(
    (loser: VmUid, taker: VmUid) => {
      const isSame = cell?.loser === loser && cell.taker === taker;
      light(isSame ? null : { loser, taker });
      select({ kind: "vm", vm: loser });
    },
    [cell, light, select],
  );

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
        <ForMany chosen={forMany} hidden={forMany.filter((one) => !found.includes(one)).length} />
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
        ref={watch}
        onScroll={onScroll}
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
              <TakerHeads takers={columns} info={info} picked={cell?.taker ?? -1} />
            </tr>
          </thead>
          <tbody>
            <Left rows={from} />
            {rows.slice(from, to).map(({ machine, metrics, cap, throttled }, at) => {
              const { uid } = machine;
              const time = steal?.times[uid] ?? null;
              return (
                <MachineTableRow
                  key={uid}
                  vm={uid}
                  machine={machine}
                  steal={metrics.steal && valueOf(metrics.steal)}
                  cap={cap}
                  throttled={throttled}
                  place={from + at + 2}
                  isSelected={uid === (cell?.loser ?? selected)}
                  isChosen={chosen.has(uid)}
                  hasMemory={hasMemory}
                  hasHosts={hasHosts}
                  takers={columns}
                  shades={columns.map((taker) => shadeOf(takenBy(time, taker), peak, SHADES)).join("")}
                  picked={cell?.loser === uid ? cell.taker : -1}
                  time={time}
                  info={info}
                  unit={unit}
                  isPassing={isPassing}
                  onPick={pickCell}
                  onToggle={toggle}
                />
              );
            })}
            <Left rows={rows.length - to} />
          </tbody>
        </table>
        <NotHere query={query.trim()} isAlone={rows.length === 0} />
      </div>
    </div>
  );
}

/** The room of rows that are not drawn. */
function Left({ rows }: { readonly rows: number }) {
  return rows > 0 && <tr aria-hidden style={{ height: rows * ROW_PX }} />;
}

interface TakerHeadsProps {
  readonly takers: readonly VmUid[];
  readonly info: HostInfo;
  readonly picked: VmUid | -1;
}

const TakerHeads = memo(TakerNames);

/** Who took the time, a column each. */
function TakerNames({ takers: columns, info, picked }: TakerHeadsProps) {
  const { select } = useActions();
  return columns.map((taker) => {
    const name = info.vms[taker]?.name ?? "";
    return (
      <th
        key={taker}
        scope="col"
        // Room to spare goes to the map first.
        style={{ width: TAKER_SHARE }}
        className="sticky top-0 z-10 h-17 min-w-3 border-b border-line bg-panel p-0 align-bottom font-normal"
      >
        <button
          type="button"
          tabIndex={-1}
          onClick={() => select({ kind: "vm", vm: taker })}
          className={`mx-auto flex max-h-16 cursor-pointer text-[0.6875rem] leading-3 [writing-mode:vertical-rl] rotate-180 hover:text-accent ${
            taker === picked ? "font-bold text-accent" : ""
          }`}
          title={name}
          aria-label={name}
        >
          <EndKept text={name} />
        </button>
      </th>
    );
  });
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
