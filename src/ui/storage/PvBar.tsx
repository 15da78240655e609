/**
 * One disk as a bar: a piece for each run of extents, set apart extent by extent where there is room, with the volume's
 * name where it fits. Runs too thin to see are merged, so a disk of 100,000 extents is a few hundred pieces at most.
 */
import {
  memo,
  useCallback,
  useContext,
  useMemo,
  useState,
  type CSSProperties,
  type MouseEvent,
  type PointerEvent,
} from "react";
import { barSegments, type BarSegment } from "../../chart/extentBar.ts";
import { roleOf } from "../../chart/volumePlaces.ts";
import { placeOfNumber } from "../../model/volumePlace.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { LvId, PvId, VmUid } from "../../model/units.ts";
import type { ExtentRun } from "../../trace/figures/extentRuns.ts";
import type { HostInfo, LvInfo } from "../../trace/hostState.ts";
import { softSurface } from "../shared/canvas/surface.ts";
import { indexOfTarget, useRovingFocus } from "../shared/layout/useRovingFocus.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { AnsweringContext } from "../shared/moment/answering.ts";
import { useActions } from "../shared/useApp.ts";
import { vmColor } from "../shared/vmColor.ts";
import { volumeName } from "./volumeName.ts";

const INITIAL_WIDTH_PX = 700;
/** Narrowest piece that is drawn by itself. */
const SEGMENT_MIN_PX = 4;
/** Extents at least this wide are set apart by lines. */
const DIVIDED_FROM_PX = 5;
/** Width of a letter of a label, and the room beside it: enough for the widest text this font makes of so many letters. */
const LABEL = { letterPx: 6.6, widePx: 11, sidePx: 12 } as const;
const FIRST_WIDE_CHARACTER = 0x2e80;
const WIDE_LETTERS = /[@%&mwMW]/;

export interface BarMark {
  readonly extent: number;
  readonly isParity: boolean;
}

interface PvBarProps {
  readonly pv: PvId;
  readonly runs: readonly ExtentRun[];
  readonly extents: number;
  readonly info: HostInfo;
  readonly selectedLv: LvId | -1;
  /** Extents of this disk that are traced. */
  readonly marks: readonly BarMark[];
  /** A place of a volume on this disk is pointed at. */
  readonly onPoint: (lv: LvId, place: number) => void;
  readonly isFailed: boolean;
  /** A machine whose volumes stand out, when no single volume is selected; else -1. */
  readonly selectedVm: VmUid | -1;
  readonly text: PanelCatalogue["storage"];
}

function labelWidthPx(label: string): number {
  let width: number = LABEL.sidePx;
  for (const letter of label) {
    const isWide = letter.charCodeAt(0) >= FIRST_WIDE_CHARACTER || WIDE_LETTERS.test(letter);
    width += isWide ? LABEL.widePx : LABEL.letterPx;
  }
  return width;
}

function describe(
  segment: BarSegment,
  volume: LvInfo | undefined,
  name: string,
  pv: PvId,
  text: PanelCatalogue["storage"],
): string {
  const { start, count, le, runs, free } = segment;
  const lastPe = start + count - 1;
  if (runs > 1) return text.mixed(name, runs, pv, start, lastPe, free);
  const { area, row } = placeOfNumber(le);
  const facts = { volume: name, pv, firstLe: row, lastLe: row + count - 1, firstPe: start, lastPe };
  if (!volume?.layout) return text.volume(facts);
  const role = roleOf(volume);
  const number = volume.layout.kind === "raid10" ? (area % 2) + 1 : area + 1;
  return text.part({ ...facts, role, number });
}

export const PvBar = memo(Bar);

