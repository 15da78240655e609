/**
 * The figures of the runs side by side, with what each variant makes of the base's: a sign, how much, and better or worse in
 * words, since less is not always better. Below it when each program is done.
 */
import { useMemo, type ReactNode } from "react";
import { timeUnit } from "../../model/timeUnit.ts";
import type { CompareState } from "../../store/compare.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import { selectScenario } from "../../store/selectors.ts";
import {
  figuresAt,
  SIDE_FIGURES,
  verdictOf,
  type RunFigures,
  type SideFigure,
  type Verdict,
} from "../../trace/figures/sideBySide.ts";
import { valueOf, type Fraction } from "../../trace/figures/shares.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useRun } from "../shared/useRun.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { ForeseeCard, ForeseenVerdict, ForeseeSwitch, SpokenForeseen } from "./ForeseeCard.tsx";
import { foreseenOf } from "./foreseen.ts";
import { Mark } from "./Mark.tsx";
import { useCompare, useCompareText, useIsHidden } from "./useCompare.ts";
import { useComparedRuns, useFound, useNames } from "./useCompared.ts";

/** The figures of all runs: of the whole of them, or up to where all are known. Null: not known yet. */
export function useFigures(): { readonly each: readonly RunFigures[]; readonly until: number | null } | null {
  const runs = useComparedRuns();
  const found = useFound();
  return useMemo(() => {
    if (!found) return null;
    const states = runs.map(({ run }) => run.getState());
    const isWhole = states.every(({ trace }) => trace?.isComplete);
    const until = isWhole ? null : found.until;
    const each = states.flatMap(({ trace, scenario }) => (trace ? [figuresAt(scenario, trace, until)] : []));
    return each.length === runs.length ? { each, until } : null;
  }, [runs, found]);
}

const TIMES: ReadonlySet<SideFigure> = new Set<SideFigure>([
  "turnaround",
  "waiting",
  "response",
  "longestWait",
  "doneAt",
]);
const SHARES: ReadonlySet<SideFigure> = new Set<SideFigure>(["utilization", "hitRatio"]);
const TONES: Readonly<Record<Verdict, string>> = {
  better: "text-ok",
  worse: "text-fault",
  same: "text-soft",
  none: "text-soft",
};

/** Up to two digits behind the point, none where it is whole. */
function digits(value: number): string {
  return Number.isInteger(value)
    ? String(value)
    : value
        .toFixed(Math.abs(value) < 100 ? 2 : 1)
        .replace(/(\.\d*?)0+$/, "$1")
        .replace(/\.$/, "");
}

function figureText(figure: SideFigure, value: number, ticksPerUnit: number): string {
  if (SHARES.has(figure)) return `${digits(value * 100)}%`;
  return digits(TIMES.has(figure) ? value / ticksPerUnit : value);
}

function Value({ children, isBold }: { readonly children: ReactNode; readonly isBold: boolean }) {
  return <td className={`py-1.5 pl-2 text-right ${isBold ? "font-bold" : ""}`}>{children}</td>;
}

const HEAD = "py-1 pl-2 text-right font-normal";
const ROW_HEAD = "sticky left-0 bg-panel py-1.5 pr-1 text-left font-normal whitespace-nowrap";
const ROW = "border-t border-line";

