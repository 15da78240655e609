/**
 * Keeps an element from shrinking while the run is played, so that what stands below it does not jump with every
 * sentence. It fits its content again as soon as the run is paused.
 */
import { useLayoutEffect, useRef, type RefObject } from "react";

export function useSteadyHeight<E extends HTMLElement>(isPlaying: boolean): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || !isPlaying) return undefined;
    // Called when the page has been laid out anyway: to read the height after a rendering would have that done twice.
    const observer = new ResizeObserver(() => {
      element.style.minHeight = `${element.offsetHeight}px`;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      element.style.minHeight = "";
    };
  }, [isPlaying]);
  return ref;
}
