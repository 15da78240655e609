/**
 * Paints the pixel map: one image pixel a cell, scaled up, so that the cost is that of looking at the frames. Marks with
 * words lie above the canvas as elements; here is only what there can be thousands of.
 */
import { summarizeCells, type PixelMapLayout } from "../../chart/frameGrid.ts";
import type { FrameId, VmUid } from "../../model/units.ts";
import { VM_SHARED, type FrameColumns } from "../../trace/hostState.ts";
import type { PaintContext } from "../shared/canvas/layer.ts";
import { VM_HUES, vmHue, vmPattern } from "../shared/vmColor.ts";

type Rgb = readonly [red: number, green: number, blue: number];

/** The theme's colours as numbers, read from the style sheet. */
export interface MapPalette {
  readonly free: Rgb;
  readonly shared: Rgb;
  readonly panel: string;
  readonly mark: string;
  readonly breach: string;
  readonly solid: readonly Rgb[];
  readonly soft: readonly Rgb[];
}

/** The colours in force for `element`; null where there is no canvas to ask. */
export function readPalette(element: HTMLElement): MapPalette | null {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!probe) return null;
  const style = getComputedStyle(element);
  const rgb = (name: string): Rgb => {
    probe.fillStyle = style.getPropertyValue(name).trim();
    probe.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  const hues = Array.from({ length: VM_HUES }, (_, hue) => hue);
  return {
    free: rgb("--sunken"),
    shared: rgb("--soft"),
    panel: style.getPropertyValue("--panel"),
    mark: style.getPropertyValue("--ink"),
    breach: style.getPropertyValue("--fault"),
    solid: hues.map((hue) => rgb(`--vm-${hue}`)),
    soft: hues.map((hue) => rgb(`--vm-${hue}-soft`)),
  };
}

export interface MapLook {
  readonly layout: PixelMapLayout;
  readonly hasBit: boolean;
  /** Its frames stay strong, those of others grow pale; -1: all are equal. */
  readonly selectedVm: VmUid | -1;
  readonly cleared: readonly FrameId[];
  /** Frames that somebody has tried to reach whose they are not. */
  readonly attempts?: ReadonlyMap<FrameId, "stopped" | "breach"> | undefined;
}

/** Strength of a cell's colour between soft (0) and solid (1). */
const STRENGTH = { plain: 0.8, referenced: 0.9, unreferenced: 0.45, other: 0.15 } as const;
/** Cells at least this wide are set apart by lines; dirty corners and cleared marks need a little more. */
const LINES_FROM_PX = 5;
const SIGNS_FROM_PX = 7;
const FULL = 255;

/** Whether the pattern of a machine darkens or spares the cell at this place: the pattern is laid over the cells. */
function isSpared(vm: VmUid, column: number, row: number): boolean {
  switch (vmPattern(vm)) {
    case "plain":
      return false;
    case "stripes":
      return (column + row) % 3 === 0;
    case "dots":
      return column % 2 === 0 && row % 2 === 0;
    case "crosses":
      return column % 3 === 0 || row % 3 === 0;
  }
}

