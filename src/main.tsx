/** Composition root: reads the link, makes app, run and worker client, mounts the page. Nobody imports it. */
import "@fontsource-variable/inter";
import { createRoot } from "react-dom/client";
import { scenarioIn, titleOf } from "./scenarios/gallery.ts";
import { threeTenants } from "./scenarios/threeTenants.ts";
import { createApp } from "./store/app.ts";
import { pageBorder } from "./store/border.ts";
import type { Opened } from "./store/opening.ts";
import { browserPlace, whenHidden } from "./store/place.ts";
import { browserMemory } from "./store/preferences.ts";
import { createRun } from "./store/run.ts";
import { readerLanguage } from "./store/readerLanguage.ts";
import type { Run } from "./store/runState.ts";
import { contentOf, createUnsaved } from "./store/unsaved.ts";
import { App } from "./ui/App.tsx";
import { chineseTexts } from "./ui/shared/text/chineseTexts.ts";
import { fileOf } from "./ui/shared/layout/later.tsx";
import { reloadIfServed } from "./ui/shared/layout/reloadIfServed.ts";
import { afterFirstPicture } from "./ui/shared/layout/firstPicture.ts";
import { AppContext } from "./ui/shared/useApp.ts";
import "./ui/theme.css";
import { createRunClient, startRealWorker } from "./worker/client.ts";

/** How long the page waits to be drawn together with the first part of the run: as long as it also says nothing meanwhile. */
const FIRST_PART_MS = 400;

// What stands behind the link says that the page is a part of something else, which has a root of its own.
if (/&(?:embed|audience)=/.test(location.hash)) void import("./framed.tsx").then(({ framed }) => framed(location.hash));
else await whole();

async function whole(): Promise<void> {
  const memory = browserMemory();
  const place = browserPlace();
  const preferences = memory.read();
  const isSystemDark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset["theme"] =
    preferences.theme === "system" ? (isSystemDark ? "dark" : "light") : preferences.theme;

  // A link in the address wins; else the scenario of the last visit; else the first screen.
  const fragment = place.fragment();
  const opened = await whatIsThere();
  const content = opened?.content;
  const language = preferences.language ?? readerLanguage(navigator.languages, content?.language ?? null);

  if (language === "zh") await chineseTexts();

  const app = createApp({
    language,
    theme: preferences.theme,
    folds: content?.folds ?? {},
    kept: content && opened?.from === "memory" ? "saved" : "unchanged",
    modeLink: opened?.modeLink ?? null,
    openRun: (owner) =>
      createRun({
        entry: opened?.content ? opened.entry : titleOf(threeTenants),
        scenario: content?.scenario ?? scenarioIn(threeTenants, language),
        shown: content?.host,
        branches: content?.branches,
        cursor: content
          ? { time: content.cursor.time, row: content.cursor.step }
          : { time: threeTenants.opensAt ?? 0, row: Infinity },
        connect: (listener) => createRunClient(startRealWorker, listener),
        owner,
      }),
  });
  const { notify } = app.getState().actions;
  for (const notice of opened?.notices ?? []) notify(notice);

  const unsaved = createUnsaved(app, opened?.from === "tab");
  whenHidden(() => unsaved.isThere() && memory.keepNow(place.fragment(), contentOf(app)));
  void afterFirstPicture().then(() => pageBorder.load());
  void afterFirstPicture().then(() => goOn());
  app.subscribe((state, before) => {
    if (state.theme !== before.theme) memory.write({ theme: state.theme });
    if (state.language !== before.language) memory.write({ language: state.language });
  });

  await firstPart(app.getState().runs[0]);

  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no element #root");
  await styleIsSettled();
  // Without its style the page would be none; boot.js has said so.
  if (root.dataset["failed"] === undefined)
    createRoot(root).render(
      <AppContext value={app}>
        <App />
      </AppContext>,
    );

  /** What the address or the browser has to be opened; its code is loaded only when there is something. */
  async function whatIsThere(): Promise<Opened | null> {
    const isNothing = fragment === "" && memory.isEmpty();
    return isNothing ? null : (await import("./store/opening.ts")).openedAt(fragment, memory, saveText);
  }

  /** Begins what the first picture does without. Until its code is here, only the page that goes out of sight keeps it. */
  async function goOn(hasTried = false): Promise<void> {
    try {
      const { afterwards } = await import("./afterwards.ts");
      afterwards(app, { place, memory, unsaved }, fragment);
    } catch (error) {
      // The server may have another version of the page by now.
      if (hasTried) await reloadIfServed();
      notLoaded(error, () => void goOn(true));
    }
  }

  function saveText(name: string, text: string): void {
    void import("./ui/shared/saveFile.ts").then(
      ({ saveFile }) => saveFile(name, text, "text/plain"),
      (error: unknown) => notLoaded(error, () => saveText(name, text)),
    );
  }

  function notLoaded(error: unknown, again: () => void): void {
    const offers = [{ code: "tryAgain", run: again }] as const;
    notify({ tone: "error", code: "notLoaded", values: { file: fileOf(error) }, problems: [], offers });
  }
}

/**
 * Resolves when the first part of the run is here or does not come soon. The page that is drawn with it is drawn once; else
 * all of it is drawn again a moment later.
 */
function firstPart(run: Run): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, FIRST_PART_MS);
    const stop = run.subscribe(({ status }) => {
      if (status.kind === "starting") return;
      stop();
      clearTimeout(patience);
      resolve();
    });
  });
}

/** Resolves when the style of the page is here, or is known not to come. */
function styleIsSettled(): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]');
  if (!link || link.sheet || document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
    // Its failure may have been told before anybody listened.
    window.addEventListener("load", () => resolve());
  });
}
