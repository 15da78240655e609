/** The geometry of the page-frame map, for hosts of three frames and of a million. */
import { describe, expect, it } from "vitest";
import { BlockColumn } from "../../src/base/blockColumn.ts";
import {
  balancedColumns,
  cellAt,
  cellOfFrame,
  focusAfterKey,
  framesOfCell,
  ownersOfFrames,
  pixelMapLayout,
  summarizeCells,
  textGridLayout,
} from "../../src/chart/frameGrid.ts";
import { FRAME_BUSY, FRAME_DIRTY, FRAME_REFERENCED, type FrameColumns } from "../../src/trace/hostState.ts";
import { columnOf } from "../support/columns.ts";

describe("balancedColumns(frames, widthPx, minCellPx, gapPx)", () => {
  it("puts everything in one row when it fits", () => {
    expect(balancedColumns(3, 800, 50, 6)).toBe(3);
  });

  it("prefers a count that fills all rows: 24 frames in room for 14 make two rows of 12", () => {
    expect(balancedColumns(24, 14 * 56 - 6, 50, 6)).toBe(12);
  });

  it("spreads frames evenly when no count divides them: 23 in room for 14 make 12 and 11", () => {
    expect(balancedColumns(23, 14 * 56 - 6, 50, 6)).toBe(12);
  });

  it("gives one column where not even one cell fits, and for no frames", () => {
    expect(balancedColumns(8, 20, 50, 6)).toBe(1);
    expect(balancedColumns(0, 800, 50, 6)).toBe(1);
  });
});

describe("textGridLayout(frames, widthPx)", () => {
  it("gives the frames of a small host roomy cells, of a larger one compact cells", () => {
    expect(textGridLayout(24, 763)).toEqual({ columns: 12, isCompact: false });
    expect(textGridLayout(65, 763)?.isCompact).toBe(true);
    expect(textGridLayout(256, 763)?.isCompact).toBe(true);
  });

  it("gives up when there are too many frames, or too many for a narrow screen", () => {
    expect(textGridLayout(257, 763)).toBeNull();
    expect(textGridLayout(256, 330)).toBeNull();
    expect(textGridLayout(64, 330)).not.toBeNull();
  });
});

describe("pixelMapLayout(frames, widthPx, heightPx)", () => {
  it("uses the largest cells that fit", () => {
    const layout = pixelMapLayout(1000, 640, 264);
    expect(layout.framesPerCell).toBe(1);
    expect(layout.cellPx).toBeGreaterThanOrEqual(10);
    expect(layout.rows * layout.cellPx).toBeLessThanOrEqual(264);
    expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(1000);
  });

  it("shows each of 10,000 frames on a screen, in rows that are multiples of eight", () => {
    const layout = pixelMapLayout(10_000, 760, 264);
    expect(layout.framesPerCell).toBe(1);
    expect(layout.columns % 8).toBe(0);
    expect(layout.columns * layout.cellPx).toBeLessThanOrEqual(760);
  });

  it("lets a power of two of frames share a cell when a million must fit", () => {
    const layout = pixelMapLayout(1_000_000, 760, 264);
    expect(Math.log2(layout.framesPerCell) % 1).toBe(0);
    expect(layout.framesPerCell).toBeGreaterThan(1);
    expect(layout.cells * layout.framesPerCell).toBeGreaterThanOrEqual(1_000_000);
    expect(layout.rows * layout.cellPx).toBeLessThanOrEqual(264);
    expect(layout.columns * layout.cellPx).toBeLessThanOrEqual(760);
  });

  it("stays inside a phone", () => {
    const layout = pixelMapLayout(1_000_000, 330, 264);
    expect(layout.columns * layout.cellPx).toBeLessThanOrEqual(330);
    expect(layout.rows * layout.cellPx).toBeLessThanOrEqual(264);
  });
});

