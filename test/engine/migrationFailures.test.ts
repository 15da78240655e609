/** Machines that move while the link or a host fails (domain E.2, E.4): what stays where it was, what is lost, what is refused. */
import { describe, expect, it } from "vitest";
import { NOBODY } from "../../src/engine/simulatedHost.ts";
import { simulateHosts } from "../../src/engine/simulate.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import type { MigrationMode } from "../../src/model/migration.ts";
import type { TimedCommand } from "../../src/model/scenario.ts";
import { eventsOf, twoHosts, writer } from "../support/twoHosts.ts";
import { machine, PAGE } from "../support/workloads.ts";

const A = machine("A", writer(4), { memoryBytes: 40 * PAGE, reservedPages: 6 });

const link = (state: "failed" | "working", at: number): TimedCommand => ({ command: "setLink", state, at });
const hostIs = (host: number, state: "failed" | "working", at: number): TimedCommand => ({
  command: "setHost",
  host,
  state,
  at,
});

/** A moves from 10 on, over a page a tick. */
function moving(mode: MigrationMode, commands: readonly TimedCommand[]) {
  return twoHosts({
    machines: [A],
    commands: [{ command: "migrate", vm: "A", to: 1, mode, at: 10 }, ...commands],
  });
}

/** What each host tells of the life of A, and of the end of its migration. */
function lives(mode: MigrationMode, commands: readonly TimedCommand[]) {
  return simulateHosts(moving(mode, commands), { until: 200 }).map((trace) =>
    eventsOf(trace).flatMap((event) => {
      if (event.kind === "migrationEnded") return [`${event.time} ${event.outcome}`];
      return event.kind === "vmState" && event.time > 0 ? [`${event.time} ${event.state} ${event.cause}`] : [];
    }),
  );
}

const again = (at: number): TimedCommand => ({ command: "migrate", vm: "A", to: 1, mode: "stopAndCopy", at });
const start = (at: number): TimedCommand => ({ command: "start", vm: "A", at });

/** Pages guaranteed on both hosts, after every moment. */
function reservedOver(mode: MigrationMode, commands: readonly TimedCommand[]): Set<string> {
  const simulation = new Simulation(moving(mode, commands), NOBODY.recorder, NOBODY.definitions);
  const seen = new Set<string>();
  for (let moment = 0; moment < 300 && simulation.step(); moment += 1)
    seen.add(simulation.hosts.map(({ monitor }) => monitor.memory.reserved).join());
  return seen;
}

describe("a link that fails", () => {
  it("before the machine has gone on leaves it where it is, running", () => {
    for (const mode of ["preCopy", "stopAndCopy", "hybrid"] as const) {
      const [source, target] = lives(mode, [link("failed", 20)]);
      expect(source).toEqual(["20 failed"]);
      expect(target).toEqual(["10 paused command", "20 shutOff job", "20 none job", "20 failed"]);
    }
    const [events] = simulateHosts(moving("stopAndCopy", [link("failed", 20)]), { until: 60 }).map(eventsOf);
    expect(events!.some(({ kind, time }) => kind === "dispatch" && time >= 20)).toBe(true);
  });

  it("after the machine has gone on loses it: its pages are nowhere any more", () => {
    const [source, target] = lives("postCopy", [link("failed", 20)]);
    expect(source).toEqual(["10 paused job", "20 shutOff job", "20 none job", "20 lost"]);
    expect(target).toEqual(["10 paused command", "10 running job", "20 crashed pagesLost", "20 lost"]);
  });

  it("lets no machine move until it works again", () => {
    const given = moving("preCopy", [link("failed", 20), again(25), link("working", 30), again(35)]);
    const [source] = simulateHosts(given, { until: 200 }).map(eventsOf);
    expect(source!.filter(({ kind }) => kind === "commandFailed")).toMatchObject([
      { time: 25, command: "migrate", code: "UNREACHABLE" },
    ]);
    expect(source!.findLast(({ kind }) => kind === "migrationEnded")).toMatchObject({ time: 75, outcome: "done" });
  });
});

