/**
 * One page frame as a button: number, page, machine, bits, transfer and the marks of the present step. All properties are
 * primitives, so that a step redraws only the cells it changes.
 */
import { memo, type CSSProperties } from "react";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import { VM_SHARED } from "../../trace/hostState.ts";
import { vmColor } from "../shared/vmColor.ts";
import type { Transfer } from "./busyFrames.ts";
import type { MarkKind } from "./frameMarks.ts";
import { AttemptSign, BitSign, ClearedSign, CountSign, DirtySign, HandSign } from "./frameSigns.tsx";
import { HATCHED, softSurface } from "../shared/canvas/surface.ts";

/** How a cell stands out by the selection: it is the selected frame, its machine is selected, or another one is. */
export type CellEmphasis = "none" | "frame" | "machine" | "other";

export interface FrameCellProps {
  readonly frame: number;
  readonly vm: number;
  readonly page: number;
  readonly machine: string;
  /** Machines whose pages share the frame, by their numbers with commas between; empty: it is no shared one. */
  readonly sharers: string;
  /** Pages that share it. */
  readonly sharing: number;
  readonly hasBit: boolean;
  readonly isReferenced: boolean;
  /** What the replacement policy counts of the page; null: nothing. */
  readonly count: number | null;
  readonly isDirty: boolean;
  readonly transfer: Transfer | null;
  readonly mark: MarkKind | null;
  /** The page that left in this step; -1 when none did. */
  readonly oldPage: number;
  readonly isCleared: boolean;
  readonly hasHand: boolean;
  /** Somebody whose it is not has tried to reach it: what became of the last time; null: nobody has. */
  readonly attempt: "stopped" | "breach" | null;
  readonly emphasis: CellEmphasis;
  readonly isTabStop: boolean;
  /** Small cells have no room for the frame number; the label has it. */
  readonly isCompact: boolean;
  readonly label: string;
  readonly text: PanelCatalogue["memory"];
}

const RING: Readonly<Record<MarkKind, string>> = {
  hit: "ring-2 ring-accent",
  loaded: "ring-2 ring-accent",
  fault: "ring-[2.5px] ring-fault",
  victim: "ring-[2.5px] ring-fault",
};

/** Machines whose colours stand in a shared frame. */
const MOST_COLOURS = 6;

/** Characters up to which what stands for the page is set large. */
const LARGE_DIGITS = { roomy: 4, compact: 3 } as const;

function surfaceOf(vm: number, emphasis: CellEmphasis): CSSProperties {
  if (vm < 0) return {};
  if (emphasis === "other") return { borderColor: vmColor(vm, "line") };
  const surface = softSurface(vm);
  return emphasis === "machine" ? { ...surface, borderColor: vmColor(vm) } : surface;
}

export const FrameCell = memo(function FrameCell(props: FrameCellProps) {
  const { frame, vm, transfer, mark, emphasis, isCompact, text } = props;
  const isFree = vm === -1;
  const isShared = vm === VM_SHARED;
  const isSelected = emphasis === "frame";
  return (
    <button
      type="button"
      data-index={frame}
      tabIndex={props.isTabStop ? 0 : -1}
      aria-label={props.label}
      aria-pressed={isSelected}
      className={`relative flex min-w-0 cursor-pointer flex-col items-center border text-ink ${
        isCompact ? "justify-center rounded-md" : "justify-end rounded-lg pb-1 low:pb-0.5"
      } ${
        isFree ? "border-transparent bg-sunken" : isShared ? "border-3 border-double border-soft bg-panel" : "bg-panel"
      } ${mark ? RING[mark] : ""} ${isSelected ? "outline-2 outline-offset-2 outline-ink" : ""}`}
      style={surfaceOf(vm, emphasis)}
    >
      {transfer && <span className="absolute inset-0 rounded-[inherit]" style={HATCHED} />}
      {!isCompact && (
        <span className="absolute top-1 left-1 text-[0.65625rem] leading-none text-soft low:top-0.5">{frame}</span>
      )}
      {isFree ? (
        <span className={`text-soft text-[0.6875rem] ${isCompact ? "" : "pb-2.5 leading-4 low:pb-0"}`}>
          {text.free}
        </span>
      ) : isShared ? (
        <SharedContent {...props} />
      ) : (
        <Content {...props} />
      )}
      {props.isCleared && (
        <ClearedSign className={`absolute h-1.5 w-2 ${isCompact ? "bottom-0.5 left-0.5" : "top-[18px] right-1.5"}`} />
      )}
      {props.attempt && (
        <AttemptSign
          isBreach={props.attempt === "breach"}
          className={`absolute ${isCompact ? "bottom-0 left-0 size-2" : "bottom-1 left-1 size-2.5"}`}
        />
      )}
      {props.hasHand && <HandSign className="absolute -bottom-[7px] left-1/2 h-2 w-3 -translate-x-1/2" />}
    </button>
  );
});

