/**
 * Wires the canvases of runs side by side to them, to the one cursor and the one window of time. While it plays only the
 * upper layer is painted; the lanes are when the window, a trace, the differences, the selection or the theme change, and
 * only those that can be seen.
 */
import type { ComparedLanes } from "../../chart/comparedLanes.ts";
import { knownEnd } from "../../chart/extent.ts";
import { laneAt } from "../../chart/laneLayout.ts";
import { panView, pxPerTick, xToTime } from "../../chart/viewport.ts";
import type { App } from "../../store/appState.ts";
import type { Run } from "../../store/runState.ts";
import type { LaneDifference } from "../../trace/figures/laneDifferences.ts";
import { cancelFrame, requestFrame } from "../shared/canvas/animationFrame.ts";
import { beginLayer } from "../shared/canvas/layer.ts";
import { currentPalette, watchTheme } from "../shared/canvas/palette.ts";
import { forgetWidths } from "../shared/canvas/text.ts";
import { watchSize } from "../shared/canvas/watchSize.ts";
import { scrubUntilReleased } from "../shared/moment/scrubbing.ts";
import type { Timeline } from "../shared/moment/timeline.ts";
import { selectedVcpus } from "../shared/moment/vcpus.ts";
import { paintAxisMarks } from "./canvas/axisMarks.ts";
import { paintCompared, paintComparedPast, type Compared, type ComparedTexts } from "./canvas/paintCompared.ts";
import { paintOverlay } from "./canvas/paintOverlay.ts";
import { AXIS_PX, chartWidth, cursorX, type Scene, type SceneTexts } from "./canvas/scene.ts";
import { handleChartKey, listenToGestures, type GestureHandlers } from "./chartGestures.ts";
import { chartHit, isSameSelection, selectionOfHit } from "./chartHit.ts";
import type { ChartElements } from "./chartParts.ts";

export interface ComparedOptions {
  /** Those that are shown; the window of time is that of the longest. */
  readonly runs: readonly Run[];
  /** Their places among those that are compared. */
  readonly places: readonly number[];
  readonly against: number;
  readonly leader: Run;
  readonly lanes: ComparedLanes;
  readonly differences: readonly LaneDifference[];
  readonly labelPx: number;
  readonly texts: SceneTexts & ComparedTexts;
  readonly summarize: () => string;
}

