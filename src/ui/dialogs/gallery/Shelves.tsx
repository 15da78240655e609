/** The ready-made scenarios in three columns, one below the other where there is no room. Arrows go from card to card. */
import type { KeyboardEvent } from "react";
import type { GalleryEntry } from "../../../scenarios/gallery.ts";
import type { GalleryGroup } from "../../../scenarios/groups.ts";
import type { EntryId } from "../../../scenarios/titles.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../../shared/useApp.ts";
import { useDialogText } from "../useDialogText.ts";
import { usePictures } from "./pictures/usePictures.ts";
import { ScenarioCard } from "./ScenarioCard.tsx";

export interface ShelvesProps {
  readonly groups: readonly GalleryGroup[];
  readonly currentEntry: EntryId | null;
  readonly onOpen: (entry: GalleryEntry) => void;
}

export function Shelves({ groups, currentEntry, onOpen }: ShelvesProps) {
  const t = useDialogText().dialogs.gallery;
  const language = useApp(selectLanguage);
  const pictures = usePictures();
  return (
    // The cards are buttons with keys of their own; the arrows hold for all of them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="grid gap-x-3.5 gap-y-5 lg:grid-cols-3" onKeyDown={goToCard}>
      {groups.map(({ id, cards }, shelf) => (
        // No region: panels of the page have the same names.
        <div key={id} role="group" aria-labelledby={`shelf-${id}`}>
          <h3 id={`shelf-${id}`} className="mb-1.5 text-mini font-semibold tracking-wide text-soft uppercase">
            {t.groups[id]}
          </h3>
          <ul className="grid gap-2">
            {cards.map(({ entry, line }, at) => (
              <li key={entry.id}>
                <ScenarioCard
                  title={entry.texts[language].title}
                  line={line[language]}
                  description={entry.texts[language].description}
                  picture={pictures.get(entry.id)}
                  place={`${shelf} ${at}`}
                  isCurrent={entry.id === currentEntry}
                  onOpen={() => onOpen(entry)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** From the card with the focus to its neighbour; at the end of a column to the next one. */
function goToCard(event: KeyboardEvent<HTMLElement>) {
  const step = STEPS[event.key];
  const from = event.target instanceof HTMLElement ? event.target.dataset["card"] : undefined;
  if (!step || from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const [shelf = 0, at = 0] = from.split(" ").map(Number);
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-card]")];
  const here = cards.findIndex((card) => card.dataset["card"] === from);
  const target =
    cards.find((card) => card.dataset["card"] === `${shelf + step[0]} ${at + step[1]}`) ??
    (step[0] === 0
      ? cards[here + step[1]]
      : cards.findLast((card) => card.dataset["card"]?.startsWith(`${shelf + step[0]} `)));
  event.preventDefault();
  target?.focus();
  target?.scrollIntoView({ block: "nearest" });
}
