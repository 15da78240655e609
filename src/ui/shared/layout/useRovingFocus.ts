/**
 * One tab stop for a whole group of buttons: arrow keys, Home and End move inside it. The buttons carry `data-index`, and
 * `tabIndex` 0 only where `index` says so.
 */
import { useCallback, useState, type FocusEvent, type KeyboardEvent } from "react";
import { focusAfterKey } from "../../../chart/frameGrid.ts";

export interface RovingFocus {
  /** The button that Tab reaches. */
  readonly index: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** The number in `data-index` of the button an event came from; null outside every button. */
export function indexOfTarget(target: EventTarget): number | null {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return button ? Number(button.dataset["index"]) : null;
}

/** `count` buttons in rows of `columns`; one row when `columns` is `count`. */
export function useRovingFocus(count: number, columns: number): RovingFocus {
  const [chosen, setChosen] = useState(0);
  const index = Math.min(chosen, Math.max(0, count - 1));
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const from = indexOfTarget(event.target);
      if (from === null || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = focusAfterKey(event.key, from, columns, count);
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus();
    },
    [columns, count],
  );
  const onFocus = useCallback((event: FocusEvent<HTMLElement>) => {
    const at = indexOfTarget(event.target);
    if (at !== null) setChosen(at);
  }, []);
  return { index, onKeyDown, onFocus };
}
