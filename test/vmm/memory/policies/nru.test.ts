/** Not recently used (Tanenbaum; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "nru", params: {} };

describe("not recently used", () => {
  it("faults 13 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(13);
    expect(victims).toEqual([7, 2, 3, 4, 0, 1, 2, 1, 2, 3]);
  });

  it("faults 9 and 7 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([9, 7]);
  });

  it("clears the reference bits before every eighth reference, and no sooner", () => {
    // Before the ninth reference all bits are cleared; of three pages of class 0 the lowest frame goes.
    expect(paged([0, 1, 2, 0, 1, 2, 0, 1, 3], 3, POLICY).evictions[0]).toMatchObject({ frame: 0, value: 0 });
    expect(paged([0, 1, 2, 0, 1, 2, 0, 3], 3, POLICY).evictions[0]).toMatchObject({ frame: 0, value: 2 });
  });

  it("spares a dirty page as long as there is a clean one of the same kind", () => {
    const program = [
      { op: "reference", page: 0, write: true },
      { op: "reference", page: 1, write: false },
      { op: "reference", page: 2, write: false },
    ] as const;
    expect(paged(program, 2, POLICY).evictions[0]).toMatchObject({
      reason: "lowestClass",
      page: 1,
      value: 2,
      losers: [{ id: 0, value: 3 }],
    });
  });
});
