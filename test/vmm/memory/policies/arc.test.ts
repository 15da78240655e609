/** ARC (Megiddo and Modha 2003, figure 4; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "arc", params: {} };

describe("ARC", () => {
  it("faults 13 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(13);
    expect(victims).toEqual([7, 1, 2, 3, 0, 4, 0, 1, 3, 2]);
  });

  it("faults 10 and 7 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([10, 7]);
  });

  it("keeps pages used again through a scan", () => {
    const hot = [0, 1, 2, 3];
    const round = [...hot, ...hot, ...hot, ...hot];
    const scan = Array.from({ length: 12 }, (_, at) => 101 + at);
    expect(paged([...round, ...scan, ...round], 8, POLICY).faults).toBe(16);
  });

  it("tells the victim by its last reference, in T1 or in T2", () => {
    // 0 is used again and is in T2; T1 has 1 and 2, and p is 0.
    expect(paged([0, 0, 1, 2, 3], 3, POLICY).evictions).toMatchObject([
      { reason: "oldestUsedOnce", line: 5, page: 1, value: 3, losers: [{ id: 2, value: 4 }] },
    ]);
    // 0 and 1 are in T2 and there is nothing in T1.
    expect(paged([0, 0, 1, 1, 2], 2, POLICY).evictions).toMatchObject([
      { reason: "oldestUsedAgain", line: 6, page: 0, value: 2, losers: [{ id: 1, value: 4 }] },
    ]);
  });
});
