/** LIRS (Jiang and Zhang 2002; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "lirs", params: {} };

describe("LIRS", () => {
  it("faults 13 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(13);
    expect(victims).toEqual([1, 2, 3, 4, 7, 2, 1, 0, 3, 7]);
  });

  it("faults 8 and 7 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([8, 7]);
  });

  it("keeps most of a loop that is one page too long", () => {
    const loop = Array.from({ length: 54 }, (_, at) => 1 + (at % 9));
    expect(paged(loop, 8, POLICY).faults).toBe(19);
    expect(paged(loop, 8, { policy: "lru", params: {} }).faults).toBe(54);
  });

  it("takes the oldest page of its queue", () => {
    // Two of three frames are for LIR pages: 0 and 1. What comes after them passes through the third.
    expect(paged([0, 1, 2, 3, 4], 3, POLICY).evictions).toMatchObject([
      { reason: "oldestInQueue", line: 3, page: 2, value: 1 },
      { page: 3, value: 2 },
    ]);
  });
});
