/** Snapshots, clones and the thin pool in a running host (domain D.5, A.5): what writes cost, what is kept, what is refused. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entriesOf } from "../../src/base/pieces.ts";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import type { HostSpec, MachineSpec, Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { aboutCopies, on, runUntil } from "../support/commands.ts";
import { clone, contentOf, deleteSnapshot, keptContent, read, revert, snapshot, write } from "../support/copies.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

/** The chunks that each exception store keeps, as the page sees them. */
const storesSeen = (seen: Observed) => [...entriesOf(seen.seen().copyOnWrite.stores)].map(([, kept]) => kept);
const DISK = { extents: 40, readTicks: 1, writeTicks: 1 };
const CLASSIC: Partial<HostSpec> = { disks: [DISK], snapshots: { storeChunks: 3, chunkExtents: 1 } };
const THIN: Partial<HostSpec> = {
  disks: [DISK],
  thinPool: { extents: 4, chunkExtents: 1, lowWater: 1, whenFull: "queue" },
};
const compute = (ticks: number): Op => ({ op: "compute", ticks });

const guest = (name: string, program: readonly Op[], extents = 10, changes: Partial<MachineSpec> = {}): MachineSpec =>
  machine(name, program, { memoryBytes: 0, volumes: [{ name: "root", bytes: extents * EXTENT }], ...changes });

const run = (
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  commands: readonly TimedCommand[],
  until = 500,
) => runUntil(scenario(machines, host, { commands }), until);

/** Refused commands: which, why, and what was short. */
const refusals = ({ events }: Observed) =>
  events.flatMap((event) => (event.kind === "commandFailed" ? [`${event.command} ${event.code}`] : []));
const kinds = ({ events }: Observed, ...wanted: string[]) =>
  events.filter(({ kind }) => wanted.includes(kind)).map(({ kind, time }) => [time, kind]);
const requests = ({ events }: Observed) => events.flatMap((event) => (event.kind === "ioQueued" ? [event] : []));
const free = ({ simulation }: Observed) => simulation.monitor.state.volumes.pool.free;

/** A after the writes to these blocks, behind a snapshot with a store of three chunks. */
const after = (...blocks: number[]) =>
  run([guest("A", [compute(5), ...write(...blocks), compute(1)])], CLASSIC, [snapshot(1, "s")]);

const extend = (extents: number): TimedCommand => ({ at: 1, command: "extendPool", extents });

/** The tree of snapshots of A, which is off, after these commands. */
const tree = (...commands: TimedCommand[]) => {
  const seen = run([guest("A", [], 2, { arrival: null })], THIN, commands);
  const { snapshots, current } = seen.simulation.monitor.state.snapshots;
  const nameOf = (id: number | undefined) => snapshots.get(id ?? -1)?.name ?? "none";
  return {
    parents: Object.fromEntries([...snapshots.values()].map(({ name, parent }) => [name, nameOf(parent)])),
    current: nameOf(current.get(0)),
    refusals: refusals(seen),
  };
};

