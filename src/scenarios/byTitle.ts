/** Entries of the gallery by their titles: a scenario that still has one is that entry, whatever language it is in. */
import type { GalleryEntry } from "./gallery.ts";
import { scenarios } from "./list.ts";

const entries = new Map(scenarios.flatMap((entry) => Object.values(entry.texts).map(({ title }) => [title, entry])));

export function entryWithTitle(title: string): GalleryEntry | null {
  return entries.get(title) ?? null;
}
