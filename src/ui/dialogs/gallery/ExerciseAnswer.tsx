/** The answer of one's own exercise in small: when each job ends and who runs when, or which references are faults. */
import { useMemo, type ReactNode } from "react";
import { resultCatalogues } from "../../../i18n/resultCatalogue.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { jobAverages, jobRows } from "../../../trace/figures/jobs.ts";
import { hostAt } from "../../../trace/hostCursor.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { vcpuLabel } from "../../../trace/vcpuLabel.ts";
import { copiedTable } from "../../shared/tables/copiedTable.ts";
import { averageCell, resultLines } from "../../shared/tables/resultCells.ts";
import { CopyTable } from "../../shared/CopyTable.tsx";
import { useApp } from "../../shared/useApp.ts";
import { vmColor } from "../../shared/vmColor.ts";
import { useDialogText } from "../useDialogText.ts";
import { answerOf, type Answer, type Bar } from "./answer.ts";

export interface ExerciseAnswerProps {
  readonly scenario: Scenario;
  readonly trace: TraceReader;
  /** Names of pages, where they are not numbers. */
  readonly pageNames: readonly string[] | null;
  /** Below the chart, or below the references. */
  readonly children?: ReactNode;
}

/** More jobs than this are in the chart only. */
const MOST_ROWS = 8;
/** Averages that stand below the jobs. */
const MEANS = ["turnaround", "weighted", "waiting", "response"] as const;
/** More processors than this are in the run only. */
const MOST_LANES = 8;
/** Narrower bars have no room for a name. */
const LEAST_FOR_NAME = 0.07;

export function ExerciseAnswer({ scenario, trace, pageNames, children }: ExerciseAnswerProps) {
  const answer = useMemo(() => answerOf(scenario, trace), [scenario, trace]);
  const text = useDialogText();
  const resultText = resultCatalogues[useApp(selectLanguage)];
  const { results: r } = resultText;
  const { rows, averages } = useMemo(() => {
    const found = jobRows(trace.info, hostAt(trace, trace.rowCount, trace.knownUntil), scenario.conventions);
    return { rows: found, averages: jobAverages(found) };
  }, [scenario, trace]);
  const ticksPerUnit = scenario.ticksPerUnit ?? 1;
  const jobLines = () => {
    const names = rows.map(({ vcpu }) => vcpuLabel(trace.info, vcpu));
    return resultLines(names, rows, averages, resultText, timeUnit(scenario), ticksPerUnit);
  };
  // What the exercise asks for stands there before it is opened.
  const means = MEANS.map((column) => `${r.column[column]} ${averageCell(averages, column, ticksPerUnit) ?? r.none}`);
  if (pageNames)
    return (
      <>
        <ReferenceAnswer answer={answer} names={pageNames} />
        {children}
        <div>
          <CopyTable
            lines={() => [
              ...copiedTable(trace, 0, trace.rowCount, false, text.memory, pageNames),
              [text.exercise.faults(answer.faults, answer.total)],
            ]}
          />
        </div>
      </>
    );
  return (
    <div className="grid items-start gap-x-5 gap-y-2 sm:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        <JobTableInSmall answer={answer} scenario={scenario} />
        {!answer.isCut && (
          <p className="mt-2 text-body tabular-nums">
            <b className="font-semibold">{r.average}</b> {means.join(" · ")}
          </p>
        )}
      </div>
      <div className="min-w-0">
        <Lanes answer={answer} scenario={scenario} />
        {children}
        {!answer.isCut && (
          <div className="pt-2">
            <CopyTable lines={jobLines} />
          </div>
        )}
      </div>
    </div>
  );
}

interface PartProps {
  readonly answer: Answer;
  readonly scenario: Scenario;
}

