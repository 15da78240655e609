/**
 * The lower layers of the chart: axis, grid, names of the lanes, and what happens in them. It is painted twice, as what
 * comes after the cursor and, above that, as what has run; the upper one is cut off at the cursor. Both are painted again
 * when the window, the trace, the selection, the theme or the size changes, and not while only the cursor moves.
 */
import type { LaneBox } from "../../../chart/laneLayout.ts";
import { createLaneView, visibleIntervals } from "../../../chart/lanes.ts";
import { vcpuLabel } from "../../../trace/vcpuLabel.ts";
import { vmOfVcpu } from "../../shared/moment/vcpus.ts";
import { axisLabels } from "./axis.ts";
import type { Layer, PaintContext } from "../../shared/canvas/layer.ts";
import { machineInk } from "../../shared/canvas/palette.ts";
import { paintPcpuBoxes } from "./pcpuBoxes.ts";
import { paintPixels } from "./pixelLanes.ts";
import { AXIS_PX, chartWidth, font, FONT_PX, shownLanes, xOf, yOf, type Scene } from "./scene.ts";
import { fitText, restore, setFont, textWidth } from "../../shared/canvas/text.ts";
import { paintVcpuBars } from "./vcpuBars.ts";

const SWATCH_PX = 10;
const LABEL_GAP_PX = 8;
/** The arrow before the name of a group, and the least room after it. */
const ARROW_PX = 12;
const GROUP_GAP_PX = 6;
/** From end to end through its tip, pointing down. */
const ARROW = [
  [-4, -2],
  [0, 2],
  [4, -2],
] as const;
/** How strong patterns without words are after the cursor. */
const AHEAD_ALPHA = 0.5;
/** Baseline of the axis labels. */
const AXIS_TEXT_Y = 15;

const lane = createLaneView();

export function paintLanes(layer: Layer, scene: Scene): void {
  const { context } = layer;
  paintGrid(layer, scene);
  context.save();
  clipLanes(context, scene);
  paintShownLanes(layer, scene);
  paintUnknown(layer, scene);
  restore(context);
  for (const box of shownLanes(scene)) paintLabel(layer, scene, box);
  paintAxis(layer, scene);
}

/** What has run, on a ground of its own that hides what is below. */
export function paintPast(layer: Layer, scene: Scene): void {
  const { context, fills } = layer;
  context.save();
  clipLanes(context, scene);
  context.fillStyle = fills.plain(scene.palette.panel);
  context.fillRect(0, AXIS_PX, scene.widthPx, scene.heightPx);
  paintGrid(layer, scene);
  paintShownLanes(layer, scene);
  restore(context);
  scene.paintMarks?.(layer, scene);
}

export function paintShownLanes(layer: Layer, scene: Scene): void {
  for (const box of shownLanes(scene)) {
    paintLaneGround(layer, scene, box);
    paintLane(layer, scene, box);
  }
}

/** To the part of the lanes that is painted, in whole pixels. */
export function clipLanes(context: PaintContext, scene: Scene): void {
  const { from, to } = scene.part ?? scene.view;
  const left = Math.max(scene.labelPx, Math.floor(xOf(scene, from)));
  const right = Math.min(scene.labelPx + chartWidth(scene), Math.ceil(xOf(scene, to)));
  context.beginPath();
  context.rect(left, AXIS_PX, Math.max(0, right - left), scene.heightPx - AXIS_PX);
  context.clip();
}

export function paintGrid(layer: Layer, scene: Scene): void {
  const { context, fills } = layer;
  context.fillStyle = fills.plain(scene.palette.line, 0.7);
  for (const { x } of axisLabels(layer, scene)) context.fillRect(Math.round(x), AXIS_PX, 1, scene.heightPx - AXIS_PX);
}

