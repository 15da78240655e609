/** A row of eight predictions in a real browser, by keyboard alone, with a reload in the middle. */
import { expect, test, type Page } from "@playwright/test";
import { openPage } from "./opened.ts";

async function openPredict(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Predict" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Check" })).toBeVisible();
}

/** Answers the open question by the first answer there is, or by a number; says whether it was right. */
async function answer(page: Page): Promise<boolean> {
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^(Next question|Show the result)/ })).toBeVisible();
  return page
    .getByText(/^Right: /)
    .first()
    .isVisible();
}

test("eight questions are answered by keyboard alone, and a reload keeps the place", async ({ page }) => {
  await openPage(page);
  await openPredict(page);
  const card = page.getByRole("region", { name: "What happens next?" }).first();
  const rights: boolean[] = [];
  for (let asked = 0; asked < 8; asked += 1) {
    if (asked === 4) {
      const before = await card.textContent();
      // The page asks on by itself.
      await page.reload();
      await expect(card).toHaveText(before ?? "");
    }
    rights.push(await answer(page));
    await page.keyboard.press("Enter");
  }
  await expect(page.getByText("That was the row.").first()).toBeVisible();
  // The first answer that there is cannot be right each time.
  expect(rights.filter((isRight) => !isRight).length).toBeGreaterThanOrEqual(2);
  const right = rights.filter((isRight) => isRight).length;
  await expect(page.getByText(`${right} at the first try`).first()).toBeVisible();
});
