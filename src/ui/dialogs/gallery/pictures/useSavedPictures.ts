/** The pictures of one's own scenarios, by their ids: the beginning of the run, or its pages where it is about these. */
import { useMemo } from "react";
import type { Saved } from "../../../../store/library.ts";
import { readContent } from "../../../../store/readLink.ts";
import { exerciseOf } from "../../../shared/moment/subjects.ts";
import { useDrawn, type Drawable, type Pictures } from "./useDrawn.ts";

/** Ticks of a run that are shown. */
const UNTIL = 400;

export function useSavedPictures(saved: readonly Saved[]): Pictures {
  return useDrawn(useMemo(() => saved.map(drawableOf), [saved]));
}

function drawableOf({ id, content }: Saved): Drawable {
  return {
    id,
    async find() {
      const read = await readContent({ ...content, language: null });
      if (!read.ok) return null;
      const { scenario } = read.value;
      const isPaging = exerciseOf(scenario) === "paging";
      return {
        scenario,
        picture: isPaging ? { draws: "pages" } : { draws: scenario.hosts.length > 1 ? "hosts" : "lanes", until: UNTIL },
      };
    },
  };
}
