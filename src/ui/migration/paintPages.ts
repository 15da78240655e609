/** Paints the pages of a machine that moves, a cell each. */
import { cssColor } from "../shared/canvas/color.ts";
import type { PaintContext } from "../shared/canvas/layer.ts";
import { machineInk, type Palette } from "../shared/canvas/palette.ts";
import type { GridShape } from "./gridShape.ts";
import { PAGE_STATES, type PageGrid, type PageState } from "./pageGrid.ts";

interface Cell {
  readonly xPx: number;
  readonly yPx: number;
  readonly sizePx: number;
}

export function paintPages(
  context: PaintContext,
  { states }: Pick<PageGrid, "states">,
  { columns, stepPx, sizePx }: GridShape,
  palette: Palette,
  vm: number,
): void {
  for (let page = 0; page < states.length; page += 1) {
    const xPx = (page % columns) * stepPx;
    const yPx = Math.floor(page / columns) * stepPx;
    paintPage(context, palette, vm, PAGE_STATES[states[page]!]!, { xPx, yPx, sizePx });
  }
}

/** A page that is to be sent is an outline, one that was written again has a mark in it: never colour alone. */
export function paintPage(
  context: PaintContext,
  palette: Palette,
  vm: number,
  state: PageState,
  { xPx, yPx, sizePx }: Cell,
): void {
  const ink = machineInk(palette, vm);
  context.fillStyle = cssColor(state === "there" ? ink.solid : state === "again" ? palette.fault : ink.soft);
  context.fillRect(xPx, yPx, sizePx, sizePx);
  if (state === "toSend" && sizePx >= 4) {
    context.strokeStyle = cssColor(ink.line);
    context.lineWidth = 1;
    context.strokeRect(xPx + 0.5, yPx + 0.5, sizePx - 1, sizePx - 1);
  }
  if (state === "again" && sizePx >= 6) {
    context.fillStyle = cssColor(palette.panel);
    const markPx = Math.max(2, Math.floor(sizePx / 3));
    const at = (sizePx - markPx) / 2;
    context.fillRect(xPx + at, yPx + at, markPx, markPx);
  }
}
