/** The text's code and ours, one above the other. Lines of both that say the same have the same mark in front of them. */
import type { Listing, ListingLine } from "../../learn/lesson.ts";
import { useLessonText } from "./useLessonText.ts";

export function ListingView({ listing }: { readonly listing: Listing }) {
  const { lessons: t } = useLessonText();
  const marks = [...new Set(listing.theirs.flatMap(({ mark }) => mark ?? []))];
  return (
    <div className="grid gap-3">
      <Side title={t.theirs} lines={listing.theirs} marks={marks} />
      <Side title={t.ours} lines={listing.ours} marks={marks} />
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly lines: readonly ListingLine[];
  /** In the order of their letters. */
  readonly marks: readonly string[];
}

function Side({ title, lines, marks }: SideProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-xs font-semibold text-soft">{title}</figcaption>
      <div
        role="group"
        aria-label={title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
        tabIndex={0}
        className="overflow-x-auto rounded-lg border border-line bg-sunken py-1.5 font-mono text-[0.71875rem] leading-[1.1875rem]"
      >
        {numbered(lines).map(({ code, mark, at }) => (
          <div key={at} className="flex w-max min-w-full px-2.5 whitespace-pre">
            <span className="w-4 shrink-0 text-accent">{mark === undefined ? "" : letterOf(marks.indexOf(mark))}</span>
            {code}
          </div>
        ))}
      </div>
    </figure>
  );
}

function numbered(lines: readonly ListingLine[]) {
  return lines.map((line, at) => ({ ...line, at }));
}

const letterOf = (index: number) => String.fromCodePoint("a".codePointAt(0)! + index);
