/**
 * A context that paints nothing and remembers what it was asked to paint: the painters of the page's canvases work on it as
 * they are, and what they would have painted is a drawing. Texts stay texts. Images are left out.
 */
import type { VmUid } from "../../model/units.ts";
import { cssColor, parseColor, type Rgb } from "../shared/canvas/color.ts";
import type { Layer, PaintContext } from "../shared/canvas/layer.ts";
import { MACHINE_TILE_ALPHA, type Fills, type TileKind } from "../shared/canvas/palette.ts";
import type { Box, Ink, LineShape, RectShape, Shape, Stroke } from "./drawing.ts";

/** Width of `text` in `font` (`650 12px Inter`), in pixels. */
export type Measure = (font: string, text: string) => number;

/** Device pixels to a pixel: so fine that edges are hardly moved, and slices are drawn one by one. */
const SCALE = 16;

/** A layer on which everything is remembered. `tileOf`: the pattern of a machine. */
export function recordingLayer(
  measure: Measure,
  tileOf: (vm: VmUid) => TileKind | null,
): { readonly layer: Layer; readonly shapes: Shape[]; readonly moveTo: (x: number, y: number) => void } {
  const context = new RecordingContext(measure);
  const layer = { context, fills: recordedFills(tileOf), widthPx: 0, heightPx: 0, scale: SCALE };
  return { layer, shapes: context.shapes, moveTo: (x, y) => context.moveOrigin(x, y) };
}

const TILE = /^tile (\w+) (.*)$/;

const tile = (kind: TileKind, color: Rgb, alpha = 1) => `tile ${kind} ${cssColor(color, alpha)}`;

function recordedFills(tileOf: (vm: VmUid) => TileKind | null): Fills {
  return {
    plain: cssColor,
    tile,
    machine(vm, color) {
      const kind = tileOf(vm);
      return kind && tile(kind, color, MACHINE_TILE_ALPHA);
    },
  };
}

const TILE_KINDS: readonly TileKind[] = ["hatch", "falling", "dots", "bars", "lines", "grid", "net"];

/** The ink that a fill style of these fills stands for. */
function inkOf(style: PaintContext["fillStyle"], alpha: number): Ink {
  const written = typeof style === "string" ? style : "";
  const [, kind, inside = written] = TILE.exec(written) ?? [];
  const own = /\/ ([\d.e-]+)\)$/.exec(inside)?.[1];
  return {
    color: parseColor(inside),
    alpha: alpha * (own === undefined ? 1 : Number(own)),
    tile: TILE_KINDS.find((each) => each === kind) ?? null,
  };
}

type Part =
  | Pick<RectShape, "kind" | "x" | "y" | "width" | "height" | "radii">
  | Pick<LineShape, "kind" | "points" | "isClosed">;
type Corners = RectShape["radii"];

interface Kept {
  readonly alpha: number;
  readonly font: string;
  readonly clip: Box | null;
  readonly fillStyle: PaintContext["fillStyle"];
  readonly strokeStyle: PaintContext["strokeStyle"];
  readonly lineWidth: number;
}

/** How far the middle of letters is above their baseline, and their top, as shares of their size. */
const MIDDLE = 0.36;
const TOP = 0.75;

class RecordingContext implements PaintContext {
  fillStyle: PaintContext["fillStyle"] = "rgb(0 0 0)";
  strokeStyle: PaintContext["strokeStyle"] = "rgb(0 0 0)";
  lineWidth = 1;
  globalAlpha = 1;
  font = "400 12px sans-serif";
  textAlign: CanvasTextAlign = "left";
  textBaseline: CanvasTextBaseline = "alphabetic";
  imageSmoothingEnabled = true;
  readonly shapes: Shape[] = [];
  readonly #measure: Measure;
  readonly #kept: Kept[] = [];
  #parts: Part[] = [];
  #dash: readonly number[] = [];
  #clip: Box | null = null;
  #dx = 0;
  #dy = 0;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  /** From now on everything is painted from here on. */
  moveOrigin(x: number, y: number): void {
    this.#dx = x;
    this.#dy = y;
  }

  save(): void {
    const { globalAlpha: alpha, font, fillStyle, strokeStyle, lineWidth } = this;
    this.#kept.push({ alpha, font, clip: this.#clip, fillStyle, strokeStyle, lineWidth });
  }

  restore(): void {
    const kept = this.#kept.pop();
    if (!kept) return;
    this.globalAlpha = kept.alpha;
    this.font = kept.font;
    this.fillStyle = kept.fillStyle;
    this.strokeStyle = kept.strokeStyle;
    this.lineWidth = kept.lineWidth;
    this.#clip = kept.clip;
  }

