/** What the painters of the chart are given, and the sizes they share. */
import { lanesBetween, type LaneBox, type LaneLayout } from "../../../chart/laneLayout.ts";
import { timeToX, type Viewport } from "../../../chart/viewport.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import type { VcpuId } from "../../../model/units.ts";
import type { LaneView } from "../../../chart/lanes.ts";
import type { Layer } from "../../shared/canvas/layer.ts";
import type { Palette } from "../../shared/canvas/palette.ts";

/** Height of the time axis above the lanes, in CSS pixels as all sizes here. */
export const AXIS_PX = 34;
/** Room right of the chart, so that a label at the end of the axis is whole. */
export const RIGHT_PX = 12;
/** How strong slices are that do not stand out where others do. */
export const PALE_ALPHA = 0.38;
export const FONT_PX = { axis: 11, lane: 13, box: 12, note: 12 } as const;

/** The words on the chart. */
export interface SceneTexts {
  readonly idle: string;
  readonly notSimulated: string;
  readonly pcpu: (pcpu: number) => string;
  readonly number: (n: number) => string;
  /** Short name of a tick: `ms`. */
  readonly unit: string;
}

/** A group of machines with a lane of its own. */
export interface SceneGroup {
  readonly key: string;
  readonly name: string;
  /** How many vCPUs it has, in words. */
  readonly count: string;
  readonly isOpen: boolean;
  /** All of its vCPUs. */
  readonly vcpus: readonly VcpuId[];
}

export interface Scene {
  readonly trace: TraceReader;
  readonly view: Viewport;
  /** The part of the window whose lanes are painted; absent: all of it. */
  readonly part?: Viewport;
  /** Last moment known, and whether the run ends there. */
  readonly end: number;
  readonly layout: LaneLayout;
  readonly scrollTop: number;
  /** Size of the canvas. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Width of the column of names. */
  readonly labelPx: number;
  readonly palette: Palette;
  readonly selected: ReadonlySet<VcpuId>;
  readonly texts: SceneTexts;
  /** Painted as what comes after the cursor: a soft fill, a line and dark words, so that it can be read. */
  readonly isAhead?: boolean;
  /** The groups of machines that the lanes of groups are about, by their places. */
  readonly groups?: readonly SceneGroup[];
  /** Paints the lane of a group; it is loaded with the first host that has groups. */
  readonly paintGroup?: ((layer: Layer, scene: Scene, box: LaneBox) => void) | undefined;
  /** Which slices are to stand out; the others are pale. */
  readonly isLit?: ((pcpu: number, vcpu: VcpuId, start: number, end: number) => boolean) | undefined;
  /** Paints the marks of faults and commands under the axis; it is loaded after the first picture. */
  readonly paintMarks?: ((layer: Layer, scene: Scene) => void) | undefined;
  /** Paints under a vCPU's lane who had the pCPUs it waited for; it is loaded after the first picture. */
  readonly paintWait?: ((layer: Layer, scene: Scene, box: LaneBox, lane: LaneView) => void) | undefined;
}

/** Width of the part of the canvas in which time runs. */
export function chartWidth(scene: Pick<Scene, "widthPx" | "labelPx">): number {
  return Math.max(0, scene.widthPx - scene.labelPx - RIGHT_PX);
}

/** Pixel on the canvas of a moment. */
export function xOf(scene: Scene, time: number): number {
  return scene.labelPx + timeToX(scene.view, chartWidth(scene), time);
}

/** Where the cursor is drawn: on a whole pixel of a screen of `scale` of them to one of the canvas. */
export function cursorX(scene: Scene, time: number, scale: number): number {
  return Math.floor(xOf(scene, time) * scale) / scale;
}

/** Pixel on the canvas of a row of the lanes. */
export function yOf(scene: Scene, row: number): number {
  return AXIS_PX + row - scene.scrollTop;
}

/** Whether anything between two moments is to be painted. */
export function isPainted({ part, view }: Scene, start: number, end: number): boolean {
  const { from, to } = part ?? view;
  return end >= from && start <= to;
}

/** The lanes that can be seen. */
export function shownLanes(scene: Scene): readonly LaneBox[] {
  return lanesBetween(scene.layout, scene.scrollTop, scene.scrollTop + scene.heightPx - AXIS_PX);
}

/** Made once each: a context is asked for one with every text. */
const fonts = new Map<number, string>();
let fontsOf = "";

export function font({ fontFamily }: Palette, sizePx: number, weight = 400): string {
  if (fontFamily !== fontsOf) fonts.clear();
  fontsOf = fontFamily;
  const key = weight * 100 + sizePx;
  let made = fonts.get(key);
  if (!made) fonts.set(key, (made = `${weight} ${sizePx}px ${fontFamily}`));
  return made;
}
