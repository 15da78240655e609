/** SIEVE (Zhang et al. 2024; domain C.3). */
import { describe, expect, it } from "vitest";
import { sieve } from "../../../../src/vmm/memory/policies/sieve.ts";
import { factsOf } from "../../../support/memoryFacts.ts";
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

  it("leaves the hand where it is when no page can be taken", () => {
    const state = sieve.create({}, 3, 0);
    const facts = factsOf(3);
    for (const frame of [0, 1, 2]) sieve.load(state, frame, frame, false, facts);
    sieve.hit(state, 0, false, facts);
    expect(sieve.victim(state, facts, -1)?.frame).toBe(1);
    sieve.evicted(state, 1, 1, facts);
    const pinned = factsOf(3, { isCandidate: () => false });
    expect(sieve.victim(state, pinned, -1)).toBeNull();
    expect(sieve.hand?.(state)).toBe(2);
    expect(sieve.victim(state, facts, -1)?.frame).toBe(2);
  });

  it("passes a scan through, and keeps what is visited", () => {
    const hot = [0, 1, 2, 3];
    const scan = Array.from({ length: 12 }, (_, at) => 101 + at);
    const round = [...hot, ...hot, ...hot, ...hot];
    expect(paged([...round, ...scan, ...round], 8, POLICY).faults).toBe(16);
  });
});
