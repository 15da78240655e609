/**
 * The band under a vCPU's ready line: who had the pCPUs it waited for, a stripe for each of them, in the colour of the
 * machine that held it, grey during a world switch.
 *
 * ```
 *   ready   ----------------
 *   pCPU 0  AAAAAAAA##BBBBBB      one pixel column after the other, copied from a row of pixels that is made
 *   pCPU 1  CCCCCCCCCCCCCCCC      once a frame for each pCPU: the cost depends on the width alone
 * ```
 *
 * A vCPU that waits for more pCPUs than there are pixels has no band. It is loaded after the first picture; what it needs
 * of the chart is handed in, since importing it here would take that out of the first script.
 */
import type { LaneBox } from "../../../chart/laneLayout.ts";
import type { lanePixels, LaneView } from "../../../chart/lanes.ts";
import type { PcpuId } from "../../../model/units.ts";
import { INTERVAL_KINDS } from "../../../trace/intervals.ts";
import { awaitedPcpus } from "../../../trace/figures/steal.ts";
import type { vmOfVcpu } from "../../shared/moment/vcpus.ts";
import type { Rgb } from "../../shared/canvas/color.ts";
import type { Layer } from "../../shared/canvas/layer.ts";
import type { machineInk } from "../../shared/canvas/palette.ts";
import type { chartWidth, Scene, yOf } from "./scene.ts";

/** What the band takes from the chart. */
export interface BandTools {
  readonly lanePixels: typeof lanePixels;
  readonly machineInk: typeof machineInk;
  readonly vmOfVcpu: typeof vmOfVcpu;
  readonly chartWidth: typeof chartWidth;
  readonly yOf: typeof yOf;
}

/** Most that the band is high, and where it begins below the middle of the lane: under the ready line. */
const HEIGHT_PX = 4;
const BELOW_PX = 3;
const READY = INTERVAL_KINDS.indexOf("ready");

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

export interface WaitBand {
  /**
   * The band of a vCPU as `width` pixel columns and up to `mostStripes` stripes; null when there is nothing to show.
   * `lane` is what is visible of the vCPU.
   */
  pixels(scene: Scene, box: LaneBox, lane: LaneView, width: number, mostStripes: number): BandPixels | null;
  paint(layer: Layer, scene: Scene, box: LaneBox, lane: LaneView): void;
}

/** A pixel as `ImageData` has it: red is its first byte. */
function pixelOf([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

export function createWaitBand(tools: BandTools): WaitBand {
  // The rows of the frame that is being painted: a new frame has a new scene.
  let rowsOf: Scene | null = null;
  const rows = new Map<PcpuId, HolderRow>();
  let view: LaneView | undefined;
  let strip: { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D } | null = null;

  function holderRow(scene: Scene, pcpu: PcpuId, width: number): HolderRow {
    if (rowsOf !== scene) rows.clear();
    rowsOf = scene;
    const known = rows.get(pcpu);
    if (known) return known;
    const { palette, trace } = scene;
    const { from, to } = scene.view;
    view = tools.lanePixels(trace.pcpuLane(pcpu, from, Math.min(to, scene.end)), from, to, width, view);
    const colors = new Uint32Array(width);
    let switchTo: Int32Array | null = null;
    for (let x = 0; x < width; x++) {
      const kind = INTERVAL_KINDS[view.kind[x]!];
      const vcpu = view.other[x]!;
      if (!kind) continue;
      if (kind === "switch") (switchTo ??= new Int32Array(width).fill(-1))[x] = vcpu;
      const { solid } = tools.machineInk(palette, tools.vmOfVcpu(trace.info, vcpu));
      colors[x] = pixelOf(kind === "switch" ? palette.faint : solid);
    }
    const row: HolderRow = { colors, switchTo };
    rows.set(pcpu, row);
    return row;
  }

  function pixels(scene: Scene, { id }: LaneBox, lane: LaneView, width: number, mostStripes: number) {
    const { trace } = scene;
    const { from, to } = scene.view;
    const isDense = lane.detail === "pixels";
    // Pixel columns do not tell when a wait began, and with that in which queue.
    if (isDense && trace.info.queues > 1) return null;
    const grey = pixelOf(scene.palette.faint);
    const column = (time: number) => Math.min(width, Math.max(0, Math.round(((time - from) / (to - from)) * width)));
    let band: BandPixels | null = null;
    for (let i = 0; i < lane.count; i++) {
      if (lane.kind[i] !== READY) continue;
      const first = isDense ? i : column(lane.start[i]!);
      const last = isDense ? i + 1 : column(lane.end[i]!);
      if (last <= first) continue;
      const pcpus = awaitedPcpus(trace, id, lane.start[i]!);
      const stripes = pcpus.length;
      if (stripes > mostStripes) return null;
      band ??= { pixels: new Uint32Array(width * stripes), stripes };
      const held = pcpus.map((pcpu) => holderRow(scene, pcpu, width));
      for (const [stripe, { colors }] of held.entries())
        band.pixels.set(colors.subarray(first, last), stripe * width + first);
      // Its own switch-in is a wait for that switch alone.
      for (const { switchTo } of held) {
        if (!switchTo) continue;
        for (let x = first; x < last; x++)
          if (switchTo[x] === id)
            for (let stripe = 0; stripe < stripes; stripe++) band.pixels[stripe * width + x] = grey;
      }
    }
    return band;
  }

  /** The strip, `width` by `height`; null where there is no canvas. Its size is only set when it changes. */
  function stripOf(width: number, height: number): typeof strip {
    const canvas = strip?.canvas ?? document.createElement("canvas");
    const context = strip?.context ?? canvas.getContext("2d");
    if (!context) return null;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    return (strip ??= { canvas, context });
  }

  function paint({ context, scale }: Layer, scene: Scene, box: LaneBox, lane: LaneView): void {
    const widthPx = tools.chartWidth(scene);
    const width = Math.round(widthPx * scale);
    const most = Math.floor(HEIGHT_PX * scale);
    const band = width > 0 ? pixels(scene, box, lane, width, most) : null;
    const target = band && stripOf(width, band.stripes);
    if (!target) return;
    target.context.putImageData(new ImageData(new Uint8ClampedArray(band.pixels.buffer), width, band.stripes), 0, 0);
    // Each stripe is so many whole device pixels high.
    const height = (Math.floor(most / band.stripes) * band.stripes) / scale;
    const top = Math.round(tools.yOf(scene, box.barTop + box.barHeight / 2 + BELOW_PX) * scale) / scale;
    context.imageSmoothingEnabled = false;
    context.drawImage(target.canvas, 0, 0, width, band.stripes, scene.labelPx, top, widthPx, height);
  }

  return { pixels, paint };
}
