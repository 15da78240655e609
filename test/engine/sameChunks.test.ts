/** Whoever simulates a scenario gets the same chunks: a worker need not send what the page has from another one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Run } from "../../src/engine/run.ts";
import type { Op, Scenario } from "../../src/model/scenario.ts";
import type { TraceChunk } from "../../src/trace/chunk.ts";
import { machine, scenario } from "../support/workloads.ts";

const endless: Op[] = [
  {
    op: "loop",
    times: null,
    body: [
      { op: "compute", ticks: 3 },
      { op: "wait", ticks: 2 },
    ],
  },
];
const TWO = scenario([machine("A", endless), machine("B", endless)]);

function chunksOf(run: Run, count: number): TraceChunk[] {
  const chunks: TraceChunk[] = [];
  for (let at = 0; at < count; at += 1) {
    const chunk = run.advance();
    if (chunk) chunks.push(chunk);
  }
  return chunks;
}

const pausedAt = (base: Scenario, at: number): Scenario => ({
  ...base,
  commands: [...base.commands.filter((command) => command.at <= at), { command: "pause", vm: "A", at }],
});

describe("the chunks of a scenario", () => {
  it("are the same whether it is simulated from the start or branches off another run", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 1, max: 5 }), (at, known) => {
        const first = new Run(TWO);
        const before = chunksOf(first, known);
        const changed = pausedAt(TWO, Math.min(at, before.at(-1)!.until));
        const branch = first.branch(changed)!;
        const page = [...before.slice(0, branch.from), ...chunksOf(branch.run, 3)];
        expect(chunksOf(new Run(changed), page.length)).toEqual(page);
      }),
      { numRuns: 20 },
    );
  });
});
