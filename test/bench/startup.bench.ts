/**
 * G14 of the performance goals: how long until the machine lanes are painted, at 4 x CPU throttle, against a bare React
 * page built and served the same way. Interleaved rounds in one browser, two warm-ups; medians and their ratio.
 *
 * Needs `npm run build` first. `--gate` exits with 1 when the ratio is above its gate.
 */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser } from "@playwright/test";
import react from "@vitejs/plugin-react";
import { build, preview } from "vite";
import { catalogues } from "../../src/i18n/catalogue.ts";
import { launchOptions } from "../support/browser.ts";

const ROUNDS = 7;
const WARM_UPS = 2;
const THROTTLE = 4;
/** Gate of performance.md; the goal there is 1.43. */
const GATE_RATIO = 1.7;
const ROOT = join(import.meta.dirname, "../..");
const HOST = "127.0.0.1";

/** The canvas says what it shows once it shows something; until then it has its name only. */
const LANES_PAINTED = `canvas[role=img]:not([aria-label=${JSON.stringify(catalogues.en.processor.chartLabel)}])`;

const BARE_PAGE = `
import { createRoot } from "react-dom/client";
import { useState } from "react";
function Page() {
  const [count, setCount] = useState(0);
  return <button id="ready" onClick={() => setCount(count + 1)}>{count}</button>;
}
createRoot(document.getElementById("root")).render(<Page />);
`;

/** Builds the bare page inside the project, where its packages are found; the folder of the result. */
async function buildBarePage(folder: string): Promise<string> {
  await writeFile(join(folder, "main.jsx"), BARE_PAGE);
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html><div id="root"></div><script type="module" src="./main.jsx"></script>`,
  );
  const outDir = join(folder, "dist");
  await build({
    root: folder,
    configFile: false,
    logLevel: "silent",
    plugins: [react()],
    base: "./",
    build: { outDir },
  });
  return outDir;
}

/** Milliseconds from navigation to the frame after `selector` is there, in a fresh profile. */
async function timeToReady(browser: Browser, url: string, selector: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  await page.addInitScript((wanted: string) => {
    const look = () => {
      if (document.querySelector(wanted))
        requestAnimationFrame(() => document.documentElement.setAttribute("data-ready", String(performance.now())));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, selector);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  await page.goto(url);
  const ready = await page.waitForFunction(() => document.documentElement.getAttribute("data-ready"), undefined, {
    timeout: 30_000,
  });
  const ms = Number(await ready.jsonValue());
  await context.close();
  return ms;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const cache = join(ROOT, "node_modules/.cache/bench");
await mkdir(cache, { recursive: true });
const folder = await mkdtemp(join(cache, "bare-"));
const bareDist = await buildBarePage(folder);
const serve = (outDir: string, port: number) =>
  preview({
    root: ROOT,
    configFile: false,
    logLevel: "silent",
    base: "./",
    build: { outDir },
    preview: { host: HOST, port },
  });
const [app, bare] = await Promise.all([serve(join(ROOT, "dist"), 4191), serve(bareDist, 4192)]);
const browser = await chromium.launch(launchOptions());
const figures: { app: number; bare: number }[] = [];
for (let round = 0; round < ROUNDS + WARM_UPS; round += 1) {
  const one = {
    app: await timeToReady(browser, `http://${HOST}:4191/`, LANES_PAINTED),
    bare: await timeToReady(browser, `http://${HOST}:4192/`, "#ready"),
  };
  if (round >= WARM_UPS) figures.push(one);
}
await browser.close();
await Promise.all([app.close(), bare.close()]);
await rm(folder, { recursive: true, force: true });

const ratio = median(figures.map((one) => one.app / one.bare));
const lines = [
  `lanes painted   ${median(figures.map((one) => one.app)).toFixed(0)} ms (median of ${ROUNDS}, ${THROTTLE} x CPU throttle)`,
  `bare React page ${median(figures.map((one) => one.bare)).toFixed(0)} ms`,
  `G14 ratio       ${ratio.toFixed(2)} (gate ${GATE_RATIO}), least ${Math.min(...figures.map((one) => one.app / one.bare)).toFixed(2)}`,
];
process.stdout.write(`${lines.join("\n")}\n`);
if (process.argv.includes("--gate") && ratio > GATE_RATIO) process.exitCode = 1;
