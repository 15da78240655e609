/** Two runs in frames of a page of another origin: what one is asked, both show; nothing is stored, and Tab leads out. */
import { expect, test, type FrameLocator } from "@playwright/test";

const moment = (frame: FrameLocator) => frame.getByRole("slider", { name: /Moment shown|当前时刻/ });

test("two frames of another origin go in lock-step, store nothing, and let the keyboard out", async ({
  page,
  baseURL,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  // The same server by another name is another origin.
  const other = (baseURL ?? "").replace("127.0.0.1", "localhost");
  await page.goto(`./embed.html?from=${encodeURIComponent(other)}`);
  const [first, second] = [page.frameLocator("iframe").nth(0), page.frameLocator("iframe").nth(1)];
  await expect(moment(first)).toBeVisible();
  await expect(moment(second)).toBeVisible();
  const said = page.getByRole("status");
  await expect(async () => {
    await page.getByRole("button", { name: /^Step ·/ }).click();
    await expect(said).toContainText(/^t = [1-9]/, { timeout: 500 });
  }).toPass();
  const time = await moment(first).inputValue();
  await expect(moment(second)).toHaveValue(time);
  // The other way round, by the hand of a reader.
  await second.getByRole("button", { name: /^Step forward/ }).click();
  await second.getByRole("button", { name: /^Step forward/ }).click();
  await expect.poll(async () => (await moment(first).inputValue()) === (await moment(second).inputValue())).toBe(true);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(first.getByRole("link", { name: "完整页面" })).toBeVisible();
  const frames = page.frames().slice(1);
  expect(await Promise.all(frames.map((frame) => frame.evaluate(() => localStorage.length)))).toEqual([0, 0]);
  expect(frames.map((frame) => frame.url().endsWith("&embed=1"))).toEqual([true, true]);
  await second.getByRole("link", { name: "完整页面" }).focus();
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  for (let presses = 0; presses < 100 && (await focused()) === "IFRAME"; presses += 1) await page.keyboard.press("Tab");
  expect(await focused()).toBe("PRE");
});
