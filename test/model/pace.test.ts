/** Programs at another pace, against how long runs of them take and what they refer to. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { PACES, paced, withPace } from "../../src/model/pace.ts";
import type { Op } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";

const REFERENCE = 3;

const plain = fc.oneof(
  fc.record({ op: fc.constant("reference" as const), page: fc.nat(3), write: fc.boolean() }),
  fc.record({ op: fc.constant("compute" as const), ticks: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ op: fc.constant("wait" as const), ticks: fc.integer({ min: 1, max: 20 }) }),
);
const program: fc.Arbitrary<Op[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: plain },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 4 }), fc.array(plain, { minLength: 1, maxLength: 4 }))
        .map(([times, body]): Op => ({ op: "loop", times, body })),
    },
  ),
  { minLength: 1, maxLength: 10 },
);

const run = (ops: readonly Op[]) =>
  scenario([machine("A", ops, { memoryBytes: 4 * PAGE })], {
    frames: 4,
    costs: { ...NO_COSTS, reference: REFERENCE },
    scheduler: { policy: "fcfs", params: {} },
  });

/** When it ends, and the pages that it refers to, in their order. */
function seen(ops: readonly Op[]) {
  const trace = simulate(run(ops));
  const pages: string[] = [];
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "hit" || event.kind === "fault") pages.push(`${event.page} ${String(event.write)}`);
  }
  return { end: trace.knownUntil, pages };
}

const slower = fc.constantFrom(...PACES.filter((times) => times < 1));
const faster = fc.constantFrom(...PACES.filter((times) => times > 1));

describe("a program at another pace", () => {
  it("takes so many times as long where it is slower, and refers to the same pages in the same order", () => {
    fc.assert(
      fc.property(program, slower, (ops, times) => {
        const [before, after] = [seen(ops), seen(paced(ops, times, REFERENCE))];
        expect(after).toEqual({ end: before.end / times, pages: before.pages });
      }),
      examples(60),
    );
  });

  it("takes less where it is faster, but for its references, which take what they take", () => {
    fc.assert(
      fc.property(program, faster, (ops, times) => {
        const [before, after] = [seen(ops), seen(paced(ops, times, REFERENCE))];
        expect(after.pages).toEqual(before.pages);
        expect(after.end).toBeLessThanOrEqual(before.end);
        const references = before.pages.length * REFERENCE;
        expect(after.end).toBeLessThanOrEqual(Math.max(1, references + (before.end - references) / times));
      }),
      examples(60),
    );
  });

  it("is as it was when it is made slower and as much faster again", () => {
    fc.assert(
      fc.property(program, slower, (ops, times) => {
        expect(paced(paced(ops, times, REFERENCE), 1 / times, REFERENCE)).toEqual(ops);
      }),
      examples(100),
    );
  });

  it("of a pattern has as many references, and fewer or more of them write", () => {
    const pattern: Op = { op: "pattern", pattern: "sequential", pages: 4, count: 100, writeEvery: 4 };
    const writes = (times: number) =>
      seen(paced([pattern], times, REFERENCE)).pages.filter((each) => each.endsWith("true"));
    expect([1, 1 / 2, 1 / 4, 2, 4].map((times) => writes(times).length)).toEqual([25, 12, 6, 50, 100]);
  });

  it("is that of one machine of a valid scenario, which is the same where nothing can change", () => {
    const given = run([{ op: "loop", times: null, body: [{ op: "reference", page: 0, write: true }] }]);
    expect(withPace(given, "A", 2)).toBe(given);
    expect(withPace(given, "B", 1 / 2)).toBe(given);
    expect(validateScenario(withPace(given, "A", 1 / 8)).ok).toBe(true);
  });
});
