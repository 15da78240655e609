/** A scenario of the gallery: its picture, its title, and a line. Clicking it opens it. */
import type { PictureData } from "./pictures/pictureOf.ts";
import { Picture } from "./pictures/Picture.tsx";

export interface ScenarioCardProps {
  readonly title: string;
  readonly line: string;
  /** The sentence behind the line. */
  readonly description: string;
  /** Absent until it is drawn. */
  readonly picture: PictureData | undefined;
  /** Column and row, by which the arrows find it. */
  readonly place: string;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

export function ScenarioCard({ title, line, description, picture, place, isCurrent, onOpen }: ScenarioCardProps) {
  return (
    <button
      type="button"
      data-card={place}
      aria-current={isCurrent ? "true" : undefined}
      title={description}
      onClick={onOpen}
      className={`flex w-full cursor-pointer flex-col rounded-xl md:max-lg:flex-row md:max-lg:items-center md:max-lg:gap-x-4 border bg-panel px-3.5 pt-3 pb-2 text-left transition-colors hover:border-accent hover:bg-accent-soft ${isCurrent ? "border-accent" : "border-line"}`}
    >
      {/* No larger than it was drawn for; in one wide column the words stand beside it. */}
      <span className="block w-full max-w-[334px] shrink-0">
        <Picture data={picture} />
      </span>
      <span className="flex min-w-0 flex-col">
        <span className="mt-2.5 font-semibold">{title}</span>
        <span className="mt-0.5 text-xs text-soft">{line}</span>
      </span>
    </button>
  );
}
