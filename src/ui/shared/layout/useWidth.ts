/** The width of an element in whole pixels, kept up to date. Before it is measured: `initialPx`. */
import { useCallback, useState } from "react";

export function useWidth(
  initialPx: number,
): readonly [widthPx: number, ref: (element: HTMLElement | null) => (() => void) | undefined] {
  const [widthPx, setWidthPx] = useState(initialPx);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => {
      const { clientWidth } = element;
      if (clientWidth > 0) setWidthPx(clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [widthPx, ref];
}
