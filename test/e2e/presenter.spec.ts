/** A lecture in two windows: one with everything, one for the projector. */
import { expect, test } from "@playwright/test";
import { openPage } from "./opened.ts";

test("the window for an audience shows the moment of the page, goes black, and sends its keys back", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page);
  const moment = page.getByRole("slider", { name: "Moment shown" });
  await page.getByRole("button", { name: "Lecture mode (P)" }).click();
  const [audience] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Audience", exact: true }).click(),
  ]);
  const dock = page.getByRole("region", { name: "Presenter" });
  await expect(dock).toContainText("The audience sees this moment.");
  const readout = audience.getByTitle("Moment shown, and end of the run");
  const same = async () => {
    const time = await moment.inputValue();
    await expect(readout).toContainText(new RegExp(`^${time}\\b`));
    return Number(time);
  };
  const before = await same();
  await audience.keyboard.press("End");
  await expect.poll(async () => Number(await moment.inputValue())).toBeGreaterThan(before);
  await same();
  await expect(audience.getByRole("button", { name: /Step|Play/ })).toHaveCount(0);
  await audience.keyboard.press("b");
  await expect(dock.getByRole("button", { name: /^Black screen/, pressed: true })).toBeVisible();
  await expect(audience.locator("[data-black]")).toBeVisible();
  await dock.getByRole("textbox", { name: "Notes" }).fill("b");
  await expect(audience.locator("[data-black]")).toBeVisible();
  await dock.getByRole("button", { name: "End" }).click();
  await expect(audience.getByRole("status")).toContainText("The presentation has ended.");
});
