/**
 * G18 of the performance goals: what a frame costs the main thread of the built page while a person drags the moment,
 * plays the run and pans the chart, with three machines and with five hundred; and while it pans and steps with 200 volumes of
 * 2,000 extents, against 2 of 20; while it drags, plays and steps with eight hosts of 25 machines, against one; and while it
 * plays and drags with four runs side by side, against one by itself. CPU time,
 * as Chromium accounts for it: whatever else the machine does at the time does not count. `--storage`, `--hosts`, `--runs`: that
 * of volumes, hosts, or runs side by side, alone; `--built=FOLDER`: of a page that has been built.
 *
 * `--profile` builds the page unminified and tells where the time goes: by task of the browser, and by function.
 */
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser, type CDPSession, type Locator, type Page } from "@playwright/test";
import { preview } from "vite";
import { encodeLink } from "../../src/codec/link/link.ts";
import { catalogues } from "../../src/i18n/languages.ts";
import type { Change } from "../../src/model/changes.ts";
import type { MachineSpec, Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { threeTenants } from "../../src/scenarios/threeTenants.ts";
import { compareLink } from "../../src/store/compareLink.ts";
import { launchOptions } from "../support/browser.ts";
import { cacheFolder, median } from "./harness.ts";
import { judged } from "./unmet.ts";
import { profileFunctions, profileTasks } from "./pageProfile.ts";
import { hostOf } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { NETWORK } from "../../src/model/settings.ts";

const ROOT = join(import.meta.dirname, "../..");
const ROUNDS = 5;
const WARM_UPS = 2;
/** Moves of the pointer in a round of dragging or panning. Chromium tells of one a frame. */
const MOVES = 60;
const PLAYED_MS = 2000;
const STEPS = 40;
const WANTS_PROFILE = process.argv.includes("--profile");
const MACHINES_IN_SCENARIO = 256;
const MACHINES_OF_HOST = 25;

/** Milliseconds of CPU a frame: gates of performance.md, G18. */
const MACHINE_CASES = [
  { machines: 3, gate: 8 },
  { machines: 500, gate: 16 },
];

/**
 * `count` machines like the three tenants, on a host with memory for as many. A scenario begins with fewer machines than
 * five hundred; the rest are created and started at once.
 */
function manyTenants(count: number): Scenario {
  const { scenario } = threeTenants;
  const tenants = scenario.machines.length;
  const all = Array.from({ length: count }, (_, at): MachineSpec => {
    const like = scenario.machines[at % tenants]!;
    return { ...like, name: `${like.name}-${at}` };
  });
  const commands = all.slice(MACHINES_IN_SCENARIO).flatMap((machine): TimedCommand[] => [
    { at: 0, command: "create", machine },
    { at: 0, command: "start", vm: machine.name },
  ]);
  const host = {
    ...hostOf(scenario),
    pcpus: 16,
    frames: Math.ceil((hostOf(scenario).frames * count) / tenants),
    disks: Array.from({ length: 8 }, () => ({ extents: count, readTicks: 5, writeTicks: 5 })),
  };
  return {
    ...scenario,
    title: `${count} tenants`,
    hosts: [host],
    machines: all.slice(0, MACHINES_IN_SCENARIO),
    commands,
  };
}

/** So many equal hosts with a network between them, on each 25 machines like the three tenants. */
function manyHosts(count: number): Scenario {
  const one = manyTenants(MACHINES_OF_HOST);
  const host = { ...hostOf(one), pcpus: 4 };
  return {
    ...one,
    title: `${count} hosts`,
    hosts: [host, ...Array.from({ length: count - 1 }, () => host)],
    ...(count > 1 && { network: defaultsOf(NETWORK) }),
    machines: Array.from({ length: count }, (_, at) =>
      one.machines.map((machine) => ({ ...machine, name: `${machine.name}-${at}`, host: at })),
    ).flat(),
  };
}

/** Two machines on disks, with so many volumes of ten extents together; what they do is the same. */
function manyVolumes(volumes: number): Scenario {
  const { scenario } = threeTenants;
  const { extentBytes } = hostOf(scenario);
  const each = volumes / 2;
  const machines = ["db", "web"].map((name, which): MachineSpec => {
    const accesses = Array.from({ length: 10 }, (_, at): Op => {
      const volume = Math.floor((at * each) / 10);
      return { op: "disk", volume, block: (3 * at + which) % 10, blocks: 1, write: at % 2 === 0 };
    });
    return {
      ...scenario.machines[0]!,
      name,
      volumes: Array.from({ length: each }, (_, at) => ({ name: `v${at}`, bytes: 10 * extentBytes })),
      programs: [[{ op: "loop", times: 40, body: [...accesses, { op: "compute", ticks: 3 }] }]],
    };
  });
  return {
    ...scenario,
    title: `${volumes} volumes`,
    hosts: [
      {
        ...hostOf(scenario),
        disks: Array.from({ length: 4 }, () => ({ extents: 5 * volumes, readTicks: 1, writeTicks: 2 })),
      },
    ],
    machines,
    commands: [],
  };
}

/** Three others beside a run of round robin. */
const OTHERS = ["fcfs", "sjf", "srtf"].map((policy): readonly Change[] => [
  { kind: "policy", of: "scheduler", choice: { policy, params: {} } },
]);
const sideBySide: Scenario = { ...threeTenants.scenario, title: "Side by side" };

/** Builds the page as it is delivered, in a process of its own: this one is no production. */
async function buildPage(outDir: string): Promise<void> {
  const vite = join(ROOT, "node_modules/vite/bin/vite.js");
  const wanted = [
    "build",
    "--outDir",
    outDir,
    "--logLevel",
    "error",
    ...(WANTS_PROFILE ? ["--minify", "false", "--sourcemap"] : []),
  ];
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, [vite, ...wanted], { cwd: ROOT, env });
}

