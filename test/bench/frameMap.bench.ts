/**
 * G11 of the performance goals: what it costs the main thread to draw the map of ten thousand page frames, a hundred of which
 * have changed, against elements of React and rectangles of d3. CPU time of the page, as Chromium accounts for it.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { launchOptions } from "../support/browser.ts";
import { assertSame, cacheFolder, median, report } from "./harness.ts";
import type { FrameMaps } from "./peers/frameMaps.ts";

const ROOT = join(import.meta.dirname, "../..");
const ROUNDS = 5;
const WARM_UPS = 2;
const STEPS = 20;
const GATE = 8;
const WAYS = ["canvas", "react", "d3"] as const;

declare const frameMaps: FrameMaps;

const folder = await cacheFolder("frameMap");
await build({
  root: ROOT,
  configFile: false,
  logLevel: "error",
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    outDir: folder,
    lib: { entry: join(import.meta.dirname, "peers/frameMaps.ts"), formats: ["iife"], name: "maps", fileName: "maps" },
  },
});
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.addScriptTag({ path: join(folder, "maps.iife.js") });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
  };
  const rounds: Record<(typeof WAYS)[number], number[]> = { canvas: [], react: [], d3: [] };
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    let owners: readonly number[] | null = null;
    for (const way of WAYS) {
      await page.evaluate((wanted) => frameMaps.begin(wanted), way);
      // The first picture is not counted.
      await page.evaluate(() => frameMaps.run(2));
      const before = await spent();
      const steps = await page.evaluate((count) => frameMaps.run(count), STEPS);
      if (round >= WARM_UPS) rounds[way].push(((await spent()) - before) / steps);
      const found = await page.evaluate(() => frameMaps.owners());
      assertSame(`frames of ${way}`, (owners ??= found), found);
    }
  }
  const ms = (way: (typeof WAYS)[number]) => `${way} ${median(rounds[way]).toFixed(1)}`;
  for (const peer of ["react", "d3"] as const)
    report(
      `G11 ${peer}`,
      rounds[peer].map((theirs, round) => theirs / rounds.canvas[round]!),
      GATE,
      `ms of CPU a frame: ${ms("canvas")}, ${ms(peer)}`,
    );
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
