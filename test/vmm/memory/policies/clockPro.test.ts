/** CLOCK-Pro (Jiang, Chen, Zhang 2005; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "clockPro", params: {} };

describe("CLOCK-Pro", () => {
  it("faults 9 and 8 times on Belady's string with 3 and 4 frames, and loses these pages", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([9, 8]);
    expect(paged(BELADY, 3, POLICY).victims).toEqual([2, 3, 4, 5, 3, 4]);
  });

  it("faults 13 times on the string of Silberschatz with 3 frames", () => {
    expect(paged(SILBERSCHATZ, 3, POLICY).faults).toBe(13);
  });

  it("keeps more than half of a loop that is one page too long", () => {
    expect(
      paged(
        Array.from({ length: 54 }, (_, at) => 1 + (at % 9)),
        8,
        POLICY,
      ).faults,
    ).toBe(29);
  });

  it("takes the first cold page from the cold hand on that was not referenced", () => {
    expect(paged([0, 1, 2, 0, 3], 3, POLICY).evictions[0]).toMatchObject({ reason: "coldNotReferenced", line: 4 });
  });
});