describe("a host that fails", () => {
  it("takes what it runs with it, and what was to come there", () => {
    const [source, target] = lives("preCopy", [hostIs(0, "failed", 20)]);
    expect(source).toEqual(["20 failed", "20 shutOff hostFailed"]);
    expect(target).toEqual(["10 paused command", "20 shutOff job", "20 none job", "20 failed"]);
  });

  it("does nothing to a machine that was to come to it", () => {
    expect(lives("preCopy", [hostIs(1, "failed", 20)])[0]).toEqual(["20 failed"]);
  });

  it("loses a machine whose pages were following, whichever host it is", () => {
    const [left, lost] = lives("postCopy", [hostIs(0, "failed", 20)]);
    expect(left!.at(-1)).toBe("20 lost");
    expect(lost!.slice(-2)).toEqual(["20 crashed pagesLost", "20 lost"]);
    const [gone, off] = lives("postCopy", [hostIs(1, "failed", 20)]);
    expect(gone!.slice(-2)).toEqual(["20 none job", "20 lost"]);
    expect(off!.slice(-2)).toEqual(["20 lost", "20 shutOff hostFailed"]);
  });

  it("obeys nothing until it works again, and then starts its machines", () => {
    const commands = [hostIs(0, "failed", 5), start(6), hostIs(0, "working", 7), start(8)];
    const given = twoHosts({ machines: [A], commands });
    const [events] = simulateHosts(given, { until: 20 }).map(eventsOf);
    expect(events!.filter(({ kind }) => kind === "commandFailed")).toMatchObject([{ time: 6, code: "UNREACHABLE" }]);
    expect(events!.findLast(({ kind }) => kind === "vmState")).toMatchObject({ time: 8, state: "running" });
  });

  it("is asked for where there is none, or one host alone, in vain", () => {
    const given = twoHosts({ machines: [A], commands: [hostIs(1, "failed", 3)] });
    const alone = { ...given, hosts: [given.hosts[0]] as const, commands: [link("failed", 3), hostIs(0, "failed", 4)] };
    const [events] = simulateHosts(alone, { until: 20 }).map(eventsOf);
    expect(events!.filter(({ kind }) => kind === "commandFailed")).toMatchObject([
      { time: 3, code: "INVALID_ARG" },
      { time: 4, code: "INVALID_ARG" },
    ]);
  });
});

describe("what the destination reserves", () => {
  it("is never a double reservation: once on each host while it moves, and on one host before and after", () => {
    for (const mode of ["preCopy", "stopAndCopy", "postCopy", "hybrid"] as const)
      expect([...reservedOver(mode, [])]).toEqual(["6,0", "6,6", "0,6"].slice(0, 3));
    expect([...reservedOver("preCopy", [{ command: "abortJob", vm: "A", at: 15 }])]).toEqual(["6,0", "6,6"]);
  });

  it("is not “not reserved”: what comes is counted where it comes to before it is there", () => {
    const spec = { memoryBytes: 8 * PAGE, host: 1, arrival: null };
    const given = twoHosts({
      machines: [A, machine("B", writer(1), { ...spec, reservedPages: 5 })],
      commands: [
        { command: "migrate", vm: "A", to: 1, mode: "preCopy", at: 10 },
        { command: "start", vm: "B", at: 12 },
        { command: "abortJob", vm: "A", at: 14 },
        { command: "start", vm: "B", at: 16 },
      ],
      frames: 10,
    });
    const [, target] = simulateHosts(given, { until: 20 }).map(eventsOf);
    expect(target!.filter(({ kind }) => kind === "commandFailed")).toMatchObject([
      { time: 12, code: "NO_MEMORY", shortages: [{ resource: "memory", needed: 5, available: 4 }] },
    ]);
    expect(target!.findLast(({ kind }) => kind === "vmState")).toMatchObject({ time: 16, state: "running" });
  });
});
