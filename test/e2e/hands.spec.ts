/**
 * Own hands in a real browser: places are decided by keys alone, undone, gone on with after a reload, and passed on as a
 * challenge, whose result is graded by whoever opens it and on the command line. And the same on a phone, in Chinese, by touch.
 */
import { expect, test, type Page } from "@playwright/test";
import { grade } from "../../src/cli/grade.ts";
import { encodeLink } from "../../src/codec/link/link.ts";
import { holesAndRequests } from "../../src/scenarios/holesAndRequests.ts";

/** First fit: P1 takes the hole of 500, P2 that of 600, P3 what is left of the first, and P4 finds none. */
const RIGHT = [1, 4, 1, 5];

async function exercise(language: "en" | "zh"): Promise<string> {
  const { scenario } = holesAndRequests;
  return `./#hands.${await encodeLink({ scenario, cursor: { time: 0, step: 0 }, language })}`;
}

async function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The line of the table that `grade` makes of a file with this link. */
async function gradedLine(link: string): Promise<string> {
  let out = "";
  const code = await grade(["-"], {
    stdout: (text) => void (out += text),
    stderr: () => {},
    readFile: () => Promise.resolve(link),
  });
  expect(code).toBe(0);
  return out.split("\n")[1] ?? "";
}

test("by keys alone: decide, undo, go on after a reload, and a challenge from its link to the graded result", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  const asks = (at: number) => expect(page.getByRole("heading", { name: `Your decision ${at} of 4` })).toBeVisible();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.goto(await exercise("en"));
  await asks(1);
  await press("1");
  await expect(page.getByText("That is smaller than what is needed in one piece.").first()).toBeVisible();
  await press("2");
  await asks(2);
  await press("5");
  await asks(3);
  await press("u");
  await asks(2);
  await press("5");
  await asks(3);
  await page.reload();
  await asks(3);
  await press("2");
  await asks(4);
  await press("6");
  await expect(page.getByText("3 of 4 at the first try.")).toBeVisible();

  await page.getByRole("button", { name: "Make a challenge of it…" }).focus();
  await press("Enter");
  await page.getByRole("dialog").getByRole("combobox", { name: "Tell me" }).focus();
  await press("ArrowDown");
  const copy = page.getByRole("button", { name: "Copy challenge link" });
  await expect(page.getByText(/told at the end; after a mistake: go on from the right state/)).toBeVisible();
  await copy.focus();
  await press("Enter");
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  const challenge = await copied(page);

  await page.goto("about:blank");
  await page.goto(challenge);
  await page.getByRole("textbox", { name: /Your name/ }).focus();
  await page.keyboard.type("Ada");
  await press("Enter");
  await asks(1);
  // The hole of 300 is best fit's; the run goes on from the right state, and nothing is told.
  await press("4", "Enter");
  await asks(2);
  await press("5", "Enter");
  await asks(3);
  await page.reload();
  await page.getByRole("button", { name: "Continue attempt 1" }).focus();
  await press("Enter");
  await asks(3);
  await press("2", "Enter");
  await asks(4);
  await press("6", "Enter");
  await expect(page.getByText("3 of 4 at the first try.")).toBeVisible();
  await expect(page.getByText(/Once you took best fit's choice/)).toBeVisible();
  await page.getByRole("button", { name: "Copy result link" }).focus();
  await press("Enter");
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  const result = await copied(page);
  expect(await gradedLine(result)).toMatch(/^Ada,[A-Z2-9]{2}-[A-Z2-9]{2},3,0,1,0,4,4,yes,1,/);
  await page.goto("about:blank");
  await page.goto(result);
  await expect(page.getByText("3 of 4 at the first try")).toBeVisible();
  expect(problems).toEqual([]);
});

test("on a phone in Chinese, by touch: what is asked, the picture, undoing, and the end", async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: "zh-CN",
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  const asks = (at: number) =>
    expect(page.getByRole("heading", { name: `你的决定：第 ${at} 个，共 4 个` })).toBeVisible();
  const tap = (place: number) => page.getByRole("radio").nth(place).tap();
  await page.goto(await exercise("zh"));
  await asks(1);
  // The panel that it is about stands below the picture, and the question over the time controls.
  await expect(page.getByRole("heading", { name: "连续内存区域" })).toBeVisible();
  await expect(page.getByText("放得下吗？取自哪个空闲分区？").first()).toBeInViewport();
  await tap(4);
  await expect(page.getByText(/地址 1,300 的空闲分区（600 KB）是 ?最坏适应 ?的选择/).first()).toBeVisible();
  for (const [at, place] of RIGHT.entries()) {
    await asks(at + 1);
    if (at === 2) {
      await page.getByRole("button", { name: "撤销" }).tap();
      await asks(2);
      await tap(RIGHT[1]!);
      await page.reload();
      await asks(3);
    }
    await tap(place);
  }
  await expect(page.getByText("4 个中首次做对 3 个。")).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBe(0);
  await context.close();
});
