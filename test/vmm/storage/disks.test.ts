/** Disk requests of guests (domain D.3, D.7): how long they take, in what order, and where their blocks lie. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec, Op } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { eventsOfKind } from "../../support/schedules.ts";
import { timesOf } from "../../support/chartOf.ts";
import { EXTENT, machine, PAGE, scenario } from "../../support/workloads.ts";

type Disk = Extract<Op, { op: "disk" }>;
const disk = (changes: Partial<Disk> = {}): Op => ({
  op: "disk",
  volume: 0,
  block: 0,
  blocks: 1,
  write: false,
  ...changes,
});
const volume = (extents: number) => ({ name: `v${extents}`, bytes: extents * EXTENT });
const guest = (name: string, program: readonly Op[], extents = 4): MachineSpec =>
  machine(name, [...program, { op: "compute", ticks: 1 }], { memoryBytes: 0, volumes: [volume(extents)] });
const DISKS: Partial<HostSpec> = { pcpus: 2, disks: [{ extents: 8, readTicks: 3, writeTicks: 5 }] };

const run = (machines: readonly MachineSpec[], host: Partial<HostSpec> = DISKS) => simulate(scenario(machines, host));

describe("a request", () => {
  it("takes the disk's ticks for each block, reading or writing", () => {
    const trace = run([guest("A", [disk({ blocks: 2 }), disk({ blocks: 3, write: true })])]);
    expect(eventsOfKind(trace, "ioStarted").map(({ time, until }) => [time, until])).toEqual([
      [0, 6],
      [6, 21],
    ]);
    expect(timesOf(trace, 22)["A"]).toMatchObject({ blocked: 21, done: 22 });
    expect(hostAt(trace, trace.rowCount, 22).disks[0]).toMatchObject({ reads: 1, writes: 1, busy: 21 });
  });

  it("waits for those that came before it", () => {
    const trace = run([guest("A", [disk()]), guest("B", [disk()])]);
    expect(eventsOfKind(trace, "ioStarted").map(({ time, request }) => [time, request])).toEqual([
      [0, 0],
      [3, 1],
    ]);
  });

  it("that a completion leads to comes after those that wait already", () => {
    // A's second request is issued when its first ends, at 3; B's has waited since 0.
    const trace = run([guest("A", [disk(), disk()]), guest("B", [disk()])]);
    expect(eventsOfKind(trace, "ioStarted").map(({ time, request }) => [time, request])).toEqual([
      [0, 0],
      [3, 1],
      [6, 2],
    ]);
    expect(eventsOfKind(trace, "ioQueued").map(({ vcpu }) => vcpu)).toEqual([0, 1, 0]);
  });

  it("goes to the extent that holds its block, counted round the volume", () => {
    const trace = run([guest("X", [], 2), guest("A", [disk({ block: 1 }), disk({ block: 3 }), disk({ block: 4 })], 3)]);
    // The volume of A has the extents 2, 3 and 4 of the PV.
    expect(eventsOfKind(trace, "ioQueued").map(({ extent }) => extent)).toEqual([3, 2, 3]);
  });

  it("of a machine that is stopped is ignored when it ends, and its disk serves the next", () => {
    const given = scenario([guest("A", [disk()]), guest("B", [disk()])], DISKS, {
      commands: [{ command: "stop", vm: "A", at: 1 }],
    });
    const trace = simulate(given);
    expect(eventsOfKind(trace, "ioStarted").map(({ time, request }) => [time, request])).toEqual([
      [0, 0],
      [3, 1],
    ]);
    expect(timesOf(trace, 20)["A"]!.done).toBeNull();
  });
});

describe("blocks on several disks", () => {
  const two: Partial<HostSpec> = {
    disks: [
      { extents: 2, readTicks: 3, writeTicks: 3 },
      { extents: 4, readTicks: 5, writeTicks: 5 },
    ],
  };

  it("are one request for each disk in turn; the vCPU waits for the last of them", () => {
    // Extents 0 and 1 lie on PV 0, extents 2 to 4 on PV 1.
    const trace = run([guest("A", [disk({ block: 1, blocks: 3 })], 5)], two);
    expect(eventsOfKind(trace, "ioQueued").map(({ pv, extent, page, blocks }) => [pv, extent, page, blocks])).toEqual([
      [0, 1, 1, 1],
      [1, 0, 2, 2],
    ]);
    expect(eventsOfKind(trace, "ioDone").map(({ time }) => time)).toEqual([3, 10]);
    expect(timesOf(trace, 11)["A"]).toMatchObject({ blocked: 10, done: 11 });
  });

  it("serve at the same time", () => {
    const trace = run([guest("A", [disk({ block: 0 })], 2), guest("B", [disk({ block: 0 })], 4)], { ...two, pcpus: 2 });
    expect(eventsOfKind(trace, "ioStarted").map(({ time, pv }) => [time, pv])).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });
});

describe("a disk that takes no time", () => {
  it("blocks and wakes at one tick", () => {
    const trace = run([guest("A", [disk(), disk()])], { disks: [{ extents: 8, readTicks: 0, writeTicks: 0 }] });
    expect(timesOf(trace, 1)["A"]).toMatchObject({ blocked: 0, cpu: 1, done: 1 });
    expect(hostAt(trace, trace.rowCount, 1).disks[0]).toMatchObject({ reads: 2, busy: 0 });
  });
});

it("pages that are swapped out lie on the extents of the swap volume one after the other, as many on each as it holds", () => {
  const touched = [0, 1, 2, 3, 4].map((page): Op => ({ op: "reference", page, write: true }));
  const trace = run([machine("A", touched, { memoryBytes: 8 * PAGE })], {
    frames: 1,
    extentBytes: 2 * PAGE,
    swapBytes: 8 * PAGE,
    disks: [{ extents: 8, readTicks: 1, writeTicks: 1 }],
  });
  const places = eventsOfKind(trace, "ioQueued").flatMap(({ purpose, extent }) =>
    purpose === "swapOut" ? [extent] : [],
  );
  expect(places).toEqual([0, 0, 1, 1]);
});

it("a block of a volume whose stripe units are smaller than an extent is a part of an extent of each disk, wherever it lies", () => {
  const half = { kind: "striped", disks: 2, unitBytes: EXTENT / 2 } as const;
  const reads = [0, 1, 3].map((block): Op => ({ op: "disk", volume: 0, block, blocks: 1, write: false }));
  const spread = machine("A", reads, { memoryBytes: 0, volumes: [{ name: "v", bytes: 4 * EXTENT, layout: half }] });
  const disks = Array.from({ length: 2 }, () => ({ extents: 8, readTicks: 2, writeTicks: 2 }));
  const asked = eventsOfKind(run([spread], { disks }), "ioQueued").map(
    ({ pv, extent, blocks, page }) => `${page}: ${blocks} at ${pv}@${extent}`,
  );
  expect(asked).toEqual(["0: 1 at 0@0", "0: 1 at 1@0", "1: 1 at 0@0", "1: 1 at 1@0", "3: 1 at 0@1", "3: 1 at 1@1"]);
});
