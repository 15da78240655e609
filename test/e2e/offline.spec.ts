/** The page without its server: it opens and works from what the browser has kept, and changes only when it is told to. */
import { createReadStream, readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";
import { runIsKnown } from "./opened.ts";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
/** The page stands somewhere below the top, as it does on a course's own server. */
const PATH = "/course/week%203/";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

interface Site {
  readonly port: number;
  /** Texts in the place of those of the build, by name. */
  readonly changed: Map<string, string>;
  stop(): Promise<void>;
}

/** The built page below `PATH`; on `port` when it is not 0. */
async function serve(port: number, changed = new Map<string, string>()): Promise<Site> {
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const name = path.startsWith(PATH) ? normalize(path.slice(PATH.length) || "index.html") : "..";
    const file = join(dist, name);
    void stat(file).then(
      (found) => {
        if (name.startsWith("..") || !found.isFile()) return response.writeHead(404).end();
        response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
        const text = changed.get(name);
        return text === undefined ? createReadStream(file).pipe(response) : response.end(text);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { port: (server.address() as AddressInfo).port, changed, stop };
}

const isKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });

/** Which of the versions below a page is of. */
const version = (page: Page) => page.locator("html").getAttribute("data-version");

test.use({ serviceWorkers: "allow" });

test("after one visit the page opens without its server, can be installed, and is renewed when one asks for it", async ({
  page,
}) => {
  let site = await serve(0);
  const address = `http://127.0.0.1:${site.port}${PATH}`;
  await page.goto(address);
  await runIsKnown(page);
  await expect.poll(() => isKept(page), { timeout: 60_000 }).toBe(true);

  // What a browser asks of a page that it offers to install.
  const devTools = await page.context().newCDPSession(page);
  const { errors } = await devTools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devTools.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);

  await site.stop();
  await page.goto(`${address}?from=mail`);
  await runIsKnown(page);
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("button", { name: "场景", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "English" }).click();

  const other = await page.context().newPage();
  await other.goto(address);
  await runIsKnown(other);

  // Another version: its page says so, and its worker asks for that page.
  const html = readFileSync(join(dist, "index.html"), "utf8").replace("<html", '<html data-version="next"');
  const worker = readFileSync(join(dist, "sw.js"), "utf8");
  const renewed = worker.replace(/(index\.html.{1,20}revision\W{1,4})[0-9a-f]{16}/, "$10123456789abcdef");
  expect(renewed).not.toBe(worker);
  site = await serve(
    site.port,
    new Map([
      ["index.html", html],
      ["sw.js", renewed],
    ]),
  );
  await page.evaluate(async () => {
    document.title = "not loaded again";
    await (await navigator.serviceWorker.getRegistration())?.update();
  });
  const notice = page.getByRole("status").filter({ hasText: "newer version" });
  await expect(notice).toBeVisible();
  // It waits.
  expect(await page.title()).toBe("not loaded again");
  expect(await version(page)).toBeNull();
  await notice.getByRole("button", { name: "Change to it now" }).click();
  await expect.poll(() => version(page), { timeout: 60_000 }).toBe("next");
  await runIsKnown(page);
  // Nobody has asked for it in the other tab, whose parts are still to be had.
  expect(await version(other)).toBeNull();
  await other.getByRole("button", { name: "Help", exact: true }).click();
  await expect(other.getByRole("dialog")).toBeVisible();
  await site.stop();
});
