/** Backups of machines (domain A.5, A.6, D.5): what is copied, what it needs, what is restored, and what is refused. */
import { describe, expect, it } from "vitest";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import type { Command, HostSpec, MachineSpec, Op, TimedCommand } from "../../src/model/scenario.ts";
import { on, runUntil } from "../support/commands.ts";
import { write } from "../support/copies.ts";
import { Observed } from "../support/observed.ts";
import { contentOf } from "../support/volumeContent.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const DISK = { extents: 12, readTicks: 1, writeTicks: 1 };
const HOST: Partial<HostSpec> = {
  disks: [DISK, { ...DISK, isForBackups: true }],
  snapshots: { storeChunks: 4, chunkExtents: 1 },
};
const THIN: Partial<HostSpec> = {
  disks: [DISK, { ...DISK, isForBackups: true }],
  thinPool: { extents: 8, chunkExtents: 1, lowWater: 1, whenFull: "queue" },
};
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const guest = (program: readonly Op[], changes: Partial<MachineSpec> = {}) =>
  machine("A", program, { memoryBytes: 0, volumes: [{ name: "root", bytes: 4 * EXTENT }], ...changes });
const backup = (at: number, name: string, isIncremental = false, vm = "A"): TimedCommand => ({
  at,
  command: "backup",
  vm,
  name,
  ...(isIncremental ? { isIncremental } : {}),
});
const restore = (at: number, name: string, vm = "A"): TimedCommand => ({ at, command: "restoreBackup", vm, name });
const remove = (at: number, name: string, dependents = false): TimedCommand => ({
  at,
  command: "deleteBackup",
  name,
  ...(dependents ? { dependents } : {}),
});
const OFF = guest([compute(1)], { arrival: null });
const of = (given: MachineSpec, commands: readonly TimedCommand[], host = HOST) =>
  scenario([given], host, { commands });
const ends = ({ events }: Observed) =>
  events.flatMap((event) =>
    event.kind === "jobEnded" ? [`${event.work} ${event.time} ${event.done}/${event.total} ${event.outcome}`] : [],
  );
const refusals = ({ events }: Observed) =>
  events.flatMap((event) =>
    event.kind === "commandFailed"
      ? [
          [
            event.command,
            event.code,
            ...event.shortages.map(({ resource, needed, available }) => `${resource} ${needed} of ${available}`),
          ].join(" "),
        ]
      : [],
  );
const held = ({ events }: Observed) =>
  events.flatMap((event) => (event.kind === "backupMade" ? [event.volumes.map(({ chunks }) => chunks)] : []));
const sound = (seen: Observed) => {
  expect(checkInvariants(seen.simulation)).toEqual([]);
  expect(checkAgreement(seen.seen(), seen.simulation)).toEqual([]);
  return seen;
};
const free = ({ simulation: { monitor } }: Observed) => [monitor.volumes.free(), monitor.volumes.free(true)];

