/** Faults by frames as a drawing: lines and signs where the page's chart has them, with their names below. */
import { lineDashes, placeFaults, signCorners } from "../../chart/faultChart.ts";
import { numberText } from "../../i18n/numberText.ts";
import { anomaliesOf } from "../../trace/figures/faultCurves.ts";
import type { DrawnCurve } from "../shared/curves/drawnCurves.ts";
import type { Rgb } from "../shared/canvas/color.ts";
import type { Layer } from "../shared/canvas/layer.ts";
import { setFont } from "../shared/canvas/text.ts";
import type { Drawing } from "./drawing.ts";
import { sheetOf, type LegendEntry, type SheetOptions } from "./sheet.ts";

const HEIGHT_PX = 320;
const EDGES = { bottomPx: 22, edgePx: 8 };
const LABEL_GAP_PX = 8;
const SIGN_PX = 28;
const FONT_PX = 12;

export interface CurvesPicture {
  readonly curves: readonly DrawnCurve[];
  /** In force at present. */
  readonly frames: number;
  readonly widthPx: number;
}

type Sheet = Pick<SheetOptions, "inks" | "measure" | "title" | "lines" | "language">;

/** The drawing; null where no point is known. */
export function curvesDrawing(sheet: Sheet, { curves, frames, widthPx }: CurvesPicture): Drawing | null {
  if (!curves.some(({ points }) => points.length > 0)) return null;
  const { palette } = sheet.inks;
  const font = (weight: number) => `${weight} ${FONT_PX}px ${palette.fontFamily}`;
  const widthOf = (value: number) => sheet.measure(font(650), numberText(value));
  const place = (leftPx: number, rightPx: number) =>
    placeFaults(
      curves.map(({ points }) => points),
      ({ faults }) => faults,
      { ...EDGES, leftPx, widthPx: widthPx - rightPx, heightPx: HEIGHT_PX },
    );
  // How wide the labels are is known when there are some, and their heights do not depend on it.
  const wanted = place(0, 0);
  const leftPx = Math.ceil(Math.max(24, ...wanted.yTicks.map(({ value }) => widthOf(value)))) + LABEL_GAP_PX;
  const placed = place(leftPx, Math.ceil(Math.max(0, ...wanted.xTicks.map(({ value }) => widthOf(value) / 2))));
  const colorOf = ({ isInForce }: DrawnCurve) => (isInForce ? palette.accent : palette.ink);
  const legend = curves.map((curve, at): LegendEntry => {
    const paint = (layer: Layer, x: number, y: number, { width, height }: { width: number; height: number }) => {
      const middle = y + height / 2;
      paintLine(
        layer,
        [
          [x, middle],
          [x + width, middle],
        ],
        at,
        curve.isInForce,
        colorOf(curve),
      );
      paintSign(layer, at, x + width / 2, middle, colorOf(curve), palette.panel);
    };
    return { sign: { look: "own", paint }, text: curve.name };
  });
  return sheetOf({ ...sheet, legend, widthPx, heightPx: HEIGHT_PX }, (layer) => {
    const { context, fills } = layer;
    setFont(context, font(400));
    context.textBaseline = "middle";
    context.textAlign = "right";
    for (const { value, at: y } of placed.yTicks) {
      context.fillStyle = fills.plain(palette.line);
      context.fillRect(leftPx, y - 0.5, widthPx - leftPx, 1);
      context.fillStyle = fills.plain(palette.soft);
      context.fillText(numberText(value), leftPx - LABEL_GAP_PX, y);
    }
    context.textBaseline = "alphabetic";
    context.textAlign = "center";
    for (const { value, at: x } of placed.xTicks) {
      setFont(context, font(value === frames ? 650 : 400));
      context.fillStyle = fills.plain(value === frames ? palette.accent : palette.soft);
      context.fillText(numberText(value), x, HEIGHT_PX - 4);
    }
    const all = curves.flatMap(({ points }) => points.map((point) => point.frames));
    if (all.includes(frames)) {
      context.fillStyle = fills.plain(palette.accent, 0.5);
      context.fillRect(placed.xOf(frames) - 0.5, EDGES.edgePx, 1, HEIGHT_PX - EDGES.bottomPx - EDGES.edgePx);
    }
    // The one in force lies over the others.
    const order = curves
      .map((_, at) => at)
      .toSorted((a, b) => Number(curves[a]!.isInForce) - Number(curves[b]!.isInForce));
    for (const at of order) {
      const curve = curves[at]!;
      const { points } = placed.lines[at]!;
      const color = colorOf(curve);
      paintLine(
        layer,
        points.map(({ x, y }) => [x, y] as const),
        at,
        curve.isInForce,
        color,
      );
      for (const { from, to } of anomaliesOf(curve.points)) {
        const ends = points.filter(({ point }) => point === from || point === to);
        paintLine(
          layer,
          ends.map(({ x, y }) => [x, y] as const),
          -1,
          true,
          palette.fault,
        );
      }
      for (const { point, x, y } of points)
        paintSign(layer, at, x, y, color, curve.isInForce && point.frames === frames ? color : palette.panel);
    }
  });
}

type Points = readonly (readonly [x: number, y: number])[];

/** `at`: the number of the curve, whose dashes it has; -1: a piece of it that stands out. */
function paintLine({ context, fills }: Layer, points: Points, at: number, standsOut: boolean, color: Rgb): void {
  const dashes = at < 0 || standsOut ? "" : lineDashes(at);
  context.beginPath();
  for (const [place, [x, y]] of points.entries())
    if (place === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  context.strokeStyle = fills.plain(color);
  context.lineWidth = at < 0 ? 3.5 : standsOut ? 2 : 1.25;
  context.setLineDash(dashes === "" ? [] : dashes.split(" ").map(Number));
  context.stroke();
  context.setLineDash([]);
}

function paintSign({ context, fills }: Layer, at: number, x: number, y: number, color: Rgb, inside: Rgb): void {
  context.beginPath();
  for (const [place, [dx, dy]] of signCorners(at, SIGN_PX).entries())
    if (place === 0) context.moveTo(x + dx, y + dy);
    else context.lineTo(x + dx, y + dy);
  context.closePath();
  context.fillStyle = fills.plain(inside);
  context.fill();
  context.strokeStyle = fills.plain(color);
  context.lineWidth = 1.25;
  context.stroke();
}
