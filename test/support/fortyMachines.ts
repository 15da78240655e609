/**
 * Forty machines on eight pCPUs: the largest host of the acceptance cases (`forty-machines.json`, "8 pCPUs, 40 tenants"),
 * figure for figure. Web servers wait for their device again and again, the others compute; who computes in batches has a
 * cap; every third machine has two vCPUs.
 */
import { defaultMachine, defaultScenario } from "../../src/codec/defaults.ts";
import { compute, loop, wait } from "../../src/codec/notation/ops.ts";
import type { MachineSpec, Scenario } from "../../src/model/scenario.ts";
import { hostOf } from "../../src/model/scenario.ts";

const SERVING = loop(null, compute(6), wait(5));
const COMPUTING = loop(null, compute(20));

const KINDS = [
  { kind: "web", weight: 256, cap: null, program: SERVING },
  { kind: "db", weight: 512, cap: null, program: COMPUTING },
  { kind: "cache", weight: 128, cap: null, program: COMPUTING },
  { kind: "batch", weight: 256, cap: 40, program: COMPUTING },
];

function tenant(at: number): MachineSpec {
  const { kind, weight, cap, program } = KINDS[at % KINDS.length]!;
  const vcpus = at % 3 === 0 ? 2 : 1;
  return {
    ...defaultMachine(`${kind}-${String(at).padStart(2, "0")}`),
    vcpus,
    weight,
    memoryBytes: 0,
    ...(cap === null ? {} : { cap }),
    programs: Array.from({ length: vcpus }, () => program),
  };
}

export const fortyMachines: Scenario = {
  ...defaultScenario,
  title: "8 pCPUs, 40 tenants",
  tickUnit: "ms",
  hosts: [
    {
      ...hostOf(defaultScenario),
      pcpus: 8,
      frames: 64,
      scheduler: { policy: "credit", params: {} },
      runQueues: "perPcpu",
      workStealing: true,
    },
  ],
  machines: Array.from({ length: 40 }, (_, at) => tenant(at)),
};
