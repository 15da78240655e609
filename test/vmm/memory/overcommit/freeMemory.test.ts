/** The states of free memory and their hysteresis (domain C.6: 6, 4, 2 and 1 % of the frames). */
import { describe, expect, it } from "vitest";
import type { FreeMemoryState } from "../../../../src/model/states.ts";
import { framesToLeave, nextState } from "../../../../src/vmm/memory/overcommit/freeMemory.ts";

const THRESHOLDS = { high: 6, soft: 4, hard: 2, low: 1 };

/** The states after each of these numbers of free frames, of 100. */
function states(free: readonly number[], from: FreeMemoryState = "high"): FreeMemoryState[] {
  let state = from;
  return free.map((each) => (state = nextState(state, each, 100, THRESHOLDS)));
}

describe("nextState(before, free, frames, thresholds)", () => {
  it("falls below each state's own threshold", () => {
    expect(states([6, 5, 4, 3, 2, 1, 0])).toEqual(["high", "high", "high", "soft", "soft", "hard", "low"]);
  });

  it("rises only when there are as many as the next higher state asks for", () => {
    expect(states([0, 1, 2, 3, 4, 5, 6])).toEqual(["low", "low", "hard", "hard", "soft", "soft", "high"]);
  });

  it("stays between two thresholds whichever way free memory goes there", () => {
    expect(states([3, 5, 3, 5, 6, 5])).toEqual(["soft", "soft", "soft", "soft", "high", "high"]);
  });

  it("passes several states at once", () => {
    expect(states([0, 6, 1])).toEqual(["low", "high", "hard"]);
  });

  it("compares percentages exactly: of 30 frames 4 % is more than one and not more than two", () => {
    expect(nextState("high", 1, 30, THRESHOLDS)).toBe("soft");
    expect(nextState("high", 2, 30, THRESHOLDS)).toBe("high");
  });

  it("never leaves plenty where no threshold asks for anything", () => {
    expect(nextState("high", 0, 30, { high: 0, soft: 0, hard: 0, low: 0 })).toBe("high");
  });
});

describe("framesToLeave(state, frames, thresholds)", () => {
  it("is the threshold of the next higher state, rounded up", () => {
    expect((["high", "soft", "hard", "low"] as const).map((state) => framesToLeave(state, 30, THRESHOLDS))).toEqual([
      0, 2, 2, 1,
    ]);
  });
});