/** Returns the function that ends it. */
export function mountCompared(
  { scroller, stage, ground, past, upper }: ChartElements,
  app: App,
  timeline: Timeline,
  options: ComparedOptions,
): () => void {
  const { runs, places, against, leader, lanes, differences, labelPx, texts } = options;
  let scrollTop = scroller.scrollTop;

  const sceneOf = (run: Run, at: number): Scene | null => {
    const { trace, host } = run.getState();
    if (!trace) return null;
    return {
      trace,
      view: timeline.view,
      end: knownEnd(trace),
      layout: { lanes: lanes.rows[at]!, height: lanes.height },
      scrollTop,
      widthPx: size.widthPx,
      heightPx: size.heightPx,
      labelPx,
      palette: currentPalette(),
      selected: selectedVcpus(trace.info, app.getState().selection, host),
      texts,
      paintMarks: paintAxisMarks,
    };
  };
  const scenes = () => runs.flatMap((run, at) => sceneOf(run, at) ?? []);
  /** The scene of the run to which the lane at `y` belongs. */
  const sceneAt = (y: number): Scene | null => {
    const all = scenes();
    return all.find(({ layout }) => laneAt(layout, y - AXIS_PX + scrollTop)) ?? all[0] ?? null;
  };

  const presentOf = (): LaneDifference | null => {
    const { time } = leader.getState().cursor;
    return differences.findLast(({ start, end }) => start <= time && time < end) ?? null;
  };

  const paintLower = () => {
    timeline.setWidth(chartWidth({ widthPx: size.widthPx, labelPx }), globalThis.devicePixelRatio);
    const all = scenes();
    if (all.length < runs.length) return;
    const compared: Compared = {
      scenes: all,
      bands: lanes.bands,
      places,
      against,
      differences,
      present: presentOf(),
      texts,
    };
    const layer = beginLayer(ground, size.widthPx, size.heightPx);
    if (layer) paintCompared(layer, { ...compared, scenes: all.map((scene) => ({ ...scene, isAhead: true })) });
    const above = beginLayer(past, size.widthPx, size.heightPx);
    if (above) paintComparedPast(above, compared);
  };

  const paintUpper = () => {
    const [scene] = scenes();
    const layer = beginLayer(upper, size.widthPx, size.heightPx);
    if (!scene || !layer) return;
    const { time } = leader.getState().cursor;
    const x = Math.min(size.widthPx, Math.max(labelPx, cursorX(scene, time, layer.scale)));
    past.style.clipPath = `inset(0 ${size.widthPx - x}px 0 0)`;
    paintOverlay(layer, scene, time, texts.number(Math.floor(time)), app.getState().isFutureHidden);
    if (!app.getState().isPlaying) ground.setAttribute("aria-label", options.summarize());
  };

  const repaint = () => {
    requestFrame("paint", paintLower);
    requestFrame("paint", paintUpper);
  };
  const size = watchSize(stage, repaint);

  const handlers: GestureHandlers = {
    onHover(point) {
      stage.style.cursor = point && point.y < AXIS_PX ? "ew-resize" : "";
    },
    onClick({ x, y }) {
      const scene = sceneAt(y);
      if (!scene) return;
      const hit = chartHit(scene, x, y);
      const { actions, selection, isFutureHidden } = app.getState();
      const isBehindCurtain = isFutureHidden && hit.time > leader.getState().cursor.time;
      const chosen = isBehindCurtain ? null : selectionOfHit(scene.trace.info, hit);
      if (chosen) actions.select(isSameSelection(chosen, selection) ? null : chosen);
      else if (hit.zone !== "name") leader.getState().actions.seekTime(Math.round(hit.time));
    },
    isScrub: ({ y }) => y < AXIS_PX,
    onScrubStart: () => scrubUntilReleased(app.getState().actions),
    onScrub(x) {
      const width = chartWidth({ widthPx: size.widthPx, labelPx });
      leader.getState().actions.seekTime(Math.round(Math.max(0, xToTime(timeline.view, width, x - labelPx))));
    },
    onPan(dx) {
      const width = chartWidth({ widthPx: size.widthPx, labelPx });
      if (width > 0) timeline.set((view, bounds) => panView(view, -dx / pxPerTick(view, width), bounds));
    },
    onZoom(factor, x) {
      const width = chartWidth({ widthPx: size.widthPx, labelPx });
      timeline.zoom(factor, x === null ? null : xToTime(timeline.view, width, Math.max(0, x - labelPx)));
    },
    onFit: () => timeline.fit(),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === scroller && handleChartKey(event, handlers)) event.preventDefault();
  };
  const onScroll = () => {
    ({ scrollTop } = scroller);
    repaint();
  };
  scroller.addEventListener("keydown", onKeyDown);
  scroller.addEventListener("scroll", onScroll, { passive: true });
  let shown: LaneDifference | null = null;
  const stops = [
    listenToGestures(stage, handlers),
    timeline.subscribe(repaint),
    watchTheme(repaint),
    ...runs.map((run) => run.subscribe((state, before) => state.trace !== before.trace && repaint())),
    leader.subscribe((state, before) => {
      if (state.cursor === before.cursor) return;
      requestFrame("paint", paintUpper);
      // The frame of the difference that one stands at is on the lower layers.
      const present = presentOf();
      if (present !== shown && !app.getState().isPlaying) requestFrame("paint", paintLower);
      shown = present;
    }),
    app.subscribe((state, before) => {
      const isAtRest = before.isPlaying && !state.isPlaying;
      if (state.selection !== before.selection || isAtRest) repaint();
      else if (state.isFutureHidden !== before.isFutureHidden) requestFrame("paint", paintUpper);
    }),
  ];
  let isMounted = true;
  void document.fonts?.ready.then(() => {
    if (!isMounted) return;
    forgetWidths();
    repaint();
  });
  repaint();
  return () => {
    isMounted = false;
    size.stop();
    scroller.removeEventListener("keydown", onKeyDown);
    scroller.removeEventListener("scroll", onScroll);
    for (const stop of stops) stop();
    cancelFrame("paint", paintLower);
    cancelFrame("paint", paintUpper);
  };
}
