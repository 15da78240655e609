/** Memory taken back from machines, as a run of the whole host shows it (domain C.6). */
import { describe, expect, it } from "vitest";
import { tableCsv } from "../../src/codec/out/reportCsv.ts";
import { reportOf } from "../../src/codec/out/report.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../src/model/settings.ts";
import type { MachineSpec, Op, OvercommitSpec, Scenario } from "../../src/model/scenario.ts";
import type { EventKind, TraceEvent } from "../../src/model/rows/table.ts";
import { machine, PAGE, scenario } from "../support/workloads.ts";

const RULES: OvercommitSpec = defaultsOf(OVERCOMMIT);

const wait = (ticks: number): Op => ({ op: "wait", ticks });
const loop = (pages: number, writeEvery = 1): Op => ({
  op: "loop",
  times: null,
  body: [{ op: "pattern", pattern: "sequential", pages, count: pages, writeEvery }],
});
const touchAll = (pages: number, writeEvery = 1): Op => ({
  op: "pattern",
  pattern: "sequential",
  pages,
  count: pages,
  writeEvery,
});

function overcommitted(machines: readonly MachineSpec[], frames: number, rules: Partial<OvercommitSpec>): Scenario {
  return scenario(machines, {
    frames,
    overcommit: { ...RULES, ...rules },
    disks: [{ extents: 64, readTicks: 1, writeTicks: 1 }],
  });
}

/** What has been simulated, so that nothing is simulated twice. */
const known = new WeakMap<Scenario, readonly TraceEvent[]>();

function events<Kind extends EventKind>(given: Scenario, until: number, kind: Kind) {
  let found = known.get(given);
  if (!found) {
    const trace = simulate(given, { until });
    found = Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
    known.set(given, found);
  }
  return found.filter((event): event is Extract<TraceEvent, { kind: Kind }> => event.kind === kind);
}

function targets(given: Scenario, until: number): readonly number[] {
  return events(given, until, "memoryTargets")
    .at(-1)!
    .entries.map(({ target }) => target);
}

/** An idle and an active machine of 256 pages each, on a host with 358 frames beyond what keeps free memory plenty. */
function idleAndActive(idleTax: number, pages = 256): Scenario {
  return overcommitted(
    [
      machine("idle", [wait(100_000)], { memoryBytes: pages * PAGE }),
      machine("active", [loop(pages, 0)], { memoryBytes: pages * PAGE }),
    ],
    358,
    { high: 0, soft: 0, hard: 0, low: 0, idleTax, window: 1000, rebalance: 1000 },
  );
}

describe("an idle and an active machine with 358 frames (Waldspurger, figure 7)", () => {
  it.each([
    [0, [179, 179]],
    [50, [120, 238]],
    [75, [102, 256]],
  ])("with a tax of %i % have targets of %j", (tax, expected) => {
    expect(targets(idleAndActive(tax), 3000)).toEqual(expected);
  });

  it("have targets of 72 and 286 where the active one may have more than 256", () => {
    expect(targets(idleAndActive(75, 300), 3000)).toEqual([72, 286]);
  });
});

/** Two machines, of which the first has twice the shares and runs `first`. */
const shared = (first: Op) =>
  overcommitted(
    [
      machine("A", [first], { memoryBytes: 300 * PAGE, memoryShares: 2 }),
      machine("B", [loop(300, 0)], { memoryBytes: 300 * PAGE }),
    ],
    300,
    { high: 0, soft: 0, hard: 0, low: 0, window: 700, rebalance: 1000 },
  );

describe("shares of 2 : 1 and 300 frames", () => {
  it("give 200 and 100 where both use what they have", () => {
    expect(targets(shared(loop(300, 0)), 2001)).toEqual([200, 100]);
  });

  it("give 150 and 150 where the first uses only 100 pages", () => {
    expect(targets(shared(loop(100, 0)), 2001)).toEqual([150, 150]);
  });
});

