/**
 * Geometry of the page-frame map: how many columns, how big a cell, how many frames share one, and what such a shared
 * cell shows. Frames run in rows from the top left, frame 0 first, in both forms of the map:
 *
 *   grid    one cell a frame, big enough for text; columns are balanced so that the last row is not a stump
 *   pixels  small square cells; when there are more frames than room, equal runs of frames share a cell
 *
 * Numbers in, numbers out: no colours, no text.
 */
import type { BlockColumn } from "../base/blockColumn.ts";
import type { FrameId, VmUid } from "../model/units.ts";
import { FRAME_BUSY, FRAME_DIRTY, FRAME_REFERENCED, type FrameColumns } from "../trace/hostState.ts";

/** Share of the widest possible row below which a column count is not considered, however even it is. */
const NARROWEST_ROW = 0.7;

/**
 * Columns for `frames` cells of at least `minCellPx` with `gapPx` between them in `widthPx`; at least 1. Prefers a count
 * that divides the frames (all rows full), else spreads them evenly over the rows they need.
 */
export function balancedColumns(frames: number, widthPx: number, minCellPx: number, gapPx: number): number {
  const widest = Math.max(1, Math.floor((widthPx + gapPx) / (minCellPx + gapPx)));
  if (frames <= widest) return Math.max(1, frames);
  for (let columns = widest; columns >= widest * NARROWEST_ROW; columns--) {
    if (frames % columns === 0) return columns;
  }
  return Math.ceil(frames / Math.ceil(frames / widest));
}

/** A grid of text cells: how many columns, and whether the cells are the small kind without a frame number. */
export interface TextGridLayout {
  readonly columns: number;
  readonly isCompact: boolean;
}

/** Sizes of the two kinds of text cells. */
export const TEXT_CELL = {
  roomy: { minPx: 46, maxPx: 96, heightPx: 58, gapPx: 6, rowGapPx: 6 },
  compact: { minPx: 36, maxPx: 48, heightPx: 36, gapPx: 4, rowGapPx: 6 },
} as const;
/** Hosts with more frames get small cells, and with more than the second number no text cells at all. */
const MAX_ROOMY_FRAMES = 64;
const MAX_TEXT_FRAMES = 256;
/** A higher grid would not be seen as a whole; the pixel map is. */
const MAX_GRID_HEIGHT_PX = 680;

/** The text grid for `frames` frames in `widthPx`; null when they are too many for one. */
export function textGridLayout(frames: number, widthPx: number): TextGridLayout | null {
  if (frames > MAX_TEXT_FRAMES) return null;
  const isCompact = frames > MAX_ROOMY_FRAMES;
  const cell = isCompact ? TEXT_CELL.compact : TEXT_CELL.roomy;
  const columns = balancedColumns(frames, widthPx, cell.minPx, cell.gapPx);
  const heightPx = Math.ceil(frames / columns) * (cell.heightPx + cell.rowGapPx);
  return isCompact && heightPx > MAX_GRID_HEIGHT_PX ? null : { columns, isCompact };
}

/** The pixel map: `columns` x `rows` square cells of `cellPx`; cell `i` shows frames `[i * framesPerCell, ...)`. */
export interface PixelMapLayout {
  readonly frames: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellPx: number;
  readonly framesPerCell: number;
  readonly cells: number;
}

/** Smallest and largest side of a cell of the pixel map. */
const PIXEL_CELL = { minPx: 3, maxPx: 16 } as const;
/** Rows of at least this many cells are cut to a multiple of `ROW_STEP`, so that columns line up with round numbers. */
const LONG_ROW = 32;
const ROW_STEP = 8;

function roundRow(columns: number): number {
  return columns >= LONG_ROW ? columns - (columns % ROW_STEP) : Math.max(1, columns);
}

/** Layout of `frames` frames in at most `widthPx` x `heightPx`: the largest cells that fit, aggregated when none do. */
export function pixelMapLayout(frames: number, widthPx: number, heightPx: number): PixelMapLayout {
  for (let cellPx = PIXEL_CELL.maxPx; cellPx >= PIXEL_CELL.minPx; cellPx--) {
    const columns = Math.min(Math.max(1, frames), roundRow(Math.floor(widthPx / cellPx)));
    const rows = Math.max(1, Math.ceil(frames / columns));
    if (rows * cellPx <= heightPx) return { frames, columns, rows, cellPx, framesPerCell: 1, cells: frames };
  }
  const cellPx = PIXEL_CELL.minPx;
  const columns = roundRow(Math.floor(widthPx / cellPx));
  const room = columns * Math.max(1, Math.floor(heightPx / cellPx));
  // A power of two: the numbers of a cell's frames stay readable.
  let framesPerCell = 1;
  while (Math.ceil(frames / framesPerCell) > room) framesPerCell *= 2;
  const cells = Math.ceil(frames / framesPerCell);
  return { frames, columns, rows: Math.max(1, Math.ceil(cells / columns)), cellPx, framesPerCell, cells };
}

