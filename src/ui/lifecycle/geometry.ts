/** Where the states of the diagram stand, and how an arrow runs from one to another. Numbers in units of the drawing. */
import type { VmLife } from "../../model/states.ts";

/** A drawing of the states. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
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
  height: 420,
  box: { width: 104, height: 44 },
  places: {
    none: { x: 175, y: 24 },
    shutOff: { x: 175, y: 118 },
    saved: { x: 54, y: 212 },
    running: { x: 175, y: 262 },
    shuttingDown: { x: 296, y: 212 },
    paused: { x: 66, y: 394 },
    crashed: { x: 284, y: 394 },
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
export function arrowBetween({ places, box }: Drawing, from: VmLife, to: VmLife, bend: number): Arrow {
  const a = places[from];
  const b = places[to];
  if (from === to) return loopAt(a, box.height);
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
function loopAt({ x, y }: Point, height: number): Arrow {
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
