/** Volumes that have to be brought from an archive (domain D.6): what accesses find, who leaves, who waits, and what is left behind. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import { TIER_POLICIES } from "../../src/model/choices.ts";
import type { HostSpec, MachineSpec, Op, ResidencySpec, TimedCommand } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { RESIDENCY } from "../../src/model/settings.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import { entriesOf } from "../../src/base/pieces.ts";
import { on, runUntil } from "../support/commands.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

/** A disk that takes no time: only copies of the archive do. */
const QUICK = { extents: 60, readTicks: 0, writeTicks: 0 };
const SLOW = { extents: 60, readTicks: 5, writeTicks: 5 };

const tier = (changes: Partial<ResidencySpec> = {}, disk = QUICK): Partial<HostSpec> => ({
  disks: [disk],
  residency: { ...defaultsOf(RESIDENCY), ...changes },
});

const R = (volume: number, block = 0, blocks = 1): Op => ({ op: "disk", volume, block, blocks, write: false });
const W = (volume: number, block = 0, blocks = 1): Op => ({ op: "disk", volume, block, blocks, write: true });
/** Volume a is read, and nobody waits for it. */
const ASYNC: Op = { op: "disk", volume: 0, block: 0, blocks: 1, write: false, isAsync: true };
const compute = (ticks: number): Op => ({ op: "compute", ticks });

/** A machine with the volumes a, b, c of `extents` extents each. */
const guest = (name: string, program: readonly Op[], extents = 1, changes: Partial<MachineSpec> = {}): MachineSpec =>
  machine(name, program, {
    memoryBytes: 0,
    volumes: ["a", "b", "c"].map((volume) => ({ name: volume, bytes: extents * EXTENT })),
    ...changes,
  });

const run = (
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  commands: readonly TimedCommand[] = [],
  until = 500,
) => runUntil(scenario(machines, host, { commands }), until);

/** The names of what is resident, with the number of their extent where that counts; dirty ones in capitals. */
const residents = (seen: Observed): string[] => {
  const host: HostState = seen.seen();
  return [...entriesOf(host.tier?.slots ?? [])]
    .flatMap(([, { unit, isResident, isDirty }]) => {
      if (!unit || !isResident) return [];
      const { name } = seen.info.lvs[unit.lv]!;
      return [`${isDirty ? name.toUpperCase() : name}${unit.extent < 0 ? "" : unit.extent}`];
    })
    .toSorted();
};

/** Copies as they begin: when, of what, back or not. */
const copies = ({ events, info }: Observed) =>
  events.flatMap((event) =>
    event.kind === "tierCopy"
      ? [
          `${event.time} ${info.lvs[event.lv]!.name}${event.extent < 0 ? "" : event.extent} ${event.isBack ? "back" : "in"}`,
        ]
      : [],
  );

const finish = ({ events }: Observed, vm = 0) =>
  events.find((event) => event.kind === "vmState" && event.vm === vm && event.cause === "finish")?.time;

describe("a fast tier of two volumes, LRU, four ticks a copy", () => {
  it("makes 20 ticks of Ra Wb Ra Rc Rb, and has c and b in the end (domain D.6)", () => {
    const seen = run([guest("A", [R(0), W(1), R(0), R(2), R(1)])], tier());
    expect(copies(seen)).toEqual(["0 a in", "4 b in", "8 b back", "12 c in", "16 b in"]);
    expect(finish(seen)).toBe(20);
    expect(residents(seen)).toEqual(["b", "c"]);
    const { hits, misses, copiesIn, copiesBack } = seen.seen().tier!;
    expect({ hits, misses, copiesIn, copiesBack }).toEqual({ hits: 1, misses: 4, copiesIn: 4, copiesBack: 1 });
  });

  it("copies nothing back that was only read", () => {
    const seen = run([guest("A", [R(0), R(1), R(0), R(2), R(1)])], tier());
    expect(copies(seen)).toEqual(["0 a in", "4 b in", "8 c in", "12 b in"]);
  });

  it("tells why the victim left: the values that were compared, and what could not be chosen", () => {
    const seen = run([guest("A", [R(0), W(1), R(0), R(2)])], tier());
    const taken = seen.events.flatMap((event) => (event.kind === "tierTaken" && event.victim ? [event.victim] : []));
    expect(taken).toEqual([
      {
        lv: 1,
        extent: -1,
        isDirty: true,
        reason: "leastRecentlyUsed",
        line: expect.any(Number),
        value: 2,
        open: 0,
        others: 0,
        losers: [{ slot: 0, lv: 0, extent: -1, value: 3 }],
      },
    ]);
  });
});

