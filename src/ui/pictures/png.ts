/** A drawing as PNG, one to four times as large, within what browsers can make of a canvas. */
import type { Drawing } from "./drawing.ts";
import { paintDrawing } from "./paintDrawing.ts";

export const PNG_SCALES = [1, 2, 3, 4] as const;
export type PngScale = (typeof PNG_SCALES)[number];

/** What every browser of today makes: Safari on phones is the narrowest. */
const MOST_PIXELS = 16_777_216;
const LONGEST_SIDE = 16_384;

export interface PngSize {
  /** How many times as large as asked for, or less where a canvas cannot be that large. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** It is smaller than asked for. */
  readonly isReduced: boolean;
}

/** The size of a picture of `widthPx` by `heightPx`, `wanted` times as large if a canvas can be. */
export function pngSize(widthPx: number, heightPx: number, wanted: PngScale): PngSize {
  const longest = Math.max(widthPx, heightPx, 1);
  const bySide = LONGEST_SIDE / longest;
  const byArea = Math.sqrt(MOST_PIXELS / Math.max(1, widthPx * heightPx));
  const scale = Math.min(wanted, bySide, byArea);
  const side = (px: number) => Math.max(1, Math.floor(px * scale + 1e-9));
  return { scale, width: side(widthPx), height: side(heightPx), isReduced: scale < wanted };
}

/** Rejects where the browser cannot make it. */
export async function pngOf(drawing: Drawing, { width, height }: PngSize): Promise<Blob> {
  const canvas = document.createElement("canvas");
  if (!paintDrawing(canvas, drawing, width, height)) throw new Error("there is no canvas here");
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error(`a canvas of ${width} by ${height} pixels gave no picture`);
  return blob;
}
