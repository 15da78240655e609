/**
 * Calls back when a person turns to something else: a press outside of an element, a key of the page, a new window size,
 * or its place moves.
 */
import { useEffect, type RefObject } from "react";
import { whenTurnedAway } from "./turningAway.ts";

/** `anchor` belongs to the element: a press on it is not outside. */
export function useLeave(element: RefObject<Element | null>, anchor: Element, onLeave: () => void): void {
  useEffect(() => {
    const { left, top } = anchor.getBoundingClientRect();
    const leaveFrom = ({ target }: Event) => {
      if (!(target instanceof Node) || element.current?.contains(target) || anchor.contains(target)) return;
      onLeave();
    };
    // Other things scroll by themselves, and a scroll before the opening may be told of after it.
    const leaveWhenMoved = () => {
      const now = anchor.getBoundingClientRect();
      if (now.left !== left || now.top !== top) onLeave();
    };
    document.addEventListener("pointerdown", leaveFrom, true);
    document.addEventListener("scroll", leaveWhenMoved, true);
    window.addEventListener("resize", onLeave);
    const stopListening = whenTurnedAway(onLeave);
    return () => {
      stopListening();
      document.removeEventListener("pointerdown", leaveFrom, true);
      document.removeEventListener("scroll", leaveWhenMoved, true);
      window.removeEventListener("resize", onLeave);
    };
  }, [element, anchor, onLeave]);
}