  beginPath(): void {
    this.#parts = [];
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#parts.push(this.#box(x, y, width, height, [0, 0, 0, 0]));
  }

  roundRect(
    x: number,
    y: number,
    width: number,
    height: number,
    radii?: number | DOMPointInit | Iterable<number | DOMPointInit>,
  ): void {
    this.#parts.push(this.#box(x, y, width, height, cornersOf(radii)));
  }

  moveTo(x: number, y: number): void {
    this.#parts.push({ kind: "line", points: [[x + this.#dx, y + this.#dy]], isClosed: false });
  }

  lineTo(x: number, y: number): void {
    const last = this.#parts.at(-1);
    if (last?.kind !== "line" || last.isClosed) return this.moveTo(x, y);
    this.#parts[this.#parts.length - 1] = { ...last, points: [...last.points, [x + this.#dx, y + this.#dy]] };
  }

  closePath(): void {
    const last = this.#parts.at(-1);
    if (last?.kind === "line") this.#parts[this.#parts.length - 1] = { ...last, isClosed: true };
  }

  fill(): void {
    const fill = inkOf(this.fillStyle, this.globalAlpha);
    for (const part of this.#parts) this.#add({ ...part, fill, stroke: null });
  }

  stroke(): void {
    const stroke = this.#stroke();
    for (const part of this.#parts) this.#add({ ...part, fill: null, stroke });
  }

  /** Only boxes clip here, which is all that painters ask for. */
  clip(): void {
    const box = this.#parts.find((part) => part.kind === "rect");
    if (box?.kind === "rect") this.#clip = this.#clip ? intersection(this.#clip, box) : box;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    if (width === 0 || height === 0) return;
    const fill = inkOf(this.fillStyle, this.globalAlpha);
    this.#add({ ...this.#box(x, y, width, height, [0, 0, 0, 0]), fill, stroke: null });
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#add({ ...this.#box(x, y, width, height, [0, 0, 0, 0]), fill: null, stroke: this.#stroke() });
  }

  setLineDash(dash: Iterable<number>): void {
    this.#dash = [...dash];
  }

  measureText(text: string): Pick<TextMetrics, "width"> {
    return { width: this.#measure(this.font, text) };
  }

  fillText(text: string, x: number, y: number): void {
    const [, weight = "400", size = "12"] = /^(\d+) ([\d.]+)px/.exec(this.font) ?? [];
    const sizePx = Number(size);
    const { textAlign, textBaseline } = this;
    const shift = textBaseline === "middle" ? MIDDLE : textBaseline === "top" ? TOP : 0;
    this.#add({
      kind: "text",
      text,
      x: x + this.#dx,
      y: y + this.#dy + shift * sizePx,
      sizePx,
      weight: Number(weight),
      align: textAlign === "center" || textAlign === "right" ? textAlign : "left",
      ink: inkOf(this.fillStyle, this.globalAlpha),
      width: this.#measure(this.font, text),
    });
  }

  drawImage(): void {
    // Pictures that leave the page have no pixels in them.
  }

  #box(x: number, y: number, width: number, height: number, radii: Corners) {
    return { kind: "rect" as const, x: x + this.#dx, y: y + this.#dy, width, height, radii };
  }

  #stroke(): Stroke {
    return { ink: inkOf(this.strokeStyle, this.globalAlpha), width: this.lineWidth, dash: this.#dash };
  }

  #add(shape: RectWithoutClip | LineWithoutClip | TextWithoutClip): void {
    this.shapes.push({ ...shape, clip: this.#clip });
  }
}

type RectWithoutClip = Omit<Extract<Shape, { kind: "rect" }>, "clip">;
type LineWithoutClip = Omit<Extract<Shape, { kind: "line" }>, "clip">;
type TextWithoutClip = Omit<Extract<Shape, { kind: "text" }>, "clip">;

function cornersOf(radii: number | DOMPointInit | Iterable<number | DOMPointInit> = 0): Corners {
  if (typeof radii === "number") return [radii, radii, radii, radii];
  if (!(Symbol.iterator in radii)) return [0, 0, 0, 0];
  const [first = 0, second = first, third = first, fourth = second] = [...radii].map((each) =>
    typeof each === "number" ? each : 0,
  );
  return [first, second, third, fourth];
}

function intersection(one: Box, other: Box): Box {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(one.x + one.width, other.x + other.width) - x),
    height: Math.max(0, Math.min(one.y + one.height, other.y + other.height) - y),
  };
}