/** One machine that has filled 40 of 50 frames and is idle, and one that comes later and wants 40 more. */
function squeezed(rules: Partial<OvercommitSpec>, writeEvery = 1): Scenario {
  return overcommitted(
    [
      machine("old", [touchAll(40, writeEvery), wait(10_000)], { memoryBytes: 40 * PAGE }),
      machine("new", [loop(40, writeEvery)], { memoryBytes: 40 * PAGE, arrival: 60 }),
    ],
    50,
    { high: 20, soft: 16, hard: 8, low: 4, poll: 5, rebalance: 10, window: 40, ...rules },
  );
}

describe("a host that has promised too much", () => {
  it("has the balloon of the idle machine take its pages, at most so many at a look, and frees their frames", () => {
    const inflations = events(squeezed({ balloonRate: 3 }), 400, "inflate");
    expect(inflations.length).toBeGreaterThan(2);
    expect(inflations[0]!.vm).toBe(0);
    for (const { beyond, entries } of inflations) expect(beyond + entries.length).toBeLessThanOrEqual(3);
    // Least recently used first: it has touched them in order, and written all of them.
    expect(inflations[0]!.entries.map(({ page, isWritten }) => [page, isWritten])).toEqual([
      [0, true],
      [1, true],
      [2, true],
    ]);
  });

  it("takes unchanged pages without the disk", () => {
    const given = squeezed({ balloonRate: 3 }, 0);
    const [first] = events(given, 400, "inflate");
    expect(first!.entries.map(({ was, isWritten }) => [was, isWritten])).toEqual([
      ["resident", false],
      ["resident", false],
      ["resident", false],
    ]);
    expect(events(given, 400, "ioQueued")).toEqual([]);
  });

  it("never lets a balloon hold more than its limit", () => {
    const sizes = events(squeezed({ balloonLimit: 25 }), 2000, "inflate").map(({ size }) => size);
    expect(Math.max(...sizes)).toBe(10);
  });

  it("swaps pages out itself where there are no balloons, and only what is beyond the targets", () => {
    const given = squeezed({ ballooning: false });
    const swaps = events(given, 600, "hostSwap");
    expect(events(given, 600, "inflate")).toEqual([]);
    expect(swaps.length).toBeGreaterThan(5);
    for (const { had, target } of swaps) expect(had).toBeGreaterThan(target);
  });

  it("lets the machine beyond its target stand still while free memory is low, and go on after that", () => {
    const given = overcommitted(
      [machine("A", [loop(40)], { memoryBytes: 40 * PAGE }), machine("B", [loop(40)], { memoryBytes: 40 * PAGE })],
      40,
      { high: 30, soft: 25, hard: 20, low: 15, poll: 5, rebalance: 10, balloonRate: 1, ballooning: false },
    );
    const holds = events(given, 2000, "memoryHold");
    expect(holds.some(({ isHeld }) => isHeld)).toBe(true);
    expect(holds.some(({ isHeld }) => !isHeld)).toBe(true);
    for (const { had, target } of holds.filter(({ isHeld }) => isHeld)) expect(had).toBeGreaterThan(target);
  });

  it("holds no machine that is being shut down, which is off in the end, whenever that is asked for", () => {
    // Two vCPUs take turns with two pages on one frame, of which the host wants to have all back.
    const body: Op[] = [
      { op: "reference", page: 0, write: true },
      { op: "compute", ticks: 2 },
      { op: "reference", page: 1, write: true },
    ];
    const rules = { high: 1, soft: 1, hard: 1, low: 1, poll: 1, rebalance: 1, window: 1, ballooning: false };
    const machines = [machine("A", [{ op: "loop", times: null, body }], { vcpus: 2, memoryBytes: 2 * PAGE })];
    const squeezing = overcommitted(machines, 1, rules);
    const [host] = squeezing.hosts;
    const disks = [{ extents: 64, readTicks: 0, writeTicks: 2 }];
    for (let at = 1; at < 40; at += 1) {
      const given: Scenario = {
        ...squeezing,
        hosts: [{ ...host, disks, costs: { ...host.costs, shutdown: 1 } }],
        commands: [{ command: "shutdown", vm: "A", at }],
      };
      const held = events(given, 200, "memoryHold").filter(({ time, isHeld }) => isHeld && time > at);
      expect([at, held, events(given, 200, "vmState").at(-1)!.state]).toEqual([at, [], "shutOff"]);
    }
  });

  it("counts a page that both the host and the guest page out", () => {
    const given = squeezed({ hard: 16, balloonRate: 2 });
    const until = 1500;
    const twice = events(given, until, "inflate").flatMap(({ entries }) =>
      entries.filter(({ was, isWritten }) => was === "swapped" && isWritten),
    );
    expect(twice.length).toBeGreaterThan(0);
    const page = twice[0]!;
    const requests = events(given, until, "ioQueued").filter(
      ({ vm, page: about, purpose }) => vm === 0 && about === page.page && purpose !== "guestRead",
    );
    // Out by the host, in again, and out by the guest.
    expect(requests.map(({ purpose }) => purpose)).toEqual(["swapOut", "swapIn", "guestWrite"]);
  });

  it("is told of in the report, machine by machine and over time, and not where memory is not taken back", () => {
    const given = squeezed({});
    const report = reportOf(given, simulate(given, { until: 400 }));
    const { memory } = report;
    const [head] = tableCsv(report, "memory").split("\n");
    expect(head).toBe(tableCsv({ ...report, memory: [] }, "memory").trim());
    const last = memory!.findLast(({ vm }) => vm === "old")!;
    expect(last).toMatchObject({ configured: 40, held: false });
    expect(last.ballooned).toBeGreaterThan(0);
    expect(last.granted + last.swapped + last.ballooned).toBeLessThanOrEqual(40);
    const { overcommit: _overcommit, ...host } = given.hosts[0];
    const plain = { ...given, hosts: [host] as const };
    expect(reportOf(plain, simulate(plain, { until: 400 })).memory).toBeUndefined();
  });
});

