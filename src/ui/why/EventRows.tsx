/** The scrolled part of the list of events: which rows are in view, the keys, and following the cursor. */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { EventGroup } from "../../i18n/messages/why.ts";
import type { Language } from "../../store/appState.ts";
import { useActions } from "../shared/useApp.ts";
import { useText } from "../shared/useText.ts";
import { EventRow } from "./EventRow.tsx";
import { kindsOf, placeOf } from "./rowIndex.ts";
import type { Moment } from "./useMoment.ts";
import { useRowIndex } from "./useRowIndex.ts";
import { canvasPx, clampTop, isScaled, scrollOfTop, topOfScroll, topToShow, visibleRows, type ListSize } from "./virtualRows.ts";

const ROW_PX = 26;
/** Height of the list where nothing has been measured yet. */
const VIEW_ROWS = 10;

interface EventRowsProps {
  readonly moment: Moment;
  readonly groups: ReadonlySet<EventGroup>;
  readonly language: Language;
}

export function EventRows({ moment, groups, language }: EventRowsProps) {
  const { why, terms } = useText();
  const actions = useActions();
  const listId = useId();
  const { trace, traceVersion, scenario, row } = moment;
  const kinds = useMemo(() => kindsOf(groups), [groups]);
  const index = useRowIndex(trace, traceVersion, scenario, kinds);
  const current = placeOf(index, row - 1);
  const viewRef = useRef<HTMLDivElement>(null);
  const [viewPx, setViewPx] = useState(VIEW_ROWS * ROW_PX);
  const [top, setTop] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const size: ListSize = { rows: index.length, rowPx: ROW_PX, viewPx };
  const shownTop = clampTop(top, size);

  useLayoutEffect(() => {
    const view = viewRef.current;
    if (!view) return undefined;
    const measure = () => setViewPx(view.clientHeight || VIEW_ROWS * ROW_PX);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(view);
    return () => observer.disconnect();
  }, []);

  // Follows the cursor, but not the trace: new rows in the future move nothing.
  const follow = useRef({ size, top: shownTop });
  useLayoutEffect(() => {
    follow.current = { size, top: shownTop };
  });
  useLayoutEffect(() => {
    if (current < 0) setTop(0);
    else setTop(topToShow(current, follow.current.top, follow.current.size));
  }, [current]);

  // The bar stands where the list is, unless it is the bar that moved the list.
  const scrolledTo = useRef(0);
  useLayoutEffect(() => {
    const view = viewRef.current;
    const wanted = Math.round(scrollOfTop(shownTop, size));
    if (!view || Math.abs(view.scrollTop - wanted) < 1) return;
    scrolledTo.current = wanted;
    view.scrollTop = wanted;
  });

  // In a scaled list a turn of the wheel would jump over thousands of rows: it moves by rows instead.
  const scaled = isScaled(size);
  useEffect(() => {
    const view = viewRef.current;
    if (!view || !scaled) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const rows = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY : event.deltaY / ROW_PX;
      setTop((before) => clampTop(before + rows, follow.current.size));
    };
    view.addEventListener("wheel", onWheel, { passive: false });
    return () => view.removeEventListener("wheel", onWheel);
  }, [scaled]);

  const onScroll = () => {
    const view = viewRef.current;
    if (!view || Math.abs(view.scrollTop - scrolledTo.current) < 1) return;
    scrolledTo.current = view.scrollTop;
    setTop(topOfScroll(view.scrollTop, size));
  };

  const seek = (target: number) => {
    setActive(null);
    actions.seekRow(target + 1);
  };
  const moveTo = (place: number) => {
    const next = Math.min(Math.max(0, place), index.length - 1);
    setActive(next);
    setTop(topToShow(next, shownTop, size));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = active ?? Math.max(0, current);
    const page = Math.max(1, Math.floor(viewPx / ROW_PX) - 1);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: index.length - 1 }[
      event.key
    ];
    if (target !== undefined) moveTo(target);
    else if ((event.key === "Enter" || event.key === " ") && index.length > 0) seek(index.rows[at] ?? 0);
    else return;
    // The page has shortcuts of its own for some of these keys.
    event.preventDefault();
    event.stopPropagation();
  };

  const { from, to } = visibleRows(shownTop, size);
  // Rows are placed from the top of what is in view: far down in a long list pixels would be too many.
  const basePx = scaled ? scrollOfTop(shownTop, size) - shownTop * ROW_PX : 0;
  const digits = terms.number(trace.timeOf(trace.rowCount - 1)).length;
  // Until a key is pressed, the keys stand where the cursor stands.
  const spoken = active ?? current;
  return (
    <>
      <div
        ref={viewRef}
        role="listbox"
        aria-label={why.events.list}
        aria-describedby={`${listId}-hint`}
        aria-activedescendant={spoken >= from && spoken < to ? `${listId}-${spoken}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
        onBlur={() => setActive(null)}
        className="scroll-quiet relative -mx-3.5 -mb-3.5 h-65 overflow-x-hidden overflow-y-auto overscroll-contain rounded-b-xl border-t border-line focus-visible:-outline-offset-2"
      >
        <div className="relative" style={{ height: canvasPx(size) }}>
          {index.length === 0 && <p className="p-3.5 text-sm text-soft">{why.events.nothingShown}</p>}
          {Array.from({ length: to - from }, (_, at) => {
            const place = from + at;
            const target = index.rows[place] ?? 0;
            return (
              <EventRow
                key={target}
                id={`${listId}-${place}`}
                trace={trace}
                edition={index.edition}
                row={target}
                place={place}
                total={index.length}
                scenario={scenario}
                language={language}
                offsetPx={basePx + place * ROW_PX}
                heightPx={ROW_PX}
                digits={digits}
                isCurrent={place === current}
                isActive={place === active}
                isAhead={target >= row}
                onSeek={seek}
              />
            );
          })}
        </div>
      </div>
      <p id={`${listId}-hint`} className="sr-only">
        {why.events.hint}
      </p>
    </>
  );
}
