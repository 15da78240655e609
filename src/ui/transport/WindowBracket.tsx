/**
 * The bracket under the scrubber: the part of the run that the chart shows. It is dragged or moved by keys, and the wheel
 * on it zooms the chart. An element moved by its style; nothing renders. Loaded after the first picture.
 */
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { knownEnd, scaleEnd } from "../../chart/extent.ts";
import { windowAtStrip, windowOnStrip } from "../../chart/windowStrip.ts";
import { panView, spanOf } from "../../chart/viewport.ts";
import { cancelFrame, requestFrame } from "../shared/canvas/animationFrame.ts";
import { watchSize } from "../shared/canvas/watchSize.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useRunApi } from "../shared/useRun.ts";

/** It is never narrower, so that it can be grasped. */
const LEAST_PX = 14;
const ZOOM_STEP = 1.25;

export function WindowBracket() {
  const run = useRunApi();
  const timeline = useTimeline();
  const text = useText();
  const unit = useTimeUnit();
  const strip = useRef<HTMLDivElement>(null);
  const bracket = useRef<HTMLDivElement>(null);
  const grasp = useRef(0);

  useEffect(() => {
    const outer = strip.current;
    const inner = bracket.current;
    if (!outer || !inner) return undefined;
    const place = () => {
      const { view } = timeline;
      const { left, width } = windowOnStrip(view, scaleOf(run.getState().trace), size.widthPx, LEAST_PX);
      inner.style.transform = `translateX(${left}px)`;
      inner.style.width = `${width}px`;
      const from = Math.max(0, Math.round(view.from));
      inner.setAttribute("aria-valuemax", String(Math.max(from, Math.round(timeline.bounds.end))));
      inner.setAttribute("aria-valuenow", String(from));
      const words = text.processor.visible(text.terms.time(from, unit), text.terms.ticks(Math.round(view.to), unit));
      inner.setAttribute("aria-valuetext", words);
      inner.title = `${text.processor.minimap}: ${words}`;
    };
    const soon = () => requestFrame("paint", place);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      timeline.zoom(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP, null);
    };
    const size = watchSize(outer, soon);
    outer.addEventListener("wheel", onWheel, { passive: false });
    const stops = [
      timeline.subscribe(soon),
      run.subscribe((state, before) => {
        if (state.trace !== before.trace) soon();
      }),
    ];
    soon();
    return () => {
      size.stop();
      outer.removeEventListener("wheel", onWheel);
      for (const stop of stops) stop();
      cancelFrame("paint", place);
    };
  }, [run, timeline, text, unit]);

  const moveTo = (clientX: number) => {
    const { left, width } = strip.current!.getBoundingClientRect();
    const scale = scaleOf(run.getState().trace);
    timeline.set((view, bounds) => windowAtStrip(view, bounds, scale, width, clientX - left - grasp.current));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    // Grasped, it keeps its place under the pointer.
    grasp.current = event.clientX - (left + width / 2);
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const tenth = spanOf(timeline.view) / 10;
    const ticks = { ArrowLeft: -tenth, ArrowRight: tenth }[event.key];
    if (ticks === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    timeline.set((view, bounds) => panView(view, ticks, bounds));
  };

  return (
    <div ref={strip} className="pointer-events-none absolute top-[23px] right-[9px] left-[9px] z-20 h-3">
      <div
        ref={bracket}
        role="slider"
        tabIndex={0}
        aria-label={text.processor.minimap}
        aria-valuemin={0}
        aria-valuenow={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
        className="pointer-events-auto absolute inset-y-0 left-0 cursor-grab touch-none will-change-transform before:absolute before:inset-x-0 before:top-0.5 before:h-1.5 before:border-x-[1.5px] before:border-b-[1.5px] before:border-soft hover:before:border-ink active:cursor-grabbing"
      />
    </div>
  );
}

/** Where the track of the scrubber ends. */
function scaleOf(trace: Parameters<typeof knownEnd>[0] | null): number {
  return trace ? scaleEnd(knownEnd(trace), trace.isComplete) : 1;
}