function JobTableInSmall({ answer: { jobs }, scenario }: PartProps) {
  const { exercise: t, terms } = useDialogText();
  const unit = timeUnit(scenario);
  const time = (ticks: number | null) => (ticks === null ? t.never : terms.time(ticks, unit));
  return (
    <table className="w-full text-body tabular-nums">
      <thead className="text-left text-xs text-soft">
        <tr className="border-b border-line">
          <th scope="col" className="py-0.5 font-medium">
            {t.job}
          </th>
          {[t.arrival, t.burst, t.finish].map((head) => (
            <th key={head} scope="col" className="py-0.5 text-right font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {jobs.slice(0, MOST_ROWS).map(({ name, vm, arrival, burst, finish }) => (
          <tr key={vm} className="border-b border-line last:border-0">
            <th scope="row" className="max-w-0 truncate py-0.5 text-left font-semibold">
              <span
                aria-hidden
                className="mr-1.5 inline-block size-2.5 rounded-xs"
                style={{ backgroundColor: vmColor(vm) }}
              />
              {name}
            </th>
            <td className="py-0.5 text-right">{time(arrival)}</td>
            <td className="py-0.5 text-right">{time(burst)}</td>
            <td className="py-0.5 text-right font-semibold">{time(finish)}</td>
          </tr>
        ))}
        {jobs.length > MOST_ROWS && (
          <tr>
            <td colSpan={4} className="py-0.5 text-mini text-soft">
              {t.moreJobs(jobs.length - MOST_ROWS)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Lanes({ answer: { lanes, until, isCut, jobs }, scenario }: PartProps) {
  const { exercise: t, terms } = useDialogText();
  const unit = timeUnit(scenario);
  const nameOf = (vm: number | null) => (vm === null ? "" : (jobs[vm]?.name ?? ""));
  return (
    <figure aria-label={t.chart} className="m-0 min-w-0">
      {lanes.slice(0, MOST_LANES).map((bars, pcpu) => (
        // The number of a pCPU is what it is.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={pcpu} className="relative mb-1 h-7 rounded-sm bg-sunken">
          {bars.map((bar) => (
            <div
              key={bar.start}
              title={`${nameOf(bar.vm)} ${terms.time(bar.start, unit)}–${terms.time(bar.end, unit)}`}
              className={`absolute inset-y-0 overflow-hidden rounded-xs border-r border-panel text-center text-mini leading-7 font-semibold ${bar.vm === null ? "bg-line-strong" : ""}`}
              style={{
                ...placeOf(bar, until),
                ...(bar.vm === null ? {} : { backgroundColor: vmColor(bar.vm, "ink"), color: "var(--on-vm)" }),
              }}
            >
              {(bar.end - bar.start) / until >= LEAST_FOR_NAME && nameOf(bar.vm)}
            </div>
          ))}
        </div>
      ))}
      {lanes.length > MOST_LANES && <p className="text-mini text-soft">{t.morePcpus(lanes.length - MOST_LANES)}</p>}
      <Axis bars={lanes[0] ?? []} until={until} text={(ticks) => terms.time(ticks, unit)} />
      {isCut && <figcaption className="text-mini text-soft">{t.until(terms.time(until, unit))}</figcaption>}
    </figure>
  );
}

const percent = (part: number) => `${(100 * part).toFixed(3)}%`;

function placeOf({ start, end }: Bar, until: number) {
  return { left: percent(start / until), width: percent((end - start) / until) };
}

/** Moments at which the first processor changes hands, as far as there is room. */
const LEAST_GAP = 0.07;

function Axis({ bars, until, text }: { bars: readonly Bar[]; until: number; text: (ticks: number) => string }) {
  const moments = [...new Set([0, ...bars.flatMap(({ start, end }) => [start, end])])].toSorted((a, b) => a - b);
  const shown: number[] = [];
  for (const moment of moments) {
    const last = shown.at(-1);
    if (last === undefined || (moment - last) / until >= LEAST_GAP) shown.push(moment);
  }
  return (
    <div className="relative h-4 text-mini text-soft tabular-nums" aria-hidden>
      {shown.map((moment) => (
        <span
          key={moment}
          className="absolute -translate-x-1/2 first:translate-x-0"
          style={{ left: percent(moment / until) }}
        >
          {text(moment)}
        </span>
      ))}
    </div>
  );
}

function ReferenceAnswer({ answer, names }: { readonly answer: Answer; readonly names: readonly string[] }) {
  const { exercise: t, terms } = useDialogText();
  const { references, faults, total } = answer;
  const nameOf = (page: number) => names[page] ?? String(page);
  return (
    <div>
      <ol aria-label={t.pages} className="flex flex-wrap gap-0.5">
        {references.map(({ page, isFault }, at) => (
          <li
            // The same page comes again.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            aria-label={isFault ? t.fault(nameOf(page)) : t.hit(nameOf(page))}
            className={`grid h-7 min-w-7 place-items-center rounded-sm px-1 text-body font-medium tabular-nums ${isFault ? "bg-fault-soft text-fault" : "bg-sunken text-soft"}`}
          >
            {nameOf(page)}
          </li>
        ))}
      </ol>
      <p className="mt-2 text-body font-semibold">
        {t.faults(faults, total)}
        {total > 0 && <span className="font-normal text-soft"> · {terms.percent(faults / total)}</span>}
      </p>
    </div>
  );
}
