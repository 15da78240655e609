/** The slices that took the time of a machine, on a real run: round robin of two, C waits while A and B run. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { litSlices } from "../../../src/ui/processor/canvas/litSlices.ts";
import { job, scenario } from "../../support/workloads.ts";

// pCPU 0  AABBCCAABBCC: each waits four ticks between its turns of two.
const trace = simulate(
  scenario([job("A", 0, [4]), job("B", 0, [4]), job("C", 0, [4])], {
    scheduler: { policy: "rr", params: { timeslice: 2 } },
  }),
);
const [A, B, C] = [0, 1, 2] as const;

describe("the slices that took the time of a machine", () => {
  it("are those of the one that took it, while the other was ready", () => {
    const isLit = litSlices(trace, { loser: C, taker: A }, 0, 12);
    expect(isLit(0, A, 0, 2)).toBe(true);
    expect(isLit(0, A, 6, 8)).toBe(true);
  });

  it("are not those of others, nor its own", () => {
    const isLit = litSlices(trace, { loser: C, taker: A }, 0, 12);
    expect(isLit(0, B, 2, 4)).toBe(false);
    expect(isLit(0, C, 4, 6)).toBe(false);
  });

  it("are none after the other is done", () => {
    const isLit = litSlices(trace, { loser: A, taker: B }, 0, 12);
    expect(isLit(0, B, 2, 4)).toBe(true);
    expect(isLit(0, B, 8, 10)).toBe(false);
  });
});
