/** What a person does on the first screen, in a real browser against the built app. */
import { expect, test, type Locator, type Page } from "@playwright/test";
import { threeTenants } from "../../src/scenarios/threeTenants.ts";
import { openPage, readout } from "./opened.ts";

const momentOf = async (page: Page) => Number(await readout(page).inputValue());
const play = (page: Page) => page.getByRole("button", { name: /^Play/ });
const forward = (page: Page) => page.getByRole("button", { name: /^Step forward/ });
const back = (page: Page) => page.getByRole("button", { name: /^Step back/ });
const why = (page: Page) => page.getByRole("region", { name: /^Why/ });
const menuOf = (page: Page, name: string) => page.getByRole("button", { name: `Commands for ${name}` });
const card = (page: Page, name: string) => page.getByRole("listitem").filter({ has: menuOf(page, name) });

/** Selects the machine: its card has buttons for its commands then. */
async function selected(page: Page, name: string): Promise<Locator> {
  const button = card(page, name).getByRole("button", { name, exact: true });
  if ((await button.getAttribute("aria-pressed")) === "false") await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  return card(page, name);
}

async function open(page: Page, fragment = "") {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await openPage(page, fragment);
  return problems;
}

/** After so long nothing waits for the lanes any more. */
const PATIENCE_MS = 1500;

/** The large files that the page has asked for before its lanes were painted, and does not need for them. */
function askedBeforeLanes(page: Page): Promise<string[]> {
  return page.evaluate((patience) => {
    const painted = performance.getEntriesByName("lanes-painted")[0]!.startTime;
    const early = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < painted);
    return painted > patience ? [] : early.map(({ name }) => name).filter((name) => /\/(?:panels|keeping)-/.test(name));
  }, PATIENCE_MS);
}

