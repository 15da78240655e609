/**
 * What a machine and its vCPUs are doing at any moment, and for how long they did it, as the report tells it, against a count of
 * the naive host tick by tick: life of the machine, state of each vCPU, and that its times add up to what has passed.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOf } from "../../src/codec/out/report.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { examples } from "../support/laws.ts";
import { ModelHost } from "./host.ts";
import { POLICIES } from "./pairs.ts";
import { randomRuns, scenarioOf, type RandomRun, type RunOptions } from "./runs.ts";
import type { ModelVcpu } from "./state.ts";

const LAST = 120;
const LIFE = ["pause", "resume", "stop", "start"] as const;

interface Seen {
  readonly lives: readonly string[];
  readonly vcpus: readonly {
    readonly state: string;
    readonly cpu: number;
    readonly waited: number;
    readonly blocked: number;
    readonly paused: number;
  }[];
  /** Ticks of guests on all pCPUs. */
  readonly useful: number;
}

/** As the report has the words. */
const STATES: Readonly<Record<ModelVcpu["state"], string>> = {
  off: "offline",
  ready: "ready",
  running: "running",
  blocked: "blocked",
  paused: "paused",
  parked: "parked",
  costopped: "costopped",
  done: "finished",
};
const LIVES = { off: "shutOff", running: "running", paused: "paused" } as const;

function byModel({ pair, rules, machines, commands }: RandomRun, until: number): Seen {
  const host = new ModelHost({ ...rules, policy: pair.model }, machines);
  const times = host.vcpus.map(() => ({ cpu: 0, blocked: 0, paused: 0 }));
  for (let now = 1; now <= until; now += 1) {
    host.run(now, commands);
    for (const [at, { state }] of host.vcpus.entries()) {
      if (state === "blocked") times[at]!.blocked += 1;
      if (state === "paused") times[at]!.paused += 1;
    }
  }
  for (const { kind, vcpu, start, end } of host.slices)
    if (kind !== "switch") times[host.vcpus.findIndex(({ name }) => name === vcpu)]!.cpu += end - start;
  return {
    lives: host.lives.map((life) => LIVES[life]),
    vcpus: host.vcpus.map(({ state, waited }, at) => ({ state: STATES[state], waited, ...times[at]! })),
    useful: times.reduce((sum, { cpu }) => sum + cpu, 0),
  };
}

const number = (cell: unknown) => Number(cell ?? 0);

function byReport(run: RandomRun, until: number): Seen {
  const given = scenarioOf(run);
  const { metrics } = reportOf(given, simulate(given, { until }), until);
  return {
    lives: metrics.machines.map(({ state }) => String(state)),
    vcpus: metrics.vcpus.map(({ state, cpu, waiting, throttled, blocked, paused }) => ({
      state: String(state),
      waited: number(waiting) + number(throttled),
      cpu: number(cpu),
      blocked: number(blocked),
      paused: number(paused),
    })),
    useful: Math.round(number(metrics.host["utilization"]) * run.rules.pcpus * until),
  };
}

/** One test for each policy, with runs of that kind. */
function underEveryPolicy(kind: RunOptions): void {
  for (const { title, pairs, options } of POLICIES)
    it(`as the model has it: ${title}`, () => {
      fc.assert(
        fc.property(randomRuns(pairs, { ...options, ...kind }), fc.integer({ min: 1, max: LAST }), (run, until) => {
          expect(byReport(run, until)).toEqual(byModel(run, until));
        }),
        examples(20),
      );
    });
}

describe("at any moment machines and vCPUs are in the states of the model, and were so for as long", () => {
  underEveryPolicy({ costs: true, commands: 8, commandIds: LIFE });
});

describe("so they are on several pCPUs", () => {
  underEveryPolicy({ pcpus: 3, vcpus: 3, affinity: true, costs: true, commands: 8, commandIds: LIFE });
});
