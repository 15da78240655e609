/** The passes in typed arrays against the policies themselves, which the runs have: the same faults and write-backs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CurveRuns, curvesOf } from "../../../src/engine/curves.ts";
import { nextUsesIn } from "../../../src/engine/curves/nextUses.ts";
import { PolicyPass } from "../../../src/engine/curves/policyPass.ts";
import { withDefaults } from "../../../src/model/params.ts";
import { referenceTrace, type ReferenceTrace } from "../../../src/model/referenceTrace.ts";
import type { PolicyChoice } from "../../../src/model/scenario.ts";
import { memoryPolicies, memoryPolicy } from "../../../src/vmm/memory/policies.ts";
import { Replay } from "../../../src/vmm/memory/replay.ts";
import { examples } from "../../support/laws.ts";

const CHOICES: readonly PolicyChoice[] = [
  ...memoryPolicies.filter(({ id, goesBy }) => goesBy && id !== "unopt").map(({ id }) => ({ policy: id, params: {} })),
  { policy: "opt", params: { ties: "lowestFrame" } },
  { policy: "opt", params: { ties: "newestLoad" } },
];

function ofThePolicy(trace: ReferenceTrace, { policy: id, params }: PolicyChoice, frames: number) {
  const policy = memoryPolicy(id);
  const config = { policy, params: withDefaults(policy.params, params), frames, pages: trace.distinct, seed: 1 };
  const pass = new PolicyPass(trace, new Replay(config), policy.foresee ? nextUsesIn(trace) : null);
  pass.advance(() => false);
  return pass.points([frames]);
}

const inCurves = (trace: ReferenceTrace, choice: PolicyChoice, frames: number) =>
  curvesOf(trace, { choices: [choice], sizes: [frames], seed: 1 })[0];

/** Loops, hot pages and scans, with writes here and there. */
const traces = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
      maxLength: 14,
    }),
    fc.integer({ min: 1, max: 7 }),
  )
  .map(([loops, writtenEvery]) =>
    referenceTrace(
      loops.flatMap(([from, pages, times]) => Array.from({ length: pages * times }, (_, at) => from + (at % pages))),
      (at) => at % writtenEvery === 0,
    ),
  );

describe("a pass under a policy", () => {
  it("that is stopped for the time goes on where it was, and says when it is done", () => {
    const trace = referenceTrace(Array.from({ length: 2500 }, (_, at) => at % 7));
    const policy = memoryPolicy("fifo");
    const config = { policy, params: {}, frames: 3, pages: trace.distinct, seed: 1 };
    const pass = new PolicyPass(trace, new Replay(config), null);
    const states = Array.from({ length: 3 }, () => [pass.advance(() => true), pass.done]);
    expect(states).toEqual([
      [false, 1024],
      [false, 2048],
      [true, 2500],
    ]);
    // Seven pages in turn never find one of three frames with their page.
    expect(pass.points([3])).toEqual([{ frames: 3, faults: 2500, writeBacks: 0 }]);
  });
});

describe("a pass in typed arrays", () => {
  it.each(CHOICES)("comes to the points of $policy $params", (choice) => {
    fc.assert(
      fc.property(traces, fc.integer({ min: 1, max: 14 }), (trace, frames) => {
        expect(inCurves(trace, choice, frames)).toEqual(ofThePolicy(trace, choice, frames));
      }),
      examples(40),
    );
  });

  it.each(CHOICES)("stays right over many references, in portions of any length: $policy $params", (choice) => {
    let state = 7;
    const below = (limit: number) => (state = (state * 48_271) % 2_147_483_647) % limit;
    const pages = Array.from({ length: 12_000 }, () => (below(4) === 0 ? below(300) : below(20)));
    const trace = referenceTrace(pages, (at) => at % 5 === 0);
    const runs = new CurveRuns(trace, { choices: [choice], sizes: [64], seed: 1 });
    const found = [];
    while (!runs.isDone) found.push(...(runs.work(() => true)?.points ?? []));
    expect(found).toEqual(ofThePolicy(trace, choice, 64));
  });

  it.each(CHOICES)("of no references, and with more frames than pages, is right as well: $policy $params", (choice) => {
    expect(inCurves(referenceTrace([]), choice, 3)).toEqual([{ frames: 3, faults: 0, writeBacks: 0 }]);
    const few = referenceTrace([4, 5, 4, 6, 5], () => true);
    expect(inCurves(few, choice, 1000)).toEqual([{ frames: 1000, faults: 3, writeBacks: 0 }]);
  });
});
