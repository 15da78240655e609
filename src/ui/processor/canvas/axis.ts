/** The labels of the time axis: which moments of the window have one, and where it stands. */
import { axisTicks } from "../../../chart/ticks.ts";
import type { Layer } from "../../shared/canvas/layer.ts";
import { chartWidth, font, FONT_PX, xOf, type Scene } from "./scene.ts";
import { setFont, textWidth } from "../../shared/canvas/text.ts";

/** Least distance between two labels, besides their own width. */
const GAP_PX = 24;

export interface AxisLabel {
  readonly text: string;
  /** Its middle. */
  readonly x: number;
  readonly width: number;
}

/** Leaves the context with the font of the labels. */
export function axisLabels({ context }: Layer, scene: Scene): readonly AxisLabel[] {
  const { view, texts } = scene;
  setFont(context, font(scene.palette, FONT_PX.axis));
  const widest = textWidth(context, texts.number(Math.ceil(view.to)));
  return axisTicks(view.from, view.to, chartWidth(scene), widest + GAP_PX).values.map((time) => {
    const text = texts.number(time);
    return { text, x: xOf(scene, time), width: textWidth(context, text) };
  });
}
