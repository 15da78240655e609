/**
 * Every control of the page, found as a person finds them: what can be pressed at this moment. One is known by its part of
 * the page and by what it is called; of those that differ in their figures or machines alone, one is enough.
 */
import type { Page } from "@playwright/test";

export interface Control {
  readonly name: string;
  /** Where it is pressed. */
  readonly x: number;
  readonly y: number;
  /** The key that such a control would use by itself. */
  readonly keeps: " " | "PageDown";
  /** Pressed once more, it undoes what it did. */
  readonly isLanguage: boolean;
}

const PRESSABLE = [
  "button, select, a[href], summary, input:not([type=file]), canvas",
  '[role="tab"], [role="spinbutton"], [role="slider"], [role="separator"], [role="option"], [role="button"]',
].join(", ");

/** The next control that can be pressed and is not in `seen`, scrolled into view; null when there is none. */
export function nextControl(page: Page, seen: readonly string[]): Promise<Control | null> {
  return page.evaluate(
    ([pressable, known]) => {
      const seenNames = new Set(known);
      // What stands under a tab is pressed before the next tab.
      const found = [...document.querySelectorAll<HTMLElement>(pressable)];
      const inOrder = found.toSorted((a, b) => Number(a.matches("[role=tab]")) - Number(b.matches("[role=tab]")));
      // It runs in the page, where nothing from outside is.
      // oxlint-disable-next-line unicorn/consistent-function-scoping
      const plain = (text: string) =>
        text
          .replaceAll(/\d+/g, "#")
          .replaceAll(/\b(web|db|ci)\b/g, "*")
          .replace(/^.*: (?=logical extents)/, "")
          .replaceAll(/\s+/g, " ")
          .trim()
          .slice(0, 60);
      for (const element of inOrder) {
        if (element.matches(":disabled, [aria-disabled=true]") || element.getClientRects().length === 0) continue;
        // Another mode has keys of its own.
        if (element.matches("nav a:not([aria-current])")) continue;
        const part = element.closest("section, header, aside, main, [role=group][aria-label]");
        const partName = part?.getAttribute("aria-label") ?? part?.querySelector("h1, h2, h3")?.textContent ?? "";
        const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
        const own = element.getAttribute("aria-label") ?? element.textContent ?? "";
        // What a picture says changes with every step; a row of a list is like the others.
        const name = `${plain(partName)}: ${role} ${role === "img" || role === "option" ? "" : plain(own)}`;
        if (seenNames.has(name)) continue;
        element.scrollIntoView({ block: "nearest", inline: "nearest" });
        const box = element.getBoundingClientRect();
        const x = box.left + Math.min(box.width / 2, 300);
        const y = box.top + box.height / 2;
        const hit = document.elementFromPoint(x, y);
        // A list is pressed on the label that it stands in as well.
        const isHit = element.contains(hit) || (hit?.matches("label") && hit.contains(element));
        const keeps = element.matches("button:not([role=tab]), a, summary, [role=button]") ? " " : "PageDown";
        if (isHit) return { name, x, y, keeps, isLanguage: element.hasAttribute("lang") };
      }
      return null;
    },
    [PRESSABLE, seen] as const,
  );
}
