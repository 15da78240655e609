/** Where the lanes of runs side by side stand. */
import { describe, expect, it } from "vitest";
import { comparedLanes } from "../../src/chart/comparedLanes.ts";

describe("the lanes of runs under each other", () => {
  it("have a band between the rows of a pCPU, and overlap nowhere", () => {
    for (const runs of [1, 2, 3, 4])
      for (const pcpus of [1, 2, 8]) {
        const { rows, bands, height } = comparedLanes(runs, pcpus, [0, 1]);
        expect(bands).toHaveLength((runs - 1) * pcpus);
        const boxes = rows.flat().map(({ top, height: high }) => [top, top + high]);
        const all = [...boxes, ...bands.map(({ top, height: high }) => [top, top + high])].toSorted(
          (a, b) => a[0]! - b[0]!,
        );
        for (let at = 1; at < all.length; at += 1) expect(all[at]![0]).toBeGreaterThanOrEqual(all[at - 1]![1]!);
        expect(height).toBeGreaterThanOrEqual(all.at(-1)![1]!);
      }
  });

  it("have a band below the one that is seen alone where there is room for one", () => {
    expect(comparedLanes(1, 2, [], true).bands.map(({ pcpu, row }) => [pcpu, row])).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });
});
