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
  await expect(page.getByRole("dialog").getByLabel("pCPUs")).toHaveValue("1");
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
  await page.getByRole("dialog").getByLabel("Scheduling policy").selectOption("rr");
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
  await page.getByRole("dialog").getByLabel("Scheduling policy").selectOption("fcfs");
  // Nothing but the page has the focus: the sheet is taken all the same.
  await paste(page, "Process\tArrival\tBurst\nP1\t0.0\t8\nP2\t0.4\t4\nP3\t1.0\t1");
  await expect(page.getByText("One tick is 0.1, so nothing is rounded.")).toBeVisible();
  await run(page);
  await expect(average(page, "Turnaround")).toContainText("10.533");
  await expect(metrics(page).getByRole("row", { name: /P2/ })).toContainText("11.6");
  await expect(page).toHaveURL(/#v2\./);
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

test("a homework sheet goes from paste to copied result in three actions", async ({ page }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Exercise", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Your own exercise" })).toBeFocused();
  // Paste: Stallings' five jobs, and the quantum in a sentence.
  const jobs =
    "Process\tArrival\tService\nA\t0\t3\nB\t2\t6\nC\t4\t4\nD\t6\t5\nE\t8\t2\nUse round robin with a quantum of 4.";
  await paste(page, jobs);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await runIsKnown(page);
  await page
    .getByRole("region", { name: /^Results/ })
    .getByRole("button", { name: "Copy", exact: true })
    .click();
  // Finish times of the book under round robin 4: 3, 17, 11, 20, 19.
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const cells = copied
    .trim()
    .split("\n")
    .map((line) => line.split("\t"));
  const [heads = [], ...rows] = cells;
  const column = (name: RegExp) => rows.slice(0, 5).map((row) => row[heads.findIndex((head) => name.test(head))]);
  expect(rows.slice(0, 5).map(([name]) => name)).toEqual(["A", "B", "C", "D", "E"]);
  expect(column(/^arrival/i)).toEqual(["0", "2", "4", "6", "8"]);
  expect(column(/^finish/i)).toEqual(["3", "17", "11", "20", "19"]);
  expect(column(/^turnaround/i)).toEqual(["3", "15", "7", "14", "11"]);
  expect(column(/^waiting/i)).toEqual(["0", "9", "3", "9", "9"]);
});
