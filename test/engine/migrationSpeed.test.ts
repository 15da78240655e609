/** How fast machines move, and what is done about those that write too fast (domain E.1): figures worked out by hand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInvariants } from "../../src/engine/invariants.ts";
import { simulateHosts } from "../../src/engine/simulate.ts";
import { NOBODY } from "../../src/engine/simulatedHost.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import type { NetworkSpec, TimedCommand } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { eventsOf, toldOf, twoHosts, writer } from "../support/twoHosts.ts";
import { EXTENT, machine, PAGE } from "../support/workloads.ts";

const MIGRATE: TimedCommand = { command: "migrate", vm: "A", to: 1, at: 100 };

/** 16 pages, `written` of them written in turn, one a tick. */
function moving(written: number, network: Partial<NetworkSpec>, commands: readonly TimedCommand[] = [], pages = 16) {
  return twoHosts({
    machines: [machine("A", writer(written), { memoryBytes: pages * PAGE })],
    commands: [MIGRATE, ...commands],
    network,
  });
}

function sourceOf(given: ReturnType<typeof moving>, until: number) {
  return eventsOf(simulateHosts(given, { until })[0]!);
}

/** What is sent at once takes so long. Pages of 64 KiB; ticks of a millisecond. */
const secondsFor = (bytes: number, bytesPerTick: number) => {
  const given = twoHosts({
    machines: [machine("A", [{ op: "compute", ticks: 90_000 }], { memoryBytes: bytes })],
    commands: [{ ...MIGRATE, at: 0, mode: "stopAndCopy" }],
    network: { bytesPerTick },
    hosts: { pageBytes: 2 ** 16 },
  });
  const end = sourceOf(given, 90_000).find(({ kind }) => kind === "migrationEnded")!;
  return end.kind === "migrationEnded" ? end.ticks / 1000 : NaN;
};

describe("pre-copy at a constant write rate", () => {
  it("sends in each round the part of the one before that was written meanwhile, within a page", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 600 }), fc.integer({ min: 1100, max: 8000 }), (pages, thousandths) => {
        // One page is written a tick.
        const bytesPerTick = Math.floor((PAGE * thousandths) / 1000);
        const ratio = PAGE / bytesPerTick;
        const { rounds, end } = toldOf(moving(pages, { bytesPerTick }, [], pages), 3000);
        for (const [at, sent] of rounds.slice(1).entries())
          expect(Math.abs(sent - rounds[at]! * ratio)).toBeLessThan(1);
        // M (1 - ratio ^ n) / (1 - ratio), and a page a round at most that ticks are whole.
        const total = (rounds[0]! * (1 - ratio ** (rounds.length + 1))) / (1 - ratio);
        expect(end).toMatchObject({ outcome: "done" });
        const most = (rounds.length + 1) / (1 - ratio);
        expect(end!.kind === "migrationEnded" && Math.abs(end!.pages - total)).toBeLessThanOrEqual(most);
      }),
      examples(12),
    );
  });
});

describe("rates that adapt (Xen)", () => {
  it("begin with the first rate, then exceed what was written by a step, and end with the most", () => {
    const given = moving(4, { rate: "adapted", firstRate: PAGE / 2, rateStep: 1024, mostRate: PAGE });
    const events = sourceOf(given, 300);
    expect(events.filter(({ kind }) => kind === "migrationRate")).toMatchObject([
      { time: 100, bytesPerTick: 2048 },
      // 4 pages in 32 ticks are 512 bytes a tick.
      { time: 132, bytesPerTick: 512 + 1024 },
    ]);
    // 4 pages at 1536 bytes a tick.
    expect(events.filter(({ kind }) => kind === "migrationRoundDone")).toMatchObject([{ ticks: 32 }, { ticks: 11 }]);
    expect(events.find(({ kind }) => kind === "migrationEnded")).toMatchObject({ downtime: 4, ticks: 32 + 11 + 4 });
  });

  it("take 62.08 s for 776 MB at 100 Mbit/s, 54.14 s for 676.8 MB, and 3.5 s for the last 222.5 MB at 509 (Clark and others)", () => {
    expect(secondsFor(776e6, 12_500)).toBeCloseTo(62.08, 1);
    expect(secondsFor(676.8e6, 12_500)).toBeCloseTo(54.14, 1);
    expect(secondsFor(222.5e6, 63_625)).toBeCloseTo(3.5, 1);
  });
});

describe("auto-converge (QEMU)", () => {
  it("holds a machine back, 20 % and 10 % more at a time, until what is left fits into the limit", () => {
    const network = { stopRule: "qemu", downtimeLimit: 10, throttle: "autoConverge", throttlePeriod: 10 } as const;
    const events = sourceOf(moving(64, network, [], 64), 5000);
    const percents = events.flatMap((event) => (event.kind === "migrationThrottled" ? [event.percent] : []));
    expect(percents.length).toBeGreaterThan(1);
    expect(percents).toEqual(percents.map((_, at) => 20 + 10 * at));
    expect(events.find(({ kind }) => kind === "migrationStopped")).toMatchObject({ reason: "downtime" });
    // What it wrote in a round it wrote in the time that was left to it: in each period of ten ticks.
    let percent = 0;
    for (const event of events) {
      if (event.kind === "migrationThrottled") ({ percent } = event);
      if (event.kind !== "migrationRoundDone" || percent === 0) continue;
      const runs = 10 - percent / 10;
      expect(event.dirtied).toBeLessThanOrEqual((Math.floor(event.ticks / 10) + 1) * Math.max(runs, 8));
    }
  });

  it("breaks no law while the machine stands still", () => {
    const network = { stopRule: "qemu", downtimeLimit: 0, throttle: "autoConverge", throttlePeriod: 4 } as const;
    const simulation = new Simulation(moving(64, network, [], 64), NOBODY.recorder, NOBODY.definitions);
    let stood = 0;
    while (simulation.now < 600 && simulation.step()) {
      expect(checkInvariants(simulation)).toEqual([]);
      const { monitor } = simulation.hosts[0];
      if (monitor.vcpusOf(monitor.state.vms[0]!).every(({ phase }) => phase === "paused")) stood += 1;
    }
    expect(stood).toBeGreaterThan(0);
  });

  it("lets the machine run as before when it is taken back", () => {
    const network = { stopRule: "qemu", downtimeLimit: 0, throttle: "autoConverge", throttleFirst: 99 } as const;
    // From 228 on it runs for one tick in a hundred.
    const abort: TimedCommand = { command: "abortJob", vm: "A", at: 250 };
    const events = sourceOf(moving(64, network, [abort], 64), 600);
    const throttled = events.filter(({ kind }) => kind === "migrationThrottled");
    expect(throttled.at(-1)).toMatchObject({ time: 250, percent: 0 });
    const ticks = events.filter(({ kind, time }) => kind === "hit" && time >= 300 && time < 600);
    expect(ticks).toHaveLength(300);
  });
});

