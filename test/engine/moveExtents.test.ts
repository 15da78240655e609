/** Extents that move to other disks while guests go on (domain D.4, pvmove), as runs show them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { HostSpec, Layout, MachineSpec, Op, TimedCommand } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { eventsOfKind } from "../support/schedules.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const access = (block: number, write = false): Op => ({ op: "disk", volume: 0, block, blocks: 1, write });
const wait = (ticks: number): Op => ({ op: "wait", ticks });
const guest = (program: readonly Op[], extents: number, layout?: Layout, name = "A"): MachineSpec =>
  machine(name, program, {
    memoryBytes: 0,
    volumes: [{ name: "data", bytes: extents * EXTENT, ...(layout && { layout }) }],
  });
const host = (sizes: readonly number[]): Partial<HostSpec> => ({
  disks: sizes.map((extents) => ({ extents, readTicks: 2, writeTicks: 2 })),
});
const move = (at: number, disk: number, more: { vm?: string; volume?: string; to?: number } = {}): TimedCommand => ({
  command: "moveExtents",
  disk,
  ...more,
  at,
});
const abort = (at: number): TimedCommand => ({ command: "abortMove", at });
const run = (machines: readonly MachineSpec[], sizes: readonly number[], commands: readonly TimedCommand[]) =>
  simulate(scenario(machines, host(sizes), { commands }));
type Run = ReturnType<typeof run>;

const moved = (trace: Run) =>
  eventsOfKind(trace, "extentMoved").map(({ time, lv, row, pv, extent }) => `${time} ${lv}.${row} pv${pv}@${extent}`);
const held = (trace: Run) =>
  eventsOfKind(trace, "extentHeld").map(({ time, pv, extent, isHeld }) => `${time} pv${pv}@${extent} ${isHeld}`);
const requests = (trace: Run) =>
  eventsOfKind(trace, "ioQueued").map(({ time, purpose, pv, extent }) => `${time} ${purpose} pv${pv}@${extent}`);
const ends = (trace: Run) =>
  eventsOfKind(trace, "jobEnded").map(({ time, done, total, outcome }) => `${time} ${done}/${total} ${outcome}`);
const refusals = (trace: Run) =>
  eventsOfKind(trace, "commandFailed").map(({ code, shortages }) => ({ code, shortages }));
const INVALID = { code: "INVALID_ARG", shortages: [] };

describe("extents that move", () => {
  it("are read, written elsewhere, and switched one after the other", () => {
    const trace = run([guest([], 2)], [8, 8], [move(1, 0)]);
    expect(requests(trace)).toEqual(["1 jobRead pv0@0", "3 jobWrite pv1@0", "5 jobRead pv0@1", "7 jobWrite pv1@1"]);
    expect(moved(trace)).toEqual(["5 0.0 pv1@0", "9 0.1 pv1@1"]);
    expect(ends(trace)).toEqual(["9 2/2 done"]);
  });

  it("are read by guests where they are at the moment, and written to both places amid their copy", () => {
    const program = [wait(2), access(0, true), wait(10), access(0)];
    const trace = run([guest(program, 1)], [8, 8], [move(1, 0)]);
    const own = requests(trace).filter((request) => request.includes("guest"));
    expect(own[0]).toBe("2 guestWrite pv0@0");
    expect(own[1]).toBe("2 guestWrite pv1@0");
    expect(own[2]).toMatch(/guestRead pv1@0$/u);
  });

  it("wait for what is being written there, which a disk of several channels would overtake", () => {
    const disk = { extents: 8, readTicks: 1, writeTicks: 5, channels: 2 };
    const trace = simulate(
      scenario([guest([access(0, true)], 1)], { disks: [disk, disk] }, { commands: [move(1, 0)] }),
    );
    expect(requests(trace)).toEqual(["0 guestWrite pv0@0", "5 jobRead pv0@0", "6 jobWrite pv1@0"]);
  });

  it("get what a write that was planned before brings later: of a RAID 5 it reads old data and parity first", () => {
    const raid: Layout = { kind: "raid5ls", disks: 3 };
    const trace = run([guest([access(0, true)], 2, raid)], [8, 8, 8, 8], [move(1, 0)]);
    const writes = requests(trace).filter((request) => /(?:guest|parity)Write/u.test(request));
    expect(writes).toEqual(["2 guestWrite pv0@0", "2 parityWrite pv2@0", "2 guestWrite pv3@0"]);
    expect(moved(trace)).toEqual(["6 0.0 pv3@0"]);
  });

  it("stay where they are when the move is aborted: a mix of both disks", () => {
    const trace = run([guest([], 3)], [8, 8], [move(1, 0), abort(7)]);
    expect(moved(trace)).toEqual(["5 0.0 pv1@0"]);
    expect(held(trace)).toEqual(["1 pv1@0 true", "5 pv1@1 true", "7 pv1@1 false"]);
    expect(ends(trace)).toEqual(["7 1/3 aborted"]);
  });

  it("may be those of one volume or machine, and go to one disk", () => {
    const two = [guest([], 1), guest([], 1, undefined, "B")];
    expect(moved(run(two, [8, 8, 8], [move(1, 0, { vm: "B", volume: "data", to: 2 })]))).toEqual(["5 1.0 pv2@0"]);
    expect(moved(run(two, [8, 8, 8], [move(1, 0, { vm: "A" })]))).toEqual(["5 0.0 pv1@0"]);
  });

  it("keep the images of a mirror on different disks", () => {
    const mirror: Layout = { kind: "mirrored", disks: 2 };
    expect(moved(run([guest([], 1, mirror)], [8, 8, 8], [move(1, 0)]))).toEqual(["5 0.0 pv2@0"]);
    expect(refusals(run([guest([], 1, mirror)], [8, 8, 8], [move(1, 0, { to: 1 })]))).toEqual([
      { code: "NO_SPACE", shortages: [{ resource: "storage", needed: 1, available: 0 }] },
    ]);
  });

  it("go to a disk that has the other area of their row only where areas may share one", () => {
    const striped = guest([], 2, { kind: "striped", disks: 2 });
    const on = (allocation: "normal" | "anywhere") =>
      simulate(scenario([striped], { ...host([4, 4]), allocation }, { commands: [move(1, 0)] }));
    expect(refusals(on("normal"))).toMatchObject([{ code: "NO_SPACE" }]);
    expect(moved(on("anywhere")).map((each) => each.split(" ").slice(1))).toEqual([["0.0", "pv1@1"]]);
  });

  it("move no further when their machine is deleted, and the extent taken for the copy is free", () => {
    const trace = run(
      [guest([], 3)],
      [8, 8],
      [{ command: "stop", vm: "A", at: 0 }, move(1, 0), { command: "delete", vm: "A", at: 2 }],
    );
    expect(held(trace)).toEqual(["1 pv1@0 true", "2 pv1@0 false"]);
    expect(moved(trace)).toEqual([]);
    expect(ends(trace)).toEqual(["5 3/3 done"]);
  });

  it("end their move when a disk under it fails", () => {
    const trace = run([guest([], 2)], [8, 8], [move(1, 0), { command: "setDisk", disk: 1, state: "failed", at: 4 }]);
    expect(held(trace).at(-1)).toBe("4 pv1@0 false");
    expect(ends(trace)).toEqual(["4 0/2 failed"]);
  });
});

describe("a move is refused", () => {
  it("with the numbers when the other disks have no place for everything", () => {
    expect(refusals(run([guest([], 5)], [8, 3], [move(1, 0)]))).toEqual([
      { code: "NO_SPACE", shortages: [{ resource: "storage", needed: 5, available: 3 }] },
    ]);
  });

  it("as an invalid argument where there is nothing to move, no such disk, or no other one", () => {
    const wrong = [
      move(1, 1),
      move(1, 2),
      move(1, 0, { to: 0 }),
      move(1, 0, { to: 2 }),
      move(1, 0, { vm: "nobody" }),
      move(1, 0, { vm: "A", volume: "other" }),
      move(1, 0, { volume: "data" }),
      abort(1),
    ];
    expect(refusals(run([guest([], 2)], [8, 8], wrong))).toEqual(wrong.map(() => INVALID));
  });

  it("while another one is under way", () => {
    expect(refusals(run([guest([], 2)], [8, 8], [move(1, 0), move(2, 0)]))).toEqual([
      { code: "BUSY_JOB", shortages: [] },
    ]);
  });
});

const layouts = fc.constantFrom<Layout | undefined>(
  undefined,
  { kind: "striped", disks: 2 },
  { kind: "mirrored", disks: 2 },
  { kind: "raid5ls", disks: 3 },
);

it("moves and aborts at any moment keep every extent with one owner (S1-S3, S5), and deletion frees all (L5)", () => {
  const accesses = fc.array(fc.record({ block: fc.nat(12), write: fc.boolean() }), { maxLength: 6 });
  const guests = fc.array(fc.record({ layout: layouts, accesses }), { minLength: 1, maxLength: 3 });
  const deeds = fc.array(
    fc.record({
      what: fc.constantFrom("move", "move", "abort", "extend", "reduce", "fail", "work", "delete", "resume"),
      which: fc.nat(3),
      pause: fc.nat(9),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(guests, deeds, (drawn, given) => {
      const machines = drawn.map(({ layout, accesses: all }, at) =>
        guest(
          all.map(({ block, write }) => access(block, write)),
          4,
          layout,
          `vm${at}`,
        ),
      );
      let at = 0;
      const commands = given.map(({ what, which, pause }): TimedCommand => {
        at += pause;
        const vm = `vm${which % machines.length}`;
        if (what === "move") return move(at, which, pause % 2 === 0 ? { vm } : {});
        if (what === "abort") return abort(at);
        if (what === "extend") return { command: "extendVolume", vm, volume: "data", extents: 2, at };
        if (what === "reduce") return { command: "reduceVolume", vm, volume: "data", extents: 2, force: true, at };
        if (what === "fail") return { command: "setDisk", disk: which, state: "failed", at };
        if (what === "work") return { command: "setDisk", disk: which, state: "working", at };
        return what === "delete" ? { command: what, vm, force: true, at } : { command: what, vm, at };
      });
      const last = machines.map(({ name }): TimedCommand => ({ command: "delete", vm: name, force: true, at: 500 }));
      const whole = scenario(machines, host([8, 8, 8, 8]), { commands: [...commands, ...last] });
      const checked = new Observed(whole);
      checked.run(() =>
        expect([...checkInvariants(checked.simulation), ...checkAgreement(checked.seen(), checked.simulation)]).toEqual(
          [],
        ),
      );
      const { volumes, disks, jobs } = checked.simulation.monitor.state;
      expect([volumes.pool.free, volumes.move, disks.plans.size, jobs.running.size]).toEqual([32, null, 0, 0]);
      const told = (kind: string) => checked.events.filter((event) => event.kind === kind).length;
      expect(told("ioQueued")).toBe(told("ioDone") + told("ioCancelled") + told("ioFailed"));
    }),
    examples(80),
  );
});

it("a link carries moves", async () => {
  const commands = [move(1, 0), move(2, 1, { vm: "A", volume: "data", to: 0 }), abort(3)];
  const given = scenario([guest([], 2)], host([8, 8]), { commands });
  const opened = await decodeLink(await encodeLink({ scenario: given, cursor: { time: 0, step: 0 } }));
  expect(opened).toMatchObject({ ok: true, value: { scenario: { commands } } });
});
