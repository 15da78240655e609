/**
 * Cards with a presenter's remote: its two keys go from card to card (all that `isCard` selects inside `shelves`), and those for
 * a black screen, `b` and the full stop, open one, as they play the run on the page.
 */

const STEPS: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 };
const OPENING: ReadonlySet<string> = new Set(["b", "."]);

/** True: the key was used. */
export function walkByRemote(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
  shelves: HTMLElement | null,
  isCard = "[data-card]",
): boolean {
  if (!shelves || ctrlKey || metaKey || altKey) return false;
  const { activeElement } = shelves.ownerDocument;
  const cards = [...shelves.querySelectorAll<HTMLElement>(isCard)];
  const here = cards.findIndex((card) => card === activeElement);
  if (OPENING.has(key) && here >= 0) {
    cards[here]!.click();
    return true;
  }
  const step = STEPS[key];
  if (step === undefined || cards.length === 0) return false;
  const next = cards[here < 0 ? 0 : here + step];
  next?.focus();
  next?.scrollIntoView?.({ block: "nearest" });
  return true;
}
