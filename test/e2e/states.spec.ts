/** No violation that axe finds in what is opened and switched to: dialogs, the lecture, the tabs of a phone. */
import { expect, test } from "@playwright/test";
import { faultsIn } from "./axe.ts";
import { openPage } from "./opened.ts";

for (const [colorScheme, locale] of [
  ["light", "en-US"],
  ["dark", "zh-CN"],
] as const) {
  test(`dialogs and the lecture pass axe, ${colorScheme}, ${locale}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({ colorScheme, locale, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await openPage(page);
    const faults: unknown[] = [];
    for (const [state, opener] of [
      ["start", page.getByRole("button", { name: /^(Scenarios|场景)$/ })],
      ["share", page.getByRole("button", { name: /^(Share link|分享链接)$/ })],
      ["settings", page.getByRole("button", { name: /^(More settings of the processor|处理器的更多设置)$/ })],
      ["help", page.getByRole("button", { name: /^(Help|帮助)$/ })],
    ] as const) {
      await opener.click();
      await expect(page.locator("[role=dialog] [data-dialog-body]")).toBeVisible();
      faults.push(...(await faultsIn(page, { within: "[role=dialog]" })).map((fault) => [state, fault]));
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
    await page.keyboard.press("p");
    await expect(page.getByRole("button", { name: /^(Leave|离开|退出)/ })).toBeVisible();
    faults.push(...(await faultsIn(page)));
    expect(faults).toEqual([]);
    await context.close();
  });
}

test("the tabs of a phone pass axe", async ({ browser }) => {
  test.slow();
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await openPage(page);
  const faults: [string, unknown[]][] = [];
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await expect(page.locator("[role=tabpanel] [aria-busy]")).toHaveCount(0);
    faults.push([await tab.innerText(), await faultsIn(page, { within: "main" })]);
  }
  expect(faults.filter(([, found]) => found.length > 0)).toEqual([]);
  await context.close();
});
