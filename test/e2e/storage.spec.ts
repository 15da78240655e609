/** The life of machines on disks, in a real browser: copies, layers, a full pool, the console, and the states by keyboard. */
import { expect, test, type Page } from "@playwright/test";
import { encodeLink } from "../../src/codec/link/link.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { clonesInLayers } from "../../src/scenarios/clonesInLayers.ts";
import { fullThinPool } from "../../src/scenarios/fullThinPool.ts";
import type { GalleryEntry } from "../../src/scenarios/gallery.ts";
import { snapshotOverflow } from "../../src/scenarios/snapshotOverflow.ts";
import { readout } from "./opened.ts";

const menuOf = (page: Page, name: string) => page.getByRole("button", { name: `Commands for ${name}` });
const card = (page: Page, name: string) => page.getByRole("listitem").filter({ has: menuOf(page, name) });

/** Opens a scenario of the gallery at a moment, whether the page stands already or not. */
async function open(
  page: Page,
  { scenario }: GalleryEntry,
  time: number,
  changes: Partial<Scenario> = {},
): Promise<void> {
  const link = await encodeLink({ scenario: { ...scenario, ...changes }, cursor: { time, step: 1e9 }, language: "en" });
  await page.goto(`./#${link}`);
  await expect(readout(page)).toHaveValue(String(time));
}

/** At the end of the run, as far as it is known by then, that holds. */
async function atEnd(page: Page, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await readout(page).fill((await readout(page).getAttribute("max")) ?? "0");
    await holds();
  }).toPass({ timeout: 20_000 });
}

const SOON = { timeout: 1000 };

/** Types lines into the console, several at once as if they were pasted. */
async function paste(page: Page, ...lines: readonly string[]): Promise<void> {
  const field = page.getByRole("textbox", { name: "Command", exact: true });
  await field.evaluate(
    (input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", text);
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    `${lines.join("\n")}\n`,
  );
}

test("a thin pool is full and extended, twelve lines are pasted, and a saved machine goes on after a reload", async ({
  page,
}) => {
  // Nothing happens any more: the only machine waits.
  await open(page, fullThinPool, 68);
  const waits = page.getByText("db waits for chunks");
  await expect(waits).toBeVisible();
  await page.getByRole("button", { name: /Extend thin pool \+8/ }).click();
  await atEnd(page, () => expect(card(page, "db")).toContainText("Finished", SOON));
  await expect(waits).toHaveCount(0);

  await page.getByRole("button", { name: "Console" }).click();
  await paste(
    page,
    "virsh list --all",
    "virsh start db",
    "virsh suspend db",
    "virsh dominfo db",
    "virsh resume db",
    "lvs",
    "pvs",
    "virsh snapshot-create-as db wednesday --disk-only",
    "virsh snapshot-list db",
    "clone db copy --linked",
    "virsh snapshot-delete db wednesday",
    "virsh managedsave db",
  );
  const log = page.getByRole("log");
  await expect(log).toContainText("Domain snapshot wednesday created");
  await atEnd(page, () => expect(card(page, "db")).toContainText("Saved", SOON));
  // The moment shown may be one of a little earlier: it is kept a little later than the commands.
  await page.reload();
  await atEnd(page, () => expect(card(page, "db")).toContainText("Saved", SOON));
  // The states of the machine, by keyboard alone.
  const start = page.getByRole("button", { name: "Start: Saved → Running" });
  await start.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Discard saved memory: Saved → Shut off" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(start).toBeFocused();
  await page.keyboard.press("Enter");
  await atEnd(page, () => expect(card(page, "db")).toContainText("Finished", SOON));
});

test("a snapshot overflows and is lost, one is gone back to; layers are cloned, and kept from being deleted", async ({
  page,
}) => {
  await open(page, snapshotOverflow, 30);
  await expect(page.getByText("invalid", { exact: true })).toBeVisible();
  await open(page, snapshotOverflow, 18, { commands: snapshotOverflow.scenario.commands.slice(0, 1) });
  await expect(page.getByText("3 of 3 chunks kept")).toBeVisible();
  await page.getByRole("button", { name: "Revert to before" }).click();
  await atEnd(page, () => expect(page.getByText("0 of 3 chunks kept")).toBeVisible(SOON));

  await open(page, clonesInLayers, 100);
  await page.getByRole("button", { name: "Linked clone of web-2: web-2-2" }).click();
  await expect(page.getByText("linked clone of web-2", { exact: true })).toBeVisible();
  await menuOf(page, "gold").click();
  await page.getByRole("menuitem", { name: /^Delete$/ }).click();
  const instead = page.getByRole("group", { name: "Instead" });
  await expect(instead).toContainText("Rebase web");
  await instead.getByRole("button", { name: /^Rebase web$/ }).click();
  await atEnd(page, () => expect(page.getByText("linked clone of gold", { exact: true })).toHaveCount(0, SOON));
  await menuOf(page, "gold").click();
  await page.getByRole("menuitem", { name: /^Delete$/ }).click();
  await expect(card(page, "gold")).toHaveCount(0);
});
