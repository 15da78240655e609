/** Most recently used (domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "mru", params: {} };

describe("most recently used", () => {
  it("faults 16 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(16);
    expect(victims).toEqual([1, 0, 3, 0, 2, 3, 0, 3, 2, 1, 2, 0, 7]);
  });

  it("faults 7 and 6 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([7, 6]);
  });

  it("keeps all but one page of a loop that is one page too long", () => {
    // The first round faults 4 times, each further one once.
    expect(paged([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3], 3, POLICY).faults).toBe(6);
  });

  it("tells the victim and the others by the number of their last reference", () => {
    expect(paged([5, 6, 7, 5, 8], 3, POLICY).evictions).toMatchObject([
      {
        reason: "mostRecentlyUsed",
        line: 2,
        page: 5,
        value: 4,
        losers: [
          { id: 1, value: 2 },
          { id: 2, value: 3 },
        ],
      },
    ]);
  });
});
