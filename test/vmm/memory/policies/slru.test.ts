/** Segmented LRU (Karedla and others 1994; libCacheSim). */
import { describe, expect, it } from "vitest";
import { paged } from "../../../support/paging.ts";

const slru = (shares: readonly number[], overflow = "stays") => ({ policy: "slru", params: { shares, overflow } });

describe("segmented LRU", () => {
  it("lets a page that was never used again go before one that was, however old", () => {
    // Two segments of two frames: 0 and 1 have come up by a hit each, 2 and 3 have not.
    expect(paged([0, 1, 0, 1, 2, 3, 4, 5], 4, slru([1, 1])).evictions).toMatchObject([
      { reason: "lowestSegment", line: 4, page: 2, value: 0 },
      { page: 3, value: 0 },
    ]);
  });

  it("sends the oldest page of a full segment down to the one below", () => {
    // One frame above, three below: 1 comes up and 0, which had, goes down to the young end of the segment below.
    expect(paged([0, 1, 2, 3, 0, 1, 4, 5, 6], 4, slru([3, 1])).victims).toEqual([2, 3, 0]);
  });

  it("fills the lowest segment with room first, and the lowest of all when none has any", () => {
    // Shares of 1, 1, 1 of 5 frames: one each, and two frames belong to none.
    expect(paged([0, 1, 2, 3, 4, 5], 5, slru([1, 1, 1])).victims).toEqual([0]);
  });

  it("can let what is beyond the lowest share go at a hit, as libCacheSim does", () => {
    // Shares of 1, 1 of 3 frames: 0 and 2 are in segment 0, 1 in segment 1. A hit of 2 sends 1 down, where 0 and 1 are one too many.
    const string = [0, 1, 2, 2, 0];
    expect(paged(string, 3, slru([1, 1], "leaves")).faults).toBe(4);
    expect(paged(string, 3, slru([1, 1])).faults).toBe(3);
  });
});
