/** What opens, folds and is chosen: no violation that axe finds, landmarks among it, and colours that a system forces. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { openPage, runIsKnown } from "./opened.ts";

async function expectNoViolation(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]),
      state,
    )
    .toEqual([]);
}

const WORDS = {
  en: { why: "Why", table: "Table", many: /40 tenants/, scenarios: "Scenarios", larger: "Full height" },
  zh: { why: "原因", table: "表格", many: /40 个租户/, scenarios: "场景", larger: "占满高度" },
} as const;

for (const [language, colorScheme] of [
  ["en", "light"],
  ["zh", "dark"],
] as const)
  test(`every state of the page passes axe, ${language}, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const words = WORDS[language];
    const locale = language === "zh" ? "zh-CN" : "en-GB";
    const context = await browser.newContext({ colorScheme, locale, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await openPage(page);
    await expect(page.getByRole("region", { name: words.why, exact: true })).toBeVisible();
    await page.keyboard.press("p");
    await expectNoViolation(page, "lecture");
    await page.keyboard.press("p");
    await page.keyboard.press("h");
    await page.getByRole("button", { name: words.table, exact: true }).first().click();
    await expectNoViolation(page, "table of slices behind the curtain");
    await page.keyboard.press("h");
    for (const key of ["n", "?"]) {
      await page.keyboard.press(key);
      await expect(page.locator("[data-dialog]")).toBeVisible();
      await expectNoViolation(page, `dialog of ${key}`);
      await page.keyboard.press("Escape");
      await expect(page.locator("[data-dialog]")).toHaveCount(0);
    }
    await page.getByRole("button", { name: words.scenarios, exact: true }).click();
    await expect(page.locator("[data-dialog]")).toBeVisible();
    await expectNoViolation(page, "gallery");
    await page.getByRole("button", { name: words.many }).click();
    await runIsKnown(page);
    await expect(page.getByRole("tablist")).toBeVisible();
    await expectNoViolation(page, "many machines");
    await page.getByRole("button", { name: words.larger }).click();
    await expectNoViolation(page, "the table of machines alone");
    await context.close();
  });

test("colours that the system forces leave machines, meters and the ring of the focus to be seen", async ({
  browser,
}) => {
  const context = await browser.newContext({ forcedColors: "active", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await openPage(page);
  await expect(page.getByRole("region", { name: "Why", exact: true })).toBeVisible();
  const colorOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  // Of the first machine, as theme.css has it.
  expect(await colorOf("[role=meter] > span")).toBe("rgb(68, 119, 170)");
  const cells = page.getByRole("region", { name: "Memory" }).locator("[data-index]");
  const colors = await cells.evaluateAll((all) => all.map((cell) => getComputedStyle(cell).borderColor));
  expect(new Set(colors).size).toBeGreaterThanOrEqual(3);
  const ring = () =>
    page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
      return `${outlineStyle} ${outlineWidth}`;
    });
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press("Tab");
    expect(await ring()).toBe("solid 2px");
  }
  await context.close();
});
