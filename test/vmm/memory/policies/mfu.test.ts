/** Most frequently used (Silberschatz; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "mfu", params: {} };

describe("most frequently used", () => {
  it("faults 12 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(12);
    expect(victims).toEqual([7, 0, 1, 2, 3, 0, 4, 3, 2]);
  });

  it("faults 9 and 10 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([9, 10]);
  });

  it("takes the page with the most references, of equals the least recently used, and tells the counts", () => {
    expect(paged([5, 6, 7, 6, 5, 8], 3, POLICY).evictions).toMatchObject([
      { reason: "mostFrequentlyUsed", line: 3, page: 6, value: 2 },
    ]);
  });
});
