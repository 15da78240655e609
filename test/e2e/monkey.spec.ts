/** A small part of what `npm run fuzz -- monkey` does: whatever is pressed, the page stands, and says nothing of errors. */
import { expect, test } from "@playwright/test";
import { monkey } from "../fuzz/monkey.ts";

test("a monkey meets no error and no empty page", async ({ page }) => {
  page.setDefaultTimeout(20_000);
  const lines: string[] = [];
  await monkey(page, "./", { count: 40, seed: 1, tell: (line) => lines.push(line) });
  expect(lines).toEqual([]);
});
