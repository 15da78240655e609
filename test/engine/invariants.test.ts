/** What holds between any two moments of any run (domain F.6), and that each law notices its violation. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";

describe("between any two moments of a random run", () => {
  it("every invariant holds, the accounts add up, and the trace shows what the core knows", () => {
    fc.assert(
      fc.property(arbitraryScenario({ machines: 5, commands: 12 }), (scenario) => {
        const run = new Observed(scenario);
        run.run(() => {
          const seen = run.seen();
          expect([
            ...checkInvariants(run.simulation),
            ...checkHostState(seen, run.info),
            ...checkAgreement(seen, run.simulation),
          ]).toEqual([]);
        });
      }),
      examples(300),
    );
  });
});
