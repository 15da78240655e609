/**
 * What the pointer and the keys do on the chart: they hover, select, drag the moment, and move the window of time. Not
 * needed to draw it, and loaded beside it.
 */
import { panView, pxPerTick, xToTime } from "../../chart/viewport.ts";
import type { Run } from "../../store/runState.ts";
import { scrubUntilReleased } from "../shared/moment/scrubbing.ts";
import type { Timeline } from "../shared/moment/timeline.ts";
import type { AppView } from "../shared/useApp.ts";
import { AXIS_PX, chartWidth, type Scene } from "./canvas/scene.ts";
import { handleChartKey, listenToGestures, type GestureHandlers } from "./chartGestures.ts";
import { chartHit, isSameSelection, selectionOfHit, type ChartHit } from "./chartHit.ts";
import type { ChartElements, ChartOptions } from "./chartParts.ts";

/** The chart that is pointed at. */
export interface PointedChart extends Pick<ChartElements, "scroller" | "stage"> {
  readonly app: AppView;
  readonly run: Run;
  readonly timeline: Timeline;
  readonly options: ChartOptions;
  /** What is drawn now; null while nothing is. */
  readonly sceneNow: () => Scene | null;
}

export interface ChartPointing {
  /** Something else may be under the pointer now. */
  readonly renew: () => void;
  readonly stop: () => void;
}

export function pointAtChart({ scroller, stage, app, run, timeline, options, sceneNow }: PointedChart): ChartPointing {
  const { magnification } = options;
  let pointer: { x: number; y: number } | null = null;

  const hover = () => {
    const scene = pointer && sceneNow();
    if (!pointer || !scene) return options.onHover(null);
    const { left, top } = stage.getBoundingClientRect();
    const hit = chartHit(scene, pointer.x, pointer.y);
    const isBehindCurtain = app.getState().isFutureHidden && hit.time > run.getState().cursor.time;
    if (isBehindCurtain && hit.zone === "chart") return options.onHover(null);
    stage.style.cursor = hit.zone === "axis" ? "ew-resize" : isPressed(scene, hit) ? "pointer" : "";
    options.onHover({ hit, clientX: left + pointer.x * magnification, clientY: top + pointer.y * magnification });
  };

  const handlers: GestureHandlers = {
    onHover(point) {
      pointer = point;
      hover();
    },
    onClick({ x, y }) {
      const scene = sceneNow();
      if (!scene) return;
      const { actions, selection } = app.getState();
      const hit = chartHit(scene, x, y);
      const group = hit.lane?.kind === "group" && hit.zone === "name" ? options.groups?.[hit.lane.id] : undefined;
      if (group) return options.onGroup?.(group.key);
      // Behind the curtain there is nothing to be chosen.
      if (app.getState().isFutureHidden && hit.zone === "chart" && hit.time > run.getState().cursor.time)
        return run.getState().actions.seekTime(Math.round(hit.time));
      const chosen = selectionOfHit(scene.trace.info, hit);
      if (chosen) actions.select(isSameSelection(chosen, selection) ? null : chosen);
      else if (hit.zone !== "name") run.getState().actions.seekTime(Math.round(hit.time));
    },
    isScrub: ({ y }) => y < AXIS_PX,
    onScrubStart: () => scrubUntilReleased(app.getState().actions),
    onScrub(x) {
      const scene = sceneNow();
      if (scene) run.getState().actions.seekTime(Math.round(chartHit(scene, x, 0).time));
    },
    onPan(dx) {
      const scene = sceneNow();
      const width = scene ? chartWidth(scene) : 0;
      if (width > 0) timeline.set((view, bounds) => panView(view, -dx / pxPerTick(view, width), bounds));
    },
    onZoom(factor, x) {
      const scene = sceneNow();
      if (!scene) return;
      const about = x === null ? null : xToTime(scene.view, chartWidth(scene), Math.max(0, x - scene.labelPx));
      timeline.zoom(factor, about);
    },
    onFit: () => timeline.fit(),
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === scroller && handleChartKey(event, handlers)) event.preventDefault();
  };
  scroller.addEventListener("keydown", onKeyDown);
  const stopGestures = listenToGestures(stage, handlers, magnification);
  return {
    renew: hover,
    stop() {
      stopGestures();
      scroller.removeEventListener("keydown", onKeyDown);
    },
  };
}

/** Whether a press there selects something, or opens or folds a group. */
function isPressed({ trace }: Scene, hit: ChartHit): boolean {
  return (hit.lane?.kind === "group" && hit.zone === "name") || selectionOfHit(trace.info, hit) !== null;
}
