/** The page frames as a drawing: a cell each with its page and bits, or, where there are many, a small square each. */
import {
  pixelMapLayout,
  summarizeCells,
  TEXT_CELL,
  textGridLayout,
  type PixelMapLayout,
  type TextGridLayout,
} from "../../chart/frameGrid.ts";
import type { ExportCatalogue } from "../../i18n/exportCatalogue.ts";
import { FRAME_BUSY, FRAME_DIRTY, FRAME_REFERENCED, type HostInfo, type HostState } from "../../trace/hostState.ts";
import { isolated } from "../../trace/isolated.ts";
import { machineInk } from "../shared/canvas/palette.ts";
import { setFont, fitText } from "../shared/canvas/text.ts";
import type { Layer } from "../shared/canvas/layer.ts";
import type { Drawing } from "./drawing.ts";
import { sheetOf, type LegendEntry, type SheetOptions } from "./sheet.ts";

const MAP_HEIGHT_PX = 480;
const HAND_PX = 14;

export interface FramesPicture {
  readonly info: HostInfo;
  readonly host: Pick<HostState, "frames" | "hand">;
  /** The policy keeps reference bits. */
  readonly hasBit: boolean;
  readonly words: ExportCatalogue["exports"];
  readonly widthPx: number;
}

type Sheet = Pick<SheetOptions, "inks" | "measure" | "title" | "lines" | "language">;

export function framesDrawing(sheet: Sheet, picture: FramesPicture): Drawing {
  const { info, host, widthPx, words, hasBit } = picture;
  const { palette } = sheet.inks;
  const grid = textGridLayout(info.frames, widthPx);
  const owners = new Set<number>();
  for (let frame = 0; frame < info.frames; frame += 1) owners.add(host.frames.vm.get(frame));
  const legend: LegendEntry[] = [...owners]
    .filter((vm) => vm >= 0)
    .toSorted((a, b) => a - b)
    .map((vm) => ({ sign: { look: "machine", vm }, text: isolated(info.vms[vm]?.name ?? "") }));
  if (owners.has(-2)) legend.push({ sign: { look: "outline", color: palette.lineStrong }, text: words.sharedFrame });
  if (owners.has(-1)) legend.push({ sign: { look: "fill", color: palette.sunken }, text: words.freeFrame });
  if (grid) {
    const cell = TEXT_CELL[grid.isCompact ? "compact" : "roomy"];
    const bits = hasBit && !grid.isCompact ? words.bits : grid.isCompact ? null : words.dirtyBit;
    const rows = Math.ceil(info.frames / grid.columns);
    const heightPx = rows * (cell.heightPx + cell.rowGapPx) + (host.hand >= 0 ? HAND_PX : 0);
    const lines = [...sheet.lines, ...(bits ? [bits] : []), ...(host.hand >= 0 ? [words.hand] : [])];
    return sheetOf({ ...sheet, lines, legend, widthPx, heightPx }, (layer) => paintCells(layer, sheet, picture, grid));
  }
  const layout = pixelMapLayout(info.frames, widthPx, MAP_HEIGHT_PX);
  const lines = layout.framesPerCell > 1 ? [...sheet.lines, words.framesPerCell(layout.framesPerCell)] : sheet.lines;
  return sheetOf({ ...sheet, lines, legend, widthPx, heightPx: layout.rows * layout.cellPx }, (layer) =>
    paintMap(layer, sheet, picture, layout),
  );
}

