/** Working sets over a window of time (domain C.4), against sets made of the references themselves. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { referenceAt } from "../../src/chart/references.ts";
import { sizeAt, workingSetsIn } from "../../src/chart/workingSets.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { examples } from "../support/laws.ts";
import { machine, PAGE, references, scenario } from "../support/workloads.ts";

const two = (a: readonly number[], b: readonly number[]) =>
  simulate(
    scenario(
      [
        machine("A", references(a), { memoryBytes: 16 * PAGE }),
        machine("B", references(b), { memoryBytes: 16 * PAGE }),
      ],
      { frames: 3, scheduler: { policy: "rr", params: { timeslice: 3 } } },
    ),
  );

describe("working sets over time", () => {
  it("are each machine's own, and end with it", () => {
    const trace = two([1, 2, 1, 1, 1, 1], [5, 5, 5]);
    const { of, total } = workingSetsIn(trace, 3, 0, 20);
    // A runs in [0, 3) and [6, 9), B in [3, 6), and stops then. At its fifth reference A has not used page 2 for three.
    expect(of.get(0)!.map(({ time, size }) => [time, size])).toEqual([
      [0, 1],
      [1, 2],
      [7, 1],
      [9, 0],
    ]);
    expect(of.get(1)!.map(({ time, size }) => [time, size])).toEqual([
      [3, 1],
      [6, 0],
    ]);
    expect(total.map(({ time, size }) => [time, size])).toEqual([
      [0, 1],
      [1, 2],
      [3, 3],
      [6, 2],
      [7, 1],
      [9, 0],
    ]);
  });

  it("leave out a machine while it is paused", () => {
    const given = scenario([machine("A", references([1, 2, 3, 3, 3, 3, 3, 3]), { memoryBytes: 8 * PAGE })], {
      frames: 4,
    });
    const commands = [
      { at: 3, command: "pause", vm: "A" },
      { at: 5, command: "resume", vm: "A" },
    ] as const;
    const { total } = workingSetsIn(simulate({ ...given, commands }), 10, 0, 20);
    expect(total.map(({ time, size }) => [time, size])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
      [5, 3],
      [10, 0],
    ]);
  });

  it("have the sizes of the sets of last references at every row, whatever part is shown", () => {
    const pages = fc.array(fc.nat(7), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(pages, pages, fc.integer({ min: 1, max: 8 }), fc.nat(30), (a, b, window, from) => {
        const trace = two(a, b);
        const { of } = workingSetsIn(trace, window, from, 1000);
        const made: [number[], number[]] = [[], []];
        for (let row = 0; row < trace.rowCount; row += 1) {
          const event = trace.eventAt(row);
          if (event.kind === "vmState" && event.state === "shutOff") made[event.vm as 0 | 1] = [];
          const reference = referenceAt(trace, row);
          if (reference) made[reference.vm as 0 | 1].push(reference.page);
          for (const vm of [0, 1] as const) {
            // Inside a moment only its end counts.
            if (row + 1 < trace.rowCount && trace.timeOf(row + 1) === trace.timeOf(row)) continue;
            expect(sizeAt(of.get(vm) ?? [], row + 1)).toBe(new Set(made[vm].slice(-window)).size);
          }
        }
      }),
      examples(60),
    );
  });
});