describe("a snapshot with an exception store of three chunks (domain D.5)", () => {
  it("makes ten requests of the writes 2 5 2 7: the first write of a chunk reads, copies, writes", () => {
    const seen = after(2, 5, 2, 7);
    expect(requests(seen).map(({ purpose, extent }) => [purpose, extent])).toEqual([
      ["copyRead", 2],
      ["copyWrite", 10],
      ["guestWrite", 2],
      ["copyRead", 5],
      ["copyWrite", 11],
      ["guestWrite", 5],
      ["guestWrite", 2],
      ["copyRead", 7],
      ["copyWrite", 12],
      ["guestWrite", 7],
    ]);
    expect(storesSeen(seen)).toEqual([[2, 5, 7]]);
  });

  it("is invalid when two more writes need a fourth place, and the volume goes on: twelve requests", () => {
    const seen = after(2, 5, 2, 7, 9, 9);
    expect(requests(seen)).toHaveLength(12);
    expect(kinds(seen, "storeOverflowed")).toHaveLength(1);
    expect(seen.seen().vms[0]!.life).toBe("shutOff");
  });

  it("is not reverted to, and not cloned, once it is invalid; it can be deleted", () => {
    const commands = [snapshot(1, "s"), revert(60, "s"), clone(61, "B", false, "A", "s"), deleteSnapshot(62, "s")];
    const seen = run([guest("A", [compute(5), ...write(2, 5, 7, 9)])], CLASSIC, commands);
    expect(refusals(seen)).toEqual(["revert SNAPSHOT_INVALID", "clone SNAPSHOT_INVALID"]);
    expect([free(seen), seen.seen().copyOnWrite.snapshots.size]).toEqual([30, 0]);
  });

  it("gives its volumes back by a revert, two requests for each chunk, and can be reverted to again", () => {
    const commands = [snapshot(1, "s"), revert(60, "s")];
    const seen = run([guest("A", [compute(5), ...write(2, 5, 2)])], CLASSIC, commands);
    const back = requests(seen).filter(({ time }) => time >= 60);
    expect(back.map(({ purpose, extent }) => [purpose, extent])).toEqual([
      // As a job: the last chunk that was kept comes first.
      ["copyRead", 11],
      ["copyWrite", 5],
      ["copyRead", 10],
      ["copyWrite", 2],
    ]);
    expect(storesSeen(seen)).toEqual([[]]);
    expect(contentOf(seen.simulation.monitor, 0)).toEqual([-1, -2, -3, -4, -5, -6, -7, -8, -9, -10]);
  });

  it("needs extents for its store, and is refused without", () => {
    const host = { ...CLASSIC, disks: [{ ...DISK, extents: 14 }] };
    const seen = run([guest("A", [compute(90)])], host, [snapshot(1, "s"), snapshot(2, "t")]);
    expect(seen.events.find(({ kind }) => kind === "commandFailed")).toMatchObject({
      code: "NO_SPACE",
      shortages: [{ resource: "storage", needed: 3, available: 1 }],
    });
  });
});

