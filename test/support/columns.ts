/** Columns in blocks that hold listed values. */
import { BlockColumn, type BlockKind } from "../../src/base/blockColumn.ts";
import type { FrameColumns, PvStateView } from "../../src/trace/hostState.ts";

export function columnOf(values: Iterable<number>, kind: BlockKind = "int32"): BlockColumn {
  const all = [...values];
  const column = BlockColumn.filled(kind, all.length);
  for (const [at, value] of all.entries()) column.set(at, value);
  return column;
}

/** So many frames, all of them free. */
export function freeFrames(frames: number): FrameColumns {
  const none = () => BlockColumn.filled("int32", frames, -1);
  return {
    vm: none(),
    page: none(),
    flags: BlockColumn.filled("uint8", frames),
    count: BlockColumn.filled("int32", frames),
    touchedRow: none(),
  };
}

/** A disk of so many extents, all of them free. */
export function freeDisk(extents: number): PvStateView {
  return { lv: BlockColumn.filled("int32", extents, -1), le: BlockColumn.filled("int32", extents, -1) };
}
