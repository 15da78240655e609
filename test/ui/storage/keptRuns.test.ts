import { describe, expect, it } from "vitest";
import { columnOf } from "../../support/columns.ts";
import { KeptRuns } from "../../../src/ui/storage/keptRuns.ts";

/** A disk whose extents hold these logical extents of volume 0; -1: free. */
function disk(...extents: readonly number[]) {
  return { lv: columnOf(extents.map((le) => (le < 0 ? -1 : 0))), le: columnOf(extents) };
}

describe("the runs of extents from moment to moment", () => {
  it("are the same objects as long as no extent changes hands", () => {
    const kept = new KeptRuns();
    const before = kept.of([disk(0, 1, -1), disk(-1)]);
    expect(kept.of([disk(0, 1, -1), disk(-1)])).toBe(before);
  });

  it("are new for the disk that has changed, and for no other", () => {
    const kept = new KeptRuns();
    const before = kept.of([disk(0, 1, -1), disk(-1)]);
    const after = kept.of([disk(0, 1, 2), disk(-1)]);
    expect(after[0]).toEqual([{ start: 0, count: 3, lv: 0, le: 0 }]);
    expect(after[1]).toBe(before[1]);
  });

  it("are new when only the place inside the volume is another", () => {
    const kept = new KeptRuns();
    kept.of([disk(0)]);
    expect(kept.of([disk(1)])[0]).toEqual([{ start: 0, count: 1, lv: 0, le: 1 }]);
  });
});
