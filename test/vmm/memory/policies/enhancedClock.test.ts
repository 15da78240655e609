/** Enhanced clock (Silberschatz; domain C.3). */
import { describe, expect, it } from "vitest";
import { paged } from "../../../support/paging.ts";

const POLICY = { policy: "enhancedClock", params: {} };
const read = (page: number) => ({ op: "reference", page, write: false }) as const;
const write = (page: number) => ({ op: "reference", page, write: true }) as const;

describe("the enhanced clock", () => {
  it("takes a clean page before a dirty one that the hand meets first", () => {
    const { evictions } = paged([write(0), read(1), read(2)], 2, POLICY);
    // Every bit is set: once round clears them, and then 1 is the first with (0, 0).
    expect(evictions).toMatchObject([
      { page: 1, reason: "lowestClassInTurn", line: 2, value: 0, cleared: [0, 1], hand: 0 },
    ]);
  });

  it("takes a dirty page where there is no clean one, and clears only what lies before it", () => {
    const program = [write(0), write(1), write(2), write(3), write(1), write(4)];
    // The first victim is 0, with all bits cleared. Then 1 is used again: the hand clears it and stops at 2.
    expect(paged(program, 3, POLICY).evictions).toMatchObject([
      { page: 0, line: 3, value: 1, cleared: [0, 1, 2] },
      { page: 2, line: 3, value: 1, cleared: [1] },
    ]);
  });
});
