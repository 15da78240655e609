/** What is sought among the ready-made scenarios: every word of it, in titles, lines or descriptions of either language. */
import { groups, type GalleryGroup } from "../../../scenarios/groups.ts";

const folded = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Whether every word that is `sought` is in `text`. */
export function isFound(text: string, sought: string): boolean {
  const found = folded(text);
  return folded(sought)
    .split(/\s+/)
    .every((word) => found.includes(word));
}

/** The groups with the cards in which `sought` is found; groups without any are left out. */
export function shelvesWith(sought: string): readonly GalleryGroup[] {
  if (sought.trim() === "") return groups;
  return groups
    .map((group) => ({
      ...group,
      cards: group.cards.filter(({ entry, line }) => {
        const { en, zh } = entry.texts;
        const texts = [en.title, en.description, en.see, zh.title, zh.description, zh.see, line.en, line.zh];
        return isFound(texts.join(" "), sought);
      }),
    }))
    .filter(({ cards }) => cards.length > 0);
}
