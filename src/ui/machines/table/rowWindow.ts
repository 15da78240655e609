/**
 * Of very many rows only those in view are drawn, and some above and below: drawn all at once, the cells of 256 machines
 * would stop the page for a second. Rows have one height, and the room of those left out is kept.
 */
import { useCallback, useState, type RefCallback, type UIEvent } from "react";
import { watchSize } from "../../shared/canvas/watchSize.ts";

/** Height of a row, in CSS pixels. */
export const ROW_PX = 21;
/** So many are simply drawn. */
const FEW = 40;
/** Drawn until it is known how many can be seen, and then above and below those. */
const DRAWN = 48;
const MARGIN = 6;
/** The window moves by so many rows, so that most scrolling renders nothing. */
const STEP = 4;

export interface RowWindow {
  /** First row drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** For the element that scrolls. */
  readonly watch: RefCallback<HTMLElement>;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

export function useRowWindow(count: number): RowWindow {
  const [top, setTop] = useState(0);
  const [seen, setSeen] = useState(0);
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const size = watchSize(element, () => setSeen(Math.ceil(size.heightPx / ROW_PX)));
    return size.stop;
  }, []);
  const onScroll = ({ currentTarget: { scrollTop } }: UIEvent<HTMLElement>) =>
    setTop(Math.floor(scrollTop / ROW_PX / STEP) * STEP);
  if (count <= FEW) return { from: 0, to: count, watch, onScroll };
  const drawn = seen === 0 ? DRAWN : seen + 2 * MARGIN + STEP;
  const from = Math.max(0, Math.min(top - MARGIN, count - drawn));
  return { from, to: Math.min(count, from + drawn), watch, onScroll };
}
