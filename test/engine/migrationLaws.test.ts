/** Laws of machines that move, whatever is done to them, to the link and to the hosts, at whatever moment (L6 and conservation). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInvariants } from "../../src/engine/invariants.ts";
import { NOBODY } from "../../src/engine/simulatedHost.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { examples } from "../support/laws.ts";
import { movingScenarios } from "../support/movingScenarios.ts";
import { EXTENT } from "../support/workloads.ts";

/** Each machine that is defined, with the extents of its volumes, and those that hosts have given away besides swap. */
function extentsOf({ hosts }: Simulation) {
  let owned = 0;
  let taken = 0;
  for (const { monitor } of hosts) {
    const { volumes, specs, state } = monitor;
    for (const vm of state.vms)
      if (vm.life !== "none") for (const { bytes } of specs[vm.uid]!.volumes) owned += bytes / EXTENT;
    taken += 24 - volumes.free() - volumes.swapExtents;
  }
  return { owned, taken };
}

describe("machines that move", () => {
  it("keep every law of all hosts at every moment, and are never on two of them", () => {
    fc.assert(
      fc.property(movingScenarios, (scenario) => {
        const simulation = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
        for (let moment = 0; moment < 300 && simulation.step(); moment += 1)
          expect(checkInvariants(simulation)).toEqual([]);
      }),
      examples(25),
    );
  });

  it("leave no frame, extent or guarantee behind: every host has what its own machines have", () => {
    fc.assert(
      fc.property(movingScenarios, (scenario) => {
        const simulation = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
        simulation.runUntil(400);
        const { owned, taken } = extentsOf(simulation);
        expect(taken).toBe(owned);
        for (const { monitor } of simulation.hosts) {
          const on = monitor.state.vms.filter(({ life }) => !["none", "shutOff", "saved"].includes(life));
          const promised = on.reduce((sum, { uid }) => sum + monitor.specs[uid]!.reservedPages, 0);
          expect(monitor.memory.reserved).toBe(promised);
        }
      }),
      examples(25),
    );
  });

  it("go on from a checkpoint at any moment as if nothing had been (D4)", () => {
    fc.assert(
      fc.property(movingScenarios, fc.nat(80), (scenario, moments) => {
        const whole = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
        for (let moment = 0; moment < moments; moment += 1) whole.step();
        const checkpoint = whole.checkpoint();
        whole.runUntil(200);
        const copy = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
        copy.restore(checkpoint);
        copy.runUntil(200);
        expect(copy.checkpoint().loop).toEqual(whole.checkpoint().loop);
      }),
      examples(15),
    );
  });
});
