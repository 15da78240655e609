/** A drawing on a canvas: as a preview, and to make a picture of pixels of it in the page's own font. */
import { cssColor } from "../shared/canvas/color.ts";
import { createFills, type Fills } from "../shared/canvas/palette.ts";
import type { Drawing, Ink, Shape, Stroke } from "./drawing.ts";
import { restore, setFont } from "../shared/canvas/text.ts";

/** Paints `drawing` so that it fills `width` by `height` pixels of the canvas. False: there is nothing to paint on. */
export function paintDrawing(canvas: HTMLCanvasElement, drawing: Drawing, width: number, height: number): boolean {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return false;
  const scale = width / drawing.widthPx;
  const fills = createFills(context, scale);
  context.setTransform(scale, 0, 0, height / drawing.heightPx, 0, 0);
  context.fillStyle = cssColor(drawing.ground);
  context.fillRect(0, 0, drawing.widthPx, drawing.heightPx);
  for (const shape of drawing.shapes) {
    context.save();
    if (shape.clip) {
      context.beginPath();
      context.rect(shape.clip.x, shape.clip.y, shape.clip.width, shape.clip.height);
      context.clip();
    }
    paintShape(context, fills, shape, drawing.fontFamily);
    restore(context);
  }
  return true;
}

function paintShape(context: CanvasRenderingContext2D, fills: Fills, shape: Shape, fontFamily: string): void {
  const styleOf = ({ tile, color, alpha }: Ink) => (tile ? fills.tile(tile, color, alpha) : fills.plain(color, alpha));
  if (shape.kind === "text") {
    setFont(context, `${shape.weight} ${shape.sizePx}px ${fontFamily}`);
    context.textAlign = shape.align;
    context.fillStyle = styleOf(shape.ink);
    context.fillText(shape.text, shape.x, shape.y);
    return;
  }
  context.beginPath();
  if (shape.kind === "rect") context.roundRect(shape.x, shape.y, shape.width, shape.height, [...shape.radii]);
  else for (const [x, y] of shape.points) context.lineTo(x, y);
  if (shape.kind === "line" && shape.isClosed) context.closePath();
  if (shape.fill) context.fillStyle = styleOf(shape.fill);
  if (shape.fill) context.fill();
  if (shape.stroke) paintStroke(context, shape.stroke, styleOf(shape.stroke.ink));
}

function paintStroke(context: CanvasRenderingContext2D, { width, dash }: Stroke, style: string | CanvasPattern): void {
  context.strokeStyle = style;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.stroke();
}
