/** Aging (Tanenbaum; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "aging", params: {} };

describe("aging", () => {
  it("faults 10 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(10);
    expect(victims).toEqual([7, 2, 1, 3, 4, 3, 2]);
  });

  it("faults 9 and 8 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([9, 8]);
  });

  it("halves the counters every period, and moves the reference bits in on the left", () => {
    // Periods of 2: (0 1) (0 2) (0 1) and then 3. Counters of 0, 1 and 2: 11100000, 10100000, 01000000.
    const { evictions } = paged([0, 1, 0, 2, 0, 1, 3], 3, { policy: "aging", params: { period: 2 } });
    expect(evictions).toMatchObject([
      {
        reason: "smallestAge",
        line: 4,
        page: 2,
        value: 0b0100_0000,
        losers: [
          { id: 0, value: 0b1110_0000 },
          { id: 1, value: 0b1010_0000 },
        ],
      },
    ]);
  });

  it("spares what was referenced since the last period", () => {
    // Before the fifth reference: 0 has 10000000 and 1 has 10000000; then 0 is used, and has its bit.
    expect(paged([0, 1, 0, 1, 0, 2], 2, POLICY).evictions).toMatchObject([
      { page: 1, value: 0b1000_0000, losers: [{ id: 0, value: 0b1_1000_0000 }] },
    ]);
  });
});
