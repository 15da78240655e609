/**
 * One page frame as a button: number, page, machine, bits, transfer and the marks of the present step. All properties are
 * primitives, so that a step redraws only the cells it changes.
 */
import { memo, type CSSProperties } from "react";
import type { Catalogue } from "../../i18n/catalogue.ts";
import { vmColor } from "../shared/vmColor.ts";
import type { Transfer } from "./busyFrames.ts";
import type { MarkKind } from "./frameMarks.ts";
import { HATCHED, softSurface } from "./surface.ts";

/** How a cell stands out by the selection: it is the selected frame, its machine is selected, or another one is. */
export type CellEmphasis = "none" | "frame" | "machine" | "other";

export interface FrameCellProps {
  readonly frame: number;
  readonly vm: number;
  readonly page: number;
  readonly machine: string;
  readonly hasBit: boolean;
  readonly isReferenced: boolean;
  readonly isDirty: boolean;
  readonly transfer: Transfer | null;
  readonly mark: MarkKind | null;
  /** The page that left in this step, and its machine; -1 and "" when none did. */
  readonly oldPage: number;
  readonly oldMachine: string;
  readonly isCleared: boolean;
  readonly hasHand: boolean;
  readonly emphasis: CellEmphasis;
  readonly isTabStop: boolean;
  readonly label: string;
  readonly text: Catalogue["memory"];
}

const RING: Readonly<Record<MarkKind, string>> = {
  hit: "ring-2 ring-accent",
  loaded: "ring-2 ring-accent",
  fault: "ring-[2.5px] ring-fault",
  victim: "ring-[2.5px] ring-fault",
};

/** Digits up to which a page number is set large. */
const LARGE_DIGITS = 4;

function surfaceOf(vm: number, emphasis: CellEmphasis): CSSProperties {
  if (vm < 0) return {};
  const surface = softSurface(vm);
  if (emphasis === "other") return { borderColor: vmColor(vm, "line") };
  return emphasis === "machine" ? { ...surface, borderColor: vmColor(vm) } : surface;
}

function Tag({ mark, text }: { readonly mark: MarkKind | null; readonly text: Catalogue["memory"] }) {
  if (mark === null || mark === "hit") return null;
  const word = { fault: text.tagFault, victim: text.tagVictim, loaded: text.tagLoaded }[mark];
  const color = mark === "loaded" ? "bg-accent text-on-accent" : "bg-fault text-panel";
  return (
    <span
      className={`absolute -top-2 left-1/2 z-10 -translate-x-1/2 rounded-full px-1.5 text-[10px] leading-[14px] font-bold whitespace-nowrap ${color}`}
    >
      {word}
    </span>
  );
}

function ReferenceBit({ vm, isReferenced }: { readonly vm: number; readonly isReferenced: boolean }) {
  return (
    <span
      className="absolute top-1.5 right-1.5 size-2 rounded-full border-[1.5px]"
      style={{ borderColor: vmColor(vm), backgroundColor: isReferenced ? vmColor(vm) : "transparent" }}
    />
  );
}

function DirtyCorner({ vm }: { readonly vm: number }) {
  return (
    <span
      className="absolute right-0 bottom-0 size-2.5 rounded-br-[7px]"
      style={{ backgroundColor: vmColor(vm), clipPath: "polygon(100% 0, 100% 100%, 0 100%)" }}
    />
  );
}

function PageNumber({
  page,
  oldPage,
  isGone,
}: {
  readonly page: number;
  readonly oldPage: number;
  readonly isGone: boolean;
}) {
  const size = String(isGone ? oldPage : page).length > LARGE_DIGITS ? "text-[11px]" : "text-[15px]";
  return (
    <span className={`flex items-baseline gap-1 leading-5 font-bold tabular-nums ${size}`}>
      {oldPage >= 0 && (
        <s className={isGone ? "decoration-fault decoration-2" : "text-[11px] font-medium text-soft decoration-fault"}>
          {oldPage}
        </s>
      )}
      {!isGone && page}
    </span>
  );
}

export const FrameCell = memo(function FrameCell(props: FrameCellProps) {
  const { frame, vm, page, machine, transfer, mark, oldPage, oldMachine, emphasis, text } = props;
  // After an eviction the frame holds nothing until its next page comes: what left is still named, struck through.
  const isGone = page < 0 && oldPage >= 0;
  const isFree = vm < 0 && !isGone && transfer === null;
  const isSelected = emphasis === "frame";
  const owner = vm >= 0 ? machine : oldMachine;
  return (
    <button
      type="button"
      data-index={frame}
      tabIndex={props.isTabStop ? 0 : -1}
      aria-label={props.label}
      aria-pressed={isSelected}
      title={props.label}
      className={`relative flex h-14 min-w-0 flex-col items-center justify-end rounded-lg border pb-1 text-ink ${
        isFree ? "border-transparent bg-sunken" : "bg-panel"
      } ${isFree || vm >= 0 ? "" : "border-line-strong"} ${mark ? RING[mark] : ""} ${
        isSelected ? "outline-2 outline-offset-2 outline-ink" : ""
      }`}
      style={surfaceOf(vm, emphasis)}
    >
      {transfer && <span className="absolute inset-0 rounded-[7px]" style={HATCHED} />}
      <span className="absolute top-1 left-1.5 text-[10px] leading-none text-soft tabular-nums">{frame}</span>
      {props.hasBit && vm >= 0 && <ReferenceBit vm={vm} isReferenced={props.isReferenced} />}
      {props.isCleared && (
        <span
          className="absolute top-[18px] right-1.5 h-1.5 w-2 bg-soft"
          style={{ clipPath: "polygon(50% 0, 100% 100%, 0 100%)" }}
        />
      )}
      {isFree ? (
        <span className="pb-2.5 text-[11px] leading-4 text-soft">{text.free}</span>
      ) : (
        <>
          <PageNumber page={page} oldPage={oldPage} isGone={isGone} />
          <span
            className="relative max-w-full truncate px-1 text-[11px] leading-3.5"
            style={vm >= 0 ? { color: vmColor(vm, "ink") } : undefined}
          >
            {transfer ? `${transfer === "reading" ? "↓" : "↑"} ${text[transfer]}` : owner}
          </span>
        </>
      )}
      {props.isDirty && vm >= 0 && <DirtyCorner vm={vm} />}
      {props.hasHand && (
        <span
          className="absolute -bottom-[7px] left-1/2 h-2 w-3 -translate-x-1/2 bg-accent"
          style={{ clipPath: "polygon(50% 0, 100% 100%, 0 100%)" }}
        />
      )}
      <Tag mark={mark} text={text} />
    </button>
  );
});
