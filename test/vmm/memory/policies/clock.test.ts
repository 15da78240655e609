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
});