/** Number of the cell at a point of the map, or null outside every cell. */
export function cellAt(layout: PixelMapLayout, xPx: number, yPx: number): number | null {
  const column = Math.floor(xPx / layout.cellPx);
  const row = Math.floor(yPx / layout.cellPx);
  if (column < 0 || row < 0 || column >= layout.columns || row >= layout.rows) return null;
  const cell = row * layout.columns + column;
  return cell < layout.cells ? cell : null;
}

/** The cell that shows `frame`. */
export function cellOfFrame(layout: PixelMapLayout, frame: FrameId): number {
  return Math.floor(frame / layout.framesPerCell);
}

/** Frames `[from, to)` of a cell. */
export function framesOfCell(layout: PixelMapLayout, cell: number): { readonly from: FrameId; readonly to: FrameId } {
  const from = cell * layout.framesPerCell;
  return { from, to: Math.min(layout.frames, from + layout.framesPerCell) };
}

/** Where the focus goes from cell `index` of `count` in rows of `columns` when `key` is pressed; null for other keys. */
export function focusAfterKey(key: string, index: number, columns: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
      return Math.min(last, index + 1);
    case "ArrowLeft":
      return Math.max(0, index - 1);
    case "ArrowDown":
      return index + columns <= last ? index + columns : index;
    case "ArrowUp":
      return index - columns >= 0 ? index - columns : index;
    case "Home":
      return 0;
    case "End":
      return Math.max(0, last);
    default:
      return null;
  }
}

/** What each cell of the pixel map shows, in columns; shares are 0..255 of the cell's frames. */
export interface CellColumns {
  /** The machine (or `VM_SHARED`) that holds most of the cell's used frames, the first such one; -1 when all are free. */
  readonly owner: Int32Array;
  readonly used: Uint8Array;
  readonly referenced: Uint8Array;
  readonly dirty: Uint8Array;
  readonly busy: Uint8Array;
}

const FULL_SHARE = 255;

/** Fills one entry per cell of `layout` from the frames. O(frames), no allocation but the result. */
export function summarizeCells(frames: FrameColumns, layout: PixelMapLayout): CellColumns {
  const { cells, framesPerCell } = layout;
  const result: CellColumns = {
    owner: new Int32Array(cells),
    used: new Uint8Array(cells),
    referenced: new Uint8Array(cells),
    dirty: new Uint8Array(cells),
    busy: new Uint8Array(cells),
  };
  for (let cell = 0; cell < cells; cell++) {
    const from = cell * framesPerCell;
    const to = Math.min(layout.frames, from + framesPerCell);
    let used = 0;
    let referenced = 0;
    let dirty = 0;
    let busy = 0;
    for (let frame = from; frame < to; frame++) {
      const flags = frames.flags.get(frame);
      if (frames.vm.get(frame) !== -1) used++;
      if (flags & FRAME_REFERENCED) referenced++;
      if (flags & FRAME_DIRTY) dirty++;
      if (flags & FRAME_BUSY) busy++;
    }
    const share = FULL_SHARE / (to - from);
    result.owner[cell] = to - from === 1 ? frames.vm.get(from) : majorityOwner(frames.vm, from, to);
    result.used[cell] = Math.round(used * share);
    result.referenced[cell] = Math.round(referenced * share);
    result.dirty[cell] = Math.round(dirty * share);
    result.busy[cell] = Math.round(busy * share);
  }
  return result;
}

/** Boyer-Moore vote over the used frames: exact when one machine holds more than half, else some machine that is there. */
function majorityOwner(vm: BlockColumn, from: FrameId, to: FrameId): VmUid | -1 {
  let owner = -1;
  let votes = 0;
  for (let frame = from; frame < to; frame++) {
    const candidate = vm.get(frame);
    if (candidate === -1) continue;
    if (votes === 0) owner = candidate;
    votes += candidate === owner ? 1 : -1;
  }
  return owner;
}

/** How many frames of `[from, to)` each machine holds and how many are shared (`VM_SHARED`), most first (then by machine), and how many are free. */
export function ownersOfFrames(
  vm: BlockColumn,
  from: FrameId,
  to: FrameId,
): { readonly free: number; readonly owners: readonly { readonly vm: VmUid; readonly count: number }[] } {
  const counts = new Map<VmUid, number>();
  let free = 0;
  for (let frame = from; frame < to; frame++) {
    const owner = vm.get(frame);
    if (owner === -1) free++;
    else counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const owners = [...counts].map(([owner, count]) => ({ vm: owner, count }));
  owners.sort((a, b) => b.count - a.count || a.vm - b.vm);
  return { free, owners };
}
