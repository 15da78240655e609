/**
 * A monkey at the page: presses keys and controls, clicks, drags, types what is hostile, turns the wheel, changes the size of the
 * window, goes back and reloads, goes to addresses (hosts, branches, runs side by side, exercises, lessons, links that are cut
 * off), and takes workers away, all drawn from a seed. Tells what no person may ever see: an error, an empty page, a bug.
 */
import type { Page } from "@playwright/test";
import { createStream, nextInt, type RandomStream } from "../../src/base/prng.ts";
import { anyAddress } from "./addresses.ts";
import { hostileNumber, hostileText, pick } from "./hostile.ts";

const KEYS = [
  ..."1 2 3 4 5 6 7 8 9 b f h l n p s t z ? / + - . ,".split(" "),
  ..."Space Enter Escape Tab Shift+Tab Home End PageUp PageDown Backspace Delete".split(" "),
  ..."ArrowLeft ArrowRight ArrowUp ArrowDown Shift+ArrowRight".split(" "),
  ..."Control+z Control+Shift+z Control+y Control+a".split(" "),
];

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 800, height: 1000 },
  { width: 390, height: 844 },
  { width: 360, height: 225 },
] as const;

const CONTROLS = "button, select, input, textarea, summary, a[href], canvas, [role]";

/** Who watches what goes wrong on `page`; `take` gives what has come since it was last asked. */
function watch(page: Page) {
  let seen: string[] = [];
  page.on("pageerror", (error) => seen.push(`error: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") seen.push(`console: ${message.text()}`);
  });
  return {
    take(): readonly string[] {
      const taken = seen;
      seen = [];
      return taken;
    },
  };
}

/** The middle of one of the controls in view; `at`, in [0, 1), says which. */
function placeOfControl(page: Page, at: number): Promise<{ x: number; y: number; name: string } | null> {
  return page.evaluate(
    ([selector, which]) => {
      const inView = [...document.querySelectorAll<HTMLElement>(selector)].flatMap((control) => {
        const { x, y, width, height } = control.getBoundingClientRect();
        const [middle, center] = [x + width / 2, y + height / 2];
        const isThere =
          width > 2 && height > 2 && middle > 0 && center > 0 && middle < innerWidth && center < innerHeight;
        const name = `${control.tagName} ${control.getAttribute("aria-label") ?? control.textContent?.slice(0, 30) ?? ""}`;
        return isThere ? [{ x: middle, y: center, name }] : [];
      });
      return inView[Math.floor(which * inView.length)] ?? null;
    },
    [CONTROLS, at] as const,
  );
}

/** Keeps hold of all workers of the page, so that they can be taken away. Runs in the page, before its code. */
function holdWorkers(): void {
  const all: Worker[] = [];
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      all.push(this);
    }
  };
  Object.assign(window, { workersOfPage: all });
}

/** Ends one of the latest workers as a browser does that has no memory left: it answers nothing more, and tells no reason. */
function takeWorker(page: Page, at: number): Promise<void> {
  return page.evaluate((which) => {
    const all: Worker[] = Reflect.get(window, "workersOfPage") ?? [];
    const latest = all.slice(-3);
    const worker = latest[Math.floor(which * latest.length)];
    worker?.terminate();
    worker?.dispatchEvent(new Event("error"));
  }, at);
}

/** One random act; what it was. */
async function act(page: Page, random: RandomStream): Promise<string> {
  const size = page.viewportSize() ?? SIZES[0];
  const point = () => ({ x: nextInt(random, size.width), y: nextInt(random, size.height) });
  const kind = nextInt(random, 104);
  if (kind < 35) {
    const key = pick(random, KEYS);
    await page.keyboard.press(key);
    return key;
  }
  if (kind < 75) {
    const place = await placeOfControl(page, nextInt(random, 1000) / 1000);
    if (!place) return "nothing to press";
    await page.mouse.click(place.x, place.y);
    return `press ${place.name}`;
  }
  if (kind < 82) {
    const { x, y } = point();
    await page.mouse.click(x, y, { button: nextInt(random, 8) === 0 ? "right" : "left" });
    return `click ${x}, ${y}`;
  }
  if (kind < 88) {
    const [from, to] = [point(), point()];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
    return `drag ${from.x}, ${from.y} to ${to.x}, ${to.y}`;
  }
  if (kind < 94) {
    const text = nextInt(random, 2) === 0 ? hostileText(random) : String(hostileNumber(random));
    await page.keyboard.insertText(text);
    return `type ${JSON.stringify(text.slice(0, 40))}`;
  }
  if (kind < 96) {
    await page.mouse.wheel(nextInt(random, 400) - 200, nextInt(random, 800) - 400);
    return "wheel";
  }
  if (kind < 98) {
    const next = pick(random, SIZES);
    await page.setViewportSize(next);
    return `${next.width} x ${next.height}`;
  }
  if (kind < 99) {
    await page.reload();
    return "reload";
  }
  if (kind < 100) {
    await page.goBack();
    return "back";
  }
  if (kind < 101) {
    await takeWorker(page, nextInt(random, 1000) / 1000);
    return "take a worker";
  }
  const address = await anyAddress(random);
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, address);
  return `go to #${address.slice(0, 40)}`;
}

/** So long a page that has just been loaded may say nothing: then it says at least that it is coming (`ui/boot.css`). */
const SILENCE_MS = 2000;
/** Where the browser has drawn no frame since, that word is still on its way: it is counted in frames, which a busy machine has few of. */
const MOST_SILENCE_MS = 30_000;

/** What there is to read on the page, and for how long it has been loaded: the page that stands now, if another one has come. */
function readPage() {
  const text = document.body?.innerText ?? "";
  const [loading] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const loadedAt = loading?.loadEventEnd ?? 0;
  const appearing = document.querySelector("#boot")?.getAnimations() ?? [];
  return {
    isSilent: text.trim().length < 20,
    isComing: appearing.some(({ playState }) => playState !== "finished"),
    age: loadedAt > 0 ? performance.now() - loadedAt : 0,
    isBug: /a bug of Hyperscope|Hyperscope 的错误/.test(text),
    at: `${location.hash.slice(0, 60)}, ${document.body?.innerHTML.slice(0, 200)}`,
  };
}

/** What is wrong with the page as it stands; where it is just being left for another one, as that one stands. */
async function wrongWith(page: Page): Promise<string[]> {
  await page.waitForLoadState();
  let read = await page.evaluate(readPage);
  while (read.isSilent && read.age < (read.isComing ? MOST_SILENCE_MS : SILENCE_MS)) {
    // oxlint-disable no-await-in-loop -- until it says something
    await page.waitForTimeout(100);
    await page.waitForLoadState();
    read = await page.evaluate(readPage);
    // oxlint-enable no-await-in-loop
  }
  return [
    ...(read.isSilent ? [`the page is empty: ${read.at}`] : []),
    ...(read.isBug ? ["the page speaks of a bug"] : []),
  ];
}

export interface MonkeyOptions {
  readonly count: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

/** Acts `count` times on the page at `address`; how many acts something went wrong after. */
export async function monkey(page: Page, address: string, { count, seed, tell }: MonkeyOptions): Promise<number> {
  const random = createStream(seed, "monkey");
  const watching = watch(page);
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await page.addInitScript(holdWorkers);
  await page.goto(address);
  const acts: string[] = [];
  let faults = 0;
  for (let done = 0; done < count; done += 1) {
    // oxlint-disable no-await-in-loop -- one act after the other
    acts.push(await act(page, random).catch((error: unknown) => `failed: ${String(error).slice(0, 200)}`));
    // Back from the first page leads out of it.
    if (!page.url().startsWith("http")) await page.goto(address);
    const wrong = [...watching.take(), ...(await wrongWith(page).catch(() => wrongWith(page)))];
    // oxlint-enable no-await-in-loop
    if (wrong.length === 0) continue;
    faults += 1;
    tell(`act ${done}: ${wrong.join("; ")}\n  after ${acts.slice(-12).join(" | ")}`);
  }
  return faults;
}
