/**
 * The law of aborted jobs (domain A.6, L2, S1): whatever a job has taken it gives back, at whatever moment it is aborted, and
 * whoever waited for that goes on. When all programs have ended, nothing tells the run from one without the job.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import type { HostSpec, MachineSpec, Op, TimedCommand } from "../../src/model/scenario.ts";
import { on } from "../support/commands.ts";
import { clone } from "../support/copies.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { EXTENT, machine, PAGE, scenario } from "../support/workloads.ts";

const DISK = { extents: 30, readTicks: 1, writeTicks: 2 };
const HOSTS = {
  thin: { thinPool: { extents: 10, chunkExtents: 1, lowWater: 1, whenFull: "queue" } },
  thick: { snapshots: { storeChunks: 3, chunkExtents: 1 } },
} as const satisfies Readonly<Record<string, Partial<HostSpec>>>;
const PAGES = 4;

const op = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map((ticks): Op => ({ op: "compute", ticks })),
  fc.nat(3).map((block): Op => ({ op: "disk", volume: 0, block, blocks: 1, write: true })),
  fc.nat(PAGES - 1).map((page): Op => ({ op: "reference", page, write: true })),
);
const programs = fc.array(fc.array(op, { minLength: 3, maxLength: 10 }), { minLength: 1, maxLength: 2 });

/** Commands that begin a job for A at a moment, what is given besides, and how it is aborted. */
const JOBS = {
  save: { given: () => [], begins: (at) => on(at, "save"), aborted: (at) => on(at, "abortJob") },
  clone: {
    given: () => [],
    begins: (at) => ({ ...clone(at, "B", false), live: true }),
    aborted: (at) => on(at, "abortJob", "B"),
  },
  cloneOfPaused: {
    given: (at) => [on(at, "pause"), on(at + 3, "resume")],
    begins: (at) => clone(at, "B", false),
    aborted: (at) => on(at, "abortJob"),
  },
  snapshot: {
    given: () => [],
    begins: (at) => ({ at, command: "snapshot", vm: "A", name: "s", memory: true }),
    aborted: (at) => on(at, "abortJob"),
  },
  backup: {
    given: () => [],
    begins: (at) => ({ at, command: "backup", vm: "A", name: "b" }),
    aborted: (at) => on(at, "abortJob"),
  },
  fromBackup: {
    given: (at) => [{ at: Math.max(0, at - 12), command: "backup", vm: "A", name: "b" }],
    begins: (at) => ({ at, command: "restoreBackup", vm: "B", name: "b" }),
    aborted: (at) => on(at, "abortJob", "B"),
  },
  move: {
    given: () => [],
    begins: (at) => ({ at, command: "moveExtents", disk: 0 }),
    aborted: (at) => ({ at, command: "abortMove" }),
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      given(at: number): readonly TimedCommand[];
      begins(at: number): TimedCommand;
      aborted(at: number): TimedCommand;
    }
  >
>;

/** The run to its end, every `each` moments checked, and at the end. */
function whole(
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  commands: readonly TimedCommand[],
  each = Infinity,
): Observed {
  const spec = { ...host, disks: [DISK, DISK, { ...DISK, isForBackups: true }], frames: 6, swapBytes: 2 * EXTENT };
  const seen = new Observed(scenario(machines, spec, { commands: commands.toSorted((a, b) => a.at - b.at) }));
  let moment = 0;
  const check = () => {
    expect(checkInvariants(seen.simulation)).toEqual([]);
    expect(checkAgreement(seen.seen(), seen.simulation)).toEqual([]);
  };
  seen.run(() => {
    moment += 1;
    if (moment % each === 0) check();
  });
  check();
  return seen;
}

/** What is taken of the host, and by whom. */
function taken({ simulation: { monitor } }: Observed): unknown {
  const { volumes, copyOnWrite, snapshots, vms, jobs, disks, memory } = monitor.state;
  const { thin, stores, origins, waiting } = copyOnWrite;
  return {
    lives: vms.filter(({ life }) => life !== "none").map(({ name, life }) => `${name} ${life}`),
    free: volumes.pool.free,
    volumes: [...volumes.pool.volumes.keys()],
    chunks: [...(thin?.volumes ?? [])].map(([lv, { map }]) => [lv, [...map.keys()].toSorted((a, b) => a - b)]),
    freeChunks: thin?.free ?? -1,
    copies: [stores.size, origins.size, snapshots.snapshots.size, volumes.move],
    work: [jobs.running.size, disks.plans.size, waiting.length, memory.guests.size],
  };
}

it("a job that is aborted at any moment of its life leaves nothing", () => {
  let aborts = 0;
  fc.assert(
    fc.property(
      programs,
      fc.constantFrom(...(Object.keys(HOSTS) as (keyof typeof HOSTS)[])),
      fc.constantFrom(...(Object.keys(JOBS) as (keyof typeof JOBS)[])),
      fc.integer({ min: 1, max: 25 }),
      (ops, host, kind, at) => {
        const machines = ops.map((each, index) =>
          machine(index === 0 ? "A" : "C", each, {
            memoryBytes: PAGES * PAGE,
            volumes: [{ name: "root", bytes: 4 * EXTENT }],
          }),
        );
        const { given, begins, aborted } = JOBS[kind];
        const without = taken(whole(machines, HOSTS[host], given(at)));
        const complete = whole(machines, HOSTS[host], [...given(at), begins(at)], 3);
        const end = complete.events.find((event) => event.kind === "jobEnded")?.time ?? at;
        for (let moment = at; moment < Math.min(end, at + 12); moment += 1) {
          const seen = whole(machines, HOSTS[host], [...given(at), begins(at), aborted(moment)]);
          expect([moment, taken(seen)]).toEqual([moment, without]);
          aborts += 1;
        }
      },
    ),
    examples(14),
  );
  expect(aborts).toBeGreaterThan(0);
});
