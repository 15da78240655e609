/** Pages in a row, in an order that means something; of many, both ends. */
import type { CSSProperties } from "react";
import type { PageNumber, VmUid } from "../../../model/units.ts";
import { softSurface } from "../../shared/canvas/surface.ts";
import { useBesideText } from "../../shared/text/useBesideText.ts";
import { vmColor } from "../../shared/vmColor.ts";

export interface Chip {
  readonly key: string | number;
  readonly vm: VmUid;
  readonly page: PageNumber;
  /** Below the page. */
  readonly note?: string;
  /** What a screen reader says, and the tooltip. */
  readonly label: string;
  readonly isGhost?: boolean;
  /** What the step did to it. */
  readonly mark: "leaves" | "comesIn" | "hit" | null;
}

const CHIP = { widthPx: 34, gapPx: 4 } as const;
/** Chips whose room the number of those left out takes. */
const GAP_CHIPS = 2;
const FEWEST = 4;

/** How many chips have room. */
export function chipsThatFit(widthPx: number): number {
  return Math.max(FEWEST, Math.floor((widthPx + CHIP.gapPx) / (CHIP.widthPx + CHIP.gapPx)));
}

const MARKS = {
  leaves: "ring-2 ring-fault text-fault",
  comesIn: "ring-2 ring-accent",
  hit: "ring-2 ring-ok",
} as const;

export function Chips({
  label,
  chips,
  most,
}: {
  readonly label: string;
  readonly chips: readonly Chip[];
  readonly most: number;
}) {
  const { beside: t } = useBesideText();
  const isLong = chips.length > most;
  const shown = most - GAP_CHIPS;
  const first = isLong ? chips.slice(0, Math.ceil(shown / 2)) : chips;
  const last = isLong ? chips.slice(chips.length - Math.floor(shown / 2)) : [];
  const draw = (chip: Chip) => <ChipEntry key={chip.key} chip={chip} />;
  return (
    <ol aria-label={label} className="flex min-w-0 items-center overflow-hidden p-0.5" style={{ gap: CHIP.gapPx }}>
      {chips.length === 0 && <li className="text-faint">{t.empty}</li>}
      {first.map(draw)}
      {isLong && (
        <li className="shrink-0 px-1 whitespace-nowrap text-soft">
          {t.moreEntries(chips.length - first.length - last.length)}
        </li>
      )}
      {last.map(draw)}
    </ol>
  );
}

function ChipEntry({ chip: { vm, page, note, label, isGhost = false, mark } }: { readonly chip: Chip }) {
  const { beside: t } = useBesideText();
  const word = mark === null ? "" : `; ${mark === "hit" ? t.wasUsed : t[mark]}`;
  const style: CSSProperties = isGhost
    ? { borderColor: vmColor(vm), color: vmColor(vm, "ink"), width: CHIP.widthPx }
    : { ...softSurface(vm), width: CHIP.widthPx };
  return (
    <li
      title={label + word}
      style={style}
      className={`grid shrink-0 place-items-center rounded-md border tabular-nums ${note === undefined ? "h-5.5" : "h-9"} ${
        isGhost ? "border-dashed" : "text-ink"
      } ${mark ? MARKS[mark] : ""}`}
    >
      <span aria-hidden className="text-[13px] leading-4 font-semibold">
        {page}
      </span>
      {note !== undefined && (
        <span aria-hidden className="text-mini leading-3 font-normal text-soft">
          {note}
        </span>
      )}
      <span className="sr-only">{label + word}</span>
    </li>
  );
}