describe("a thin pool of four chunks (domain D.5)", () => {
  it("gives chunks at the first write, copies what a snapshot shares, warns, is full, and goes on after a discard", () => {
    const a = guest("A", [...write(0, 1), compute(8), ...write(0)]);
    const b = guest("B", [compute(20), ...write(3, 2)]);
    const discard: TimedCommand = { at: 60, command: "discard", vm: "B", volume: 0, block: 3, blocks: 1 };
    const seen = run([a, b], { ...THIN, pcpus: 2 }, [snapshot(5, "s"), discard]);
    expect(
      seen.events.flatMap((event) =>
        event.kind === "thinWritten"
          ? [`${event.lv}: ${event.chunk} at ${event.place}, ${event.free} free`]
          : event.kind === "poolLow" || event.kind === "poolFull"
            ? [event.kind]
            : [],
      ),
    ).toEqual([
      "1: 0 at 0, 3 free",
      "1: 1 at 1, 2 free",
      "1: 0 at 2, 1 free",
      "poolLow",
      "2: 3 at 3, 0 free",
      "poolFull",
      "2: 2 at 3, 0 free",
    ]);
    expect(kinds(seen, "poolWaitEnded")).toEqual([[60, "poolWaitEnded"]]);
    expect(seen.seen().vms[1]!.life).toBe("shutOff");
  });

  it("that is full keeps the vCPU blocked until it is extended", () => {
    const a = guest("A", [...write(0, 1, 2, 3, 4), compute(1)]);
    const waiting = run([a], THIN, [], 90);
    expect(waiting.seen().vcpus[0]).toMatchObject({ phase: "blocked", blocked: "disk" });
    expect(waiting.seen().copyOnWrite.waiting).toEqual([0]);
    const extended = run([a], THIN, [{ at: 50, command: "extendPool", extents: 2 }]);
    expect(extended.seen().vms[0]!.life).toBe("shutOff");
    expect(extended.seen().copyOnWrite).toMatchObject({ waiting: [], thin: { chunks: 6, free: 1 } });
  });

  it("that is full makes the write fail where that is chosen, and the guest goes on at once", () => {
    const host = { ...THIN, thinPool: { ...THIN.thinPool!, whenFull: "error" as const } };
    const seen = run([guest("A", [...write(0, 1, 2, 3, 4, 0), compute(1)])], host, []);
    expect(kinds(seen, "poolFull")).toEqual([[4, "poolFull"]]);
    expect(requests(seen)).toHaveLength(5);
    expect(seen.seen().vms[0]!.life).toBe("shutOff");
  });

  it("forgets who waits when the machine is forced off", () => {
    const seen = run([guest("A", write(0, 1, 2, 3, 4))], THIN, [on(20, "stop"), on(21, "delete")]);
    expect(seen.seen().copyOnWrite).toMatchObject({ waiting: [], thin: { chunks: 4, free: 4 } });
  });

  it.each(["reset", "crash"] as const)("forgets who waits at a %s: nobody asks for that write any more", (command) => {
    const program = [...write(0, 1, 2, 3, 4), compute(50)];
    const seen = run([guest("A", program)], THIN, [on(20, command), { at: 21, command: "extendPool", extents: 2 }], 22);
    expect(seen.seen().copyOnWrite).toMatchObject({ waiting: [], thin: { chunks: 6, free: 2 } });
    expect(checkInvariants(seen.simulation)).toEqual([]);
  });

  it("is not extended beyond the disks, nor where there is none", () => {
    expect(refusals(run([], THIN, [extend(37)]))).toEqual(["extendPool NO_SPACE"]);
    expect(refusals(run([], CLASSIC, [extend(1)]))).toEqual(["extendPool INVALID_ARG"]);
    expect(run([], THIN, [extend(36)]).seen().copyOnWrite.thin?.chunks).toBe(40);
  });

  it("reads what was never written without any disk", () => {
    const seen = run([guest("A", [read(5), ...write(5), read(5), read(4, 3)])], THIN, []);
    expect(requests(seen).map(({ purpose, extent, blocks }) => [purpose, extent, blocks])).toEqual([
      ["guestWrite", 0, 1],
      ["guestRead", 0, 1],
      ["guestRead", 0, 1],
    ]);
  });

  it("reverts without any request, and a machine that was on is off then", () => {
    const seen = run([guest("A", [...write(0), compute(9), ...write(0), compute(50)])], THIN, [
      snapshot(5, "s"),
      revert(30, "s"),
    ]);
    expect(requests(seen).filter(({ time }) => time >= 30)).toEqual([]);
    expect(seen.seen().vms[0]!.life).toBe("shutOff");
    expect(contentOf(seen.simulation.monitor, 1)!.slice(0, 2)).toEqual([1, 0]);
  });
});

describe("the tree of snapshots", () => {
  /** a, b after a, c after b; back to a, d after a. */
  const GROWN = [snapshot(1, "a"), snapshot(2, "b"), snapshot(3, "c"), revert(4, "a"), snapshot(5, "d")];

  it("grows at the current snapshot, which is the last taken or reverted to", () => {
    expect(tree(...GROWN)).toEqual({
      parents: { a: "none", b: "a", c: "b", d: "a" },
      current: "d",
      refusals: [],
    });
  });

  it("hands the children of a deleted snapshot, and the place of the current one, to its parent", () => {
    expect(tree(...GROWN, deleteSnapshot(6, "a"))).toMatchObject({ parents: { b: "none", c: "b", d: "none" } });
    expect(tree(...GROWN, deleteSnapshot(6, "d"))).toMatchObject({ current: "a" });
  });

  it("loses a whole branch, or only what comes after", () => {
    expect(tree(...GROWN, deleteSnapshot(6, "b", "delete"))).toMatchObject({
      parents: { a: "none", d: "a" },
      current: "d",
    });
    expect(tree(...GROWN, deleteSnapshot(6, "a", "only"))).toMatchObject({ parents: { a: "none" }, current: "a" });
    expect(tree(...GROWN, deleteSnapshot(6, "a", "delete"))).toMatchObject({ parents: {}, current: "none" });
  });

  it("has every name once, and knows no other", () => {
    expect(tree(snapshot(1, "a"), snapshot(2, "a"), revert(3, "x"), deleteSnapshot(4, "x")).refusals).toEqual([
      "snapshot ALREADY_EXISTS",
      "revert SNAPSHOT_NOT_FOUND",
      "deleteSnapshot SNAPSHOT_NOT_FOUND",
    ]);
  });
});

