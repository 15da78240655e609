/** Every scheduling policy against a naive model of its rule in `policies/`, on one pCPU and on several. */
import { describe, it } from "vitest";
import { GANG, POLICIES } from "./pairs.ts";
import { credits } from "./policies/credits.ts";
import { expectAgreement, expectOutcome, randomRuns, type RunOptions } from "./runs.ts";

const LIFE = ["pause", "resume", "setWeight", "stop", "start"] as const;

/** One test for each policy, with runs of that kind. */
function everyPolicy(kind: RunOptions): void {
  for (const { title, pairs, options } of POLICIES)
    it(`as the model has it: ${title}`, () => expectAgreement(randomRuns(pairs, { ...options, ...kind })));
}

describe("on one pCPU a policy does what its rule says, tick by tick", () => {
  everyPolicy({});
});

describe("so it does where switching costs and machines are paused, resumed, given other weights, stopped and started", () => {
  everyPolicy({ costs: true, commands: 6, commandIds: LIFE });
});

describe("so it does on several pCPUs with one queue, with several vCPUs a machine, some of them bound", () => {
  everyPolicy({ pcpus: 3, vcpus: 3, affinity: true, costs: true, commands: 4, commandIds: LIFE });
});

describe("so it does with a queue for each pCPU, nobody going from one to another", () => {
  everyPolicy({ pcpus: 3, vcpus: 2, queues: ["perPcpu"], affinity: true, costs: true, commands: 3 });
});

describe("what was worked out by hand", () => {
  it("credit: who came before the last dispatch may not preempt any more, also when it could have since", () => {
    // A timeslice is worth 90 credits, a cap of 40 % lets V0 have 36 of them. V0 has run for 3 at 9 (-30 + 36 = 6, under) and
    // is at -54 when it blocks at 15; its class is still under, so that it wakes with a boost at 16. V1.0 and V1.1 come at 15.
    // V0 preempts V1.0 as soon as that can be: at 17. At 18, in its switch, it loses its boost and is at -54 + 36 = -18, over.
    // V1.1 is under, but came before V0 was dispatched: V0 runs its last tick. V1.0 stands behind V1.1, its equal.
    const rule = { timeslice: 9, boosts: true, sampledDebit: false };
    const params = { timeslice: 9, boostOnWake: true, sampledDebit: false };
    const usual = { priority: 1, weight: 256, timeslice: 0, workingSet: 0, allowed: [0] };
    expectOutcome(
      {
        pair: { choice: { policy: "credit", params }, model: credits(rule) },
        rules: { pcpus: 1, queues: "perPcpu", stealing: false, worldSwitch: 2, migration: 0, seed: 0 },
        machines: [
          { ...usual, name: "V0", vcpus: 1, arrival: 4, program: [9, 1, 1], cap: 40 },
          { ...usual, name: "V1", vcpus: 2, arrival: 15, program: [1], cap: 0 },
        ],
        commands: [],
      },
      [
        "0: V0.0 [4, 6) switch",
        "0: V0.0 [6, 15) guest",
        "0: V1.0 [15, 17) switch",
        "0: V0.0 [17, 19) switch",
        "0: V0.0 [19, 20) guest",
        "0: V1.1 [20, 22) switch",
        "0: V1.1 [22, 23) guest",
        "0: V1.0 [23, 25) switch",
        "0: V1.0 [25, 26) guest",
      ],
      [20, 26, 23],
    );
  });
});

describe("so do strict gangs", () => {
  it("that are left alone", () => expectAgreement(randomRuns(GANG.pairs, { pcpus: 4, vcpus: 3 })));

  it("whose machines are paused, resumed, stopped and started", () =>
    expectAgreement(randomRuns(GANG.pairs, { pcpus: 4, vcpus: 3, commands: 5, commandIds: LIFE })));
});
