/** While the code of a dialog is loading: the page says so, what is under it gets no key, and Escape takes the wish back. */
import { expect, test, type Page } from "@playwright/test";
import { openPage, readout } from "./opened.ts";

/** Holds the code of the dialogs back until the function that it gives is called. */
async function holdDialogs(page: Page): Promise<() => void> {
  let release: (() => void) | undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/Dialogs-[^/]*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return () => release?.();
}

const opening = (page: Page) => page.getByRole("dialog", { name: "Opening…" });
const newMachine = (page: Page) => page.getByRole("button", { name: "New VM" });

test("a dialog that is loading takes focus, keys and presses at once, and Escape takes it back", async ({ page }) => {
  const release = await holdDialogs(page);
  await openPage(page);
  const moment = await readout(page).inputValue();
  await newMachine(page).focus();
  await page.keyboard.press("Enter");
  await expect(opening(page)).toBeVisible();
  await expect(opening(page)).toBeFocused();
  for (const key of ["PageDown", "ArrowRight", "f", "b", "Space", "Enter", "?", "End"]) await page.keyboard.press(key);
  // The Tab key stays in it.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("#transport, main, header"))).toBeNull();
  await expect(readout(page)).toHaveValue(moment);
  await expect(page.getByRole("button", { name: /^Play/ })).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(opening(page)).toHaveCount(0);
  await expect(newMachine(page)).toBeFocused();
  release();
  // What was taken back does not come.
  await page.waitForTimeout(500);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a dialog that was loading comes in its place, and gives the focus back in the end", async ({ page }) => {
  const release = await holdDialogs(page);
  await openPage(page);
  await newMachine(page).focus();
  await page.keyboard.press("Enter");
  await expect(opening(page)).toBeFocused();
  release();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  await expect(opening(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(newMachine(page)).toBeFocused();
});

test("a dialog that cannot be loaded says so in its place, and Escape gives the page back", async ({ page }) => {
  await openPage(page);
  await page.route(/\/Dialogs-[^/]*\.js$/, (route) => route.abort());
  await page.keyboard.press("n");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const before = Number(await readout(page).inputValue());
  await page.keyboard.press("f");
  await expect.poll(async () => Number(await readout(page).inputValue())).toBeGreaterThan(before);
});
