/**
 * The keys belong to the page: whatever was pressed with the mouse or a finger, and closed again, the keys of a presenter's
 * remote step, and Space plays.
 */
import { expect, test, type Page } from "@playwright/test";
import { nextControl } from "./everyControl.ts";
import { openPage } from "./opened.ts";

/** What a key of the page changes: the moment shown, and whether it plays. */
interface Shown {
  readonly moment: string;
  readonly isPlaying: boolean;
  /** A dialog, a menu, a list, or a field in which something can be typed. */
  readonly isOpen: boolean;
}

/** Looks until `differs` says that what is shown differs from `before`, or for a second. */
function shownAfter(page: Page, before: Shown | null): Promise<Shown> {
  return page.evaluate(async (earlier) => {
    const end = performance.now() + (earlier ? 1000 : 0);
    for (let frames = 0; ; frames++) {
      const now = {
        moment: document.querySelector<HTMLInputElement>('[data-part="slider"]')?.value ?? "",
        isPlaying: document.querySelector("[aria-keyshortcuts=Space]")?.getAttribute("aria-label") === "Pause",
        isOpen:
          document.querySelector("dialog[open], [role=menu], select:open, input:focus:not([type=range])") !== null,
      };
      // What a press does is drawn in the frame after it.
      if (frames > 1 && (performance.now() > end || JSON.stringify(now) !== JSON.stringify(earlier))) return now;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, before);
}

/** Presses a key until something happens, closing what came late; false when nothing happens. */
async function acts(page: Page, key: string, before: Shown, hasActed: (now: Shown) => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt++) {
    await page.keyboard.press(key);
    if (hasActed(await shownAfter(page, before))) return true;
    await page.keyboard.press("Escape");
  }
  return false;
}

for (const [name, viewport, hasTouch, atLeast] of [
  ["on a wide screen with the mouse", { width: 1440, height: 900 }, false, 50],
  ["on a phone with a finger", { width: 390, height: 844 }, true, 25],
] as const)
  test(`after any control the remote steps and Space plays, ${name}`, async ({ browser }) => {
    // Some hundred controls, each with two keys after it.
    test.slow();
    const context = await browser.newContext({ viewport, hasTouch, isMobile: hasTouch, reducedMotion: "reduce" });
    const page = await context.newPage();
    await openPage(page);
    await page.getByRole("combobox", { name: "Step by" }).selectOption("tick");
    const press = (x: number, y: number) => (hasTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
    const seen: string[] = [];
    const dead: string[] = [];
    for (let control = await nextControl(page, seen); control; control = await nextControl(page, seen)) {
      seen.push(control.name);
      await press(control.x, control.y);
      // Pressed twice, so that names stay in one language.
      if (control.isLanguage) {
        await shownAfter(page, null);
        await press(control.x, control.y);
      }
      let shown = await shownAfter(page, null);
      if (shown.isOpen) {
        await page.keyboard.press("Escape");
        shown = await shownAfter(page, shown);
      }
      // It plays after one control and rests after the next.
      const { isPlaying } = shown;
      if (!(await acts(page, " ", shown, (now) => now.isPlaying !== isPlaying))) dead.push(`${control.name}: Space`);
      shown = await shownAfter(page, null);
      const { moment } = shown;
      if (!(await acts(page, "PageDown", shown, (now) => now.moment !== moment)))
        dead.push(`${control.name}: PageDown`);
    }
    expect(dead).toEqual([]);
    expect(seen.length).toBeGreaterThanOrEqual(atLeast);
    await context.close();
  });
