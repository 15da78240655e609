/** Clones and merges as jobs (domain A.5, A.6, D.5): what they read, what ends them, and that nothing is left of one that was aborted. */
import { describe, expect, it } from "vitest";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import type { HostSpec, MachineSpec, Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { on, runUntil } from "../support/commands.ts";
import { clone, contentOf, deleteSnapshot, keptContent, revert, snapshot, write } from "../support/copies.ts";
import { Observed } from "../support/observed.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const DISK = { extents: 40, readTicks: 1, writeTicks: 1 };
const TWO = { disks: [DISK, DISK] };
const CLASSIC: Partial<HostSpec> = { ...TWO, snapshots: { storeChunks: 3, chunkExtents: 1 } };
const THIN: Partial<HostSpec> = {
  ...TWO,
  thinPool: { extents: 12, chunkExtents: 1, lowWater: 1, whenFull: "queue" },
};
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const guest = (program: readonly Op[], extents = 4, changes: Partial<MachineSpec> = {}): MachineSpec =>
  machine("A", program, { memoryBytes: 0, volumes: [{ name: "root", bytes: extents * EXTENT }], ...changes });
const live = (at: number, name: string): TimedCommand => ({
  at,
  command: "clone",
  vm: "A",
  name,
  isLinked: false,
  live: true,
});
const abort = (at: number, vm = "A") => on(at, "abortJob", vm);
const fails = (at: number, disk = 0): TimedCommand => ({ at, command: "setDisk", disk, state: "failed" });

const run = (machines: readonly MachineSpec[], host: Partial<HostSpec>, commands: readonly TimedCommand[]) =>
  runUntil(scenario(machines, host, { commands }), 500);
const refusals = ({ events }: Observed) =>
  events.flatMap((event) => (event.kind === "commandFailed" ? [`${event.command} ${event.code}`] : []));
const ends = ({ events }: Observed) =>
  events.flatMap((event) =>
    event.kind === "jobEnded" ? [`${event.time} ${event.work} ${event.done}/${event.total} ${event.outcome}`] : [],
  );
const lives = (seen: Observed) => seen.seen().vms.map(({ life }) => life);

describe("a full clone", () => {
  it("copies chunk after chunk through the disk, and is a machine like any other then", () => {
    const seen = run([guest(write(0, 2))], THIN, [clone(20, "B", false)]);
    expect(ends(seen)).toEqual(["24 clone 2/2 done"]);
    expect(contentOf(seen.simulation.monitor, 2)).toEqual([1, 0, 2, 0]);
    const started = run([guest(write(0, 2))], THIN, [clone(20, "B", false), on(30, "start", "B")]);
    expect([refusals(started), lives(started)]).toEqual([[], ["shutOff", "shutOff"]]);
  });

  it("makes both machines heed pause, resume, force off and abort alone until it has ended", () => {
    const seen = run([guest(write(0, 1, 2))], THIN, [
      clone(20, "B", false),
      on(21, "start"),
      on(22, "start", "B"),
      snapshot(22, "s"),
      snapshot(23, "s", "B"),
      on(23, "delete", "B"),
      clone(23, "C", true),
      on(23, "stop", "B"),
    ]);
    expect(refusals(seen)).toEqual([
      "start BUSY_JOB",
      "start BUSY_JOB",
      "snapshot BUSY_JOB",
      "snapshot BUSY_JOB",
      "delete BUSY_JOB",
      "clone BUSY_JOB",
      "stop INVALID_STATE",
    ]);
  });

  describe("of a running machine", () => {
    const program = [...write(0, 1), compute(10), ...write(0, 1, 2), compute(30)];

    it.each([
      ["thin", THIN],
      ["thick", CLASSIC],
    ])("reads a temporary snapshot, where that is asked for (%s)", (_, host) => {
      const seen = run([guest(program)], host, [clone(11, "C", false), live(11, "B")]);
      expect(refusals(seen)).toEqual(["clone INVALID_STATE"]);
      expect(seen.events.filter(({ kind }) => kind === "frozen" || kind === "thawed")).toHaveLength(2);
      expect(lives(seen)).toEqual(["shutOff", "shutOff"]);
    });

    it("is made of the moment at which it began", () => {
      const { monitor } = run([guest(program)], THIN, [live(11, "B")]).simulation;
      const { monitor: then } = runUntil(
        scenario([guest(program)], THIN, { commands: [snapshot(11, "s")] }),
        12,
      ).simulation;
      const kept = [...then.state.snapshots.snapshots.values()][0]!.volumes[0]!;
      expect(contentOf(monitor, monitor.find("B")!.firstLv)).toEqual(keptContent(then, kept.lv, kept.copy));
    });
  });

  it("of a paused machine goes on when that is resumed: it writes beside the temporary snapshot", () => {
    const seen = run([guest([...write(0), compute(10), ...write(0)])], THIN, [
      on(5, "pause"),
      clone(6, "B", false),
      on(6, "resume"),
    ]);
    expect(refusals(seen)).toEqual([]);
    expect(contentOf(seen.simulation.monitor, seen.simulation.monitor.find("B")!.firstLv)![0]).toBe(1);
  });

  it("fails where the store of its temporary snapshot overflows, and where a disk does; nothing of it stays", () => {
    const program = [compute(11), ...write(0, 1, 2, 3, 4, 5), compute(9)];
    const overflowing = run([guest(program, 9)], CLASSIC, [live(10, "B")]);
    expect(ends(overflowing)[0]).toMatch(/clone \d\/9 failed$/u);
    const failing = run([guest(write(0), 9)], CLASSIC, [clone(20, "B", false), fails(25)]);
    expect(ends(failing)).toEqual(["25 clone 2/9 failed"]);
    const failed = run([guest(write(0), 9)], CLASSIC, [fails(19), clone(20, "B", false)]);
    expect(ends(failed)).toEqual(["20 clone 0/9 failed"]);
    for (const seen of [overflowing, failing, failed]) {
      expect(lives(seen)).toEqual(["shutOff", "none"]);
      expect(seen.simulation.monitor.state.volumes.pool.free).toBe(80 - 9);
    }
  });

  it("is aborted from either machine, and by forcing the source off", () => {
    const program = [...write(0, 1, 2), compute(40)];
    for (const end of [abort(13), abort(13, "B"), on(13, "stop")]) {
      const seen = run([guest(program)], THIN, [live(12, "B"), end]);
      expect(ends(seen)).toEqual(["13 clone 0/3 aborted"]);
      expect(lives(seen)[1]).toBe("none");
    }
  });

  it("takes extents for the temporary snapshot as well, and is refused without them", () => {
    const small = { ...CLASSIC, disks: [{ ...DISK, extents: 10 }] };
    const seen = run([guest([compute(50)])], small, [live(10, "B")]);
    expect(seen.events.find(({ kind }) => kind === "commandFailed")).toMatchObject({
      code: "NO_SPACE",
      shortages: [{ resource: "storage", needed: 7, available: 6 }],
    });
  });
});

describe("a merge", () => {
  const written = guest([compute(5), ...write(2, 1)]);

  it("makes the machine busy until every chunk is back, and is not aborted", () => {
    const seen = run([written], CLASSIC, [
      snapshot(1, "s"),
      revert(30, "s"),
      on(31, "start"),
      abort(31),
      deleteSnapshot(32, "s"),
      deleteSnapshot(40, "s"),
    ]);
    expect(refusals(seen)).toEqual(["start BUSY_JOB", "abortJob INVALID_STATE", "deleteSnapshot BUSY_JOB"]);
    expect(ends(seen)).toEqual(["34 merge 2/2 done"]);
  });

  it("leaves the snapshot whole where a disk fails under it, and is done by another revert", () => {
    const works: TimedCommand = { at: 40, command: "setDisk", disk: 0, state: "working" };
    const seen = run([written], CLASSIC, [snapshot(1, "s"), revert(30, "s"), fails(33), works, revert(41, "s")]);
    expect(ends(seen)).toEqual(["33 merge 1/2 failed", "43 merge 1/1 done"]);
    expect(contentOf(seen.simulation.monitor, 0)).toEqual([-1, -2, -3, -4]);
  });

  it("gives another snapshot what it lacks before that is overwritten", () => {
    const program = [compute(5), ...write(2), compute(10), ...write(2), compute(1)];
    const seen = run([guest(program)], CLASSIC, [snapshot(1, "s"), snapshot(12, "t"), revert(40, "s")]);
    const { monitor } = seen.simulation;
    const t = [...monitor.state.snapshots.snapshots.values()][1]!.volumes[0]!;
    expect(keptContent(monitor, t.lv, t.copy)).toEqual([-1, -2, 1, -4]);
    expect(contentOf(monitor, 0)).toEqual([-1, -2, -3, -4]);
  });
});

/** What can be told of a host's resources: extents, chunks and machines. */
function resources({ simulation: { monitor } }: Observed) {
  const { volumes, copyOnWrite, vms, jobs } = monitor.state;
  const { thin, stores, origins } = copyOnWrite;
  return {
    free: volumes.pool.free,
    chunks: thin?.free ?? -1,
    maps: [...(thin?.volumes ?? [])].map(([lv, { map }]) => [lv, [...map]]),
    stores: [...stores.keys()],
    origins: [...origins.keys()],
    alive: vms.filter(({ life }) => life !== "none").map(({ name }) => name),
    jobs: jobs.running.size,
  };
}

/** The run of `given`, every moment checked. */
function checked(given: Scenario): Observed {
  const seen = new Observed(given);
  return seen.run(() => {
    expect(checkInvariants(seen.simulation)).toEqual([]);
    expect(checkAgreement(seen.seen(), seen.simulation)).toEqual([]);
  });
}

it.each([
  ["thin", THIN, "shutOff"],
  ["thick", CLASSIC, "shutOff"],
  ["thin", THIN, "running"],
  ["thick", CLASSIC, "running"],
] as const)("a clone of a %s machine leaves nothing when it is aborted at any tick (%#: %s)", (_, host, life) => {
  const program = [...write(0, 1, 3), compute(life === "running" ? 60 : 1)];
  const command = life === "running" ? live(30, "B") : clone(30, "B", false);
  const without = resources(checked(scenario([guest(program)], host)));
  const whole = checked(scenario([guest(program)], host, { commands: [command] }));
  const end = whole.events.find(({ kind }) => kind === "jobEnded")!.time;
  expect(end).toBeGreaterThan(34);
  for (let at = 30; at < end; at += 1) {
    const seen = checked(scenario([guest(program)], host, { commands: [command, abort(at)] }));
    expect(ends(seen)[0]).toMatch(/aborted$/u);
    expect(resources(seen)).toEqual(without);
  }
});