describe("cells and frames", () => {
  const layout = pixelMapLayout(1_000_000, 760, 264);

  it("finds the cell under a point, and none outside", () => {
    expect(cellAt(layout, 0, 0)).toBe(0);
    expect(cellAt(layout, layout.cellPx, layout.cellPx)).toBe(layout.columns + 1);
    expect(cellAt(layout, -1, 0)).toBeNull();
    expect(cellAt(layout, layout.columns * layout.cellPx, 0)).toBeNull();
    expect(cellAt(layout, 0, layout.rows * layout.cellPx)).toBeNull();
  });

  it("has no cell after the last one, although its row goes on", () => {
    const small = pixelMapLayout(307, 320, 264);
    const afterLast = small.cells % small.columns;
    expect(afterLast).toBeGreaterThan(0);
    expect(cellAt(small, afterLast * small.cellPx, (small.rows - 1) * small.cellPx)).toBeNull();
  });

  it("gives every frame to exactly one cell, the last of which may be short", () => {
    const last = framesOfCell(layout, layout.cells - 1);
    expect(last.to).toBe(1_000_000);
    expect(cellOfFrame(layout, 999_999)).toBe(layout.cells - 1);
    expect(framesOfCell(layout, cellOfFrame(layout, 12_345)).from).toBeLessThanOrEqual(12_345);
    expect(framesOfCell(layout, cellOfFrame(layout, 12_345)).to).toBeGreaterThan(12_345);
  });
});

describe("focusAfterKey(key, index, columns, count)", () => {
  it.each([
    ["ArrowRight", 0, 1],
    ["ArrowRight", 9, 9],
    ["ArrowLeft", 0, 0],
    ["ArrowDown", 1, 5],
    ["ArrowDown", 7, 7],
    ["ArrowUp", 5, 1],
    ["ArrowUp", 2, 2],
    ["Home", 7, 0],
    ["End", 1, 9],
  ])("%s from %i of ten in rows of four goes to %i", (key, from, to) => {
    expect(focusAfterKey(key, from, 4, 10)).toBe(to);
  });

  it("leaves other keys to others", () => {
    expect(focusAfterKey("a", 0, 4, 10)).toBeNull();
  });
});

function columns(vm: readonly number[], flags: readonly number[] = []): FrameColumns {
  return {
    vm: columnOf(vm),
    page: columnOf(vm),
    flags: columnOf(
      vm.map((_, frame) => flags[frame] ?? 0),
      "uint8",
    ),
    count: BlockColumn.filled("int32", vm.length),
    touchedRow: BlockColumn.filled("int32", vm.length),
  };
}

describe("summarizeCells(frames, layout)", () => {
  const alone = { frames: 3, columns: 3, rows: 1, cellPx: 8, framesPerCell: 1, cells: 3 };
  const shared = { frames: 6, columns: 2, rows: 1, cellPx: 3, framesPerCell: 4, cells: 2 };

  it("shows a frame alone in its cell as it is", () => {
    const cells = summarizeCells(columns([1, -1, 0], [FRAME_REFERENCED | FRAME_DIRTY, 0, FRAME_BUSY]), alone);
    expect([...cells.owner]).toEqual([1, -1, 0]);
    expect([...cells.used]).toEqual([255, 0, 255]);
    expect([...cells.referenced]).toEqual([255, 0, 0]);
    expect([...cells.dirty]).toEqual([255, 0, 0]);
    expect([...cells.busy]).toEqual([0, 0, 255]);
  });

  it("gives a shared cell to the machine with the majority of its used frames", () => {
    const cells = summarizeCells(columns([2, 5, -1, 5, -1, -1]), shared);
    expect([...cells.owner]).toEqual([5, -1]);
  });

  it("counts the shares of a short last cell against its own frames", () => {
    const cells = summarizeCells(columns([-1, -1, -1, -1, 3, -1]), shared);
    expect(cells.used[0]).toBe(0);
    expect(cells.used[1]).toBe(128);
  });
});

describe("ownersOfFrames(vm, from, to)", () => {
  it("counts the frames of each machine, most first, and the free ones", () => {
    expect(ownersOfFrames(columnOf([9, 1, 1, 0, -1, 0, 2]), 1, 7)).toEqual({
      free: 1,
      owners: [
        { vm: 0, count: 2 },
        { vm: 1, count: 2 },
        { vm: 2, count: 1 },
      ],
    });
  });
});
