/** No violation that axe finds, in both themes, on wide screens and on phones; and everything by keyboard. */
import { expect, test, type Page } from "@playwright/test";
import { faultsIn } from "./axe.ts";
import { openPage, readout } from "./opened.ts";

/** The dark page has the elements of the light one: its colours are all that can be wrong with it alone. */
async function inTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
}

for (const [name, viewport] of [
  ["on a wide screen", { width: 1440, height: 900 }],
  ["on a tablet", { width: 1024, height: 768 }],
  ["on a phone", { width: 390, height: 844 }],
] as const)
  test(`the first screen passes axe ${name}, light and dark`, async ({ browser }) => {
    // Every element is looked at, several times over.
    test.slow();
    const context = await browser.newContext({ colorScheme: "light", viewport });
    const page = await context.newPage();
    await openPage(page);
    await expect(page.getByRole("region", { name: "Why", exact: true })).toBeVisible();
    expect(await faultsIn(page)).toEqual([]);
    await inTheDark(page);
    expect(await faultsIn(page, { isColour: true })).toEqual([]);
    await context.close();
  });

test("what opens on the first screen passes axe, light and dark", async ({ browser }) => {
  test.slow();
  const context = await browser.newContext({ colorScheme: "light", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await openPage(page);
  const steal = page.getByRole("region", { name: "Metrics" }).getByRole("button", { name: "steal" });
  await steal.click();
  await page.getByRole("button", { name: /^volumes/ }).click();
  await page.getByRole("button", { name: "db", exact: true }).first().click();
  for (const isColour of [false, true]) {
    if (isColour) await inTheDark(page);
    for (const opener of [/^Rules/, /^Kinds of events/]) {
      await page.getByRole("button", { name: opener }).click();
      // What floats over the page is in no landmark, and gone with the next key.
      expect(await faultsIn(page, isColour ? { isColour } : { without: "region" })).toEqual([]);
      await page.keyboard.press("Escape");
    }
  }
  await context.close();
});

test("playing, stepping and dialogs need no mouse", async ({ page }) => {
  await openPage(page);
  const moment = readout(page);
  const before = Number(await moment.inputValue());
  await page.keyboard.press("f");
  await expect.poll(async () => Number(await moment.inputValue())).toBeGreaterThan(before);
  await page.keyboard.press("Home");
  await expect(moment).toHaveValue("0");
  await page.keyboard.press("Space");
  await expect.poll(async () => Number(await moment.inputValue())).toBeGreaterThan(0);
  await page.keyboard.press("Space");
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("nothing is wider than the page, down to 360 pixels", async ({ browser }) => {
  for (const width of [360, 768, 1024, 1920]) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await openPage(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${width} px`).toBe(0);
    await context.close();
  }
});
