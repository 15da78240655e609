/**
 * The Gantt chart: three canvases that fill a stage, the stage sticking to the top of a scroller whose content is as high
 * as all lanes together. So the axis stays in sight, and a host with fifty machines needs no larger canvas than one with
 * three.
 */
import { useId, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from "react";
import { layoutLanes } from "../../chart/laneLayout.ts";
import type { RunState } from "../../store/runState.ts";
import type { VcpuId } from "../../model/units.ts";
import { selectTrace } from "../../store/selectors.ts";
import { useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useAppView } from "../shared/useApp.ts";
import { useRun, useRunApi } from "../shared/useRun.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { AXIS_PX, type SceneGroup } from "./canvas/scene.ts";
import type { ChartHover } from "./chartParts.ts";
import { mountChart } from "./mountChart.ts";
import type { Timeline } from "../shared/moment/timeline.ts";
import { sceneTexts, summarize } from "./words.ts";
import { useLandmark } from "../shared/layout/landmark.ts";
import { hostOf } from "../../model/scenario.ts";

// Before the first part of the run is there, the scenario says how many lanes there will be.
export const selectPcpus = (state: RunState) => state.trace?.info.pcpus ?? hostOf(state.scenario).pcpus;
export const selectVcpus = (state: RunState) =>
  state.trace?.info.vcpus.length ?? state.scenario.machines.reduce((sum, machine) => sum + machine.vcpus, 0);

const ChartTooltip = later(async () => (await import("./ChartTooltip.tsx")).ChartTooltip);

/** Windows in which lanes are lower, so that memory and storage can be seen as well. */
const LOW = "(max-height: 49.99rem), (max-width: 47.99rem)";

export interface TimelineChartProps {
  readonly timeline: Timeline;
  /** CSS pixels to a pixel of the chart: more than 1 for those who sit far away. */
  readonly magnification?: number;
  /** Only the lanes of the pCPUs, where something else needs the room. */
  readonly isShort?: boolean;
  /** Beside a table of many machines: how far the lanes of pCPUs are apart. */
  readonly thinPx?: number | undefined;
  /** The lanes of the vCPUs in groups; null: a lane for each. */
  readonly lanes?: LaneGroups | null;
}

/** Groups of machines with lanes of their own. */
export interface LaneGroups {
  readonly groups: readonly SceneGroup[];
  /** The vCPUs that have a lane below that of their group. */
  readonly shown: readonly (readonly VcpuId[])[];
  readonly onToggle: (key: string) => void;
}

export function TimelineChart(props: TimelineChartProps) {
  const { timeline, magnification = 1, isShort = false, thinPx, lanes = null } = props;
  const app = useAppView();
  const run = useRunApi();
  const text = useText();
  const unit = useTimeUnit();
  const trace = useRun(selectTrace);
  const pcpus = useRun(selectPcpus);
  const vcpus = useRun(selectVcpus);
  const isLow = useMediaQuery(LOW);
  const shownVcpus = isShort || lanes ? 0 : vcpus;
  // For an audience lanes are as high as there is room.
  const isSmall = isShort && isLow && magnification === 1;
  const density = thinPx ?? (isSmall ? "short" : isLow ? "low" : "roomy");
  const layout = useMemo(
    () => layoutLanes(pcpus, shownVcpus, density, lanes?.shown),
    [pcpus, shownVcpus, density, lanes],
  );
  const [hover, setHover] = useState<ChartHover | null>(null);
  const keysId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const past = useRef<HTMLCanvasElement>(null);
  const upper = useRef<HTMLCanvasElement>(null);

  // Before the browser shows the page: the lanes stand in its first frame.
  useLayoutEffect(() => {
    const [s, t, g, p, u] = [scroller.current, stage.current, ground.current, past.current, upper.current];
    if (!s || !t || !g || !p || !u) return undefined;
    return mountChart({ scroller: s, stage: t, ground: g, past: p, upper: u }, app, run, timeline, {
      layout,
      magnification,
      texts: sceneTexts(text, unit),
      groups: lanes?.groups,
      onGroup: lanes?.onToggle,
      summarize: (scene, state) => summarize(text, unit, scene, state),
      onHover: setHover,
    });
  }, [app, run, timeline, layout, lanes, magnification, text, unit]);

  const contentPx = (AXIS_PX + layout.height) * magnification;
  const rowPx = (layout.lanes.at(-1)?.height ?? 1) * magnification;
  const style = { "--content": `${contentPx}px`, "--row": `${rowPx}px` } as CSSProperties;

  return (
    <div style={style} className="chart-frame relative flex flex-col">
      <div className="chart-room">
        <div
          ref={scroller}
          tabIndex={0}
          role="region"
          aria-label={useLandmark(text.processor.chartLabel)}
          aria-describedby={keysId}
          className="chart-scroller overflow-x-hidden overflow-y-auto rounded-md focus-visible:outline-offset-4"
        >
          <div className="h-(--content)">
            <div ref={stage} className="sticky top-0 h-[100cqh] touch-pan-y select-none">
              <canvas
                ref={ground}
                role="img"
                aria-label={text.processor.chartLabel}
                className="absolute inset-0 size-full"
              />
              <canvas ref={past} aria-hidden="true" className="pointer-events-none absolute inset-0 size-full" />
              <canvas ref={upper} aria-hidden="true" className="pointer-events-none absolute inset-0 size-full" />
            </div>
          </div>
        </div>
      </div>
      <p id={keysId} hidden>
        {text.processor.keys}
      </p>
      {!trace && (
        <p className="absolute inset-0 grid place-items-center text-sm text-soft" role="status">
          {text.processor.starting}
        </p>
      )}
      {hover && trace && (
        <PanelBoundary isQuiet>
          <ChartTooltip hover={hover} trace={trace} />
        </PanelBoundary>
      )}
    </div>
  );
}
