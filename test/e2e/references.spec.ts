/** Files of references: their curves are drawn while the page stays free, can be stopped, and open the run of a point. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { nestedOrShadow } from "../../src/scenarios/nestedOrShadow.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";
import { openPage, readout } from "./opened.ts";

// A recording would take longer than what is recorded.
test.use({ trace: "off" });

const REFERENCES = 20_000;
const PAGES = 3000;

/** A block trace: three in four requests go to one block in sixteen, each fourth one anywhere. */
function blockTrace(references = REFERENCES): Buffer {
  const lines = ["time,id,op,size,lbn,t_us"];
  let state = 1;
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  for (let at = 0; at < references; at += 1) {
    const page = at % 4 === 3 ? below(PAGES) : below(PAGES / 16);
    lines.push(`${at},${page},${at % 3 === 0 ? "write" : "read"},4096,${page * 8},${at * 40}`);
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}

const LACKEY = `==1== Lackey, an example Valgrind tool
I  0023C790,2
 L 1FFEFFE7D8,8
 S 1FFEFFE7D0,8
 M 00421000,4
I  0023C792,3
 L 00422FFE,4
 L 00421008,8
==1== Counted 1 call to main()
`;

const dialog = (page: Page) => page.getByRole("dialog", { name: "Reference trace" });
const chart = (page: Page) => dialog(page).getByRole("group", { name: /^Faults by frames under 8 policies/ });
const progress = (page: Page) => dialog(page).getByRole("progressbar", { name: "Curves" });
const draw = (page: Page) => dialog(page).getByRole("button", { name: "Draw" });

async function openReferences(page: Page): Promise<void> {
  await openPage(page);
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  await page.getByRole("button", { name: "Reference trace…" }).click();
  await expect(dialog(page).getByRole("button", { name: "Choose a file…" }).first()).toBeVisible();
}

/** Chooses a file of that name; by its place on the disk, so that the page has nothing to do with how it came there. */
async function choose(page: Page, name: string, content: Buffer): Promise<void> {
  const path = test.info().outputPath(name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  await dialog(page).locator("input[type=file]").setInputFiles(path);
}

interface Watched {
  /** Shares of the work that were shown, in percent. */
  readonly shares: readonly number[];
  /** How often a line of the chart became another one. */
  readonly drawings: number;
  /** Milliseconds of each task that was longer than 50. */
  readonly longTasks: readonly number[];
}

/** Notes from now on what the page does; what is returned tells it. */
async function watch(page: Page): Promise<() => Promise<Watched>> {
  await page.evaluate(() => {
    const watched = { shares: [] as number[], drawings: 0, longTasks: [] as number[] };
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) =>
      watched.longTasks.push(...list.getEntries().map((task) => task.duration)),
    ).observe({
      type: "longtask",
    });
    let lines = "";
    new MutationObserver(() => {
      const share = Number(document.querySelector("[role=progressbar][aria-label=Curves]")?.ariaValueNow ?? -1);
      if (share >= 0 && share !== watched.shares.at(-1)) watched.shares.push(share);
      const present = [...document.querySelectorAll("[aria-label^='Faults by frames under'] path[marker-end]")];
      const drawn = present.map((path) => path.getAttribute("d")).join();
      if (drawn !== lines) watched.drawings += 1;
      lines = drawn;
    }).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["aria-valuenow", "d"],
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
}

const figureOf = (of: Locator) => of.locator("xpath=following-sibling::dd[1]");

test("the curves of a block trace are drawn with progress while the page stays free", async ({ page }) => {
  await openReferences(page);
  await page.waitForTimeout(500);
  const watched = await watch(page);
  await choose(page, "blocks.csv", blockTrace());
  await expect(figureOf(dialog(page).getByText("references", { exact: true }))).toHaveText("20,000");
  await expect(draw(page)).toBeVisible({ timeout: 60_000 });
  await expect(chart(page)).toBeVisible();
  const { shares, drawings, longTasks } = await watched();
  // How long a task takes is the machine's as well as the page's: told, and held by how often the page draws.
  test
    .info()
    .annotations.push({ type: "tasks above 50 ms", description: longTasks.map(Math.round).join(" ") || "none" });
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.length).toBeGreaterThan(2);
  // Once for every fiftieth of the work, once at its beginning, and once when the room for the chart is known.
  expect(drawings).toBeLessThanOrEqual(53);
  await dialog(page).getByRole("button", { name: "Values" }).click();
  await expect(dialog(page).getByRole("row")).toHaveCount(21);
});

test("hostile files are refused with their reason while the page stays free", async ({ page }) => {
  await openReferences(page);
  const watched = await watch(page);
  // 64 MB of one line, packed a thousand times smaller; and bytes that are no text.
  await choose(page, "bomb.gz", gzipSync(Buffer.alloc(64 * 2 ** 20)));
  await expect(dialog(page).getByText("bomb.gz cannot be read as references")).toBeVisible();
  await choose(page, "damaged.gz", Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4]));
  await expect(dialog(page).getByText("damaged.gz cannot be read as references")).toBeVisible();
  // Whatever it is, the page answers a key at once.
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  const { longTasks } = await watched();
  test
    .info()
    .annotations.push({ type: "tasks above 50 ms", description: longTasks.map(Math.round).join(" ") || "none" });
  expect(Math.max(0, ...longTasks)).toBeLessThan(1000);
  // XML that would grow without end, pasted: its document type is refused before anything is read.
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  await page.getByRole("button", { name: "Open a file…" }).waitFor();
  await page.evaluate(() => {
    const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
    const data = new DataTransfer();
    data.setData("text/plain", `<!DOCTYPE d [<!ENTITY l0 "ha">${entities}]><domain><name>&l9;</name></domain>`);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  await expect(page.getByText(/It has a document type/)).toBeVisible();
});

test("what is being drawn can be stopped, and drawn again", async ({ page }) => {
  await openReferences(page);
  await choose(page, "blocks.csv", blockTrace(5000));
  await expect(draw(page)).toBeVisible();
  await dialog(page).getByRole("textbox", { name: "numbers of frames" }).fill("1..2000");
  await draw(page).click();
  await expect(progress(page)).toBeVisible();
  await dialog(page).getByRole("button", { name: "Stop" }).click();
  await expect(progress(page)).toHaveCount(0);
  await dialog(page).getByRole("textbox", { name: "numbers of frames" }).fill("16, 64");
  await draw(page).click();
  await dialog(page).getByRole("button", { name: "Values" }).click();
  await expect(dialog(page).getByRole("row")).toHaveCount(3);
  await expect(progress(page)).toHaveCount(0);
});

test("a click on a point opens that very run", async ({ page }) => {
  await openReferences(page);
  await choose(page, "blocks.csv", blockTrace(2000));
  await expect(draw(page)).toBeVisible();
  await dialog(page).getByRole("textbox", { name: "numbers of frames" }).fill("16, 64, 256");
  await draw(page).click();
  await expect(progress(page)).toHaveCount(0);
  const point = chart(page).getByRole("button", { name: /^First in, first out, 64 frames/ });
  await expect(point).toBeVisible();
  // The chart itself takes the click, wherever in it.
  await point.click({ force: true });
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole("heading", { name: /blocks\.csv/ })).toBeVisible();
  await expect(page.getByRole("spinbutton", { name: "Page frames" })).toContainText("64");
  await expect(page.getByRole("combobox", { name: "Page replacement" })).toHaveValue("fifo");
});

