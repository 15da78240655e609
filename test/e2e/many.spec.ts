/** Forty machines: edited at once, looked at in the map of steal, in lanes of groups; and a panel that takes all the room. */
import { expect, test, type Page } from "@playwright/test";
import { openPage } from "./opened.ts";

async function openForty(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page);
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^8 pCPUs, 40 tenants/ })
    .click();
  await expect(page.getByRole("tab", { name: "Machines 40" })).toBeVisible();
}

const rows = (page: Page) => page.getByRole("region", { name: "Machines 40" }).locator("tbody tr");
const weights = (page: Page) =>
  rows(page).evaluateAll((found) => found.map((row) => row.querySelectorAll("td")[5]?.textContent ?? ""));

test("forty machines get another weight at once, and one undo takes it back", async ({ page }) => {
  await openForty(page);
  const before = await weights(page);
  expect(new Set(before)).toEqual(new Set(["128", "256", "512"]));
  await page.getByRole("checkbox", { name: "Select all machines shown" }).check();
  await expect(page.getByText("40 selected:")).toBeVisible();
  await page.getByRole("button", { name: "Weight…" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit 40 machines" });
  await expect(dialog.getByLabel("Weight")).toBeFocused();
  await page.keyboard.type("300");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => [...new Set(await weights(page))]).toEqual(["300"]);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => new Set(await weights(page))).toEqual(new Set(["128", "256", "512"]));
});

test("a cell of the map of steal says who took how much, and lights the slices that did", async ({ page }) => {
  await openForty(page);
  const chart = page.getByRole("region", { name: "Processor" });
  const why = page.getByRole("region", { name: "Why", exact: true });
  await page.getByRole("button", { name: /^cache-02 took .* of cache-38$/ }).click();
  await expect(why).toContainText(/cache-38 was ready for .*cache-02 took/);
  await expect(chart.getByText("cache-02, who took")).toBeVisible();
  await why.getByRole("button", { name: "All slices alike" }).click();
  await expect(chart.getByText("cache-02, who took")).toHaveCount(0);
});

test("a group of lanes is opened in the menu, and by its name", async ({ page }) => {
  await openForty(page);
  const content = page.locator(".chart-frame");
  const height = () =>
    content.evaluate((frame) => Number.parseFloat(getComputedStyle(frame).getPropertyValue("--content")));
  await page.getByRole("button", { name: /^group/ }).click();
  // With one group open there is no room to spare: the lanes of the pCPUs are as thin as can be read.
  await page.getByRole("menuitemcheckbox", { name: /^db/ }).click();
  const thin = await height();
  const group = page.getByRole("menuitemcheckbox", { name: /^web/ });
  await expect(group).toHaveAttribute("aria-checked", "false");
  await group.click();
  await page.keyboard.press("Escape");
  // Fourteen vCPUs, 20 px each.
  expect(await height()).toBe(thin + 14 * 20);
});

test("a panel takes all the room, and Escape gives it back", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page);
  const memory = page.getByRole("region", { name: "Memory", exact: true });
  // Panels that are still to come have other heights, and all of them share the column.
  await expect(page.locator("[aria-busy]")).toHaveCount(0);
  const before = await memory.boundingBox();
  await memory.getByRole("button", { name: "Memory: full height" }).click();
  const large = await memory.boundingBox();
  expect(large!.height).toBeGreaterThan(700);
  expect(large!.width).toBeGreaterThan(1400);
  await page.keyboard.press("Escape");
  await expect.poll(() => memory.boundingBox()).toEqual(before);
});
