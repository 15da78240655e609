/**
 * G14 of the performance goals: what the page does until the lanes of the machines are painted, against a bare React page
 * built and served the same way. Interleaved rounds in one browser, each in a fresh profile, at 4 x CPU throttle, after two
 * warm-ups; medians and their ratios.
 *
 * Both pages mark the moment themselves. CPU is that of the page's main thread from the navigation to the end of the frame
 * with the mark, from the browser's own timeline, so that neither the waiting nor what comes after it counts.
 *
 * Needs `npm run build` first.
 */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser } from "@playwright/test";
import react from "@vitejs/plugin-react";
import { build, preview } from "vite";
import { launchOptions } from "../support/browser.ts";
import { judged } from "./unmet.ts";

const ROUNDS = 7;
const WARM_UPS = 2;
const THROTTLE = 4;
/** Gate of performance.md, and the goal there. */
const GATE_RATIO = 3;
const GOAL_RATIO = 1.7;
const ROOT = join(import.meta.dirname, "../..");
const HOST = "127.0.0.1";
/** The mark of both pages. */
const MARK = "lanes-painted";

const BARE_PAGE = `
import { createRoot } from "react-dom/client";
import { useEffect, useState } from "react";
function Page() {
  const [count, setCount] = useState(0);
  useEffect(() => void requestAnimationFrame(() => performance.mark("${MARK}")), []);
  return <button onClick={() => setCount(count + 1)}>{count}</button>;
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
  // Whoever runs the benchmark has set it for development, and React would be built for that.
  process.env["NODE_ENV"] = "production";
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

/** Until the end of the frame with the mark, in milliseconds. */
interface Ready {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** The events of the browser's timeline that are read here. Times in microseconds; `tdur` is time of the thread. */
interface TimelineEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly documentLoaderURL?: string } };
}

/** Opens `url` in a fresh profile and waits for its mark. */
async function load(browser: Browser, url: string): Promise<Ready> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  await page.addInitScript((name: string) => {
    const tell = new PerformanceObserver((list) => list.getEntriesByName(name).length > 0 && console.debug(name));
    tell.observe({ type: "mark", buffered: true });
  }, MARK);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  // The second category has the tasks of each thread.
  await browser.startTracing(page, {
    categories: ["-*", "blink.user_timing", "disabled-by-default-devtools.timeline"],
  });
  const marked = page.waitForEvent("console", { predicate: (message) => message.text() === MARK, timeout: 60_000 });
  await page.goto(url, { waitUntil: "commit" });
  await marked;
  const timeline = await browser.stopTracing();
  await context.close();
  const { traceEvents }: { traceEvents: TimelineEvent[] } = JSON.parse(timeline.toString());
  return readyOf(traceEvents, url);
}

function readyOf(events: readonly TimelineEvent[], url: string): Ready {
  const mark = events.find(({ name }) => name === MARK);
  const start = events.find(({ name, args }) => name === "navigationStart" && args.data?.documentLoaderURL === url);
  const main = events.find(
    ({ name, pid, args }) => name === "thread_name" && pid === mark?.pid && args.name === "CrRendererMain",
  );
  if (!mark || !start || !main) throw new Error(`the browser's timeline lacks the mark of ${url} or its thread`);
  const tasks = events.filter(
    ({ name, pid, tid, ts, dur = 0 }) =>
      name === "RunTask" && pid === main.pid && tid === main.tid && ts + dur >= start.ts && ts <= mark.ts,
  );
  const last = tasks.toSorted((a, b) => a.ts - b.ts).at(-1);
  if (!last?.dur || last.tdur === undefined)
    throw new Error("the browser's timeline has no tasks with time of the thread");
  return {
    wallMs: (Math.max(mark.ts, last.ts + last.dur) - start.ts) / 1000,
    cpuMs: tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
  };
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
const rounds: { app: Ready; bare: Ready }[] = [];
for (let round = 0; round < ROUNDS + WARM_UPS; round += 1) {
  const one = {
    app: await load(browser, `http://${HOST}:4191/`),
    bare: await load(browser, `http://${HOST}:4192/`),
  };
  if (round >= WARM_UPS) rounds.push(one);
}
await browser.close();
await Promise.all([app.close(), bare.close()]);
await rm(folder, { recursive: true, force: true });

/** One line of figures; the median of the ratios. */
function report(label: string, of: (ready: Ready) => number, gate: number | null, goal = ""): void {
  const ratios = rounds.map((round) => of(round.app) / of(round.bare));
  const ratio = median(ratios);
  const [ours, theirs] = [
    median(rounds.map(({ app: one }) => of(one))),
    median(rounds.map(({ bare: one }) => of(one))),
  ];
  process.stdout.write(
    `${label} ${ours.toFixed(0).padStart(6)} ms, bare React page ${theirs.toFixed(0).padStart(5)} ms, ` +
      `ratio ${ratio.toFixed(2)}, least ${Math.min(...ratios).toFixed(2)}, ` +
      `${judged(label, gate, gate !== null && ratio > gate)}${goal}\n`,
  );
}

process.stdout.write(`until the lanes are painted, ${THROTTLE} x CPU throttle, median of ${ROUNDS}\n`);
report("G14 main thread", ({ cpuMs }) => cpuMs, GATE_RATIO, `, goal ${GOAL_RATIO}`);
report("wall           ", ({ wallMs }) => wallMs, null);