describe("a backup", () => {
  it("reads every extent and writes it to a disk for backups, one after the other", () => {
    const seen = sound(runUntil(of(OFF, [backup(5, "b")]), 40));
    expect(ends(seen)).toEqual(["backup 13 4/4 done"]);
    const requests = seen.events.flatMap((event) =>
      event.kind === "ioQueued" ? [`${event.purpose} pv${event.pv}:${event.extent}`] : [],
    );
    expect(requests).toEqual([0, 1, 2, 3].flatMap((at) => [`jobRead pv0:${at}`, `jobWrite pv1:${at}`]));
    expect(free(seen)).toEqual([8, 8]);
  });

  it("of a machine that runs is of the moment at which it began, whatever the guest writes meanwhile", () => {
    const program = [compute(4), ...write(1), compute(2), ...write(1), ...write(2), compute(40)];
    const seen = runUntil(of(guest(program), [backup(5, "b")]), 6);
    const then = contentOf(seen.simulation.monitor, "A");
    const later = sound(new Observed(of(guest(program), [backup(5, "b"), on(80, "stop"), restore(90, "b")])).run());
    expect(ends(later)).toEqual([
      expect.stringMatching(/^backup .* 4\/4 done$/),
      expect.stringMatching(/^restoreBackup .* 4\/4 done$/),
    ]);
    expect(contentOf(later.simulation.monitor, "A")).toEqual(then);
  });

  it("that is incremental has the chunks that were written since the one before, and no others", () => {
    const program = [...write(0), ...write(1), compute(30), ...write(1), compute(40)];
    const seen = sound(runUntil(of(guest(program), [backup(10, "full"), backup(50, "more", true)]), 80));
    expect(held(seen)).toEqual([[4], [1]]);
  });

  it("of thin volumes has only the chunks that there are", () => {
    const seen = sound(runUntil(of(guest([...write(0), ...write(2), compute(60)]), [backup(10, "b")], THIN), 40));
    expect(held(seen)).toEqual([[2]]);
  });

  it("stays when its machine is deleted, which can be made anew from it", () => {
    const program = [...write(0), ...write(3), compute(1)];
    const first = runUntil(of(guest(program), []), 20);
    const seen = sound(
      new Observed(
        of(guest(program), [backup(20, "b"), on(40, "delete"), restore(50, "b"), restore(51, "b", "B")]),
      ).run(),
    );
    const then = contentOf(first.simulation.monitor, "A");
    expect(contentOf(seen.simulation.monitor, "A")).toEqual(then);
    expect(contentOf(seen.simulation.monitor, "B")).toEqual(then);
    expect(ends(seen).map((end) => end.split(" ")[0])).toEqual(["backup", "fromBackup", "fromBackup"]);
  });

  it("has the size that a volume was extended to", () => {
    const extend: TimedCommand = { at: 5, command: "extendVolume", vm: "A", volume: "root", extents: 2 };
    const seen = sound(new Observed(of(OFF, [extend, backup(10, "b"), on(40, "delete"), restore(50, "b")])).run());
    expect(held(seen)).toEqual([[6]]);
    expect(contentOf(seen.simulation.monitor, "A")[0]).toHaveLength(6);
  });

  it("that is aborted gives everything back, and the next incremental one misses nothing", () => {
    const program = [...write(0), compute(20), ...write(1), compute(60)];
    const commands = [backup(10, "full"), backup(40, "lost", true), on(41, "abortJob"), backup(50, "more", true)];
    const seen = sound(runUntil(of(guest(program), commands), 75));
    expect(ends(seen).map((end) => end.split(" ").at(-1))).toEqual(["done", "aborted", "done"]);
    expect(held(seen)).toEqual([[4], [1]]);
  });

  it("whose last one is deleted builds on the one before, with what that one had", () => {
    const program = [...write(0), compute(25), ...write(1), compute(20), ...write(2), compute(60)];
    const commands = [backup(10, "b1"), backup(40, "b2", true), remove(60, "b2"), backup(80, "b3", true)];
    const seen = sound(runUntil(of(guest(program), commands), 100));
    expect(held(seen)).toEqual([[4], [1], [2]]);
  });
});