test("what Valgrind wrote is read with pages of the size that is chosen", async ({ page }) => {
  await openReferences(page);
  await choose(page, "program.lackey", Buffer.from(LACKEY));
  const pages = figureOf(dialog(page).getByText("pages", { exact: true }));
  await expect(pages).toHaveText("3");
  await dialog(page).getByText("How it is read").click();
  await dialog(page).getByLabel("bytes of a page").fill("8192");
  await dialog(page).getByRole("button", { name: "Read it so" }).click();
  await expect(dialog(page).getByText("pages of 8,192 bytes")).toBeVisible();
  await expect(pages).toHaveText("3");
});

test("a homework string with 3 frames is answered for all policies within three actions", async ({ page }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  await page.getByRole("textbox", { name: "Your own exercise" }).fill("7 0 1 2 0 3 0 4 2 3 with 3 frames");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const faults = (policy: string) => page.getByRole("rowheader", { name: new RegExp(`^${policy}: `) });
  await expect(faults("First in, first out")).toHaveAccessibleName(/: 9 faults/);
  await expect(faults("Least recently used")).toHaveAccessibleName(/: 8 faults/);
  await expect(faults("Optimal \\(Belady\\)")).toHaveAccessibleName(/: 6 faults/);
  await expect(page.getByRole("rowheader", { name: /: \d+ faults, \d+ hits/ })).toHaveCount(memoryPolicies.length);
});

test("a list of requests for memory is answered under every fit, and a walk is stepped by the keyboard alone", async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  // Silberschatz: of four fits only the best serves all four.
  await page
    .getByRole("textbox", { name: "Your own exercise" })
    .fill("holes 100 500 200 300 600, requests 212 417 112 426");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const line = (fit: string) => page.getByRole("row", { name: new RegExp(fit) }).getByRole("cell");
  await expect(line("Best fit").nth(4)).toHaveText("0");
  for (const fit of ["First fit", "Next fit", "Worst fit"]) await expect(line(fit).nth(4)).toHaveText("1");

  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  await page.getByRole("button", { name: /Nested or shadow/ }).click();
  await expect(readout(page)).toHaveValue(String(nestedOrShadow.opensAt));
  // What happens at that moment is known when what comes long after it is.
  await expect.poll(async () => Number(await readout(page).getAttribute("max"))).toBeGreaterThan(1000);
  const walk = page.getByRole("toolbar", { name: /^The walk/ });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await walk.locator("[aria-current=step]").focus();
  // What was pressed last leaves the keys to the page; whoever comes by Tab has them for the walk.
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Home");
  for (let access = 1; access <= 24; access += 1) {
    await expect(page.locator(":focus")).toHaveAccessibleName(new RegExp(`^Access ${access} of 24: `));
    await page.keyboard.press("ArrowRight");
  }
  // The last one stays, and the page's own keys have not moved the run.
  await expect(page.locator(":focus")).toHaveAccessibleName(/^Access 24 of 24: /);
});