function Heads({ isWide }: { readonly isWide: boolean }) {
  const { compare: t } = useCompareText();
  return (
    <thead>
      <tr>
        <th scope="col" className={`${ROW_HEAD} w-full`}>
          <span className="sr-only">{t.figures}</span>
        </th>
        {useComparedRuns().map(({ place }) => (
          <th key={place} scope="col" className={HEAD}>
            <Mark place={place} />
          </th>
        ))}
        {!isWide && (
          <th scope="col" className={HEAD}>
            <span className="sr-only">{t.change}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

const selectIsAsking = ({ guess }: CompareState) => guess !== null && !guess.isTold;

/** From here on what a variant makes of a figure has a column of its own. */
const WIDE_FROM_PX = 290;

export function Figures() {
  const { compare: t, terms } = useCompareText();
  const scenario = useRun(selectScenario);
  const runs = useComparedRuns();
  const figures = useFigures();
  const isHidden = useIsHidden();
  const unit = timeUnit(scenario);
  const scale = scenario.ticksPerUnit ?? 1;
  const [widthPx, measured] = useWidth(WIDE_FROM_PX);
  const isWide = runs.length > 2 || widthPx < WIDE_FROM_PX;
  const isAsking = useCompare(selectIsAsking);
  if (runs.length < 2) return null;
  const foreseen = figures && foreseenOf(scenario, figures.each);
  const shown = figures ? SIDE_FIGURES.filter((figure) => figures.each.some((each) => each.figures[figure])) : [];
  return (
    <Panel
      look="note"
      title={t.figures}
      className="shrink-0"
      subtitle={
        !isHidden && figures ? (figures.until === null ? t.whole : t.soFar(terms.ticks(figures.until, unit))) : null
      }
      right={<ForeseeSwitch />}
    >
      <SpokenForeseen foreseen={foreseen} />
      {isAsking && <ForeseeCard foreseen={foreseen} />}
      {!isAsking && foreseen && <ForeseenVerdict foreseen={foreseen} />}
      {isAsking ? null : isHidden ? (
        <p className="text-xs text-soft">{t.hidden}</p>
      ) : !figures ? (
        <p className="text-xs text-soft">{t.looking}</p>
      ) : (
        <div
          ref={measured}
          tabIndex={0}
          role="region"
          aria-label={`${t.figures}: ${t.change}`}
          className="scroll-quiet -mr-2 overflow-x-auto pr-2 select-text"
        >
          <table className="w-full border-separate border-spacing-0 text-xs tabular-nums [&_td]:border-t [&_td]:border-line [&_tbody_th]:border-t [&_tbody_th]:border-line">
            <Heads isWide={isWide} />
            <tbody>
              {shown.map((figure) => (
                <FigureRow key={figure} figure={figure} each={figures.each} scale={scale} isWide={isWide} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

interface FigureRowProps {
  readonly figure: SideFigure;
  readonly each: readonly RunFigures[];
  readonly scale: number;
  /** Several variants, or little room: what each makes of it stands under its value. */
  readonly isWide: boolean;
}

function FigureRow({ figure, each, scale, isWide }: FigureRowProps) {
  const { compare: t } = useCompareText();
  const values = each.map(({ figures }) => figures[figure]);
  const [base = null] = values;
  return (
    <tr className={ROW}>
      <th scope="row" title={t.figureHelp[figure]} className={ROW_HEAD}>
        {t.figure[figure]}
      </th>
      {values.map((value, at) => {
        const verdict = verdictOf(figure, base, value);
        return (
          // Runs keep their places.
          // oxlint-disable-next-line react/no-array-index-key
          <Value key={at} isBold={at > 0 && verdict !== "same"}>
            {value ? figureText(figure, valueOf(value), scale) : t.noFigure}
            {isWide && at > 0 && (
              <div className="font-normal">
                <Change figure={figure} base={base} value={value} scale={scale} />
              </div>
            )}
          </Value>
        );
      })}
      {!isWide && (
        <td className="py-1.5 pl-2 text-right whitespace-nowrap">
          {values.length > 1 && <Change figure={figure} base={base} value={values[1] ?? null} scale={scale} />}
        </td>
      )}
    </tr>
  );
}

interface ChangeProps {
  readonly figure: SideFigure;
  readonly base: Fraction | null;
  readonly value: Fraction | null;
  readonly scale: number;
}

/** `−2.8 better`. */
function Change({ figure, base, value, scale }: ChangeProps) {
  const { compare: t } = useCompareText();
  const verdict = verdictOf(figure, base, value);
  if (verdict === "same") return <span className="text-soft">{t.same}</span>;
  if (verdict === "none" || !base || !value) return <span className="text-soft">{t.noFigure}</span>;
  const by = valueOf(value) - valueOf(base);
  const sign = by < 0 ? "−" : "+";
  return (
    <span className={`whitespace-nowrap ${TONES[verdict]}`}>
      {sign}
      {figureText(figure, Math.abs(by), scale)} {t[verdict]}
    </span>
  );
}

/** Programs that are listed. */
const MOST_ROWS = 60;

export function Ends() {
  const text = useCompareText();
  const { compare: t, terms } = text;
  const scenario = useRun(selectScenario);
  const runs = useComparedRuns();
  const names = useNames();
  const figures = useFigures();
  const isHidden = useIsHidden();
  const unit = timeUnit(scenario);
  if (isHidden || !figures || !names || runs.length < 2) return null;
  const vcpus = [...new Set(figures.each.flatMap(({ ends }) => [...ends.keys()]))].toSorted((a, b) => a - b);
  const isWide = runs.length > 2;
  return (
    <Panel look="note" title={t.ends} className="shrink-0">
      <div
        tabIndex={0}
        role="region"
        aria-label={`${t.ends}: ${t.change}`}
        className="scroll-quiet -mr-2 max-h-64 overflow-auto pr-2 select-text"
      >
        <table className="w-full border-separate border-spacing-0 text-xs tabular-nums [&_td]:border-t [&_td]:border-line [&_tbody_th]:border-t [&_tbody_th]:border-line">
          <Heads isWide={isWide} />
          <tbody>
            {vcpus.slice(0, MOST_ROWS).map((vcpu) => {
              const ends = figures.each.map((each) => each.ends.get(vcpu) ?? null);
              const vm = names.vcpus[vcpu]?.vm;
              return (
                <tr key={vcpu}>
                  <th scope="row" className={ROW_HEAD}>
                    <span className="flex items-center gap-1.5 font-semibold">
                      {vm !== undefined && <VmSwatch vm={vm} />}
                      <span className="max-w-24 truncate">{vcpuLabel(names, vcpu)}</span>
                    </span>
                  </th>
                  {ends.map((end, at) => (
                    // Runs keep their places.
                    // oxlint-disable-next-line react/no-array-index-key
                    <Value key={at} isBold={at > 0 && end !== ends[0]}>
                      {end === null ? (
                        <span className="whitespace-nowrap text-soft">{t.goesOn}</span>
                      ) : (
                        terms.time(end, unit)
                      )}
                    </Value>
                  ))}
                  {!isWide && (
                    <td className="py-1.5 pl-2 text-right whitespace-nowrap">
                      <EndChange base={ends[0] ?? null} end={ends[1] ?? null} unit={unit} />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function EndChange({
  base,
  end,
  unit,
}: {
  readonly base: number | null;
  readonly end: number | null;
  readonly unit: TimeUnit;
}) {
  const { compare: t, terms } = useCompareText();
  if (base === null || end === null) return <span className="text-soft">{base === end ? t.same : t.noFigure}</span>;
  if (base === end) return <span className="text-soft">{t.same}</span>;
  return end < base ? (
    <span className={TONES.better}>{t.earlier(terms.time(base - end, unit))}</span>
  ) : (
    <span className={TONES.worse}>{t.later(terms.time(end - base, unit))}</span>
  );
}
