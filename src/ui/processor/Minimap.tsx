/**
 * The whole known run on a strip, with the visible window as a frame on it that can be dragged, moved by keys, or set by
 * a press elsewhere on the strip. How busy the pCPUs are is painted; the frame is an element moved by its style.
 */
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { knownEnd } from "../../chart/extent.ts";
import { busyShares, windowAtStrip, windowOnStrip } from "../../chart/minimap.ts";
import { maxSpan, panView, spanOf, type TimeBounds } from "../../chart/viewport.ts";
import type { Run } from "../../store/runState.ts";
import { useRunApi } from "../shared/useRun.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { cancelFrame, requestFrame } from "../shared/canvas/animationFrame.ts";
import { beginLayer } from "../shared/canvas/layer.ts";
import { currentPalette, watchTheme } from "../shared/canvas/palette.ts";
import { watchSize } from "../shared/canvas/watchSize.ts";
import type { Timeline } from "./timeline.ts";

/** The frame is never narrower, so that it can be grasped. */
const LEAST_FRAME_PX = 14;
/** A column of the picture. */
const COLUMN_PX = 2;
/** Room above a column that is busy all the time. */
const HEAD_PX = 4;

export function Minimap({ timeline }: { readonly timeline: Timeline }) {
  const run = useRunApi();
  const text = useText();
  const unit = useTimeUnit();
  const strip = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const cursor = useRef<HTMLDivElement>(null);
  const grasp = useRef(0);

  useEffect(() => {
    const parts = { strip: strip.current, canvas: canvas.current, frame: frame.current, cursor: cursor.current };
    if (!parts.strip || !parts.canvas || !parts.frame || !parts.cursor) return undefined;
    const say = (from: number, to: number) =>
      text.processor.visible(text.terms.time(from, unit), text.terms.ticks(to, unit));
    return mountMinimap(
      { strip: parts.strip, canvas: parts.canvas, frame: parts.frame, cursor: parts.cursor },
      run,
      timeline,
      say,
    );
  }, [run, timeline, text, unit]);

  const moveTo = (clientX: number) => {
    const { left, width } = strip.current!.getBoundingClientRect();
    timeline.set((view, bounds) => windowAtStrip(view, bounds, width, clientX - left - grasp.current));
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const { left, width } = strip.current!.getBoundingClientRect();
    const x = event.clientX - left;
    const shown = windowOnStrip(timeline.view, timeline.bounds, width, LEAST_FRAME_PX);
    const isInside = x >= shown.left && x <= shown.left + shown.width;
    // Grasped inside, the frame keeps its place under the pointer; a press outside brings its middle there.
    grasp.current = isInside ? x - (shown.left + shown.width / 2) : 0;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!isInside) moveTo(event.clientX);
  };

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event.clientX);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const tenth = spanOf(timeline.view) / 10;
    const ticks = { ArrowLeft: -tenth, ArrowRight: tenth }[event.key];
    if (ticks === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    timeline.set((view, bounds) => panView(view, ticks, bounds));
  };

  return (
    <div
      ref={strip}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      className="relative h-8 min-w-0 flex-1 cursor-pointer touch-none overflow-hidden rounded-md border border-line bg-lane"
    >
      <canvas ref={canvas} aria-hidden="true" className="absolute inset-0 size-full" />
      <div
        ref={cursor}
        className="pointer-events-none absolute inset-y-0 -left-px w-0.5 bg-accent will-change-transform"
      />
      <div
        ref={frame}
        role="slider"
        tabIndex={0}
        aria-label={text.processor.minimap}
        aria-valuemin={0}
        aria-valuenow={0}
        onKeyDown={onKeyDown}
        className="absolute inset-y-0 left-0 cursor-grab rounded-md will-change-transform border-2 border-accent bg-accent/10 -outline-offset-2 active:cursor-grabbing"
      />
    </div>
  );
}

/** The nearest border between device pixels: columns that touch show no seam. */
function snap(x: number, scale: number): number {
  return Math.round(x * scale) / scale;
}

interface MinimapElements {
  readonly strip: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly frame: HTMLElement;
  readonly cursor: HTMLElement;
}

function mountMinimap(
  { strip, canvas, frame, cursor }: MinimapElements,
  run: Run,
  timeline: Timeline,
  say: (from: number, to: number) => string,
): () => void {
  let paintedBounds: TimeBounds | null = null;

  const paint = () => {
    const { widthPx: stripPx, heightPx } = size;
    const layer = beginLayer(canvas, stripPx, heightPx);
    const { trace } = run.getState();
    paintedBounds = timeline.bounds;
    if (!layer || !trace) return;
    const { context, fills } = layer;
    const { lineStrong } = currentPalette();
    const end = knownEnd(trace);
    const widthPx = end * (stripPx / maxSpan(timeline.bounds));
    const lanes = Array.from({ length: trace.info.pcpus }, (_, pcpu) => trace.pcpuLane(pcpu, 0, end));
    const shares = busyShares(lanes, end, Math.ceil(widthPx / COLUMN_PX));
    const columnPx = widthPx / Math.max(1, shares.length);
    context.fillStyle = fills.plain(lineStrong);
    for (const [column, share] of shares.entries()) {
      const height = share * (heightPx - HEAD_PX);
      const left = snap(column * columnPx, layer.scale);
      context.fillRect(left, heightPx - height, snap((column + 1) * columnPx, layer.scale) - left, height);
    }
    if (trace.isComplete) return;
    context.fillStyle = fills.tile("hatch", lineStrong, 0.6);
    context.fillRect(widthPx, 0, stripPx - widthPx, heightPx);
  };

  const place = () => {
    const { view, bounds } = timeline;
    const { left, width } = windowOnStrip(view, bounds, size.widthPx, LEAST_FRAME_PX);
    frame.style.transform = `translateX(${left}px)`;
    frame.style.width = `${width}px`;
    const from = Math.max(0, Math.round(view.from));
    frame.setAttribute("aria-valuemax", String(Math.round(maxSpan(bounds))));
    frame.setAttribute("aria-valuenow", String(from));
    frame.setAttribute("aria-valuetext", say(from, Math.round(view.to)));
    placeCursor();
  };

  const placeCursor = () => {
    const x = (run.getState().cursor.time / maxSpan(timeline.bounds)) * size.widthPx;
    cursor.style.transform = `translateX(${x}px)`;
  };

  const refresh = () => {
    requestFrame("paint", paint);
    requestFrame("paint", place);
  };
  const size = watchSize(strip, refresh);
  const stops = [
    timeline.subscribe(() => {
      requestFrame("paint", place);
      if (timeline.bounds !== paintedBounds) requestFrame("paint", paint);
    }),
    watchTheme(() => requestFrame("paint", paint)),
    run.subscribe((state, before) => {
      if (state.trace !== before.trace) refresh();
      else if (state.cursor !== before.cursor) requestFrame("paint", placeCursor);
    }),
  ];
  refresh();
  return () => {
    size.stop();
    for (const stop of stops) stop();
    cancelFrame("paint", paint);
    cancelFrame("paint", place);
    cancelFrame("paint", placeCursor);
  };
}
