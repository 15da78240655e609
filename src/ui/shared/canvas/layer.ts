/** A canvas sized to its box in device pixels, with a context scaled to CSS pixels. */
import { createFills, type Fills } from "./palette.ts";
import { forgetFont } from "./text.ts";

/** What painters use of the context of a canvas: pictures that leave the page are painted on another one. */
export type PaintContext = Pick<
  CanvasRenderingContext2D,
  | "beginPath"
  | "clip"
  | "closePath"
  | "drawImage"
  | "fill"
  | "fillRect"
  | "fillStyle"
  | "fillText"
  | "font"
  | "globalAlpha"
  | "imageSmoothingEnabled"
  | "lineTo"
  | "lineWidth"
  | "moveTo"
  | "rect"
  | "restore"
  | "roundRect"
  | "save"
  | "setLineDash"
  | "stroke"
  | "strokeRect"
  | "strokeStyle"
  | "textAlign"
  | "textBaseline"
> & { measureText(text: string): Pick<TextMetrics, "width"> };

export interface Layer {
  readonly context: PaintContext;
  readonly fills: Fills;
  /** Size in the pixels that are painted in: CSS pixels, or larger ones where the picture is magnified. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels to one of them. */
  readonly scale: number;
}

const layers = new WeakMap<HTMLCanvasElement, Layer>();

/**
 * The layer of `canvas` at the given size, cleared and ready to be painted; null when there is nothing to paint on (no
 * size, or no canvas in this environment). The bitmap is made anew only when its size changes.
 */
export function beginLayer(
  canvas: HTMLCanvasElement,
  widthPx: number,
  heightPx: number,
  magnification = 1,
): Layer | null {
  const scale = (globalThis.devicePixelRatio || 1) * magnification;
  const width = Math.round(widthPx * scale);
  const height = Math.round(heightPx * scale);
  if (width <= 0 || height <= 0) return null;
  const context = canvas.getContext("2d");
  if (!context) return null;
  let layer = layers.get(canvas);
  if (!layer || layer.scale !== scale || canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    forgetFont(context);
    layer = { context, fills: createFills(context, scale), widthPx, heightPx, scale };
    layers.set(canvas, layer);
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, widthPx, heightPx);
  return layer;
}