/** Draws `frames` into `canvas`, whose size in device pixels it sets. Does nothing without a 2D context. */
export function paintFrames(canvas: HTMLCanvasElement, frames: FrameColumns, look: MapLook, palette: MapPalette): void {
  const { layout } = look;
  const { columns, rows, cellPx } = layout;
  const context = canvas.getContext("2d");
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(columns * cellPx * ratio);
  canvas.height = Math.round(rows * cellPx * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.imageSmoothingEnabled = false;
  const cells = summarizeCells(frames, layout);
  context.drawImage(cellImage(cells, look, palette), 0, 0, columns * cellPx, rows * cellPx);
  if (cellPx >= LINES_FROM_PX) paintLines(context, layout, palette);
  if (cellPx >= SIGNS_FROM_PX) paintDirty(context, cells.dirty, layout, palette);
  paintCleared(context, look, palette);
  if (cellPx >= SIGNS_FROM_PX) paintAttempts(context, look, palette);
}

function cellImage(cells: ReturnType<typeof summarizeCells>, look: MapLook, palette: MapPalette): HTMLCanvasElement {
  const { columns, rows, cells: count } = look.layout;
  const image = document.createElement("canvas");
  image.width = columns;
  image.height = rows;
  const context = image.getContext("2d");
  if (!context) return image;
  const pixels = context.createImageData(columns, rows);
  const { data } = pixels;
  for (let cell = 0; cell < count; cell++) {
    const at = cell * 4;
    const vm = cells.owner[cell]!;
    let [red, green, blue] = palette.free;
    if (vm === VM_SHARED) [red, green, blue] = palette.shared;
    else if (vm >= 0) {
      const strength = strengthOf(vm, cells.referenced[cell]! / FULL, look, Math.floor(cell / columns), cell % columns);
      const soft = palette.soft[vmHue(vm)]!;
      const solid = palette.solid[vmHue(vm)]!;
      const used = cells.used[cell]! / FULL;
      red += (soft[0] + (solid[0] - soft[0]) * strength - red) * used;
      green += (soft[1] + (solid[1] - soft[1]) * strength - green) * used;
      blue += (soft[2] + (solid[2] - soft[2]) * strength - blue) * used;
    }
    data[at] = red;
    data[at + 1] = green;
    data[at + 2] = blue;
    data[at + 3] = FULL;
  }
  context.putImageData(pixels, 0, 0);
  return image;
}

function strengthOf(vm: VmUid, referenced: number, look: MapLook, row: number, column: number): number {
  const base = look.hasBit
    ? STRENGTH.unreferenced + (STRENGTH.referenced - STRENGTH.unreferenced) * referenced
    : STRENGTH.plain;
  const strength = look.selectedVm !== -1 && look.selectedVm !== vm ? STRENGTH.other : base;
  return isSpared(vm, column, row) ? strength / 3 : strength;
}

function paintLines(context: PaintContext, layout: PixelMapLayout, palette: MapPalette): void {
  const { columns, rows, cellPx } = layout;
  context.fillStyle = palette.panel;
  for (let column = 1; column <= columns; column++) context.fillRect(column * cellPx - 1, 0, 1, rows * cellPx);
  for (let row = 1; row <= rows; row++) context.fillRect(0, row * cellPx - 1, columns * cellPx, 1);
}

function paintDirty(context: PaintContext, dirty: Uint8Array, layout: PixelMapLayout, palette: MapPalette): void {
  const { columns, cellPx } = layout;
  const side = Math.round(cellPx / 3);
  context.fillStyle = palette.mark;
  for (let cell = 0; cell < dirty.length; cell++) {
    if (dirty[cell] === 0) continue;
    const right = ((cell % columns) + 1) * cellPx - 1;
    const bottom = (Math.floor(cell / columns) + 1) * cellPx - 1;
    context.beginPath();
    context.moveTo(right, bottom - side);
    context.lineTo(right, bottom);
    context.lineTo(right - side, bottom);
    context.fill();
  }
}

function paintCleared(context: PaintContext, { layout, cleared }: MapLook, palette: MapPalette): void {
  const { columns, cellPx, framesPerCell } = layout;
  context.fillStyle = palette.mark;
  const side = Math.max(1, Math.round(cellPx / 3));
  for (const frame of cleared) {
    const cell = Math.floor(frame / framesPerCell);
    context.fillRect((cell % columns) * cellPx + 1, Math.floor(cell / columns) * cellPx + 1, side, side);
  }
}

/** A bar across the square, somebody was stopped; a cross, nothing has stopped him. */
function paintAttempts(context: PaintContext, { layout, attempts }: MapLook, palette: MapPalette): void {
  const { columns, cellPx, framesPerCell } = layout;
  for (const [frame, outcome] of attempts ?? []) {
    const cell = Math.floor(frame / framesPerCell);
    const [left, top] = [(cell % columns) * cellPx + 1, Math.floor(cell / columns) * cellPx + 1];
    const side = cellPx - 3;
    context.strokeStyle = outcome === "breach" ? palette.breach : palette.mark;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(left, top + side);
    context.lineTo(left + side, top);
    if (outcome === "breach") {
      context.moveTo(left, top);
      context.lineTo(left + side, top + side);
    }
    context.stroke();
  }
}
