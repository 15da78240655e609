/**
 * Playwright against the built app (`npm run build` first), served by `vite preview` on a port that nobody holds, or on
 * E2E_PORT. Limits of time are those of two cores that have other things to do.
 */
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "../support/browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Whoever is started by this process reads this file too, and must find the same port.
const port = Number((process.env["E2E_PORT"] ??= String(await freePort())));
const address = `http://127.0.0.1:${port}/`;
const isCi = Boolean(process.env["CI"]);

/** A port that nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => resolve(found));
    });
  });
}

export default defineConfig({
  testDir: ".",
  outputDir: join(root, "node_modules/.cache/e2e"),
  fullyParallel: true,
  forbidOnly: isCi,
  retries: isCi ? 1 : 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: address,
    // Nobody is on a first visit, which is offered a tour.
    storageState: {
      cookies: [],
      origins: [{ origin: new URL(address).origin, localStorage: [{ name: "hyperscope.tour", value: "chosen" }] }],
    },
    // Recorded when a test is tried again: every recording costs two fifths of the time of what it records.
    trace: "on-first-retry",
    launchOptions: launchOptions(),
    // It would answer requests that tests want to watch or to refuse; who tests it allows it.
    serviceWorkers: "block",
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
