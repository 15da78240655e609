/** What another policy begins with. */
import { describe, expect, it } from "vitest";
import { choosePolicy } from "../../../../src/ui/shared/host/choosePolicy.ts";
import type { PolicyDescription } from "../../../../src/model/params.ts";

const policies: readonly PolicyDescription[] = [
  {
    id: "levels",
    pseudocode: [],
    params: [
      { id: "timeslice", type: "integer", unit: "ticks", default: 4, min: 1, max: 100 },
      { id: "timeslices", type: "integers", unit: "ticks", default: [2, 4], min: 1, max: 100, maxLength: 4 },
      { id: "shares", type: "integer", unit: "count", default: 7, min: 1, max: 100 },
      { id: "preemptive", type: "flag", default: true },
    ],
  },
];

describe("choosePolicy(policies, id, present, ticksPerUnit)", () => {
  it("takes defaults, and what the present policy has under the same name", () => {
    expect(choosePolicy(policies, "levels", { policy: "rr", params: { timeslice: 9, other: 1 } })).toEqual({
      policy: "levels",
      params: { timeslice: 9, timeslices: [2, 4], shares: 7, preemptive: true },
    });
  });

  it("has times of the same length where a tick is a part of the unit", () => {
    expect(choosePolicy(policies, "levels", { policy: "fcfs", params: {} }, 10)?.params).toEqual({
      timeslice: 40,
      timeslices: [20, 40],
      shares: 7,
      preemptive: true,
    });
  });

  it("is null for a policy that is not in the list", () => {
    expect(choosePolicy(policies, "gone", { policy: "fcfs", params: {} })).toBeNull();
  });
});