describe("the speed that a migration is told", () => {
  it("holds from that moment on, also for what is on the link", () => {
    const slower: TimedCommand = { command: "setMigrationSpeed", vm: "A", bytesPerTick: PAGE / 2, at: 108 };
    const events = sourceOf(moving(4, {}, [slower]), 300);
    expect(events.find(({ kind }) => kind === "migrationRoundDone")).toMatchObject({ ticks: 8 + 16 });
  });

  it("is refused while nothing moves", () => {
    const events = sourceOf(moving(4, {}, [{ command: "setMigrationSpeed", vm: "A", bytesPerTick: 1, at: 200 }]), 300);
    const refused = eventsOf(
      simulateHosts(moving(4, {}, [{ command: "setMigrationSpeed", vm: "A", bytesPerTick: 1, at: 200 }]), {
        until: 300,
      })[1]!,
    ).filter(({ kind }) => kind === "commandFailed");
    expect(events.filter(({ kind }) => kind === "commandFailed")).toEqual([]);
    expect(refused).toMatchObject([{ code: "INVALID_STATE" }]);
  });
});

describe("a switch to post-copy amid a round", () => {
  it("is at once: what has crossed and was not written again is there, the rest follows", () => {
    const switched: TimedCommand = { command: "switchToPostCopy", vm: "A", at: 110 };
    const [source, target] = simulateHosts(moving(4, {}, [switched]), { until: 200 }).map(eventsOf);
    // 10 of 16 pages have crossed, of which the first 4 were written again.
    expect(source!.find(({ kind }) => kind === "migrationRoundDone")).toMatchObject({
      pages: 10,
      ticks: 10,
      dirtied: 4,
    });
    expect(target!.find(({ kind }) => kind === "migrationSwitched")).toMatchObject({ time: 110, pages: 6 + 4 });
    expect(target!.find(({ kind }) => kind === "migrationEnded")).toMatchObject({ ticks: 20, pages: 20, rounds: 1 });
  });
});

describe("what rounds cost", () => {
  it("is what the volumes hold as well, where they are copied: first all of it, what was written meanwhile in the end", () => {
    const given = twoHosts({
      machines: [
        machine(
          "A",
          [{ op: "wait", ticks: 130 }, { op: "disk", volume: 0, block: 1, blocks: 1, write: true }, ...writer(4)],
          {
            memoryBytes: 16 * PAGE,
            volumes: [{ name: "root", bytes: 3 * EXTENT }],
          },
        ),
      ],
      commands: [{ ...MIGRATE, copyStorage: true }],
      network: { bytesPerTick: EXTENT / 16 },
    });
    const [source, target] = simulateHosts(given, { until: 400 }).map(eventsOf);
    expect(source!.find(({ kind }) => kind === "migrationVolumesDone")).toMatchObject({
      time: 100 + 3 * 16,
      extents: 3,
      written: 1,
    });
    expect(source!.find(({ kind }) => kind === "migrationStopped")).toMatchObject({ pages: 1, bytes: EXTENT + PAGE });
    expect(target!.find(({ kind }) => kind === "migrationEnded")).toMatchObject({ outcome: "done" });
  });

  it("is a mark of a byte for each page of zeros, where those are skipped", () => {
    expect(toldOf(moving(4, { skipZero: true }), 300).end).toMatchObject({ pages: 24, bytes: 12 * PAGE + 12 });
  });

  it("is an exit at the first write to a page in each round, where that takes time", () => {
    const events = sourceOf(moving(4, { dirtyExit: 3 }), 116);
    const exits = events.filter((event) => event.kind === "pcpuPhase" && event.phase === "exit" && event.time >= 100);
    expect(exits.map(({ time }) => time)).toEqual([100, 104, 108, 112]);
  });
});

it("the speed that is set for one machine is not that of another one that moves", () => {
  const given = twoHosts({
    machines: ["A", "B"].map((name) => machine(name, writer(4), { memoryBytes: 16 * PAGE })),
    commands: [
      MIGRATE,
      { command: "migrate", vm: "B", to: 1, at: 100 },
      { command: "setMigrationSpeed", vm: "B", bytesPerTick: PAGE / 2, at: 101 },
    ],
  });
  const rounds = sourceOf(given, 400).flatMap((event) =>
    event.kind === "migrationRoundDone" ? [[event.vm, event.time]] : [],
  );
  // 16 pages of A at a page a tick, 16 of B at half of one, and four that A has written since.
  expect(rounds.slice(0, 3)).toEqual([
    [0, 116],
    [1, 148],
    [0, 152],
  ]);
});