/** How many pages are there, and a bar in the colours of their machines. */
function SharedContent({ page, sharing, sharers, isCompact, text }: FrameCellProps) {
  const vms = sharers.split(",").map(Number);
  return (
    <>
      <span
        className={`flex items-baseline gap-1 font-bold ${isCompact ? "text-[0.6875rem] leading-4" : "text-[0.9375rem] leading-5"}`}
      >
        {page >= 0 && !isCompact && page}
        <span className={isCompact || page < 0 ? "" : "text-[0.6875rem] font-semibold text-soft"}>
          {text.sharers(sharing)}
        </span>
      </span>
      <span className={`flex w-full justify-center gap-0.5 px-1 ${isCompact ? "h-1" : "h-2.5 pb-0.5"}`}>
        {vms.slice(0, MOST_COLOURS).map((vm) => (
          <span key={vm} className="max-w-4 grow rounded-xs" style={{ backgroundColor: vmColor(vm) }} />
        ))}
      </span>
    </>
  );
}

function Content(props: FrameCellProps) {
  const { vm, page, oldPage, machine, transfer, isCompact, text } = props;
  const color = vmColor(vm);
  // The page that left stands before it, with an arrow between.
  const length = String(page).length + (oldPage >= 0 ? String(oldPage).length + 2 : 0);
  const isLong = length > (isCompact ? LARGE_DIGITS.compact : LARGE_DIGITS.roomy);
  const size = isCompact
    ? isLong
      ? "text-[0.6875rem]"
      : "text-[0.8125rem]"
    : isLong
      ? "text-[0.6875rem]"
      : "text-[0.9375rem] low:text-xs";
  return (
    <>
      {props.hasBit && (
        <BitSign
          isSet={props.isReferenced}
          color={color}
          className={`absolute ${isCompact ? "top-0.5 right-0.5 size-1.5" : "top-1.5 right-1.5 size-2"}`}
        />
      )}
      {props.count !== null && !isCompact && (
        <CountSign count={props.count} className={`absolute top-1 ${props.hasBit ? "right-5" : "right-1.5"}`} />
      )}
      <span
        className={`flex items-baseline font-bold ${isLong ? "gap-0.5" : "gap-1 low:gap-0.5"} ${size} ${isCompact ? "leading-4" : "leading-5 low:leading-4"}`}
      >
        {oldPage >= 0 && (
          <>
            <s className="font-medium text-soft decoration-fault">{oldPage}</s>
            <span aria-hidden className={`text-fault ${isLong ? "" : "text-xs"}`}>
              →
            </span>
          </>
        )}
        {page}
      </span>
      <span
        className={`relative max-w-full truncate text-[0.6875rem] ${isCompact ? "px-0.5 leading-3" : "px-1 leading-3.5"}`}
        style={{ color: vmColor(vm, "ink") }}
      >
        {transfer ? text[transfer] : machine}
      </span>
      {props.isDirty && (
        <DirtySign
          color={color}
          className={`absolute right-0 bottom-0 ${isCompact ? "size-2 rounded-br-[5px]" : "size-2.5 rounded-br-[7px]"}`}
        />
      )}
    </>
  );
}
