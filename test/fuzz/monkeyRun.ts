/** The monkey at the built page (`npm run build` first), served here and shown by the browser of the end-to-end tests. */
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { launchOptions } from "../support/browser.ts";
import { monkey, type MonkeyOptions } from "./monkey.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** How many acts something went wrong after. */
export async function runMonkey(options: MonkeyOptions): Promise<number> {
  const outDir = process.env["DIST"] ?? "dist";
  const server = await preview({ root, configFile: false, base: "./", build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(10_000);
    return await monkey(page, server.resolvedUrls!.local[0]!, options);
  } finally {
    await browser.close();
    await server.close();
  }
}
