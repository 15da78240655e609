/** When the page is ready for a person: the worker has answered, and the moment that is wanted is shown. */
import { expect, type Page } from "@playwright/test";
import { threeTenants } from "../../src/scenarios/threeTenants.ts";

/** The slider of the moment shown. */
export const readout = (page: Page) => page.getByRole("slider", { name: /Moment shown|当前时刻/ });

/** Goes to the page and waits for the moment at which the scenario opens: the first one's, unless the link has another. */
export async function openPage(page: Page, fragment = ""): Promise<void> {
  await page.goto(`./${fragment}`);
  // The page stands before the worker has answered: only then is there a moment to read and a run to act on.
  await expect(readout(page)).toHaveValue(String(threeTenants.opensAt));
}

/** Waits until the run that was asked for is known at all. */
export async function runIsKnown(page: Page): Promise<void> {
  await expect.poll(async () => Number(await readout(page).getAttribute("max"))).toBeGreaterThan(1);
}
