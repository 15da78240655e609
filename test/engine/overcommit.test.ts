/** What holds of any run in which memory is taken back (domain F.6; C.6), and that it depends on the scenario alone. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { expectSameFromCheckpoint } from "../support/checkpointLaw.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { writtenSince } from "../support/traceContent.ts";

const drawn = arbitraryScenario({ machines: 5, commands: 8, overcommit: true, ops: 10 });

function expectLawful(scenario: Scenario): void {
  const run = new Observed(scenario);
  run.run(() => {
    const seen = run.seen();
    const faults = [
      ...checkInvariants(run.simulation),
      ...checkHostState(seen, run.info),
      ...checkAgreement(seen, run.simulation),
    ];
    expect(faults, `at ${run.simulation.monitor.now}`).toEqual([]);
  });
  expect(run.simulation.monitor.state.isStuck).toBe(false);
}

describe("where memory is taken back", () => {
  it("every invariant holds between any two moments, and the trace shows what the core knows", () => {
    fc.assert(fc.property(drawn, expectLawful), examples(30));
  });

  it("a run in pieces is the run (D2)", () => {
    const stops = fc.array(fc.nat(300), { maxLength: 6 });
    fc.assert(
      fc.property(drawn, stops, (scenario, moments) => {
        const whole = new Observed(scenario);
        whole.simulation.runUntil(300);
        const pieced = new Observed(scenario);
        for (const until of [...moments.toSorted((one, other) => one - other), 300]) pieced.simulation.runUntil(until);
        expect(writtenSince(pieced)).toEqual(writtenSince(whole));
        expect(pieced.simulation.monitor.state).toEqual(whole.simulation.monitor.state);
      }),
      examples(20),
    );
  });

  it("a run from a checkpoint goes on as the original (D4)", () => {
    fc.assert(
      fc.property(drawn, fc.nat(60), (scenario, moments) => expectSameFromCheckpoint(scenario, moments)),
      examples(15),
    );
  });
});
