/** Disk schedulers (domain D.7): the textbook queue under each of them, ties, ways, and what a service takes. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { DISK_SCHEDULERS } from "../../../src/model/choices.ts";
import type { ArmSpec } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { diskSchedulers } from "../../../src/vmm/storage/schedulers.ts";
import { ARM, queueScenario } from "../../support/diskQueues.ts";
import { oracleVectors } from "../../support/oracles.ts";
import { eventsOfKind } from "../../support/schedules.ts";

const HEAD = 53;
const QUEUE = [98, 183, 37, 122, 14, 124, 65, 67];

/** What the arm does for `queue`, which is there at 0. */
function moves(queue: readonly number[], arm: Partial<ArmSpec>, cylinders = 200) {
  const trace = simulate(
    queueScenario(
      queue.map((cylinder) => ({ at: 0, cylinder })),
      { head: HEAD, ...arm },
      { cylinders },
    ),
  );
  const { travelled } = hostAt(trace, trace.rowCount, trace.knownUntil).disks[0]!.arm!;
  const seeks = eventsOfKind(trace, "seek");
  return { order: seeks.map(({ to }) => to), travelled, seeks, trace };
}

describe("head 53, queue 98 183 37 122 14 124 65 67, cylinders 0 to 199 (Silberschatz, mass storage)", () => {
  it.each([
    ["fcfs", "up", 640, QUEUE],
    ["sstf", "up", 236, [65, 67, 37, 14, 98, 122, 124, 183]],
    ["scan", "down", 236, [37, 14, 65, 67, 98, 122, 124, 183]],
    ["scan", "up", 331, [65, 67, 98, 122, 124, 183, 37, 14]],
    ["cscan", "up", 382, [65, 67, 98, 122, 124, 183, 14, 37]],
    ["look", "down", 208, [37, 14, 65, 67, 98, 122, 124, 183]],
    ["look", "up", 299, [65, 67, 98, 122, 124, 183, 37, 14]],
    ["clook", "up", 322, [65, 67, 98, 122, 124, 183, 14, 37]],
  ] as const)("%s, first %s: %i cylinders", (scheduler, direction, cylinders, order) => {
    const moved = moves(QUEUE, { scheduler, direction });
    expect(moved.order).toEqual(order);
    expect(moved.travelled).toBe(cylinders);
  });

  interface Vector {
    readonly inputs: { readonly head: number; readonly queue: readonly number[] };
    readonly expected: { readonly FCFS: number; readonly SSTF: number; readonly sstfOrder: readonly number[] };
  }

  it("is as the oracle has it", () => {
    for (const { inputs, expected } of oracleVectors("textbookDiskArm") as readonly Vector[]) {
      const { head, queue } = inputs;
      expect(moves(queue, { head, scheduler: "fcfs" }).travelled).toBe(expected.FCFS);
      expect(moves(queue, { head, scheduler: "sstf" })).toMatchObject({
        order: expected.sstfOrder,
        travelled: expected.SSTF,
      });
    }
  });
});

describe("a scheduler", () => {
  it.each(DISK_SCHEDULERS)("%s serves requests for one cylinder in the order in which they came", (scheduler) => {
    const { seeks } = moves([80, 20, 80, 20, 80], { scheduler });
    const of = (cylinder: number) => seeks.filter(({ to }) => to === cylinder).map(({ request }) => request);
    expect([of(80), of(20)]).toEqual([
      [0, 2, 4],
      [1, 3],
    ]);
  });

  it.each(DISK_SCHEDULERS)("%s stays where it is for a request under its head", (scheduler) => {
    const { seeks } = moves([HEAD], { scheduler });
    expect(seeks).toMatchObject([{ from: HEAD, to: HEAD, travelled: 0, via: [], reason: "onlyRequest" }]);
  });

  it.each(DISK_SCHEDULERS)("%s says of itself what it is", (scheduler) => {
    expect(diskSchedulers[scheduler].id).toBe(scheduler);
    expect(diskSchedulers[scheduler].pseudocode.length).toBeGreaterThan(0);
  });
});

describe("SSTF", () => {
  it("takes the lower of two requests that are equally near", () => {
    expect(moves([63, 43], { scheduler: "sstf" }).order).toEqual([43, 63]);
  });
});

