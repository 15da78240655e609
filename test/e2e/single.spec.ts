/** The page as one file (`npm run build:single`): it opens from a disk, does everything, and asks nobody for anything. */
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { build } from "vite";
import { readout, runIsKnown } from "./opened.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const outDir = fileURLToPath(new URL("../../node_modules/.cache/single/", import.meta.url));

test.beforeAll("build it", async () => {
  await build({ root, mode: "single", logLevel: "error", build: { outDir, emptyOutDir: true } });
});

test("the single file opens without a server, runs with its workers, and fetches nothing", async ({ page }) => {
  const path = `${outDir}hyperscope.html`;
  const [head = ""] = readFileSync(path, "utf8").split("<body", 1);
  expect(head).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none';`);
  // Whatever it needs is in it: nothing is named that would have to be fetched.
  expect(head.match(/<(?:script|link|img)[^>]*\s(?:src|href)="(?!data:)[^"]*"/g)).toBeNull();

  const address = pathToFileURL(path).href;
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", ({ message }) => complaints.push(message));
  await page.goto(address);
  await runIsKnown(page);

  // A command is simulated anew, a dialog reads the gallery, another language is there, and what was done as well.
  await page.getByRole("button", { name: "Commands for web" }).click();
  await page.getByRole("menuitem", { name: /^Pause/ }).click();
  const card = page.getByRole("listitem").filter({ hasText: "web" }).first();
  await expect(card).toContainText("Paused");
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("button", { name: "场景", exact: true }).click();
  await page.getByRole("dialog").getByText("Belady 异常").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Belady 异常" })).toBeVisible();
  await page.reload();
  await runIsKnown(page);
  await expect(page.getByRole("heading", { level: 1, name: "Belady 异常" })).toBeVisible();
  await expect(readout(page)).toBeVisible();

  expect(asked.filter((url) => !/^(?:blob|data):/.test(url) && url.replace(/#.*/, "") !== address)).toEqual([]);
  expect(complaints).toEqual([]);
});