function Bar(props: PvBarProps) {
  const { pv, runs, extents, info, selectedLv, selectedVm, marks, onPoint, isFailed, text } = props;
  const { select } = useActions();
  const [widthPx, ref] = useWidth(INITIAL_WIDTH_PX);
  const [hovered, setHovered] = useState(-1);
  const segments = useMemo(() => barSegments(runs, Math.floor(widthPx / SEGMENT_MIN_PX)), [runs, widthPx]);
  // Free pieces are no buttons; the arrow keys go from volume to volume.
  const held = useMemo(() => segments.filter(({ lv }) => lv !== -1), [segments]);
  const { index, onKeyDown, onFocus } = useRovingFocus(held.length, held.length);
  const onClick = useCallback(
    (event: MouseEvent) => {
      const lv = held[indexOfTarget(event.target) ?? -1]?.lv;
      if (lv !== undefined) select(lv === selectedLv ? null : { kind: "lv", lv });
    },
    [held, select, selectedLv],
  );
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const extent = Math.floor(((event.clientX - left) / width) * extents);
    const run = runs.find(({ start, count }) => extent >= start && extent < start + count);
    if (run && run.lv !== -1) onPoint(run.lv, run.le + extent - run.start);
  };
  const used = runs.reduce((sum, run) => sum + (run.lv === -1 ? 0 : run.count), 0);
  const tipped = held[hovered];
  let heldSoFar = 0;
  return (
    <div
      ref={ref}
      role="toolbar"
      tabIndex={-1}
      aria-label={text.diskLabel(pv, used, extents)}
      className="relative h-7.5"
      onClick={onClick}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        onFocus(event);
        setHovered(indexOfTarget(event.target) ?? -1);
      }}
      onBlur={() => setHovered(-1)}
      onPointerOver={(event) => setHovered(indexOfTarget(event.target) ?? -1)}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setHovered(-1)}
    >
      {segments.map((segment) => {
        const place = placeOf(segment, extents, widthPx);
        if (segment.lv === -1) {
          return <FreePiece key={segment.start} pv={pv} segment={segment} place={place} text={text} />;
        }
        const number = heldSoFar++;
        const volume = info.lvs[segment.lv];
        const name = volume ? volumeName(volume, info, text) : "";
        return (
          <VolumePiece
            key={segment.start}
            index={number}
            isTabStop={number === index}
            vm={volume?.vm ?? -1}
            name={name}
            words={describe(segment, volume, name, pv, text)}
            place={place}
            isMixed={segment.runs > 1}
            isSelected={segment.lv === selectedLv || (selectedVm !== -1 && volume?.vm === selectedVm)}
            isOther={selectedLv !== -1 ? segment.lv !== selectedLv : selectedVm !== -1 && volume?.vm !== selectedVm}
          />
        );
      })}
      {isFailed && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-0"
          style={{ backgroundColor: "color-mix(in srgb, var(--panel) 60%, transparent)" }}
        />
      )}
      {marks.map(({ extent, isParity }) => (
        <span
          key={extent}
          aria-hidden
          className={`pointer-events-none absolute -inset-y-0.5 min-w-1 rounded-sm outline-2 outline-ink ${isParity ? "outline-dashed" : ""}`}
          style={{ left: `${(100 * extent) / extents}%`, width: `${100 / extents}%` }}
        />
      ))}
      {tipped && (
        <BarTooltip
          middle={(tipped.start + tipped.count / 2) / extents}
          words={describe(tipped, info.lvs[tipped.lv], nameOf(tipped.lv, info, text), pv, text)}
        />
      )}
    </div>
  );
}

function nameOf(lv: LvId, info: HostInfo, text: PanelCatalogue["storage"]): string {
  const volume = info.lvs[lv];
  return volume ? volumeName(volume, info, text) : "";
}

/** Where a piece is drawn, and how wide its extents are there. */
interface PiecePlace {
  readonly style: CSSProperties;
  readonly widthPx: number;
  readonly extentPx: number;
}

function placeOf({ start, count }: ExtentRun, extents: number, barPx: number): PiecePlace {
  const extentPx = barPx / extents;
  const widthPx = count * extentPx;
  const gapPx = widthPx >= 2 * SEGMENT_MIN_PX ? 2 : widthPx >= SEGMENT_MIN_PX ? 1 : 0;
  return {
    style: { left: `${(100 * start) / extents}%`, width: `calc(${(100 * count) / extents}% - ${gapPx}px)` },
    widthPx,
    extentPx,
  };
}

/** Lines between extents, drawn over the fill from the left edge of the piece. */
function dividers(extentPx: number, color: string): CSSProperties {
  if (extentPx < DIVIDED_FROM_PX) return {};
  return {
    backgroundImage: `repeating-linear-gradient(to right, transparent 0 ${extentPx - 1}px, ${color} ${extentPx - 1}px ${extentPx}px)`,
  };
}

