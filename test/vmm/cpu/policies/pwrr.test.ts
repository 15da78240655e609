import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { drawn, eventsOfKind } from "../../../support/schedules.ts";
import { job, scenario } from "../../../support/workloads.ts";

const pwrr = (roundLength: number) => ({ policy: "pwrr", params: { roundLength } });

describe("round robin by priority", () => {
  it("divides a round of N ticks by weight, T = N / k where weights are equal, the most urgent first", () => {
    expect(drawn([job("A", 0, [8], 1), job("B", 0, [8], 1)], pwrr(8), 16)).toBe("AAAABBBBAAAABBBB");
    // 12 ticks by 1 and 3.
    expect(drawn([job("A", 0, [3], 1), job("B", 0, [9], 3)], pwrr(12), 12)).toBe("BBBBBBBBBAAA");
  });

  it("tells the round with the share of each, which add up to N", () => {
    const trace = simulate(scenario([job("A", 0, [4], 1), job("B", 0, [4], 2)], { scheduler: pwrr(12) }));
    expect(eventsOfKind(trace, "round")[0]).toMatchObject({
      ticks: 12,
      totalWeight: 3,
      entries: [
        { vcpu: 1, weight: 2, slice: 8 },
        { vcpu: 0, weight: 1, slice: 4 },
      ],
    });
  });

  it("lets who becomes ready meanwhile wait for the next round", () => {
    // The round of A and B lasts to 6; C comes at 1.
    expect(drawn([job("A", 0, [6], 1), job("B", 0, [6], 1), job("C", 1, [2], 9)], pwrr(6), 8)).toBe("AAABBBCC");
  });

  it("gives everybody at least a tick where N is less than k", () => {
    expect(drawn([job("A", 0, [2]), job("B", 0, [2]), job("C", 0, [2])], pwrr(1), 6)).toBe("ABCABC");
  });
});
