/** Runs and segments of a disk's extent bar. Disks are drawn: a letter is a volume, its number the logical extent. */
import { describe, expect, it } from "vitest";
import { BlockColumn } from "../../src/base/blockColumn.ts";
import { barSegments, placesOfVolumes } from "../../src/chart/extentBar.ts";
import { extentRuns } from "../../src/trace/figures/extentRuns.ts";
import type { PvStateView } from "../../src/trace/hostState.ts";
import { columnOf } from "../support/columns.ts";

const isFree = (word: string) => word === "--";

/** `a0 a1 b0 --`: volume 0 is `a`, volume 1 is `b`; `--` is free. */
function disk(drawn: string): PvStateView {
  const extents = drawn.split(" ").filter((word) => word !== "");
  return {
    lv: columnOf(extents.map((word) => (isFree(word) ? -1 : word.charCodeAt(0) - "a".charCodeAt(0)))),
    le: columnOf(extents.map((word) => (isFree(word) ? -1 : Number(word.slice(1))))),
  };
}

describe("extentRuns(pv)", () => {
  it("merges neighbours of one volume, and free neighbours", () => {
    expect(extentRuns(disk("a0 a1 b0 -- --"))).toEqual([
      { start: 0, count: 2, lv: 0, le: 0 },
      { start: 2, count: 1, lv: 1, le: 0 },
      { start: 3, count: 2, lv: -1, le: -1 },
    ]);
  });

  it("keeps pieces of one volume apart where its logical extents do not follow each other", () => {
    expect(extentRuns(disk("a3 a4 a0"))).toEqual([
      { start: 0, count: 2, lv: 0, le: 3 },
      { start: 2, count: 1, lv: 0, le: 0 },
    ]);
  });

  it("has no runs for a disk without extents", () => {
    expect(extentRuns(disk(""))).toEqual([]);
  });

  it("makes one run of 100,000 free extents", () => {
    const pv = { lv: BlockColumn.filled("int32", 100_000, -1), le: BlockColumn.filled("int32", 100_000, -1) };
    expect(extentRuns(pv)).toEqual([{ start: 0, count: 100_000, lv: -1, le: -1 }]);
  });
});

describe("barSegments(runs, maxSegments)", () => {
  it("keeps every run when there is room for all", () => {
    const runs = extentRuns(disk("a0 -- b0"));
    expect(barSegments(runs, 3)).toEqual([
      { start: 0, count: 1, lv: 0, le: 0, runs: 1, free: 0 },
      { start: 1, count: 1, lv: -1, le: -1, runs: 1, free: 1 },
      { start: 2, count: 1, lv: 1, le: 0, runs: 1, free: 0 },
    ]);
  });

  it("merges thin neighbours under the volume that holds most of them, and leaves wide runs alone", () => {
    const runs = extentRuns(disk("a0 b0 b1 -- a1 a2 a3 a4 a5 a6 a7 a8"));
    expect(barSegments(runs, 3)).toEqual([
      { start: 0, count: 4, lv: 1, le: -1, runs: 3, free: 1 },
      { start: 4, count: 8, lv: 0, le: 1, runs: 1, free: 0 },
    ]);
  });

  it("shows a volume rather than the free space around it, so that no fragment vanishes", () => {
    const runs = extentRuns(disk("-- -- a0 -- -- b0 -- --"));
    expect(barSegments(runs, 1)[0]).toMatchObject({ lv: 0, runs: 5, free: 6 });
  });

  it("covers a checkered disk of 100,000 extents with few segments and without a gap", () => {
    const lv = columnOf(Array.from({ length: 100_000 }, (_, extent) => extent % 2));
    const le = columnOf(Array.from({ length: 100_000 }, (_, extent) => extent >> 1));
    const segments = barSegments(extentRuns({ lv, le }), 200);
    expect(segments.length).toBeLessThanOrEqual(200);
    let next = 0;
    for (const { start, count } of segments) {
      expect(start).toBe(next);
      next += count;
    }
    expect(next).toBe(100_000);
  });
});

describe("placesOfVolumes(runsByPv)", () => {
  it("lists the places of a volume in the order of its logical extents, over all disks", () => {
    const places = placesOfVolumes([extentRuns(disk("a2 a3 --")), extentRuns(disk("b0 a0 a1"))]);
    expect(places.get(0)).toEqual([
      { pv: 1, start: 1, count: 2, le: 0 },
      { pv: 0, start: 0, count: 2, le: 2 },
    ]);
    expect(places.get(1)).toEqual([{ pv: 1, start: 0, count: 1, le: 0 }]);
    expect(places.size).toBe(2);
  });
});
