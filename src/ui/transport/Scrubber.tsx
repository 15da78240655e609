/**
 * The scrubber: a native slider for hand, keyboard and screen reader, invisible above a picture of the run. Dragging
 * seeks live. While it plays nothing renders; the thumb is moved by its style.
 */
import { useEffect, useRef, type ChangeEvent, type PointerEvent } from "react";
import { knownEnd, lastMoment, scaleEnd } from "../../chart/extent.ts";
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import type { Language } from "../../store/appState.ts";
import type { Run } from "../../store/runState.ts";
import { selectIsFutureHidden, selectLanguage } from "../../store/selectors.ts";
import { watchTheme } from "../shared/canvas/palette.ts";
import { watchSize } from "../shared/canvas/watchSize.ts";
import { scrubUntilReleased } from "../shared/moment/scrubbing.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRunActions, useRunApi } from "../shared/useRun.ts";
import { afterFirstPicture } from "../shared/layout/firstPicture.ts";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { cancelFrame, requestFrame } from "../shared/canvas/animationFrame.ts";
import type { ScrubberPicture } from "./scrubberPicture.ts";
import { SCRUBBER, trackWidth } from "./scrubberSizes.ts";

/** The thumb of the native slider is as wide as the one drawn, so that both mean the same moment. */
const NATIVE_THUMB =
  "appearance-none [&::-webkit-slider-thumb]:size-[18px] [&::-webkit-slider-thumb]:appearance-none [&::-moz-range-thumb]:size-[18px] [&::-moz-range-thumb]:border-0";

const WindowBracket = later(async () => {
  await afterFirstPicture();
  return (await import("./WindowBracket.tsx")).WindowBracket;
});

export function Scrubber() {
  const run = useRunApi();
  const actions = useActions();
  const { seekTime } = useRunActions();
  const isFutureHidden = useApp(selectIsFutureHidden);
  const text = useText();
  const language = useApp(selectLanguage);
  const unit = useTimeUnit();
  const root = useRef<HTMLDivElement>(null);
  const bubble = useRef<HTMLOutputElement>(null);

  useEffect(() => {
    const parts = root.current && partsOf(root.current);
    return parts ? mountScrubber(parts, run, text, language, unit) : undefined;
  }, [run, text, language, unit]);

  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const { trace } = run.getState();
    seekTime(Math.min(Number(currentTarget.value), trace ? lastMoment(trace) : 0));
    // Where nothing is known yet, the thumb stays at the border.
    currentTarget.value = String(Math.round(run.getState().cursor.time));
  };

  const onPointerMove = (event: PointerEvent<HTMLInputElement>) => {
    const { trace } = run.getState();
    if (!bubble.current || !trace) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const x = Math.min(Math.max(event.clientX - left - SCRUBBER.thumbPx / 2, 0), trackWidth(width));
    const end = knownEnd(trace);
    const time = Math.min(end, (x / Math.max(1, trackWidth(width))) * scaleEnd(end, trace.isComplete));
    bubble.current.textContent = text.terms.ticks(Math.round(time), unit);
    bubble.current.style.transform = `translateX(calc(${x + SCRUBBER.thumbPx / 2}px - 50%))`;
    bubble.current.hidden = false;
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button === 0) scrubUntilReleased(actions);
  };

  const hideBubble = () => {
    if (bubble.current) bubble.current.hidden = true;
  };

  return (
    <div ref={root} className="relative h-[48px] w-full min-w-0 touch-none">
      <canvas aria-hidden="true" data-part="picture" className="absolute inset-0 size-full" />
      <div
        data-part="veil"
        aria-hidden="true"
        className={`pointer-events-none absolute top-0 right-0 h-[14px] ${isFutureHidden ? "bg-panel" : "bg-panel/60"}`}
      />
      <div
        data-part="played"
        aria-hidden="true"
        className="pointer-events-none absolute top-[16px] left-[9px] h-2 rounded-full bg-accent/40"
      />
      <input
        type="range"
        data-part="slider"
        aria-label={text.transport.scrubber}
        min={0}
        step={1}
        defaultValue={0}
        onChange={onChange}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerLeave={hideBubble}
        onPointerUp={hideBubble}
        className={`peer absolute inset-0 z-10 m-0 h-full w-full cursor-pointer opacity-0 ${NATIVE_THUMB}`}
      />
      <div
        data-part="thumb"
        aria-hidden="true"
        className="pointer-events-none absolute top-[11px] left-0 size-[18px] rounded-full border-[3px] border-accent bg-panel outline-offset-2 outline-accent will-change-transform peer-focus-visible:outline-2"
      />
      <PanelBoundary isQuiet>
        <WindowBracket />
      </PanelBoundary>
      <output
        ref={bubble}
        hidden
        aria-hidden="true"
        className="pointer-events-none absolute bottom-full left-0 z-20 rounded-md bg-ink px-2 py-0.5 text-xs whitespace-nowrap text-page tabular-nums"
      />
    </div>
  );
}

