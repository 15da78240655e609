/** Machines that go on elsewhere before their pages have come (domain E.2), beside a model that knows no hosts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../src/engine/simulate.ts";
import type { Op, TimedCommand } from "../../src/model/scenario.ts";
import { postCopyModel, type PostCopyCase } from "../models/postCopy.ts";
import { examples } from "../support/laws.ts";
import { eventsOf, twoHosts, writer } from "../support/twoHosts.ts";
import { machine, PAGE } from "../support/workloads.ts";

const move = (mode: "postCopy" | "hybrid", at: number): TimedCommand => ({
  command: "migrate",
  vm: "A",
  to: 1,
  mode,
  at,
});

/** Nobody is preempted. */
const FCFS = { policy: "fcfs", params: {} };

/** The last operation keeps the machine on until every page has come. */
const ON = 100_000;

function runOf({ pages, pageBytes, program, ...network }: PostCopyCase) {
  const ops = program.map((each): Op => {
    return "page" in each ? { op: "reference", page: each.page, write: true } : { op: "compute", ticks: each.ticks };
  });
  const given = twoHosts({
    machines: [machine("A", ops, { memoryBytes: pages * pageBytes })],
    commands: [move("postCopy", 0)],
    network,
    hosts: { pageBytes, scheduler: FCFS },
  });
  const events = simulateHosts(given, { until: 10 * ON }).map(eventsOf)[1]!;
  const switched = events.find(({ kind }) => kind === "migrationSwitched")!;
  const ended = events.find(({ kind }) => kind === "migrationEnded")!;
  const off = events.find((event) => event.kind === "vmState" && event.cause === "finish")!;
  return {
    downtime: switched.time,
    finished: off.time,
    lastPage: ended.time,
    faults: events.flatMap((event) =>
      event.kind === "networkFault" ? [{ at: event.time, page: event.page, isAsked: event.isAsked }] : [],
    ),
    ended,
  };
}

/** A machine goes on elsewhere at 15, and its pages follow until 50. */
function following(commands: readonly TimedCommand[]) {
  return twoHosts({
    machines: [machine("A", writer(4), { memoryBytes: 40 * PAGE })],
    commands: [move("postCopy", 10), ...commands],
    network: { activation: 5 },
  });
}

function abortedAt(at: number) {
  return following([{ command: "abortJob", vm: "A", at }]);
}

const cases: fc.Arbitrary<PostCopyCase> = fc.record({ pages: fc.integer({ min: 1, max: 24 }) }).chain(({ pages }) =>
  fc.record({
    pages: fc.constant(pages),
    pageBytes: fc.constant(1024),
    bytesPerTick: fc.integer({ min: 90, max: 1024 }),
    roundTrip: fc.nat(12),
    stateBytes: fc.nat(3000),
    activation: fc.nat(9),
    program: fc
      .array(
        fc.oneof(
          { weight: 3, arbitrary: fc.record({ page: fc.nat(pages - 1) }) },
          fc.record({ ticks: fc.integer({ min: 1, max: 9 }) }),
        ),
        { maxLength: 20 },
      )
      .map((steps) => [...steps, { ticks: ON }]),
  }),
);

