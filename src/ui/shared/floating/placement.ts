/** Where something that floats goes beside what it belongs to. Pure geometry in CSS pixels of the window. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Align = "start" | "middle" | "end";
export type Side = "top" | "bottom";

export interface Placement {
  readonly left: number;
  readonly top: number;
  /** Height that is free on the side that was chosen. */
  readonly maxHeight: number;
}

/** Between the two, and to the edges of the window. */
const GAP_PX = 4;
const EDGE_PX = 8;

/**
 * On the wanted side of `anchor`, or on the other one where the wanted one has too little room and less; aligned with its start, middle or end,
 * and moved sideways as far as the window asks for.
 */
export function place(anchor: Box, size: Size, view: Size, align: Align, side: Side = "bottom"): Placement {
  const below = view.height - EDGE_PX - (anchor.top + anchor.height + GAP_PX);
  const above = anchor.top - GAP_PX - EDGE_PX;
  const isAbove = side === "top" ? size.height <= above || above >= below : size.height > below && above > below;
  const room = Math.max(0, isAbove ? above : below);
  const height = Math.min(size.height, room);
  const spare = { start: 0, middle: (anchor.width - size.width) / 2, end: anchor.width - size.width }[align];
  const rightmost = view.width - EDGE_PX - size.width;
  return {
    left: Math.max(EDGE_PX, Math.min(anchor.left + spare, rightmost)),
    top: isAbove ? anchor.top - GAP_PX - height : anchor.top + anchor.height + GAP_PX,
    maxHeight: room,
  };
}
