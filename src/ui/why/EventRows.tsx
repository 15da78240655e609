/** The scrolled part of the list of events: which rows are in view, the keys, and following the cursor. */
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import type { EventGroup } from "../../model/rows/facts.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { Language } from "../../store/appState.ts";
import { chunkIndexOfRow } from "../../trace/chunkList.ts";
import { selectIsFutureHidden } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { EventRow } from "./EventRow.tsx";
import { lastStep } from "./moments.ts";
import { kindsOf, placeOf } from "./rowIndex.ts";
import { useGoToRow } from "../shared/moment/useGoToRow.ts";
import type { Moment } from "../shared/moment/useMoment.ts";
import { useRowIndex } from "./useRowIndex.ts";
import {
  canvasPx,
  clampTop,
  isScaled,
  scrollOfTop,
  topOfScroll,
  topToShow,
  visibleRows,
  type ListSize,
} from "./virtualRows.ts";

const ROW_PX = 22;
/** Rows of past and future that stay in view around the cursor. */
const MARGIN_ROWS = 2;
/** Height of the list where nothing has been measured yet. */
const VIEW_ROWS = 10;

interface Place {
  /** First row in view, fractional; may lie beyond the end until it is clamped. */
  readonly top: number;
  /** Place of the cursor that has been brought into view. */
  readonly followed: number;
}

interface EventRowsProps {
  readonly moment: Moment;
  readonly groups: ReadonlySet<EventGroup>;
  readonly language: Language;
}

/** The row an event of the mouse is about; null beside the rows. */
function rowUnder(event: MouseEvent): number | null {
  const found = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
  return found ? Number(found.dataset["row"]) : null;
}

export function EventRows({ moment, groups, language }: EventRowsProps) {
  const { why, terms } = usePanelText();
  const goToRow = useGoToRow();
  const listId = useId();
  const { trace, scenario, cursor } = moment;
  const kinds = useMemo(() => kindsOf(groups), [groups]);
  const whole = useRowIndex(trace, kinds);
  const isFutureHidden = useApp(selectIsFutureHidden);
  const applied = Math.min(cursor.row, trace.rowCount);
  const current = applied === 0 ? -1 : placeOf(whole, lastStep(trace, applied));
  // Behind the curtain nothing has happened yet.
  const index = isFutureHidden ? { ...whole, length: Math.min(whole.length, placeOf(whole, applied - 1) + 1) } : whole;
  const viewRef = useRef<HTMLDivElement>(null);
  const [viewPx, setViewPx] = useState(VIEW_ROWS * ROW_PX);
  const [place, setPlace] = useState<Place>({ top: 0, followed: -1 });
  const [active, setActive] = useState<number | null>(null);
  const size: ListSize = { rows: index.length, rowPx: ROW_PX, viewPx };
  const shownTop = clampTop(place.top, size);
  // Follows the cursor, but not the trace: new rows in the future move nothing.
  if (place.followed !== current)
    setPlace({ top: current < 0 ? 0 : topToShow(current, shownTop, size, MARGIN_ROWS), followed: current });
  const setTop = (top: number) => setPlace((before) => ({ ...before, top }));
  // For listeners that outlive a render.
  const sizeNow = useRef(size);
  useLayoutEffect(() => {
    sizeNow.current = size;
  });

  useLayoutEffect(() => {
    const view = viewRef.current;
    if (!view) return undefined;
    const measure = () => setViewPx(view.clientHeight || VIEW_ROWS * ROW_PX);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(view);
    return () => observer.disconnect();
  }, []);

  // The bar stands where the list is, unless it is the bar that moved the list. Where it stands is remembered: to ask the
  // browser, or to move it, makes it lay out the page at once.
  const scrolledTo = useRef(0);
  const wantedScroll = Math.round(scrollOfTop(shownTop, size));
  useLayoutEffect(() => {
    const view = viewRef.current;
    if (!view || Math.abs(scrolledTo.current - wantedScroll) < 1) return;
    scrolledTo.current = wantedScroll;
    view.scrollTop = wantedScroll;
  }, [wantedScroll]);

  // In a scaled list a turn of the wheel would jump over thousands of rows: it moves by rows instead.
  const scaled = isScaled(size);
  useEffect(() => {
    const view = viewRef.current;
    if (!view || !scaled) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const rows = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY : event.deltaY / ROW_PX;
      setPlace((before) => {
        const from = clampTop(before.top, sizeNow.current);
        return { ...before, top: clampTop(from + rows, sizeNow.current) };
      });
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
    goToRow(target + 1);
  };
  const moveTo = (wanted: number) => {
    const next = Math.min(Math.max(0, wanted), index.length - 1);
    setActive(next);
    setTop(topToShow(next, shownTop, size));
  };
  // Rows come and go with scrolling: the list itself takes the focus.
  const onMouseDown = (event: MouseEvent) => {
    if (rowUnder(event) === null) return;
    event.preventDefault();
    viewRef.current?.focus({ preventScroll: true });
  };
  const onClick = (event: MouseEvent) => {
    const target = rowUnder(event);
    if (target !== null) seek(target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = active ?? Math.max(0, current);
    const page = Math.max(1, Math.floor(viewPx / ROW_PX) - 1);
    const target = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: index.length - 1,
    }[event.key];
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
  const digits = terms.time(trace.timeOf(trace.rowCount - 1), timeUnit(scenario)).length;
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
        onMouseDown={onMouseDown}
        onClick={onClick}
        onScroll={onScroll}
        onBlur={() => setActive(null)}
        className="scroll-quiet relative -mx-3.5 -mb-3 min-h-24 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain rounded-b-xl border-t border-line focus-visible:-outline-offset-2"
      >
        <div className="relative" style={{ height: canvasPx(size) }}>
          {index.length === 0 && (
            // A list box without an entry is none.
            <div role="option" aria-selected={false} aria-disabled tabIndex={-1} className="p-3.5 text-sm text-soft">
              {why.events.nothingShown}
            </div>
          )}
          {Array.from({ length: to - from }, (_, at) => {
            const rowPlace = from + at;
            const target = index.rows[rowPlace] ?? 0;
            return (
              <EventRow
                key={target}
                id={`${listId}-${rowPlace}`}
                trace={trace}
                chunk={index.chunks[chunkIndexOfRow(index.chunks, target)]!}
                row={target}
                place={rowPlace}
                total={index.length}
                scenario={scenario}
                language={language}
                offsetPx={basePx + rowPlace * ROW_PX}
                heightPx={ROW_PX}
                digits={digits}
                isCurrent={rowPlace === current}
                isActive={rowPlace === active}
                isAhead={target >= cursor.row}
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
