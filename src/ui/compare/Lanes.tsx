/** The processors of the runs side by side: one clock, one zoom. */
import { useMemo } from "react";
import { timeUnit } from "../../model/timeUnit.ts";
import { selectScenario } from "../../store/selectors.ts";
import type { CompareState } from "../../store/compare.ts";
import { ChartTools } from "../processor/ChartTools.tsx";
import { ComparedChart } from "../processor/ComparedChart.tsx";
import { Legend } from "../processor/Legend.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { RunContext, useRun } from "../shared/useRun.ts";
import { useFigures } from "./Figures.tsx";
import { Mark } from "./Mark.tsx";
import { runName } from "./names.ts";
import { useCompare, useCompareText, useIsHidden } from "./useCompare.ts";
import { useComparedRuns, useFound, useLeader, type ComparedRun } from "./useCompared.ts";

export interface LanesProps {
  /** Places among the runs that are shown; absent: all. */
  readonly only?: readonly number[];
  /** Place of the run with which they are compared; the base by default. */
  readonly against?: number;
  readonly isPhone?: boolean;
}

export function Lanes(props: LanesProps) {
  const runs = useComparedRuns();
  const leader = useLeader(runs);
  // The window of time is that of the run which goes on longest.
  return <LanesOf {...props} runs={runs} leader={leader} key={runs.indexOf(runs.find(({ run }) => run === leader)!)} />;
}

const selectVariants = ({ variants }: CompareState) => variants;
const NONE: readonly never[] = [];

interface LanesOfProps extends LanesProps {
  readonly runs: readonly ComparedRun[];
  readonly leader: ComparedRun["run"];
}

function LanesOf({ runs, leader, only, against = 0, isPhone = false }: LanesOfProps) {
  const text = useCompareText();
  const { compare: t, processor, terms } = text;
  const scenario = useRun(selectScenario);
  const variants = useCompare(selectVariants);
  const found = useFound();
  const figures = useFigures();
  const isHidden = useIsHidden();
  const unit = timeUnit(scenario);
  const { memory } = subjectsOf(scenario);
  const rows = useMemo(
    () =>
      runs.flatMap(({ run, place }, at) => {
        if (only && !only.includes(at)) return [];
        const changes = place === 0 ? NONE : (variants[place - 1]?.changes ?? NONE);
        const name = runName(text, scenario, changes, memory, unit);
        const label = (
          <span title={name} className="flex min-w-0 items-center gap-1.5">
            <Mark place={place} />
            {!isPhone && <span className="truncate">{name}</span>}
          </span>
        );
        return [{ run, place: at, label, sign: <Mark place={place} />, mark: String(place + 1) }];
      }),
    [runs, only, variants, scenario, memory, text, unit, isPhone],
  );
  const lanes = found?.lanes ?? NONE;
  const texts = useMemo(
    () => ({
      endedAt: (time: number) => t.endedAt(terms.time(time, unit)),
      ends: (vcpu: number) => (isHidden ? [] : (figures?.each ?? []).map(({ ends }) => ends.get(vcpu) ?? null)),
    }),
    [t, terms, unit, figures, isHidden],
  );
  const chart = (
    <RunContext value={leader}>
      <Chart {...{ rows, against, leader, lanes, texts, isPhone }} />
    </RunContext>
  );
  if (isPhone) return <div className="bg-panel px-3 pb-1">{chart}</div>;
  return (
    <Panel
      title={processor.title}
      // Beside other pictures in a column it gives way; where the page is narrow, what is below it can be scrolled to.
      // The references of the runs have room below it; a curve can be scrolled to.
      className={`flex min-h-64 flex-col max-[80rem]:max-h-[34rem] max-[80rem]:shrink-0 ${memory ? "" : "max-h-full shrink-0"}`}
      bodyClassName="flex min-h-0 flex-1 flex-col"
      subtitle={rows.length > 1 ? t.processorHelp(rows.length) : null}
      right={
        <RunContext value={leader}>
          <Tools />
        </RunContext>
      }
    >
      {chart}
      <RunContext value={leader}>
        <Legend areWaitsPlain>{rows.length > 1 && <FurtherSigns />}</Legend>
      </RunContext>
    </Panel>
  );
}

function Tools() {
  return <ChartTools timeline={useTimeline()} />;
}

type ChartProps = Pick<Parameters<typeof ComparedChart>[0], "rows" | "against" | "leader" | "texts"> & {
  readonly lanes: Parameters<typeof ComparedChart>[0]["differences"];
  readonly isPhone: boolean;
};

function Chart({ rows, against, leader, lanes, texts, isPhone }: ChartProps) {
  const { compare: t, terms } = useCompareText();
  const timeline = useTimeline();
  const unit = timeUnit(useRun(selectScenario));
  const summary = t.summary(
    terms.time(Math.round(timeline.view.from), unit),
    terms.ticks(Math.round(timeline.view.to), unit),
    lanes.length,
  );
  return (
    <ComparedChart
      rows={rows}
      against={against}
      leader={leader}
      timeline={timeline}
      differences={lanes}
      texts={texts}
      differ={t.differ}
      summary={summary}
      isLow={isPhone}
    />
  );
}

/** What is drawn of the runs where they stand beside each other. */
function FurtherSigns() {
  const { compare: t } = useCompareText();
  return (
    <>
      <li className="flex items-center gap-1">
        <span
          aria-hidden
          className="inline-block h-2.5 w-5"
          style={{ backgroundImage: "repeating-linear-gradient(135deg, var(--warn) 0 2px, transparent 2px 5px)" }}
        />
        {t.differ}
      </li>
      <li>
        <b className="font-semibold text-ink">17</b> {t.doneAtHere}
      </li>
    </>
  );
}
