/** The workloads for new machines: valid for every size of machine. */
import { describe, expect, it } from "vitest";
import { MOST, RANGES } from "../../../src/codec/limits.ts";
import { workloads } from "../../../src/codec/notation/workloads.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import type { Op } from "../../../src/model/scenario.ts";

const sizes = [0, 1, 2, 8, 1000, RANGES.pages.max].flatMap((pages) =>
  [0, 1, MOST.volumes].map((volumes) => ({ pages, volumes })),
);

/** Every kind of operation in a program, those in loops included. */
function kindsIn(ops: readonly Op[]): Set<string> {
  return new Set(ops.flatMap((op) => (op.op === "loop" ? [op.op, ...kindsIn(op.body)] : [op.op])));
}

describe.each(workloads)("the workload $id", ({ id, needs, programs }) => {
  it("is valid for a machine of any size", () => {
    for (const size of sizes) {
      const machine = {
        name: id,
        memoryBytes: size.pages * 4096,
        volumes: Array.from({ length: size.volumes }, (_, index) => ({ name: `v${index}`, bytes: 1 })),
        programs: programs(size),
      };
      const checked = validateScenario({ machines: [machine] });
      expect(checked.ok ? [] : checked.problems).toEqual([]);
    }
  });

  it("uses what it needs where the machine has it, and does without where not", () => {
    const rich = kindsIn(programs({ pages: 8, volumes: 1 }).flat());
    const poor = kindsIn(programs({ pages: 0, volumes: 0 }).flat());
    const expected = { nothing: [], memory: ["pattern"], volume: ["disk"] }[needs];
    expect([...rich]).toEqual(expect.arrayContaining(expected));
    expect([...poor].filter((kind) => ["reference", "pattern", "disk"].includes(kind))).toEqual([]);
    expect(poor.size).toBeGreaterThan(0);
  });
});

describe("the ready-made workloads", () => {
  it("ends with the program a person writes, and no id stands in it twice", () => {
    const ids = workloads.map(({ id }) => id);
    expect(ids.at(-1)).toBe("custom");
    expect(new Set(ids).size).toBe(ids.length);
  });
});
