/** Mirrors and RAID whose disk comes back (domain D.3): what is out of date, who makes it anew, and what is read meanwhile. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import type { Layout, MachineSpec, Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { on, runUntil } from "../support/commands.ts";
import { read, write } from "../support/copies.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const DISK = { extents: 20, readTicks: 1, writeTicks: 1 };
const MIRROR = { kind: "mirrored", disks: 2 } as const;
const RAID5 = { kind: "raid5ls", disks: 3 } as const;
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const guest = (program: readonly Op[], layout: Layout = MIRROR, changes: Partial<MachineSpec> = {}) =>
  machine("A", program, { memoryBytes: 0, volumes: [{ name: "root", bytes: 4 * EXTENT, layout }], ...changes });
const setDisk = (at: number, disk: number, state: "failed" | "working"): TimedCommand => ({
  at,
  command: "setDisk",
  disk,
  state,
});
const of = (given: MachineSpec, commands: readonly TimedCommand[]): Scenario =>
  scenario([given], { disks: [DISK, DISK, DISK] }, { commands });
const ends = ({ events }: Observed) =>
  events.flatMap((event) =>
    event.kind === "jobEnded" ? [`${event.time} ${event.done}/${event.total} ${event.outcome}`] : [],
  );
const refusals = ({ events }: Observed) =>
  events.flatMap((event) => (event.kind === "commandFailed" ? [`${event.command} ${event.code}`] : []));
const requests = ({ events }: Observed, ...purposes: string[]) =>
  events.flatMap((event) =>
    event.kind === "ioQueued" && purposes.includes(event.purpose)
      ? [`${event.purpose} pv${event.pv}:${event.extent}`]
      : [],
  );
const stale = ({ simulation }: Observed) => [...(simulation.monitor.state.volumes.stale.get(0) ?? [])].length;

/** Two blocks are written while the second disk has failed; it comes back at 20. */
const MISSED = [setDisk(1, 1, "failed"), setDisk(20, 1, "working")];
const WRITES = [compute(3), ...write(0, 2), compute(60)];

