/**
 * Migrations between two real QEMU processes, and what scenarios of two hosts make of the bandwidth and write rate measured in
 * each. A tick is the time between two writes of the guest.
 */
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../src/engine/simulate.ts";
import type { Op, TimedCommand } from "../../src/model/scenario.ts";
import { CONVERGED, FILLED, NEVER_ENDED, PAGE_ON_LINK, PAGES, type Measured } from "../support/qemuMigrations.ts";
import { eventsOf, toldOf, twoHosts } from "../support/twoHosts.ts";
import { machine, PAGE } from "../support/workloads.ts";

/** Where the guest writes nothing any more. */
const TICKS_A_SECOND = 500;

const written = (count: number): Op[] =>
  Array.from({ length: count }, (_, page) => ({ op: "reference", page, write: true }));

function scenarioOf({ workingSet, limitMs, bytesPerSecond, writesPerSecond }: Measured, commands: TimedCommand[] = []) {
  const ticksASecond = writesPerSecond || TICKS_A_SECOND;
  const goesOn: Op = writesPerSecond
    ? { op: "loop", times: null, body: written(workingSet) }
    : { op: "compute", ticks: 1_000_000 };
  return twoHosts({
    machines: [machine("A", [...written(FILLED), goesOn], { memoryBytes: PAGES * PAGE })],
    commands: [{ command: "migrate", vm: "A", to: 1, at: FILLED }, ...commands],
    frames: PAGES,
    hosts: { scheduler: { policy: "fcfs", params: {} } },
    network: {
      bytesPerTick: Math.round((bytesPerSecond * PAGE) / PAGE_ON_LINK / ticksASecond),
      stopRule: "qemu",
      downtimeLimit: Math.floor((limitMs * ticksASecond) / 1000),
      skipZero: true,
    },
  });
}

describe("a migration between real QEMU processes, as a scenario of two hosts", () => {
  it.each(CONVERGED)("that ended has its bytes within 2 % and its rounds within two ($id)", (measured) => {
    const { rounds, stop, end } = toldOf(scenarioOf(measured), FILLED + 12_000);
    expect(stop).toMatchObject({ reason: "downtime" });
    if (end?.kind !== "migrationEnded") throw new Error("it has not ended");
    const bytes = (end.bytes * PAGE_ON_LINK) / PAGE;
    expect(Math.abs(bytes / measured.bytes - 1)).toBeLessThanOrEqual(0.02);
    // The last copy, of what is left when the guest is stopped, is a round as well.
    expect(Math.abs(rounds.length + 1 - (measured.syncs - 1))).toBeLessThanOrEqual(2);
  });

  it.each(NEVER_ENDED)("that never ended does not end here either ($id)", (measured) => {
    expect(toldOf(scenarioOf(measured), FILLED + 20_000).stop).toBeUndefined();
  });

  it("that is switched to post-copy after its first pass moves at most the working set then", () => {
    const measured = {
      id: "wws1000",
      workingSet: 1000,
      limitMs: 100,
      bytesPerSecond: 8_388_608,
      writesPerSecond: 4212,
    };
    const { rounds } = toldOf(scenarioOf(measured), FILLED + 20_000);
    expect(rounds.length).toBeGreaterThan(2);
    const first = Math.ceil((FILLED * PAGE) / Math.round((8_388_608 * PAGE) / PAGE_ON_LINK / 4212));
    const switched = { command: "switchToPostCopy", vm: "A", at: FILLED + first + 5 } as const;
    const [, target] = simulateHosts(scenarioOf(measured, [switched]), { until: FILLED + 20_000 }).map(eventsOf);
    const begun = target!.find((event) => event.kind === "migrationSwitched");
    expect(begun?.kind === "migrationSwitched" && begun.pages).toBeLessThanOrEqual(1000);
    expect(target!.find(({ kind }) => kind === "migrationEnded")).toMatchObject({ outcome: "done" });
  });
});
