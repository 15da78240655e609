/**
 * Commit and rebase as jobs (domain D.5, A.6, S1, S4): whatever guests have written, what is read stays the same, and a job that
 * is aborted at any moment of its life leaves everything as it is without it.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import type { Op, TimedCommand } from "../../src/model/scenario.ts";
import { on } from "../support/commands.ts";
import { clone } from "../support/copies.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { contentOf } from "../support/volumeContent.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const BLOCKS = 6;
const write = fc.record({ block: fc.nat(BLOCKS - 1), blocks: fc.integer({ min: 1, max: 2 }) });
const writes = fc.array(write, { minLength: 1, maxLength: 6 });
/** The base has written everything and is off by then; its clone begins. */
const CLONED = 100;
/** The clone has written everything and is off by then. */
const OFF = 200;

const discarded = (at: number, block: number, vm = "A"): TimedCommand => ({
  at,
  command: "discard",
  vm,
  volume: 0,
  block,
  blocks: 2,
});

/** A job for A, the linked clone of O, and who is there besides. */
const JOBS = {
  commit: { at: OFF, begins: (at) => ({ at, command: "commit", vm: "A" }) },
  rebase: { at: OFF, begins: (at) => ({ at, command: "rebase", vm: "A" }) },
  rebaseOnto: { at: OFF, begins: (at) => ({ at, command: "rebase", vm: "A", base: "P" }) },
  rebaseOfRunning: { at: CLONED + 3, begins: (at) => ({ at, command: "rebase", vm: "A" }) },
} as const satisfies Readonly<Record<string, { readonly at: number; begins(at: number): TimedCommand }>>;

interface Drawn {
  readonly program: readonly Op[];
  readonly chunkExtents: number;
  readonly block: number;
}

/** O writes and ends; P is a full clone of it with a hole; A a linked one, with a hole as well, which runs the same program. */
function whole({ program, chunkExtents, block }: Drawn, commands: readonly TimedCommand[]): Observed {
  const O = machine("O", program, { memoryBytes: 0, volumes: [{ name: "root", bytes: BLOCKS * EXTENT }] });
  const pool = { extents: 60, chunkExtents, lowWater: 0, whenFull: "queue", isLayered: true } as const;
  const given = [
    clone(60, "P", false, "O"),
    discarded(CLONED - 2, (block + 2) % BLOCKS, "P"),
    clone(CLONED, "A", true, "O"),
    discarded(CLONED + 1, block),
    on(CLONED + 2, "start"),
  ];
  const seen = new Observed(
    scenario(
      [O],
      { disks: [{ extents: 80, readTicks: 1, writeTicks: 1 }], thinPool: pool },
      {
        commands: [...given, ...commands].toSorted((one, other) => one.at - other.at),
      },
    ),
  );
  let moments = 0;
  const check = () => {
    expect(checkInvariants(seen.simulation)).toEqual([]);
    expect(checkAgreement(seen.seen(), seen.simulation)).toEqual([]);
  };
  seen.run(() => {
    moments += 1;
    if (moments % 8 === 0) check();
  });
  check();
  return seen;
}

/** What machines read, what they have themselves, what they lie on, and what is left of the pool. */
function left({ simulation: { monitor } }: Observed) {
  const { thin } = monitor.state.copyOnWrite;
  return {
    reads: Object.fromEntries(
      ["O", "P", "A"].map((name) => [
        name,
        contentOf(monitor, name)
          .flat()
          .map((token) => token ?? 0),
      ]),
    ),
    own: [...thin!.volumes].map(([lv, { map, zeros, backing }]) => [lv, [...map.keys()], [...zeros], backing].flat()),
    free: thin!.free,
    jobs: monitor.state.jobs.running.size,
    bases: [...monitor.state.snapshots.bases],
  };
}

it("what is read stays the same, and an aborted job leaves nothing", () => {
  const ends: Record<string, number> = {};
  fc.assert(
    fc.property(
      writes,
      fc.constantFrom(1, 2),
      fc.nat(BLOCKS - 2),
      fc.constantFrom(...(Object.keys(JOBS) as (keyof typeof JOBS)[])),
      (ops, chunkExtents, block, kind) => {
        const program = ops.map((each): Op => ({ op: "disk", volume: 0, write: true, ...each }));
        const drawn = { program, chunkExtents, block };
        const { at, begins } = JOBS[kind];
        const without = left(whole(drawn, []));
        const complete = whole(drawn, [begins(at)]);
        const ended = complete.events.find((event) => event.kind === "jobEnded" && event.time >= at);
        expect(ended).toMatchObject({ outcome: "done" });
        const { reads, bases } = left(complete);
        expect(reads.A).toEqual(without.reads.A);
        expect(reads.P).toEqual(without.reads.P);
        expect(reads.O).toEqual(kind === "commit" ? without.reads.A : without.reads.O);
        expect(bases).toEqual(
          kind === "commit"
            ? [[2, { vm: 0, snapshot: -1 }]]
            : kind === "rebaseOnto"
              ? [[2, { vm: 1, snapshot: -1 }]]
              : [],
        );
        for (let moment = at; moment < ended!.time; moment += 1) {
          const aborted = whole(drawn, [begins(at), on(moment, "abortJob")]);
          const { own, ...rest } = left(aborted);
          const { own: before, ...others } = without;
          expect([kind, moment, rest]).toEqual([kind, moment, others]);
          const sorted = (lists: typeof own) => lists.map((list) => list.toSorted((a, b) => a - b));
          expect([kind, moment, sorted(own)]).toEqual([kind, moment, sorted(before)]);
          ends[kind] = (ends[kind] ?? 0) + 1;
        }
      },
    ),
    examples(16),
  );
  expect(Object.values(ends).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
});
