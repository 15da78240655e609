/** What is sought among the ready-made scenarios: every word of it, in titles, lines or descriptions of either language. */
import { groups, type GalleryGroup } from "../../../scenarios/groups.ts";

const folded = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The groups with the cards in which `sought` is found; groups without any are left out. */
export function shelvesWith(sought: string): readonly GalleryGroup[] {
  const words = folded(sought).split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups
    .map((group) => ({
      ...group,
      cards: group.cards.filter(({ entry, line }) => {
        const { en, zh } = entry.texts;
        const text = folded(
          [en.title, en.description, en.see, zh.title, zh.description, zh.see, line.en, line.zh].join(" "),
        );
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ cards }) => cards.length > 0);
}
