/**
 * Makes a text fit into its element: the first number of lines in which nothing of it is cut stands in `data-lines`, and the
 * element's classes give each number its size of type. Where none is enough the last one stays.
 */
import { useLayoutEffect, useRef, type RefObject } from "react";

export function useFitting<Shown extends HTMLElement>(lines: readonly number[]): RefObject<Shown | null> {
  const ref = useRef<Shown>(null);
  // After each render: it may be another text.
  useLayoutEffect(() => {
    if (ref.current) fit(ref.current, lines);
  });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => fit(element, lines));
    observer.observe(element.parentElement ?? element);
    return () => observer.disconnect();
  }, [lines]);
  return ref;
}

function fit(element: HTMLElement, lines: readonly number[]): void {
  for (const count of lines) {
    element.dataset["lines"] = String(count);
    if (element.scrollHeight <= element.clientHeight) return;
  }
}
