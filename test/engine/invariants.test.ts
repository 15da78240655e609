/** What holds between any two moments of any run (domain F.6). That each law notices its violation: brokenHosts.test.ts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/model/scenario.ts";
import { outstandingAt } from "../../src/vmm/storage/disks.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { withTightSwap } from "../support/tightSwap.ts";
import { violationsOf } from "../support/violations.ts";
import { hostOf } from "../../src/model/scenario.ts";

function expectLawful(drawn: Scenario): void {
  const run = new Observed(drawn);
  let time = 0;
  run.run(() => {
    expect(violationsOf(run), `at ${run.simulation.monitor.now}`).toEqual([]);
    expect(run.simulation.monitor.now, "D3: time never decreases").toBeGreaterThanOrEqual(time);
    time = run.simulation.monitor.now;
  });
  // Every loop drawn here takes time: whoever is found running for ever at one moment was sent round by a policy.
  expect(run.simulation.monitor.state.isStuck).toBe(false);
}

describe("between any two moments of a random run", () => {
  it("every invariant holds, the accounts add up, and the trace shows what the core knows", () => {
    fc.assert(fc.property(arbitraryScenario({ machines: 6, commands: 12 }), expectLawful), examples(250));
  });

  it("the same with up to four vCPUs a machine on up to four pCPUs", () => {
    fc.assert(fc.property(arbitraryScenario({ vcpus: 4, pcpus: 4 }), expectLawful), examples(80));
  });

  it("the same with programs that never end", () => {
    fc.assert(fc.property(arbitraryScenario({ endless: true, ops: 4 }), expectLawful), examples(15));
  });

  it("the same when swap space is short", () => {
    const drawn = fc
      .tuple(arbitraryScenario({ machines: 5, commands: 12 }), fc.integer({ min: 1, max: 4 }))
      .map(([given, extents]) => withTightSwap(given, extents));
    fc.assert(fc.property(drawn, expectLawful), examples(100));
  });

  it("a machine that has its guaranteed frames keeps them (M8), unless guarantees take every frame", () => {
    fc.assert(
      fc.property(arbitraryScenario({ machines: 5, commands: 0 }), (drawn) => {
        const run = new Observed(drawn);
        const held = new Map<number, number>();
        fc.pre(drawn.machines.reduce((sum, { reservedPages }) => sum + reservedPages, 0) < hostOf(drawn).frames);
        run.run(() => {
          const { memory } = run.simulation.monitor;
          for (const [uid, { frames, reservedPages }] of memory.state.guests) {
            const kept = Math.min(reservedPages, held.get(uid) ?? 0);
            expect(frames, `machine ${uid}`).toBeGreaterThanOrEqual(kept);
            held.set(uid, frames);
          }
        });
      }),
      examples(100),
    );
  });

  it("every request that was issued is completed, cancelled or outstanding (S5)", () => {
    fc.assert(
      fc.property(arbitraryScenario({ commands: 12 }), (drawn) => {
        const run = new Observed(drawn).run();
        const count = (wanted: string) => run.events.filter(({ kind }) => kind === wanted).length;
        const { disks } = run.simulation.monitor.state.disks;
        const outstanding = disks.reduce((sum, disk) => sum + outstandingAt(disk).length, 0);
        expect(count("ioQueued")).toBe(count("ioDone") + count("ioCancelled") + outstanding);
      }),
      examples(80),
    );
  });
});
