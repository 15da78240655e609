/**
 * Wires the chart's canvases to the run and the shared window of time. Painting is asked for when
 * something became stale and done once a frame: the lower layers for the window, the trace, the selection, the theme and
 * the size; the upper one for the cursor as well. React renders nothing of this.
 *
 * While the window moves, each of the two lower layers is painted on its side of the cursor only: the rest of it is hidden,
 * and the next frame has another window. In one that stands still they are whole as soon as the cursor moves.
 */
import { knownEnd } from "../../chart/extent.ts";
import { lanePixels, visibleIntervals } from "../../chart/lanes.ts";
import type { Viewport } from "../../chart/viewport.ts";
import type { Run } from "../../store/runState.ts";
import { cancelFrame, requestFrame } from "../shared/canvas/animationFrame.ts";
import { watchSize } from "../shared/canvas/watchSize.ts";
import { beginLayer } from "../shared/canvas/layer.ts";
import { labelWidth, paintLanes, paintPast } from "./canvas/paintLanes.ts";
import { paintOverlay } from "./canvas/paintOverlay.ts";
import { currentPalette, machineInk, watchTheme } from "../shared/canvas/palette.ts";
import { chartWidth, cursorX, yOf, type Scene } from "./canvas/scene.ts";
import { forgetWidths } from "../shared/canvas/text.ts";
import type { litSlices } from "./canvas/litSlices.ts";
import { afterFirstPicture, lanesPainted } from "../shared/layout/firstPicture.ts";
import type { ChartElements, ChartOptions } from "./chartParts.ts";
import type { ChartPointing } from "./chartPointer.ts";
import type { Timeline } from "../shared/moment/timeline.ts";
import { selectedVcpus, vmOfVcpu } from "../shared/moment/vcpus.ts";
import type { AppView } from "../shared/useApp.ts";

// Asked for before the chart is drawn, so that it is here when somebody can press or drag. Without it the chart is looked at.
const pointer = import("./chartPointer.ts").catch(() => null);

/** The column of names takes at most this share of the width, and at most so many pixels. */
const LABEL_SHARE = 0.24;
const LABEL_MAX_PX = 132;
/** While playing, the summary for screen readers is renewed no more often than this. */
const SUMMARY_MS = 1000;

