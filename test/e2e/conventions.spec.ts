/** The rules of the textbook at hand: told in the bar under the title, tried by the page itself, switched, and carried by the link. */
import { expect, test, type Page } from "@playwright/test";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { validateScenario } from "../../src/codec/scenario/validate.ts";

/** ISRO 2013, question 50: round robin 2, and an arrival at the very end of a timeslice. */
async function isro(): Promise<string> {
  const checked = validateScenario({
    title: "ISRO 2013-50",
    host: { scheduler: { policy: "rr", params: { timeslice: 2 } } },
    machines: [
      { name: "A", arrival: 0, programs: ["C 4"] },
      { name: "B", arrival: 2, programs: ["C 2"] },
      { name: "C", arrival: 3, programs: ["C 1"] },
    ],
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return encodeLink({ scenario: checked.value, cursor: { time: 6, step: 1000 }, language: "en" });
}

const bar = (page: Page) => page.getByRole("region", { name: "About this scenario" });
const rules = (page: Page) => bar(page).getByRole("button", { name: /^Rules/ });
const menu = (page: Page) => page.getByRole("dialog", { name: "Conventions" });
const sameInstant = (page: Page) => bar(page).getByRole("button", { name: /^Same instant/ });
const moment = (page: Page) => page.getByRole("slider", { name: "Moment shown" });

test("the answer that depends on a rule says so, shows where, and the other rule can be had", async ({ page }) => {
  await page.goto(`./#${await isro()}`);
  await expect(sameInstant(page)).toHaveAccessibleName(/The answer depends on this rule$/);
  await sameInstant(page).click();
  const popover = page.getByRole("dialog", { name: "Same instant" });
  await expect(popover).toContainText("At t = 2 pCPU 0 runs B; under “Preempted first” pCPU 0 runs A.");
  await popover.getByRole("button", { name: "Go to t = 2" }).click();
  await expect(moment(page)).toHaveValue("2");
  await sameInstant(page).click();
  await popover.getByRole("button", { name: "Use “Preempted first”" }).click();
  await expect(sameInstant(page)).toHaveAccessibleName(/^Same instant: Preempted first\. The answer depends/);
  // The address is written when things have come to rest; it carries the rule.
  const ruleInAddress = async () => {
    const content = await decodeLink(new URL(page.url()).hash);
    return content.ok && content.value?.scenario.conventions.sameInstant;
  };
  await expect.poll(ruleInAddress).toBe("preemptedFirst");
  const link = page.url();
  await page.goto("about:blank");
  await page.goto(link);
  await expect(sameInstant(page)).toHaveAccessibleName(/^Same instant: Preempted first/);
});

test("a profile sets the rules of a book", async ({ page }) => {
  await page.goto(`./#${await isro()}`);
  await expect(rules(page)).toHaveAccessibleName(/^Rules: Hyperscope/);
  await rules(page).click();
  await menu(page).getByRole("combobox", { name: "Profile" }).selectOption("OSTEP simulators");
  await expect(sameInstant(page)).toHaveAccessibleName(/^Same instant: Preempted first/);
  await expect(rules(page)).toHaveAccessibleName(/^Rules: OSTEP simulators/);
});

test("a run without an end is tried when asked", async ({ page }) => {
  await page.goto("./");
  await rules(page).click();
  const rule = menu(page).getByRole("button", { name: /^Reference bit on load/ });
  await expect(rule).toHaveAccessibleName(/Not checked yet$/);
  await menu(page).getByRole("button", { name: "Which rules decide?" }).click();
  await expect(rule).toHaveAccessibleName(/The answer depends on this rule$/, { timeout: 20_000 });
});
