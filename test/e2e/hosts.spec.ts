/** A machine moved to another host in front of a class: what a person does with it, in a real browser against the built app. */
import { expect, test } from "@playwright/test";
import { encodeLink } from "../../src/codec/link/link.ts";
import { movesWhileRunning } from "../../src/scenarios/movesWhileRunning.ts";
import { readout } from "./opened.ts";

test("a machine is moved, its rounds watched, the link made slower in round 2, that undone, and the move aborted", async ({
  page,
}) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  const scenario = { ...movesWhileRunning.scenario, title: "Before the move", commands: [] };
  await page.goto(`./#${await encodeLink({ scenario, cursor: { time: 40, step: 0 } })}`);
  await expect(readout(page)).toHaveValue("40");
  const panel = page.getByRole("region", { name: /^Migration/ });
  const rounds = panel.getByRole("table").getByRole("row");
  const pagesOfRounds = () =>
    rounds.evaluateAll((rows) => rows.slice(1).map((row) => Number(row.querySelectorAll("td")[1]?.textContent)));
  const undo = page.getByRole("button", { name: /^Undo/ }).first();

  await page.getByRole("button", { name: /Move web to another host/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Migrate" }).click();
  await expect(panel).toBeVisible();
  await readout(page).fill("70");
  await expect.poll(pagesOfRounds).toEqual([64, 16, 4, 1]);

  // Back to round 2, over a link that carries a page a tick: the first round is not even over there.
  await rounds.getByRole("button", { name: "2", exact: true }).click();
  await expect(readout(page)).toHaveValue("56");
  const bandwidth = panel.getByRole("slider", { name: /Bandwidth/ });
  await expect(bandwidth).toHaveAttribute("aria-valuetext", "16 KiB");
  for (let place = Number(await bandwidth.inputValue()); place >= 0; place -= 1) {
    await bandwidth.fill(String(place));
    if ((await bandwidth.getAttribute("aria-valuetext")) === "4 KiB") break;
  }
  // Let go, it is the link of the run.
  await bandwidth.dispatchEvent("pointerup");
  await expect(panel.getByText("Round 1", { exact: true })).toBeVisible();
  await readout(page).fill("125");
  await expect(panel.getByText(/no progress/)).toBeVisible();
  await expect.poll(pagesOfRounds).toEqual([64, 16, 16]);

  await undo.click();
  await expect(bandwidth).toHaveAttribute("aria-valuetext", "16 KiB");
  await readout(page).fill("70");
  await expect.poll(pagesOfRounds).toEqual([64, 16, 4, 1]);

  await readout(page).fill("50");
  await panel.getByRole("button", { name: "Abort" }).click();
  await readout(page).fill("51");
  await expect(panel.getByText("Aborted: it stays where it was")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Hosts" }).getByRole("button", { name: /^host2/ })).toContainText(
    "0 machines",
  );
  expect(problems).toEqual([]);
});
