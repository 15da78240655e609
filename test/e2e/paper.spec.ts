/** The page zoomed in, so that little of it is in view, and on paper. */
import { expect, test, type Page } from "@playwright/test";
import { openPage } from "./opened.ts";

const why = (page: Page) => page.getByRole("region", { name: "Why", exact: true });

test("at 400 % zoom there is room for a panel above the time controls", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 225 } });
  const page = await context.newPage();
  await openPage(page);
  const panel = page.getByRole("tabpanel");
  await expect(panel.getByRole("heading", { name: "Memory" })).toBeVisible();
  const room = await panel.evaluate((element) => {
    element.scrollIntoView({ block: "start" });
    const bars = document.querySelector("footer")!.getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    return Math.min(bottom, bars.top) - Math.max(0, top);
  });
  expect(room).toBeGreaterThan(120);
  // The explanation and every control can be reached as well.
  await why(page).scrollIntoViewIfNeeded();
  await expect(why(page)).toBeInViewport({ ratio: 0.9 });
  await expect(page.getByRole("button", { name: /^Play/ })).toBeInViewport({ ratio: 1 });
  await context.close();
});

test("at 200 % zoom the lanes of the machines stand beside a panel", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 720, height: 450 } });
  const page = await context.newPage();
  await openPage(page);
  // Two lanes of pCPUs and four of vCPUs.
  const chart = page.getByRole("region", { name: /^Gantt chart/ });
  expect((await chart.boundingBox())!.height).toBeGreaterThan(34 + 2 * 30 + 4 * 18);
  await expect(why(page)).toBeInViewport({ ratio: 1 });
  const panel = await page.getByRole("tabpanel").boundingBox();
  expect(panel!.height).toBeGreaterThan(100);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBe(0);
  await context.close();
});

test("paper has title, whole chart and tables, in light colours, and nothing to press", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "dark" });
  const page = await context.newPage();
  await openPage(page);
  await expect(why(page)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Metrics" })).toBeVisible();
  const sheet = page.locator("[data-print-sheet]");
  // Its code comes after the first picture; the browser tells of printing once each time.
  await expect(async () => {
    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(sheet).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(sheet.getByRole("heading", { level: 1 })).toHaveText("Three tenants, two cores");
  await expect(sheet.getByRole("heading", { name: "Results" })).toBeVisible();
  await expect(sheet.getByRole("heading", { name: "Metrics" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Play/ })).toBeHidden();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  const cut = await sheet.evaluate((element) =>
    [...element.querySelectorAll<HTMLElement>("*")]
      .filter(({ scrollHeight, clientHeight }) => clientHeight > 0 && scrollHeight > clientHeight + 4)
      .filter((inner) => getComputedStyle(inner).overflowY !== "visible")
      .map(({ className }) => className),
  );
  expect(cut).toEqual([]);
  const corner = await sheet.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, canvas.height / 2, canvas.width, 1);
    return Math.max(...data);
  });
  expect(corner).toBe(255);
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await expect(sheet).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await context.close();
});

test("the sheet stands when the browser begins to print", async ({ page }) => {
  await openPage(page);
  await expect(why(page)).toBeVisible();
  await expect(async () => {
    // Those who listen are told in the order in which they began to: the sheet's own code may only just have come.
    await page.evaluate(() => {
      addEventListener(
        "beforeprint",
        () => {
          const canvas = document.querySelector<HTMLCanvasElement>("[data-print-sheet] canvas");
          document.documentElement.dataset["printed"] = `${canvas?.width} ${canvas?.height}`;
        },
        { once: true },
      );
    });
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.length).toBeGreaterThan(10_000);
    expect(await page.locator("html").getAttribute("data-printed")).toMatch(/^\d{4} \d+$/);
  }).toPass();
  await expect(page.locator("[data-print-sheet]")).toHaveCount(0);
});
