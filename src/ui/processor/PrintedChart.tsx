/**
 * The Gantt chart on paper: all lanes under one another, whatever is scrolled or folded on the screen, in the window of time
 * that the screen shows. Painted at once when it is mounted: a browser that prints waits for no frame.
 */
import { useLayoutEffect, useRef, type CSSProperties } from "react";
import { knownEnd } from "../../chart/extent.ts";
import { layoutLanes } from "../../chart/laneLayout.ts";
import { selectCursor, selectIsFutureHidden, selectTrace } from "../../store/selectors.ts";
import { beginLayer } from "../shared/canvas/layer.ts";
import { paletteNow } from "../shared/canvas/palette.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { paintAxisMarks } from "./canvas/axisMarks.ts";
import { labelWidth, paintLanes, paintPast } from "./canvas/paintLanes.ts";
import { paintOverlay } from "./canvas/paintOverlay.ts";
import { AXIS_PX, xOf, type Scene } from "./canvas/scene.ts";
import { sceneTexts } from "./words.ts";
import { restore } from "../shared/canvas/text.ts";

/** The width in which it is laid out; paper is filled by it. */
const WIDTH_PX = 960;
const LABEL_MAX_PX = 132;
const FOOT_PX = 4;
/** Dots of paper are smaller than those of a screen. */
const SHARPNESS = 2;
/** More lanes than this do not fit on a page: then only those of the pCPUs. */
const LANES = 48;

export function PrintedChart() {
  const text = useText();
  const unit = useTimeUnit();
  const trace = useRun(selectTrace);
  const cursor = useRun(selectCursor);
  const isFutureHidden = useApp(selectIsFutureHidden);
  const { view } = useTimeline();
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    if (!canvas.current || !trace) return;
    const { pcpus, vcpus } = trace.info;
    const layout = layoutLanes(pcpus, pcpus + vcpus.length > LANES ? 0 : vcpus.length, "low");
    const heightPx = AXIS_PX + layout.height + FOOT_PX;
    const layer = beginLayer(canvas.current, WIDTH_PX, heightPx, SHARPNESS);
    if (!layer) return;
    const words = { palette: paletteNow(), texts: sceneTexts(text, unit), trace, layout };
    const scene: Scene = {
      ...words,
      view,
      end: knownEnd(trace),
      scrollTop: 0,
      widthPx: WIDTH_PX,
      heightPx,
      labelPx: labelWidth(layer, words, LABEL_MAX_PX),
      selected: new Set(),
      paintMarks: paintAxisMarks,
    };
    paintLanes(layer, { ...scene, isAhead: true });
    const { context } = layer;
    context.save();
    context.beginPath();
    context.rect(0, 0, xOf(scene, cursor.time), heightPx);
    context.clip();
    paintPast(layer, scene);
    restore(context);
    paintOverlay(layer, scene, cursor.time, words.texts.number(Math.floor(cursor.time)), isFutureHidden);
  }, [trace, cursor, isFutureHidden, view, text, unit]);

  const style: CSSProperties = { width: "100%", height: "auto" };
  return <canvas ref={canvas} role="img" aria-label={text.processor.chartLabel} style={style} className="block" />;
}
