/**
 * Keeps the link of the present moment in the address bar, and opens links that are put there. Written when things have
 * come to rest, not on every frame; a broken link leaves the app as it is and says what is wrong.
 */
import type { StoreApi } from "zustand/vanilla";
import type { AppStore } from "./appState.ts";

/** Rest before the address is written. */
const REST_MS = 250;
/** While playing the address follows this slowly. */
const PLAYING_MS = 2000;

/** Links are made and read when the page has come up: their code is not needed to draw it. */
const linkCode = () => import("../codec/link/link.ts");

/** The link of what the store shows now, without `#`. */
async function linkOf({ scenario, cursor, language }: AppStore): Promise<string> {
  const step = Number.isFinite(cursor.row) ? cursor.row : 0;
  const { encodeLink } = await linkCode();
  return encodeLink({ scenario, cursor: { time: cursor.time, step }, language });
}

/** Begins to keep address and store in step; returns the function that ends it. `written` is told each new link. */
export function followAddress(store: StoreApi<AppStore>, written: (link: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let own = window.location.hash.replace(/^#/, "");

  const write = async () => {
    timer = undefined;
    const link = await linkOf(store.getState());
    if (link === own) return;
    own = link;
    window.history.replaceState(null, "", `#${link}`);
    written(link);
  };
  const schedule = () => {
    if (timer !== undefined) return;
    timer = setTimeout(() => void write(), store.getState().isPlaying ? PLAYING_MS : REST_MS);
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.run.kind === "starting") return;
    if (
      state.scenario === before.scenario &&
      state.cursor === before.cursor &&
      state.language === before.language &&
      state.isPlaying === before.isPlaying
    )
      return;
    if (before.isPlaying && !state.isPlaying) {
      clearTimeout(timer);
      timer = undefined;
    }
    schedule();
  });

  const onHashChange = () => {
    const fragment = window.location.hash.replace(/^#/, "");
    if (fragment === own) return;
    own = fragment;
    void linkCode().then(async ({ decodeLink }) => {
      const content = await decodeLink(fragment);
      const { actions } = store.getState();
      if (!content.ok) actions.notify({ tone: "error", code: "linkBroken", values: {}, problems: content.problems });
      else if (content.value) {
        actions.openScenario(content.value.scenario, content.value.cursor);
        if (content.value.language) actions.setLanguage(content.value.language);
      }
    });
  };
  window.addEventListener("hashchange", onHashChange);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    window.removeEventListener("hashchange", onHashChange);
  };
}
