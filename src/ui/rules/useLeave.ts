/** Calls back when a person turns to something else: a press or a scroll outside of an element, or a new window size. */
import { useEffect, type RefObject } from "react";

/** `anchor` belongs to the element: a press on it is not outside. */
export function useLeave(element: RefObject<Element | null>, anchor: Element, onLeave: () => void): void {
  useEffect(() => {
    const leaveFrom = ({ target }: Event) => {
      if (!(target instanceof Node) || element.current?.contains(target) || anchor.contains(target)) return;
      onLeave();
    };
    document.addEventListener("pointerdown", leaveFrom, true);
    document.addEventListener("scroll", leaveFrom, true);
    window.addEventListener("resize", onLeave);
    return () => {
      document.removeEventListener("pointerdown", leaveFrom, true);
      document.removeEventListener("scroll", leaveFrom, true);
      window.removeEventListener("resize", onLeave);
    };
  }, [element, anchor, onLeave]);
}
