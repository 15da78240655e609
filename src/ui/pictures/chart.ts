/** The Gantt chart as a drawing: the painters of the page's chart on a sheet of its own, all lanes under one another. */
import { knownEnd } from "../../chart/extent.ts";
import { layoutLanes } from "../../chart/laneLayout.ts";
import type { Viewport } from "../../chart/viewport.ts";
import type { ExportCatalogue } from "../../i18n/exportCatalogue.ts";
import type { VmUid } from "../../model/units.ts";
import { INTERVAL_KINDS, type IntervalKind } from "../../trace/intervals.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { isolated } from "../../trace/isolated.ts";
import { paintAxisMarks } from "../processor/canvas/axisMarks.ts";
import { labelWidth, paintLanes } from "../processor/canvas/paintLanes.ts";
import { AXIS_PX, RIGHT_PX, type Scene, type SceneTexts } from "../processor/canvas/scene.ts";
import type { Palette } from "../shared/canvas/palette.ts";
import type { Drawing } from "./drawing.ts";
import { recordingLayer } from "./recorder.ts";
import { sheetOf, type LegendEntry, type SheetOptions, type Sign } from "./sheet.ts";

/** More slices than this in one lane are no picture any more, and more lanes do not fit on one. */
export const MOST_SLICES = 4000;
const MOST_LANES = 128;
const LABEL_MAX_PX = 160;

export interface ChartPicture {
  readonly trace: TraceReader;
  readonly view: Viewport;
  readonly texts: SceneTexts;
  readonly words: Pick<ExportCatalogue, "processor" | "legend" | "exports">;
  /** Of the lanes, with their names. */
  readonly widthPx: number;
}

type Sheet = Pick<SheetOptions, "inks" | "measure" | "title" | "lines" | "language">;

/** The drawing, or null where there are too many slices in the window for one. */
export function chartDrawing(sheet: Sheet, { trace, view, texts, words, widthPx }: ChartPicture): Drawing | null {
  const { pcpus, vcpus } = trace.info;
  const found = foundIn(trace, view);
  if (found.most > MOST_SLICES) return null;
  const isTooHigh = pcpus + vcpus.length > MOST_LANES;
  const layout = layoutLanes(pcpus, isTooHigh ? 0 : vcpus.length);
  const lines = isTooHigh ? [...sheet.lines, words.exports.lanesLeftOut(MOST_LANES, vcpus.length)] : sheet.lines;
  const { palette } = sheet.inks;
  const heightPx = AXIS_PX + layout.height;
  const measured = recordingLayer(sheet.measure, sheet.inks.tileOf).layer;
  const scene: Scene = {
    trace,
    view,
    end: knownEnd(trace),
    layout,
    scrollTop: 0,
    widthPx: widthPx + RIGHT_PX,
    heightPx,
    labelPx: labelWidth(measured, { palette, texts, trace, layout }, LABEL_MAX_PX),
    palette,
    selected: new Set(),
    texts,
    paintMarks: paintAxisMarks,
  };
  const machines = found.machines.map((vm): LegendEntry => {
    return { sign: { look: "machine", vm }, text: isolated(trace.info.vms[vm]?.name ?? "") };
  });
  const legend = [...(pcpus > 0 ? machines : []), ...signsOf(found, palette, words)];
  return sheetOf({ ...sheet, lines, legend, widthPx: widthPx + RIGHT_PX, heightPx }, (layer) =>
    paintLanes(layer, scene),
  );
}

interface Found {
  readonly kinds: ReadonlySet<IntervalKind>;
  readonly machines: readonly VmUid[];
  /** Slices in the fullest lane. */
  readonly most: number;
  readonly marks: ReadonlySet<"fault" | "commandDone" | "commandFailed">;
}

/** What there is to see in the window. */
function foundIn(trace: TraceReader, { from, to }: Viewport): Found {
  const kinds = new Set<IntervalKind>();
  const machines = new Set<VmUid>();
  let most = 0;
  const { pcpus, vcpus } = trace.info;
  for (let lane = 0; lane < pcpus + vcpus.length; lane += 1) {
    let count = 0;
    const columns = lane < pcpus ? trace.pcpuLane(lane, from, to) : trace.vcpuLane(lane - pcpus, from, to);
    for (const { start, end, kind, other } of columns)
      for (let at = 0; at < start.length; at += 1) {
        if (end[at]! <= from || start[at]! >= to) continue;
        count += 1;
        const name = INTERVAL_KINDS[kind[at]!];
        if (name && (lane >= pcpus || name !== "guest")) kinds.add(name);
        const vcpu = vcpus[lane < pcpus ? other[at]! : lane - pcpus];
        if (vcpu) machines.add(vcpu.vm);
      }
    most = Math.max(most, count);
  }
  const marks = new Set<"fault" | "commandDone" | "commandFailed">();
  if (trace.marks(["fault"], Math.max(0, from), to, 1).length > 0) marks.add("fault");
  for (const { row, kind } of trace.marks(["commandDone", "commandFailed"], Math.max(0, from), to, MOST_SLICES)) {
    const event = trace.eventAt(row);
    if ((kind === "commandDone" || kind === "commandFailed") && "index" in event && event.index >= 0) marks.add(kind);
  }
  return { kinds, machines: [...machines].toSorted((a, b) => a - b), most, marks };
}

/** How each kind of interval is drawn in a lane, in colours that belong to no machine. */
function signOf(kind: IntervalKind, { soft, faint, fault, lineStrong }: Palette): Sign | null {
  switch (kind) {
    case "running":
      return { look: "fill", color: soft };
    case "warm":
      return { look: "warm", color: soft };
    case "ready":
      return { look: "line", color: soft };
    case "blockedFault":
      return { look: "tile", tile: "hatch", color: fault };
    case "blockedDisk":
      return { look: "tile", tile: "falling", color: soft };
    case "blockedDevice":
      return { look: "tile", tile: "dots", color: soft };
    case "paused":
      return { look: "tile", tile: "bars", color: soft };
    case "costopped":
      return { look: "tile", tile: "lines", color: soft };
    case "spin":
      return { look: "tile", tile: "net", color: soft };
    case "switch":
      return { look: "tile", tile: "hatch", color: faint };
    case "halted":
      return { look: "dash", color: lineStrong };
    case "capped":
    case "parked":
      return { look: "outline", color: soft };
    case "exit":
      return { look: "fill", color: faint };
    default:
      return null;
  }
}

function signsOf({ kinds, marks }: Found, palette: Palette, { processor, legend }: ChartPicture["words"]) {
  const entries: LegendEntry[] = [];
  for (const kind of INTERVAL_KINDS) {
    const sign = kinds.has(kind) ? signOf(kind, palette) : null;
    if (sign) entries.push({ sign, text: processor.kind[kind] });
  }
  if (marks.has("fault")) entries.push({ sign: { look: "mark", color: palette.fault }, text: legend.fault });
  if (marks.has("commandDone")) entries.push({ sign: { look: "mark", color: palette.soft }, text: legend.command });
  if (marks.has("commandFailed"))
    entries.push({ sign: { look: "refused", color: palette.soft }, text: legend.refused });
  return entries;
}
