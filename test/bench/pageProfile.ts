/**
 * Where the main thread of a page spends its time while something is done to it: by task of the browser (a trace), and
 * by function (the CPU profile of its engine). For people who look for what to mend; nothing is measured here.
 */
import { readFile } from "node:fs/promises";
import { SourceMap } from "node:module";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "@playwright/test";

/** Does it and tells how many frames that took. */
type Act = () => Promise<number>;

const MOST_LINES = 40;
const SAMPLED_US = 200;
/** What the engine calls the time in which no script runs. */
const IDLE = new Set(["(idle)", "(program)"]);

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args: { readonly name?: string };
}

/** Prints the milliseconds a frame of each kind of task, without those of the tasks inside it. */
export async function profileTasks(browser: Browser, page: Page, act: Act): Promise<void> {
  await browser.startTracing(page, { categories: ["devtools.timeline", "blink", "cc", "__metadata"] });
  const frames = await act();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const spans = traceEvents.filter(({ ph }) => ph === "X");
  const mains = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const onThread = ({ pid, tid }: TraceEvent) => spans.filter((span) => span.pid === pid && span.tid === tid);
  const busiest = mains.map(onThread).toSorted((a, b) => b.length - a.length)[0] ?? [];
  const own = new Map<string, number>();
  const open: { readonly name: string; readonly end: number }[] = [];
  const add = (name: string, us: number) => own.set(name, (own.get(name) ?? 0) + us / 1000 / frames);
  for (const { name, ts, dur = 0 } of busiest.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    while (open.length > 0 && open.at(-1)!.end <= ts) open.pop();
    const outer = open.at(-1);
    if (outer) add(outer.name, -dur);
    add(name, dur);
    open.push({ name, end: ts + dur });
  }
  print("task", own);
}

/** Prints the functions that take longest by themselves, and those in which most time passes. */
export async function profileFunctions(session: CDPSession, outDir: string, act: Act): Promise<void> {
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: SAMPLED_US });
  await session.send("Profiler.start");
  const frames = await act();
  const { profile } = await session.send("Profiler.stop");
  const { nodes, samples = [], timeDeltas = [] } = profile;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const maps = await readMaps(outDir, [...new Set(nodes.map(({ callFrame }) => callFrame.url))]);
  const nameOf = (id: number) => {
    const { functionName, url, lineNumber, columnNumber } = byId.get(id)!.callFrame;
    const origin = maps.get(url)?.findEntry(lineNumber, columnNumber);
    const place = origin && "originalSource" in origin ? `${origin.originalSource}:${origin.originalLine + 1}` : "";
    return `${functionName || "(anonymous)"} ${place.replace(/^.*(?=(src|node_modules)\/)/, "")}`;
  };
  const self = new Map<string, number>();
  const total = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    if (IDLE.has(byId.get(id)!.callFrame.functionName)) continue;
    const ms = timeDeltas[at]! / 1000 / frames;
    self.set(nameOf(id), (self.get(nameOf(id)) ?? 0) + ms);
    const seen = new Set<string>();
    for (let node: number | undefined = id; node !== undefined; node = parents.get(node)) seen.add(nameOf(node));
    for (const name of seen) total.set(name, (total.get(name) ?? 0) + ms);
  }
  print("function, itself", self);
  print("function, with what it calls", total);
}

/** The source maps of the built scripts. Key: address. */
async function readMaps(outDir: string, urls: readonly string[]): Promise<Map<string, SourceMap>> {
  const maps = new Map<string, SourceMap>();
  for (const url of urls) {
    // Scripts that belong to the bundler or the browser have none.
    const text = url.endsWith(".js")
      ? await readFile(`${join(outDir, new URL(url).pathname)}.map`, "utf8").catch(() => null)
      : null;
    if (text !== null) maps.set(url, new SourceMap(JSON.parse(text)));
  }
  return maps;
}

function print(what: string, ms: ReadonlyMap<string, number>): void {
  process.stdout.write(`   ms a frame  ${what}\n`);
  for (const [name, each] of [...ms].toSorted(([, a], [, b]) => b - a).slice(0, MOST_LINES))
    process.stdout.write(`   ${each.toFixed(3).padStart(10)}  ${name}\n`);
}
