/** UNOPT, the optimal policy turned round (OSTEP). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "unopt", params: {} };

describe("the worst choice", () => {
  it("takes the page that is used again soonest, and tells how soon", () => {
    expect(paged([0, 1, 2, 3, 2, 0, 1], 3, POLICY).evictions[0]).toMatchObject({
      reason: "nearestNextUse",
      page: 2,
      value: 2,
      losers: [
        { id: 0, value: 3 },
        { id: 1, value: 4 },
      ],
    });
  });

  it("takes a page that is never used again only when there is no other, the one loaded first", () => {
    expect(paged([0, 1, 2, 3, 1, 4], 3, POLICY).victims).toEqual([1, 0, 2]);
  });

  it("faults no less often than the optimal policy", () => {
    for (const string of [SILBERSCHATZ, BELADY])
      for (const frames of [1, 2, 3, 4, 5])
        expect(paged(string, frames, POLICY).faults).toBeGreaterThanOrEqual(
          paged(string, frames, { policy: "opt", params: {} }).faults,
        );
  });
});