const { transport, processor } = catalogues.en;
const scrubberOf = (page: Page) => page.getByRole("slider", { name: transport.scrubber });
const playButton = (page: Page) => page.locator('button[aria-keyshortcuts="Space"]');
const chartOf = (page: Page) => page.locator("canvas[role=img]").first();

/** Opens the page and waits until what it shows has come to rest. */
async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(
    (unpainted) => {
      const chart = document.querySelector("canvas[role=img]");
      return chart && chart.getAttribute("aria-label") !== unpainted;
    },
    processor.chartLabel,
    { timeout: 60_000 },
  );
  await page.waitForTimeout(3000);
}

/** What is on the screen: the moment and the picture of the lanes. */
async function seen(page: Page): Promise<string> {
  const lanes = await chartOf(page).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  return `${await scrubberOf(page).inputValue()} ${lanes}`;
}

/** What an action needs. */
interface Stage {
  readonly page: Page;
  readonly session: CDPSession;
}

/** Where on the scrubber's height its track is: below lies the bracket of the window, which would be dragged instead. */
const TRACK_AT = 0.4;

/**
 * The pointer goes down at share `from` of the width of an element and share `down` of its height, moves evenly to `to`,
 * each move shown, and goes up.
 * Events come from the browser itself: Playwright would run scripts of its own in the page with each.
 */
async function dragAcross({ session }: Stage, element: Locator, from: number, to: number, down = 0.5): Promise<number> {
  const { x, y, width, height } = (await element.boundingBox())!;
  const put = (type: "mousePressed" | "mouseMoved" | "mouseReleased", share: number) =>
    session.send("Input.dispatchMouseEvent", {
      type,
      x: x + share * width,
      y: y + down * height,
      button: "left",
      buttons: type === "mouseReleased" ? 0 : 1,
      clickCount: 1,
    });
  await put("mousePressed", from);
  for (let move = 1; move <= MOVES; move += 1) await put("mouseMoved", from + ((to - from) * move) / MOVES);
  await put("mouseReleased", to);
  return MOVES;
}

