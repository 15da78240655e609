/** Orders of frames that are read off the trace, held against what the policies say they compared. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { orderedFrames } from "../../../src/ui/memory/step/frameOrder.ts";
import { stepAt } from "../../../src/ui/memory/step/stepAt.ts";
import { SnapshotCache } from "../../../src/ui/shared/tables/textbook.ts";
import { memoryPolicies } from "../../../src/vmm/memory/policies.ts";
import { examples } from "../../support/laws.ts";
import { SILBERSCHATZ } from "../../support/paging.ts";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";

function run(pages: readonly number[], policy: string, frames = 3) {
  return simulate(
    scenario([machine("A", references(pages), { memoryBytes: 64 * PAGE })], {
      frames,
      replacement: { policy, params: {} },
    }),
  );
}

/** The step of the n-th reference, from 1, with all that followed it. */
function stepOf(trace: ReturnType<typeof run>, nth: number) {
  const rows: number[] = [];
  for (let row = 0; row < trace.rowCount; row += 1)
    if (trace.kindOf(row) === "hit" || trace.kindOf(row) === "fault") rows.push(row);
  return stepAt(trace, 0, rows[nth] ?? trace.rowCount, new SnapshotCache())!;
}

const policyOf = (id: string) => memoryPolicies.find((policy) => policy.id === id)!;
const told = (entries: ReturnType<typeof orderedFrames>) => entries.map(({ page, distance }) => [page, distance]);

describe("orderedFrames(trace, frames, row, order, isBefore)", () => {
  // 7 0 1 2 0 3: at the sixth reference, 2 0 1 are in the frames under each of the three.
  it.each([
    ["fifo", [0, 4], [1, 3], [2, 2]],
    ["lru", [1, 3], [2, 2], [0, 1]],
    ["opt", [1, 9], [2, 4], [0, 2]],
  ] as const)("has the pages in the order of %s, who leaves first in front", (policy, ...expected) => {
    const trace = run(SILBERSCHATZ, policy);
    const step = stepOf(trace, 6);
    expect(step.reference.page).toBe(3);
    const order = orderedFrames(trace, step.before, step.rows.before, policyOf(policy).goesBy!, true);
    expect(told(order)).toEqual(expected);
    expect(step.eviction?.page).toBe(expected[0]?.[0]);
  });

  it("has the page that came last at the other end after the step, and what is never used again in front", () => {
    const trace = run(SILBERSCHATZ, "lru");
    const { after, rows } = stepOf(trace, 6);
    expect(told(orderedFrames(trace, after, rows.after, policyOf("lru").goesBy!, false))).toEqual([
      [2, 2],
      [0, 1],
      [3, 0],
    ]);
    const optimal = run([1, 2, 3, 4, 1, 2], "opt");
    const step = stepOf(optimal, 4);
    expect(told(orderedFrames(optimal, step.before, step.rows.before, policyOf("opt").goesBy!, true))).toEqual([
      [3, Infinity],
      [2, 3],
      [1, 2],
    ]);
  });

  it.each(["fifo", "lru"])(
    "has a page whose frame has just been taken last, under %s, as when it is there",
    (policy) => {
      const trace = run([1, 2, 3, 4, 1, 2, 5], policy, 4);
      const taken = [...Array(trace.rowCount).keys()].find((row) => trace.kindOf(row) === "evict")! + 1;
      const there = [...Array(trace.rowCount).keys()].findLast((row) => trace.kindOf(row) === "map")! + 1;
      expect(there).toBeGreaterThan(taken);
      const after = (row: number) => {
        const step = stepAt(trace, 0, row, new SnapshotCache())!;
        return told(orderedFrames(trace, step.after, step.rows.after, policyOf(policy).goesBy!, false));
      };
      const expected =
        policy === "fifo"
          ? [
              [2, 5],
              [3, 4],
              [4, 3],
              [5, 0],
            ]
          : [
              [4, 3],
              [1, 2],
              [2, 1],
              [5, 0],
            ];
      expect(after(there)).toEqual(expected);
      expect(after(taken)).toEqual(expected);
    },
  );

  it("puts the page in front that a policy which goes by the order takes, in any string", () => {
    const strings = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(strings, fc.integer({ min: 1, max: 5 }), (pages, frames) => {
        for (const policy of memoryPolicies.filter(({ goesBy }) => goesBy)) {
          const trace = run(pages, policy.id, frames);
          for (let nth = 1; nth <= pages.length; nth += 1) {
            const step = stepOf(trace, nth);
            if (!step.eviction) continue;
            const order = orderedFrames(trace, step.before, step.rows.before, policy.goesBy!, true);
            const taken = order.find(({ frame }) => frame === step.eviction!.frame)!;
            expect(taken.distance).toBe(order[0]!.distance);
          }
        }
      }),
      examples(20),
    );
  });
});
