/**
 * The lanes of several runs under each other: those of each with the painters of the one chart, and between them a band,
 * hatched where another vCPU has the pCPU. A program that ends elsewhere has the moment written behind its lane, and a run
 * that is over says so.
 */
import type { Band } from "../../../chart/comparedLanes.ts";
import type { LaneBox } from "../../../chart/laneLayout.ts";
import type { LaneDifference } from "../../../trace/figures/laneDifferences.ts";
import { isSameHolder } from "../../../trace/figures/laneSegments.ts";
import { parseColor, type Rgb } from "../../shared/canvas/color.ts";
import type { Layer } from "../../shared/canvas/layer.ts";
import { fitText, restore, setFont } from "../../shared/canvas/text.ts";
import { clipLanes, paintAxis, paintGrid, paintShownLanes, paintUnknown } from "./paintLanes.ts";
import { AXIS_PX, chartWidth, font, FONT_PX, xOf, yOf, type Scene } from "./scene.ts";

/** What is written into the lanes of runs side by side. */
export interface ComparedTexts {
  readonly endedAt: (time: number) => string;
  /** When the program of `vcpu` ends in each run; null: it goes on. */
  readonly ends: (vcpu: number) => readonly (number | null)[];
}

export interface Compared {
  /** One a run, with its lanes; the first is that of the run with the axis. */
  readonly scenes: readonly Scene[];
  readonly bands: readonly Band[];
  /** Places of the runs among those that are compared. */
  readonly places: readonly number[];
  /** Place of the run with which the others are compared. */
  readonly against: number;
  readonly differences: readonly LaneDifference[];
  /** The difference that the reader stands at. */
  readonly present: LaneDifference | null;
  readonly texts: ComparedTexts;
}

/** Narrower ones are drawn as wide. */
const LEAST_PX = 1;

export function paintCompared(layer: Layer, compared: Compared): void {
  const [first] = compared.scenes;
  if (!first) return;
  paintGrid(layer, first);
  paintRows(layer, compared);
  paintAxis(layer, first);
}

/** What has run, on a ground of its own that hides what is below. */
export function paintComparedPast(layer: Layer, compared: Compared): void {
  const { context, fills } = layer;
  const [first] = compared.scenes;
  if (!first) return;
  context.save();
  clipLanes(context, first);
  context.fillStyle = fills.plain(first.palette.panel);
  context.fillRect(0, AXIS_PX, first.widthPx, first.heightPx);
  restore(context);
  paintGrid(layer, first);
  paintRows(layer, compared);
}

function paintRows(layer: Layer, compared: Compared): void {
  const { context } = layer;
  const [first] = compared.scenes;
  if (!first) return;
  context.save();
  clipLanes(context, first);
  for (const scene of compared.scenes) paintShownLanes(layer, scene);
  paintBands(layer, first, compared);
  for (const [at, scene] of compared.scenes.entries())
    for (const box of scene.layout.lanes) paintEnd(layer, scene, box, compared, at);
  if (compared.scenes.every(({ trace }) => !trace.isComplete)) paintUnknown(layer, first);
  restore(context);
}

function amber(): Rgb {
  return parseColor(getComputedStyle(document.documentElement).getPropertyValue("--warn"));
}

function paintBands(layer: Layer, scene: Scene, { bands, places, against, differences, present }: Compared): void {
  const { context, fills } = layer;
  const { palette, view } = scene;
  const left = scene.labelPx;
  const right = left + chartWidth(scene);
  const ink = amber();
  const hatch = fills.tile("hatch", ink, 0.8);
  const from = firstEndingAfter(differences, view.from);
  for (const band of bands) {
    const top = yOf(scene, band.top);
    if (top > scene.heightPx || top + band.height < AXIS_PX) continue;
    context.fillStyle = fills.plain(palette.lane);
    context.fillRect(left, top, right - left, band.height);
    let painted = left;
    for (let at = from; at < differences.length && differences[at]!.start < view.to; at += 1) {
      const { pcpu, start, end, holders } = differences[at]!;
      const [one, other] = [holders[against], holders[places[band.row]!]];
      if (pcpu !== band.pcpu || !one || !other || isSameHolder(one, other)) continue;
      const x = Math.max(left, xOf(scene, start));
      const to = Math.min(right, xOf(scene, end));
      // A column that is full already is not painted again: a long run has more differences than there are pixels.
      if (to <= painted) continue;
      context.fillStyle = hatch;
      context.fillRect(x, top, Math.max(LEAST_PX, to - x - 1), band.height);
      painted = Math.ceil(to);
      if (differences[at] !== present) continue;
      context.strokeStyle = fills.plain(ink);
      context.lineWidth = 1.5;
      context.strokeRect(x + 0.75, top + 0.75, Math.max(LEAST_PX, to - x - 2.5), band.height - 1.5);
    }
  }
}

/** The place of the first difference that ends after `time`; in order of their starts, a little before it does no harm. */
function firstEndingAfter(differences: readonly LaneDifference[], time: number): number {
  let low = 0;
  let high = differences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (differences[middle]!.start < time) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 64);
}

function paintEnd(layer: Layer, scene: Scene, box: LaneBox, { scenes, texts, places }: Compared, at: number): void {
  const { trace, palette } = scene;
  const ends = box.kind === "vcpu" ? texts.ends(box.id) : [];
  const own = box.kind === "vcpu" ? ends[places[at]!] : trace.isComplete ? trace.knownUntil : null;
  if (own === null || own === undefined) return;
  const isTold =
    box.kind === "vcpu"
      ? new Set(places.map((place) => ends[place])).size > 1
      : scenes.some((other) => other.end > own);
  if (!isTold) return;
  const x = xOf(scene, own) + 5;
  const room = scene.labelPx + chartWidth(scene) - x;
  if (x < scene.labelPx || room < 8) return;
  const { context, fills } = layer;
  setFont(context, font(palette, FONT_PX.axis));
  const text = fitText(context, box.kind === "vcpu" ? scene.texts.number(own) : texts.endedAt(own), room);
  if (!text) return;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillStyle = fills.plain(palette.soft);
  context.fillText(text, x, yOf(scene, box.barTop + box.barHeight / 2) + 0.5);
}