describe("a run in which memory could be looked at for ever", () => {
  it("ends when nothing else can happen any more", () => {
    const given = overcommitted([machine("A", [touchAll(4), wait(5)], { memoryBytes: 8 * PAGE })], 6, {});
    expect(simulate(given).isComplete).toBe(true);
    const paused: Scenario = {
      ...overcommitted([machine("A", [touchAll(4), wait(500)], { memoryBytes: 8 * PAGE })], 6, {}),
      commands: [{ command: "pause", vm: "A", at: 20 }],
    };
    expect(simulate(paused).isComplete).toBe(true);
  });
});

/** Two machines of 12 pages each on 16 frames: without balloons the host swaps. */
const ofTwo = (victims: OvercommitSpec["victims"]) =>
  overcommitted(
    ["A", "B"].map((name) => machine(name, [touchAll(12), loop(4)], { memoryBytes: 12 * PAGE })),
    16,
    { victims, ballooning: false, poll: 5, rebalance: 10 },
  );

describe("pages that the host swaps out by chance", () => {
  it("are those of the frames drawn, or of the next frames of the machine, whatever the policy would have taken", () => {
    const swapped = events(ofTwo("random"), 400, "hostSwap");
    expect(swapped.length).toBeGreaterThan(0);
    for (const { reason, line, value, frame } of swapped) {
      expect([reason, line]).toEqual(["drawn", -1]);
      expect(value).toBeLessThan(16);
      // Going round, the next one may be a lower one.
      expect(frame).toBeGreaterThanOrEqual(0);
    }
    expect(new Set(swapped.map(({ value }) => value)).size).toBeGreaterThan(1);
  });

  it("are those that the policy takes where nothing is said of chance", () => {
    const swapped = events(ofTwo("policy"), 400, "hostSwap");
    expect(new Set(swapped.map(({ reason }) => reason))).toEqual(new Set(["leastRecentlyUsed"]));
  });
});
