/** Machines that move from host to host (domain E): the tiny figures of E.1, L6, and that nothing is lost on the way. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInvariants } from "../../src/engine/invariants.ts";
import { simulateHosts } from "../../src/engine/simulate.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { MIGRATION_MODES, type MigrationMode } from "../../src/model/migration.ts";
import { PART_STATES, type NetworkSpec, type Op, type TimedCommand } from "../../src/model/scenario.ts";
import { NOBODY } from "../../src/engine/simulatedHost.ts";
import { severalHosts } from "../support/severalHosts.ts";
import { examples } from "../support/laws.ts";
import { eventsOf, network, toldOf, twoHosts, writer } from "../support/twoHosts.ts";
import { EXTENT, host, machine, PAGE, scenario } from "../support/workloads.ts";

const PARTS = ["link", "host"] as const;
type Part = (typeof PARTS)[number];

describe("pre-copy", () => {
  it("of 16 pages over a page a tick, 4 of them written all the time, gets no further after 2 rounds", () => {
    const given = twoHosts({
      machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE })],
      commands: [{ command: "migrate", vm: "A", to: 1, at: 100 }],
    });
    const { rounds, stop, end } = toldOf(given, 200);
    expect(rounds).toEqual([16, 4]);
    expect(stop).toMatchObject({ time: 120, reason: "noProgress", pages: 4 });
    expect(end).toMatchObject({ outcome: "done", downtime: 4, ticks: 24, pages: 24, bytes: 24 * PAGE, rounds: 2 });
  });

  it("of 1024 pages over 4 pages a tick, 64 of them written, sends 1024, 64, 16, 4 and 1", () => {
    const given = twoHosts({
      machines: [machine("A", writer(64), { memoryBytes: 1024 * PAGE })],
      commands: [{ command: "migrate", vm: "A", to: 1, at: 100 }],
      network: { bytesPerTick: 4 * PAGE },
    });
    const { rounds, stop, end } = toldOf(given, 500);
    expect(rounds).toEqual([1024, 64, 16, 4]);
    expect(stop).toMatchObject({ reason: "fewPages", pages: 1 });
    expect(end).toMatchObject({ outcome: "done", downtime: 1, ticks: 278, pages: 1109 });
  });

  it("by QEMU's rule goes on for ever where the machine writes as fast as the link sends", () => {
    const given = twoHosts({
      machines: [machine("A", writer(16), { memoryBytes: 16 * PAGE })],
      commands: [{ command: "migrate", vm: "A", to: 1, at: 100 }],
      network: { stopRule: "qemu", downtimeLimit: 2 },
    });
    const { rounds, stop } = toldOf(given, 2000);
    expect(rounds).toEqual(Array.from({ length: 118 }, () => 16));
    expect(stop).toBeUndefined();
  });

  it("adds the state and the activation to the time that the machine stands still", () => {
    const given = twoHosts({
      machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE })],
      commands: [{ command: "migrate", vm: "A", to: 1, at: 100 }],
      network: { stateBytes: 3 * PAGE, activation: 5 },
    });
    expect(toldOf(given, 200).end).toMatchObject({ downtime: 4 + 3 + 5, bytes: 27 * PAGE });
  });
});

describe("stop and copy", () => {
  it("stands still for as long as all pages take", () => {
    const given = twoHosts({
      machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE })],
      commands: [{ command: "migrate", vm: "A", to: 1, mode: "stopAndCopy", at: 100 }],
    });
    const { rounds, end } = toldOf(given, 200);
    expect(rounds).toEqual([]);
    expect(end).toMatchObject({ outcome: "done", downtime: 16, ticks: 16, pages: 16 });
  });
});

describe("a machine that has moved", () => {
  it("goes on at the very operation, and comes to the end that it would have come to", () => {
    const program: readonly Op[] = [
      { op: "compute", ticks: 7 },
      ...Array.from({ length: 9 }, (_, page): Op => ({ op: "reference", page: page % 5, write: page % 2 === 0 })),
      { op: "wait", ticks: 6 },
      { op: "compute", ticks: 11 },
    ];
    fc.assert(
      fc.property(fc.nat(40), fc.constantFrom(...MIGRATION_MODES.slice(1)), fc.boolean(), (at, mode, isBack) => {
        const commands: TimedCommand[] = [{ command: "migrate", vm: "A", to: 1, mode, at }];
        if (isBack) commands.push({ command: "migrate", vm: "A", to: 0, mode, at: at + 9 });
        const given = twoHosts({ machines: [machine("A", program, { memoryBytes: 5 * PAGE })], commands });
        const traces = simulateHosts(given, { until: 500 });
        const events = traces.flatMap(eventsOf).toSorted((one, other) => one.time - other.time);
        // It stands still, and where its pages follow it may have to wait for each of them.
        const downtime = events.reduce(
          (sum, event) =>
            event.kind === "migrationEnded" && event.isOut && event.outcome !== "aborted"
              ? sum + (mode === "postCopy" || mode === "hybrid" ? event.ticks : event.downtime)
              : sum,
          0,
        );
        // Alone on its pCPU it needs 7 + 9 + 6 + 11 ticks; a wait goes on where the machine stands still.
        const end = events.findLast(
          (event) =>
            (event.kind === "leave" && event.cause === "finish") ||
            (event.kind === "vcpuState" && event.state === "finished"),
        )!;
        expect(end.time).toBeGreaterThanOrEqual(33);
        expect(end.time).toBeLessThanOrEqual(33 + downtime);
      }),
      examples(15),
    );
  });

  it("is defined there alone when it was off, in no time", () => {
    const given = twoHosts({
      machines: [machine("A", writer(1), { arrival: null })],
      commands: [
        { command: "migrate", vm: "A", to: 1, at: 3 },
        { command: "start", vm: "A", at: 5 },
      ],
    });
    const [source, target] = simulateHosts(given, { until: 20 });
    expect(eventsOf(source!).filter(({ kind }) => kind === "vmState")).toMatchObject([
      { state: "shutOff" },
      { state: "none", time: 3 },
    ]);
    expect(eventsOf(target!).filter(({ kind }) => kind === "vmState")).toMatchObject([
      { state: "shutOff", time: 3 },
      { state: "running", time: 5 },
    ]);
  });
});

describe("a backup of a machine that has moved away", () => {
  it("is not restored under the name that the machine has elsewhere, and is as another machine where it is", () => {
    const disk = { extents: 8, readTicks: 1, writeTicks: 1 };
    const spec = host({ disks: [disk, { ...disk, isForBackups: true }] });
    const off = machine("A", writer(1), { arrival: null, volumes: [{ name: "root", bytes: 2 * EXTENT }] });
    const commands: TimedCommand[] = [
      { command: "backup", vm: "A", name: "b", at: 5 },
      { command: "migrate", vm: "A", to: 1, at: 40 },
      { command: "restoreBackup", vm: "A", name: "b", at: 50 },
      { command: "restoreBackup", vm: "C", name: "b", at: 60 },
    ];
    const given = { ...scenario([off]), hosts: [spec, spec] as const, network, commands };
    const [source, target] = simulateHosts(given, { until: 100 }).map(eventsOf);
    expect(source!.filter(({ kind }) => kind === "commandFailed")).toMatchObject([
      { command: "restoreBackup", code: "ALREADY_EXISTS" },
    ]);
    expect(source!.flatMap((event) => (event.kind === "jobEnded" ? [`${event.work} ${event.outcome}`] : []))).toEqual([
      "backup done",
      "fromBackup done",
    ]);
    expect(target!.filter(({ kind }) => kind === "commandFailed" || kind === "jobEnded")).toEqual([]);
  });
});

describe("a migration", () => {
  it("is refused with every number that the destination lacks", () => {
    const given = twoHosts({
      machines: [
        machine("A", writer(1), { memoryBytes: 8 * PAGE, reservedPages: 6 }),
        machine("B", writer(1), { memoryBytes: 8 * PAGE, reservedPages: 5, host: 1 }),
      ],
      commands: [
        { command: "migrate", vm: "A", to: 1, at: 3 },
        { command: "migrate", vm: "A", to: 0, at: 4 },
      ],
      frames: 8,
    });
    const [source] = simulateHosts(given, { until: 20 });
    expect(eventsOf(source!).filter(({ kind }) => kind === "commandFailed")).toMatchObject([
      { code: "NO_MEMORY", shortages: [{ resource: "memory", needed: 6, available: 3 }] },
      { code: "INVALID_ARG" },
    ]);
  });

  it("waits for the link while another one is on it", () => {
    const given = twoHosts({
      machines: [
        machine("A", writer(1), { memoryBytes: 10 * PAGE }),
        machine("B", writer(1), { memoryBytes: 10 * PAGE, host: 1 }),
      ],
      commands: [
        { command: "migrate", vm: "A", to: 1, mode: "stopAndCopy", at: 10 },
        { command: "migrate", vm: "B", to: 0, mode: "stopAndCopy", at: 15 },
        { command: "abortJob", vm: "A", at: 17 },
      ],
    });
    const ends = simulateHosts(given, { until: 80 }).map((trace) =>
      eventsOf(trace).flatMap((event) =>
        event.kind === "migrationEnded" && event.isOut ? [`${event.time} ${event.outcome}`] : [],
      ),
    );
    expect(ends).toEqual([["17 aborted"], ["27 done"]]);
  });

  it("keeps every law of both hosts at every moment, whatever else happens and whenever it is aborted (L6)", () => {
    const act = fc.record({
      which: fc.nat(5),
      at: fc.nat(60),
      to: fc.nat(2),
      what: fc.constantFrom(
        ...MIGRATION_MODES,
        ...(["abortJob", "stop", "pause", "resume", "start", "switchToPostCopy"] as const),
        ...PARTS,
      ),
    });
    fc.assert(
      fc.property(severalHosts({ commands: 2 }), fc.array(act, { maxLength: 8 }), fc.nat(3), ({ all }, acts, speed) => {
        const names = all.machines.map(({ name }) => name);
        const given = acts.map(({ which, at, to, what }): TimedCommand => {
          const vm = names[which % names.length]!;
          const mode = MIGRATION_MODES.find((each) => each === what);
          if (what === "link") return { command: "setLink", state: PART_STATES[to % 2]!, at };
          if (what === "host")
            return { command: "setHost", host: which % all.hosts.length, state: PART_STATES[to % 2]!, at };
          if (mode) return { command: "migrate", vm, to: Math.min(to, all.hosts.length - 1), mode, at };
          return { command: what as Exclude<typeof what, MigrationMode | Part>, vm, at };
        });
        const commands = [...all.commands, ...given].toSorted((one, other) => one.at - other.at);
        const pages: Partial<NetworkSpec> = {
          bytesPerTick: PAGE * (1 + speed),
          leastPages: 1,
          ...(speed === 2 && { throttle: "autoConverge", throttlePeriod: 4, stopRule: "qemu", downtimeLimit: 0 }),
          ...(speed === 3 && { rate: "adapted", skipZero: true, roundTrip: 2 }),
        };
        const simulation = new Simulation(
          { ...all, network: { ...network, ...pages }, commands },
          NOBODY.recorder,
          NOBODY.definitions,
        );
        for (let moment = 0; moment < 400 && simulation.step(); moment += 1)
          expect(checkInvariants(simulation)).toEqual([]);
      }),
      examples(10),
    );
  });

  it("goes on from a checkpoint amid it as if nothing had been (D4)", () => {
    const given = twoHosts({
      machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE })],
      commands: [{ command: "migrate", vm: "A", to: 1, at: 10 }],
    });
    fc.assert(
      fc.property(fc.nat(60), (moments) => {
        const whole = new Simulation(given, NOBODY.recorder, NOBODY.definitions);
        for (let moment = 0; moment < moments; moment += 1) whole.step();
        const checkpoint = whole.checkpoint();
        whole.runUntil(80);
        const copy = new Simulation(given, NOBODY.recorder, NOBODY.definitions);
        copy.restore(checkpoint);
        copy.runUntil(80);
        expect(copy.checkpoint().loop).toEqual(whole.checkpoint().loop);
      }),
      examples(10),
    );
  });
});