describe("resync", () => {
  it("copies what a mirror's disk has missed, extent after extent, and only that", () => {
    const seen = runUntil(of(guest(WRITES), [...MISSED, on(30, "resync")]), 60);
    expect(requests(seen, "jobRead", "jobWrite")).toEqual([
      "jobRead pv0:0",
      "jobWrite pv1:0",
      "jobRead pv0:2",
      "jobWrite pv1:2",
    ]);
    expect(ends(seen)).toEqual(["34 2/2 done"]);
    expect(stale(seen)).toBe(0);
  });

  it("makes an extent of a RAID anew of the others of its row", () => {
    const seen = runUntil(of(guest(WRITES, RAID5), [...MISSED, on(30, "resync")]), 90);
    const rows = stale(runUntil(of(guest(WRITES, RAID5), MISSED), 29));
    expect(rows).toBeGreaterThan(0);
    const made = requests(seen, "jobRead", "jobWrite");
    expect(made).toHaveLength(3 * rows);
    expect(made.filter((each) => each.startsWith("jobWrite")).every((each) => each.includes(" pv1:"))).toBe(true);
    expect(made.filter((each) => each.startsWith("jobRead pv1"))).toEqual([]);
    expect(stale(seen)).toBe(0);
  });

  it("leaves reads on the good image until an extent is copied", () => {
    const program = [compute(3), ...write(0), compute(40), read(0), compute(10), read(0), compute(9)];
    const readOf = (commands: readonly TimedCommand[]) =>
      requests(runUntil(of(guest(program), [...MISSED, ...commands]), 90), "guestRead");
    expect(readOf([])).toEqual(["guestRead pv0:0", "guestRead pv0:0"]);
    const busy = [...MISSED, on(30, "resync")];
    expect(stale(runUntil(of(guest(program), busy), 31))).toBe(1);
    expect(stale(runUntil(of(guest(program), busy), 40))).toBe(0);
  });

  it("passes over what a guest has written meanwhile", () => {
    const program = [compute(3), ...write(0, 1, 2, 3), compute(20), ...write(3), compute(30)];
    const seen = runUntil(of(guest(program), [...MISSED, on(25, "resync")]), 90);
    expect(requests(seen, "jobWrite")).toEqual(["jobWrite pv1:0", "jobWrite pv1:1", "jobWrite pv1:2"]);
    expect(ends(seen)[0]).toMatch(/4\/4 done$/u);
    expect(stale(seen)).toBe(0);
  });

  it("aborted, keeps what is made anew; another one does the rest", () => {
    const seen = runUntil(of(guest(WRITES), [...MISSED, on(30, "resync"), on(32, "abortJob")]), 60);
    expect(ends(seen)).toEqual(["32 1/2 aborted"]);
    expect(stale(seen)).toBe(1);
    const again = [...MISSED, on(30, "resync"), on(32, "abortJob"), on(40, "resync")];
    expect(stale(runUntil(of(guest(WRITES), again), 60))).toBe(0);
  });

  it("fails where the good image does, and has nothing to do where the disk has not come back, or nothing was missed", () => {
    const failing = runUntil(of(guest(WRITES), [...MISSED, on(30, "resync"), setDisk(32, 0, "failed")]), 60);
    expect(ends(failing)[0]).toMatch(/failed$/u);
    expect(ends(runUntil(of(guest(WRITES), [setDisk(1, 1, "failed"), on(30, "resync")]), 60))).toEqual(["30 0/0 done"]);
    expect(ends(runUntil(of(guest(WRITES), [on(30, "resync")]), 60))).toEqual(["30 0/0 done"]);
  });

  it.each([
    ["shutOff", [on(21, "stop")]],
    ["paused", [on(21, "pause")]],
    ["saved", [on(21, "save")]],
    ["crashed", [on(21, "crash")]],
  ] as const)("works for a machine that is %s, and leaves it so", (life, before) => {
    const seen = runUntil(of(guest(WRITES), [...MISSED, ...before, on(30, "resync")]), 60);
    expect([refusals(seen), stale(seen), seen.seen().vms[0]!.life]).toEqual([[], 0, life]);
  });

  it("is refused for volumes that lie once, and while the machine has another job", () => {
    const linear = machine("A", WRITES, { memoryBytes: 0, volumes: [{ name: "root", bytes: EXTENT }] });
    expect(refusals(runUntil(of(linear, [on(30, "resync")]), 60))).toEqual(["resync INVALID_ARG"]);
    const twice = runUntil(of(guest(WRITES), [...MISSED, on(30, "resync"), on(31, "resync")]), 60);
    expect(refusals(twice)).toEqual(["resync BUSY_JOB"]);
  });
});

it("disks that fail and come back at any moment keep the laws, and what is in sync is what was written last (S1-S5)", () => {
  const layout = fc.constantFrom<Layout>(MIRROR, RAID5, { kind: "mirrored", disks: 3 }, { kind: "raid4", disks: 3 });
  const op = fc.oneof(
    fc.integer({ min: 1, max: 6 }).map(compute),
    fc.nat(3).map((block) => write(block)[0]!),
    fc.nat(3).map((block) => read(block)),
  );
  const deed = fc.tuple(
    fc.nat(8),
    fc.constantFrom("failed", "working", "resync", "resync", "abortJob", "resume"),
    fc.nat(2),
  );
  fc.assert(
    fc.property(layout, fc.array(op, { maxLength: 12 }), fc.array(deed, { maxLength: 12 }), (drawn, program, deeds) => {
      let at = 0;
      const commands = deeds.map(([gap, what, disk]): TimedCommand => {
        at += gap;
        return what === "failed" || what === "working" ? setDisk(at, disk, what) : on(at, what);
      });
      const back = [0, 1, 2].map((disk) => setDisk(200, disk, "working"));
      const all = [...commands, ...back, on(201, "resume"), on(260, "resync")];
      const seen = new Observed(of(guest(program, drawn), all));
      seen.run(() => {
        expect(checkInvariants(seen.simulation)).toEqual([]);
        expect(checkAgreement(seen.seen(), seen.simulation)).toEqual([]);
      });
      // With all disks there, whatever was missed has been made anew.
      const { volumes, jobs, disks } = seen.simulation.monitor.state;
      expect([volumes.stale.size, jobs.running.size, disks.plans.size]).toEqual([0, 0, 0]);
    }),
    examples(20),
  );
});
