/**
 * The start dialog with a presenter's remote: its two keys go from card to card, and the one for a black screen, `b`, opens
 * the card, as it plays the run on the page.
 */
import type { KeyboardEvent } from "react";

const STEPS: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 };

export function withRemote(event: KeyboardEvent<HTMLElement>, shelves: HTMLElement | null): void {
  const { target, key } = event;
  if (!shelves || event.ctrlKey || event.metaKey || event.altKey) return;
  const isCard = target instanceof HTMLElement && target.dataset["card"] !== undefined;
  if (key === "b" && isCard) {
    event.preventDefault();
    target.click();
    return;
  }
  const step = STEPS[key];
  // Where something is written, they scroll what is written.
  if (step === undefined || (target instanceof HTMLTextAreaElement && target.value !== "")) return;
  const cards = [...shelves.querySelectorAll<HTMLElement>("[data-card]")];
  const next = cards[isCard ? cards.indexOf(target) + step : 0];
  event.preventDefault();
  next?.focus();
  next?.scrollIntoView?.({ block: "nearest" });
}
