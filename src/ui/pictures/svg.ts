/**
 * A drawing as SVG 1.1, as drawing programs and word processors read it: real text, plain colours, patterns of its own, no
 * style sheet, nothing fetched.
 */
import { xmlText } from "../../codec/out/xmlText.ts";
import type { Rgb } from "../shared/canvas/color.ts";
import type { TileKind } from "../shared/canvas/palette.ts";
import type { Box, Drawing, Ink, RectShape, Shape, Stroke } from "./drawing.ts";

export function svgOf(drawing: Drawing): string {
  const { widthPx, heightPx, title, description, language, fontFamily, ground, shapes } = drawing;
  const definitions = new Definitions();
  const body = clipped(shapes, definitions);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${number(widthPx)}" height="${number(heightPx)}" viewBox="0 0 ${number(widthPx)} ${number(heightPx)}" xml:lang="${xmlText(language)}" role="img" font-family="${xmlText(fontFamily)}" xml:space="preserve">`,
    `<title>${xmlText(title)}</title>`,
    `<desc>${xmlText(description)}</desc>`,
    ...(definitions.lines.length > 0 ? ["<defs>", ...definitions.lines, "</defs>"] : []),
    `<rect width="100%" height="100%" fill="${hex(ground)}"/>`,
    ...body,
    "</svg>",
    "",
  ].join("\n");
}

/** Neighbours with the same clip share a group. */
function clipped(shapes: readonly Shape[], definitions: Definitions): string[] {
  const lines: string[] = [];
  let open: Box | null = null;
  for (const shape of shapes) {
    if (shape.clip !== open) {
      if (open) lines.push("</g>");
      if (shape.clip) lines.push(`<g clip-path="url(#${definitions.clip(shape.clip)})">`);
      open = shape.clip;
    }
    lines.push(elementOf(shape, definitions));
  }
  if (open) lines.push("</g>");
  return lines;
}

function elementOf(shape: Shape, definitions: Definitions): string {
  switch (shape.kind) {
    case "rect": {
      const paint = paintOf(shape.fill, shape.stroke, definitions);
      const { x, y, width, height, radii } = shape;
      if (new Set(radii).size > 1) return `<path d="${roundedPath(shape)}"${paint}/>`;
      const radius = Math.min(radii[0], width / 2, height / 2);
      const round = radius > 0 ? ` rx="${number(radius)}"` : "";
      return `<rect x="${number(x)}" y="${number(y)}" width="${number(Math.max(0, width))}" height="${number(Math.max(0, height))}"${round}${paint}/>`;
    }
    case "line": {
      const paint = paintOf(shape.fill, shape.stroke, definitions);
      const points = shape.points.map(([x, y]) => `${number(x)},${number(y)}`).join(" ");
      return `<${shape.isClosed ? "polygon" : "polyline"} points="${points}"${paint}/>`;
    }
    case "text": {
      const { x, y, sizePx, weight, align, ink, text } = shape;
      const anchor = { left: "", center: ' text-anchor="middle"', right: ' text-anchor="end"' }[align];
      const bold = weight === 400 ? "" : ` font-weight="${weight}"`;
      return `<text x="${number(x)}" y="${number(y)}" font-size="${number(sizePx)}"${bold}${anchor} fill="${hex(ink.color)}"${opacity("fill", ink.alpha)}>${xmlText(text)}</text>`;
    }
  }
}

function paintOf(fill: Ink | null, stroke: Stroke | null, definitions: Definitions): string {
  const dash = stroke && stroke.dash.length > 0 ? ` stroke-dasharray="${stroke.dash.map(number).join(" ")}"` : "";
  const outline = stroke
    ? ` stroke="${hex(stroke.ink.color)}" stroke-width="${number(stroke.width)}"${opacity("stroke", stroke.ink.alpha)}${dash}`
    : "";
  if (!fill) return ` fill="none"${outline}`;
  const color = fill.tile ? `url(#${definitions.tile(fill.tile, fill.color)})` : hex(fill.color);
  return ` fill="${color}"${opacity("fill", fill.alpha)}${outline}`;
}

const opacity = (of: "fill" | "stroke", alpha: number) => (alpha >= 1 ? "" : ` ${of}-opacity="${number(alpha)}"`);

function roundedPath({ x, y, width, height, radii }: RectShape): string {
  const most = Math.min(width, height) / 2;
  const [first, second, third, fourth] = radii.map((radius) => Math.min(radius, most));
  const corner = (radius = 0, dx: number, dy: number) =>
    `a${number(radius)} ${number(radius)} 0 0 1 ${number(dx * radius)} ${number(dy * radius)}`;
  return [
    `M${number(x + first!)} ${number(y)}`,
    `H${number(x + width - second!)}`,
    corner(second, 1, 1),
    `V${number(y + height - third!)}`,
    corner(third, -1, 1),
    `H${number(x + fourth!)}`,
    corner(fourth, -1, -1),
    `V${number(y + first!)}`,
    corner(first, 1, -1),
    "Z",
  ].join("");
}

/** Side of a tile. */
const TILE_PX = 6;
const EDGE = TILE_PX + 1;
const RISING = `M-1,${EDGE}L${EDGE},-1M-1,1L1,-1M${TILE_PX - 1},${EDGE}L${EDGE},${TILE_PX - 1}`;
const FALLING = `M-1,-1L${EDGE},${EDGE}M${TILE_PX - 1},-1L${EDGE},1M-1,${TILE_PX - 1}L1,${EDGE}`;

/** What a tile is made of. */
const TILES: Readonly<Record<TileKind, { readonly path: string; readonly width: number }>> = {
  hatch: { path: RISING, width: 1.2 },
  falling: { path: FALLING, width: 1.2 },
  net: { path: RISING + FALLING, width: 0.75 },
  dots: { path: "M1.7,3a1.3,1.3 0 1 0 2.6,0a1.3,1.3 0 1 0 -2.6,0", width: 0 },
  bars: { path: "M1.5,0V6M3.7,0V6", width: 1 },
  lines: { path: "M0,2.5H6", width: 1 },
  grid: { path: "M0,0.5H6M0.5,0V6", width: 1 },
};

/** Patterns and clips, each written once. */
class Definitions {
  readonly lines: string[] = [];
  readonly #known = new Map<string, string>();

  tile(kind: TileKind, color: Rgb): string {
    return this.#id(`${kind} ${hex(color)}`, "p", (id) => {
      const { path, width } = TILES[kind];
      const paint =
        width === 0 ? ` fill="${hex(color)}"` : ` fill="none" stroke="${hex(color)}" stroke-width="${width}"`;
      return `<pattern id="${id}" patternUnits="userSpaceOnUse" width="${TILE_PX}" height="${TILE_PX}"><path d="${path}"${paint}/></pattern>`;
    });
  }

  clip({ x, y, width, height }: Box): string {
    const place = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
    return this.#id(place, "c", (id) => `<clipPath id="${id}"><rect ${place}/></clipPath>`);
  }

  #id(key: string, letter: string, define: (id: string) => string): string {
    const known = this.#known.get(key);
    if (known) return known;
    const id = `${letter}${this.#known.size}`;
    this.#known.set(key, id);
    this.lines.push(define(id));
    return id;
  }
}

/** `#rrggbb`. */
export function hex([red, green, blue]: Rgb): string {
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** With two decimals at most. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
