/**
 * Keeps the link of the present moment in the address bar, and opens links that are put there. Written when things have
 * come to rest, not on every frame and not while the moment is dragged; a broken link leaves the app as it is and says
 * what is wrong.
 */
import type { App } from "./appState.ts";

/** Rest before the address is written. */
const REST_MS = 250;
/** While playing the address follows this slowly. */
const PLAYING_MS = 2000;

/** Links are made and read when the page has come up: their code is not needed to draw it. */
const linkCode = () => import("../codec/link/link.ts");

/** The link of what the first run shows now, without `#`. */
async function linkOf(app: App): Promise<string> {
  const { runs, language } = app.getState();
  const { scenario, cursor } = runs[0].getState();
  const step = Number.isFinite(cursor.row) ? cursor.row : 0;
  const { encodeLink } = await linkCode();
  return encodeLink({ scenario, cursor: { time: cursor.time, step }, language });
}

/** Begins to keep the address in step with the first of the runs that are shown; returns the function that ends it. `written` is told each new link. */
export function followAddress(
  app: App,
  written: (link: string) => void,
  opened = window.location.hash.replace(/^#/, ""),
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let own = opened;

  const write = async () => {
    timer = undefined;
    const link = await linkOf(app);
    if (link === own) return;
    own = link;
    window.history.replaceState(null, "", `#${link}`);
    written(link);
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
    if (isOther || hasTurned || state.language !== before.language) changed();
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
        runs[0].getState().actions.openScenario(content.value.scenario, content.value.cursor);
        if (content.value.language) actions.setLanguage(content.value.language);
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