describe("a clone", () => {
  const A = guest("A", write(0, 1), 3);

  it("that is linked shares all chunks, and keeps its base and the snapshot it was made of", () => {
    const seen = run([A], THIN, [
      snapshot(20, "s"),
      clone(21, "B", true, "A", "s"),
      clone(22, "C", true, "B"),
      on(23, "delete"),
      deleteSnapshot(24, "s"),
      on(25, "delete", "B"),
      on(26, "delete", "C"),
      on(27, "delete", "B"),
      deleteSnapshot(28, "s"),
      on(29, "delete"),
    ]);
    expect(refusals(seen)).toEqual(["delete HAS_DEPENDENTS", "deleteSnapshot HAS_DEPENDENTS", "delete HAS_DEPENDENTS"]);
    expect(seen.seen().copyOnWrite.thin?.free).toBe(4);
    expect(requests(seen).filter(({ time }) => time >= 20)).toEqual([]);
  });

  it("that is full copies every chunk and needs nobody", () => {
    const seen = run([A], THIN, [clone(20, "B", false), on(21, "delete"), on(40, "delete")]);
    expect(refusals(seen)).toEqual(["delete BUSY_JOB"]);
    expect(seen.events.find(({ kind }) => kind === "cloned")).toMatchObject({ isLinked: false, copied: 2 });
    expect(contentOf(seen.simulation.monitor, 2)).toEqual([1, 2, 0]);
  });

  it("that is full is refused where the pool lacks chunks, with both numbers", () => {
    const seen = run([guest("A", write(0, 1, 2), 3)], THIN, [clone(20, "B", false)]);
    expect(seen.events.find(({ kind }) => kind === "commandFailed")).toMatchObject({
      code: "POOL_FULL",
      shortages: [{ resource: "chunks", needed: 3, available: 1 }],
    });
  });

  it("of a thick volume reads every extent and writes it, from the store where a snapshot has kept it", () => {
    const commands = [snapshot(1, "s"), clone(60, "B", false, "A", "s"), clone(200, "C", true)];
    const seen = run([guest("A", [compute(5), ...write(1)], 3)], CLASSIC, commands);
    expect(
      requests(seen)
        .filter(({ time }) => time >= 60)
        .map(({ purpose, extent, blocks }) => [purpose, extent, blocks]),
    ).toEqual([
      ["jobRead", 0, 1],
      ["jobWrite", 6, 1],
      ["jobRead", 3, 1],
      ["jobWrite", 7, 1],
      ["jobRead", 2, 1],
      ["jobWrite", 8, 1],
    ]);
    expect(refusals(seen)).toEqual(["clone INVALID_ARG"]);
  });

  it("has a name of its own, and is not made of a machine that runs", () => {
    const running = guest("R", [compute(90)]);
    expect(refusals(run([A, running], THIN, [clone(20, "R", true), clone(21, "B", true, "R")]))).toEqual([
      "clone ALREADY_EXISTS",
      "clone INVALID_STATE",
    ]);
  });
});

