/** Volumes that grow and shrink, and disks that fail and come back (domain D.3, D.4), as runs show them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { DISK_STATES, LAYOUTS } from "../../src/model/choices.ts";
import type { DiskSpec, Layout, MachineSpec, Op, TimedCommand } from "../../src/model/scenario.ts";
import { timesOf } from "../support/chartOf.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { eventsOfKind } from "../support/schedules.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const access = (block: number, blocks: number, write = false): Op => ({ op: "disk", volume: 0, block, blocks, write });
const COMPUTE: Op = { op: "compute", ticks: 1 };
const guest = (program: readonly Op[], extents: number, layout?: Layout, name = "A"): MachineSpec =>
  machine(name, program, {
    memoryBytes: 0,
    volumes: [{ name: "data", bytes: extents * EXTENT, ...(layout && { layout }) }],
  });
const disks = (count: number, extents = 8): readonly DiskSpec[] =>
  Array.from({ length: count }, () => ({ extents, readTicks: 2, writeTicks: 2 }));
const setDisk = (at: number, disk: number, state: (typeof DISK_STATES)[number]): TimedCommand => ({
  command: "setDisk",
  disk,
  state,
  at,
});
const extend = (at: number, extents: number, vm = "A"): TimedCommand => ({
  command: "extendVolume",
  vm,
  volume: "data",
  extents,
  at,
});
const reduce = (at: number, extents: number, force?: true, vm = "A"): TimedCommand => ({
  command: "reduceVolume",
  vm,
  volume: "data",
  extents,
  at,
  ...(force && { force }),
});
const run = (machines: readonly MachineSpec[], count: number, commands: readonly TimedCommand[]) =>
  simulate(scenario(machines, { disks: disks(count) }, { commands }));
type Run = ReturnType<typeof run>;

const requests = (trace: Run) =>
  eventsOfKind(trace, "ioQueued").map(({ time, purpose, pv, extent }) => `${time} ${purpose} pv${pv}@${extent}`);
const livesOf = (trace: Run) =>
  eventsOfKind(trace, "vmState").map(({ time, state, cause }) => `${time} ${state} ${cause}`);
const refusals = (trace: Run) =>
  eventsOfKind(trace, "commandFailed").map(({ code, shortages }) => ({ code, shortages }));

describe("a volume that is extended", () => {
  it("gets extents where D.2 puts them", () => {
    const trace = run([guest([], 6), guest([], 4, undefined, "B")], 2, [extend(1, 2), extend(2, 3)]);
    expect(eventsOfKind(trace, "lvLaidOut")).toMatchObject([
      { lv: 0, from: 6, areas: 1, policy: 0, runs: [{ pv: 0, start: 6, count: 2 }] },
      { lv: 0, from: 8, areas: 1, policy: 2, runs: [{ pv: 1, start: 4, count: 3 }] },
    ]);
  });

  it("is refused with the numbers when the pool has no place for it", () => {
    const trace = run([guest([], 6)], 2, [extend(1, 11)]);
    expect(refusals(trace)).toEqual([
      { code: "NO_SPACE", shortages: [{ resource: "storage", needed: 11, available: 10 }] },
    ]);
  });

  it("of which there is none is an invalid argument", () => {
    expect(refusals(run([guest([], 6)], 2, [{ ...extend(1, 1), volume: "other" } as TimedCommand]))).toEqual([
      { code: "INVALID_ARG", shortages: [] },
    ]);
    expect(refusals(run([guest([], 6)], 2, [extend(1, 1, "nobody")]))).toEqual([{ code: "NO_SUCH_VM", shortages: [] }]);
  });

  it("that is striped grows by whole rows", () => {
    const trace = run([guest([], 4, { kind: "striped", disks: 2 })], 2, [extend(1, 1)]);
    expect(eventsOfKind(trace, "lvLaidOut").at(-1)).toMatchObject({
      from: 2,
      areas: 2,
      runs: [
        { pv: 0, start: 2, count: 1 },
        { pv: 1, start: 2, count: 1 },
      ],
    });
  });
});

describe("a volume that is reduced", () => {
  it("gives its last extents back when nobody has written to them", () => {
    const trace = run([guest([access(0, 1, true)], 4)], 1, [reduce(5, 3)]);
    expect(eventsOfKind(trace, "lvReduced")).toMatchObject([{ time: 5, lv: 0, rows: 1 }]);
  });

  it("is refused while its last extents hold data, unless by force", () => {
    const program = [access(2, 1, true)];
    expect(refusals(run([guest(program, 4)], 1, [reduce(5, 2)]))).toEqual([
      { code: "VOLUME_IN_USE", shortages: [{ resource: "unwritten", needed: 2, available: 1 }] },
    ]);
    expect(eventsOfKind(run([guest(program, 4)], 1, [reduce(5, 2, true)]), "lvReduced")).toHaveLength(1);
  });

  it("keeps an extent at least", () => {
    expect(refusals(run([guest([], 4)], 1, [reduce(5, 4, true)]))).toEqual([{ code: "INVALID_ARG", shortages: [] }]);
  });
});

describe("a disk that fails", () => {
  it("pauses the machine whose linear volume lies there; it tries again when it is resumed", () => {
    const trace = run([guest([access(0, 1), COMPUTE], 4)], 1, [
      setDisk(1, 0, "failed"),
      { command: "resume", vm: "A", at: 4 },
      setDisk(6, 0, "working"),
      { command: "resume", vm: "A", at: 9 },
    ]);
    expect(livesOf(trace)).toEqual([
      "0 shutOff command",
      "0 running command",
      "1 paused ioError",
      "4 running command",
      "4 paused ioError",
      "9 running command",
      "12 shutOff finish",
    ]);
    expect(requests(trace)).toEqual(["0 guestRead pv0@0", "9 guestRead pv0@0"]);
  });

  it("leaves a mirror readable from its other image, also in the middle of a read", () => {
    const mirror: Layout = { kind: "mirrored", disks: 2 };
    const trace = run([guest([access(0, 1), access(1, 1)], 4, mirror)], 2, [setDisk(1, 0, "failed")]);
    expect(requests(trace)).toEqual(["0 guestRead pv0@0", "1 guestRead pv1@0", "3 guestRead pv1@1"]);
    expect(timesOf(trace, 40)["A"]!.done).toBe(5);
  });

  it("makes what a mirror writes meanwhile out of date there: it is not read when the disk is back", () => {
    const mirror: Layout = { kind: "mirrored", disks: 2 };
    const program = [COMPUTE, access(2, 1, true), { op: "wait", ticks: 8 } as const, access(2, 1), access(3, 1)];
    const trace = run([guest(program, 4, mirror)], 2, [setDisk(0, 0, "failed"), setDisk(5, 0, "working")]);
    expect(eventsOfKind(trace, "extentStale")).toMatchObject([{ area: 0, row: 2, isStale: true }]);
    expect(requests(trace)).toEqual(["1 guestWrite pv1@2", "11 guestRead pv1@2", "13 guestRead pv0@3"]);
  });

  it("makes what it was just writing out of date there, of a mirror", () => {
    const mirror: Layout = { kind: "mirrored", disks: 2 };
    const trace = run([guest([access(2, 1, true), COMPUTE], 4, mirror)], 2, [
      setDisk(1, 0, "failed"),
      setDisk(5, 0, "working"),
    ]);
    expect(eventsOfKind(trace, "extentStale")).toMatchObject([{ time: 1, area: 0, row: 2, isStale: true }]);
  });

  it("makes a RAID 5 read all the others for what it held", () => {
    const trace = run([guest([COMPUTE, access(5, 1)], 6, { kind: "raid5ls", disks: 4 })], 4, [setDisk(0, 1, "failed")]);
    expect(requests(trace)).toEqual(["1 guestRead pv0@1", "1 parityRead pv2@1", "1 guestRead pv3@1"]);
  });

  it("and one that is closed give no extents to new volumes", () => {
    const commands: TimedCommand[] = [
      setDisk(1, 0, "closed"),
      { command: "create", machine: guest([], 2, undefined, "B"), at: 2 },
    ];
    expect(eventsOfKind(run([guest([], 2)], 2, commands), "lvAllocated").map(({ runs }) => runs[0]!.pv)).toEqual([
      0, 1,
    ]);
  });

  it("that there is not is an invalid argument", () => {
    expect(refusals(run([], 2, [setDisk(1, 2, "failed")]))).toEqual([{ code: "INVALID_ARG", shortages: [] }]);
  });
});

const layouts = fc.record({ kind: fc.constantFrom(...LAYOUTS), more: fc.nat(1) }).map(({ kind, more }): Layout => ({
  kind,
  disks: kind === "raid10" ? 2 + 2 * more : kind.startsWith("raid") ? 3 + more : 2 + more,
}));

it("commands about volumes and disks at any moment keep the laws of storage (S1-S3, S5, L2, L5)", () => {
  const accesses = fc.array(
    fc.record({ block: fc.nat(30), blocks: fc.integer({ min: 1, max: 4 }), write: fc.boolean() }),
    { maxLength: 4 },
  );
  const deeds = fc.array(
    fc.record({
      what: fc.constantFrom("extend", "reduce", "force", "disk", "disk", "resume", "stop", "start"),
      which: fc.nat(3),
      extents: fc.integer({ min: 1, max: 4 }),
      wait: fc.nat(4),
    }),
    { maxLength: 10 },
  );
  const guests = fc.array(fc.record({ layout: fc.option(layouts, { nil: undefined }), accesses }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(guests, deeds, (drawn, given) => {
      const machines = drawn.map(({ layout, accesses: all }, at) =>
        guest(
          all.map(({ block, blocks, write }) => access(block, blocks, write)),
          4,
          layout,
          `vm${at}`,
        ),
      );
      let at = 0;
      const commands = given.map(({ what, which, extents, wait }): TimedCommand => {
        at += wait;
        const vm = `vm${which % machines.length}`;
        if (what === "extend") return extend(at, extents, vm);
        if (what === "disk") return setDisk(at, which, DISK_STATES[extents % DISK_STATES.length]!);
        if (what === "resume" || what === "stop" || what === "start") return { command: what, vm, at };
        return reduce(at, extents, what === "force" ? true : undefined, vm);
      });
      const ends = machines.flatMap(({ name }): TimedCommand[] => [
        { command: "stop", vm: name, at: 500 },
        { command: "delete", vm: name, at: 501 },
      ]);
      const whole = scenario(machines, { disks: disks(4) }, { commands: [...commands, ...ends] });
      const checked = new Observed(whole);
      checked.run(() =>
        expect([...checkInvariants(checked.simulation), ...checkAgreement(checked.seen(), checked.simulation)]).toEqual(
          [],
        ),
      );
      const { state } = checked.simulation.monitor;
      expect([state.volumes.pool.free, state.ioErrors.length, state.disks.plans.size]).toEqual([32, 0, 0]);
      const told = new Map(["ioQueued", "ioDone", "ioCancelled", "ioFailed"].map((kind) => [kind, 0]));
      for (const { kind } of checked.events) if (told.has(kind)) told.set(kind, told.get(kind)! + 1);
      expect(told.get("ioQueued")).toBe(told.get("ioDone")! + told.get("ioCancelled")! + told.get("ioFailed")!);
    }),
    examples(60),
  );
});

it("a link carries commands about volumes and disks", async () => {
  const commands = [extend(1, 2), setDisk(2, 1, "failed"), reduce(3, 1), reduce(3, 1, true)];
  const given = scenario([guest([], 4)], { disks: disks(2) }, { commands });
  const opened = await decodeLink(await encodeLink({ scenario: given, cursor: { time: 0, step: 0 } }));
  expect(opened).toMatchObject({ ok: true, value: { scenario: { commands } } });
});
