/** No violation that axe finds, in both themes, on wide screens and on phones; and everything by keyboard. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { openPage, readout } from "./opened.ts";

for (const colorScheme of ["light", "dark"] as const)
  for (const [name, viewport] of [
    ["on a wide screen", { width: 1440, height: 900 }],
    ["on a tablet", { width: 1024, height: 768 }],
    ["on a phone", { width: 390, height: 844 }],
  ] as const)
    test(`the first screen passes axe ${name}, ${colorScheme}`, async ({ browser }) => {
      // Every element is looked at, several times over.
      test.slow();
      const context = await browser.newContext({ colorScheme, viewport });
      const page = await context.newPage();
      await openPage(page);
      await expect(page.getByRole("region", { name: "Why", exact: true })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      await context.close();
    });

for (const colorScheme of ["light", "dark"] as const)
  test(`what opens on the first screen passes axe, ${colorScheme}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await openPage(page);
    const steal = page.getByRole("region", { name: "Metrics" }).getByRole("button", { name: "steal" });
    await steal.click();
    await page.getByRole("button", { name: /^volumes/ }).click();
    await page.getByRole("button", { name: "db", exact: true }).first().click();
    for (const opener of [/^Rules/, /^Kinds of events/]) {
      await page.getByRole("button", { name: opener }).click();
      // What floats over the page is in no landmark, and gone with the next key.
      const { violations } = await new AxeBuilder({ page }).disableRules("region").analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      await page.keyboard.press("Escape");
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
