/**
 * What the reader has made of the run of a lesson, as the tab keeps it: the page loaded again shows it again. It is a link,
 * with the place in the lesson that it belongs to; what cannot be read counts as nothing.
 */
import { encodeLink } from "../codec/link/link.ts";
import type { App } from "./appState.ts";
import { readLink } from "./readLink.ts";
import { contentOf } from "./unsaved.ts";

const KEY = "hyperscope.lessonRun";

/** Null: nothing is kept. */
export type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;

export interface LessonRunMemory {
  /** Keeps the run of the app as what has been made of it at `place`. Null: there is nothing to be kept. */
  keep(place: string | null): void;
  /** Opens what was kept for `place` when this was made. Once. */
  restore(place: string): void;
}

export function lessonRunMemory(app: App, storage: TabStorage): LessonRunMemory {
  let found = keptIn(storage);
  let turn = 0;
  const write = (kept: Kept | null) => {
    try {
      if (kept) storage?.setItem(KEY, JSON.stringify(kept));
      else storage?.removeItem(KEY);
    } catch {
      // A full or forbidden storage is no reason to stop.
    }
  };
  return {
    keep(place) {
      turn += 1;
      const began = turn;
      if (place === null) return write(null);
      encodeLink(contentOf(app)).then(
        (link) => began === turn && write({ place, link }),
        () => began === turn && write(null),
      );
    },
    restore(place) {
      const kept = found;
      found = null;
      if (kept?.place !== place) return;
      const { modeLink } = app.getState();
      void readLink(kept.link).then((read) => {
        if (!read.ok || !read.value || app.getState().modeLink !== modeLink) return;
        const { scenario, cursor, branches, host = 0 } = read.value;
        const opening = { isChange: true, isWhole: true, isOfMode: true, shown: host, branches };
        app.getState().runs[0].getState().actions.openScenario(scenario, cursor, opening);
      });
    },
  };
}

interface Kept {
  readonly place: string;
  readonly link: string;
}

function keptIn(storage: TabStorage): Kept | null {
  try {
    const found: unknown = JSON.parse(storage?.getItem(KEY) ?? "null");
    if (typeof found !== "object" || found === null || !("place" in found) || !("link" in found)) return null;
    const { place, link } = found;
    return typeof place === "string" && typeof link === "string" ? { place, link } : null;
  } catch {
    return null;
  }
}
