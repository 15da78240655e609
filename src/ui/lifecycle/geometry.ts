/** Where the states of the diagram stand, and how an arrow runs from one to another. Numbers in units of the drawing. */
import type { VmLife } from "../../model/states.ts";

/** A drawing of the states. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
  /** What leads from a state to itself is below its box. */
  readonly isLoopBelow: boolean;
  /** Centres of the boxes. */
  readonly places: Readonly<Record<VmLife, Point>>;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is off on the left, what runs in the middle, what stands still on the right. */
export const WIDE: Drawing = {
  width: 800,
  height: 250,
  box: { width: 124, height: 46 },
  isLoopBelow: false,
  places: {
    none: { x: 66, y: 125 },
    shutOff: { x: 235, y: 125 },
    saved: { x: 460, y: 32 },
    running: { x: 460, y: 125 },
    shuttingDown: { x: 460, y: 218 },
    paused: { x: 730, y: 72 },
    crashed: { x: 730, y: 190 },
  },
};

/** For phones: what is off above, what runs in the middle, what stands still below. */
export const TALL: Drawing = {
  width: 350,
  height: 496,
  box: { width: 96, height: 44 },
  isLoopBelow: true,
  places: {
    none: { x: 175, y: 24 },
    shutOff: { x: 175, y: 112 },
    saved: { x: 52, y: 212 },
    running: { x: 175, y: 312 },
    shuttingDown: { x: 298, y: 212 },
    paused: { x: 60, y: 436 },
    crashed: { x: 292, y: 436 },
  },
};

export interface Arrow {
  readonly path: string;
  /** Where its word stands. */
  readonly label: Point;
  readonly tip: Point;
  /** In degrees, 0: to the right. */
  readonly angle: number;
}

/** An arrow from box to box, bent to its left by `bend`, so that one there and one back lie apart. */
export function arrowBetween({ places, box, isLoopBelow }: Drawing, from: VmLife, to: VmLife, bend: number): Arrow {
  const a = places[from];
  const b = places[to];
  if (from === to) return isLoopBelow ? loopBelow(a, box.height) : loopAbove(a, box.height);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const side = { x: (b.y - a.y) / length, y: -(b.x - a.x) / length };
  const middle = { x: (a.x + b.x) / 2 + 2 * bend * side.x, y: (a.y + b.y) / 2 + 2 * bend * side.y };
  const start = atBorder(box, a, middle);
  const tip = atBorder(box, b, middle);
  const angle = (Math.atan2(tip.y - middle.y, tip.x - middle.x) * 180) / Math.PI;
  const label = { x: (start.x + 2 * middle.x + tip.x) / 4, y: (start.y + 2 * middle.y + tip.y) / 4 };
  return { path: `M${text(start)} Q${text(middle)} ${text(tip)}`, label, tip, angle };
}

/** Above the right end of the box. */
function loopAbove({ x, y }: Point, height: number): Arrow {
  const top = y - height / 2;
  const start = { x: x + 22, y: top };
  const tip = { x: x + 50, y: top };
  return {
    path: `M${text(start)} C${text({ x: x + 14, y: top - 30 })} ${text({ x: x + 62, y: top - 30 })} ${text(tip)}`,
    label: { x: x + 38, y: top - 26 },
    tip,
    angle: 105,
  };
}

/** Below the middle of the box. */
function loopBelow({ x, y }: Point, height: number): Arrow {
  const bottom = y + height / 2;
  const start = { x: x + 14, y: bottom };
  const tip = { x: x - 14, y: bottom + 1 };
  return {
    path: `M${text(start)} C${text({ x: x + 22, y: bottom + 30 })} ${text({ x: x - 22, y: bottom + 30 })} ${text(tip)}`,
    label: { x, y: bottom + 26 },
    tip,
    angle: -75,
  };
}

/** Where the line from the centre of a box to `towards` leaves it. */
function atBorder(box: Drawing["box"], centre: Point, towards: Point): Point {
  const dx = towards.x - centre.x;
  const dy = towards.y - centre.y;
  const scale = Math.min(
    dx === 0 ? Infinity : (box.width / 2 + 3) / Math.abs(dx),
    dy === 0 ? Infinity : (box.height / 2 + 3) / Math.abs(dy),
  );
  return { x: centre.x + dx * scale, y: centre.y + dy * scale };
}

const text = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
