/** Limits of I/O: what a machine asks for beyond them waits in front of the disks. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { parseScenarioFile, printScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { HostSpec, IoLimitSpec, MachineSpec, Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { passings, type Asked } from "../models/ioLimit.ts";
import { arbitraryDisks } from "../support/arbitraryDisks.ts";
import { timesOf } from "../support/chartOf.ts";
import { on } from "../support/commands.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { eventsOfKind } from "../support/schedules.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const DISKS: Partial<HostSpec> = { disks: [{ extents: 64, readTicks: 2, writeTicks: 2 }] };
const AWAIT: Op = { op: "await" };
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const disk = (block: number, more: Partial<Extract<Op, { readonly op: "disk" }>> = {}): Op => ({
  op: "disk",
  volume: 0,
  block,
  blocks: 1,
  write: false,
  ...more,
});
const later = (block: number, more: object = {}): Op => disk(block, { isAsync: true, ...more });
const limited = (ioLimit: IoLimitSpec | undefined, program: readonly Op[], name = "A"): MachineSpec =>
  machine(name, program, {
    memoryBytes: 0,
    volumes: [{ name: "v", bytes: 32 * EXTENT }],
    ...(ioLimit ? { ioLimit } : {}),
  });
const run = (machines: readonly MachineSpec[], commands: readonly TimedCommand[] = [], host = DISKS) =>
  simulate(scenario(machines, host, { commands }));
const queuedAt = (trace: ReturnType<typeof run>) => eventsOfKind(trace, "ioQueued").map(({ time }) => time);

describe("a limit of requests in a period", () => {
  const TWO: IoLimitSpec = { every: 10, requests: 2, burst: 1 };

  it("lets go on as many as it says at each multiple of the period", () => {
    const trace = run([limited(TWO, [later(0), later(1), later(2), later(3), later(4), AWAIT])]);
    expect(queuedAt(trace)).toEqual([0, 0, 10, 10, 20]);
  });

  it("keeps nothing of a period for the next one, unless it may be saved up", () => {
    const program = [compute(35), later(0), later(1), later(2), later(3), later(4), AWAIT];
    expect(queuedAt(run([limited(TWO, program)]))).toEqual([35, 35, 40, 40, 50]);
    expect(queuedAt(run([limited({ ...TWO, burst: 2 }, program)]))).toEqual([35, 35, 35, 35, 40]);
  });

  it("tells what is held back by the limit from what waits for the disk", () => {
    // Read at 0, done at 2; read at 2, done at 4; held back from 4 to 10, done at 12.
    const trace = run([limited(TWO, [disk(0), disk(1), disk(2)])]);
    expect(eventsOfKind(trace, "ioHeld")).toMatchObject([
      { time: 4, held: 0, block: 2, ahead: 0, allowance: "requests", left: 0, needed: 1, until: 10 },
    ]);
    expect(eventsOfKind(trace, "ioReleased")).toMatchObject([{ time: 10, held: 0, waited: 6, isDropped: false }]);
    expect(eventsOfKind(trace, "wait").map(({ blocked }) => blocked)).toEqual(["disk", "disk", "ioLimit"]);
    expect(eventsOfKind(trace, "vcpuState").map(({ time, state, blocked }) => [time, state, blocked])).toContainEqual([
      10,
      "blocked",
      "disk",
    ]);
    expect(timesOf(trace, 30)["A"]).toMatchObject({ blocked: 12, done: 12 });
  });

  it("does not hold back the other machines, nor those without a limit", () => {
    const flood = limited(TWO, [later(0), later(1), later(2), later(3), AWAIT], "A");
    const other = limited(undefined, [later(0), later(1), later(2), AWAIT], "B");
    const trace = run([flood, other]);
    const ofB = eventsOfKind(trace, "ioQueued").filter(({ vm }) => vm === 1);
    expect(ofB.map(({ time }) => time)).toEqual([0, 0, 0]);
  });

  it("counts what the guest asks for, and not what that means on disks", () => {
    const two = { disks: [DISKS.disks![0]!, DISKS.disks![0]!] };
    const mirrored = { name: "v", bytes: 4 * EXTENT, layout: { kind: "mirrored", disks: 2 } as const };
    const writes = [0, 1, 2].map((block) => later(block, { write: true }));
    const trace = run([{ ...limited(TWO, [...writes, AWAIT]), volumes: [mirrored] }], [], two);
    expect(queuedAt(trace)).toEqual([0, 0, 0, 0, 10, 10]);
  });
});

describe("limits of reads, writes and blocks", () => {
  it("count what they say, and what waits holds back what comes after it", () => {
    const program = [later(0, { write: true }), later(1, { write: true }), later(2), AWAIT];
    const trace = run([limited({ every: 10, burst: 1, writes: 1 }, program)]);
    expect(eventsOfKind(trace, "ioQueued").map(({ time, page }) => [time, page])).toEqual([
      [0, 0],
      [10, 1],
      [10, 2],
    ]);
    expect(eventsOfKind(trace, "ioHeld").map(({ ahead, until }) => [ahead, until])).toEqual([
      [0, 10],
      [1, -1],
    ]);
  });

  it("let a request go on that is larger than the bucket when that is full, and take what is missing later", () => {
    // 3 tokens for 7 blocks: 4 too many, so that 10 brings -1, 20 brings 2, 30 the 3 that the next one needs.
    const program = [later(0, { blocks: 7 }), later(8, { blocks: 3 }), AWAIT];
    expect(queuedAt(run([limited({ every: 10, burst: 1, blocks: 3 }, program)]))).toEqual([0, 30]);
  });
});

describe("a limit that changes while the machine runs", () => {
  const flood = [0, 1, 2, 3].map((block) => later(block));

  it("lets go on what it held back when it is taken away", () => {
    const one: IoLimitSpec = { every: 100, requests: 1, burst: 1 };
    const trace = run([limited(one, [...flood, AWAIT])], [{ command: "setIoLimit", vm: "A", at: 7 }]);
    expect(queuedAt(trace)).toEqual([0, 7, 7, 7]);
    expect(eventsOfKind(trace, "quiet").at(-1)?.time).toBeLessThan(20);
  });

  it("begins with a full bucket, and periods stay at the multiples", () => {
    const command: TimedCommand = { command: "setIoLimit", vm: "A", at: 7, every: 10, requests: 1 };
    const trace = run([limited({ every: 100, requests: 1, burst: 1 }, [...flood, AWAIT])], [command]);
    expect(queuedAt(trace)).toEqual([0, 7, 10, 20]);
  });

  it("is refused where a number for all stands beside one for reads, and nothing changes", () => {
    const command: TimedCommand = { command: "setIoLimit", vm: "A", at: 1, every: 10, requests: 1, reads: 1 };
    const trace = run([limited(undefined, [...flood, AWAIT])], [command]);
    expect(eventsOfKind(trace, "commandFailed")).toMatchObject([{ command: "setIoLimit", code: "INVALID_ARG" }]);
    expect(eventsOfKind(trace, "ioLimit")).toEqual([]);
  });
});

describe("a machine that is not running", () => {
  const ONE: IoLimitSpec = { every: 10, requests: 1, burst: 1 };

  it("has its requests go on while it is paused, as those in the queue of a disk do", () => {
    const trace = run([limited(ONE, [later(0), later(1), AWAIT, compute(1)])], [on(5, "pause"), on(40, "resume")]);
    expect(queuedAt(trace)).toEqual([0, 10]);
    expect(timesOf(trace, 60)["A"]).toMatchObject({ done: 41 });
  });

  it("has them dropped when it is forced off, when its guest dies, and when it is reset", () => {
    for (const command of ["stop", "crash", "reset"] as const) {
      const trace = run(
        [limited({ every: 100, requests: 1, burst: 1 }, [later(0), later(1), AWAIT])],
        [on(5, command)],
      );
      const [first] = eventsOfKind(trace, "ioReleased");
      expect(first, command).toMatchObject({ time: 5, waited: 5, isDropped: true });
    }
  });

  it("is saved when what was held back has ended", () => {
    const trace = run([limited(ONE, [disk(0), disk(1), compute(1)])], [on(5, "save")]);
    expect(eventsOfKind(trace, "ioReleased")).toMatchObject([{ time: 10, isDropped: false }]);
    expect(eventsOfKind(trace, "vmState").at(-1)).toMatchObject({ state: "saved", time: 12 });
  });
});

const amount = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
const arbitraryLimit: fc.Arbitrary<IoLimitSpec> = fc
  .record({
    every: fc.integer({ min: 1, max: 15 }),
    burst: fc.integer({ min: 1, max: 3 }),
    isApart: fc.tuple(fc.boolean(), fc.boolean()),
    numbers: fc.tuple(amount, amount, amount, amount),
  })
  .map(({ every, burst, isApart: [requestsApart, blocksApart], numbers: [a, b, c, d] }) => {
    const all = {
      ...(requestsApart ? { reads: a, writes: b } : { requests: a }),
      ...(blocksApart ? { readBlocks: c, writeBlocks: d } : { blocks: c }),
    };
    const given = Object.entries(all).filter(([, number]) => number !== undefined);
    return { every, burst, ...(given.length > 0 ? Object.fromEntries(given) : { requests: 1 }) };
  });

const asked = fc.record({ gap: fc.nat(12), write: fc.boolean(), blocks: fc.integer({ min: 1, max: 6 }) });

describe("any limit, whatever is asked for", () => {
  const drawn = fc.tuple(arbitraryLimit, fc.array(asked, { minLength: 1, maxLength: 14 }));
  type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;
  const play = ([limit, wishes]: Drawn) => {
    const program = wishes.flatMap(({ gap, write, blocks }, at) => [
      ...(gap > 0 ? [compute(gap)] : []),
      later(at, { write, blocks }),
    ]);
    const moments = wishes.map((_, at) => wishes.slice(0, at + 1).reduce((sum, { gap }) => sum + gap, 0));
    const expected = wishes.map(({ write, blocks }, at): Asked => ({ at: moments[at]!, write, blocks }));
    return { queued: eventsOfKind(run([limited(limit, [...program, AWAIT])]), "ioQueued"), expected };
  };

  it("lets go on at the moments of a model that counts tokens tick by tick, and never reorders", () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const { queued, expected } = play(given);
        expect(queued.map(({ time }) => time)).toEqual(passings(given[0], expected));
        expect(queued.map(({ page }) => page)).toEqual(given[1].map((_, at) => at));
      }),
      examples(70),
    );
  });

  it("has no more in any stretch of time than a full bucket and its refills, but for one that is larger", () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const [limit] = given;
        const { queued } = play(given);
        for (const [from, { time: begin }] of queued.entries())
          for (const [to, { time: end }] of queued.entries()) {
            if (to < from) continue;
            const refills = Math.floor(end / limit.every) - Math.floor(begin / limit.every);
            const within = queued.slice(from, to + 1);
            const { requests = Infinity, blocks: mostBlocks = Infinity } = limit;
            expect(within.length).toBeLessThanOrEqual(requests * (limit.burst + refills));
            const blocks = within.reduce((sum, each) => sum + each.blocks, 0);
            const larger = Math.max(0, ...within.map((each) => each.blocks - mostBlocks * limit.burst));
            expect(blocks).toBeLessThanOrEqual(mostBlocks * (limit.burst + refills) + larger);
          }
      }),
      examples(30),
    );
  });
});

const rowsOf = (of: Scenario) => new Observed(of).run().events;

describe("limits among everything else that a scenario has", () => {
  const someLimits = fc.array(fc.option(arbitraryLimit, { nil: undefined }), { minLength: 1, maxLength: 4 });
  const changes = fc.array(fc.record({ at: fc.nat(120), vm: fc.nat(3), limit: fc.option(arbitraryLimit) }), {
    maxLength: 4,
  });
  const withLimits = fc.tuple(arbitraryDisks, someLimits, changes).map(([drawn, limits, given]): Scenario => {
    const machines = drawn.machines.map((each, at) => {
      const ioLimit = limits[at % limits.length];
      return ioLimit ? { ...each, ioLimit } : each;
    });
    const names = machines.map(({ name }) => name);
    const commands = given.map(({ at, vm, limit }): TimedCommand => {
      return { command: "setIoLimit", vm: names[vm % names.length] ?? "none", at, ...limit };
    });
    return { ...drawn, machines, commands: [...drawn.commands, ...commands].toSorted((a, b) => a.at - b.at) };
  });

  it("break no invariant, and the trace shows what the core holds back", () => {
    fc.assert(
      fc.property(withLimits, (drawn) => {
        const observed = new Observed(drawn);
        observed.run(() => {
          const seen = observed.seen();
          const violations = [
            ...checkInvariants(observed.simulation),
            ...checkHostState(seen, observed.info),
            ...checkAgreement(seen, observed.simulation),
          ];
          expect(violations, `at ${observed.simulation.monitor.now}`).toEqual([]);
        });
      }),
      examples(20),
    );
  });

  it("stand in files and links as they were", async () => {
    await fc.assert(
      fc.asyncProperty(withLimits, async (drawn) => {
        const file = parseScenarioFile(printScenarioFile(drawn));
        expect(file.ok && file.value).toEqual(drawn);
        const link = await decodeLink(await encodeLink({ scenario: drawn, cursor: { time: 0, step: 0 } }));
        expect(link.ok && link.value?.scenario).toEqual(drawn);
      }),
      examples(12),
    );
  });

  it("change nothing of a run that never reaches them", () => {
    fc.assert(
      fc.property(arbitraryDisks, (drawn) => {
        const ample = { every: 1, requests: 1_000_000, burst: 1 };
        const machines = drawn.machines.map((each) => ({ ...each, ioLimit: ample }));
        expect(rowsOf({ ...drawn, machines })).toEqual(rowsOf(drawn));
      }),
      examples(10),
    );
  });
});
