/** Nothing is lost and nothing is blank: what is done is there afterwards, and what does not arrive is told of. */
import { readFile } from "node:fs/promises";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { printScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { scenarioIn } from "../../src/scenarios/gallery.ts";
import { threeTenants } from "../../src/scenarios/threeTenants.ts";
import { tooLarge } from "../support/tooLarge.ts";
import { openPage, readout, runIsKnown } from "./opened.ts";

const menuOf = (page: Page, name: string) => page.getByRole("button", { name: `Commands for ${name}` });
const card = (page: Page, name: string) => page.getByRole("listitem").filter({ has: menuOf(page, name) });
const forward = (page: Page) => page.getByRole("button", { name: /^Step forward/ });
const momentOf = async (page: Page) => Number(await readout(page).inputValue());
const fragmentOf = (page: Page) => new URL(page.url()).hash.replace(/^#/, "");
const boot = (page: Page) => page.locator("#boot");

async function pauseWeb(page: Page): Promise<void> {
  await menuOf(page, "web").click();
  await page.getByRole("menuitem", { name: /^Pause/ }).click();
}

function linkTitled(title: string): Promise<string> {
  const scenario = { ...scenarioIn(threeTenants, "en"), title };
  return encodeLink({ scenario, cursor: { time: threeTenants.opensAt ?? 0, step: 1e9 }, language: "en" });
}

const heading = (page: Page, title: string): Locator => page.getByRole("heading", { level: 1, name: title });

test.describe("what was done", () => {
  test("is there when the page is closed 0.1 s later and opened again, three times of three", async ({ context }) => {
    test.slow();
    for (let round = 0; round < 3; round += 1) {
      const page = await context.newPage();
      await page.goto("./");
      await runIsKnown(page);
      const isPaused = (await card(page, "web").textContent())?.includes("Paused");
      await menuOf(page, "web").click();
      await page.getByRole("menuitem", { name: isPaused ? /^Resume/ : /^Pause/ }).click();
      await page.waitForTimeout(100);
      await page.close({ runBeforeUnload: true });
      const again = await context.newPage();
      await again.goto("./");
      await runIsKnown(again);
      if (isPaused) await expect(card(again, "web")).not.toContainText("Paused");
      else await expect(card(again, "web")).toContainText("Paused");
      await again.close();
    }
  });

  test("is there when the page is loaded again at once", async ({ page }) => {
    await openPage(page);
    const before = await momentOf(page);
    await forward(page).click();
    await expect.poll(() => momentOf(page)).not.toBe(before);
    const moment = await momentOf(page);
    await page.reload();
    await runIsKnown(page);
    await expect.poll(() => momentOf(page)).toBe(moment);
  });

  test("is shared as it is at the moment of the press, while it plays", async ({ page }) => {
    await openPage(page);
    await page.getByRole("button", { name: /^Play/ }).click();
    await expect.poll(() => momentOf(page)).toBeGreaterThan(threeTenants.opensAt ?? 0);
    await page.getByRole("button", { name: "Share link" }).click();
    const link = page.getByRole("textbox", { name: "Link", exact: true });
    await expect(link).toHaveValue(/#v2\./);
    const content = await decodeLink(new URL(await link.inputValue()).hash);
    // The dialog hides the rest of the page from whoever asks for roles.
    const shown = page.getByRole("slider", { name: /Moment shown/, includeHidden: true });
    // The slider rounds to the nearest tick, a link goes down to the last one.
    const nearest = Number(await shown.inputValue());
    expect([nearest, nearest - 1]).toContain(content.ok && content.value?.cursor.time);
  });

  test("too large for a link is kept by the browser, and the file is offered", async ({ page, context }) => {
    test.slow();
    await openPage(page);
    await page.getByRole("button", { name: "Scenarios" }).click();
    const large = tooLarge();
    const file = { name: "large.json", mimeType: "application/json", buffer: Buffer.from(printScenarioFile(large)) };
    await page.locator("input[type=file]").first().setInputFiles(file);
    const notice = page.getByRole("status").filter({ hasText: "too large for a link" });
    await expect(notice).toBeVisible({ timeout: 30_000 });
    const download = page.waitForEvent("download");
    await notice.getByRole("button", { name: "Save as a file" }).click();
    expect(await readFile(await (await download).path(), "utf8")).toBe(printScenarioFile(large));
    await expect(page).toHaveURL(/#kept\./);
    await page.reload();
    await expect(heading(page, "Full")).toBeVisible({ timeout: 30_000 });
    const other = await context.newPage();
    await other.goto("./");
    await expect(heading(other, "Full")).toBeVisible({ timeout: 30_000 });
    await other.getByRole("button", { name: "Share link" }).click();
    await expect(other.getByRole("dialog")).toContainText("too large for a link");
  });
});

test.describe("what nobody did", () => {
  test("leaves a broken link and the scenario remembered", async ({ page }) => {
    await openPage(page);
    await pauseWeb(page);
    await expect(card(page, "web")).toContainText("Paused");
    await expect.poll(() => page.evaluate(() => localStorage.getItem("hyperscope"))).toContain('"link":"v2.');
    const before = await page.evaluate(() => localStorage.getItem("hyperscope"));
    await page.goto("about:blank");
    await page.goto("./#v1.broken***");
    await expect(page.getByRole("alert").filter({ hasText: /link/i }).first()).toBeVisible();
    await runIsKnown(page);
    await page.waitForTimeout(800);
    expect(fragmentOf(page)).toBe("v1.broken***");
    expect(await page.evaluate(() => localStorage.getItem("hyperscope"))).toBe(before);
    await page.goto("about:blank");
    await page.goto("./");
    await expect(card(page, "web")).toContainText("Paused");
  });

  test("overwrites no address that is put there", async ({ page }) => {
    test.slow();
    await openPage(page);
    for (let round = 0; round < 15; round += 1) {
      await forward(page).click();
      const title = `Round ${round}`;
      const link = await linkTitled(title);
      // Just when the link of the step is due.
      await page.waitForTimeout(235 + 2 * round);
      await page.evaluate((hash) => {
        location.hash = hash;
      }, link);
      await expect(heading(page, title)).toBeVisible();
    }
  });

  test("in one tab overwrites nothing of another", async ({ context }) => {
    const first = await context.newPage();
    await openPage(first);
    await pauseWeb(first);
    await expect(card(first, "web")).toContainText("Paused");
    await expect.poll(() => first.evaluate(() => localStorage.getItem("hyperscope"))).toContain('"link":"v2.');
    const second = await context.newPage();
    await second.goto(`./#${await linkTitled("Second")}`);
    await runIsKnown(second);
    await forward(second).click();
    // The address is that of the step by then, and so is the memory.
    await expect
      .poll(async () => {
        const kept = await second.evaluate(() => localStorage.getItem("hyperscope") ?? "");
        return kept.includes(`"link":"${fragmentOf(second)}"`);
      })
      .toBe(true);
    const common = await second.evaluate(() => localStorage.getItem("hyperscope"));
    await first.close({ runBeforeUnload: true });
    expect(await second.evaluate(() => localStorage.getItem("hyperscope"))).toBe(common);
  });
});

test("a memory that cannot be read is kept, and offered as a file", async ({ page }) => {
  await page.addInitScript(() => {
    if (!sessionStorage.getItem("spoiled")) localStorage.setItem("hyperscope", "{spoiled");
    sessionStorage.setItem("spoiled", "yes");
  });
  await openPage(page);
  const notice = page.getByRole("alert").filter({ hasText: "cannot be read as a scenario" });
  const download = page.waitForEvent("download");
  await notice.getByRole("button", { name: "Save as a file" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toBe("{spoiled");
  await forward(page).click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("hyperscope"))).toContain('"link":"v2.');
  await page.reload();
  await expect(notice).toBeVisible();
  await notice.getByRole("button", { name: "Forget it" }).click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await runIsKnown(page);
  await expect(notice).toHaveCount(0);
});

test("without any storage the page works, and the address has everything", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB"])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("forbidden", "SecurityError");
        },
      });
  });
  await openPage(page);
  await pauseWeb(page);
  await expect(page.getByText("only in the address")).toBeVisible();
  await page.reload();
  await expect(card(page, "web")).toContainText("Paused");
});

