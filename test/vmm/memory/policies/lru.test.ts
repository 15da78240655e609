/** Least recently used (Silberschatz, virtual memory; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const LRU = { policy: "lru", params: {} };

describe("least recently used", () => {
  it("faults 12 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, LRU);
    expect(faults).toBe(12);
    expect(victims).toEqual([7, 1, 2, 3, 0, 4, 0, 3, 2]);
  });

  it("is free of Belady's anomaly: with 1 to 5 frames 12, 12, 10, 8 and 5 faults", () => {
    expect([1, 2, 3, 4, 5].map((frames) => paged(BELADY, frames, LRU).faults)).toEqual([12, 12, 10, 8, 5]);
  });

  it("keeps what was used last, whenever it was loaded", () => {
    expect(paged([0, 1, 0, 2], 2, LRU).victims).toEqual([1]);
  });

  it("faults at every reference to a loop of one page more than there are frames", () => {
    expect(paged([0, 1, 2, 0, 1, 2, 0, 1, 2], 2, LRU).faults).toBe(9);
  });

  it("tells the victim and the others by the number of their last reference", () => {
    // References: 5 is the 1st and the 4th, 6 the 2nd, 7 the 3rd.
    expect(paged([5, 6, 7, 5, 8], 3, LRU).evictions).toMatchObject([
      {
        reason: "leastRecentlyUsed",
        line: 2,
        page: 6,
        value: 2,
        losers: [
          { id: 0, value: 4 },
          { id: 2, value: 3 },
        ],
      },
    ]);
  });
});