describe("a restore", () => {
  it("is not aborted, and does not begin over a machine that is on", () => {
    const running = runUntil(of(guest([compute(99)]), [backup(5, "b"), restore(40, "b")]), 50);
    expect(refusals(running)).toEqual(["restoreBackup INVALID_STATE"]);
    const amid = runUntil(of(OFF, [backup(5, "b"), restore(20, "b"), on(22, "abortJob"), on(23, "start")]), 60);
    expect(refusals(amid)).toEqual(["abortJob INVALID_STATE", "start BUSY_JOB"]);
    expect(ends(amid)[1]).toBe("restoreBackup 28 4/4 done");
  });

  it("of a new machine is aborted without a trace", () => {
    const seen = sound(runUntil(of(OFF, [backup(5, "b"), restore(20, "b", "B"), on(22, "abortJob", "B")]), 60));
    expect(ends(seen)[1]).toBe("fromBackup 22 1/4 aborted");
    expect(free(seen)).toEqual([8, 8]);
  });

  it("leaves snapshots as they are: they get what is overwritten first", () => {
    const program = [...write(0), compute(20), ...write(0), compute(1)];
    const snapshot: Command & { at: number } = { at: 60, command: "snapshot", vm: "A", name: "s" };
    const back: TimedCommand = { at: 100, command: "revert", vm: "A", name: "s" };
    const before = runUntil(of(guest(program), []), 59);
    const seen = sound(new Observed(of(guest(program), [backup(10, "b"), snapshot, restore(70, "b"), back])).run());
    expect(contentOf(seen.simulation.monitor, "A")).toEqual(contentOf(before.simulation.monitor, "A"));
  });
});

describe("what is refused of backups", () => {
  it("is one without a disk for it, or without room, with the numbers", () => {
    const none = runUntil(of(OFF, [backup(5, "b")], { disks: [DISK] }), 10);
    expect(refusals(none)).toEqual(["backup NO_SPACE backups 4 of 0"]);
    const small = { disks: [DISK, { ...DISK, extents: 6, isForBackups: true }] };
    expect(refusals(runUntil(of(OFF, [backup(5, "b"), backup(20, "c")], small), 30))).toEqual([
      "backup NO_SPACE backups 4 of 2",
    ]);
  });

  it("is an incremental one with nothing to build on, a name that is taken, and what there is not", () => {
    const commands = [
      backup(5, "b", true),
      backup(6, "b"),
      backup(30, "b"),
      restore(31, "x"),
      remove(32, "x"),
      backup(33, "c", false, "B"),
    ];
    expect(refusals(runUntil(of(OFF, commands), 40))).toEqual([
      "backup INVALID_ARG",
      "backup ALREADY_EXISTS",
      "restoreBackup SNAPSHOT_NOT_FOUND",
      "deleteBackup INVALID_ARG",
      "backup NO_SUCH_VM",
    ]);
  });

  it("is the deletion of one that others build on, or that is read", () => {
    const commands = [
      backup(5, "b1"),
      backup(30, "b2", true),
      remove(40, "b1"),
      restore(50, "b2"),
      remove(51, "b2"),
      remove(70, "b1", true),
    ];
    const seen = sound(runUntil(of(OFF, commands), 80));
    expect(refusals(seen)).toEqual(["deleteBackup HAS_DEPENDENTS", "deleteBackup BUSY_JOB"]);
    expect(free(seen)).toEqual([8, 12]);
  });

  it("is to be restored over another machine, or over volumes of another size", () => {
    const extend: TimedCommand = { at: 30, command: "extendVolume", vm: "A", volume: "root", extents: 1 };
    const B = guest([compute(1)], { name: "B", arrival: null });
    const seen = runUntil(
      scenario([OFF, B], HOST, { commands: [backup(5, "b"), restore(20, "b", "B"), extend, restore(31, "b")] }),
      40,
    );
    expect(refusals(seen)).toEqual(["restoreBackup ALREADY_EXISTS", "restoreBackup INVALID_ARG"]);
  });
});

it("volumes of machines, swap and moves keep away from disks for backups", () => {
  const disks = [
    { ...DISK, isForBackups: true },
    { ...DISK, extents: 6 },
  ];
  const B = guest([compute(1)], { name: "B", arrival: null, volumes: [{ name: "root", bytes: 4 * EXTENT }] });
  const create: TimedCommand = { at: 5, command: "create", machine: B };
  const move: TimedCommand = { at: 6, command: "moveExtents", disk: 1 };
  const seen = sound(runUntil(of(OFF, [create, move], { disks, swapBytes: EXTENT }), 10));
  expect(refusals(seen)).toEqual(["create NO_SPACE storage 4 of 1", "moveExtents NO_SPACE storage 5 of 0"]);
});