interface ScrubberParts {
  readonly root: HTMLElement;
  readonly picture: HTMLCanvasElement;
  readonly veil: HTMLElement;
  readonly played: HTMLElement;
  readonly thumb: HTMLElement;
  readonly slider: HTMLInputElement;
}

function partsOf(root: HTMLElement): ScrubberParts | null {
  const part = (name: string) => root.querySelector(`[data-part="${name}"]`);
  const [picture, veil, played, thumb, slider] = ["picture", "veil", "played", "thumb", "slider"].map(part);
  const isComplete =
    picture instanceof HTMLCanvasElement &&
    veil instanceof HTMLElement &&
    played instanceof HTMLElement &&
    thumb instanceof HTMLElement &&
    slider instanceof HTMLInputElement;
  return isComplete ? { root, picture, veil, played, thumb, slider } : null;
}

function mountScrubber(
  { root, picture, veil, played, thumb, slider }: ScrubberParts,
  run: Run,
  text: Catalogue,
  language: Language,
  unit: TimeUnit,
): () => void {
  let paintPicture: ScrubberPicture | null = null;
  let isMounted = true;
  let said = "";
  let placed = "";

  const paint = () => {
    if (paintPicture?.(size.widthPx) === false) requestFrame("paint", paint);
  };

  const place = () => {
    const { trace, cursor } = run.getState();
    // Without a run there is no scale: the thumb waits at the start.
    const time = trace ? cursor.time : 0;
    const end = trace ? knownEnd(trace) : 0;
    const isComplete = trace?.isComplete ?? true;
    const scale = scaleEnd(end, isComplete);
    const width = trackWidth(size.widthPx);
    // On a whole pixel of the screen: by less it would not be seen to move, and the page be laid out for nothing.
    const ratio = globalThis.devicePixelRatio || 1;
    const x = Math.round(Math.min(width, (time / scale) * width) * ratio) / ratio;
    const next = [x, width, end, isComplete, Math.floor(time), Math.round(time)].join(" ");
    if (next === placed) return;
    placed = next;
    thumb.style.transform = `translateX(${x}px)`;
    played.style.width = `${x}px`;
    veil.style.width = `${width - x + SCRUBBER.thumbPx / 2}px`;
    slider.max = String(scale);
    slider.value = String(Math.round(time));
    const say = isComplete ? text.transport.moment : text.transport.momentOpen;
    const words = say(text.terms.ticks(Math.floor(time), unit), text.terms.ticks(end, unit));
    if (words === said) return;
    said = words;
    slider.setAttribute("aria-valuetext", words);
  };

  const refresh = () => {
    requestFrame("paint", paint);
    requestFrame("paint", place);
  };
  const size = watchSize(root, refresh);
  const stops = [
    watchTheme(() => requestFrame("paint", paint)),
    run.subscribe((state, before) => {
      if (state.trace !== before.trace || state.status !== before.status) refresh();
      else if (state.cursor !== before.cursor) requestFrame("paint", place);
    }),
  ];
  refresh();
  void afterFirstPicture()
    .then(() => import("./scrubberPicture.ts"))
    .then(({ createScrubberPicture }) => {
      if (!isMounted) return;
      paintPicture = createScrubberPicture(picture, run, { ...text, language });
      requestFrame("paint", paint);
    });
  return () => {
    isMounted = false;
    size.stop();
    for (const stop of stops) stop();
    cancelFrame("paint", paint);
    cancelFrame("paint", place);
  };
}
