/** SIEVE (Zhang et al. 2024; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "sieve", params: {} };

describe("SIEVE", () => {
  it("faults 11 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(11);
    expect(victims).toEqual([7, 1, 2, 3, 4, 2, 3, 2]);
  });

  it("faults 10 and 8 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([10, 8]);
  });

  it("goes on from where the hand stopped, and begins anew at the old end", () => {
    // 0 is visited: its bit is cleared, and 1 goes. The hand stands at 2, which goes next; then nothing is younger than 3.
    expect(paged([0, 1, 2, 0, 3, 4], 3, POLICY).evictions).toMatchObject([
      { reason: "notVisited", line: 4, page: 1, cleared: [0], hand: 2 },
      { page: 2, cleared: [], hand: 1 },
    ]);
  });

  it("passes a scan through, and keeps what is visited", () => {
    const hot = [0, 1, 2, 3];
    const scan = Array.from({ length: 12 }, (_, at) => 101 + at);
    const round = [...hot, ...hot, ...hot, ...hot];
    expect(paged([...round, ...scan, ...round], 8, POLICY).faults).toBe(16);
  });
});
