/** The set from which the greatest number is taken, against a list that is sorted. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { NumberSet } from "../../../src/engine/curves/numberSet.ts";
import { examples } from "../../support/laws.ts";

/** A number to add, or null: take the greatest. */
const steps = (limit: number) => fc.array(fc.option(fc.nat(limit - 1), { freq: 2 }), { maxLength: 60 });

it("a set gives its greatest number, whatever was added and taken before, at any size", () => {
  fc.assert(
    fc.property(
      fc
        .constantFrom(1, 2, 31, 32, 33, 1024, 1025, 40_000, 1_100_000)
        .chain((limit) => fc.tuple(fc.constant(limit), steps(limit))),
      ([limit, wanted]) => {
        const set = new NumberSet(limit);
        const model = new Set<number>();
        const taken: (readonly [number, number])[] = [];
        for (const number of wanted) {
          if (number !== null) {
            set.add(number);
            model.add(number);
          } else if (model.size > 0) {
            const greatest = Math.max(...model);
            taken.push([set.takeGreatest(), greatest]);
            model.delete(greatest);
          }
        }
        for (const [found, greatest] of taken) expect(found).toBe(greatest);
      },
    ),
    examples(60),
  );
});
