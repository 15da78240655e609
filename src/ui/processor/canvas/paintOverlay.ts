/**
 * The upper layer of the chart: what moves while it plays. The line of the cursor, and its flag on the axis. A cursor out of
 * sight leaves its flag at the edge, pointing to where it is.
 */
import { axisLabels } from "./axis.ts";
import type { Layer } from "../../shared/canvas/layer.ts";
import { AXIS_PX, chartWidth, cursorX, font, FONT_PX, type Scene } from "./scene.ts";
import { setFont, textWidth } from "../../shared/canvas/text.ts";

const FLAG = { top: 1, height: 19, pad: 8, radius: 4 } as const;

/** Above the lanes the curtain covers the marks of the axis as well, but not its numbers. */
const CURTAIN_TOP = AXIS_PX - 12;

/** `time` is the moment drawn, `flag` the text that says it; `hasCurtain`: what comes after it is hidden. */
export function paintOverlay(layer: Layer, scene: Scene, time: number, flag: string, hasCurtain = false): void {
  const { context, fills } = layer;
  const { palette } = scene;
  const left = scene.labelPx;
  const right = left + chartWidth(scene);
  const x = cursorX(scene, time, layer.scale);
  if (hasCurtain && x < right) {
    const from = Math.max(left, x);
    context.fillStyle = fills.plain(palette.panel);
    context.fillRect(from, CURTAIN_TOP, right - from + 1, scene.heightPx);
    context.fillStyle = fills.plain(palette.lane);
    context.fillRect(from, AXIS_PX, right - from, scene.heightPx);
    context.fillStyle = fills.tile("hatch", palette.lineStrong, 0.35);
    context.fillRect(from, AXIS_PX, right - from, scene.heightPx);
  }
  const isBefore = x < left - 1;
  const isAfter = x > right + 1;
  if (!isBefore && !isAfter) {
    context.fillStyle = fills.plain(palette.accent);
    const top = FLAG.top + FLAG.height - 1;
    context.fillRect(x - 1, top, 2, scene.heightPx - top);
  }
  const text = isBefore ? `◂ ${flag}` : isAfter ? `${flag} ▸` : flag;
  setFont(context, font(palette, FONT_PX.box, 700));
  const width = Math.max(textWidth(context, text) + 2 * FLAG.pad, 30);
  const flagLeft = Math.min(Math.max(x - width / 2, isBefore ? left : 0), scene.widthPx - width);
  hideLabels(layer, scene, flagLeft, flagLeft + width);
  setFont(context, font(palette, FONT_PX.box, 700));
  context.fillStyle = fills.plain(palette.accent);
  context.beginPath();
  context.roundRect(flagLeft, FLAG.top, width, FLAG.height, FLAG.radius);
  context.fill();
  context.fillStyle = fills.plain(palette.onAccent);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, flagLeft + width / 2, FLAG.top + FLAG.height / 2 + 0.5);
}

/** Closer numbers read as one. */
const LEAST_GAP = 8;

/** Half a number beside the flag reads as another one: the labels that the flag touches are covered whole. */
function hideLabels(layer: Layer, scene: Scene, from: number, to: number): void {
  const { context, fills } = layer;
  const labels = axisLabels(layer, scene);
  context.fillStyle = fills.plain(scene.palette.panel);
  for (const { x, width } of labels)
    if (x + width / 2 > from - LEAST_GAP && x - width / 2 < to + LEAST_GAP)
      context.fillRect(x - width / 2 - 1, 0, width + 2, FLAG.top + FLAG.height);
}
