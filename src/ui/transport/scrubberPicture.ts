/**
 * The still part of the scrubber: marks for switches and faults above the track, the track with its unknown part, and
 * the commands below it. What moves (the part played, the veil, the thumb) are elements above this picture. Loaded after
 * the first picture of the page.
 */
import { knownEnd, scaleEnd } from "../../chart/extent.ts";
import { markHeight, placeLabels } from "../../chart/marks.ts";
import type { Catalogue } from "../../i18n/catalogue.ts";
import { commandTexts } from "../../i18n/messages/commands.ts";
import { targetOf, type Scenario } from "../../model/scenario.ts";
import type { Language } from "../../store/appState.ts";
import type { Run } from "../../store/runState.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { beginLayer, type Layer } from "../shared/canvas/layer.ts";
import { currentPalette, type Palette } from "../shared/canvas/palette.ts";
import { restore, setFont, textWidth } from "../shared/canvas/text.ts";
import { MarkIndex, type CommandMark } from "./markIndex.ts";
import { SCRUBBER, trackWidth } from "./scrubberSizes.ts";

/** Below this width commands are ticks without words. */
const LABELS_FROM_PX = 420;
const MARK_PX = 3;
const MARK_GAP_PX = 1;
const MARK_LEAST_PX = 4;
const MARK_MOST_PX = 12;
const LABEL_FONT_PX = 10;
const LABEL_GAP_PX = 10;
/** From the tick of a command to its label. */
const LABEL_INDENT_PX = 7;

interface ScrubberScene {
  readonly marks: MarkIndex;
  /** Last moment known, and the moment at the right end of the track. */
  readonly end: number;
  readonly scale: number;
  readonly palette: Palette;
  readonly labels: readonly string[];
  /** Ticks without words where there is no room. */
  readonly hasLabels: boolean;
}

/** What the picture says, and in which language. */
type PictureTexts = Pick<Catalogue, "transport"> & { readonly language: Language };

/** Paints at a width; false while there are marks to come, which another frame adds. */
export type ScrubberPicture = (widthPx: number) => boolean;

export function createScrubberPicture(canvas: HTMLCanvasElement, run: Run, text: PictureTexts): ScrubberPicture {
  const marks = new MarkIndex();
  return (widthPx) => {
    const { trace, scenario } = run.getState();
    const layer = beginLayer(canvas, widthPx, SCRUBBER.heightPx);
    if (!trace) return true;
    const isComplete = marks.read(trace);
    const end = knownEnd(trace);
    if (layer)
      paintScrubber(layer, {
        marks,
        end,
        scale: scaleEnd(end, trace.isComplete),
        palette: currentPalette(),
        labels: marks.commands.map((mark) => labelOf(text, mark, nameOf(mark, trace, scenario))),
        hasLabels: widthPx >= LABELS_FROM_PX,
      });
    return isComplete;
  };
}

function paintScrubber(layer: Layer, scene: ScrubberScene): void {
  const { context, fills, widthPx } = layer;
  const { palette } = scene;
  const left = SCRUBBER.thumbPx / 2;
  const width = trackWidth(widthPx);
  const { trackTop, trackHeight } = SCRUBBER;
  context.fillStyle = fills.plain(palette.sunken);
  context.beginPath();
  context.roundRect(left, trackTop, width, trackHeight, trackHeight / 2);
  context.fill();
  const knownPx = Math.min(width, (scene.end / scene.scale) * width);
  if (knownPx < width - 1) {
    context.save();
    context.clip();
    context.fillStyle = fills.tile("hatch", palette.lineStrong, 0.8);
    context.fillRect(left + knownPx, trackTop, width - knownPx, trackHeight);
    restore(context);
  }
  paintMarks(layer, scene, left, width);
  paintCommands(layer, scene, left, width);
}

function paintMarks({ context, fills }: Layer, scene: ScrubberScene, left: number, width: number): void {
  const { palette, marks } = scene;
  const columns = Math.floor(width / (MARK_PX + MARK_GAP_PX));
  if (columns <= 0) return;
  const switches = marks.switches.columns(scene.scale, columns);
  const faults = marks.faults.columns(scene.scale, columns);
  const most = Math.max(1, largest(switches), largest(faults));
  const columnPx = width / columns;
  for (let column = 0; column < columns; column++) {
    const x = left + column * columnPx;
    const switchPx = markHeight(switches[column]!, most, MARK_LEAST_PX, MARK_MOST_PX);
    const faultPx = markHeight(faults[column]!, most, MARK_LEAST_PX, MARK_MOST_PX);
    // A column with both shows the fault in front, at the foot, so that neither hides the other.
    if (switchPx > 0) {
      const height = faultPx > 0 ? Math.min(MARK_MOST_PX, Math.max(switchPx, faultPx + 2)) : switchPx;
      context.fillStyle = fills.plain(palette.faint, 0.75);
      context.fillRect(x, SCRUBBER.marksBottom - height, MARK_PX, height);
    }
    if (faultPx > 0) {
      const height = Math.min(faultPx, switchPx > 0 ? MARK_MOST_PX - 2 : MARK_MOST_PX);
      context.fillStyle = fills.plain(palette.fault);
      context.fillRect(x, SCRUBBER.marksBottom - height, MARK_PX, height);
    }
  }
}

function paintCommands({ context, fills, widthPx }: Layer, scene: ScrubberScene, left: number, width: number): void {
  const { palette, marks } = scene;
  setFont(context, `500 ${LABEL_FONT_PX}px ${palette.fontFamily}`);
  const ticks = marks.commands.map(({ time }) => left + (time / scene.scale) * width);
  const wishes = ticks.map((x, i) => ({
    x: x + LABEL_INDENT_PX,
    width: textWidth(context, scene.labels[i] ?? ""),
  }));
  const places = scene.hasLabels ? placeLabels(wishes, widthPx, LABEL_GAP_PX) : [];
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (const [i, { isRefused }] of marks.commands.entries()) {
    const x = Math.round(ticks[i]!) - 0.5;
    const place = places[i];
    context.strokeStyle = fills.plain(isRefused ? palette.fault : palette.soft);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, SCRUBBER.labelsTop);
    const isLabelled = place !== null && place !== undefined;
    // A tick without words is short: it may stand above the words of another.
    context.lineTo(x, SCRUBBER.labelsTop + (isLabelled || !scene.hasLabels ? 7 : 2));
    if (isLabelled && place > x) context.lineTo(x + 4, SCRUBBER.labelsTop + 7);
    context.stroke();
    if (!isLabelled) continue;
    context.fillStyle = fills.plain(isRefused ? palette.fault : palette.soft);
    context.fillText(scene.labels[i] ?? "", place, SCRUBBER.labelsTop + 8);
  }
}

function largest(counts: Uint32Array): number {
  let most = 0;
  for (const count of counts) most = Math.max(most, count);
  return most;
}

function labelOf({ transport, language }: PictureTexts, { command, isRefused }: CommandMark, vm: string): string {
  const words = commandTexts[language].mark[command](vm);
  return isRefused ? transport.refused(words) : words;
}

/** The name as the command has it: a refused one may be about a machine that does not exist. */
function nameOf({ index, vm }: CommandMark, trace: TraceReader, scenario: Scenario): string {
  const given = scenario.commands[index];
  if (given) return targetOf(given) ?? "";
  return trace.info.vms[vm]?.name ?? "";
}
