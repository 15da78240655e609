/**
 * The table of results under the chart of a scheduling run, as textbooks print it: a row a job, the averages at its foot.
 * Of a run that ends, all of it is known from the start; what lies after the cursor is grey. Its text can be selected, and
 * copied for a spreadsheet.
 */
import { useMemo, useState } from "react";
import { RESULT_COLUMNS, type ResultColumn } from "../../i18n/messages/results.ts";
import { resultCatalogues } from "../../i18n/resultCatalogue.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { RunState } from "../../store/runState.ts";
import { selectIsFutureHidden, selectLanguage } from "../../store/selectors.ts";
import { jobAverages, jobRows, type JobRow } from "../../trace/figures/jobs.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { CopyButton } from "../shared/CopyButton.tsx";
import { useLayout } from "../shared/layout/useLayout.ts";
import { EndKept } from "../shared/EndKept.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { useMoment, type Moment } from "../shared/moment/useMoment.ts";
import { Segments } from "../shared/Segments.tsx";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { tabbed } from "../shared/tabbed.ts";
import { averageCell, jobCell, resultLines } from "../shared/tables/resultCells.ts";

type View = "soFar" | "whole";

/** The first columns say what was given, and have no average. */
const NOT_AVERAGED = RESULT_COLUMNS.indexOf("turnaround");

/** On a phone all columns are in sight: each has the room of what stands in it, averages too. */
const NARROW: Readonly<Record<ResultColumn, string>> = {
  arrival: "w-8",
  burst: "w-9",
  finish: "w-10",
  turnaround: "w-13",
  weighted: "w-11",
  waiting: "w-12",
  response: "w-10",
};

/** Heights of a row and of what stands around them; of more rows than so many there is no room to keep. */
const ROW_REM = 2.0625;
const REST_REM = 7.25;
const MOST_PLANNED = 8;

const selectPlanned = ({ scenario }: RunState) => scenario.machines.reduce((sum, { vcpus }) => sum + vcpus, 0);

/** Rows that are drawn. */
const ROWS_SHOWN = 200;

export function ResultsPanel() {
  const text = resultCatalogues[useApp(selectLanguage)];
  const { results: t, terms } = text;
  const moment = useMoment();
  const planned = useRun(selectPlanned);
  const [view, setView] = useState<View>("whole");
  // Behind the curtain nobody knows how the run ends.
  const isFutureHidden = useApp(selectIsFutureHidden);
  const isEnding = moment !== null && moment.trace.isComplete && !isFutureHidden;
  const shown: View = isEnding ? view : "soFar";
  const unit = moment ? timeUnit(moment.scenario) : "tick";
  const named = unit === "tick" ? terms.paramUnit.ticks : terms.unitOf(unit);
  const table = useTable(moment, shown);
  return (
    <Panel
      title={t.title}
      className="flex min-h-48 shrink-0 flex-col"
      // Jobs come at the first steps: their room is there before.
      style={{ minHeight: `max(12rem, ${REST_REM + ROW_REM * Math.min(planned, MOST_PLANNED)}rem)` }}
      bodyClassName="flex min-h-0 flex-1 flex-col"
      subtitle={
        moment && (isFutureHidden ? t.soFar : !isEnding ? t.open : shown === "whole" ? t.whole : t.soFar)(named)
      }
      right={
        <>
          {isEnding && (
            <Segments<View>
              label={t.view}
              value={shown}
              choices={[
                { value: "soFar", text: t.viewSoFar },
                { value: "whole", text: t.viewWhole },
              ]}
              onChange={setView}
            />
          )}
          {moment && table && (
            <CopyButton
              label={t.copy}
              copied={t.copied}
              text={() => {
                const names = table.rows.map(({ vcpu }) => vcpuLabel(moment.trace.info, vcpu));
                const { ticksPerUnit = 1 } = moment.scenario;
                return tabbed(resultLines(names, table.rows, table.averages, text, unit, ticksPerUnit));
              }}
            />
          )}
        </>
      }
    >
      {moment && table && table.rows.length > 0 ? (
        <Table moment={moment} table={table} isWhole={shown === "whole"} />
      ) : (
        <p className="text-sm text-soft">{t.empty}</p>
      )}
    </Panel>
  );
}

interface ResultTable {
  readonly rows: readonly JobRow[];
  readonly averages: ReturnType<typeof jobAverages>;
}

function useTable(moment: Moment | null, view: View): ResultTable | null {
  const trace = moment?.trace ?? null;
  const conventions = moment?.scenario.conventions;
  const whole = useMemo(() => {
    if (!trace?.isComplete || !conventions) return null;
    const rows = jobRows(trace.info, hostAt(trace, trace.rowCount, trace.knownUntil), conventions);
    return { rows, averages: jobAverages(rows) };
  }, [trace, conventions]);
  if (!moment) return null;
  if (view === "whole") return whole;
  const rows = jobRows(moment.trace.info, moment.host, moment.scenario.conventions);
  return { rows, averages: jobAverages(rows) };
}

