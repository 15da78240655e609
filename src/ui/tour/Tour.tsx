/**
 * The tour: a card that says what stands where, with a ring around it. It shows the page as it is, and nothing of it is kept
 * from being used meanwhile. Stops whose part is not on the page are left out.
 */
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { tourTexts, TOUR_STOPS, type TourStop } from "../../i18n/messages/tour.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { useEscape } from "../shared/layout/useEscape.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useApp } from "../shared/useApp.ts";

const RING_PX = 3;
/** Below the bars at the top, above the one at the bottom. */
const CARD_TOP = "7rem";
const CARD_BOTTOM = "5rem";

type Titles = Readonly<Record<Exclude<TourStop, "onward">, string>>;

/** The part of the page that a stop is about; null: it is not there, or it is about none. */
function partOf(stop: TourStop, titles: Titles): Element | null {
  if (stop === "onward") return null;
  if (stop === "transport") return document.querySelector(`[aria-label="${CSS.escape(titles.transport)}"]`);
  const heads = [...document.querySelectorAll("h2")];
  const head = heads.find(({ textContent }) => textContent.toLowerCase() === titles[stop].toLowerCase());
  return head?.closest("section") ?? null;
}

export function Tour({ onEnd }: { readonly onEnd: () => void }) {
  const t = tourTexts[useApp(selectLanguage)];
  const { processor, memory, storage, why, shell } = usePanelText();
  const titles: Titles = {
    processor: processor.title,
    memory: memory.title,
    storage: storage.title,
    why: why.whyTitle,
    transport: shell.region.transport,
  };
  // Which there are is seen once: parts that come later do not change the count.
  const [stops] = useState(() => TOUR_STOPS.filter((stop) => stop === "onward" || partOf(stop, titles) !== null));
  const [at, setAt] = useState(0);
  const stop = stops[at] ?? "onward";
  const isLast = at === stops.length - 1;
  const card = useRef<HTMLElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const textId = useId();
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus(), [stop]);
  useEscape(
    true,
    useCallback(() => onEnd(), [onEnd]),
  );
  // The ring follows its part, wherever that is scrolled to.
  useLayoutEffect(() => {
    const part = partOf(stop, titles);
    part?.scrollIntoView({ block: "nearest" });
    const follow = () => {
      const style = ring.current?.style;
      if (!style) return;
      const { left, top, width, height } = part?.getBoundingClientRect() ?? new DOMRect();
      // The card stands where its part does not.
      const isLow = part !== null && top + height / 2 > window.innerHeight / 2;
      card.current?.style.setProperty("top", isLow ? CARD_TOP : "auto");
      card.current?.style.setProperty("bottom", isLow ? "auto" : CARD_BOTTOM);
      style.display = part ? "block" : "none";
      style.left = `${Math.max(RING_PX, left)}px`;
      style.top = `${Math.max(RING_PX, top)}px`;
      style.width = `${Math.min(width, window.innerWidth - Math.max(0, left) - RING_PX)}px`;
      style.height = `${height}px`;
    };
    follow();
    // What scrolls is one of its ancestors.
    window.addEventListener("scroll", follow, true);
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow, true);
      window.removeEventListener("resize", follow);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the titles are those of the language
  }, [stop, t]);
  return createPortal(
    <>
      <div
        ref={ring}
        aria-hidden
        className="pointer-events-none fixed z-40 rounded-xl outline-3 outline-accent"
        style={{ display: "none" }}
      />
      <aside
        ref={card}
        aria-label={t.label}
        className="fixed left-1/2 z-40 w-88 max-w-[calc(100vw-1.5rem)] -translate-x-1/2 rounded-xl border border-line-strong bg-panel p-4 text-sm shadow-panel"
      >
        <div className="flex items-center justify-between gap-2">
          <h2 className="font-semibold">{t.stops[stop].title}</h2>
          <span className="text-xs text-soft tabular-nums">{t.at(at + 1, stops.length)}</span>
          <IconButton icon="close" look="quiet" size="small" label={t.leave} onClick={onEnd} />
        </div>
        <p id={textId} role="status" className="mt-1 leading-6">
          {t.stops[stop].text}
        </p>
        <div className="mt-3 flex justify-between gap-2">
          <Button className="max-md:h-11!" disabled={at === 0} onClick={() => setAt(at - 1)}>
            {t.back}
          </Button>
          <Button
            ref={go}
            look="accent"
            aria-describedby={textId}
            className="max-md:h-11!"
            onClick={() => (isLast ? onEnd() : setAt(at + 1))}
          >
            {isLast ? t.done : t.next}
          </Button>
        </div>
      </aside>
    </>,
    document.body,
  );
}
