/**
 * A drawing: forms and texts with their places in pixels, in the order in which they are painted. It is what a canvas would
 * show, as data, so that it can be written as SVG or as TikZ.
 */
import type { Rgb } from "../shared/canvas/color.ts";
import type { TileKind } from "../shared/canvas/palette.ts";

/** A colour, or a pattern in it on nothing. `alpha` 0..1. */
export interface Ink {
  readonly color: Rgb;
  readonly alpha: number;
  readonly tile: TileKind | null;
}

export interface Stroke {
  readonly ink: Ink;
  readonly width: number;
  readonly dash: readonly number[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RectShape extends Box {
  readonly kind: "rect";
  /** Of the corners from the top left one on, clockwise. */
  readonly radii: readonly [number, number, number, number];
  readonly fill: Ink | null;
  readonly stroke: Stroke | null;
}

export interface LineShape {
  readonly kind: "line";
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly isClosed: boolean;
  readonly fill: Ink | null;
  readonly stroke: Stroke | null;
}

export interface TextShape {
  readonly kind: "text";
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly sizePx: number;
  readonly weight: number;
  readonly align: "left" | "center" | "right";
  readonly ink: Ink;
  /** As measured. */
  readonly width: number;
}

/** `clip`: nothing of it is seen outside; null: all of it is. */
export type Shape = (RectShape | LineShape | TextShape) & { readonly clip: Box | null };

export interface Drawing {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly title: string;
  /** What it shows, in words. */
  readonly description: string;
  readonly language: string;
  readonly fontFamily: string;
  readonly ground: Rgb;
  readonly shapes: readonly Shape[];
}
