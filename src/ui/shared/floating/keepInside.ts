/** The Tab key goes round inside what floats over the page: behind it is the end of the document. */
import type { KeyboardEvent } from "react";

const STOPS = "button:not(:disabled), select:not(:disabled)";

export function keepInside(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = event.shiftKey ? (at <= 0 ? stops.length - 1 : at - 1) : (at + 1) % stops.length;
  stops[next]?.focus();
  event.preventDefault();
}