describe("how long a copy takes", () => {
  it("is the time of an extent, as many times as a volume has extents, where extents count", () => {
    const seen = run([guest("A", [R(0), R(1)], 3)], tier({ copyOf: "extent" }));
    expect(copies(seen)).toEqual(["0 a in", "12 b in"]);
    expect(finish(seen)).toBe(24);
  });

  it("may be nothing: then all accesses are made at once", () => {
    const seen = run([guest("A", [R(0), W(1), R(2), R(0)])], tier({ copyTicks: 0 }));
    expect(finish(seen)).toBe(0);
  });
});

describe("a tier of extents", () => {
  it("brings those of one access one after the other, also where it has room for one alone", () => {
    const seen = run([guest("A", [W(0, 0, 3), R(0, 2)], 3)], tier({ unit: "extent", slots: 1 }));
    expect(copies(seen)).toEqual(["0 a0 in", "4 a0 back", "8 a1 in", "12 a1 back", "16 a2 in"]);
    expect(finish(seen)).toBe(20);
    expect(residents(seen)).toEqual(["A2"]);
  });

  it("counts blocks round the volume", () => {
    const seen = run([guest("A", [R(0, 2, 2), R(0, 5)], 3)], tier({ unit: "extent", slots: 3 }));
    expect(copies(seen)).toEqual(["0 a2 in", "4 a0 in"]);
  });

  it("forgets what a smaller volume has not any more, and whoever waits for it accesses what is there", () => {
    const slow = tier({ unit: "extent", slots: 3, copyTicks: 10 });
    const reduce: TimedCommand = { at: 3, command: "reduceVolume", vm: "A", volume: "a", extents: 2 };
    const seen = run([guest("A", [R(0, 2)], 3)], slow, [reduce]);
    expect(copies(seen)).toEqual(["0 a2 in", "10 a0 in"]);
    expect(finish(seen)).toBe(20);
    expect(residents(seen)).toEqual(["a0"]);
  });
});

describe("an access to what is not resident", () => {
  it("waits while everything resident is open, and gets its slot when the last access to it has ended", () => {
    const machines = ["A", "B"].map((name, at) => guest(name, [R(0)], 1, { arrival: at }));
    const seen = run(machines, tier({ slots: 1 }, SLOW));
    // A's volume comes until 4 and is read until 9.
    expect(copies(seen)).toEqual(["0 a in", "9 a in"]);
    const misses = seen.events.flatMap((event) => (event.kind === "tierMiss" ? [[event.time, event.what]] : []));
    expect(misses).toEqual([
      [0, "taken"],
      [1, "noVictim"],
    ]);
    expect([finish(seen, 0), finish(seen, 1)]).toEqual([9, 18]);
  });

  it("is made together with the others that wait for the same, without another copy", () => {
    const seen = run([guest("A", [R(0)], 1, { vcpus: 2 })], { ...tier(), pcpus: 2 });
    expect(copies(seen)).toEqual(["0 a in"]);
    const misses = seen.events.flatMap((event) => (event.kind === "tierMiss" ? [event.what] : []));
    expect(misses).toEqual(["taken", "onItsWay"]);
    expect(finish(seen)).toBe(4);
  });

  it("lets its vCPU go on where nobody awaits it", () => {
    const program: Op[] = [ASYNC, compute(2), { op: "await" }, compute(1)];
    const seen = run([guest("A", program)], tier());
    expect(finish(seen)).toBe(5);
  });

  it("is first come, first served among those that wait for a slot", () => {
    const machines = ["A", "B", "C"].map((name, at) => guest(name, [R(0)], 1, { arrival: at }));
    const seen = run(machines, tier({ slots: 1 }, SLOW));
    expect([0, 1, 2].map((vm) => finish(seen, vm))).toEqual([9, 18, 27]);
  });
});

