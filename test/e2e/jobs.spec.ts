/** Homework as people do it: paste the exercise, run it, compare the figures with the book. */
import { expect, test, type Page } from "@playwright/test";
import { openPage, runIsKnown } from "./opened.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const metrics = (page: Page) => page.getByRole("region", { name: /^Metrics/ });
const average = (page: Page, name: string) =>
  metrics(page)
    .getByRole("group")
    .filter({ hasText: new RegExp(`^${name}`) });
const sheet = (page: Page) => page.getByRole("textbox", { name: "Paste from a homework sheet" });

async function openTable(page: Page) {
  await openPage(page);
  await page.getByRole("button", { name: "Exercise", exact: true }).click();
  await page.getByRole("button", { name: "an empty table" }).click();
  // The host on the page has two; the books' exercises have one.
  const pcpus = page.getByRole("dialog").getByLabel("pCPUs");
  await pcpus.fill("1");
  await pcpus.blur();
}

async function paste(page: Page, text: string) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("ControlOrMeta+v");
}

/** Makes the run and goes to its end. */
async function run(page: Page) {
  await page.getByRole("button", { name: "Create run" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await runIsKnown(page);
  await page.keyboard.press("End");
}

test("an exercise is pasted, run, and has the averages of the book", async ({ page }) => {
  await openTable(page);
  await page.getByRole("dialog").getByLabel("CPU policy").selectOption("rr");
  await sheet(page).focus();
  await paste(page, "AT 22 4 16 2 10 / BT 18 6 10 32 17 / quantum 10");
  await expect(page.getByRole("textbox", { name: "Burst, row 5" })).toHaveValue("17");
  await expect(page.getByText("5 jobs · total service 83 · last arrival 22")).toBeVisible();
  await run(page);
  await expect(average(page, "Turnaround")).toContainText("49");
  await expect(average(page, "Waiting")).toContainText("32.4");
});

test("times with decimals stay what they are, and the link carries them", async ({ page }) => {
  await openTable(page);
  await page.getByRole("dialog").getByLabel("CPU policy").selectOption("fcfs");
  // Nothing but the page has the focus: the sheet is taken all the same.
  await paste(page, "Process\tArrival\tBurst\nP1\t0.0\t8\nP2\t0.4\t4\nP3\t1.0\t1");
  await expect(page.getByText("One tick is 0.1, so nothing is rounded.")).toBeVisible();
  await run(page);
  await expect(average(page, "Turnaround")).toContainText("10.533");
  await expect(metrics(page).getByRole("row", { name: /P2/ })).toContainText("11.6");
  await expect(page).toHaveURL(/#v2\./);
  // The address is written when things have come to rest.
  await page.waitForTimeout(600);
  await page.reload();
  await expect(metrics(page).getByRole("row", { name: /P2/ })).toContainText("11.6");
});

test("a bad cell keeps the run from being made, and says what would be right", async ({ page }) => {
  await openTable(page);
  await page.getByRole("textbox", { name: "Burst, row 1" }).fill("4");
  await page.keyboard.press("Enter");
  await page.keyboard.type("x");
  await page.getByRole("button", { name: "Create run" }).click();
  await expect(page.getByText(/“x” cannot be read\. Write the processor time/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Burst, row 2" })).toBeFocused();
  await page.getByRole("textbox", { name: "Burst, row 2" }).fill("3,4,3");
  await run(page);
  await expect(metrics(page).getByRole("row", { name: /P2/ })).toBeVisible();
});
