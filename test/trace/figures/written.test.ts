/** What a machine has written in a part of a run: the very pages that a migration finds dirty then. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../../src/engine/simulate.ts";
import type { Op } from "../../../src/model/scenario.ts";
import { writtenIn, writtenInRows } from "../../../src/trace/figures/written.ts";
import { examples } from "../../support/laws.ts";
import { movingScenario } from "../../support/movingMachines.ts";
import { machine, PAGE } from "../../support/workloads.ts";

const PAGES = 12;

const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ op: fc.constant("reference" as const), page: fc.nat(PAGES - 1), write: fc.boolean() }),
  fc.record({ op: fc.constant("compute" as const), ticks: fc.integer({ min: 1, max: 3 }) }),
);

describe("what a machine has written", () => {
  it("in each round of its migration is as many pages as the migration finds dirty, whoever else runs", () => {
    fc.assert(
      fc.property(fc.array(op, { minLength: 1, maxLength: 9 }), fc.array(op, { maxLength: 5 }), (body, other) => {
        const given = movingScenario({
          machines: [
            machine("A", [{ op: "loop", times: null, body }], { memoryBytes: PAGES * PAGE }),
            machine("B", other, { memoryBytes: PAGES * PAGE }),
          ],
          commands: [{ command: "migrate", vm: "A", to: 1, at: 30 }],
        });
        const [source] = simulateHosts(given, { until: 150 });
        const told: number[] = [];
        const counted: number[] = [];
        let begin = 0;
        for (let row = 0; row < source!.rowCount; row += 1) {
          const event = source!.eventAt(row);
          if (event.kind === "migrationRound") begin = row;
          if (event.kind !== "migrationRoundDone") continue;
          told.push(event.dirtied);
          counted.push(writtenInRows(source!, 0, begin, row).pages.size);
        }
        expect(told.length).toBeGreaterThan(0);
        expect(counted).toEqual(told);
      }),
      examples(12),
    );
  });

  it("is told with who wrote each page first, and looks at no more rows than it may", () => {
    const program: Op[] = [2, 0, 2].map((page) => ({ op: "reference", page, write: true }));
    const [trace] = simulateHosts(movingScenario({ machines: [machine("A", program)] }), { until: 20 });
    expect(writtenIn(trace!, 0, 0, 20)).toEqual({
      pages: new Map([
        [2, 0],
        [0, 0],
      ]),
      writes: 3,
    });
    expect(writtenIn(trace!, 0, 0, 20, 1).writes).toBeLessThan(3);
  });
});