describe("a machine that ends amid a copy", () => {
  const slow = tier({ slots: 1, copyTicks: 10 });

  it("leaves its volume resident when it is only off", () => {
    const seen = run([guest("A", [R(0)])], slow, [on(3, "stop")]);
    expect(residents(seen)).toEqual(["a"]);
    expect(seen.seen().tier!.waiting).toEqual([]);
  });

  it("leaves nothing when it is deleted, and the slot is there for another", () => {
    const B = guest("B", [R(1)], 1, { arrival: 5 });
    const seen = run([guest("A", [R(0)]), B], slow, [on(3, "stop"), on(4, "delete")]);
    expect(copies(seen)).toEqual(["0 a in", "10 b in"]);
    expect(residents(seen)).toEqual(["b"]);
  });

  it("does not lose what another wrote: that is copied back all the same", () => {
    const A = guest("A", [W(0)]);
    const B = guest("B", [R(1)], 1, { arrival: 12 });
    const seen = run([A, B], slow, [on(15, "stop", "B"), on(16, "delete", "B")]);
    expect(copies(seen)).toEqual(["0 a in", "12 a back"]);
    expect(residents(seen)).toEqual([]);
  });

  it.each(["crash", "reset"] as const)(
    "is asked for again by nobody after %s, but by the program that begins anew",
    (how) => {
      const seen = run([guest("A", [R(0)])], slow, [on(3, how)]);
      expect(copies(seen)).toEqual(["0 a in"]);
      expect(finish(seen)).toBe(how === "reset" ? 10 : undefined);
    },
  );
});

const LIFE = ["start", "stop", "pause", "resume", "reset", "crash", "save", "discardSave", "delete"] as const;

describe("random accesses and commands", () => {
  const op = fc.oneof(
    fc
      .record({
        volume: fc.nat(2),
        block: fc.nat(4),
        blocks: fc.integer({ min: 1, max: 4 }),
        write: fc.boolean(),
        isAsync: fc.boolean(),
      })
      .map(({ isAsync, ...rest }): Op => ({ op: "disk", ...rest, ...(isAsync ? { isAsync } : {}) })),
    fc.integer({ min: 1, max: 6 }).map(compute),
    fc.constant<Op>({ op: "await" }),
  );
  const command = fc.tuple(
    fc.nat(9),
    fc.constantFrom(...LIFE, "failed", "working", "reduce", "extend"),
    fc.nat(2),
    fc.integer({ min: 1, max: 3 }),
  );
  const spec = fc.record({
    slots: fc.integer({ min: 1, max: 4 }),
    unit: fc.constantFrom("volume" as const, "extent" as const),
    policy: fc.constantFrom(...TIER_POLICIES),
    copyTicks: fc.integer({ min: 0, max: 7 }),
    copyOf: fc.constantFrom("whole" as const, "extent" as const),
  });
  const thin = fc.option(fc.integer({ min: 2, max: 12 }), { nil: null });

  it("keep the laws at every moment, and the screen shows what the core has", () => {
    fc.assert(
      fc.property(
        spec,
        thin,
        fc.nat(3),
        fc.array(fc.array(op, { maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        fc.array(command, { maxLength: 16 }),
        (residency, chunks, ticks, programs, steps) => {
          const machines = programs.map((program, at) => guest(`M${at}`, program, at + 1));
          let at = 0;
          const commands = steps.map(([gap, id, which, extents]): TimedCommand => {
            at += gap;
            const vm = `M${which}`;
            if (id === "failed" || id === "working") return { at, command: "setDisk", disk: 0, state: id };
            if (id === "reduce") return { at, command: "reduceVolume", vm, volume: "a", extents, force: true };
            if (id === "extend") return { at, command: "extendVolume", vm, volume: "a", extents };
            return on(at, id, vm);
          });
          const host: Partial<HostSpec> = {
            disks: [{ extents: 60, readTicks: ticks, writeTicks: ticks }],
            residency,
            ...(chunks === null
              ? {}
              : { thinPool: { extents: chunks, chunkExtents: 1, lowWater: 1, whenFull: "queue" } }),
          };
          const observed = new Observed(scenario(machines, host, { commands }));
          observed.run(() => {
            expect(checkInvariants(observed.simulation)).toEqual([]);
            expect(checkAgreement(observed.seen(), observed.simulation)).toEqual([]);
          });
        },
      ),
      examples(25),
    );
  });
});
