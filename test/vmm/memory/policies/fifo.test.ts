/** First in, first out (Silberschatz, virtual memory; domain C.3). */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const FIFO = { policy: "fifo", params: {} };

describe("first in, first out", () => {
  it("faults 15 times on the string of Silberschatz with 3 frames, and loses pages in the order of their loads", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, FIFO);
    expect(faults).toBe(15);
    expect(victims).toEqual([7, 0, 1, 2, 3, 0, 4, 2, 3, 0, 1, 2]);
  });

  it("shows Belady's anomaly: with 1 to 5 frames 12, 12, 9, 10 and 5 faults", () => {
    expect([1, 2, 3, 4, 5].map((frames) => paged(BELADY, frames, FIFO).faults)).toEqual([12, 12, 9, 10, 5]);
  });

  it("does not heed references: what is used all the time goes like the rest", () => {
    expect(paged([0, 1, 0, 0, 0, 2], 2, FIFO).victims).toEqual([0]);
  });

  it("tells the victim and the others by the number of their load", () => {
    expect(paged([5, 6, 7, 8], 3, FIFO).evictions).toMatchObject([
      {
        reason: "oldestLoad",
        line: 2,
        frame: 0,
        value: 1,
        hand: -1,
        others: 0,
        losers: [
          { id: 1, value: 2 },
          { id: 2, value: 3 },
        ],
      },
    ]);
  });

  it("tells the eight others with the lowest frames, and how many more there are", () => {
    const [eviction] = paged([...Array.from({ length: 12 }, (_, page) => page), 20], 12, FIFO).evictions;
    expect(eviction!.losers.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(eviction!.others).toBe(3);
  });
});
