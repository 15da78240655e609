/** What keeps machines apart, in a real browser: a breach is told and mended, by mouse and without colours that cannot be read. */
import { expect, test } from "@playwright/test";
import { encodeLink } from "../../src/codec/link/link.ts";
import { withoutIommu } from "../../src/scenarios/withoutIommu.ts";
import { faultsIn } from "./axe.ts";
import { readout } from "./opened.ts";

test("a device that writes elsewhere is told of, leads to its moment, and is stopped by an IOMMU", async ({ page }) => {
  test.slow();
  const { scenario } = withoutIommu;
  await page.goto(`./#${await encodeLink({ scenario, cursor: { time: 45, step: 1e9 }, language: "en" })}`);
  await expect(readout(page)).toHaveValue("45");
  const panel = page.getByRole("region", { name: "Isolation", exact: true });
  await expect(panel.getByText("4 attempts, 0 stopped, breaches: 1")).toBeVisible();
  await panel.scrollIntoViewIfNeeded();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveCSS("color-scheme", colorScheme);
    const within = 'section[aria-label="Isolation"]';
    expect(await faultsIn(page, { within, isColour: colorScheme === "dark" })).toEqual([]);
  }
  await panel.getByRole("button", { name: "Go to DMA to frame 0 at t = 14" }).click();
  await expect(readout(page)).toHaveValue("14");
  await expect(page.getByRole("region", { name: "Why", exact: true })).toContainText("nothing stops it");
  await panel.getByRole("button", { name: "Give the host an IOMMU" }).click();
  await expect(panel.getByText(/stopped: IOMMU/)).toBeVisible();
  await expect(panel.getByText(/breaches: 0$/)).toBeVisible();
});
