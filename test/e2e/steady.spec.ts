/** Nothing jumps: panels, cards and controls keep their places while the run is stepped through. */
import { expect, test, type Page } from "@playwright/test";
import { openPage, readout } from "./opened.ts";

const STEPS = 60;

/** The places of panels, bars and groups of controls, by name, in whole pixels; what scrolls inside of Why is left out. */
function places(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const found = [...document.querySelectorAll<HTMLElement>("section, header, footer, main, aside, [role=group]")];
    // A section in a panel is a part of it: that of the figures scrolls inside.
    const outer = found.filter(
      (element) => !element.parentElement?.closest(element.tagName === "SECTION" ? "section" : "section [role=region]"),
    );
    return Object.fromEntries(
      outer.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const name = element.getAttribute("aria-label") ?? element.querySelector("h1, h2, h3")?.textContent ?? "";
        return [`${element.tagName} ${name}`, [x, y, width, height].map(Math.round).join(" ")];
      }),
    );
  });
}

for (const [name, viewport] of [
  ["on a wide screen", { width: 1440, height: 900 }],
  ["on a small one", { width: 1280, height: 720 }],
  ["on a phone", { width: 390, height: 844 }],
] as const)
  test(`${STEPS} steps move nothing ${name}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await openPage(page);
    await expect(page.getByRole("region", { name: "Why", exact: true })).toBeVisible();
    await page.waitForTimeout(1000);
    const before = await places(page);
    expect(Object.keys(before)).toEqual(expect.arrayContaining(["SECTION Processor", "SECTION Why", "DIV Playback"]));
    const moved = new Set<string>();
    for (let step = 0; step < STEPS; step++) {
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(30);
      const now = await places(page);
      for (const [what, place] of Object.entries(before))
        if (now[what] !== place) moved.add(`${what}: ${place} -> ${now[what]}`);
    }
    expect([...moved]).toEqual([]);
    expect(Number(await readout(page).inputValue())).toBeGreaterThan(132);
    await context.close();
  });

/** Opens an entry of the gallery and waits until its run is known. */
async function openEntry(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Scenarios", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(`^${title}`) })
    .click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.waitForTimeout(1500);
}

for (const title of [
  "Five jobs (Stallings)",
  "Page replacement, three frames",
  "8 pCPUs, 40 tenants",
  "Guests of one image",
  "Nested or shadow page tables",
  "Moved while it runs",
  "A small cloud",
])
  test(`${STEPS} steps move nothing in “${title}”`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 1440, height: 900 });
    await openPage(page);
    await openEntry(page, title.replace(/[()]/g, "\\$&"));
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(500);
    const before = await places(page);
    const moved = new Set<string>();
    for (let step = 0; step < STEPS; step++) {
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(30);
      const now = await places(page);
      // What has no name is a part of a panel, which says something else when there is something to say; and the meters of a
      // machine go with it.
      for (const [what, place] of Object.entries(before))
        if (what !== "SECTION " && (what in now || !what.startsWith("DIV ")) && now[what] !== place)
          moved.add(`${what}: ${place} -> ${now[what]}`);
    }
    expect([...moved]).toEqual([]);
  });
