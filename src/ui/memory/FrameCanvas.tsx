/**
 * The page-frame map for hosts with more frames than can be shown as buttons, up to a million: coloured squares on a
 * canvas, several frames a square when there is no room. The marks of the present step, the focus and the tooltip are
 * elements above it. The pointer or the arrow keys choose a square, which is described below the map; to a screen
 * reader the map is a slider over the squares, whose value is that description.
 */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import {
  cellAt,
  cellOfFrame,
  focusAfterKey,
  framesOfCell,
  ownersOfFrames,
  pixelMapLayout,
  type PixelMapLayout,
} from "../../chart/frameGrid.ts";
import type { VmUid } from "../../model/units.ts";
import type { Selection } from "../../store/appState.ts";
import { VM_SHARED } from "../../trace/hostState.ts";
import { useActions } from "../shared/useApp.ts";
import { frameLabel, type MapContext } from "./frameLabel.ts";
import { paintFrames, readPalette, type MapPalette } from "./paintFrames.ts";
import { useThemeName } from "../shared/canvas/useThemeName.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";

const MAX_HEIGHT_PX = 264;
/** Rings around a square are at least this wide, however small the square is. */
const MIN_RING_PX = 11;
const RING_BORDER_PX = 2;

interface FrameCanvasProps {
  readonly context: MapContext;
  readonly widthPx: number;
  /** Rows applied: says when the frames have changed, as their columns are changed in place. */
  readonly row: number;
  readonly selection: Selection | null;
  /** The machine the selection belongs to, or -1. */
  readonly selectedVm: VmUid | -1;
}

export function FrameCanvas({ context, widthPx, row, selection, selectedVm }: FrameCanvasProps) {
  const { info, host, marks, hasBit, text } = context;
  const { frames } = host;
  const attempts = host.isolation?.marks;
  const { select } = useActions();
  const helpId = useId();
  const theme = useThemeName();
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const [focusCell, setFocusCell] = useState(0);
  const [hasFocus, setHasFocus] = useState(false);
  const [hoverCell, setHoverCell] = useState<number | null>(null);
  const layout = useMemo(() => pixelMapLayout(info.frames, widthPx, MAX_HEIGHT_PX), [info.frames, widthPx]);
  // A frame chosen by itself must not make the rest of the map pale.
  const strongVm = selection?.kind === "frame" ? -1 : selectedVm;

  const paletteRef = useRef<{ readonly theme: string; readonly palette: MapPalette | null } | null>(null);

  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas) return;
    // Reading the colours takes longer than painting: once for each theme.
    if (paletteRef.current?.theme !== theme) paletteRef.current = { theme, palette: readPalette(canvas) };
    const { palette } = paletteRef.current;
    const look = { layout, hasBit, selectedVm: strongVm, cleared: marks.cleared, attempts };
    if (palette) paintFrames(canvas, frames, look, palette);
  }, [frames, layout, hasBit, strongVm, marks, attempts, theme, row]);

  const selectCell = (cell: number) => {
    const { from } = framesOfCell(layout, cell);
    const isSelected = selection?.kind === "frame" && cellOfFrame(layout, selection.frame) === cell;
    select(isSelected ? null : { kind: "frame", frame: from });
  };
  const cellUnder = (event: PointerEvent<HTMLElement>): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return cellAt(layout, event.clientX - box.left, event.clientY - box.top);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = focusAfterKey(event.key, focusCell, layout.columns, layout.cells);
    const isChoice = event.key === "Enter" || event.key === " ";
    if (to === null && !isChoice) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== null) setFocusCell(to);
    else selectCell(focusCell);
  };

  const shownCell = hoverCell ?? (hasFocus ? focusCell : null);
  const description = shownCell === null ? null : cellLabel(context, layout, shownCell);
  return (
    <div className="py-2">
      <div
        role="slider"
        tabIndex={0}
        aria-valuemin={0}
        aria-valuemax={layout.cells - 1}
        aria-valuenow={focusCell}
        aria-valuetext={cellLabel(context, layout, focusCell)}
        aria-label={text.mapLabel}
        aria-describedby={helpId}
        className="relative w-fit cursor-crosshair focus-visible:outline-offset-4"
        style={{ width: layout.columns * layout.cellPx, height: layout.rows * layout.cellPx }}
        onKeyDown={onKeyDown}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
        onPointerMove={(event) => setHoverCell(cellUnder(event))}
        onPointerLeave={() => setHoverCell(null)}
        onPointerUp={(event) => {
          const cell = cellUnder(event);
          if (cell === null) return;
          setFocusCell(cell);
          selectCell(cell);
        }}
      >
        <canvas ref={canvasRef} className="size-full rounded-sm" />
        <StepMark context={context} layout={layout} />
        {host.hand >= 0 && <HandMark cell={cellOfFrame(layout, host.hand)} layout={layout} label={text.hand} />}
        {selection?.kind === "frame" && (
          <Ring cell={cellOfFrame(layout, selection.frame)} layout={layout} color="border-ink" />
        )}
        {hasFocus && <Ring cell={focusCell} layout={layout} color="border-accent" />}
        {hoverCell !== null && <Tooltip cell={hoverCell} layout={layout} words={description ?? ""} />}
      </div>
      <span id={helpId} hidden>
        {text.mapHelp}
      </span>
      <p aria-hidden className="h-6 truncate pt-1.5 text-xs text-soft tabular-nums">
        {description ?? mapKey(context, layout)}
      </p>
    </div>
  );
}