describe("post-copy", () => {
  it("goes on, faults and is over when a model without hosts does, whatever the link and the program", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { ended, ...run } = runOf(given);
        const model = postCopyModel(given);
        // It is over when the machine runs at the destination and nothing is left at the source.
        expect(run).toEqual({ ...model, lastPage: Math.max(model.lastPage, model.downtime) });
        expect(ended).toMatchObject({ outcome: "done", pages: given.pages, rounds: 0 });
        expect(ended).toMatchObject({ bytes: given.pages * given.pageBytes + given.stateBytes });
      }),
      examples(60),
    );
  });

  it("of 1 GiB at 128 MiB a second stands still for 36 ms, and is over after 8 s: every page crosses once", () => {
    // 4 KiB cross in a tick of 30.5 microseconds: 2 MiB of state, 20 ms to make it go on, a round trip of 0.2 ms.
    const second = 32_768;
    const given = twoHosts({
      machines: [machine("A", [{ op: "compute", ticks: 9 * second }], { memoryBytes: 2 ** 30 })],
      commands: [move("postCopy", 0)],
      hosts: { scheduler: FCFS, pageBytes: 2 ** 16 },
      network: { stateBytes: 2 ** 21, activation: Math.round(0.02 * second), roundTrip: Math.round(0.0002 * second) },
    });
    const ended = simulateHosts(given, { until: 9 * second })
      .map(eventsOf)[1]!
      .find(({ kind }) => kind === "migrationEnded")!;
    expect(ended).toMatchObject({ pages: 16_384, downtime: 512 + 655, ticks: 262_144 + 512 });
    expect((512 + 655) / second).toBeCloseTo(0.036, 3);
    expect((262_144 + 512) / second).toBeCloseTo(8, 1);
  });

  it("waits for a page that it wants for the round trip and the time of the page, and for what is on the link", () => {
    const given = {
      pages: 100,
      pageBytes: 1024,
      bytesPerTick: 256,
      roundTrip: 7,
      stateBytes: 0,
      activation: 0,
      program: [{ page: 50 }, { ticks: ON }],
    };
    // Pages 0 and 1 come at 4 and 8; the source hears of the wish at 7, and page 50 follows page 1.
    expect(runOf(given)).toMatchObject({
      faults: [{ at: 0, page: 50, isAsked: true }],
      finished: 12 + 1 + ON,
      lastPage: 400,
    });
  });

  it("fills a link that carries several pages a tick", () => {
    const given = { pages: 90, pageBytes: 1024, bytesPerTick: 2560, roundTrip: 1, stateBytes: 0, activation: 0 };
    expect(runOf({ ...given, program: [{ ticks: ON }] }).lastPage).toBe(36);
  });

  it("leaves nothing on the link when its last page has come, and another machine goes on moving", () => {
    const given = twoHosts({
      machines: [
        machine("A", [{ op: "compute", ticks: 500 }], { memoryBytes: 2 * PAGE }),
        machine("B", [{ op: "compute", ticks: 500 }], { memoryBytes: 40 * PAGE }),
      ],
      commands: [move("postCopy", 0), { command: "migrate", vm: "B", to: 1, mode: "preCopy", at: 1 }],
    });
    const [, target] = simulateHosts(given, { until: 200 }).map(eventsOf);
    // Page 0 of A, all of B, which has come first in line, and page 1.
    expect(target!.filter(({ kind }) => kind === "migrationEnded")).toMatchObject([
      { outcome: "done", pages: 2 },
      { outcome: "done", pages: 40 },
    ]);
  });

  it("is over early where the machine turns itself off, and needs no more of its pages", () => {
    const given = twoHosts({
      machines: [machine("A", [{ op: "compute", ticks: 5 }], { memoryBytes: 40 * PAGE })],
      commands: [move("postCopy", 0)],
    });
    const [source, target] = simulateHosts(given, { until: 100 }).map(eventsOf);
    for (const events of [source!, target!])
      expect(events.filter(({ kind }) => kind === "migrationEnded")).toMatchObject([
        { time: 5, outcome: "off", downtime: 0 },
      ]);
    expect(target!.findLast(({ kind }) => kind === "vmState")).toMatchObject({ state: "shutOff", cause: "finish" });
    expect(source!.findLast(({ kind }) => kind === "vmState")).toMatchObject({ state: "none" });
  });
});

describe("hybrid", () => {
  it("sends all pages once, and then those follow that were written meanwhile", () => {
    const given = twoHosts({
      machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE })],
      commands: [move("hybrid", 100)],
    });
    const [source, target] = simulateHosts(given, { until: 200 }).map(eventsOf);
    expect(source!.filter(({ kind }) => kind === "migrationRoundDone")).toMatchObject([
      { time: 116, pages: 16, dirtied: 4 },
    ]);
    expect(target!.find(({ kind }) => kind === "migrationSwitched")).toMatchObject({ time: 116, pages: 4 });
    expect(target!.find(({ kind }) => kind === "migrationEnded")).toMatchObject({ ticks: 20, pages: 20, rounds: 1 });
  });
});

describe("a machine that has gone on at the destination", () => {
  it("is off there, once, where its programs end as it goes on and no page is to come", () => {
    // Zeros need no time, and round 0 is over at 5: so is the program, and nothing was written.
    const given = twoHosts({
      machines: [machine("A", [{ op: "compute", ticks: 5 }], { memoryBytes: 4 * PAGE })],
      commands: [move("hybrid", 4)],
      network: { skipZero: true },
    });
    const [source, target] = simulateHosts(given, { until: 100 }).map(eventsOf);
    for (const events of [source!, target!])
      expect(events.filter(({ kind }) => kind === "migrationEnded")).toMatchObject([{ time: 5, pages: 4 }]);
    expect(source!.findLast(({ kind }) => kind === "vmState")).toMatchObject({ state: "none" });
    expect(target!.findLast(({ kind }) => kind === "vmState")).toMatchObject({ state: "shutOff", cause: "finish" });
  });

  it("cannot be taken back any more; until then it can", () => {
    const [source] = simulateHosts(abortedAt(14), { until: 100 }).map(eventsOf);
    expect(source!.find(({ kind }) => kind === "migrationEnded")).toMatchObject({ time: 14, outcome: "aborted" });
    const [, target] = simulateHosts(abortedAt(16), { until: 100 }).map(eventsOf);
    expect(target!.filter(({ kind }) => kind === "commandFailed")).toMatchObject([
      { command: "abortJob", code: "INVALID_STATE" },
    ]);
    expect(target!.find(({ kind }) => kind === "migrationEnded")).toMatchObject({ time: 50, outcome: "done" });
  });

  it("obeys there, while its pages come", () => {
    const commands: readonly TimedCommand[] = [
      { command: "pause", vm: "A", at: 20 },
      { command: "resume", vm: "A", at: 30 },
      { command: "stop", vm: "A", at: 35 },
    ];
    const [source, target] = simulateHosts(following(commands), { until: 100 }).map(eventsOf);
    expect(target!.flatMap((event) => (event.kind === "commandDone" ? [event.command] : []))).toEqual([
      "pause",
      "resume",
      "stop",
    ]);
    expect(source!.findLast(({ kind }) => kind === "migrationEnded")).toMatchObject({ time: 35, outcome: "off" });
  });
});
