/**
 * Migrations between two real QEMU processes, and what scenarios of two hosts make of the bandwidth and write rate measured in
 * each. A tick is the time between two writes of the guest.
 */
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../src/engine/simulate.ts";
import type { Op, TimedCommand } from "../../src/model/scenario.ts";
import {
  between,
  CONVERGED,
  FILLED,
  NEVER_ENDED,
  PAGE_ON_LINK,
  PAGES,
  POST_COPIED,
  type Measured,
} from "../support/qemuMigrations.ts";
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

  it.each(POST_COPIED)("that was switched to post-copy moves at most the pages then missing ($id)", (measured) => {
    const { bytesPerSecond, writesPerSecond, workingSet, hadAFullPass, after } = measured;
    const firstPass = Math.ceil((FILLED * PAGE_ON_LINK * writesPerSecond) / bytesPerSecond);
    // Half a second after the beginning, or some ticks into the second round.
    const at = FILLED + (hadAFullPass ? firstPass + 5 : Math.round(writesPerSecond / 2));
    const switched = { command: "switchToPostCopy", vm: "A", at } as const;
    const [, target] = simulateHosts(scenarioOf(measured, [switched]), { until: FILLED + 20_000 }).map(eventsOf);
    const begun = target!.find((event) => event.kind === "migrationSwitched");
    if (begun?.kind !== "migrationSwitched") throw new Error("it has not been switched");
    expect(begun.pages).toBeLessThanOrEqual(hadAFullPass ? workingSet : PAGES);
    // The real one had as many missing, or fewer, and a few words of the protocol beside them.
    expect(after).toBeLessThanOrEqual((hadAFullPass ? workingSet : FILLED) * PAGE_ON_LINK + 1000);
    expect(target!.find(({ kind }) => kind === "migrationEnded")).toMatchObject({ outcome: "done" });
  });

  it("that ended only because the guest was held back ends by holding it back here, 20 % and 10 % more each time (autoconverge-bw8)", () => {
    const measured = {
      id: "autoconverge-bw8",
      workingSet: 4000,
      limitMs: 100,
      bytesPerSecond: between(262_878, 144_141_621, 21_963),
      writesPerSecond: 1427,
    };
    expect(toldOf(scenarioOf(measured), FILLED + 20_000).stop).toBeUndefined();
    const held = scenarioOf(measured);
    // QEMU holds back in turns of a tenth of a second.
    const throttle = { throttle: "autoConverge", throttlePeriod: Math.round(measured.writesPerSecond / 10) } as const;
    const [source] = simulateHosts(
      { ...held, network: { ...held.network!, ...throttle } },
      { until: FILLED + 200_000 },
    ).map(eventsOf);
    expect(source!.find(({ kind }) => kind === "migrationStopped")).toMatchObject({ reason: "downtime" });
    const steps = source!.flatMap((event) => (event.kind === "migrationThrottled" ? [event.percent] : []));
    const rising = steps.filter((percent) => percent > 0);
    expect(rising.slice(0, 3)).toEqual([20, 30, 40].slice(0, rising.length));
    expect(rising.length).toBeGreaterThan(0);
  });
});
