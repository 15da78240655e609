/**
 * A lane in which more happens than there are pixels: one summary a pixel column, written as pixels and scaled to the
 * height of the lane, so that a frame costs the same for a thousand slices and for a million.
 *
 * pCPU lanes show who had most of the column, as strong as the column is busy, and paler where it only spun. vCPU lanes show two rows: a bar as strong
 * as the share in which the vCPU ran (or in the colour of what kept it), and a thin line that it was ready.
 */
import { INTERVAL_KINDS } from "../../../trace/intervals.ts";
import type { LaneBox } from "../../../chart/laneLayout.ts";
import { NO_KIND, type LaneView } from "../../../chart/lanes.ts";
import { vmOfVcpu } from "../../shared/moment/vcpus.ts";
import type { Rgb } from "../../shared/canvas/color.ts";
import type { Layer } from "../../shared/canvas/layer.ts";
import { machineInk } from "../../shared/canvas/palette.ts";
import { chartWidth, PALE_ALPHA, yOf, type Scene } from "./scene.ts";

const THIN_PX = 4;
const SWITCH = INTERVAL_KINDS.indexOf("switch");
const EXIT = INTERVAL_KINDS.indexOf("exit");
const SPIN = INTERVAL_KINDS.indexOf("spin");
/** A little of something is still seen. */
const LEAST_ALPHA = 70;

/** Rows of the strip: the bar, and the thin line of vCPU lanes. */
const ROWS = 2;
let strip: { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D; image: ImageData } | null = null;

function stripOf(width: number): NonNullable<typeof strip> | null {
  if (strip && strip.image.width === width) return strip;
  const canvas = strip?.canvas ?? document.createElement("canvas");
  canvas.width = width;
  canvas.height = ROWS;
  const context = canvas.getContext("2d");
  if (!context) return null;
  strip = { canvas, context, image: context.createImageData(width, ROWS) };
  return strip;
}

export function paintPixels(layer: Layer, scene: Scene, box: LaneBox, lane: LaneView): void {
  const target = lane.count > 0 ? stripOf(lane.count) : null;
  if (!target) return;
  const pixels = target.image.data;
  pixels.fill(0);
  if (box.kind === "pcpu") writePcpu(pixels, scene, box, lane);
  else writeVcpu(pixels, scene, box, lane);
  target.context.putImageData(target.image, 0, 0);
  const { context } = layer;
  const left = scene.labelPx;
  const width = chartWidth(scene);
  const top = yOf(scene, box.barTop);
  context.imageSmoothingEnabled = false;
  if (box.kind === "vcpu") {
    const thinTop = top + (box.barHeight - THIN_PX) / 2;
    context.drawImage(target.canvas, 0, 1, lane.count, 1, left, thinTop, width, THIN_PX);
  }
  context.drawImage(target.canvas, 0, 0, lane.count, 1, left, top, width, box.barHeight);
}

function write(pixels: Uint8ClampedArray, index: number, color: Rgb, share: number): void {
  if (share <= 0) return;
  const at = 4 * index;
  pixels[at] = color[0];
  pixels[at + 1] = color[1];
  pixels[at + 2] = color[2];
  pixels[at + 3] = LEAST_ALPHA + (255 - LEAST_ALPHA) * share;
}

function writePcpu(pixels: Uint8ClampedArray, { palette, trace, isLit }: Scene, box: LaneBox, lane: LaneView): void {
  for (let x = 0; x < lane.count; x++) {
    const kind = lane.kind[x]!;
    if (kind === NO_KIND) continue;
    const ink = machineInk(palette, vmOfVcpu(trace.info, lane.other[x]!));
    const color = kind === SWITCH ? palette.faint : kind === EXIT ? ink.exit : kind === SPIN ? ink.line : ink.box;
    const isPale = isLit && !isLit(box.id, lane.other[x]!, lane.start[x]!, lane.end[x]!);
    write(pixels, x, color, lane.occupancy[x]! * (isPale ? PALE_ALPHA : 1));
  }
}

function writeVcpu(pixels: Uint8ClampedArray, { palette, trace }: Scene, box: LaneBox, lane: LaneView): void {
  const ink = machineInk(palette, vmOfVcpu(trace.info, box.id));
  for (let x = 0; x < lane.count; x++) {
    const kind = INTERVAL_KINDS[lane.kind[x]!];
    if (kind === undefined) continue;
    write(pixels, lane.count + x, kind === "halted" ? palette.lineStrong : ink.line, lane.occupancy[x]!);
    if (kind === "blockedFault") write(pixels, x, palette.fault, lane.occupancy[x]! * 0.5);
    else if (kind === "spin") write(pixels, x, ink.line, lane.occupancy[x]!);
    else if (kind === "blockedDisk" || kind === "blockedDevice" || kind === "blockedLimit")
      write(pixels, x, ink.line, lane.occupancy[x]! * 0.5);
    else write(pixels, x, ink.solid, lane.work[x]!);
  }
}
