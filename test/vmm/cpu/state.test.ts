import { describe, expect, it } from "vitest";
import { copyVcpu } from "../../../src/vmm/cpu/state.ts";
import type { Op } from "../../../src/model/scenario.ts";
import { Observed } from "../../support/observed.ts";
import { machine, scenario } from "../../support/workloads.ts";

/** Every object that `value` holds, itself included. */
function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

describe("a copy of a vCPU", () => {
  it("is equal to it, and shares nothing with it that could change", () => {
    const body: Op[] = [
      {
        op: "loop",
        times: 3,
        body: [
          { op: "compute", ticks: 4 },
          { op: "pattern", pattern: "random", pages: 3, count: 5, writeEvery: 2 },
        ],
      },
      { op: "wait", ticks: 5 },
    ];
    const machines = ["A", "B", "C"].map((name) =>
      machine(name, [{ op: "loop", times: null, body }], { cap: 40, vcpus: 2 }),
    );
    const { simulation } = new Observed(scenario(machines, { scheduler: { policy: "credit", params: {} } }));
    simulation.runUntil(200);
    const { vcpus } = simulation.monitor.processor.state;
    const copies = vcpus.map(copyVcpu);
    expect(copies).toEqual(vcpus);
    const own = objectsIn(vcpus);
    expect(own.length).toBeGreaterThan(4 * vcpus.length);
    expect(objectsIn(copies).filter((each) => own.includes(each) && !Object.isFrozen(each))).toEqual([]);
  });
});
