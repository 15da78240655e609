/** A lecture with a presenter's remote, which has the keys PageDown, PageUp and b, and with nothing else. */
import { expect, test, type Page } from "@playwright/test";
import { openPage, readout } from "./opened.ts";

const momentOf = async (page: Page) => Number(await readout(page).inputValue());

/** Presses on to the end of the run; how many presses that took. */
async function toTheEnd(page: Page): Promise<number> {
  const last = Number(await readout(page).getAttribute("max"));
  for (let presses = 0; presses < 100; presses++) {
    if ((await momentOf(page)) >= last) return presses;
    await page.keyboard.press("PageDown");
    await page.waitForTimeout(20);
  }
  throw new Error("the end was not reached");
}

test("from the gallery to “FIFO with four frames faults more often”, stepping with the remote alone", async ({
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page);
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Your own exercise" })).toBeFocused();
  const card = dialog.getByRole("button", { name: /^Belady's anomaly/ });
  for (let presses = 0; presses < 12; presses++) {
    if (await card.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("PageDown");
  }
  await page.keyboard.press("b");
  await expect(dialog).toHaveCount(0);
  const memory = page.getByRole("region", { name: "Memory", exact: true });
  await expect.poll(async () => readout(page).getAttribute("max")).toBe("12");
  expect(await toTheEnd(page)).toBeGreaterThan(10);
  await expect(memory).toContainText(/faults\s*9/);
  await page.keyboard.press("PageUp");
  await expect.poll(() => momentOf(page)).toBeLessThan(12);
  await toTheEnd(page);
  // Behind the last event a press points at what comes next, and another does it.
  const next = page.getByRole("button", { name: /^Frames 3 → 4.*once more/ });
  await expect(async () => {
    await page.keyboard.press("PageDown");
    await expect(next).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("PageDown");
  await expect(page.getByRole("status").filter({ hasText: /faults/ })).toContainText("9 → 10");
  await toTheEnd(page);
  await expect(memory).toContainText(/faults\s*10/);
});
