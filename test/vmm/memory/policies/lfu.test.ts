/** Least frequently used (Silberschatz; domain C.3), and the two rules on which textbooks differ. */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "lfu", params: {} };

const faultsBy = (params: Record<string, string>) => paged(SILBERSCHATZ, 3, { policy: "lfu", params }).faults;

describe("least frequently used", () => {
  it("faults 11 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(11);
    expect(victims).toEqual([7, 1, 2, 3, 4, 3, 1, 7]);
  });

  it("faults 10 and 8 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([10, 8]);
  });

  it("faults 11, 13 and 11 times there as the rules are: forgotten, ties by load, kept", () => {
    expect(faultsBy({ counts: "forgotten", ties: "leastRecent" })).toBe(11);
    expect(faultsBy({ counts: "forgotten", ties: "oldestLoad" })).toBe(13);
    expect(faultsBy({ counts: "kept", ties: "leastRecent" })).toBe(11);
  });

  it("goes on from the old count of a page that comes back, where counts are kept", () => {
    // 0 has been used three times when it leaves for 2, which is used five times. It comes back, and leaves again for 4.
    const string = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 0, 4];
    const last = (counts: string) => paged(string, 2, { policy: "lfu", params: { counts } }).evictions.at(-1);
    expect(last("kept")).toMatchObject({ page: 0, value: 4 });
    expect(last("forgotten")).toMatchObject({ page: 0, value: 1 });
  });

  it("tells the counts of the victim and of the others", () => {
    expect(paged([5, 6, 7, 5, 7, 8], 3, POLICY).evictions).toMatchObject([
      {
        reason: "leastFrequentlyUsed",
        line: 3,
        page: 6,
        value: 1,
        losers: [
          { id: 0, value: 2 },
          { id: 2, value: 2 },
        ],
      },
    ]);
  });
});