/** The axis stands still while the lanes scroll under it. */
export function paintAxis(layer: Layer, scene: Scene): void {
  const { context, fills } = layer;
  const labels = axisLabels(layer, scene);
  context.fillStyle = fills.plain(scene.palette.soft);
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillText(scene.texts.unit, 0, AXIS_TEXT_Y);
  context.textAlign = "center";
  for (const { text, x } of labels) context.fillText(text, x, AXIS_TEXT_Y);
  scene.paintMarks?.(layer, scene);
}

/** The light ground of a pCPU lane is idle time; a band behind the lanes of the selected machine. */
function paintLaneGround(layer: Layer, scene: Scene, box: LaneBox): void {
  const { context, fills } = layer;
  const left = Math.max(scene.labelPx, xOf(scene, 0));
  const right = Math.min(scene.labelPx + chartWidth(scene), xOf(scene, scene.end));
  if (box.kind === "pcpu") {
    if (right <= left) return;
    context.fillStyle = fills.plain(scene.palette.lane);
    context.beginPath();
    context.roundRect(left, yOf(scene, box.barTop), right - left, box.barHeight, 4);
    context.fill();
  } else if (box.kind === "group") {
    context.fillStyle = fills.plain(scene.palette.line, 0.7);
    context.fillRect(0, yOf(scene, box.top), scene.widthPx, 1);
  } else if (scene.selected.has(box.id)) {
    context.fillStyle = fills.plain(scene.palette.accentSoft);
    context.fillRect(scene.labelPx, yOf(scene, box.top), chartWidth(scene), box.height);
  }
}

function paintLane(layer: Layer, scene: Scene, box: LaneBox): void {
  if (box.kind === "group") return scene.paintGroup?.(layer, scene, box);
  const { trace, view } = scene;
  const widthPx = Math.round(chartWidth(scene) * layer.scale);
  const to = Math.min(view.to, scene.end);
  const chunks = box.kind === "pcpu" ? trace.pcpuLane(box.id, view.from, to) : trace.vcpuLane(box.id, view.from, to);
  visibleIntervals(chunks, view.from, view.to, widthPx, lane, box.kind === "pcpu" ? "chunks" : "all");
  const { context } = layer;
  const isDense = lane.detail === "pixels";
  if (isDense && scene.isAhead) context.globalAlpha = AHEAD_ALPHA;
  if (isDense) paintPixels(layer, scene, box, lane);
  else if (box.kind === "pcpu") paintPcpuBoxes(layer, scene, box, lane);
  else paintVcpuBars(layer, scene, box, lane);
  if (scene.isAhead) context.globalAlpha = AHEAD_ALPHA;
  if (box.kind === "vcpu") scene.paintWait?.(layer, scene, box, lane);
  context.globalAlpha = 1;
}

/** Beyond what is known of an open run. */
export function paintUnknown(layer: Layer, scene: Scene): void {
  if (scene.trace.isComplete) return;
  const { context, fills } = layer;
  const left = Math.max(scene.labelPx, xOf(scene, scene.end));
  const right = scene.labelPx + chartWidth(scene);
  const height = scene.heightPx - AXIS_PX;
  if (right <= left) return;
  context.fillStyle = fills.tile("hatch", scene.palette.lineStrong, 0.5);
  context.fillRect(left, AXIS_PX, right - left, height);
  setFont(context, font(scene.palette, FONT_PX.note));
  const text = scene.texts.notSimulated;
  const width = textWidth(context, text);
  if (right - left < width + 24) return;
  context.fillStyle = fills.plain(scene.palette.panel);
  context.beginPath();
  context.roundRect((left + right - width) / 2 - 8, AXIS_PX + height / 2 - 12, width + 16, 24, 4);
  context.fill();
  context.fillStyle = fills.plain(scene.palette.soft);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, (left + right) / 2, AXIS_PX + height / 2);
}

