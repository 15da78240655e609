/**
 * Keeps the link of the present moment in the address bar, and opens links that are put there. Written when things have
 * come to rest, not on every frame and not while the moment is dragged; a broken link leaves the app as it is and says
 * what is wrong. What is opened gets an entry of its own among the pages of the browser, so that its Back leads to what was
 * shown before, as the page's own does.
 */
import type { LinkContent } from "../codec/link/link.ts";
import type { App } from "./appState.ts";
import { depthOf } from "./history.ts";
import type { Visit } from "./runState.ts";

/** Rest before the address is written. */
const REST_MS = 250;
/** While playing the address follows this slowly. */
const PLAYING_MS = 2000;

/** Links are made and read when the page has come up: their code is not needed to draw it. */
const linkCode = () => import("../codec/link/link.ts");

/** The link of what the first run shows now, or of what it has shown, without `#`. */
async function linkOf(app: App, visit: Omit<Visit, "before"> = app.getState().runs[0].getState()): Promise<string> {
  const { language, folds } = app.getState();
  const { scenario, cursor, entry } = visit;
  const step = Number.isFinite(cursor.row) ? cursor.row : 0;
  const { encodeLink } = await linkCode();
  return encodeLink({ scenario, cursor: { time: cursor.time, step }, language, entry, folds });
}

/** Whether a link leads to the scenario that was shown before. */
async function leadsBack(content: LinkContent, before: Visit | null): Promise<boolean> {
  if (!before) return false;
  const { encodeLink } = await linkCode();
  const { scenario, entry } = before;
  return (await encodeLink({ ...content, scenario, entry })) === (await encodeLink(content));
}

/** Begins to keep the address in step with the first of the runs that are shown; returns the function that ends it. `told` hears of each new link. */
export function followAddress(
  app: App,
  told: (link: string) => void,
  opened = window.location.hash.replace(/^#/, ""),
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let own = opened;
  const depth = () => depthOf(app.getState().runs[0].getState());
  let written = depth();

  const write = async () => {
    timer = undefined;
    const link = await linkOf(app);
    if (link === own) return;
    const { before } = app.getState().runs[0].getState();
    const isOpened = depth() > written;
    written = depth();
    if (isOpened && before && own === "") window.history.replaceState(null, "", `#${await linkOf(app, before)}`);
    own = link;
    if (isOpened) window.history.pushState(null, "", `#${link}`);
    else window.history.replaceState(null, "", `#${link}`);
    told(link);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const schedule = () => {
    if (timer !== undefined || app.getState().isScrubbing) return;
    timer = setTimeout(() => void write(), app.getState().isPlaying ? PLAYING_MS : REST_MS);
  };
  const changed = () => {
    if (app.getState().runs[0].getState().status.kind !== "starting") schedule();
  };
  const follow = () =>
    app.getState().runs[0].subscribe((state, before) => {
      if (state.scenario !== before.scenario || state.cursor !== before.cursor) changed();
    });
  let unfollow = follow();
  const unsubscribe = app.subscribe((state, before) => {
    const isAtRest = before.isPlaying && !state.isPlaying;
    if (isAtRest || state.isScrubbing) stop();
    const isOther = state.runs[0] !== before.runs[0];
    if (isOther) {
      unfollow();
      unfollow = follow();
    }
    const hasTurned = state.isPlaying !== before.isPlaying || state.isScrubbing !== before.isScrubbing;
    if (isOther || hasTurned || state.language !== before.language || state.folds !== before.folds) changed();
  });

  const onHashChange = () => {
    const fragment = window.location.hash.replace(/^#/, "");
    if (fragment === own) return;
    own = fragment;
    void linkCode().then(async ({ decodeLink }) => {
      const content = await decodeLink(fragment);
      const { actions, runs } = app.getState();
      if (!content.ok) actions.notify({ tone: "error", code: "linkBroken", values: {}, problems: content.problems });
      else if (content.value) {
        const { scenario, cursor, entry, folds } = content.value;
        const { before, actions: run } = runs[0].getState();
        if (await leadsBack(content.value, before)) run.goBack();
        else run.openScenario(scenario, cursor, { entry });
        actions.setFolds(folds);
        written = depth();
      }
    });
  };
  window.addEventListener("hashchange", onHashChange);
  // It may have changed since that one was opened.
  onHashChange();
  return () => {
    stop();
    unsubscribe();
    unfollow();
    window.removeEventListener("hashchange", onHashChange);
  };
}
