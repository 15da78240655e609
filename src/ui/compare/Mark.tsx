/** The sign of a run: its number in a square, filled for the base. Letters would be names of jobs. */
import { useCompareText } from "./useCompare.ts";

export function Mark({ place, isSmall = false }: { readonly place: number; readonly isSmall?: boolean }) {
  const { compare: t } = useCompareText();
  return (
    <>
      <span
        aria-hidden
        className={`inline-grid shrink-0 place-items-center rounded-[5px] border font-bold tabular-nums ${
          isSmall ? "size-4 text-[10.5px]" : "size-5 text-xs"
        } ${place === 0 ? "border-ink bg-ink text-panel" : "border-ink bg-panel text-ink"}`}
      >
        {place + 1}
      </span>
      <span className="sr-only">{place === 0 ? t.baseSpoken : t.variant(place + 1)}</span>
    </>
  );
}
