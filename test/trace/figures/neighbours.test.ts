/** What machines do to one another that no rule forbids, against a model that looks at the host tick by tick. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { NeighbourLedger } from "../../../src/trace/figures/neighbours.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";

const UNTIL = 120;
const drawn = arbitraryScenario({ machines: 4, commands: 0, costs: "reference", overcommit: false });

/** By machine: ticks that its requests stood in queues, and those of them in which another machine's request was served there. */
function lookedAt(scenario: Scenario): Map<number, { waited: number; behind: number }> {
  const trace = simulate(scenario, { until: UNTIL });
  const sums = new Map<number, { waited: number; behind: number }>();
  // What still waits at the end has not begun: it is not counted.
  const begun = new Set<number>();
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "ioStarted" && event.time <= UNTIL) begun.add(event.request);
  }
  for (let time = 0; time < UNTIL; time += 1) {
    const state = hostAt(trace, trace.rowsUpTo(time), time);
    for (const { active, queue } of state.disks)
      for (const { id, vm } of queue) {
        if (vm < 0 || !begun.has(id)) continue;
        const sum = sums.get(vm) ?? { waited: 0, behind: 0 };
        sum.waited += 1;
        if (active && active.vm !== vm) sum.behind += 1;
        sums.set(vm, sum);
      }
  }
  return sums;
}

describe("requests that wait at disks", () => {
  it("are told by machine, with how long others were served meanwhile", () => {
    let waits = 0;
    fc.assert(
      fc.property(drawn, (scenario) => {
        const trace = simulate(scenario, { until: UNTIL });
        const expected = lookedAt(scenario);
        const found = new NeighbourLedger().read(trace, trace.rowsUpTo(UNTIL));
        for (const { vm, waited, behindOthers } of found)
          expect({ vm, waited, behind: behindOthers }).toEqual({
            vm,
            ...(expected.get(vm) ?? { waited: 0, behind: 0 }),
          });
        waits += found.reduce((sum, { waited }) => sum + waited, 0);
      }),
      examples(40),
    );
    expect(waits).toBeGreaterThan(0);
  });
});

describe("frames", () => {
  it("that others took are counted by who took them", () => {
    fc.assert(
      fc.property(drawn, (scenario) => {
        const trace = simulate(scenario, { until: UNTIL });
        const lost = new Map<number, number>();
        for (let row = 0; row < trace.rowCount; row += 1) {
          const event = trace.eventAt(row);
          if (event.kind === "evict" && trace.info.vcpus[event.forVcpu]!.vm !== event.vm)
            lost.set(event.vm, (lost.get(event.vm) ?? 0) + 1);
        }
        for (const found of new NeighbourLedger().read(trace, trace.rowCount))
          expect([found.vm, found.lost]).toEqual([found.vm, lost.get(found.vm) ?? 0]);
      }),
      examples(40),
    );
  });
});

it("counting on gives what counting from the beginning gives, also after going back", () => {
  fc.assert(
    fc.property(drawn, fc.array(fc.nat(400), { minLength: 1, maxLength: 8 }), (scenario, stops) => {
      const trace = simulate(scenario, { until: UNTIL });
      const ledger = new NeighbourLedger();
      for (const stop of stops) {
        const row = Math.min(stop, trace.rowCount);
        expect(ledger.read(trace, row)).toEqual(new NeighbourLedger().read(trace, row));
      }
    }),
    examples(40),
  );
});