interface FreePieceProps {
  readonly pv: PvId;
  readonly segment: BarSegment;
  readonly place: PiecePlace;
  readonly text: PanelCatalogue["storage"];
}

function FreePiece({ pv, segment, place, text }: FreePieceProps) {
  const answering = useContext(AnsweringContext);
  const label = text.free(segment.count);
  return (
    <span
      className="absolute inset-y-0 overflow-hidden rounded bg-sunken text-xs text-soft"
      style={place.style}
      title={label}
    >
      <span className="absolute inset-0" style={dividers(place.extentPx, "var(--panel)")} />
      <span
        className={`absolute inset-y-0 left-1 grid place-items-center ${labelWidthPx(label) <= place.widthPx ? "" : "sr-only"}`}
      >
        <span className="rounded bg-sunken px-1 whitespace-nowrap">{label}</span>
      </span>
      {answering?.place("extents", segment.start, pv)}
    </span>
  );
}

interface VolumePieceProps {
  readonly index: number;
  readonly isTabStop: boolean;
  readonly vm: VmUid | -1;
  readonly name: string;
  readonly words: string;
  readonly place: PiecePlace;
  readonly isMixed: boolean;
  readonly isSelected: boolean;
  readonly isOther: boolean;
}

/** What does not stand out is pale, but for its words. */
const PALE = { fill: "45%", line: "50%" } as const;

function fillOf(vm: VmUid, isOther: boolean): string {
  const soft = vmColor(vm, "soft");
  return isOther ? `color-mix(in srgb, ${soft} ${PALE.fill}, var(--panel))` : soft;
}

/** Space that is held is soft, with a line around it; the host's own volume has no hue. What stands out has a strong line. */
function surfaceOf(vm: VmUid | -1, isSelected: boolean, isOther: boolean): CSSProperties {
  if (vm < 0) return { borderColor: "var(--line-strong)" };
  const surface = softSurface(vm);
  if (isOther) {
    const borderColor = `color-mix(in srgb, ${vmColor(vm, "line")} ${PALE.line}, transparent)`;
    return { ...surface, backgroundColor: fillOf(vm, true), borderColor };
  }
  return isSelected ? { ...surface, borderColor: vmColor(vm), borderWidth: 2 } : surface;
}

function labelStyle(vm: VmUid | -1, isOther: boolean): CSSProperties {
  return vm < 0
    ? { backgroundColor: "var(--panel)" }
    : { backgroundColor: fillOf(vm, isOther), color: vmColor(vm, "ink") };
}

function VolumePiece(props: VolumePieceProps) {
  const { vm, name, place, isMixed, isSelected, isOther } = props;
  const isHosts = vm < 0;
  return (
    <button
      type="button"
      data-index={props.index}
      tabIndex={props.isTabStop ? 0 : -1}
      aria-label={props.words}
      aria-pressed={isSelected}
      className={`absolute inset-y-0 cursor-pointer overflow-hidden rounded border text-left text-xs font-semibold ${
        isHosts ? "bg-panel text-ink" : ""
      } ${isSelected ? "outline-2 outline-offset-1 outline-ink" : ""}`}
      style={{ ...place.style, ...surfaceOf(vm, isSelected, isOther) }}
    >
      {!isMixed && (
        <span
          className="absolute inset-0"
          style={dividers(
            place.extentPx,
            isHosts ? "var(--line)" : `color-mix(in srgb, ${vmColor(vm, "line")} 55%, transparent)`,
          )}
        />
      )}
      {labelWidthPx(name) <= place.widthPx && (
        <span className="absolute inset-y-0 left-1 grid place-items-center">
          <span className="rounded px-1 leading-5 whitespace-nowrap" style={labelStyle(vm, isOther)}>
            {name}
          </span>
        </span>
      )}
    </button>
  );
}

/** Kept inside the bar: it hangs from its place by its left end in the left half, by its right end in the right half. */
function BarTooltip({ middle, words }: { readonly middle: number; readonly words: string }) {
  const isRight = middle > 0.5;
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute top-full z-20 mt-1 w-max max-w-full rounded-md bg-ink px-2 py-1 text-xs text-panel shadow-float"
      style={isRight ? { right: `${100 * (1 - middle)}%` } : { left: `${100 * middle}%` }}
    >
      {words}
    </span>
  );
}
