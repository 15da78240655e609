/**
 * A figure by a number of the scenario as a line, beside runs that are compared: a point is a run, that of the base is marked,
 * and what the other runs have stands as lines across. Computed beside the page as soon as it is shown; one stop of the Tab key.
 */
import { useContext, useEffect, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import { placeSweep } from "../../chart/sweepChart.ts";
import { sweepTexts } from "../../i18n/messages/sweeps.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { SLICES, SWEEP_FIGURES, sweepsOf, type SweepFigure, type SweepId } from "../../model/sweeps.ts";
import { selectLanguage, selectWhole } from "../../store/selectors.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { Button } from "../shared/Button.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { useRovingFocus } from "../shared/layout/useRovingFocus.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { SelectControl } from "../shared/SelectControl.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { SweepsContext } from "./SweepCurves.tsx";
import { figureText, isRunOf, scaleOf, sweptText } from "./sweepWords.ts";

export interface OtherRun {
  /** 0: the base. */
  readonly place: number;
  readonly name: string;
  readonly sign: ReactNode;
  /** Null, or absent: it has no such figure, or that is not known yet. */
  readonly figures: Readonly<Partial<Record<SweepFigure, number | null>>>;
}

export interface SweepPanelProps {
  /** The base first. */
  readonly runs: readonly OtherRun[];
  /** What comes of runs is not told. */
  readonly isHidden: boolean;
}

const CHART_PX = 190;
const BOX = { heightPx: CHART_PX, leftPx: 40, bottomPx: 24, topPx: 22 };

export function SweepPanel({ runs, isHidden }: SweepPanelProps) {
  const { terms } = usePanelText();
  const t = sweepTexts[useApp(selectLanguage)];
  const scenario = useRun(selectWhole);
  const { openScenario } = useRunActions();
  const create = useContext(SweepsContext);
  const [sweeps] = useState(create);
  useEffect(() => () => sweeps.close(), [sweeps]);
  const state = useStore(sweeps.state);
  const offered = offeredOf(scenario);
  const [wanted, setWanted] = useState<SweepId | null>(null);
  const [chosen, setChosen] = useState<SweepFigure | null>(null);
  const sweep = offered.find((id) => id === wanted) ?? offered[0] ?? null;
  const figures: readonly SweepFigure[] = sweep ? SWEEP_FIGURES[sweep] : [];
  const figure = figures.find((id) => id === chosen) ?? figures[0] ?? null;
  useEffect(() => {
    if (sweep === null || isHidden) return;
    const { sweep: drawn, points, status } = sweeps.state.getState();
    // Who goes to a point of the curve sees the same curve.
    const isDrawn = drawn === sweep && status !== "failed" && points.some((point) => isRunOf(point, scenario));
    if (!isDrawn) sweeps.draw(scenario, sweep, null);
  }, [sweeps, scenario, sweep, isHidden]);
  if (sweep === null || figure === null) return null;
  const points = state.sweep === sweep ? state.points : [];
  const swept = (value: number) => sweptText(t, terms.number, scenario, sweep, value);
  const told = (value: number | null) => figureText(t, terms.number, scenario, figure, value);
  const scale = scaleOf(figure, scenario);
  return (
    <Panel
      title={t.by(t.figures[figure], t.whats[sweep])}
      subtitle={t.makesBase}
      className="shrink-0"
      right={
        <>
          {offered.length > 1 && (
            <SelectControl
              name={t.choose}
              value={sweep}
              choices={offered.map((id) => ({ id, text: t.whats[id] }))}
              onChange={(id) => setWanted(offered.find((each) => each === id) ?? null)}
            />
          )}
          {figures.length > 1 && (
            <SelectControl
              name={t.figure}
              prefix={t.figure}
              value={figure}
              choices={figures.map((id) => ({ id, text: t.figures[id] }))}
              onChange={(id) => setChosen(figures.find((each) => each === id) ?? null)}
            />
          )}
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4" style={{ minHeight: CHART_PX }}>
        {isHidden ? (
          <p className="text-sm text-soft">{t.hidden}</p>
        ) : state.status === "failed" ? (
          <p role="alert" className="flex items-start gap-2 text-sm text-soft">
            {t.failed}
            <Button size="small" onClick={() => sweeps.draw(scenario, sweep, null)}>
              {t.again}
            </Button>
          </p>
        ) : (
          <Chart
            label={t.by(t.figures[figure], t.whats[sweep])}
            values={points.map((point) => {
              const value = point.figures[figure];
              return value === null ? null : value / scale;
            })}
            names={points.map(({ value }) => swept(value))}
            texts={points.map((point) => told(point.figures[figure]))}
            saying={points.map((point) =>
              t.point(swept(point.value), `${t.figures[figure]} ${told(point.figures[figure])}`, point.isCut),
            )}
            present={points.findIndex((point) => isRunOf(point, scenario))}
            across={runs.slice(1).flatMap(({ figures: own }) => {
              const value = own[figure];
              return typeof value === "number" ? [value / scale] : [];
            })}
            ofAll={state.of}
            onOpen={(at) => openScenario(points[at]!.scenario, undefined, { isChange: true, isWhole: true })}
          />
        )}
        {!isHidden && (
          <ul className="flex max-w-40 flex-col gap-2 pt-5 text-xs">
            {runs.map(({ place, name, sign, figures: own }) => (
              <li key={place} className="flex items-center gap-2">
                {sign}
                <span className="min-w-0 truncate" title={name}>
                  {name}
                </span>
                <b className="ml-auto font-semibold tabular-nums">{told(own[figure] ?? null)}</b>
              </li>
            ))}
            {state.status === "drawing" && (
              <li role="status" className="text-soft tabular-nums">
                {t.progress(points.length, state.of)}
              </li>
            )}
          </ul>
        )}
      </div>
    </Panel>
  );
}

/** Those in which something is varied that the host has. */
function offeredOf(scenario: Scenario): readonly SweepId[] {
  const { policy } = hostOf(scenario).scheduler;
  const params = cpuPolicies.find(({ id }) => id === policy)?.params ?? [];
  const hasSlice = params.some(({ id }) => SLICES.has(id));
  return sweepsOf(scenario).filter((id) => id !== "weight" && (id !== "timeslice" || hasSlice));
}

interface ChartProps {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** Of the runs: what is varied, what comes of it, and both in a sentence. */
  readonly names: readonly string[];
  readonly texts: readonly string[];
  readonly saying: readonly string[];
  /** The run of the base; -1: it is not there yet. */
  readonly present: number;
  readonly across: readonly number[];
  /** Runs that there are to be. */
  readonly ofAll: number;
  onOpen(at: number): void;
}

function Chart({ label, values, names, texts, saying, present, across, ofAll, onOpen }: ChartProps) {
  const [widthPx, measured] = useWidth(480);
  const { index, onKeyDown, onFocus } = useRovingFocus(values.length, values.length);
  // The places are those of the whole curve from the first point on: nothing moves when others come.
  const all = Array.from({ length: Math.max(ofAll, values.length) }, (_, at) => values[at] ?? null);
  const { points, path, yTicks, yOf, xOf } = placeSweep(all, across, { ...BOX, widthPx });
  return (
    <div
      ref={measured}
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      className="relative min-w-0"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <svg width={widthPx} height={CHART_PX} aria-hidden className="block text-[11.5px] select-none">
        {yTicks.map(({ value, y }) => (
          <g key={value}>
            <line x1={BOX.leftPx} x2={widthPx} y1={y} y2={y} className="stroke-line" />
            <text x={BOX.leftPx - 6} y={y} dy="0.35em" textAnchor="end" className="fill-soft tabular-nums">
              {value}
            </text>
          </g>
        ))}
        {across.map((value, at) => (
          <line
            // oxlint-disable-next-line react/no-array-index-key -- two runs may have the same figure
            key={`${at} ${value}`}
            x1={BOX.leftPx}
            x2={widthPx}
            y1={yOf(value)}
            y2={yOf(value)}
            className="stroke-ink"
            strokeWidth={1.5}
            strokeDasharray="5 4"
          />
        ))}
        <path d={path} fill="none" className="stroke-accent" strokeWidth={1.75} />
        {names.map((name, at) => (
          <text
            key={name}
            x={xOf[at]}
            y={CHART_PX - 6}
            textAnchor="middle"
            className={at === present ? "fill-accent font-semibold tabular-nums" : "fill-soft tabular-nums"}
          >
            {name}
          </text>
        ))}
        {points.map(({ at, x, y }) => (
          <g key={at} className={at === present ? "fill-accent font-semibold" : "fill-ink"}>
            <circle
              cx={x}
              cy={y}
              r={at === present ? 6 : 4}
              className={at === present ? "fill-accent stroke-accent" : "fill-panel stroke-accent"}
              strokeWidth={1.75}
            />
            <text x={x} y={y - 10} textAnchor="middle" className="tabular-nums">
              {texts[at]}
            </text>
          </g>
        ))}
      </svg>
      {points.map(({ at, x, y }) => (
        <button
          key={at}
          type="button"
          data-index={at}
          tabIndex={index === at ? 0 : -1}
          aria-current={at === present}
          aria-label={saying[at]}
          title={saying[at]}
          onClick={() => onOpen(at)}
          className="absolute size-6 -translate-1/2 cursor-pointer rounded-full hover:ring-2 hover:ring-accent"
          style={{ left: x, top: y }}
        />
      ))}
    </div>
  );
}
