/** The pictures of the ready-made scenarios, by the ids of their entries. */
import { groups } from "../../../../scenarios/groups.ts";
import { useDrawn, type Drawable, type Pictures } from "./useDrawn.ts";

const ALL: readonly Drawable[] = groups
  .flatMap(({ cards }) => cards)
  .map(({ entry, picture }) => ({ id: entry.id, find: () => Promise.resolve({ scenario: entry.scenario, picture }) }));

export function usePictures(): Pictures {
  return useDrawn(ALL);
}
