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

/** What is shown once it is as `wanted` and not at the moment `left`; after some seconds, whatever is shown. */
function shownOnce(page: Page, wanted: Partial<Shown> = {}, left: string | null = null): Promise<Shown> {
  return page.evaluate(
    async ([values, before]) => {
      const end = performance.now() + 5000;
      for (let frames = 0; ; frames++) {
        const now: Record<string, string | boolean> & Shown = {
          moment: document.querySelector<HTMLInputElement>('[data-part="slider"]')?.value ?? "",
          isPlaying: document.querySelector("[aria-keyshortcuts=Space]")?.getAttribute("aria-label") === "Pause",
          isOpen:
            document.querySelector("dialog, [role=dialog], [role=menu], select:open, input:focus:not([type=range])") !==
            null,
        };
        const isSo = now.moment !== before && Object.entries(values).every(([name, value]) => now[name] === value);
        // What a press does is drawn in the frame after it.
        if (frames > 1 && (isSo || performance.now() > end)) return now;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    [wanted, left] as const,
  );
}

/** Resolves when the moment shown has been the same for some frames; while the page plays, after some seconds. */
function momentStands(page: Page): Promise<void> {
  return page.evaluate(async () => {
    let last = "";
    for (let frames = 0, same = 0; frames < 300 && same < 12; frames++) {
      const now = document.querySelector<HTMLInputElement>('[data-part="slider"]')?.value ?? "";
      same = now === last ? same + 1 : 0;
      last = now;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

/** Closes what is open, and stops what plays. */
async function atRest(page: Page): Promise<Shown> {
  let shown = await shownOnce(page);
  // What is on its way takes the first, what has come meanwhile another.
  for (let attempt = 0; shown.isOpen && attempt < 3; attempt++) {
    await page.keyboard.press("Escape");
    shown = await shownOnce(page, { isOpen: false });
  }
  if (!shown.isPlaying) return shown;
  await page.keyboard.press(" ");
  return shownOnce(page, { isPlaying: false });
}

/** Presses a key until what it does is seen; once more where something has opened late. False when it does nothing. */
async function acts(page: Page, key: string, isDone: () => Promise<boolean>): Promise<boolean> {
  await page.keyboard.press(key);
  if (await isDone()) return true;
  if (!(await shownOnce(page)).isOpen) return false;
  await page.keyboard.press("Escape");
  await page.keyboard.press(key);
  return isDone();
}

for (const [name, viewport, hasTouch, atLeast] of [
  ["on a wide screen with the mouse", { width: 1440, height: 900 }, false, 70],
  ["on a phone with a finger", { width: 390, height: 844 }, true, 40],
] as const)
  test(`after any control the remote steps and Space plays, ${name}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({ viewport, hasTouch, isMobile: hasTouch, reducedMotion: "reduce" });
    const page = await context.newPage();
    await openPage(page);
    await page.getByRole("combobox", { name: "Step by" }).selectOption("tick");
    const press = (x: number, y: number) => (hasTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
    const plays = () => acts(page, " ", async () => (await shownOnce(page, { isPlaying: true })).isPlaying);
    const stepsFrom = (moment: string) =>
      acts(page, "PageDown", async () => {
        const now = await shownOnce(page, { isPlaying: false }, moment);
        return !now.isPlaying && now.moment !== moment;
      });
    const seen: string[] = [];
    const dead: string[] = [];
    for (let control = await nextControl(page, seen); control; control = await nextControl(page, seen)) {
      seen.push(control.name);
      await press(control.x, control.y);
      // Pressed twice, so that names stay in one language.
      if (control.isLanguage) {
        await expect(page.locator("html")).not.toHaveAttribute("lang", "en");
        await press(control.x, control.y);
      }
      // The first key takes the focus away: it is the one that such a control would keep.
      // What the press has asked for, a command or its undoing, may lead to another moment when it comes.
      await momentStands(page);
      const { moment } = await atRest(page);
      const isStepped = control.keeps === "PageDown" && (await stepsFrom(moment));
      const isPlayed = await plays();
      if (!isPlayed) dead.push(`${control.name}: Space`);
      if (!isStepped && !(await stepsFrom(moment))) dead.push(`${control.name}: PageDown`);
      if (isStepped) await atRest(page);
    }
    expect(dead).toEqual([]);
    expect(seen.length).toBeGreaterThanOrEqual(atLeast);
    await context.close();
  });
