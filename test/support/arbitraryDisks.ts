/** Random scenarios whose disks have arms or channels, and whose programs do not wait for all of their requests. */
import fc from "fast-check";
import { DISK_SCHEDULERS } from "../../src/model/choices.ts";
import { hostOf, withHost, type ArmSpec, type DiskSpec, type Op, type Scenario } from "../../src/model/scenario.ts";
import { arbitraryScenario } from "./arbitraryScenario.ts";

const arm: fc.Arbitrary<ArmSpec> = fc.record(
  {
    scheduler: fc.constantFrom(...DISK_SCHEDULERS),
    direction: fc.constantFrom("up" as const, "down" as const),
    head: fc.nat(3),
    cylinders: fc.integer({ min: 4, max: 50 }),
    seekBase: fc.nat(4),
    seekPerCylinder: fc.nat(3),
    rotation: fc.nat(4),
    maxWait: fc.integer({ min: 1, max: 60 }),
    timing: fc.constantFrom("distance" as const, "near" as const),
  },
  { requiredKeys: ["scheduler", "direction", "seekBase", "seekPerCylinder", "rotation", "timing"] },
);

/** What a disk has more than extents and times; none of it for some. */
const more: fc.Arbitrary<Pick<DiskSpec, "arm" | "channels">> = fc.oneof(
  { weight: 3, arbitrary: arm.map((each) => ({ arm: each })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((channels) => ({ channels })) },
  { weight: 1, arbitrary: fc.constant({}) },
);

/** Some requests are not waited for, or only later. */
function loosened(ops: readonly Op[], draws: readonly number[]): Op[] {
  return ops.flatMap((op, at): Op[] => {
    const draw = draws[at % draws.length]!;
    if (op.op === "loop") return [{ ...op, body: loosened(op.body, draws) }];
    if (op.op !== "disk" || draw === 0) return [op];
    return [{ ...op, isAsync: true }, ...(draw === 1 ? [{ op: "await" } as const] : [])];
  });
}

const reads = (draws: readonly number[]): Op[] =>
  draws.slice(0, 3).map((draw, at) => ({ op: "disk", volume: 0, block: 3 * draw + at, blocks: 1, write: draw === 1 }));

export const arbitraryDisks: fc.Arbitrary<Scenario> = fc
  .tuple(
    arbitraryScenario({ commands: 8 }),
    fc.array(more, { minLength: 1, maxLength: 4 }),
    fc.array(fc.nat(2), { minLength: 1, maxLength: 9 }),
  )
  .map(([drawn, kinds, draws]) => {
    const host = hostOf(drawn);
    const disks = host.disks.map((disk, at) => ({ ...disk, ...kinds[at % kinds.length]! }));
    const machines = drawn.machines.map((machine) => ({
      ...machine,
      // Few programs are drawn with a disk in them: whoever has a volume reads it first.
      programs: machine.programs.map((program) =>
        loosened(machine.volumes.length > 0 ? [...reads(draws), ...program] : program, draws),
      ),
    }));
    return { ...withHost(drawn, { ...host, disks }), machines };
  });
