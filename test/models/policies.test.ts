/** Every scheduling policy against a naive model of its rule in `policies/`, on one pCPU and on several. */
import { describe, it } from "vitest";
import { GANG, POLICIES } from "./pairs.ts";
import { expectAgreement, randomRuns, type RunOptions } from "./runs.ts";

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

describe("so do strict gangs", () => {
  it("that are left alone", () => expectAgreement(randomRuns(GANG.pairs, { pcpus: 4, vcpus: 3 })));

  it("whose machines are paused, resumed, stopped and started", () =>
    expectAgreement(randomRuns(GANG.pairs, { pcpus: 4, vcpus: 3, commands: 5, commandIds: LIFE })));
});