/** Whether a value of a whole run is decided after the cursor. */
function isAhead(row: JobRow, column: ResultColumn, time: number): boolean {
  const first = row.arrival === null || row.response === null ? null : row.arrival + row.response;
  const at = column === "arrival" || column === "burst" ? row.arrival : column === "response" ? first : row.finish;
  return at === null || at > time;
}

interface TableProps {
  readonly moment: Moment;
  readonly table: ResultTable;
  readonly isWhole: boolean;
}

function Table({ moment, table, isWhole }: TableProps) {
  const text = resultCatalogues[useApp(selectLanguage)];
  const { results: t } = text;
  const { select } = useActions();
  const { info } = moment.trace;
  // On a phone waiting and turnaround are in sight as well: that is what is asked for.
  const isNarrow = useLayout() === "phone";
  const cell = isNarrow ? "pl-1" : "pl-2";
  const unit = timeUnit(moment.scenario);
  const done = table.rows.filter((row) => row.isDone).length;
  const last = table.rows.length - ROWS_SHOWN;
  return (
    <div
      className="scroll-quiet relative min-h-0 flex-1 overflow-auto select-text"
      tabIndex={0}
      role="region"
      // Another landmark than the panel around it.
      aria-label={`${t.title}: ${isWhole ? t.viewWhole : t.viewSoFar}`}
    >
      <table
        className={`w-full border-separate border-spacing-0 text-right text-body tabular-nums ${isNarrow ? "" : "table-fixed"}`}
      >
        <thead className="text-xs text-soft">
          <tr>
            <th
              scope="col"
              className={`sticky top-0 left-0 z-20 border-b border-line bg-panel py-1.5 text-left font-medium ${isNarrow ? "w-17 max-w-22" : "w-28"}`}
            >
              {t.job}
            </th>
            {RESULT_COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                title={t.help[column]}
                className={`sticky top-0 z-10 border-b border-line bg-panel py-1.5 font-medium ${cell} ${isNarrow ? NARROW[column] : "w-18"}`}
              >
                {isNarrow ? (
                  <>
                    <span aria-hidden>{t.short[column]}</span>
                    <span className="sr-only">{t.column[column]}</span>
                  </>
                ) : (
                  t.column[column]
                )}
                <span className="sr-only">: {t.help[column]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, ROWS_SHOWN).map((row) => (
            <tr key={row.vcpu}>
              <th
                scope="row"
                className={`sticky left-0 border-b border-line bg-panel text-left font-medium ${isNarrow ? "max-w-22" : ""}`}
              >
                <button
                  type="button"
                  onClick={() => select({ kind: "vm", vm: row.vm })}
                  title={vcpuLabel(info, row.vcpu)}
                  className={`flex h-8 max-w-full cursor-pointer items-center rounded-sm hover:text-accent ${isNarrow ? "gap-1" : "gap-2"}`}
                >
                  <VmSwatch vm={row.vm} />
                  <span className="flex min-w-0">
                    <EndKept text={vcpuLabel(info, row.vcpu)} />
                  </span>
                </button>
              </th>
              {RESULT_COLUMNS.map((column) => {
                const shown = jobCell(row, column, text, unit);
                const isGrey = isWhole && isAhead(row, column, moment.cursor.time);
                return (
                  <td key={column} className={`border-b border-line ${cell} ${isGrey ? "text-faint" : ""}`}>
                    {shown ?? (
                      <>
                        <span aria-hidden>{t.none}</span>
                        <span className="sr-only">{t.noneSpoken}</span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <tr>
            <th
              scope="row"
              // On a phone in the place of the columns that have no average.
              colSpan={isNarrow ? 1 + NOT_AVERAGED : 1}
              className="sticky bottom-0 left-0 z-20 border-t border-line-strong bg-panel py-1.5 text-left"
            >
              {done === table.rows.length ? t.average : t.averageOf(done, table.rows.length)}
            </th>
            {RESULT_COLUMNS.slice(isNarrow ? NOT_AVERAGED : 0).map((column) => (
              <td key={column} className={`sticky bottom-0 z-10 border-t border-line-strong bg-panel py-1.5 ${cell}`}>
                {averageCell(table.averages, column, moment.scenario.ticksPerUnit ?? 1) ?? t.none}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      {last > 0 && <p className="pt-1.5 text-xs text-soft">{t.more(last)}</p>}
    </div>
  );
}
