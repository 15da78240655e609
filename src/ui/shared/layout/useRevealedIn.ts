/** Keeps a row (`data-row`) of a list in view inside of what scrolls it, and moves nothing around that. */
import { useEffect, useRef, type RefObject } from "react";

/** For the element that scrolls; the row is revealed whenever `row` becomes another one. -1: none. */
export function useRevealedIn(row: number): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const outer = scroller.current;
    const inner = outer?.querySelector(`[data-row="${row}"]`);
    if (!outer || !inner) return;
    const head = outer.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    const [view, place] = [outer.getBoundingClientRect(), inner.getBoundingClientRect()];
    if (place.top < view.top + head) outer.scrollTop -= view.top + head - place.top;
    else if (place.bottom > view.bottom) outer.scrollTop += place.bottom - view.bottom;
  }, [row]);
  return scroller;
}
