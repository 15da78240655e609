/** What the chart is made of, and what it is told: for those who draw it and those who point at it. */
import type { LaneLayout } from "../../chart/laneLayout.ts";
import type { RunState } from "../../store/runState.ts";
import type { Scene, SceneGroup, SceneTexts } from "./canvas/scene.ts";
import type { ChartHit } from "./chartHit.ts";

export interface ChartElements {
  /** Scrolls the lanes; takes the focus. */
  readonly scroller: HTMLElement;
  /** As large as what can be seen; the canvases fill it. */
  readonly stage: HTMLElement;
  readonly ground: HTMLCanvasElement;
  /** What has run, above the ground; cut off at the cursor. */
  readonly past: HTMLCanvasElement;
  /** The cursor. */
  readonly upper: HTMLCanvasElement;
}

export interface ChartOptions {
  readonly layout: LaneLayout;
  /** CSS pixels to a pixel of the chart. */
  readonly magnification: number;
  readonly texts: SceneTexts;
  /** The groups of machines that the layout has lanes for. */
  readonly groups?: readonly SceneGroup[] | undefined;
  /** The name of a group was pressed. */
  readonly onGroup?: ((key: string) => void) | undefined;
  /** Says in words what the chart shows. */
  readonly summarize: (scene: Scene, state: RunState) => string;
  readonly onHover: (hover: ChartHover | null) => void;
}

/** What the pointer is over, and where it is in the window of the browser. */
export interface ChartHover {
  readonly hit: ChartHit;
  readonly clientX: number;
  readonly clientY: number;
}
