/** A lecture with a presenter's remote, which has the keys PageDown, PageUp and b: whatever was pressed before, they step. */
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
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Belady's anomaly/ })
    .click();
  const memory = page.getByRole("region", { name: "Memory", exact: true });
  await expect.poll(async () => readout(page).getAttribute("max")).toBe("12");
  expect(await toTheEnd(page)).toBeGreaterThan(10);
  await expect(memory).toContainText(/faults\s*9/);
  await page.keyboard.press("PageUp");
  await expect.poll(() => momentOf(page)).toBeLessThan(12);
  // The one press of the mouse: the button of the bar keeps none of the remote's keys.
  await page.getByRole("button", { name: "Frames 3 → 4" }).click();
  await expect(page.getByRole("status").filter({ hasText: /faults/ })).toContainText("9 → 10");
  await toTheEnd(page);
  await expect(memory).toContainText(/faults\s*10/);
});
