/** Who is on a host, read off few rows, against the state of the host. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../../src/engine/simulate.ts";
import type { Scenario, TimedCommand } from "../../../src/model/scenario.ts";
import { inhabitantsAt } from "../../../src/trace/figures/inhabitants.ts";
import { HostCursor } from "../../../src/trace/hostCursor.ts";
import { examples } from "../../support/laws.ts";
import { placedScenarios } from "../../support/placedScenarios.ts";

/** `scenario` with a machine that gets another name and one that is deleted. */
function changed(scenario: Scenario): Scenario {
  const commands: TimedCommand[] = [
    { command: "stop", vm: "m0", at: 60 },
    { command: "rename", vm: "m0", name: "other", at: 61 },
    { command: "stop", vm: "m1", at: 70 },
    { command: "delete", vm: "m1", at: 71 },
  ];
  return { ...scenario, commands: [...scenario.commands, ...commands].toSorted((one, other) => one.at - other.at) };
}

describe("who is on a host", () => {
  it("is who is in its state, under the names of then, as is what has befallen it, at every moment", () => {
    fc.assert(
      fc.property(placedScenarios, (scenario) => {
        for (const trace of simulateHosts(changed(scenario), { until: 200 })) {
          const cursor = new HostCursor();
          for (let time = 0; time < 200; time += 1) {
            const row = trace.rowsUpTo(time);
            const state = cursor.at(trace, row, time);
            expect(inhabitantsAt(trace, row)).toEqual({
              vms: state.vms.flatMap(({ life }, vm) => (life === "none" ? [] : [vm])),
              isFailed: state.isFailed ?? false,
              isInMaintenance: state.isInMaintenance ?? false,
              changes: state.changes,
            });
          }
        }
      }),
      examples(20),
    );
  });
});