describe("the way of the arm", () => {
  it("of SCAN leads over the edge, and says so", () => {
    const turn = moves(QUEUE, { scheduler: "scan" }).seeks.find(({ to }) => to === 37);
    expect(turn).toMatchObject({ from: 183, via: [199], travelled: 178, reason: "turned", isUp: false });
  });

  it("of SCAN does not, where the last request lies on the edge", () => {
    const turn = moves([199, 20], { scheduler: "scan" }).seeks[1];
    expect(turn).toMatchObject({ from: 199, via: [], travelled: 179 });
  });

  it("of circular SCAN leads over both edges", () => {
    const turn = moves(QUEUE, { scheduler: "cscan" }).seeks.find(({ to }) => to === 14);
    expect(turn).toMatchObject({ from: 183, via: [199, 0], travelled: 229, reason: "fromStart", isUp: true });
  });

  it("of circular SCAN downwards leads over both edges as well", () => {
    expect(moves(QUEUE, { scheduler: "cscan", direction: "down" })).toMatchObject({
      order: [37, 14, 183, 124, 122, 98, 67, 65],
      travelled: 53 + 199 + (199 - 65),
    });
  });

  it("tells what the others were compared by, the next best first", () => {
    const [first] = moves(QUEUE, { scheduler: "sstf" }).seeks;
    expect(first).toMatchObject({ reason: "nearest", value: 12, others: 0 });
    expect(first!.losers.map(({ cylinder, value }) => [cylinder, value])).toEqual([
      [67, 14],
      [37, 16],
      [14, 39],
      [98, 45],
      [122, 69],
      [124, 71],
      [183, 130],
    ]);
  });

  it("stays within the cylinders there are, of which each may hold several extents", () => {
    // 200 extents on 100 cylinders: block 199 is on cylinder 99.
    const { seeks } = moves([199, 100], { scheduler: "fcfs", cylinders: 100, head: 0 });
    expect(seeks.map(({ to }) => to)).toEqual([99, 50]);
  });
});

describe("a service", () => {
  const timed = { head: 10, seekBase: 3, seekPerCylinder: 2, rotation: 4 };

  it("takes seek, half a turn and transfer; no seek where the arm stays", () => {
    const { trace, seeks } = moves([15, 15], timed);
    expect(seeks).toMatchObject([
      { seek: 3 + 2 * 5, rotation: 4, transfer: 1 },
      { seek: 0, rotation: 4, transfer: 1 },
    ]);
    expect(eventsOfKind(trace, "ioStarted").map(({ time, until }) => [time, until])).toEqual([
      [0, 18],
      [18, 23],
    ]);
  });

  it("comes first for a request that has waited too long, and the sweep goes on as before", () => {
    const { seeks } = moves([60, 20, 70, 80, 90], { scheduler: "look", direction: "up", maxWait: 9 });
    // 60 takes 8 ticks, 70 11: then 20, which came before 80 and 90, has waited for 19.
    expect(seeks.map(({ to, reason }) => [to, reason])).toEqual([
      [60, "onTheWay"],
      [70, "onTheWay"],
      [20, "overdue"],
      [80, "overdue"],
      [90, "onlyRequest"],
    ]);
    expect(seeks[2]).toMatchObject({ value: 19, isUp: true });
  });
});

describe("a disk with channels", () => {
  it("serves as many requests at a time", () => {
    const base = queueScenario(
      [7, 100, 30, 5, 60].map((cylinder) => ({ at: 0, cylinder })),
      ARM,
      { transfer: 4 },
    );
    const [host] = base.hosts;
    const trace = simulate({
      ...base,
      hosts: [{ ...host, disks: [{ extents: 200, readTicks: 4, writeTicks: 4, channels: 2 }] }],
    });
    expect(eventsOfKind(trace, "ioStarted").map(({ time, request }) => [time, request])).toEqual([
      [0, 0],
      [0, 1],
      [4, 2],
      [4, 3],
      [8, 4],
    ]);
    expect(eventsOfKind(trace, "seek")).toEqual([]);
    expect(hostAt(trace, trace.rowCount, 12).disks[0]).toMatchObject({ reads: 5, busy: 12, arm: null });
  });
});
