/**
 * Of very many rows only those in view are drawn, and some above and below: drawn all at once, the cells of 256 machines
 * would stop the page for a second. Rows have one height, and the room of those left out is kept.
 */
import { useState, type UIEvent } from "react";

/** Height of a row, in CSS pixels. */
export const ROW_PX = 21;
/** So many are simply drawn. */
const FEW = 64;
/** Drawn at least, and above and below what is in view. */
const DRAWN = 48;
const MARGIN = 12;
/** The window moves by so many rows, so that most scrolling renders nothing. */
const STEP = 8;

export interface RowWindow {
  /** First row drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

export function useRowWindow(count: number): RowWindow {
  const [{ top, seen }, setPlace] = useState({ top: 0, seen: 0 });
  const onScroll = ({ currentTarget: { scrollTop, clientHeight } }: UIEvent<HTMLElement>) => {
    const next = { top: Math.floor(scrollTop / ROW_PX / STEP) * STEP, seen: Math.ceil(clientHeight / ROW_PX) };
    if (next.top !== top || next.seen !== seen) setPlace(next);
  };
  if (count <= FEW) return { from: 0, to: count, onScroll };
  const drawn = Math.max(DRAWN, seen + 2 * MARGIN + STEP);
  const from = Math.max(0, Math.min(top - MARGIN, count - drawn));
  return { from, to: Math.min(count, from + drawn), onScroll };
}
