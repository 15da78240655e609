/**
 * A drawing as a `tikzpicture` for LaTeX, with the library `patterns`. Texts are set in the document's own font. A pixel of
 * the drawing is 0.75 pt, as in CSS.
 */
import { latexText } from "../../codec/out/latex.ts";
import type { Rgb } from "../shared/canvas/color.ts";
import type { TileKind } from "../shared/canvas/palette.ts";
import type { Box, Drawing, Ink, Shape, Stroke } from "./drawing.ts";
import { hex, number } from "./svg.ts";

const POINTS = 0.75;

const PATTERNS: Readonly<Record<TileKind, string>> = {
  hatch: "north east lines",
  falling: "north west lines",
  net: "crosshatch",
  dots: "dots",
  bars: "vertical lines",
  lines: "horizontal lines",
  grid: "grid",
};

const ANCHORS = { left: "base west", center: "base", right: "base east" } as const;

export function tikzOf({ title, shapes }: Drawing): string {
  const colors = new Colors();
  const body = clipped(shapes, colors);
  return [
    `% ${latexText(title)}`,
    "% \\usepackage{tikz} \\usetikzlibrary{patterns}",
    ...(shapes.some((shape) => shape.kind === "text" && /\p{Script=Han}/u.test(shape.text))
      ? ["% \\usepackage{ctex} (compile with XeLaTeX or LuaLaTeX)"]
      : []),
    `\\begin{tikzpicture}[x=${POINTS}pt,y=-${POINTS}pt,every node/.style={inner sep=0pt,outer sep=0pt}]`,
    ...colors.lines,
    ...body,
    "\\end{tikzpicture}",
    "",
  ].join("\n");
}

function clipped(shapes: readonly Shape[], colors: Colors): string[] {
  const lines: string[] = [];
  let open: Box | null = null;
  for (const shape of shapes) {
    if (shape.clip !== open) {
      if (open) lines.push("\\end{scope}");
      if (shape.clip) lines.push("\\begin{scope}", `\\clip ${rectangle(shape.clip)};`);
      open = shape.clip;
    }
    lines.push(commandOf(shape, colors));
  }
  if (open) lines.push("\\end{scope}");
  return lines;
}

const point = (x: number, y: number) => `(${number(x)},${number(y)})`;
const rectangle = ({ x, y, width, height }: Box) => `${point(x, y)} rectangle ${point(x + width, y + height)}`;

function commandOf(shape: Shape, colors: Colors): string {
  switch (shape.kind) {
    case "rect": {
      const radius = Math.min(shape.radii[0], shape.width / 2, shape.height / 2);
      const isRound = radius > 0 && new Set(shape.radii).size === 1;
      const round = isRound ? [`rounded corners=${number(radius * POINTS)}pt`] : [];
      return `\\path[${[...paintOf(shape.fill, shape.stroke, colors), ...round].join(",")}] ${rectangle(shape)};`;
    }
    case "line": {
      const points = shape.points.map(([x, y]) => point(x, y)).join(" -- ");
      return `\\path[${paintOf(shape.fill, shape.stroke, colors).join(",")}] ${points}${shape.isClosed ? " -- cycle" : ""};`;
    }
    case "text": {
      const { x, y, align, sizePx, weight, ink, text } = shape;
      const size = number(sizePx * POINTS);
      const bold = weight > 500 ? "\\bfseries" : "";
      const color = ink.alpha >= 1 ? [] : [`opacity=${number(ink.alpha)}`];
      const options = [`anchor=${ANCHORS[align]}`, `text=${colors.name(ink.color)}`, ...color];
      return `\\node[${options.join(",")},font=\\fontsize{${size}}{${size}}\\selectfont${bold}] at ${point(x, y)} {${latexText(text)}};`;
    }
  }
}

function paintOf(fill: Ink | null, stroke: Stroke | null, colors: Colors): string[] {
  const options: string[] = [];
  if (fill?.tile) options.push(`pattern=${PATTERNS[fill.tile]}`, `pattern color=${colors.name(fill.color)}`);
  else if (fill) options.push(`fill=${colors.name(fill.color)}`);
  if (fill && fill.alpha < 1) options.push(`fill opacity=${number(fill.alpha)}`);
  if (!stroke) return options;
  options.push(`draw=${colors.name(stroke.ink.color)}`, `line width=${number(stroke.width * POINTS)}pt`);
  if (stroke.ink.alpha < 1) options.push(`draw opacity=${number(stroke.ink.alpha)}`);
  const dash = stroke.dash.map((length, at) => `${at % 2 === 0 ? "on" : "off"} ${number(length * POINTS)}pt`);
  if (dash.length > 0) options.push(`dash pattern=${dash.join(" ")}`);
  return options;
}

/** Colours by their names, each defined once. */
class Colors {
  readonly lines: string[] = [];
  readonly #names = new Map<string, string>();

  name(color: Rgb): string {
    const value = hex(color).slice(1).toUpperCase();
    const known = this.#names.get(value);
    if (known) return known;
    const name = `hyperscope${this.#names.size}`;
    this.#names.set(value, name);
    this.lines.push(`\\definecolor{${name}}{HTML}{${value}}`);
    return name;
  }
}