test("the page opens on a running host with three machines, without an error", async ({ page }) => {
  const problems = await open(page);
  for (const name of ["web", "db", "ci"]) await expect(card(page, name)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Processor" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Memory" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Storage" })).toBeVisible();
  expect(await momentOf(page)).toBeGreaterThan(0);
  expect(problems).toEqual([]);
  expect(await askedBeforeLanes(page)).toEqual([]);
});

test("play moves the moment on, and pause holds it at once", async ({ page }) => {
  await open(page);
  const before = await momentOf(page);
  await play(page).click();
  await expect.poll(() => momentOf(page)).toBeGreaterThan(before + 1);
  await page
    .getByRole("button", { name: /^Pause \(|^Pause$/ })
    .last()
    .click();
  const held = await momentOf(page);
  await page.waitForTimeout(400);
  expect(await momentOf(page)).toBe(held);
});

test("a step back shows again what a step forward left", async ({ page }) => {
  await open(page);
  // The explanation follows a moment after the click: what was there before must have gone first.
  const stepped = async (button: Locator) => {
    const before = await why(page).innerText();
    await button.click();
    await expect(why(page)).not.toHaveText(before, { useInnerText: true });
    await page.waitForTimeout(300);
    return why(page).innerText();
  };
  const first = await stepped(forward(page));
  const second = await stepped(forward(page));
  expect(second).not.toBe(first);
  expect(await stepped(back(page))).toBe(first);
});

test("a machine can be paused and resumed while the run goes on, and undo takes it back", async ({ page }) => {
  await open(page);
  await (await selected(page, "web")).getByRole("button", { name: /^Pause/ }).click();
  await expect(card(page, "web")).toContainText("Paused");
  await expect(why(page)).toContainText("web");
  await (await selected(page, "web")).getByRole("button", { name: /^Resume/ }).click();
  await expect(card(page, "web")).not.toContainText("Paused");
  await page.keyboard.press("Control+z");
  await expect(card(page, "web")).toContainText("Paused");
});

test("a machine gets another weight in its menu's dialog, and has its focus back", async ({ page }) => {
  await open(page);
  await menuOf(page, "ci").click();
  await page.getByRole("menuitem", { name: "Change weight…" }).click();
  await page.getByRole("textbox", { name: "Weight" }).fill("7");
  await page.keyboard.press("Enter");
  await expect(card(page, "ci")).toContainText("weight 7");
  await expect(why(page)).toContainText("weight 7");
  await expect(menuOf(page, "ci")).toBeFocused();
});

test("a machine is deleted after it was forced off, and not before", async ({ page }) => {
  await open(page);
  await menuOf(page, "ci").click();
  await page.getByRole("menuitem", { name: /^Delete/ }).click();
  await expect(why(page)).toContainText("ci");
  await expect(why(page)).toContainText(/running/i);
  await expect(card(page, "ci")).toBeVisible();
  await (await selected(page, "ci")).getByRole("button", { name: /^Force off/ }).click();
  await expect(card(page, "ci")).toContainText("Shut off");
  await (await selected(page, "ci")).getByRole("button", { name: /^Delete/ }).click();
  await expect(card(page, "ci")).toHaveCount(0);
});

test("another scheduling policy makes another run at the same moment", async ({ page }) => {
  await open(page);
  const before = await momentOf(page);
  const known = (await readout(page).getAttribute("aria-valuetext")) ?? "";
  await page.getByRole("combobox", { name: "Scheduling policy" }).selectOption("fcfs");
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeEnabled();
  // The other run is there once another end of it is known.
  await expect(readout(page)).not.toHaveAttribute("aria-valuetext", known);
  await expect.poll(() => momentOf(page)).toBe(before);
  await forward(page).click();
  await expect.poll(() => momentOf(page)).toBeGreaterThanOrEqual(before);
});

test("the copied link opens the same moment of the same run in a fresh profile", async ({ page, browser }) => {
  await open(page);
  await (await selected(page, "db")).getByRole("button", { name: /^Pause/ }).click();
  await expect(card(page, "db")).toContainText("Paused");
  for (let i = 0; i < 5; i += 1) await forward(page).click();
  const moment = await momentOf(page);
  await page.getByRole("button", { name: "Share link" }).click();
  const link = page.getByRole("textbox", { name: "Link", exact: true });
  await expect(link).toHaveValue(/#v2\./);
  const profile = await browser.newContext();
  const other = await profile.newPage();
  await other.goto(await link.inputValue());
  await page.keyboard.press("Escape");
  await expect(play(other)).toBeEnabled();
  await expect.poll(() => momentOf(other)).toBe(moment);
  // Sentences follow the moment, here as there.
  await expect(async () => expect(await why(other).innerText()).toBe(await why(page).innerText())).toPass();
  await expect(card(other, "db")).toContainText("Paused");
  await profile.close();
});

test("a reload comes back to the same moment", async ({ page }) => {
  await open(page);
  for (let i = 0; i < 7; i += 1) await forward(page).click();
  const moment = await momentOf(page);
  await page.reload();
  await expect(play(page)).toBeEnabled();
  await expect.poll(() => momentOf(page)).toBe(moment);
});

test("the language switches everywhere, explanations included", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("heading", { name: "处理器" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "内存" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  const sentence = await page.getByRole("region", { name: "原因", exact: true }).innerText();
  expect(sentence).toMatch(/[一-龥]{4}/);
});

for (const [name, fragment] of [
  ["truncated", "#v1.AAAAAAAA"],
  ["foreign", "#section-2"],
  ["damaged", "#v1.AAA***"],
  ["of a newer version", "#v99.abcdef"],
] as const)
  test(`a link that is ${name} opens the app with a message and the untouched default`, async ({ page }) => {
    await open(page, fragment);
    await expect(
      page.getByRole("alert").or(page.getByRole("status")).filter({ hasText: /link/i }).first(),
    ).toBeVisible();
    await expect(card(page, "web")).toBeVisible();
  });

test("a worker that dies is told of, and started again with nothing lost", async ({ page }) => {
  await page.clock.install();
  await open(page);
  await (await selected(page, "web")).getByRole("button", { name: /^Pause/ }).click();
  await expect(card(page, "web")).toContainText("Paused");
  const [worker] = page.workers();
  await worker!.evaluate(() => self.close());
  await (await selected(page, "db")).getByRole("button", { name: /^Pause/ }).click();
  await page.clock.fastForward(60_000);
  await expect(page.getByText("The simulation has stopped")).toBeVisible();
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(card(page, "db")).toContainText("Paused");
  await expect(card(page, "web")).toContainText("Paused");
});

test("a panel whose code did not arrive comes when tried again, at the same moment", async ({ page }) => {
  let failures = 1;
  await page.route(/WhyPanel-[^/]*\.js$/, async (route) => {
    failures -= 1;
    await (failures >= 0 ? route.abort() : route.continue());
  });
  await page.goto("./");
  const again = page.getByRole("alert").getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await expect(readout(page)).toHaveValue(String(threeTenants.opensAt));
  const before = page.url();
  await forward(page).click();
  // The address is written when things have come to rest: the page may have to be loaded again from it.
  await expect.poll(() => page.url()).not.toBe(before);
  const moment = await momentOf(page);
  await again.click();
  // The page may be loaded again.
  await expect(why(page)).toBeVisible({ timeout: 15_000 });
  await expect(again).toHaveCount(0);
  await expect.poll(() => momentOf(page)).toBe(moment);
});

test("a machine made in the dialog is created and started at the moment shown", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "New VM" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("数据库 1");
  await dialog.getByRole("button", { name: "Create and start" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: /数据库 1/ }).first()).toBeVisible();
  await expect(why(page)).toContainText("数据库 1");
});

test("a machine that does not fit is refused with every number, and the old ones stay", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "New VM" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("huge");
  await dialog.getByLabel("Size D").first().fill("500");
  await dialog.getByRole("button", { name: /^Create/ }).click();
  await expect(why(page)).toContainText("huge");
  await expect(why(page)).toContainText("125");
  await expect(card(page, "web")).toBeVisible();
});

test("a gallery scenario opens, and the run of the textbook ends where the book says", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Scenarios" }).click();
  await page.getByRole("button", { name: /Five jobs/ }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: /^To the end/ }).click();
  await expect(readout(page)).toHaveValue("20");
});

