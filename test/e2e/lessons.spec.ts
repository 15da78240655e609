/** A lesson from end to end by the keyboard, in a real browser: the answers are there after a reload in the middle. */
import { expect, test } from "@playwright/test";
import { readout } from "./opened.ts";

test("a lesson by keys alone: a wrong answer, a number, a reload, the puzzle shown, the end", async ({ page }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto("./#lesson.equal-shares");
  const card = page.getByRole("region", { name: "The lesson" });
  await expect(card).toContainText("Step 1 of 6");
  await expect(readout(page)).toHaveValue("0");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect(card).toContainText("It comes out otherwise. It is: 4, 3, 3");
  await expect(readout(page)).toHaveValue("10");
  await page.keyboard.press("Enter");
  await expect(card).toContainText("Step 2 of 6");
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await expect(card).toContainText("That is so.");
  await expect(page).toHaveURL(/#lesson\.equal-shares\.fourth$/);
  await page.reload();
  await expect(card).toContainText("That is so.");
  await expect(readout(page)).toHaveValue("30");
  await page.keyboard.press("Enter");
  await page.keyboard.press("6");
  await page.keyboard.press("Enter");
  await expect(card).toContainText("That is so.");
  // What is left, by the one key of a remote.
  for (let press = 0; press < 5; press++) await page.keyboard.press("PageDown");
  await expect(card).toContainText("Your turn: C gets 3 ticks");
  await page.keyboard.press("PageDown");
  await expect(card).toContainText("Only the ratio of the weights counts");
  await page.keyboard.press("PageDown");
  await expect(card).toContainText("2 of 6 at the first try · 3 shown");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: /^Why/ })).toBeVisible();
  expect(problems).toEqual([]);
});
