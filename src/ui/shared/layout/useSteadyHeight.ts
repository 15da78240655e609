/**
 * Keeps an element from shrinking while the run is played, so that what stands below it does not jump with every
 * sentence. It fits its content again as soon as the run is paused.
 */
import { useLayoutEffect, useRef, type RefObject } from "react";

export function useSteadyHeight<E extends HTMLElement>(isPlaying: boolean): RefObject<E | null> {
  const ref = useRef<E>(null);
  // After every render: the content may have grown.
  useLayoutEffect(() => {
    const element = ref.current;
    if (element) element.style.minHeight = isPlaying ? `${element.offsetHeight}px` : "";
  });
  return ref;
}