/** What stands below the map while no square is looked at. */
function mapKey({ text, hasBit }: MapContext, { framesPerCell }: PixelMapLayout): string {
  const parts: string[] = [];
  if (framesPerCell > 1) parts.push(text.cellHolds(framesPerCell));
  if (hasBit) parts.push(text.shades);
  return parts.length > 0 ? parts.join(" · ") : text.mapHelp;
}

function cellLabel(context: MapContext, layout: PixelMapLayout, cell: number): string {
  const { from, to } = framesOfCell(layout, cell);
  if (to - from === 1) return frameLabel(context, from);
  const { owners, free } = ownersOfFrames(context.host.frames.vm, from, to);
  const named = owners.map(({ vm, count }) => ({
    name: vm === VM_SHARED ? context.text.shared : machineLabel(context.info, vm),
    count,
  }));
  return context.text.framesOfCell(from, to - 1, named, free);
}

function centreOf(cell: number, { columns, cellPx }: PixelMapLayout): { readonly x: number; readonly y: number } {
  return { x: ((cell % columns) + 0.5) * cellPx, y: (Math.floor(cell / columns) + 0.5) * cellPx };
}

interface MarkProps {
  readonly cell: number;
  readonly layout: PixelMapLayout;
}

function Ring({ cell, layout, color }: MarkProps & { readonly color: string }) {
  const { x, y } = centreOf(cell, layout);
  const side = Math.max(MIN_RING_PX, layout.cellPx + 2 * RING_BORDER_PX);
  return (
    <span
      className={`pointer-events-none absolute rounded-[3px] border-2 ${color}`}
      style={{ width: side, height: side, left: x - side / 2, top: y - side / 2 }}
    />
  );
}

function StepMark({ context, layout }: { readonly context: MapContext; readonly layout: PixelMapLayout }) {
  const { marks, text, info } = context;
  if (marks.frame < 0 || marks.kind === null) return null;
  const cell = cellOfFrame(layout, marks.frame);
  const isFault = marks.kind === "fault" || marks.kind === "victim";
  const words = { hit: "", fault: text.tagFault, victim: text.tagVictim, loaded: text.tagLoaded }[marks.kind];
  const { x, y } = centreOf(cell, layout);
  const isRight = x > (layout.columns * layout.cellPx) / 2;
  const old = marks.oldPage >= 0 ? `${machineLabel(info, marks.oldVm)} ${marks.oldPage}` : "";
  return (
    <>
      <Ring cell={cell} layout={layout} color={isFault ? "border-fault" : "border-accent"} />
      {words !== "" && (
        <span
          className={`pointer-events-none absolute flex items-center gap-1 rounded-full px-1.5 text-mini font-bold whitespace-nowrap ${
            isFault ? "bg-fault text-panel" : "bg-accent text-on-accent"
          } ${isRight ? "-translate-x-[calc(100%+10px)]" : "translate-x-2.5"} -translate-y-1/2`}
          style={{ left: x, top: y }}
        >
          {words} {old !== "" && <s className="font-medium">{old}</s>}
        </span>
      )}
    </>
  );
}

function HandMark({ cell, layout, label }: MarkProps & { readonly label: string }) {
  const { x, y } = centreOf(cell, layout);
  return (
    <span
      role="img"
      aria-label={label}
      className="pointer-events-none absolute h-2 w-3 -translate-x-1/2 bg-accent"
      style={{ left: x, top: y + layout.cellPx / 2, clipPath: "polygon(50% 0, 100% 100%, 0 100%)" }}
    />
  );
}

function Tooltip({ cell, layout, words }: MarkProps & { readonly words: string }) {
  const { x, y } = centreOf(cell, layout);
  const isRight = x > (layout.columns * layout.cellPx) / 2;
  const isLow = y > (layout.rows * layout.cellPx) / 2;
  return (
    <span
      aria-hidden
      className={`pointer-events-none absolute z-20 w-max max-w-64 rounded-md bg-ink px-2 py-1 text-xs text-panel ${
        isRight ? "-translate-x-full" : ""
      } ${isLow ? "-translate-y-[calc(100%+8px)]" : "translate-y-2"}`}
      style={{ left: x, top: y }}
    >
      {words}
    </span>
  );
}
