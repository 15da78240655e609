/** The tooltip of the chart: what is under the pointer, from when to when. Hidden from screen readers: the table has it. */
import { useLayoutEffect, useRef } from "react";
import type { TraceReader } from "../../trace/reader.ts";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { kindOfHit } from "./chartHit.ts";
import { hoverWords } from "./hoverWords.ts";
import type { ChartHover } from "./chartParts.ts";

const WaitedFor = later(async () => (await import("../steal/WaitedFor.tsx")).WaitedFor);

export interface ChartTooltipProps {
  readonly hover: ChartHover;
  readonly trace: TraceReader;
}

/** Distance from the pointer, and from the edge of the window. */
const OFFSET_PX = 14;
const EDGE_PX = 8;

export function ChartTooltip({ hover: { hit, clientX, clientY }, trace }: ChartTooltipProps) {
  const text = useText();
  const unit = useTimeUnit();
  const ref = useRef<HTMLDivElement>(null);
  const words = hoverWords(text, unit, trace.info, hit);

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

  if (!words) return null;
  return (
    <div
      ref={ref}
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-0 z-40 max-w-64 rounded-lg border border-line-strong bg-panel px-3 py-2 text-xs text-soft shadow-lg"
    >
      <div className="truncate text-sm font-semibold text-ink">{words.title}</div>
      <div>{words.what}</div>
      {hit.lane && kindOfHit(hit) === "ready" && (
        <PanelBoundary isQuiet>
          <WaitedFor trace={trace} vcpu={hit.lane.id} time={hit.time} />
        </PanelBoundary>
      )}
      <div className="mt-1 text-ink tabular-nums">
        {words.from} – {words.to}
      </div>
      <div className="tabular-nums">
        {text.processor.length} {words.length}
      </div>
      <div className="mt-1 text-faint">{words.hint}</div>
    </div>
  );
}
