/**
 * Faults by frames of the run that is shown: its own references under the policy in force and those of the textbooks, with
 * every number of frames, computed beside the run. A click on a point changes frames and policy to those of the point.
 */
import { useState } from "react";
import { hostOf } from "../../model/scenario.ts";
import { selectIsFutureHidden, selectScenario } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { useCurveText } from "../shared/text/useCurveText.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { Anomalies } from "./Anomalies.tsx";
import { CurveChart, LineSample } from "./CurveChart.tsx";
import { CurveTable } from "./CurveTable.tsx";
import type { DrawnCurve } from "../shared/curves/drawnCurves.ts";
import { useRunCurves } from "../shared/curves/useRunCurves.ts";

const CHART_PX = 136;

export function FaultsByFrames() {
  const text = useCurveText();
  const { curves: t } = text;
  const scenario = useRun(selectScenario);
  const isFutureHidden = useApp(selectIsFutureHidden);
  const change = useHostChange();
  const { curves, state, drawn, again } = useRunCurves(text, true);
  const [isTable, setTable] = useState(false);
  const { frames } = hostOf(scenario);
  const isBusy = state.status === "reading" || state.status === "drawing";
  const hasPoints = drawn.some(({ points }) => points.length > 0);
  return (
    <Panel
      look="note"
      title={t.title}
      className="shrink-0"
      bodyClassName="flex flex-col gap-1.5"
      right={
        isBusy && hasPoints ? (
          <>
            <span role="status" className="tabular-nums">
              {t.progress(Math.round(100 * state.share))}
            </span>
            <IconButton icon="close" label={t.stop} look="quiet" size="small" onClick={() => curves.stop()} />
          </>
        ) : (
          hasPoints &&
          !isFutureHidden && (
            <Button look="link" size="small" onClick={() => setTable(!isTable)}>
              {isTable ? t.showChart : t.table}
            </Button>
          )
        )
      }
    >
      {isFutureHidden ? (
        <p className="text-sm text-soft">{t.hidden}</p>
      ) : state.status === "failed" ? (
        <p role="alert" className="flex items-center gap-2 text-sm text-soft">
          {t.failed}
          <Button size="small" onClick={again}>
            {t.again}
          </Button>
        </p>
      ) : !hasPoints ? (
        <p className="text-sm text-soft" style={{ minHeight: CHART_PX }}>
          {t.waiting}
        </p>
      ) : isTable ? (
        <CurveTable curves={drawn} shareOf={null} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-3">
          <CurveChart
            curves={drawn}
            shareOf={null}
            frames={frames}
            heightPx={CHART_PX}
            onOpen={(curve, point) => {
              const choice = state.curves[curve]?.choice;
              if (choice) change({ frames: point.frames, replacement: choice });
            }}
          />
          <Legend
            curves={drawn}
            frames={frames}
            whole={state.known?.isCut ? t.ofRunCut(state.known.references) : t.ofRun}
          />
        </div>
      )}
      {!isFutureHidden && hasPoints && <Anomalies curves={drawn} />}
    </Panel>
  );
}

/** The lines with their faults at the present number of frames. */
function Legend({
  curves,
  frames,
  whole,
}: {
  readonly curves: readonly DrawnCurve[];
  readonly frames: number;
  /** Of which references. */
  readonly whole: string;
}) {
  const { terms } = useCurveText();
  return (
    <ul className="flex flex-col gap-1 pt-1 text-xs">
      {curves.map(({ name, short, points, isInForce }, at) => {
        const point = points.find((each) => each.frames === frames);
        return (
          <li
            key={name}
            title={name}
            className={`flex items-center gap-1.5 whitespace-nowrap ${isInForce ? "font-semibold text-accent" : ""}`}
          >
            <LineSample curve={at} isInForce={isInForce} />
            <span className="flex-1">{short}</span>
            {point && <span className="tabular-nums">{terms.number(point.faults)}</span>}
          </li>
        );
      })}
      <li className="max-w-24 text-mini text-soft">{whole}</li>
    </ul>
  );
}
