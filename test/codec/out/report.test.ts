/** The report of a run (`codec/out`): what it says must not depend on how its trace was cut into chunks. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../src/codec/out/report.ts";
import { hostShape, Run } from "../../../src/engine/run.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Op } from "../../../src/model/scenario.ts";
import { Trace } from "../../../src/trace/trace.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";
import { readAll } from "../../support/traceContent.ts";
import { job, machine, scenario } from "../../support/workloads.ts";

const rr = (timeslice: number) => ({ scheduler: { policy: "rr", params: { timeslice } } });

describe("slices", () => {
  it("are as many as there are timeslices, however long the run", () => {
    for (const ticks of [1, 171, 512, 5000]) {
      const only = scenario([job("A", 0, [ticks])], rr(1));
      const expected = Array.from({ length: ticks }, (_, start) => [start, start + 1]);
      expect(reportOf(only, simulate(only)).slices.map(({ start, end }) => [start, end])).toEqual(expected);
    }
  });

  it("that go on over the border of a chunk are one", () => {
    // Something happens at each tick, so that chunks can end there.
    const clock = machine(
      "W",
      Array.from({ length: 12 }, (): Op => ({ op: "wait", ticks: 1 })),
    );
    const given = scenario([job("A", 0, [9]), job("B", 4, [3]), clock], rr(4));
    const trace = readAll(new Run(given), Trace.empty(hostShape(given)), Infinity, [1, 2, 4, 5, 7, 9]);
    expect(trace.chunks.map(({ until }) => until)).toEqual([1, 2, 4, 5, 7, 9, 12]);
    expect(reportOf(given, trace).slices.map(({ start, end, vm }) => [start, end, vm])).toEqual([
      [0, 4, "A"],
      [4, 7, "B"],
      [7, 11, "A"],
      [11, 12, "A"],
    ]);
  });

  it("and everything else are the same wherever chunks end", () => {
    const pieces = fc.array(fc.nat(60), { maxLength: 12 });
    fc.assert(
      // Some runs have no end: a vCPU may spin for ever at a barrier.
      fc.property(arbitraryScenario(), pieces, (drawn, stops) => {
        const cut = readAll(new Run(drawn), Trace.empty(hostShape(drawn)), 500, stops);
        expect(reportOf(drawn, cut, 500)).toEqual(reportOf(drawn, simulate(drawn, { until: 500 }), 500));
      }),
      examples(150),
    );
  });
});
