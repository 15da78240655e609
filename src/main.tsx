/** Composition root: reads the link, makes app, run and worker client, mounts the page. Nobody imports it. */
import "@fontsource-variable/inter";
import { createRoot } from "react-dom/client";
import type { LinkContent } from "./codec/link/link.ts";
import type { Checked } from "./model/problems.ts";
import { scenarioIn } from "./scenarios/gallery.ts";
import { threeTenants } from "./scenarios/threeTenants.ts";
import { createApp } from "./store/app.ts";
import { pageBorder } from "./store/border.ts";
import { browserStorage, readPreferences, writePreferences } from "./store/preferences.ts";
import { createRun } from "./store/run.ts";
import { readerLanguage } from "./store/readerLanguage.ts";
import type { Run } from "./store/runState.ts";
import { App } from "./ui/App.tsx";
import { afterFirstPicture } from "./ui/shared/layout/firstPicture.ts";
import { AppContext } from "./ui/shared/useApp.ts";
import "./ui/theme.css";
import { createRunClient, startRealWorker } from "./worker/client.ts";

/** How long the page waits to be drawn together with the first part of the run. */
const FIRST_PART_MS = 150;

const storage = browserStorage();
const preferences = readPreferences(storage);
const isSystemDark = matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.dataset["theme"] =
  preferences.theme === "system" ? (isSystemDark ? "dark" : "light") : preferences.theme;

const fragment = location.hash.replace(/^#/, "");
// A link in the address wins; else the scenario of the last visit; else the first screen.
const asked = await linkContent(fragment);
const remembered = fragment === "" ? await linkContent(preferences.link ?? "") : asked;
const content = (asked.ok && asked.value) || (remembered.ok && remembered.value) || null;
const language = preferences.language ?? readerLanguage(navigator.languages, content?.language ?? null);

const app = createApp({
  language,
  theme: preferences.theme,
  folds: content?.folds ?? {},
  openRun: (owner) =>
    createRun({
      entry: content?.entry,
      scenario: content?.scenario ?? scenarioIn(threeTenants, language),
      cursor: content
        ? { time: content.cursor.time, row: content.cursor.step }
        : { time: threeTenants.opensAt ?? 0, row: Infinity },
      connect: (listener) => createRunClient(startRealWorker, listener),
      owner,
    }),
});
if (!asked.ok)
  app.getState().actions.notify({ tone: "error", code: "linkBroken", values: {}, problems: asked.problems });

void afterFirstPicture().then(() => pageBorder.load());
// A broken link stays in the address until something changes, so that it can be looked at.
void afterFirstPicture()
  .then(() => import("./store/addressBar.ts"))
  .then(({ followAddress }) => followAddress(app, (link) => writePreferences(storage, { link }), fragment))
  // Without it the page works all the same; what else could not be loaded says so.
  .catch(() => null);
app.subscribe((state, before) => {
  if (state.theme !== before.theme) writePreferences(storage, { theme: state.theme });
  if (state.language !== before.language) writePreferences(storage, { language: state.language });
});

await firstPart(app.getState().runs[0]);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root");
createRoot(root).render(
  <AppContext value={app}>
    <App />
  </AppContext>,
);

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

/** What a link carries; its code is loaded only when there is one. */
async function linkContent(link: string): Promise<Checked<LinkContent | null>> {
  if (link === "") return { ok: true, value: null };
  const { decodeLink } = await import("./codec/link/link.ts");
  return decodeLink(link);
}
