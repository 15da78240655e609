/** Keys belong to the page: whatever control was pressed, the next key of a presenter's remote steps and plays. */
import { expect, test, type ElementHandle, type Page } from "@playwright/test";
import { openPage } from "./opened.ts";

const ROLES = ["tab", "spinbutton", "slider", "separator", "option", "gridcell"];
const CONTROLS = `button, select, input, summary, a[href], canvas, ${ROLES.map((role) => `[role=${role}]`).join(", ")}`;

/** One that differs from another in nothing but numbers is not tried again. */
interface Control {
  readonly name: string;
  readonly kind: "list" | "other";
}

/** The next control in view that has not been tried, marked so that it can be found. */
function nextControl(page: Page, tried: readonly string[]): Promise<Control | null> {
  return page.evaluate(
    ([selector, before]) => {
      for (const marked of document.querySelectorAll("[data-tried]")) delete (marked as HTMLElement).dataset["tried"];
      for (const control of document.querySelectorAll<HTMLElement>(selector)) {
        const { x, y, width, height } = control.getBoundingClientRect();
        const inView = width > 4 && height > 4 && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
        if (!inView || control.matches(":disabled, [tabindex='-1']:not(button)")) continue;
        const onTop = document.elementFromPoint(x + width / 2, y + height / 2);
        if (!onTop || !(control === onTop || control.contains(onTop))) continue;
        const label = control.getAttribute("aria-label") ?? control.textContent ?? "";
        const role = control.getAttribute("role") ?? control.tagName;
        const name = `${role} ${control.dataset["part"] ?? ""} ${role === "option" ? "" : label.replace(/\d+/g, "n").slice(0, 40)}`;
        if (before.includes(name)) continue;
        control.dataset["tried"] = "";
        return { name, kind: control instanceof HTMLSelectElement ? ("list" as const) : ("other" as const) };
      }
      return null;
    },
    [CONTROLS, tried] as const,
  );
}

async function chooseIn(list: ElementHandle<HTMLSelectElement>): Promise<void> {
  const other = await list.evaluate(
    ({ options, value }) => [...options].find((option) => option.value !== value)?.value,
  );
  if (other !== undefined) await list.selectOption(other);
}

async function press(page: Page, { kind }: Control): Promise<void> {
  const control = page.locator("[data-tried]");
  await control.click();
  if (kind === "list") {
    // The list that has opened is drawn outside of the page; Escape closes it, and the choice is made as a mouse makes it.
    await page.keyboard.press("Escape");
    await chooseIn((await control.elementHandle()) as ElementHandle<HTMLSelectElement>);
  }
  // The code of a dialog may be on its way.
  await expect(page.locator("[data-opening]")).toHaveCount(0);
  const dialog = page.locator("[data-dialog]");
  if ((await dialog.count()) > 0) {
    await dialog.getByRole("button", { name: /^(Close|关闭)$/ }).click();
    await expect(dialog).toHaveCount(0);
  }
}

const SOON = { timeout: 3000, intervals: [20, 50, 100, 200] };

/** The moment shown, once it is the same for a while: the slider follows a frame later. */
async function restingMoment(page: Page): Promise<number> {
  let before = NaN;
  for (;;) {
    const now = await momentOf(page);
    if (now === before) return now;
    before = now;
    await page.waitForTimeout(60);
  }
}

/** In either language. */
const slider = (page: Page) => page.locator("footer input[type=range]");
const momentOf = async (page: Page) => Number(await slider(page).inputValue());
const isPlaying = (page: Page) =>
  page
    .locator("footer button[aria-keyshortcuts=Space]")
    .getAttribute("aria-label")
    .then((label) => /^(Pause|暂停)/.test(label ?? ""));

/** Steps on, back, plays and pauses as a remote does; what did not happen. */
async function tryRemote(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  const stepped = async (key: string, by: number) => {
    const before = await restingMoment(page);
    await page.keyboard.press(key);
    await expect
      .poll(() => momentOf(page), SOON)
      .toBe(before + by)
      .catch(() => wrong.push(key));
  };
  const played = async (key: string, wanted: boolean) => {
    await page.keyboard.press(key);
    await expect
      .poll(() => isPlaying(page), SOON)
      .toBe(wanted)
      .catch(() => wrong.push(key));
  };
  await stepped("PageDown", 1);
  await stepped("PageDown", 1);
  await stepped("PageUp", -1);
  await played("b", true);
  await played("Space", false);
  return wrong;
}

/** A moment in the middle, ticks as steps, nothing open, the usual layout. */
async function backToStart(page: Page): Promise<void> {
  if (await isPlaying(page)) await page.keyboard.press("b");
  if ((await page.locator("header").count()) === 0 || (await page.getByRole("banner").count()) === 0)
    await page.keyboard.press("p");
  const unit = page.getByRole("combobox", { name: /^(Step by|步进单位|每步)/ });
  if ((await unit.inputValue()) !== "tick") await unit.selectOption("tick");
  const end = Number(await slider(page).getAttribute("max"));
  const moment = await restingMoment(page);
  if (moment < 3 || moment > end - 10) {
    await page.keyboard.press("Home");
    for (let i = 0; i < 5; i++) await page.keyboard.press("PageDown");
  }
}

for (const [name, viewport] of [
  ["on a wide screen", { width: 1440, height: 900 }],
  ["on a phone", { width: 390, height: 844 }],
] as const)
  test(`no control keeps the keys of a remote after it was pressed, ${name}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await openPage(page);
    await expect(page.getByRole("region", { name: "Why", exact: true })).toBeVisible();
    const tried: string[] = [];
    const kept: Record<string, readonly string[]> = {};
    for (;;) {
      await backToStart(page);
      const control = await nextControl(page, tried);
      if (!control) break;
      tried.push(control.name);
      await press(page, control);
      await backToStart(page);
      const wrong = await tryRemote(page);
      if (wrong.length > 0) kept[control.name] = wrong;
      if (process.env["SHOW"]) console.log(control.name, wrong);
    }
    expect(kept).toEqual({});
    expect(tried.length).toBeGreaterThan(25);
    await context.close();
  });
