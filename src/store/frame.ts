/**
 * The page in a frame of another one: what it is asked, and what it tells. Messages are objects with one key, both ways:
 * `{hyperscope: {v: 1, type, …}}`; anything else is passed over. The page that holds the frame may be of any origin: nothing
 * here is private, and nothing is stored. An address that is sent is never loaded: only what stands behind its `#` is read.
 */
import { encodeLink } from "../codec/link/link.ts";
import { shortText } from "../codec/shownValue.ts";
import type { Problem } from "../model/problems.ts";
import { STEP_UNITS } from "../trace/stepUnits.ts";
import { CHARTS, type App, type ChartId } from "./appState.ts";
import { readLink } from "./readLink.ts";
import { contentOf } from "./unsaved.ts";

const PROTOCOL = 1;
/** Moments are told no more often than ten times a second. */
const MOMENT_MS = 100;
const MOST_STEPS = 1000;

const NO_LINK: Problem = { code: "linkForeign", path: "", values: {} };

type Entries = Readonly<Record<string, unknown>>;

/** What stands around the frame, and what of the page the store does not know. */
export interface Parent {
  /** Tells it; `origin` of who asked, null: whoever it is. */
  tell(message: object, origin: string | null): void;
  listen(heard: (message: unknown, origin: string) => void): () => void;
  /** What the page says of the moment shown. */
  sentence(): string;
  title(): string;
  /** What is asked for by `get`: figures at the moment shown, or the result of the run as far as it is known. */
  value(what: "figures" | "result"): unknown;
  problemText(problem: Problem): string;
  show(language: "en" | "zh" | null, theme: "light" | "dark" | null): void;
  readonly version: string;
}

/** Begins to answer; returns the function that ends it. */
export function answerParent(app: App, parent: Parent): () => void {
  const run = () => app.getState().runs[0];
  const tell = (type: string, entries: Entries, origin: string | null = null) =>
    parent.tell({ hyperscope: { v: PROTOCOL, type, ...entries } }, origin);
  const ready = (origin: string | null, id: Entries = {}) =>
    tell("ready", { ...id, version: parent.version, title: parent.title(), language: app.getState().language }, origin);

  let told = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tellMoment = () => {
    timer = undefined;
    const { cursor, trace } = run().getState();
    if (!trace) return;
    const { time, row: step } = cursor;
    const isEnd = trace.isComplete && step >= trace.rowCount;
    const key = `${time} ${step} ${isEnd}`;
    if (key === told) return;
    told = key;
    tell("moment", { time, step, sentence: parent.sentence(), isEnd });
  };
  const stopWatching = run().subscribe(() => {
    timer ??= setTimeout(tellMoment, MOMENT_MS);
  });

  const open = async (link: string, id: Entries, origin: string) => {
    const read = await readLink(fragmentOf(link));
    if (!read.ok || !read.value) {
      // An address without a link carries nothing.
      const [first = NO_LINK] = read.ok ? [] : read.problems;
      return tell("problem", { ...id, code: first.code, text: parent.problemText(first) }, origin);
    }
    const { scenario, cursor, entry, folds, host = 0, branches } = read.value;
    run().getState().actions.openScenario(scenario, cursor, { entry, shown: host, branches });
    app.getState().actions.setFolds(folds);
    tell("opened", { ...id, link: fragmentOf(link) }, origin);
  };

  const get = async (what: unknown, id: Entries, origin: string) => {
    const isKnown = what === "link" || what === "figures" || what === "result";
    if (!isKnown) return tell("problem", { ...id, code: "unknownValue", text: shortText(what) }, origin);
    const value = what === "link" ? await encodeLink(contentOf(app)).catch(() => null) : parent.value(what);
    tell("value", { ...id, what, value }, origin);
  };

  const stopListening = parent.listen((message, origin) => {
    const asked = entriesOf(entriesOf(message)["hyperscope"]);
    if (asked["v"] !== PROTOCOL) return;
    const id: Entries = "id" in asked ? { id: asked["id"] } : {};
    const { actions } = run().getState();
    const { actions: page } = app.getState();
    switch (asked["type"]) {
      case "ping":
        return ready(origin, id);
      case "open":
        return void open(typeof asked["link"] === "string" ? asked["link"] : "", id, origin);
      case "seek": {
        const { time, step } = asked;
        if (isMoment(step)) actions.seekRow(step);
        else if (isMoment(time)) actions.seekTime(time);
        return;
      }
      case "step": {
        const by = typeof asked["by"] === "number" ? Math.trunc(asked["by"]) : 1;
        const unit = STEP_UNITS.find((each) => each === asked["unit"]) ?? "event";
        for (let taken = 0; taken < Math.min(Math.abs(by), MOST_STEPS); taken += 1) actions.step(by < 0 ? -1 : 1, unit);
        return;
      }
      case "play":
        return page.setPlaying(true);
      case "pause":
        return page.setPlaying(false);
      case "show": {
        const { language, theme, panels } = asked;
        parent.show(
          language === "en" || language === "zh" ? language : null,
          theme === "light" || theme === "dark" ? theme : null,
        );
        if (Array.isArray(panels)) page.setFolds(foldsFor(panels));
        return;
      }
      case "get":
        return void get(asked["what"], id, origin);
    }
  });
  ready(null);
  return () => {
    stopListening();
    stopWatching();
    clearTimeout(timer);
  };
}

/** The charts that are not asked for are folded. */
function foldsFor(panels: readonly unknown[]): Readonly<Partial<Record<ChartId, boolean>>> {
  return Object.fromEntries(CHARTS.map((chart) => [chart, !panels.includes(chart)]));
}

/** What of an address, or a fragment of one, is a link, without what says how it is shown. */
export function fragmentOf(link: string): string {
  return link.replace(/^[^#]*#/s, "").replace(/&.*$/s, "");
}

function isMoment(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function entriesOf(value: unknown): Entries {
  return typeof value === "object" && value !== null ? (value as Entries) : {};
}
