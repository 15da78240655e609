/** UNOPT, the optimal policy turned round (OSTEP). */
import { describe, expect, it } from "vitest";
import { memoryPolicy } from "../../../../src/vmm/memory/policies.ts";
import { factsOf } from "../../../support/memoryFacts.ts";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const POLICY = { policy: "unopt", params: {} };

describe("the worst choice", () => {
  it("takes the page that is used again soonest, and tells how soon", () => {
    expect(paged([0, 1, 2, 3, 2, 0, 1], 3, POLICY).evictions[0]).toMatchObject({
      reason: "nearestNextUse",
      page: 2,
      value: 2,
      losers: [
        { id: 0, value: 3 },
        { id: 1, value: 4 },
      ],
    });
  });

  it("takes a page that is never used again only when there is no other, the one loaded first", () => {
    expect(paged([0, 1, 2, 3, 1, 4], 3, POLICY).victims).toEqual([1, 0, 2]);
  });

  it("goes by what is foreseen of a page when that changes, not by what was foreseen when it was loaded", () => {
    const distances = [5, 9];
    const facts = factsOf(2, {
      isCandidate: () => true,
      nextUse: (page) => ({ by: 0, distance: distances[page]! }),
      referencesOf: () => 0,
    });
    const policy = memoryPolicy("unopt");
    const state = policy.create({}, 2, 1);
    for (const frame of [0, 1]) policy.load(state, frame, frame, false, facts);
    expect(policy.victim(state, facts, 99)).toMatchObject({ frame: 0, value: 5 });
    distances[1] = 2;
    policy.foresee!(state, 1, facts);
    expect(policy.victim(state, facts, 99)).toMatchObject({ frame: 1, value: 2 });
  });

  it("faults no less often than the optimal policy", () => {
    for (const string of [SILBERSCHATZ, BELADY])
      for (const frames of [1, 2, 3, 4, 5])
        expect(paged(string, frames, POLICY).faults).toBeGreaterThanOrEqual(
          paged(string, frames, { policy: "opt", params: {} }).faults,
        );
  });
});