function paintLabel(layer: Layer, scene: Scene, box: LaneBox): void {
  const { context, fills } = layer;
  const { palette, trace } = scene;
  const middle = yOf(scene, box.top + box.height / 2);
  if (middle < AXIS_PX) return;
  if (box.kind === "group") return paintGroupLabel(layer, scene, box, middle);
  const isSelected = box.kind === "vcpu" && scene.selected.has(box.id);
  setFont(context, font(palette, FONT_PX.lane, isSelected ? 650 : 400));
  context.textBaseline = "middle";
  context.textAlign = "left";
  let left = 0;
  if (box.kind === "vcpu") {
    const vm = vmOfVcpu(trace.info, box.id);
    context.beginPath();
    context.roundRect(0, middle - SWATCH_PX / 2, SWATCH_PX, SWATCH_PX, 2.5);
    context.fillStyle = fills.plain(machineInk(palette, vm).solid);
    context.fill();
    const pattern = fills.machine(vm, palette.panel);
    if (pattern) {
      context.fillStyle = pattern;
      context.fill();
    }
    left = SWATCH_PX + 6;
  }
  const text = box.kind === "pcpu" ? scene.texts.pcpu(box.id) : vcpuLabel(trace.info, box.id);
  const fitted = fitText(context, text, scene.labelPx - left - LABEL_GAP_PX);
  context.fillStyle = fills.plain(isSelected ? palette.ink : palette.soft);
  if (fitted) context.fillText(fitted, left, middle + 0.5);
}

/** An arrow that says whether the group is open, its name, how many vCPUs it has. */
function paintGroupLabel({ context, fills }: Layer, scene: Scene, box: LaneBox, middle: number): void {
  const group = scene.groups?.[box.id];
  if (!group) return;
  const { palette } = scene;
  context.strokeStyle = fills.plain(palette.soft);
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [along, across] of ARROW) {
    const [dx, dy] = group.isOpen ? [along, across] : [across, along];
    context.lineTo(ARROW_PX / 2 + dx, middle + dy);
  }
  context.stroke();
  context.textBaseline = "middle";
  context.textAlign = "right";
  setFont(context, font(palette, FONT_PX.axis));
  context.fillStyle = fills.plain(palette.soft);
  const right = scene.labelPx - LABEL_GAP_PX;
  const countPx = textWidth(context, group.count);
  context.fillText(group.count, right, middle + 0.5);
  setFont(context, font(palette, FONT_PX.lane, 650));
  context.textAlign = "left";
  context.fillStyle = fills.plain(palette.ink);
  const fitted = fitText(context, group.name, right - countPx - GROUP_GAP_PX - ARROW_PX - 4);
  if (fitted) context.fillText(fitted, ARROW_PX + 4, middle + 0.5);
}

function groupLabelWidth({ context }: Layer, { palette, groups }: Pick<Scene, "palette" | "groups">): number {
  return Math.max(
    0,
    ...(groups ?? []).map(({ name, count }) => {
      setFont(context, font(palette, FONT_PX.lane, 650));
      const namePx = textWidth(context, name);
      setFont(context, font(palette, FONT_PX.axis));
      return ARROW_PX + 4 + namePx + GROUP_GAP_PX + textWidth(context, count);
    }),
  );
}

/** Width of the column of names: as wide as the longest of them, inside limits that leave room for the chart. */
export function labelWidth(
  layer: Layer,
  scene: Pick<Scene, "palette" | "texts" | "trace" | "layout" | "groups">,
  maxPx: number,
): number {
  const { context } = layer;
  let widest = groupLabelWidth(layer, scene);
  setFont(context, font(scene.palette, FONT_PX.lane, 650));
  for (const box of scene.layout.lanes) {
    if (box.kind === "group") continue;
    const text = box.kind === "pcpu" ? scene.texts.pcpu(box.id) : vcpuLabel(scene.trace.info, box.id);
    const swatch = box.kind === "pcpu" ? 0 : SWATCH_PX + 6;
    widest = Math.max(widest, textWidth(context, text) + swatch);
  }
  return Math.ceil(Math.min(maxPx, widest + LABEL_GAP_PX + 4));
}
