/** Disks with arms and channels, and requests that nobody waits for, under everything else that a scenario can have. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { parseScenarioFile, printScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { MOST_ASYNC_REQUESTS } from "../../src/model/diskRequest.ts";
import { hostOf, withHost, type HostSpec, type Op } from "../../src/model/scenario.ts";
import { arbitraryDisks } from "../support/arbitraryDisks.ts";
import { timesOf } from "../support/chartOf.ts";
import { ARM, queueScenario } from "../support/diskQueues.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { eventsOfKind } from "../support/schedules.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const read = (block: number, isAsync = false): Op => ({
  op: "disk",
  volume: 0,
  block,
  blocks: 1,
  write: false,
  ...(isAsync ? { isAsync } : {}),
});
const AWAIT: Op = { op: "await" };
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const DISKS: Partial<HostSpec> = { pcpus: 2, disks: [{ extents: 8, readTicks: 3, writeTicks: 5 }] };
const guest = (name: string, ...program: Op[]) =>
  machine(name, program, { memoryBytes: 0, volumes: [{ name: "v", bytes: 4 * EXTENT }] });

describe("a request that is not waited for", () => {
  it("leaves the vCPU running, and the program waits for all of them where it says so", () => {
    const trace = simulate(scenario([guest("A", read(0, true), read(1, true), compute(4), AWAIT, compute(1))], DISKS));
    expect(eventsOfKind(trace, "ioStarted").map(({ time, until }) => [time, until])).toEqual([
      [0, 3],
      [3, 6],
    ]);
    // Runs from 0 to 4, waits to 6.
    expect(timesOf(trace, 20)["A"]).toMatchObject({ cpu: 5, blocked: 2, done: 7 });
  });

  it("is not waited for by a request after it, which waits for itself alone", () => {
    const two = { pcpus: 1, disks: [...DISKS.disks!, { extents: 8, readTicks: 50, writeTicks: 50 }] };
    const volumes = [
      { name: "quick", bytes: 8 * EXTENT },
      { name: "slow", bytes: 8 * EXTENT },
    ];
    const program: Op[] = [{ ...read(0, true), volume: 1 } as Op, read(0), compute(1), AWAIT];
    const trace = simulate(scenario([machine("A", program, { memoryBytes: 0, volumes })], two));
    expect(timesOf(trace, 60)["A"]).toMatchObject({ cpu: 1, blocked: 3 + 46, done: 50 });
  });

  it("costs nothing to wait for when it has ended", () => {
    const trace = simulate(scenario([guest("A", read(0, true), compute(4), AWAIT, AWAIT, compute(1))], DISKS));
    expect(timesOf(trace, 20)["A"]).toMatchObject({ cpu: 5, blocked: 0, done: 5 });
  });

  it("is dropped with the machine whose program ends before it", () => {
    const trace = simulate(scenario([guest("A", read(0, true), read(1, true), compute(1))], DISKS));
    expect(eventsOfKind(trace, "ioCancelled").map(({ time, request }) => [time, request])).toEqual([[1, 1]]);
  });

  it("is remembered while the machine is paused", () => {
    const given = scenario([guest("A", read(0, true), AWAIT, compute(1))], DISKS, {
      commands: [
        { command: "pause", vm: "A", at: 1 },
        { command: "resume", vm: "A", at: 9 },
      ],
    });
    expect(timesOf(simulate(given), 20)["A"]).toMatchObject({ cpu: 1, done: 10 });
  });

  it("waits for the others when there are as many as a vCPU can have", () => {
    const body: Op = { op: "loop", times: MOST_ASYNC_REQUESTS + 1, body: [read(0, true)] };
    const trace = simulate(scenario([guest("A", body, AWAIT)], DISKS));
    const queued = eventsOfKind(trace, "ioQueued").map(({ time }) => time);
    expect(queued.at(MOST_ASYNC_REQUESTS - 1)).toBe(0);
    expect(queued.at(MOST_ASYNC_REQUESTS)).toBe(3 * MOST_ASYNC_REQUESTS);
  });
});

describe("an idle arm", () => {
  it("chooses among all requests of its moment, a busy one among those that came before", () => {
    const asked = [
      { at: 0, cylinder: 90 },
      { at: 0, cylinder: 10 },
      { at: 11, cylinder: 12 },
    ];
    // 10 is nearest at 0; its service ends at 11, when the request for 12 is not there yet.
    const trace = simulate(queueScenario(asked, { scheduler: "sstf" }));
    expect(eventsOfKind(trace, "seek").map(({ to }) => to)).toEqual([10, 90, 12]);
  });

  it("does not move for a request that is dropped at the same moment", () => {
    const given = queueScenario([{ at: 5, cylinder: 90 }], ARM);
    const trace = simulate({ ...given, commands: [{ command: "stop", vm: "A", at: 5 }] });
    expect(eventsOfKind(trace, "ioStarted")).toEqual([]);
  });
});

describe("every law", () => {
  it("holds with arms, channels and requests that are not waited for", () => {
    let moved = 0;
    fc.assert(
      fc.property(arbitraryDisks, (drawn) => {
        const run = new Observed(drawn);
        run.run(() => {
          expect(checkInvariants(run.simulation)).toEqual([]);
          expect(checkAgreement(run.seen(), run.simulation)).toEqual([]);
        });
        moved += run.events.filter(({ kind }) => kind === "seek").length;
      }),
      examples(60),
    );
    expect(moved).toBeGreaterThan(50);
  });

  it("of links and files holds: they carry all of it", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDisks, async (drawn) => {
        const link = await encodeLink({ scenario: drawn, cursor: { time: 0, step: 0 } });
        expect(await decodeLink(link)).toMatchObject({ ok: true, value: { scenario: drawn } });
        expect(parseScenarioFile(printScenarioFile(drawn))).toEqual({ ok: true, value: drawn });
      }),
      examples(40),
    );
  });

  it("of links holds for disks of all kinds side by side", async () => {
    const given = queueScenario([{ at: 0, cylinder: 3 }], { scheduler: "look", maxWait: 7 });
    const plain = { extents: 9, readTicks: 1, writeTicks: 2 };
    const disks = [plain, ...hostOf(given).disks, { ...plain, channels: 4 }, plain];
    const content = { scenario: withHost(given, { ...hostOf(given), disks }), cursor: { time: 0, step: 0 } };
    expect(await decodeLink(await encodeLink(content))).toMatchObject({ ok: true, value: content });
  });
});
