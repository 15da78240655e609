/** Clock, or second chance (Silberschatz; Tanenbaum; domain C.3), and the two rules on which textbooks differ. */
import { describe, expect, it } from "vitest";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const clock = (referencedOnLoad: boolean, handAfterLoad = "past") => ({
  policy: "clock",
  params: { referencedOnLoad, handAfterLoad },
});

/** The hand after each of four loads into two frames. */
const hands = (after: string) => paged([0, 1, 2, 3], 2, clock(false, after)).maps.map(({ hand }) => hand);

describe("clock", () => {
  it("with the bit set on loading faults 14 times on the string of Silberschatz with 3 frames", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, clock(true));
    expect(faults).toBe(14);
    expect(victims).toEqual([7, 1, 2, 0, 3, 4, 2, 0, 3, 1, 2]);
  });

  it("with the bit clear on loading faults 11 times", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, clock(false));
    expect(faults).toBe(11);
    expect(victims).toEqual([7, 1, 2, 3, 4, 0, 3, 2]);
  });

  it("shows Belady's anomaly as FIFO does when nothing is used between faults", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, clock(true)).faults)).toEqual([9, 10]);
  });

  it("goes all the way round when every bit is set, and comes back to where it stood", () => {
    expect(paged([0, 1, 2, 3], 3, clock(true)).evictions).toMatchObject([
      { reason: "referenceBitClear", line: 4, frame: 0, value: 0, cleared: [0, 1, 2], hand: 1 },
    ]);
  });

  it("gives a second chance to what was used since the hand passed", () => {
    // With bits clear on loading, only the hit sets one: frame 0 is passed over and cleared.
    expect(paged([0, 1, 0, 2, 3], 2, clock(false)).evictions).toMatchObject([
      { frame: 1, cleared: [0], hand: 0 },
      { frame: 0, cleared: [], hand: 1 },
    ]);
  });

  it("stops past the new page or on it, as the rule says", () => {
    expect(hands("past")).toEqual([0, 0, 1, 0]);
    expect(hands("on")).toEqual([0, 0, 0, 0]);
  });

  it("tells of the others what their bits are", () => {
    expect(paged([0, 1, 0, 2], 2, clock(false)).evictions[0]!.losers).toEqual([{ id: 0, value: 0 }]);
  });

  it("with two bits counts references up to three, and the hand counts down", () => {
    const params = { referencedOnLoad: false, bits: 2 };
    // 0 is used four times and counts three, 1 once: 1 goes when the hand comes by it for the second time.
    const { evictions, counted } = paged([0, 1, 0, 0, 0, 0, 1, 2], 2, { policy: "clock", params });
    expect(evictions).toMatchObject([{ page: 1, value: 0, cleared: [1], losers: [{ id: 0, value: 1 }] }]);
    // The last one is told when the machine stops and its frame is free.
    expect(counted.flatMap(({ counts }) => counts.filter(({ id }) => id === 0).map(({ value }) => value))).toEqual([
      1, 2, 3, 2, 1, 0,
    ]);
  });

  it("clears all bits after so many references, before the next one", () => {
    const params = { clearEvery: 4 };
    const { evictions, counted } = paged([0, 1, 2, 0, 3, 1, 4], 3, { policy: "clock", params });
    // The fifth reference finds no bit set: nothing is cleared by the hand, and 0 goes.
    expect(counted.map(({ cleared }) => cleared)).toEqual([[0, 1, 2]]);
    expect(evictions).toMatchObject([
      { page: 0, cleared: [] },
      { page: 2, cleared: [1] },
    ]);
  });
});
