/** Playwright against the built app (`npm run build` first), served by `vite preview`. E2E_PORT changes the port. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "../support/browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const port = Number(process.env["E2E_PORT"] ?? 4173);
const address = `http://127.0.0.1:${port}/`;
const isCi = Boolean(process.env["CI"]);

export default defineConfig({
  testDir: ".",
  outputDir: join(root, "node_modules/.cache/e2e"),
  fullyParallel: true,
  forbidOnly: isCi,
  retries: isCi ? 1 : 0,
  workers: 2,
  reporter: [["list"]],
  use: {
    baseURL: address,
    trace: "retain-on-failure",
    launchOptions: launchOptions(),
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: address,
    reuseExistingServer: !isCi,
  },
});
