/**
 * The band under a vCPU's ready line: who had the pCPUs it waited for, a stripe for each of them, in the colour of the
 * machine that held it, grey during a world switch. Loaded after the first picture.
 *
 * ```
 *   ready   ----------------
 *   pCPU 0  AAAAAAAA##BBBBBB      one pixel column after the other, copied from a row of pixels that is made
 *   pCPU 1  CCCCCCCCCCCCCCCC      once a frame for each pCPU: the cost depends on the width alone
 * ```
 *
 * A vCPU that waits for more pCPUs than there are pixels has no band.
 */
import type { LaneBox } from "../../../chart/laneLayout.ts";
import { createLaneView, lanePixels, NO_KIND, type LaneView } from "../../../chart/lanes.ts";
import type { PcpuId } from "../../../model/units.ts";
import { INTERVAL_KINDS } from "../../../trace/intervals.ts";
import { awaitedPcpus } from "../../../trace/steal.ts";
import { vmOfVcpu } from "../vcpuLabel.ts";
import type { Rgb } from "./color.ts";
import type { Layer } from "./layer.ts";
import { machineInk } from "./palette.ts";
import { chartWidth, yOf, type Scene } from "./scene.ts";

/** Most that the band is high, and where it begins below the middle of the lane: under the ready line. */
const HEIGHT_PX = 4;
const BELOW_PX = 3;
const READY = INTERVAL_KINDS.indexOf("ready");
const SWITCH = INTERVAL_KINDS.indexOf("switch");

/** The pixel columns of a pCPU. */
interface HolderRow {
  /** Colour of the holder; 0: idle. */
  readonly colors: Uint32Array;
  /** The vCPU to which it switches, or -1; null when it never does. */
  readonly switchTo: Int32Array | null;
}

export interface BandPixels {
  readonly pixels: Uint32Array<ArrayBuffer>;
  /** Stripes, one below the other. */
  readonly stripes: number;
}

/** The rows of the frame that is being painted; a new frame has a new scene. */
let painted: { readonly scene: Scene; readonly rows: Map<PcpuId, HolderRow> } | null = null;
const pcpuView = createLaneView();

/** A pixel as `ImageData` has it: red is its first byte. */
function pixelOf([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

function holderRow(scene: Scene, pcpu: PcpuId, width: number): HolderRow {
  if (painted?.scene !== scene) painted = { scene, rows: new Map() };
  const known = painted.rows.get(pcpu);
  if (known) return known;
  const { palette, trace, view } = scene;
  lanePixels(trace.pcpuLane(pcpu, view.from, Math.min(view.to, scene.end)), view.from, view.to, width, pcpuView);
  const colors = new Uint32Array(width);
  let switchTo: Int32Array | null = null;
  for (let x = 0; x < width; x++) {
    const kind = pcpuView.kind[x]!;
    const vcpu = pcpuView.other[x]!;
    if (kind === NO_KIND) continue;
    if (kind === SWITCH) (switchTo ??= new Int32Array(width).fill(-1))[x] = vcpu;
    colors[x] = pixelOf(kind === SWITCH ? palette.faint : machineInk(palette, vmOfVcpu(trace.info, vcpu)).solid);
  }
  const row: HolderRow = { colors, switchTo };
  painted.rows.set(pcpu, row);
  return row;
}

/**
 * The band of a vCPU as `width` pixel columns and up to `mostStripes` stripes; null when there is nothing to show. `lane`
 * is what is visible of the vCPU.
 */
export function bandPixels(
  scene: Scene,
  box: LaneBox,
  lane: LaneView,
  width: number,
  mostStripes: number,
): BandPixels | null {
  const { trace, view } = scene;
  const isDense = lane.detail === "pixels";
  // Pixel columns do not tell when a wait began, and with that in which queue.
  if (isDense && trace.info.queues > 1) return null;
  const grey = pixelOf(scene.palette.faint);
  const pxPerTick = width / (view.to - view.from);
  const column = (time: number) => Math.min(width, Math.max(0, Math.round((time - view.from) * pxPerTick)));
  let band: BandPixels | null = null;
  for (let i = 0; i < lane.count; i++) {
    if (lane.kind[i] !== READY) continue;
    const first = isDense ? i : column(lane.start[i]!);
    const last = isDense ? i + 1 : column(lane.end[i]!);
    if (last <= first) continue;
    const pcpus = awaitedPcpus(trace, box.id, lane.start[i]!);
    const stripes = pcpus.length;
    if (stripes > mostStripes) return null;
    band ??= { pixels: new Uint32Array(width * stripes), stripes };
    for (const [stripe, pcpu] of pcpus.entries())
      band.pixels.set(holderRow(scene, pcpu, width).colors.subarray(first, last), stripe * width + first);
    // Its own switch-in is a wait for that switch alone.
    for (const pcpu of pcpus) {
      const { switchTo } = holderRow(scene, pcpu, width);
      if (!switchTo) continue;
      for (let x = first; x < last; x++)
        if (switchTo[x] === box.id)
          for (let stripe = 0; stripe < stripes; stripe++) band.pixels[stripe * width + x] = grey;
    }
  }
  return band;
}

let strip: { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D } | null = null;

/** The strip, `width` by `height`; null where there is no canvas. Its size is only set when it changes. */
function stripOf(width: number, height: number): NonNullable<typeof strip> | null {
  if (!strip) {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    if (context) strip = { canvas, context };
  }
  if (strip && strip.canvas.width !== width) strip.canvas.width = width;
  if (strip && strip.canvas.height !== height) strip.canvas.height = height;
  return strip;
}

export function paintWaitBand({ context, scale }: Layer, scene: Scene, box: LaneBox, lane: LaneView): void {
  const width = Math.round(chartWidth(scene) * scale);
  const most = Math.floor(HEIGHT_PX * scale);
  const band = width > 0 ? bandPixels(scene, box, lane, width, most) : null;
  const target = band && stripOf(width, band.stripes);
  if (!target) return;
  const { pixels, stripes } = band;
  target.context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, stripes), 0, 0);
  // Each stripe is so many whole device pixels high.
  const height = (Math.floor(most / stripes) * stripes) / scale;
  const top = Math.round(yOf(scene, box.barTop + box.barHeight / 2 + BELOW_PX) * scale) / scale;
  context.imageSmoothingEnabled = false;
  context.drawImage(target.canvas, 0, 0, width, stripes, scene.labelPx, top, chartWidth(scene), height);
}
