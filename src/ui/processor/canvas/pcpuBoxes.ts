/**
 * The timeslices of a pCPU lane, one box each, with the name of who has it. Guest code fills the box in the colour of the
 * machine, with a bright line along its top where the vCPU is warm, an exit handled for it puts a darker cap on its part, and
 * where the vCPU only spins the box is a pale net. World switches are hatched in grey, and idle time stands between the boxes
 * by name.
 *
 * ```
 *   +-----####---+--------+ ///+---xxxxxx+
 *   |    web     |  web   |/// |   dbxxxx|   idle
 *   +------------+--------+ ///+---xxxxxx+
 * ```
 */
import { INTERVAL_KINDS } from "../../../trace/intervals.ts";
import type { LaneBox } from "../../../chart/laneLayout.ts";
import type { LaneView } from "../../../chart/lanes.ts";
import { firstStartingAt } from "../../../chart/search.ts";
import type { Tick, VcpuId } from "../../../model/units.ts";
import { vcpuLabel } from "../../../trace/vcpuLabel.ts";
import { vmOfVcpu } from "../../shared/moment/vcpus.ts";
import type { Rgb } from "../../shared/canvas/color.ts";
import type { Layer } from "../../shared/canvas/layer.ts";
import { machineInk } from "../../shared/canvas/palette.ts";
import { chartWidth, font, FONT_PX, isPainted, PALE_ALPHA, xOf, yOf, type Scene } from "./scene.ts";
import { fitText, setFont, textWidth } from "../../shared/canvas/text.ts";

const SWITCH = INTERVAL_KINDS.indexOf("switch");
const EXIT = INTERVAL_KINDS.indexOf("exit");
const SPIN = INTERVAL_KINDS.indexOf("spin");
const GUEST = INTERVAL_KINDS.indexOf("guest");
const WARM = INTERVAL_KINDS.indexOf("warm");
/** From this width on boxes are a pixel apart and have round corners. */
const APART_PX = 4;
const RADIUS_PX = 4;
const TEXT_PAD_PX = 6;
/** A lane lower than this has smaller names. */
const LOW_LANE_PX = 24;
/** Share of a box's height that the cap of an exit takes: the name stays clear of it. */
const CAP_SHARE = 0.24;
/** Line along the top of a box where the vCPU is warm, below the outline of a selected one. */
const WARM_LINE = { top: 3, height: 2 } as const;

export function paintPcpuBoxes(layer: Layer, scene: Scene, box: LaneBox, lane: LaneView): void {
  let free = Math.max(0, scene.view.from);
  for (let first = 0; first < lane.count;) {
    const start = lane.start[first]!;
    if (start > free && isPainted(scene, free, start)) paintIdle(layer, scene, box, free, start);
    const last = lastOfSlice(scene, lane, first);
    free = Math.max(free, lane.end[last]!);
    if (isPainted(scene, start, lane.end[last]!)) paintSlice(layer, scene, box, lane, first, last);
    first = last + 1;
  }
  const end = Math.min(scene.view.to, scene.end);
  if (end > free && isPainted(scene, free, end)) paintIdle(layer, scene, box, free, end);
}

/** Guest code and exits that follow each other belong to one timeslice; two of the same kind are the end of one. */
function lastOfSlice({ trace }: Scene, lane: LaneView, first: number): number {
  let last = first;
  while (
    last + 1 < lane.count &&
    lane.start[last + 1]! <= lane.end[last]! &&
    lane.other[last + 1] === lane.other[first] &&
    lane.kind[last + 1] !== lane.kind[last] &&
    lane.kind[last] !== SWITCH &&
    lane.kind[last + 1] !== SWITCH &&
    !(lane.kind[last + 1] === WARM && lane.kind[last] === GUEST && begins(trace, lane.other[first]!, lane.end[last]!))
  )
    last++;
  return last;
}

/** Whether a timeslice of `vcpu` begins at `time`, at which it became warm: its own lane, which knows no warmth, says so. */
function begins(trace: Scene["trace"], vcpu: VcpuId, time: Tick): boolean {
  return trace.vcpuLane(vcpu, time, time + 1).some((columns) => {
    const at = firstStartingAt(columns, time);
    return columns.start[at] === time && !(at === 0 && columns.isCut);
  });
}