function paintCells({ context, fills }: Layer, sheet: Sheet, picture: FramesPicture, grid: TextGridLayout): void {
  const { info, host, hasBit, widthPx } = picture;
  const { frames, hand } = host;
  const { palette } = sheet.inks;
  const cell = TEXT_CELL[grid.isCompact ? "compact" : "roomy"];
  const pitch = Math.min(cell.maxPx, (widthPx + cell.gapPx) / grid.columns - cell.gapPx) + cell.gapPx;
  const width = pitch - cell.gapPx;
  const height = cell.heightPx;
  for (let frame = 0; frame < info.frames; frame += 1) {
    const x = (frame % grid.columns) * pitch;
    // The row of the hand leaves room below it.
    const row = Math.floor(frame / grid.columns);
    const handRow = hand < 0 ? Infinity : Math.floor(hand / grid.columns);
    const y = row * (height + cell.rowGapPx) + (row > handRow ? HAND_PX : 0);
    const vm = frames.vm.get(frame);
    const ink = vm >= 0 ? machineInk(palette, vm) : null;
    const flags = frames.flags.get(frame);
    context.fillStyle = fills.plain(ink ? ink.soft : vm === -1 ? palette.sunken : palette.panel);
    context.fillRect(x, y, width, height);
    const pattern = ink ? fills.machine(vm, ink.line) : null;
    if (pattern) {
      context.fillStyle = pattern;
      context.fillRect(x, y, width, height);
    }
    if (vm !== -1) {
      context.strokeStyle = fills.plain(ink ? ink.line : palette.lineStrong);
      context.lineWidth = 1;
      context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    }
    context.textAlign = "left";
    context.textBaseline = "top";
    context.fillStyle = fills.plain(ink ? ink.ink : palette.soft);
    setFont(context, `400 9px ${palette.fontFamily}`);
    const number = fitText(context, String(frame), grid.isCompact ? 0 : width / 2);
    if (number) context.fillText(number, x + 4, y + 3);
    const bits = `${hasBit && flags & FRAME_REFERENCED ? "R" : ""}${flags & FRAME_DIRTY ? "D" : ""}`;
    context.textAlign = "right";
    if (!grid.isCompact && bits !== "") context.fillText(bits, x + width - 4, y + 3);
    const page = frames.page.get(frame);
    if (page >= 0) {
      setFont(context, `650 ${grid.isCompact ? 13 : 17}px ${palette.fontFamily}`);
      context.textAlign = "center";
      context.textBaseline = "middle";
      const text = fitText(context, flags & FRAME_BUSY ? `${page}…` : String(page), width - 6);
      if (text) context.fillText(text, x + width / 2, y + height / 2 + (grid.isCompact ? 0 : 2));
    }
    if (vm >= 0 && !grid.isCompact) {
      setFont(context, `400 10px ${palette.fontFamily}`);
      context.textAlign = "center";
      context.textBaseline = "alphabetic";
      const name = fitText(context, isolated(info.vms[vm]?.name ?? ""), width - 6);
      if (name) context.fillText(name, x + width / 2, y + height - 5);
    }
    if (frame !== hand) continue;
    context.beginPath();
    context.moveTo(x + width / 2, y + height + 2);
    context.lineTo(x + width / 2 + 6, y + height + 11);
    context.lineTo(x + width / 2 - 6, y + height + 11);
    context.closePath();
    context.fillStyle = fills.plain(palette.accent);
    context.fill();
  }
}

function paintMap({ context, fills }: Layer, sheet: Sheet, picture: FramesPicture, layout: PixelMapLayout): void {
  const { palette } = sheet.inks;
  const { owner } = summarizeCells(picture.host.frames, layout);
  const gap = layout.cellPx >= 6 ? 1 : 0;
  for (let cell = 0; cell < layout.cells; cell += 1) {
    const vm = owner[cell]!;
    const ink = vm >= 0 ? machineInk(palette, vm) : null;
    const x = (cell % layout.columns) * layout.cellPx;
    const y = Math.floor(cell / layout.columns) * layout.cellPx;
    context.fillStyle = fills.plain(ink ? ink.solid : vm === -1 ? palette.sunken : palette.lineStrong);
    context.fillRect(x, y, layout.cellPx - gap, layout.cellPx - gap);
    const pattern = ink ? fills.machine(vm, palette.panel) : null;
    if (!pattern) continue;
    context.fillStyle = pattern;
    context.fillRect(x, y, layout.cellPx - gap, layout.cellPx - gap);
  }
}
