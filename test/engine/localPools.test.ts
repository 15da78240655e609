/** Pools that one host alone reaches: machines with volumes leave them, and come to them, with what their volumes hold (domain E.1, E.4). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../src/engine/simulate.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import { PLACEMENT } from "../../src/model/settings.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import type { MachineSpec, PlacementSpec, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { movingScenarios } from "../support/movingScenarios.ts";
import { placedScenarios } from "../support/placedScenarios.ts";
import { eventsOf, twoHosts } from "../support/twoHosts.ts";
import { EXTENT, machine, PAGE } from "../support/workloads.ts";

const volumes = [{ name: "root", bytes: 2 * EXTENT }];
const busy = (name: string, changes: Partial<MachineSpec> = {}) =>
  machine(name, [{ op: "compute", ticks: 10_000 }], { memoryBytes: 4 * PAGE, volumes, host: 0, ...changes });

/** Two hosts, the first with a pool of its own. */
function given(
  machines: readonly MachineSpec[],
  commands: readonly TimedCommand[],
  placement: Partial<PlacementSpec> | null = null,
): Scenario {
  const scenario = twoHosts({ machines, commands, network: { bytesPerTick: EXTENT } });
  const [first, second] = scenario.hosts;
  return {
    ...scenario,
    hosts: [{ ...first, hasLocalPool: true }, second!],
    ...(placement && { placement: { ...defaultsOf(PLACEMENT), ...placement } }),
  };
}

const ofKind = <Kind extends TraceEvent["kind"]>(events: readonly TraceEvent[], kind: Kind) =>
  events.filter((event): event is Extract<TraceEvent, { kind: Kind }> => event.kind === kind);

describe("a pool that one host alone reaches", () => {
  it("keeps a machine with volumes there, unless they are copied; one without volumes goes", () => {
    const scenario = given(
      [busy("A"), busy("B", { volumes: [] })],
      [
        { command: "migrate", vm: "A", to: 1, at: 5 },
        { command: "migrate", vm: "A", to: 1, copyStorage: true, at: 6 },
        { command: "migrate", vm: "B", to: 1, at: 200 },
        { command: "migrate", vm: "A", to: 0, at: 300 },
      ],
    );
    const [here, there] = simulateHosts(scenario, { until: 400 }).map(eventsOf);
    expect(ofKind(here!, "commandFailed")).toMatchObject([{ time: 5, code: "TARGET_INCOMPATIBLE" }]);
    expect(ofKind(here!, "migrationVolumes")).toMatchObject([{ time: 6, vm: 0, extents: 2 }]);
    expect(ofKind(here!, "migrationEnded").map(({ vm, outcome }) => [vm, outcome])).toEqual([
      [0, "done"],
      [1, "done"],
    ]);
    expect(ofKind(there!, "commandFailed")).toMatchObject([{ time: 300, code: "TARGET_INCOMPATIBLE" }]);
  });

  it("keeps a machine that is off, of which nothing is sent", () => {
    const scenario = given([busy("A", { arrival: null })], [{ command: "migrate", vm: "A", to: 1, at: 5 }]);
    const [here] = simulateHosts(scenario, { until: 50 }).map(eventsOf);
    expect(ofKind(here!, "commandFailed")).toMatchObject([{ time: 5, code: "TARGET_INCOMPATIBLE" }]);
  });

  it("is copied by itself in maintenance, and what is off stays and says why", () => {
    const scenario = given(
      [busy("A"), busy("off", { arrival: null })],
      [{ command: "setHost", state: "maintenance", host: 0, at: 5 }],
      {},
    );
    const [here] = simulateHosts(scenario, { until: 400 }).map(eventsOf);
    expect(ofKind(here!, "migrationVolumes")).toMatchObject([{ time: 5, vm: 0 }]);
    expect(ofKind(here!, "placed").map(({ vm, host, hosts }) => [vm, host, hosts[0]!.refusal])).toEqual([
      [0, 1, "none"],
      [1, -1, "incompatible"],
    ]);
  });

  it("is not there when its host has failed: what ran there is not started elsewhere, but for what has no volumes", () => {
    const scenario = given(
      [busy("A"), busy("B", { volumes: [] })],
      [{ command: "setHost", state: "failed", host: 0, at: 50 }],
      { restart: "elsewhere", restartDelay: 10 },
    );
    const [here] = simulateHosts(scenario, { until: 200 }).map(eventsOf);
    expect(ofKind(here!, "placed").map(({ vm, host }) => [vm, host])).toEqual([
      [0, -1],
      [1, 1],
    ]);
  });

  it("is never left, or come to, without what volumes hold, whoever moves a machine", () => {
    fc.assert(
      fc.property(fc.oneof(movingScenarios, placedScenarios), (scenario) => {
        const isLocal = scenario.hosts.map(({ hasLocalPool }) => hasLocalPool === true);
        for (const [host, trace] of simulateHosts(scenario, { until: 300 }).entries()) {
          const events = eventsOf(trace);
          for (const [at, event] of events.entries()) {
            if (event.kind !== "migrationBegan" || !event.isOut) continue;
            const hasVolumes = trace.info.vms[event.vm]!.spec.volumes.length > 0;
            if (!hasVolumes || !(isLocal[host] || isLocal[event.host])) continue;
            const next = events.slice(at).find(({ kind }) => kind === "migrationVolumes");
            expect(event.mode).not.toBe("offline");
            expect(next).toMatchObject({ time: event.time, vm: event.vm });
          }
        }
      }),
      examples(60),
    );
  });
});
