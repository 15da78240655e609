/** The page-frame map for hosts of up to a few hundred frames: one button a frame, in balanced rows. */
import { useCallback, useEffect, useId, useRef, type MouseEvent } from "react";
import { TEXT_CELL, type TextGridLayout } from "../../chart/frameGrid.ts";
import type { VmUid } from "../../model/units.ts";
import type { Selection } from "../../store/appState.ts";
import { FRAME_DIRTY, FRAME_REFERENCED } from "../../trace/hostState.ts";
import type { SharedPage } from "../../trace/views/sharing.ts";
import { useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { useLayout } from "../shared/layout/useLayout.ts";
import { useActions } from "../shared/useApp.ts";
import { transferOf } from "./busyFrames.ts";
import { FrameCell, type CellEmphasis } from "./FrameCell.tsx";
import { frameLabel, type MapContext } from "./frameLabel.ts";
import { useFrameTip } from "./useFrameTip.tsx";
import { indexOfTarget, useRovingFocus } from "../shared/layout/useRovingFocus.ts";

/** Sizes grow with the type of the page. */
const REM_PX = 16;
/** Height of a frame in a low window on a desk, so that all panels can be seen. */
const LOW = "(max-height: 49.99rem) and (min-width: 48rem)";
const LOW_PX = 42;
/** On a phone four rows have to stand above their legend. */
const PHONE_PX = 56;

interface FrameGridProps {
  readonly context: MapContext;
  readonly layout: TextGridLayout;
  readonly selection: Selection | null;
  /** The machine the selection belongs to, or -1. */
  readonly selectedVm: VmUid | -1;
}

const NO_PAGES: readonly SharedPage[] = [];

/** The number of a shared page, where it is the same in all machines; else -1. */
function commonPage(pages: readonly SharedPage[]): number {
  const { page } = pages[0]!;
  return pages.every((each) => each.page === page) ? page : -1;
}

function emphasisOf(
  frame: number,
  vm: VmUid | -1,
  selection: Selection | null,
  selectedVm: VmUid | -1,
  sharing: readonly SharedPage[],
): CellEmphasis {
  if (selection?.kind === "frame") return selection.frame === frame ? "frame" : "none";
  if (selectedVm === -1 || vm === -1) return "none";
  return vm === selectedVm || sharing.some((each) => each.vm === selectedVm) ? "machine" : "other";
}

export function FrameGrid({ context, layout, selection, selectedVm }: FrameGridProps) {
  const { info, host, marks, traffic, hasBit, counter, text } = context;
  const { frames } = host;
  const { select } = useActions();
  const { columns, isCompact } = layout;
  const isLow = useMediaQuery(LOW);
  const isPhone = useLayout() === "phone";
  const cell = isCompact ? TEXT_CELL.compact : TEXT_CELL.roomy;

  const heightPx = isCompact ? cell.heightPx : isLow ? LOW_PX : isPhone ? PHONE_PX : cell.heightPx;
  const { index, onKeyDown, onFocus } = useRovingFocus(info.frames, columns);
  const tip = useFrameTip((frame) => frameLabel(context, frame));
  const helpId = useId();
  const grid = useRef<HTMLDivElement>(null);
  // On a phone the map can be taller than its place: what the step is about comes into view.
  useEffect(() => {
    if (isPhone && marks.frame >= 0)
      grid.current?.querySelector(`[data-index="${marks.frame}"]`)?.scrollIntoView({ block: "nearest" });
  }, [isPhone, marks.frame]);
  const selectedFrame = selection?.kind === "frame" ? selection.frame : -1;
  const onClick = useCallback(
    (event: MouseEvent) => {
      const frame = indexOfTarget(event.target);
      if (frame !== null) select(frame === selectedFrame ? null : { kind: "frame", frame });
    },
    [select, selectedFrame],
  );
  return (
    <div
      ref={grid}
      role="toolbar"
      tabIndex={-1}
      aria-label={text.mapLabel}
      aria-describedby={helpId}
      className="grid pt-1 pb-2.5"
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, ${cell.maxPx / REM_PX}rem))`,
        gridAutoRows: `${heightPx / REM_PX}rem`,
        columnGap: cell.gapPx,
        rowGap: cell.rowGapPx,
      }}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        onFocus(event);
        tip.onFocus(event);
      }}
      {...tip.handlers}
    >
      {Array.from({ length: info.frames }, (_, frame) => {
        const vm = frames.vm.get(frame);
        const flags = frames.flags.get(frame);
        const isMarked = marks.frame === frame;
        const sharing = host.sharing?.frames.get(frame)?.pages ?? NO_PAGES;
        return (
          <FrameCell
            key={frame}
            frame={frame}
            vm={vm}
            page={sharing.length > 0 ? commonPage(sharing) : frames.page.get(frame)}
            machine={info.vms[vm]?.name ?? ""}
            sharers={[...new Set(sharing.map((each) => each.vm))].join()}
            sharing={sharing.length}
            hasBit={hasBit}
            isReferenced={(flags & FRAME_REFERENCED) !== 0}
            count={counter && frames.count.get(frame)}
            isDirty={(flags & FRAME_DIRTY) !== 0}
            transfer={transferOf(frames, frame, traffic)}
            mark={isMarked ? marks.kind : null}
            oldPage={isMarked ? marks.oldPage : -1}
            isCleared={marks.cleared.includes(frame)}
            hasHand={host.hand === frame}
            attempt={host.isolation?.marks.get(frame) ?? null}
            emphasis={emphasisOf(frame, vm, selection, selectedVm, sharing)}
            isTabStop={index === frame}
            isCompact={isCompact}
            label={frameLabel(context, frame)}
            text={text}
          />
        );
      })}
      <span id={helpId} hidden>
        {text.mapHelp}
      </span>
      {tip.tip}
    </div>
  );
}