/** What a person does, in every other round backwards; the number of frames that took. */
const ACTIONS: Readonly<Record<string, (stage: Stage, isBack: boolean) => Promise<number>>> = {
  drag: async (stage, isBack) => {
    const scrubber = scrubberOf(stage.page);
    // The window of the chart lies on the scrubber, too, and could be dragged instead.
    await scrubber.evaluate((slider) => {
      delete slider.dataset["dragged"];
      slider.addEventListener("input", () => slider.setAttribute("data-dragged", ""), { once: true });
    });
    const frames = await dragAcross(stage, scrubber, isBack ? 0.6 : 0.15, isBack ? 0.15 : 0.6, TRACK_AT);
    if ((await scrubber.getAttribute("data-dragged")) === null) throw new Error("the moment was not dragged");
    return frames;
  },
  play: async ({ page }) => {
    await playButton(page).click();
    const frames = await page.evaluate(
      (ms) =>
        new Promise<number>((resolve) => {
          let shown = 0;
          const count = (now: number) => {
            shown += 1;
            if (now < end) requestAnimationFrame(count);
            else resolve(shown);
          };
          const end = performance.now() + ms;
          requestAnimationFrame(count);
        }),
      PLAYED_MS,
    );
    await playButton(page).click();
    return frames;
  },
  pan: (stage, isBack) => dragAcross(stage, chartOf(stage.page), isBack ? 0.8 : 0.3, isBack ? 0.3 : 0.8),
  step: async ({ page }, isBack) => {
    for (let step = 0; step < STEPS; step += 1) {
      await page.keyboard.press(isBack ? "ArrowLeft" : "ArrowRight");
      await page.evaluate(() => new Promise((resolve) => void requestAnimationFrame(resolve)));
    }
    return STEPS;
  },
};
const OF_MACHINES = ["drag", "play", "pan"] as const;
const OF_VOLUMES = ["pan", "step"] as const;
const OF_HOSTS = ["drag", "play", "step"] as const;
const OF_RUNS = ["play", "drag"] as const;

/** Milliseconds of CPU of the main thread, by what it did. */
interface Spent {
  readonly all: number;
  readonly script: number;
  readonly style: number;
  readonly layout: number;
}

async function readSpent(session: CDPSession): Promise<Spent> {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)!.value * 1000;
  return {
    all: of("TaskDuration"),
    script: of("ScriptDuration"),
    style: of("RecalcStyleDuration"),
    layout: of("LayoutDuration"),
  };
}

/** CPU a frame of one round of an action, which must have changed what is on the screen. */
async function measure({ page, session }: Stage, act: () => Promise<number>): Promise<Spent> {
  const seenBefore = await seen(page);
  const before = await readSpent(session);
  const frames = await act();
  const after = await readSpent(session);
  if ((await seen(page)) === seenBefore) throw new Error("nothing has moved");
  return {
    all: (after.all - before.all) / frames,
    script: (after.script - before.script) / frames,
    style: (after.style - before.style) / frames,
    layout: (after.layout - before.layout) / frames,
  };
}

/** What is measured on one page. `limits`: most milliseconds of each action. */
interface Case {
  readonly name: string;
  readonly actions: readonly (keyof typeof ACTIONS)[];
  readonly limits: Readonly<Record<string, number>>;
}

