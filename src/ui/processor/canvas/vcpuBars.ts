/**
 * The states of a vCPU lane, each with a form of its own, so that colour never stands alone:
 * running a solid bar, ready a thin line, blocked on a fault hatched in the colour of faults, blocked on a disk hatched in
 * the machine's colour, blocked on a device dotted, spinning at a barrier netted, halted faint dashes, paused an outline with ‖ marks, throttled an
 * empty outline, parked in debt the same with the line of being ready, co-stopped an outline with level strokes.
 */
import { INTERVAL_KINDS, type IntervalKind } from "../../../trace/intervals.ts";
import type { LaneBox } from "../../../chart/laneLayout.ts";
import type { LaneView } from "../../../chart/lanes.ts";
import { vmOfVcpu } from "../../shared/moment/vcpus.ts";
import type { Rgb } from "../../shared/canvas/color.ts";
import type { Layer, PaintContext } from "../../shared/canvas/layer.ts";
import { machineInk, type TileKind } from "../../shared/canvas/palette.ts";
import { isPainted, xOf, yOf, type Scene } from "./scene.ts";

const THIN_PX = 4;
/** From this width on neighbouring bars are a pixel apart, so that the end of a timeslice can be seen. */
const APART_PX = 4;
/** How strong patterns are, and after the cursor. */
const TILE_ALPHA = 0.75;
const AHEAD_ALPHA = 0.45;
const DASH_PX = [4, 4];

/** Kinds drawn as an outlined bar with a tile in it. */
const TILES: Readonly<Partial<Record<IntervalKind, TileKind>>> = {
  blockedFault: "hatch",
  blockedDisk: "falling",
  blockedDevice: "dots",
  paused: "bars",
  costopped: "lines",
  spin: "net",
};

export function paintVcpuBars(layer: Layer, scene: Scene, box: LaneBox, lane: LaneView): void {
  const { context, fills, scale } = layer;
  const { palette, isAhead = false } = scene;
  const vm = vmOfVcpu(scene.trace.info, box.id);
  const ink = machineInk(palette, vm);
  const top = yOf(scene, box.barTop);
  const middle = top + box.barHeight / 2;
  for (let i = 0; i < lane.count; i++) {
    if (!isPainted(scene, lane.start[i]!, lane.end[i]!)) continue;
    const kind = INTERVAL_KINDS[lane.kind[i]!];
    const left = Math.round(xOf(scene, lane.start[i]!) * scale) / scale;
    const right = Math.round(xOf(scene, lane.end[i]!) * scale) / scale;
    const gap = right - left >= APART_PX ? 1 : 0;
    const width = Math.max(1 / scale, right - left - gap);
    switch (kind) {
      case "running":
      case "guest":
      case "warm": {
        context.fillStyle = fills.plain(isAhead ? ink.soft : ink.solid);
        context.fillRect(left, top, width, box.barHeight);
        if (isAhead) outlined(layer, left, top, width, box.barHeight, ink.line);
        const pattern = fills.machine(vm, isAhead ? ink.line : palette.panel);
        if (pattern) {
          context.fillStyle = pattern;
          context.fillRect(left, top, width, box.barHeight);
        }
        break;
      }
      case "exit":
      case "switch":
        context.fillStyle = fills.plain(isAhead ? ink.line : ink.exit);
        context.fillRect(left, top, width, box.barHeight);
        break;
      case "ready":
        context.fillStyle = fills.plain(ink.line);
        context.fillRect(left, middle - THIN_PX / 2, Math.max(width + gap, 1 / scale), THIN_PX);
        break;
      case "halted":
        dashed(context, left, right, middle, fills.plain(palette.lineStrong));
        break;
      case "blockedFault":
      case "blockedDisk":
      case "blockedDevice":
      case "paused":
      case "costopped":
      case "spin":
        tiled(
          layer,
          left,
          top,
          width,
          box.barHeight,
          TILES[kind]!,
          kind === "blockedFault" ? palette.fault : ink.solid,
          isAhead ? AHEAD_ALPHA : TILE_ALPHA,
        );
        break;
      case "blockedLimit": {
        const half = Math.floor(box.barHeight / 2);
        outlined(layer, left, top, width, box.barHeight, ink.solid);
        tiled(
          layer,
          left,
          top + half,
          width,
          box.barHeight - half,
          "falling",
          ink.solid,
          isAhead ? AHEAD_ALPHA : TILE_ALPHA,
        );
        break;
      }
      case "capped":
        outlined(layer, left, top, width, box.barHeight, ink.solid);
        break;
      case "parked":
        context.fillStyle = fills.plain(ink.line);
        context.fillRect(left, middle - THIN_PX / 2, Math.max(width + gap, 1 / scale), THIN_PX);
        outlined(layer, left, top, width, box.barHeight, ink.solid);
        break;
      case undefined:
        break;
    }
  }
}

function tiled(
  { context, fills }: Layer,
  left: number,
  top: number,
  width: number,
  height: number,
  kind: TileKind,
  color: Rgb,
  alpha: number,
): void {
  context.fillStyle = fills.tile(kind, color, alpha);
  context.fillRect(left, top, width, height);
  outlined({ context, fills }, left, top, width, height, color, alpha);
}

function outlined(
  { context, fills }: Pick<Layer, "context" | "fills">,
  left: number,
  top: number,
  width: number,
  height: number,
  color: Rgb,
  alpha = 0.85,
): void {
  if (width < 3) return;
  context.strokeStyle = fills.plain(color, alpha);
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
}

function dashed(context: PaintContext, left: number, right: number, y: number, style: string): void {
  context.strokeStyle = style;
  context.lineWidth = 1.5;
  context.setLineDash(DASH_PX);
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(right, y);
  context.stroke();
  context.setLineDash([]);
}
