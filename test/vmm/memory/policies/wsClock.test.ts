/** WSClock (Carr and Hennessy 1981; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "wsClock", params: {} };

const read = (page: number) => ({ op: "reference", page, write: false }) as const;
const write = (page: number) => ({ op: "reference", page, write: true }) as const;

describe("WSClock with a window of 4", () => {
  it("faults 11 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, POLICY);
    expect(faults).toBe(11);
    expect(victims).toEqual([7, 1, 2, 0, 4, 0, 3, 2]);
  });

  it("faults 10 and 10 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, POLICY).faults)).toEqual([10, 10]);
  });

  it("takes the oldest page where all are in the working set", () => {
    expect(paged([0, 1, 2], 2, POLICY).evictions).toMatchObject([
      { reason: "oldestInWorkingSet", line: 5, page: 0, value: 0, cleared: [0, 1] },
    ]);
  });

  it("writes old dirty pages on the way, and takes a clean one", () => {
    // The fault of 3 clears all bits and takes 0. 1 (dirty) and 2 grow old while 3 is used; the hand stands at 1.
    const program = [read(0), write(1), read(2), read(3), ...Array.from({ length: 6 }, () => read(3)), read(4)];
    const { evictions, writtenOut } = paged(program, 3, POLICY);
    expect(writtenOut).toMatchObject([{ frame: 1, page: 1 }]);
    expect(evictions).toMatchObject([
      { page: 0, dirty: false },
      { page: 2, dirty: false, reason: "outOfWorkingSet", line: 3, value: 7, cleared: [], hand: 0 },
    ]);
  });
});
