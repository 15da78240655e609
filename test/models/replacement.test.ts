/**
 * Every replacement policy against a model of it that is written from the domain document alone: the same faults, victims
 * in the same order and write-backs, on strings drawn at random with writes in them.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { Op, PolicyChoice } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";
import { examples } from "../support/laws.ts";
import { leftFrames } from "../support/paging.ts";
import { machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";
import { MODELS } from "./replacement/list.ts";
import { replay, type Outcome, type Reference } from "./replacement/memory.ts";
import { PAGES, references } from "./replacement/strings.ts";

function simulated(given: readonly Reference[], frames: number, replacement: PolicyChoice): Outcome {
  const program = given.map(({ page, write }): Op => ({ op: "reference", page, write }));
  const trace = simulate(
    scenario([machine("A", program, { memoryBytes: PAGES * PAGE })], {
      frames,
      replacement,
      costs: NO_COSTS,
      scheduler: { policy: "fcfs", params: {} },
      disks: [{ extents: 1, readTicks: 0, writeTicks: 0 }],
    }),
  );
  const end = hostAt(trace, trace.rowCount, trace.knownUntil);
  const victims = leftFrames(trace);
  return { faults: end.faults, victims, writeBacks: end.writeBacks };
}

describe("every replacement policy does what its model does", () => {
  for (const { id } of memoryPolicies) {
    const [make, ...others] = MODELS[id]!;
    for (const params of [{}, ...others])
      it(`${id} ${Object.keys(params).length === 0 ? "by its usual rules" : JSON.stringify(params)}`, () => {
        fc.assert(
          fc.property(references, fc.integer({ min: 1, max: 9 }), (given, frames) => {
            expect(simulated(given, frames, { policy: id, params })).toEqual(replay(given, frames, make, params));
          }),
          examples(60),
        );
      });
  }
});
