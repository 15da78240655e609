/** What goes on between queues and pCPUs against naive models of its rule, under every scheduling policy. */
import { describe, it } from "vitest";
import { POLICIES } from "./pairs.ts";
import { expectAgreement, randomRuns, type RunOptions } from "./runs.ts";

/** One test for each policy, with runs of that kind. */
function underEveryPolicy(kind: RunOptions): void {
  for (const { title, pairs, options } of POLICIES)
    it(`as the model has it: ${title}`, () => expectAgreement(randomRuns(pairs, { ...options, ...kind }), 20));
}

describe("an idle pCPU takes work from the queues of others as the rule says, under", () => {
  underEveryPolicy({ pcpus: 3, vcpus: 2, queues: ["stealing"], affinity: true, costs: true, commands: 2 });
});

describe("queues are rebalanced as the rule says, under", () => {
  underEveryPolicy({
    pcpus: 3,
    vcpus: 2,
    queues: ["perPcpu", "stealing"],
    rebalancing: true,
    affinity: true,
    commands: 2,
  });
});

describe("caches warm up and speed up as the rule says, under", () => {
  underEveryPolicy({ pcpus: 3, vcpus: 2, queues: ["global", "perPcpu", "stealing"], cache: true, costs: true });
});

describe("vCPUs that get too far ahead of their siblings stop and go on as the rule says, under", () => {
  underEveryPolicy({ pcpus: 3, vcpus: 3, skew: true, costs: true, commands: 2 });
});