describe("over random commands", () => {
  const op = fc.oneof(
    fc.record({ kind: fc.constant("write" as const), block: fc.nat(7), blocks: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant("read" as const), block: fc.nat(7), blocks: fc.integer({ min: 1, max: 3 }) }),
  );
  const programs = fc.array(fc.array(op, { maxLength: 6 }), { minLength: 1, maxLength: 2 });
  const COMMANDS = ["snapshot", "revert", "deleteSnapshot", "clone", "discard", "extendPool"] as const;
  const JOBS = ["clone", "commit", "rebase", "backup", "restoreBackup", "deleteBackup"] as const;
  const LIFE = ["start", "stop", "pause", "resume", "delete", "abortJob", "abortJob", "save"] as const;
  const DISK_STATES = ["failed", "working"] as const;
  const command = fc.tuple(
    fc.nat(6),
    fc.constantFrom(...COMMANDS, ...COMMANDS, ...JOBS, ...LIFE, ...DISK_STATES),
    fc.nat(1),
    fc.nat(11),
  );
  const host = fc.record({
    kind: fc.constantFrom("classic" as const, "thin" as const, "layered" as const),
    chunkExtents: fc.integer({ min: 1, max: 2 }),
    size: fc.integer({ min: 2, max: 12 }),
    whenFull: fc.constantFrom("queue" as const, "error" as const),
  });

  it("books and screen agree, every snapshot reads as the volumes were (S4), and nothing leaks (S1, S2, L5)", () => {
    fc.assert(
      fc.property(host, programs, fc.array(command, { maxLength: 20 }), (drawn, ops, steps) => {
        const { kind, chunkExtents, size, whenFull } = drawn;
        const disks = [DISK, { ...DISK, isForBackups: true }];
        const pool = { extents: size, chunkExtents, lowWater: 1, whenFull };
        const spec: Partial<HostSpec> = {
          classic: { disks, snapshots: { storeChunks: size, chunkExtents } },
          thin: { disks, thinPool: pool },
          layered: { disks, thinPool: { ...pool, extents: 2 * size, isLayered: true } },
        }[kind];
        const machines = ops.map((each, at) =>
          guest(
            `M${at}`,
            each.map(({ kind: what, ...rest }): Op => ({ op: "disk", volume: 0, write: what === "write", ...rest })),
            3 + at,
          ),
        );
        let at = 0;
        const commands = steps.map(([gap, id, which, number]): TimedCommand => {
          at += gap;
          const vm = number === 11 ? `clone${which}` : `M${which}`;
          if (id === "failed" || id === "working") return { at, command: "setDisk", disk: 0, state: id };
          if (LIFE.some((each) => each === id)) return on(at, id as (typeof LIFE)[number], vm);
          // By force snapshots read something else afterwards, as with qemu-img.
          const asked = aboutCopies(id as (typeof COMMANDS)[number], vm, number);
          return { ...asked, ...("force" in asked ? { force: false } : {}), at };
        });
        lawsHold(scenario(machines, spec, { commands }));
      }),
      examples(120),
    );
  });
});

/** Runs it moment by moment; what a snapshot kept is compared with what its volumes held when it was taken. */
function lawsHold(given: Scenario): void {
  const observed = new Observed(given);
  const { monitor } = observed.simulation;
  const kept = new Map<number, readonly (readonly number[] | null)[]>();
  const volumesOf = (id: number) => monitor.state.snapshots.snapshots.get(id)!.volumes;
  observed.run(() => {
    expect(checkInvariants(observed.simulation)).toEqual([]);
    expect(checkAgreement(observed.seen(), observed.simulation)).toEqual([]);
    for (const id of monitor.state.snapshots.snapshots.keys()) {
      const now = volumesOf(id).map(({ lv, copy }) => keptContent(monitor, lv, copy));
      const before = kept.get(id) ?? volumesOf(id).map(({ lv, copy }) => keptContent(monitor, lv, copy));
      kept.set(id, before);
      for (const [volume, content] of now.entries()) expect(content ?? before[volume]).toEqual(before[volume]);
    }
  });
  const { volumes, copyOnWrite, vms, snapshots, backups } = monitor.state;
  const alive = vms.filter(({ life }) => life !== "none");
  const own = alive.flatMap(({ firstLv, lvCount }) => Array.from({ length: lvCount }, (_, at) => firstLv + at));
  const copies = [...snapshots.snapshots.values()].flatMap((each) => each.volumes.map(({ copy }) => copy));
  const backedUp = [...backups.backups.values()].flatMap((each) => each.volumes.map(({ lv }) => lv));
  const images = vms.flatMap(({ image }) => (image ? [image.lv] : []));
  // Every volume there is belongs to a machine, a snapshot or a backup that there is, or is the thin pool itself.
  const known = new Set([...own, ...copies, ...backedUp, ...images, ...copyOnWrite.poolLvs]);
  for (const lv of [...volumes.pool.volumes.keys(), ...(copyOnWrite.thin?.volumes.keys() ?? [])])
    expect([lv, known.has(lv)]).toEqual([lv, true]);
}