test.describe("what does not arrive", () => {
  for (const [name, file] of [
    ["the first script", /\bindex-[^/]*\.js$/],
    ["what the first script needs", /\bindex-[^/]*\.js$|\bfirst-[^/]*\.js$/],
    ["the code of links", /\bopening-[^/]*\.js$|\blink-[^/]*\.js$/],
  ] as const)
    for (const colorScheme of ["light", "dark"] as const)
      test(`is told of in the page: ${name}, ${colorScheme}`, async ({ browser, baseURL }) => {
        const context = await browser.newContext({ colorScheme, ...(baseURL ? { baseURL } : {}) });
        const page = await context.newPage();
        let isThere = false;
        await page.route(file, (route) => (isThere ? route.continue() : route.abort()));
        const link = await linkTitled("Kept");
        await page.goto(`./#${link}`);
        await expect(boot(page)).toContainText("could not be loaded");
        await expect(boot(page)).toContainText("无法加载");
        await expect(boot(page)).not.toContainText("bug of Hyperscope", { useInnerText: true });
        await expect(page.locator("#boot-what")).toHaveText(file);
        expect(fragmentOf(page)).toBe(link);
        isThere = true;
        await page.getByRole("button", { name: "Try again" }).click();
        await expect(heading(page, "Kept")).toBeVisible();
        await expect(boot(page)).toHaveCount(0);
        await context.close();
      });

  for (const colorScheme of ["light", "dark"] as const)
    test(`is told of in the page that has no style, ${colorScheme}, and nothing else takes its place`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({ colorScheme, ...(baseURL ? { baseURL } : {}) });
      const page = await context.newPage();
      let answer: "nothing" | "other" | "style" = "nothing";
      await page.route(/\bindex-[^/]*\.css$/, (route) => {
        if (answer === "style") return route.continue();
        return answer === "nothing" ? route.abort() : route.fulfill({ status: 404, body: "not found" });
      });
      for (answer of ["nothing", "other"] as const) {
        await page.goto("./");
        await expect(page.locator("#boot-what")).toHaveText(/^index-.*\.css$/);
        await expect(boot(page)).toContainText("could not be loaded");
        await expect(boot(page)).not.toContainText("bug of Hyperscope", { useInnerText: true });
        await expect(readout(page)).toHaveCount(0);
      }
      answer = "style";
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(readout(page)).toHaveValue(String(threeTenants.opensAt));
      await expect(boot(page)).toHaveCount(0);
      await context.close();
    });

  // Panels and layouts that come beside the first picture.
  for (const [name, file, width] of [
    ["a panel", /\bMemoryPanel-[^/]*\.js$/, 1440],
    ["the layout of a tablet", /\bOneColumn-[^/]*\.js$/, 800],
    ["the layout of a phone", /\bPhoneLayout-[^/]*\.js$/, 390],
  ] as const)
    test(`is ${name}: it is said in its place, and it comes when tried again`, async ({ page }) => {
      let isThere = false;
      await page.setViewportSize({ width, height: 844 });
      await page.route(file, (route) => (isThere ? route.continue() : route.abort()));
      await page.goto("./");
      const again = page.getByRole("button", { name: "Try again" }).first();
      await expect(again).toBeVisible();
      await expect(page.getByText("could not be loaded").first()).toBeVisible();
      await expect(page.getByText("bug of Hyperscope")).toHaveCount(0);
      isThere = true;
      await expect(async () => {
        // What goes away before it is pressed is not waited for.
        if (await again.isVisible()) await again.click({ timeout: 1000 });
        await expect(again).toHaveCount(0, { timeout: 500 });
      }).toPass();
      await expect(readout(page)).toBeVisible();
    });

  test("is a font: the page does without", async ({ page }) => {
    await page.route(/\.woff2$/, (route) => route.abort());
    await openPage(page);
    await pauseWeb(page);
    await expect(card(page, "web")).toContainText("Paused");
    await expect(page.getByText("bug of Hyperscope")).toHaveCount(0);
    await expect(page.getByText("could not be loaded")).toHaveCount(0);
  });

  test("is what starts the worker ahead of the page: it is told of, and the page comes when tried again", async ({
    page,
  }) => {
    let isThere = false;
    await page.route(/\bahead-[^/]*\.js$/, (route) => (isThere ? route.continue() : route.abort()));
    await page.goto("./");
    await expect(boot(page)).toContainText("could not be loaded");
    await expect(boot(page)).not.toContainText("bug of Hyperscope", { useInnerText: true });
    isThere = true;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(readout(page)).toHaveValue(String(threeTenants.opensAt));
  });

  test("is told of when the server has another version by now", async ({ page }) => {
    await page.route(/assets\/first-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: "not found" }));
    await page.goto("./");
    await expect(boot(page)).toContainText("could not be loaded");
  });

  test("leaves the page that tells of it when there is no connection either", async ({ page }) => {
    await page.route(/assets\/first-[^/]*\.js$/, (route) => route.abort());
    await page.goto("./");
    await expect(boot(page)).toContainText("could not be loaded");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(boot(page)).toContainText("still no connection");
  });

  test("is a dialog: it is said, and it opens when tried again", async ({ page }) => {
    await openPage(page);
    // What else the page asks for has come.
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Help" }).click();
    const notice = page.getByRole("dialog").getByRole("alert").filter({ hasText: "could not be loaded" });
    await expect(notice).toBeVisible();
    await expect(page.getByText("bug of Hyperscope")).toHaveCount(0);
    await page.context().setOffline(false);
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect(notice).toHaveCount(0);
  });

  test("is what keeps the address: it is said, and nothing is lost", async ({ page }) => {
    let isThere = false;
    await page.route(/assets\/afterwards-[^/]*\.js$/, (route) => (isThere ? route.continue() : route.abort()));
    await openPage(page);
    const notice = page.getByRole("alert").filter({ hasText: /could not be loaded \(afterwards-/ });
    await expect(notice).toBeVisible();
    await pauseWeb(page);
    await expect(card(page, "web")).toContainText("Paused");
    await page.reload();
    await expect(card(page, "web")).toContainText("Paused");
    await expect(notice).toBeVisible();
    isThere = true;
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect(async () => {
      const again = notice.getByRole("button", { name: "Try again" });
      if (await again.isVisible()) await again.click({ timeout: 1000 });
      expect(fragmentOf(page)).toMatch(/^v2\./);
    }).toPass();
  });

  test("is the worker: it is said, and the run comes when tried again", async ({ page }) => {
    let isThere = false;
    await page.route(/assets\/entry-[^/]*\.js$/, (route) => (isThere ? route.continue() : route.abort()));
    await page.goto("./");
    await expect(page.getByText("The simulation could not be loaded")).toBeVisible();
    await expect(page.getByText("bug of Hyperscope")).toHaveCount(0);
    isThere = true;
    await page.getByRole("button", { name: "Try again" }).first().click();
    await runIsKnown(page);
    await expect(page.getByText("The simulation could not be loaded")).toHaveCount(0);
  });
});
