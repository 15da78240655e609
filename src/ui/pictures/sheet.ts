/**
 * The sheet on which a picture stands: title and lines of words above it, legend below it, all as wide as the picture. What
 * is in between is painted by whoever asks for it.
 *
 * ```
 *   Title                                  the words are broken into lines that fit
 *   Round robin, timeslice 4 · t = 0 to 20
 *   +----------------------------------+
 *   |  the picture                     |
 *   +----------------------------------+
 *   [] running  [] ready  // blocked
 * ```
 */
import type { VmUid } from "../../model/units.ts";
import { setFont, textWidth } from "../shared/canvas/text.ts";
import { machineInk, type TileKind } from "../shared/canvas/palette.ts";
import type { Rgb } from "../shared/canvas/color.ts";
import type { Layer } from "../shared/canvas/layer.ts";
import type { Drawing } from "./drawing.ts";
import type { PictureInks } from "./inks.ts";
import { recordingLayer, type Measure } from "./recorder.ts";

/** What a sign of the legend looks like. */
export type Sign =
  | { readonly look: "machine"; readonly vm: VmUid }
  | { readonly look: "fill" | "warm" | "outline" | "line" | "dash" | "refused" | "mark"; readonly color: Rgb }
  | { readonly look: "tile"; readonly tile: TileKind; readonly color: Rgb }
  /** Painted by whoever asks for it. */
  | { readonly look: "own"; readonly paint: (layer: Layer, x: number, y: number, box: typeof SIGN) => void };

export interface LegendEntry {
  readonly sign: Sign;
  readonly text: string;
}

export interface SheetWords {
  readonly title: string;
  /** Lines under the title: the setting and the rules, in words. */
  readonly lines: readonly string[];
  readonly language: string;
}

export interface SheetOptions extends SheetWords {
  readonly inks: PictureInks;
  readonly measure: Measure;
  readonly legend: readonly LegendEntry[];
  /** Of the picture, without margins. */
  readonly widthPx: number;
  readonly heightPx: number;
}

const MARGIN = 16;
const TITLE = { sizePx: 16, heightPx: 24, weight: 650 } as const;
const WORDS = { sizePx: 12, heightPx: 18 } as const;
const GAP = 8;
const SIGN = { width: 18, height: 10, gap: 6, between: 18 } as const;

/** The sheet with what `paint` paints on a layer that begins where the picture does. */
export function sheetOf(options: SheetOptions, paint: (layer: Layer) => void): Drawing {
  const { inks, measure, legend, title, lines, language, widthPx, heightPx } = options;
  const { palette } = inks;
  const { layer, shapes, moveTo } = recordingLayer(measure, inks.tileOf);
  const { context, fills } = layer;
  moveTo(MARGIN, MARGIN);
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  let y = 0;
  const write = (line: string, sizePx: number, linePx: number, weight: number, color: Rgb) => {
    setFont(context, `${weight} ${sizePx}px ${palette.fontFamily}`);
    for (const part of brokenLines(context, line, widthPx)) {
      context.fillStyle = fills.plain(color);
      context.fillText(part, 0, y + sizePx);
      y += linePx;
    }
  };
  write(title, TITLE.sizePx, TITLE.heightPx, TITLE.weight, palette.ink);
  for (const line of lines) write(line, WORDS.sizePx, WORDS.heightPx, 400, palette.soft);
  const top = MARGIN + y + GAP;
  moveTo(MARGIN, top);
  paint({ ...layer, widthPx, heightPx });
  moveTo(MARGIN, top + heightPx + GAP);
  const legendPx = paintLegend(layer, inks, legend, widthPx);
  return {
    widthPx: Math.ceil(widthPx + 2 * MARGIN),
    heightPx: Math.ceil(top + heightPx + GAP + legendPx + MARGIN),
    title,
    description: [...lines, ...legend.map(({ text }) => text)].join(" · "),
    language,
    fontFamily: palette.fontFamily,
    ground: palette.panel,
    shapes,
  };
}

/** `text` in lines that fit into `widthPx`: broken at blanks, and between any two letters where there are none. */
function brokenLines(context: Layer["context"], text: string, widthPx: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []) {
    if (line !== "" && textWidth(context, (line + word).trimEnd()) > widthPx) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
    while (textWidth(context, line.trimEnd()) > widthPx && line.length > 1) {
      let letters = [...line];
      while (letters.length > 1 && textWidth(context, letters.join("")) > widthPx) letters = letters.slice(0, -1);
      lines.push(letters.join(""));
      line = line.slice(letters.join("").length);
    }
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

/** Its height. */
function paintLegend(layer: Layer, inks: PictureInks, legend: readonly LegendEntry[], widthPx: number): number {
  const { context, fills } = layer;
  setFont(context, `400 ${WORDS.sizePx}px ${inks.palette.fontFamily}`);
  let x = 0;
  let y = 0;
  for (const { sign, text } of legend) {
    const wanted = SIGN.width + SIGN.gap + textWidth(context, text);
    if (x > 0 && x + wanted > widthPx) {
      x = 0;
      y += WORDS.heightPx;
    }
    paintSign(layer, inks, sign, x, y + (WORDS.heightPx - SIGN.height) / 2);
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillStyle = fills.plain(inks.palette.soft);
    context.fillText(text, x + SIGN.width + SIGN.gap, y + WORDS.heightPx / 2);
    x += wanted + SIGN.between;
  }
  return legend.length > 0 ? y + WORDS.heightPx : 0;
}

function paintSign(layer: Layer, { palette }: PictureInks, sign: Sign, x: number, y: number): void {
  const { context, fills } = layer;
  const { width, height } = SIGN;
  const middle = y + height / 2;
  const outline = (color: Rgb) => {
    context.strokeStyle = fills.plain(color);
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  };
  switch (sign.look) {
    case "machine": {
      const ink = machineInk(palette, sign.vm);
      context.fillStyle = fills.plain(ink.box);
      context.fillRect(x, y, width, height);
      const pattern = fills.machine(sign.vm, palette.ink);
      if (pattern) context.fillStyle = pattern;
      if (pattern) context.fillRect(x, y, width, height);
      return outline(ink.line);
    }
    case "own":
      return sign.paint(layer, x, y, SIGN);
    case "fill":
      context.fillStyle = fills.plain(sign.color);
      return context.fillRect(x, y, width, height);
    case "warm":
      context.fillStyle = fills.plain(sign.color);
      context.fillRect(x, y, width, height);
      context.fillStyle = fills.plain(palette.panel);
      return context.fillRect(x, y + 2, width, 2);
    case "outline":
      return outline(sign.color);
    case "line":
      context.fillStyle = fills.plain(sign.color);
      return context.fillRect(x, middle - 2, width, 4);
    case "tile":
      context.fillStyle = fills.tile(sign.tile, sign.color, 0.75);
      context.fillRect(x, y, width, height);
      return outline(sign.color);
    case "dash":
    case "mark":
    case "refused":
      context.beginPath();
      context.strokeStyle = fills.plain(sign.color);
      context.lineWidth = sign.look === "dash" ? 1.5 : 1;
      context.setLineDash(sign.look === "dash" ? [4, 4] : []);
      if (sign.look === "dash") {
        context.moveTo(x, middle);
        context.lineTo(x + width, middle);
      } else {
        context.moveTo(x + width / 2 - 4, y + 1);
        context.lineTo(x + width / 2 + 4, y + 1);
        context.lineTo(x + width / 2, y + height - 1);
        context.closePath();
        context.fillStyle = fills.plain(sign.color);
        if (sign.look === "mark") context.fill();
      }
      context.stroke();
      context.setLineDash([]);
  }
}