/** The milliseconds of each action. */
async function measureCase(
  browser: Browser,
  address: string,
  { name, actions, limits }: Case,
): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await openPage(page, address);
  const stage = { page, session };
  for (const action of actions) {
    const act = ACTIONS[action]!;
    const gate = limits[action] ?? Infinity;
    const rounds: Spent[] = [];
    for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
      const spent = await measure(stage, () => act(stage, round % 2 === 1));
      if (round >= WARM_UPS) rounds.push(spent);
    }
    const middle = (of: (spent: Spent) => number) => median(rounds.map(of));
    const all = middle((spent) => spent.all);
    const parts = [
      `script ${middle((spent) => spent.script).toFixed(1)}`,
      `style ${middle((spent) => spent.style).toFixed(1)}`,
      `layout ${middle((spent) => spent.layout).toFixed(1)}`,
    ];
    found[action] = all;
    const what = `G18 ${action}, ${name}`;
    process.stdout.write(
      `${what.padEnd(28)}${`${all.toFixed(1)} ms`.padStart(9)}  ` +
        `least ${Math.min(...rounds.map((spent) => spent.all))
          .toFixed(1)
          .padEnd(7)}` +
        `${judged(what, gate.toFixed(1), all > gate).padEnd(26)}${parts.join(", ")}\n`,
    );
    if (WANTS_PROFILE) {
      await profileTasks(browser, page, () => act(stage, true));
      await profileFunctions(session, outDir, () => act(stage, false));
    }
  }
  await context.close();
  return found;
}

/** Four runs play at the frame rate of one. */
const FRAME_MS = 16;
/** Of an action with many volumes, or hosts: as long as with few, but for what two measurements of one page differ by. */
const MOST_RATIO = 1.5;

/** Without a flag everything is. */
const PARTS = ["storage", "hosts", "runs"] as const;
const isAsked = (part: (typeof PARTS)[number]) =>
  process.argv.includes(`--${part}`) || !PARTS.some((other) => process.argv.includes(`--${other}`));

const folder = await cacheFolder("frame");
const built = process.argv.find((argument) => argument.startsWith("--built="))?.slice("--built=".length);
const outDir = built ?? join(folder, "dist");
if (!built) await buildPage(outDir);
const server = await preview({
  root: ROOT,
  configFile: false,
  logLevel: "silent",
  base: "./",
  build: { outDir },
  preview: { host: "127.0.0.1", port: 4193 },
});
const browser = await chromium.launch(launchOptions());
try {
  const home = server.resolvedUrls!.local[0]!;
  /** Of one page after the other, each against the one before. */
  const compare = async (
    actions: readonly (keyof typeof ACTIONS)[],
    cases: readonly { readonly name: string; readonly scenario: Scenario; readonly before?: string }[],
    // Whatever the one before takes: with this much no frame is lost.
    isEnough = 0,
  ) => {
    let limits: Case["limits"] = {};
    for (const { name, scenario, before = "" } of cases) {
      const fragment = `#${before}${await encodeLink({ scenario, cursor: { time: 100, step: 0 } })}`;
      const spent = await measureCase(browser, home + fragment, { name, actions, limits });
      limits = Object.fromEntries(actions.map((action) => [action, Math.max(isEnough, MOST_RATIO * spent[action]!)]));
    }
  };
  const isAll = PARTS.every(isAsked);
  for (const { machines, gate } of isAll ? MACHINE_CASES : []) {
    const isFirstScreen = machines === threeTenants.scenario.machines.length;
    const cursor = { time: threeTenants.opensAt ?? 0, step: 0 };
    const fragment = isFirstScreen ? "" : `#${await encodeLink({ scenario: manyTenants(machines), cursor })}`;
    const limits = Object.fromEntries(OF_MACHINES.map((action) => [action, gate]));
    await measureCase(browser, home + fragment, { name: `${machines} machines`, actions: OF_MACHINES, limits });
  }
  if (isAsked("storage"))
    await compare(
      OF_VOLUMES,
      [2, 200].map((volumes) => ({ name: `${volumes} volumes`, scenario: manyVolumes(volumes) })),
    );
  if (isAsked("hosts"))
    await compare(
      OF_HOSTS,
      [1, 8].map((hosts) => ({ name: `${hosts} of 25 machines`, scenario: manyHosts(hosts) })),
    );
  if (isAsked("runs"))
    await compare(
      OF_RUNS,
      [
        { name: "1 run", scenario: sideBySide },
        { name: "4 runs", scenario: sideBySide, before: `${compareLink({ variants: OTHERS, align: null })}.` },
      ],
      FRAME_MS,
    );
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