/** Returns the function that ends it. */
export function mountChart(
  elements: ChartElements,
  app: AppView,
  run: Run,
  timeline: Timeline,
  options: ChartOptions,
): () => void {
  const { scroller, stage, ground, past, upper } = elements;
  const { magnification } = options;
  let scrollTop = 0;
  let labelPx = 0;
  let pointing: ChartPointing | null = null;
  let paintMarks: Scene["paintMarks"];
  let paintWait: Scene["paintWait"];
  let paintGroup: Scene["paintGroup"];
  let light: typeof litSlices | null = null;
  let summarizedAt = Number.NEGATIVE_INFINITY;
  let isLowerStale = true;
  let isMeasured = false;
  /** What the upper layer shows. */
  let overlaid = "";
  /** The window of the last picture, and the moment that parts its two layers; null: both are whole. */
  let painted: Viewport | null = null;
  let parting: number | null = null;

  const sceneNow = (): Scene | null => {
    const { trace, host } = run.getState();
    if (!trace) return null;
    return {
      trace,
      view: timeline.view,
      end: knownEnd(trace),
      layout: options.layout,
      scrollTop,
      widthPx: size.widthPx,
      heightPx: size.heightPx,
      labelPx,
      palette: currentPalette(),
      selected: selectedVcpus(trace.info, app.getState().selection, host),
      texts: options.texts,
      groups: options.groups ?? [],
      paintGroup,
      paintMarks,
      paintWait,
    };
  };

  const measure = () => {
    const layer = beginLayer(ground, size.widthPx, size.heightPx, magnification);
    const scene = sceneNow();
    if (!layer || !scene) return;
    labelPx = labelWidth(layer, scene, Math.min(LABEL_MAX_PX, LABEL_SHARE * size.widthPx));
    timeline.setWidth(chartWidth({ widthPx: size.widthPx, labelPx }), layer.scale);
    isMeasured = true;
  };

  const paintLower = () => {
    if (!isMeasured) measure();
    const layer = beginLayer(ground, size.widthPx, size.heightPx, magnification);
    const scene = sceneNow();
    if (!scene) return;
    // Where there is nothing to paint on, the picture is complete without it.
    lanesPainted();
    if (!layer) return;
    const { lit } = app.getState();
    const { view, end, trace } = scene;
    const isLit = lit && light ? light(trace, lit, Math.max(0, view.from), Math.min(view.to, end)) : undefined;
    parting = painted && painted !== view ? run.getState().cursor.time : null;
    painted = view;
    paintLanes(layer, { ...scene, isLit, isAhead: true, part: parting === null ? view : { ...view, from: parting } });
    const above = beginLayer(past, size.widthPx, size.heightPx, magnification);
    if (above) paintPast(above, { ...scene, isLit, part: parting === null ? view : { ...view, to: parting } });
    pointing?.renew();
  };

  const paintUpper = (time: number, isAnew: boolean) => {
    const scene = sceneNow();
    if (!scene) return;
    const { isFutureHidden } = app.getState();
    const flag = options.texts.number(Math.floor(time));
    const x = cursorX(scene, time, (globalThis.devicePixelRatio || 1) * magnification);
    // A cursor that moves by less than a pixel looks the same.
    const looks = `${x} ${flag} ${isFutureHidden}`;
    if (!isAnew && looks === overlaid) return;
    overlaid = looks;
    const shown = Math.min(size.widthPx, Math.max(labelPx, x));
    past.style.clipPath = `inset(0 ${(size.widthPx - shown) * magnification}px 0 0)`;
    const layer = beginLayer(upper, size.widthPx, size.heightPx, magnification);
    if (layer) paintOverlay(layer, scene, time, flag, isFutureHidden);
  };

  const paint = (now: number) => {
    const state = run.getState();
    const { time } = state.cursor;
    const isAnew = isLowerStale || (parting !== null && parting !== time);
    if (isAnew) paintLower();
    isLowerStale = false;
    paintUpper(time, isAnew);
    const scene = sceneNow();
    if (!scene || (app.getState().isPlaying && now - summarizedAt < SUMMARY_MS)) return;
    summarizedAt = now;
    ground.setAttribute("aria-label", options.summarize(scene, state));
  };

  const repaintWindow = () => {
    isLowerStale = true;
    requestFrame("paint", paint);
  };
  const repaint = () => {
    isMeasured = false;
    repaintWindow();
  };

  const onScroll = () => {
    scrollTop = scroller.scrollTop / magnification;
    repaintWindow();
  };

  const size = watchSize(stage, repaint, magnification);
  scrollTop = scroller.scrollTop / magnification;
  scroller.addEventListener("scroll", onScroll, { passive: true });
  const stops = [
    timeline.subscribe(repaintWindow),
    watchTheme(repaint),
    run.subscribe((state, before) => {
      if (state.trace !== before.trace) repaint();
      else if (state.cursor !== before.cursor) requestFrame("paint", paint);
    }),
    app.subscribe((state, before) => {
      if (state.lit !== before.lit) void showLit();
      if (state.selection !== before.selection) repaint();
      else if (state.isPlaying !== before.isPlaying || state.isFutureHidden !== before.isFutureHidden)
        requestFrame("paint", paint);
    }),
  ];
  let isMounted = true;
  void pointer.then((code) => {
    if (!code || !isMounted) return;
    pointing = code.pointAtChart({ scroller, stage, app, run, timeline, options, sceneNow });
    stops.push(pointing.stop);
  });
  /** The code that finds the slices that took the time comes when somebody asks for them. */
  const showLit = async () => {
    if (app.getState().lit) light ??= (await import("./canvas/litSlices.ts")).litSlices;
    if (isMounted) repaint();
  };
  if (app.getState().lit) void showLit();
  if (options.groups)
    void import("./canvas/groupLane.ts").then(({ createGroupLanes }) => {
      paintGroup = createGroupLanes({ visibleIntervals, chartWidth, yOf });
      if (isMounted) repaint();
    });
  // Widths measured before the font has come in are those of another font.
  void document.fonts?.ready.then(() => {
    if (!isMounted) return;
    forgetWidths();
    repaint();
  });
  void afterFirstPicture()
    .then(() => Promise.all([import("./canvas/waitBand.ts"), import("./canvas/axisMarks.ts")]))
    .then(([{ createWaitBand }, { paintAxisMarks }]) => {
      paintMarks = paintAxisMarks;
      paintWait = createWaitBand({ lanePixels, machineInk, vmOfVcpu, chartWidth, yOf }).paint;
      if (isMounted) repaint();
    });
  repaint();

  return () => {
    isMounted = false;
    size.stop();
    scroller.removeEventListener("scroll", onScroll);
    for (const stop of stops) stop();
    cancelFrame("paint", paint);
  };
}