/** Intervals `first..last` as one box. */
function paintSlice(layer: Layer, scene: Scene, box: LaneBox, lane: LaneView, first: number, last: number): void {
  const { context, fills, scale } = layer;
  const { palette, trace } = scene;
  const left = snap(xOf(scene, lane.start[first]!), scale);
  const right = snap(xOf(scene, lane.end[last]!), scale);
  const isApart = right - left >= APART_PX;
  const width = Math.max(1 / scale, right - left - (isApart ? 1 : 0));
  const top = yOf(scene, box.barTop);
  const vcpu = lane.other[first]!;
  const isLit = scene.isLit?.(box.id, vcpu, lane.start[first]!, lane.end[last]!);
  context.globalAlpha = isLit === false ? PALE_ALPHA : 1;
  const vm = vmOfVcpu(trace.info, vcpu);
  const ink = machineInk(palette, vm);
  const fill = (style: string | CanvasPattern) => {
    context.fillStyle = style;
    context.fill();
  };
  context.beginPath();
  if (isApart) context.roundRect(left, top, width, box.barHeight, Math.min(RADIUS_PX, width / 3));
  else context.rect(left, top, width, box.barHeight);
  if (lane.kind[first] === SWITCH) {
    fill(fills.plain(palette.sunken));
    fill(fills.tile("hatch", palette.faint));
    context.globalAlpha = 1;
    return;
  }
  const { isAhead } = scene;
  fill(fills.plain(isAhead ? ink.soft : ink.box));
  const pattern = fills.machine(vm, isAhead ? ink.line : palette.panel);
  if (pattern) fill(pattern);
  if (isAhead && isApart) {
    context.strokeStyle = fills.plain(ink.line);
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(left + 0.5, top + 0.5, Math.max(0, width - 1), box.barHeight - 1, Math.min(RADIUS_PX, width / 3));
    context.stroke();
  }
  const cap = Math.round(box.barHeight * CAP_SHARE);
  let spins = false;
  // Away from the round corners.
  const inset = isApart ? WARM_LINE.top : 0;
  for (let i = first; i <= last; i++) {
    if (lane.kind[i] === WARM) {
      const from = Math.max(left + inset, snap(xOf(scene, lane.start[i]!), scale));
      const to = Math.min(left + width - inset, snap(xOf(scene, lane.end[i]!), scale));
      context.fillStyle = fills.plain(isAhead ? ink.line : palette.onVm);
      context.fillRect(from, top + WARM_LINE.top, Math.max(1 / scale, to - from), WARM_LINE.height);
    }
    const isSpin = lane.kind[i] === SPIN;
    if (!isSpin && lane.kind[i] !== EXIT) continue;
    spins ||= isSpin;
    const from = snap(xOf(scene, lane.start[i]!), scale);
    const to = Math.min(left + width, snap(xOf(scene, lane.end[i]!), scale));
    context.beginPath();
    // Only the outer corners of the box are round.
    const outer = isApart ? Math.min(RADIUS_PX, width / 3) : 0;
    const [start, end] = [i === first ? outer : 0, i === last ? outer : 0];
    context.roundRect(from, top, Math.max(1 / scale, to - from), isSpin ? box.barHeight : cap, [
      start,
      end,
      isSpin ? end : 0,
      isSpin ? start : 0,
    ]);
    fill(fills.plain(isSpin ? ink.soft : isAhead ? ink.line : ink.exit));
    if (isSpin) fill(fills.tile("net", ink.solid, isAhead ? 0.4 : 0.75));
  }
  if (isLit || (isApart && scene.isLit === undefined && scene.selected.has(vcpu))) {
    context.strokeStyle = fills.plain(palette.ink);
    context.lineWidth = 2;
    context.beginPath();
    context.roundRect(left + 1, top + 1, Math.max(0, width - 2), box.barHeight - 2, RADIUS_PX - 1);
    context.stroke();
  }
  const name = vcpuLabel(trace.info, vcpu);
  if (isLit === false) context.globalAlpha = 1;
  const plate = spins ? (isAhead ? ink.soft : ink.box) : null;
  paintName(layer, scene, box, {
    left,
    right: left + width,
    name,
    plate,
    ink: isAhead ? ink.ink : isLit === false ? palette.ink : palette.onVm,
  });
}

/** A name in the middle of a box. */
interface NameInBox {
  readonly left: number;
  readonly right: number;
  readonly name: string;
  readonly ink: Rgb;
  /** Where there is a net the name is whole and on a plate of this colour. */
  readonly plate: Rgb | null;
}

/** The name in the middle of the part that can be seen. */
function paintName(layer: Layer, scene: Scene, box: LaneBox, { left, right, name, ink, plate }: NameInBox): void {
  const { context, fills } = layer;
  const from = Math.max(left, scene.labelPx);
  const to = Math.min(right, scene.labelPx + chartWidth(scene));
  // Of most boxes of a long run: to set a font takes longer than to paint the box.
  if (to - from <= TEXT_PAD_PX) return;
  const isLow = box.barHeight < LOW_LANE_PX;
  setFont(context, font(scene.palette, isLow ? FONT_PX.axis : FONT_PX.box, 650));
  const text = fitText(context, name, to - from - TEXT_PAD_PX);
  // On a net a piece of a name would hide more than it says: the lane of the vCPU has it whole.
  if (!text || (plate && text !== name)) return;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const middle = yOf(scene, box.barTop + box.barHeight / 2);
  if (plate) {
    const width = textWidth(context, text) + TEXT_PAD_PX;
    context.fillStyle = fills.plain(plate);
    context.beginPath();
    context.roundRect((from + to - width) / 2, middle - FONT_PX.box * 0.75, width, FONT_PX.box * 1.5, RADIUS_PX);
    context.fill();
  }
  context.fillStyle = fills.plain(ink);
  context.fillText(text, (from + to) / 2, middle + 0.5);
}

function paintIdle(layer: Layer, scene: Scene, box: LaneBox, start: number, end: number): void {
  const { context, fills } = layer;
  const from = Math.max(xOf(scene, start), scene.labelPx);
  const to = Math.min(xOf(scene, end), scene.labelPx + chartWidth(scene));
  if (to - from <= TEXT_PAD_PX) return;
  setFont(context, font(scene.palette, FONT_PX.axis));
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