test("what a scenario suggests is done by one press, and its result stays in the bar", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Scenarios" }).click();
  await page.getByRole("button", { name: /Belady/ }).click();
  const bar = page.getByRole("region", { name: "About this scenario" });
  await expect(bar).toContainText("Give FIFO a fourth frame: it faults more often, not less.");
  await bar.getByRole("button", { name: "Frames 3 → 4" }).click();
  await expect(bar.getByRole("status")).toContainText("faults became 10, was 9");
  await expect(page.getByRole("spinbutton", { name: "Page frames" })).toHaveText(/4/);
  await expect(bar.getByRole("button", { name: "Frames 3 → 4" })).toHaveCount(0);
});

test("a number in a heading is typed, and its keys go back to the page", async ({ page }) => {
  await open(page);
  const frames = page.getByRole("spinbutton", { name: "Page frames" });
  await frames.click();
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  await expect(frames).toHaveText(/30/);
  // One change, one step of undo.
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(frames).toHaveText(/24/);
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeDisabled();
  const before = await momentOf(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => momentOf(page)).toBeGreaterThan(before);
});

test("a scenario about scheduling folds memory and storage to a line, which opens", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Scenarios" }).click();
  await page.getByRole("button", { name: /Five jobs/ }).click();
  await expect(page.getByRole("heading", { name: "Memory" })).toHaveCount(0);
  await page.getByRole("button", { name: "Memory no machine touches memory" }).click();
  await expect(page.getByRole("heading", { name: "Memory" })).toBeVisible();
  // Why it was folded is not said any more.
  await expect(page.getByRole("button", { name: "Memory", exact: true })).toHaveAttribute("aria-expanded", "true");
});
