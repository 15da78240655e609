/** The ready-made scenarios on shelves in three columns, one below the other where there is no room. Arrows go from card to card. */
import type { KeyboardEvent } from "react";
import type { GalleryEntry } from "../../../scenarios/gallery.ts";
import type { GalleryGroup } from "../../../scenarios/groups.ts";
import type { EntryId } from "../../../scenarios/titles.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../../shared/useApp.ts";
import { useDialogText } from "../useDialogText.ts";
import type { Pictures } from "./pictures/useDrawn.ts";
import { usePictures } from "./pictures/usePictures.ts";
import { ScenarioCard } from "./ScenarioCard.tsx";

export interface ShelvesProps {
  readonly groups: readonly GalleryGroup[];
  readonly currentEntry: EntryId | null;
  readonly onOpen: (entry: GalleryEntry) => void;
}

export function Shelves({ groups, currentEntry, onOpen }: ShelvesProps) {
  const pictures = usePictures();
  return (
    // The cards are buttons with keys of their own; the arrows hold for all of them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="grid gap-x-3.5 gap-y-5 lg:grid-cols-3" onKeyDown={goToCard}>
      {columnsOf(groups).map((column) => (
        <div key={column[0]?.group.id} className="flex flex-col gap-5">
          {column.map((shelf) => (
            <Shelf key={shelf.group.id} {...shelf} pictures={pictures} currentEntry={currentEntry} onOpen={onOpen} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface PlacedShelf {
  readonly group: GalleryGroup;
  /** The column that it stands in, and how many cards stand above it there. */
  readonly column: number;
  readonly above: number;
}

/** A shelf a column, but that of several hosts, which stands below the short one before it. */
function columnsOf(groups: readonly GalleryGroup[]): readonly (readonly PlacedShelf[])[] {
  const columns: PlacedShelf[][] = [];
  for (const group of groups) {
    const last = columns.at(-1);
    if (group.id !== "hosts" || !last) columns.push([{ group, column: columns.length, above: 0 }]);
    else last.push({ group, column: columns.length - 1, above: last[0]?.group.cards.length ?? 0 });
  }
  return columns;
}

function Shelf({
  group: { id, cards },
  column,
  above,
  pictures,
  currentEntry,
  onOpen,
}: PlacedShelf & { readonly pictures: Pictures } & Pick<ShelvesProps, "currentEntry" | "onOpen">) {
  const t = useDialogText().dialogs.gallery;
  const language = useApp(selectLanguage);
  return (
    // No region: panels of the page have the same names.
    <div role="group" aria-labelledby={`shelf-${id}`}>
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
              place={`${column} ${above + at}`}
              isCurrent={entry.id === currentEntry}
              onOpen={() => onOpen(entry)}
            />
          </li>
        ))}
      </ul>
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
