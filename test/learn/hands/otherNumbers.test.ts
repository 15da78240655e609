/** Exercises with other numbers: valid, of the same kind, and the same for the same seed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { otherNumbers } from "../../../src/learn/hands/otherNumbers.ts";
import { BY_HAND_KINDS } from "../../../src/model/byHand.ts";
import { hostOf } from "../../../src/model/scenario.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";
import { job, scenario } from "../../support/workloads.ts";

describe("other numbers", () => {
  it("make a valid scenario of a valid one, the same for the same seed", () => {
    fc.assert(
      fc.property(arbitraryScenario({ machines: 4 }), fc.nat(9999), (drawn, seed) => {
        const other = otherNumbers(drawn, seed, BY_HAND_KINDS);
        expect(validateScenario(other)).toMatchObject({ ok: true });
        expect(otherNumbers(drawn, seed, BY_HAND_KINDS)).toEqual(other);
        expect(other.machines.map(({ name }) => name)).toEqual(drawn.machines.map(({ name }) => name));
      }),
      examples(10),
    );
  });

  it("draw other lengths, the first to come stays the first, and priorities change places", () => {
    const exercise = scenario([job("A", 0, [8], 1), job("B", 2, [6], 2), job("C", 4, [40], 3)]);
    const drawn = Array.from({ length: 20 }, (_, seed) => otherNumbers(exercise, seed, ["nextToRun"]));
    expect(new Set(drawn.map((one) => JSON.stringify(one))).size).toBeGreaterThan(15);
    for (const { machines } of drawn) {
      expect(machines[0]!.arrival).toBe(0);
      expect(machines.map(({ priority }) => priority).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    }
  });

  it("change the sizes of what is put somewhere only where that is decided, and leave all else as it was", () => {
    for (const [id, kind] of [
      ["holesAndRequests", "hole"],
      ["smallCloud", "host"],
      ["whyStriping", "extents"],
    ] as const) {
      const { scenario: exercise } = scenarios.find((entry) => entry.id === id)!;
      const sizes = (one: typeof exercise) =>
        [...one.machines, ...one.commands.flatMap((each) => (each.command === "create" ? [each.machine] : []))].map(
          ({ regionUnits, memoryBytes, volumes }) => [regionUnits, memoryBytes, volumes],
        );
      const plain = otherNumbers(exercise, 5, ["nextToRun", "victim"]);
      expect(sizes(plain), id).toEqual(sizes(exercise));
      const drawn = Array.from({ length: 8 }, (_, seed) => otherNumbers(exercise, seed, [kind]));
      expect(new Set(drawn.map((one) => JSON.stringify(sizes(one)))).size, id).toBeGreaterThan(5);
      for (const one of drawn) expect(validateScenario(one), id).toMatchObject({ ok: true });
      const holes = (one: typeof exercise) => new Set(hostOf(one).region?.holes ?? []);
      expect(holes(drawn[0]!)).toEqual(holes(exercise));
    }
  });
});
