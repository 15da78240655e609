/** The tooltip of the chart: what is under the pointer, from when to when. Hidden from screen readers: the table has it. */
import { useLayoutEffect, useRef, type ReactNode } from "react";
import type { HoverWords } from "./words.ts";

export interface ChartTooltipProps {
  readonly words: HoverWords;
  readonly lengthLabel: string;
  /** Where the pointer is in the browser's window. */
  readonly clientX: number;
  readonly clientY: number;
  /** More about what it does. */
  readonly children?: ReactNode;
}

/** Distance from the pointer, and from the edge of the window. */
const OFFSET_PX = 14;
const EDGE_PX = 8;

export function ChartTooltip({ words, lengthLabel, clientX, clientY, children }: ChartTooltipProps) {
  const ref = useRef<HTMLDivElement>(null);

  // The size is known only after the text stands in it; it is placed before the browser paints.
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const { offsetWidth, offsetHeight } = element;
    const right = clientX + OFFSET_PX;
    const left = right + offsetWidth + EDGE_PX > innerWidth ? clientX - OFFSET_PX - offsetWidth : right;
    const below = clientY + OFFSET_PX;
    const top = below + offsetHeight + EDGE_PX > innerHeight ? clientY - OFFSET_PX - offsetHeight : below;
    element.style.transform = `translate(${Math.max(EDGE_PX, left)}px, ${Math.max(EDGE_PX, top)}px)`;
  });

  return (
    <div
      ref={ref}
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-0 z-40 max-w-64 rounded-lg border border-line-strong bg-panel px-3 py-2 text-xs text-soft shadow-lg"
    >
      <div className="truncate text-sm font-semibold text-ink">{words.title}</div>
      <div>{words.what}</div>
      {children}
      <div className="mt-1 text-ink tabular-nums">
        {words.from} – {words.to}
      </div>
      <div className="tabular-nums">
        {lengthLabel} {words.length}
      </div>
      <div className="mt-1 text-faint">{words.hint}</div>
    </div>
  );
}
