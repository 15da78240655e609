/** The disks as a drawing: a bar each, with what lies where, as the Storage panel shows it. */
import { barSegments, type BarSegment } from "../../chart/extentBar.ts";
import type { ExportCatalogue } from "../../i18n/exportCatalogue.ts";
import type { LvId } from "../../model/units.ts";
import { extentRuns } from "../../trace/figures/extentRuns.ts";
import type { HostInfo, PvStateView } from "../../trace/hostState.ts";
import { isolated } from "../../trace/isolated.ts";
import { machineInk } from "../shared/canvas/palette.ts";
import { fitText, setFont, textWidth } from "../shared/canvas/text.ts";
import type { Layer } from "../shared/canvas/layer.ts";
import type { Drawing } from "./drawing.ts";
import { sheetOf, type LegendEntry, type SheetOptions } from "./sheet.ts";

const ROW = { heightPx: 44, barPx: 30, labelPx: 64, numberPx: 11 } as const;
/** Narrowest piece that is drawn by itself. */
const SEGMENT_PX = 4;
/** Extents at least this wide are set apart by lines. */
const DIVIDED_PX = 6;
/** A volume's name stands in its piece, or in the legend where it has no room. */
const PAD_PX = 6;

export interface StoragePicture {
  readonly info: HostInfo;
  readonly pvs: readonly PvStateView[];
  readonly words: ExportCatalogue["storage"];
  readonly widthPx: number;
}

type Sheet = Pick<SheetOptions, "inks" | "measure" | "title" | "lines" | "language">;

export function storageDrawing(sheet: Sheet, { info, pvs, words, widthPx }: StoragePicture): Drawing {
  const { palette } = sheet.inks;
  const bars = pvs.map((pv) => barSegments(extentRuns(pv), Math.floor((widthPx - ROW.labelPx) / SEGMENT_PX)));
  const machines = new Set(bars.flat().flatMap(({ lv }) => info.lvs[lv]?.vm ?? []));
  const legend: LegendEntry[] = [...machines]
    .toSorted((a, b) => a - b)
    .map((vm) =>
      vm < 0
        ? { sign: { look: "outline", color: palette.lineStrong }, text: words.swap }
        : { sign: { look: "machine", vm }, text: isolated(info.vms[vm]?.name ?? "") },
    );
  legend.push({ sign: { look: "fill", color: palette.sunken }, text: words.free(freeIn(bars)) });
  return sheetOf({ ...sheet, legend, widthPx, heightPx: pvs.length * ROW.heightPx }, (layer) => {
    for (const [pv, segments] of bars.entries()) paintDisk(layer, sheet, segments, pv, info, words, widthPx);
  });
}

function freeIn(bars: readonly (readonly BarSegment[])[]): number {
  return bars.flat().reduce((sum, { free }) => sum + free, 0);
}

function nameOf(lv: LvId, info: HostInfo, words: ExportCatalogue["storage"]): string {
  const volume = info.lvs[lv];
  if (!volume) return "";
  if (volume.vm >= 0) return `${isolated(info.vms[volume.vm]?.name ?? "")}/${isolated(volume.name)}`;
  return volume.name === "swap" ? words.swap : volume.name === "thin" ? words.thin : isolated(volume.name);
}

function paintDisk(
  { context, fills }: Layer,
  { inks: { palette } }: Sheet,
  segments: readonly BarSegment[],
  pv: number,
  info: HostInfo,
  words: ExportCatalogue["storage"],
  widthPx: number,
): void {
  const top = pv * ROW.heightPx;
  const last = segments.at(-1);
  const extents = last ? last.start + last.count : 1;
  const extentPx = (widthPx - ROW.labelPx) / extents;
  context.textBaseline = "middle";
  context.textAlign = "left";
  setFont(context, `650 12px ${palette.fontFamily}`);
  context.fillStyle = fills.plain(palette.soft);
  context.fillText(words.disk(pv), 0, top + ROW.barPx / 2);
  for (const { start, count, lv, runs } of segments) {
    const volume = info.lvs[lv];
    const ink = volume && volume.vm >= 0 ? machineInk(palette, volume.vm) : null;
    const x = ROW.labelPx + start * extentPx;
    const width = Math.max(1, count * extentPx - (count * extentPx >= 2 * SEGMENT_PX ? 2 : 0));
    context.fillStyle = fills.plain(ink ? ink.soft : volume ? palette.panel : palette.sunken);
    context.fillRect(x, top, width, ROW.barPx);
    const pattern = ink && volume ? fills.machine(volume.vm, ink.line) : null;
    if (pattern) {
      context.fillStyle = pattern;
      context.fillRect(x, top, width, ROW.barPx);
    }
    if (extentPx >= DIVIDED_PX && runs === 1) {
      context.fillStyle = fills.plain(ink ? ink.line : palette.line, 0.55);
      for (let extent = 1; extent < count; extent += 1) context.fillRect(x + extent * extentPx - 1, top, 1, ROW.barPx);
    }
    if (volume) {
      context.strokeStyle = fills.plain(ink ? ink.line : palette.lineStrong);
      context.lineWidth = 1;
      context.strokeRect(x + 0.5, top + 0.5, Math.max(0, width - 1), ROW.barPx - 1);
    }
    setFont(context, `650 11px ${palette.fontFamily}`);
    const whole = volume ? nameOf(lv, info, words) : words.free(count);
    const name = fitText(context, whole, width - 2 * PAD_PX);
    if (!name || (!volume && name !== whole)) continue;
    const plate = textWidth(context, name) + 6;
    context.fillStyle = fills.plain(ink ? ink.soft : volume ? palette.panel : palette.sunken);
    context.fillRect(x + PAD_PX - 3, top + ROW.barPx / 2 - 8, plate, 16);
    context.fillStyle = fills.plain(ink ? ink.ink : palette.soft);
    context.fillText(name, x + PAD_PX, top + ROW.barPx / 2);
  }
  setFont(context, `400 ${ROW.numberPx}px ${palette.fontFamily}`);
  context.fillStyle = fills.plain(palette.faint);
  context.textBaseline = "top";
  context.fillText("0", ROW.labelPx, top + ROW.barPx + 2);
  context.textAlign = "right";
  context.fillText(String(extents - 1), widthPx, top + ROW.barPx + 2);
}
