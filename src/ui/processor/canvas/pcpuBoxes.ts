/**
 * The timeslices of a pCPU lane, one box each: guest code in the colour of its machine with its name, exits as a darker
 * cap, world switches hatched in grey, and idle time by name between them.
 */
import { INTERVAL_KINDS } from "../../../trace/intervals.ts";
import type { LaneBox } from "../../../chart/laneLayout.ts";
import type { LaneView } from "../../../chart/lanes.ts";
import { vcpuLabel, vmOfVcpu } from "../vcpuLabel.ts";
import type { Layer } from "./layer.ts";
import { machineInk } from "./palette.ts";
import { chartWidth, font, FONT_PX, xOf, yOf, type Scene } from "./scene.ts";
import { fitText, textWidth } from "./text.ts";

const GUEST = INTERVAL_KINDS.indexOf("guest");
const EXIT = INTERVAL_KINDS.indexOf("exit");
/** From this width on boxes are a pixel apart and have round corners. */
const APART_PX = 4;
const RADIUS_PX = 4;
const TEXT_PAD_PX = 6;
/** A lane lower than this has smaller names. */
const LOW_LANE_PX = 24;

export function paintPcpuBoxes(layer: Layer, scene: Scene, box: LaneBox, lane: LaneView): void {
  let free = Math.max(0, scene.view.from);
  for (let i = 0; i < lane.count; i++) {
    const start = lane.start[i]!;
    if (start > free) paintIdle(layer, scene, box, free, start);
    free = Math.max(free, lane.end[i]!);
    paintBox(layer, scene, box, lane, i);
  }
  const end = Math.min(scene.view.to, scene.end);
  if (end > free) paintIdle(layer, scene, box, free, end);
}

function paintBox(layer: Layer, scene: Scene, box: LaneBox, lane: LaneView, i: number): void {
  const { context, fills, scale } = layer;
  const { palette, trace } = scene;
  const left = snap(xOf(scene, lane.start[i]!), scale);
  const right = snap(xOf(scene, lane.end[i]!), scale);
  const isApart = right - left >= APART_PX;
  const width = Math.max(1 / scale, right - left - (isApart ? 1 : 0));
  const top = yOf(scene, box.barTop);
  const vcpu = lane.other[i]!;
  const vm = vmOfVcpu(trace.info, vcpu);
  const ink = machineInk(palette, vm);
  const kind = lane.kind[i];
  const trace2d = () => {
    context.beginPath();
    if (isApart) context.roundRect(left, top, width, box.barHeight, Math.min(RADIUS_PX, width / 3));
    else context.rect(left, top, width, box.barHeight);
  };
  trace2d();
  if (kind === GUEST || kind === EXIT) {
    context.fillStyle = fills.plain(kind === GUEST ? ink.box : ink.exit);
    context.fill();
    const pattern = fills.machine(vm, palette.panel);
    if (pattern) {
      context.fillStyle = pattern;
      context.fill();
    }
  } else {
    context.fillStyle = fills.plain(palette.sunken);
    context.fill();
    context.fillStyle = fills.tile("hatch", palette.faint);
    context.fill();
  }
  if (isApart && scene.selected.has(vcpu)) {
    context.strokeStyle = fills.plain(palette.ink);
    context.lineWidth = 2;
    context.beginPath();
    context.roundRect(left + 1, top + 1, Math.max(0, width - 2), box.barHeight - 2, RADIUS_PX - 1);
    context.stroke();
  }
  if (kind === GUEST) paintName(layer, scene, box, left, left + width, vcpuLabel(trace.info, vcpu));
}

/** The name in the middle of the part that can be seen. */
function paintName(layer: Layer, scene: Scene, box: LaneBox, left: number, right: number, name: string): void {
  const { context, fills } = layer;
  const from = Math.max(left, scene.labelPx);
  const to = Math.min(right, scene.labelPx + chartWidth(scene));
  const isLow = box.barHeight < LOW_LANE_PX;
  context.font = font(scene.palette, isLow ? FONT_PX.axis : FONT_PX.box, 650);
  const text = fitText(context, name, to - from - TEXT_PAD_PX);
  if (!text) return;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = fills.plain(scene.palette.onVm);
  context.fillText(text, (from + to) / 2, yOf(scene, box.barTop + box.barHeight / 2) + 0.5);
}

function paintIdle(layer: Layer, scene: Scene, box: LaneBox, start: number, end: number): void {
  const { context, fills } = layer;
  const from = Math.max(xOf(scene, start), scene.labelPx);
  const to = Math.min(xOf(scene, end), scene.labelPx + chartWidth(scene));
  context.font = font(scene.palette, FONT_PX.axis);
  if (textWidth(context, scene.texts.idle) + TEXT_PAD_PX > to - from) return;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = fills.plain(scene.palette.faint);
  context.fillText(scene.texts.idle, (from + to) / 2, yOf(scene, box.barTop + box.barHeight / 2) + 0.5);
}

/** The nearest border between device pixels. */
function snap(x: number, scale: number): number {
  return Math.round(x * scale) / scale;
}
