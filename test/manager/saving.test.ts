/** Machines on disk, dead guests and resets (domain A.5, A.6): every figure counted by hand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import { type HostSpec, type Op, type Scenario, type TimedCommand } from "../../src/model/scenario.ts";
import { hostOf, withHost } from "../../src/model/scenario.ts";
import { Manager } from "../../src/manager/manager.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { create, on, runUntil, setWeight } from "../support/commands.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { arbitrarySharedScenario } from "../support/sharing.ts";
import { EXTENT, job, machine, PAGE, scenario } from "../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const touch = (page: number, write = true): Op => ({ op: "reference", page, write });

/** Three written pages and one that is only read, a tick each, then work: 100 ticks in all. */
const A = machine("A", [touch(0), touch(1), touch(2), touch(3, false), compute(96)]);
/** A page is written in 5 ticks and read in 4; an extent holds two pages. */
const HOST: Partial<HostSpec> = {
  disks: [{ extents: 16, readTicks: 4, writeTicks: 5 }],
  extentBytes: 2 * PAGE,
};

const at = (commands: readonly TimedCommand[], until: number, changes: Partial<HostSpec> = {}, machines = [A]) =>
  runUntil(scenario(machines, { ...HOST, ...changes }, { commands }), until);

const lifeIn = (run: Observed, vm = 0) => run.seen().vms[vm]!.life;
const doneIn = (run: Observed, vcpu = 0) => run.seen().vcpus[vcpu]!.done;
const freeIn = (run: Observed) => run.simulation.monitor.state.volumes.pool.free;
const endsOf = (run: Observed): string[] =>
  run.events.flatMap((event) => (event.kind === "jobEnded" ? [`${event.work} ${event.outcome} ${event.time}`] : []));
const codesOf = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.kind === "commandFailed" ? [`${event.command} ${event.code}`] : []));

describe("saving", () => {
  it("stops the vCPUs at once and writes the pages that hold something, each in the time of a page of swap", () => {
    const during = at([on(10, "save")], 24);
    expect(during.seen().vcpus[0]!.phase).toBe("paused");
    expect(lifeIn(during)).toBe("running");
    // Two of three pages are on disk, in two extents.
    expect(during.seen().jobs).toMatchObject([{ kind: "save", vm: 0, total: 3, done: 2, since: 10 }]);
    expect(freeIn(during)).toBe(14);
    const after = at([on(10, "save")], 26);
    expect(endsOf(after)).toEqual(["save done 25"]);
    expect(lifeIn(after)).toBe("saved");
    expect(after.seen()).toMatchObject({ freeFrames: 16, jobs: [] });
    expect(after.seen().vcpus[0]).toMatchObject({ phase: "offline", cpu: 10 });
    expect(freeIn(after)).toBe(14);
  });

  it("of a machine that has written nothing takes no time and no extent", () => {
    const run = at([on(10, "save")], 11, {}, [job("A", 0, [100])]);
    expect(endsOf(run)).toEqual(["save done 10"]);
    expect([lifeIn(run), freeIn(run)]).toEqual(["saved", 16]);
  });

  it("saves pages that are in swap as well", () => {
    // Two frames for three written pages: one of them is on the swap volume. Its own writing takes until tick 5.
    const run = at([on(30, "save")], 60, { frames: 2, swapBytes: 8 * EXTENT, extentBytes: EXTENT });
    expect(run.events.find(({ kind }) => kind === "jobBegun")).toMatchObject({ total: 3 });
    expect(endsOf(run)).toEqual(["save done 45"]);
  });

  it("is refused, with its numbers, where the pool has no room for the image", () => {
    const full = machine("B", [], { arrival: null, volumes: [{ name: "root", bytes: 30 * PAGE }] });
    const run = at([on(10, "save")], 40, {}, [A, full]);
    const shortages = [{ resource: "storage", needed: 2, available: 1 }];
    expect(run.events).toContainEqual(
      expect.objectContaining({
        kind: "commandFailed",
        command: "save",
        code: "NO_SPACE",
        state: "running",
        shortages,
      }),
    );
    expect(lifeIn(run)).toBe("running");
  });

  it("waits until disks have answered what the guest asked for before", () => {
    const reader = machine("A", [{ op: "disk", volume: 0, block: 0, blocks: 5, write: false }, compute(10)], {
      volumes: [{ name: "root", bytes: 2 * PAGE }],
    });
    // The guest's five blocks take 20 ticks; there is no page to save.
    const run = at([on(3, "save"), on(30, "start")], 60, {}, [reader]);
    expect(endsOf(run)).toEqual(["save done 20", "restore done 30"]);
    expect(doneIn(run)).toBe(40);
  });

  it("aborted gives the extents back, and the machine goes on from where it stood", () => {
    const run = at([on(10, "save"), on(17, "abortJob")], 200);
    expect(endsOf(run)).toEqual(["save aborted 17"]);
    expect(freeIn(run)).toBe(16);
    // 10 of its 100 ticks were done at 10.
    expect(doneIn(run)).toBe(107);
  });

  it("of a paused machine is aborted to a paused one", () => {
    const run = at([on(10, "pause"), on(12, "save"), on(17, "abortJob")], 40);
    expect([lifeIn(run), run.seen().vcpus[0]!.phase]).toEqual(["paused", "paused"]);
  });

  it("ends with force off, which aborts it first", () => {
    const run = at([on(10, "save"), on(17, "stop")], 40);
    expect(endsOf(run)).toEqual(["save aborted 17"]);
    expect([lifeIn(run), freeIn(run), run.seen().freeFrames]).toEqual(["shutOff", 16, 16]);
  });

  it("lets the machine be paused, which is how it will go on, but not run", () => {
    const run = at([on(10, "save"), on(12, "pause"), on(30, "start"), on(50, "resume")], 200);
    expect(endsOf(run)).toEqual(["save done 25", "restore done 42"]);
    // Paused from 42 to 50.
    expect(doneIn(run)).toBe(140);
    const changed = at([on(10, "pause"), on(11, "save"), on(12, "resume"), on(30, "start")], 200);
    expect(endsOf(changed)).toEqual(["save done 26", "restore done 42"]);
    expect(doneIn(changed)).toBe(132);
  });
});

describe("starting a saved machine", () => {
  it("reads its image, gives the extents back and lets it go on where it was", () => {
    const run = at([on(10, "save"), on(30, "start")], 200);
    // Three pages in 4 ticks each.
    expect(endsOf(run)).toEqual(["save done 25", "restore done 42"]);
    expect(doneIn(run)).toBe(132);
    expect(freeIn(run)).toBe(16);
    expect(run.seen().vcpus[0]!.cpu).toBe(100);
  });

  it("brings the written pages back into frames, and not the one that was never written", () => {
    const run = at([on(10, "save"), on(30, "start")], 50);
    const maps = run.events.flatMap((event) => (event.kind === "map" && event.time === 42 ? [event] : []));
    expect(maps.map(({ page, how, dirty }) => [page, how, dirty])).toEqual([
      [0, "restored", true],
      [1, "restored", true],
      [2, "restored", true],
    ]);
    // Reading an image is no fault.
    expect(run.seen().majorFaults).toBe(0);
  });

  it("puts what finds no free frame on the swap volume", () => {
    const hungry = machine("B", Array.from({ length: 14 }, (_, page) => touch(page)).concat(compute(1000)), {
      arrival: 26,
    });
    const run = at([on(10, "save"), on(60, "start")], 80, { extentBytes: EXTENT, swapBytes: 4 * EXTENT }, [A, hungry]);
    const unlucky = run.events.find(({ kind }) => kind === "restoredToSwap");
    expect(unlucky).toMatchObject({ vm: 0, pages: [2] });
    expect(run.seen().freeFrames).toBe(0);
  });

  it("goes on with what was left of a wait", () => {
    // It waits from 2 to 22; 12 of 20 ticks are left at 10, and count from 30 on: 42, and 3 ticks of work.
    const run = at([on(10, "save"), on(30, "start")], 100, {}, [job("A", 0, [2, 20, 3])]);
    expect(doneIn(run)).toBe(45);
  });

  it("of a paused one gives a paused one", () => {
    const run = at([on(10, "pause"), on(12, "save"), on(30, "start"), on(60, "resume")], 200);
    expect(run.events).toContainEqual({ kind: "vmState", time: 30, vm: 0, state: "paused", cause: "command" });
    expect(doneIn(run)).toBe(150);
  });

  it("aborted, or forced off meanwhile, leaves it saved", () => {
    for (const command of ["abortJob", "stop"] as const) {
      const run = at([on(10, "save"), on(30, "start"), on(33, command), on(50, "start")], 200);
      expect(endsOf(run)).toEqual(["save done 25", "restore aborted 33", "restore done 62"]);
      expect(doneIn(run)).toBe(152);
    }
  });

  it("boots it where its image has been discarded", () => {
    const run = at([on(10, "save"), on(26, "discardSave"), on(30, "start")], 200);
    expect(freeIn(run)).toBe(16);
    expect(doneIn(run)).toBe(130);
  });
});

describe("a job", () => {
  it("lets its machine heed pause, resume, force off and abort, and nothing else", () => {
    const plain = ["start", "shutdown", "save", "reset", "discardSave", "delete", "crash"] as const;
    const busy = [...plain.map((command) => on(12, command)), setWeight(12, 7)];
    const run = at([on(10, "save"), ...busy, create(12, A)], 13);
    expect(codesOf(run.events)).toEqual([...busy.map(({ command }) => `${command} BUSY_JOB`), "create ALREADY_EXISTS"]);
    expect(endsOf(at([on(10, "save"), ...busy], 40))).toEqual(["save done 25"]);
  });

  it("lets pause and resume be refused for the state, as ever", () => {
    expect(codesOf(at([on(10, "save"), on(12, "resume")], 13).events)).toEqual(["resume INVALID_STATE"]);
  });

  it("shares the disk with guests: each waits for the other's requests, one after the other", () => {
    const reader = machine("B", [compute(10), { op: "disk", volume: 0, block: 0, blocks: 1, write: false }], {
      arrival: 1,
      volumes: [{ name: "root", bytes: 2 * PAGE }],
    });
    const run = at([on(10, "save")], 100, { pcpus: 2 }, [A, reader]);
    // Writing 10-15; the guest, which asks at 11, 15-19; writing 19-24, 24-29.
    expect(endsOf(run)).toEqual(["save done 29"]);
    expect(doneIn(run, 1)).toBe(19);
  });
});

describe("a guest that crashes", () => {
  it("keeps its memory and its volumes, and stops for good", () => {
    const run = at([on(10, "crash")], 300);
    expect(lifeIn(run)).toBe("crashed");
    expect(run.seen().vcpus[0]).toMatchObject({ phase: "offline", cpu: 10 });
    expect(run.seen().freeFrames).toBe(12);
  });

  it("boots again when it is reset, and finds its pages where they were", () => {
    const run = at([on(10, "crash"), on(20, "reset")], 300);
    expect(doneIn(run)).toBe(120);
    expect(run.seen()).toMatchObject({ faults: 4, hits: 4 });
  });

  it("waits for nothing that was on its way, which comes all the same", () => {
    // Page 1 pushes page 0 out, which takes 5 ticks of writing.
    const run = at([on(2, "crash"), on(3, "reset")], 300, { frames: 1 }, [
      machine("A", [touch(0), touch(1), compute(10)]),
    ]);
    expect(lifeIn(run)).toBe("shutOff");
  });
});

describe("reset", () => {
  it("begins the programs anew with the memory as it is", () => {
    const run = at([on(10, "reset")], 300);
    expect(doneIn(run)).toBe(110);
    expect(run.seen()).toMatchObject({ faults: 4, hits: 4 });
    expect(run.events.filter(({ kind }) => kind === "vmState")).toHaveLength(3);
  });

  it("of a paused machine takes effect when it is resumed", () => {
    const run = at([on(10, "pause"), on(12, "reset"), on(50, "resume")], 300);
    expect(doneIn(run)).toBe(150);
  });

  it("of a paused machine counts the time since a program's end as off, and only then as paused", () => {
    const wide = machine("A", [compute(5)], { vcpus: 2, programs: [[compute(5)], [compute(90)]] });
    const run = at([on(20, "pause"), on(30, "reset"), on(40, "resume")], 41, { pcpus: 2 }, [wide]);
    const times = run
      .seen()
      .vcpus.map(({ cpu, pausedTicks, offlineTicks, done }) => [cpu, pausedTicks, offlineTicks, done]);
    expect(times).toEqual([
      [5, 10, 25, -1],
      [20, 20, 0, -1],
    ]);
  });
});

/** Stories of machines that are saved, restored, aborted, reset and killed, at any moments. */
const STORY = fc.array(
  fc.tuple(
    fc.nat(12),
    fc.nat(2),
    fc.constantFrom(
      "start",
      "save",
      "save",
      "start",
      "abortJob",
      "pause",
      "resume",
      "stop",
      "reset",
      "crash",
      "discardSave",
      "delete",
      "create",
    ),
  ),
  { maxLength: 24 },
);

function told(given: Scenario, story: readonly (readonly [number, number, string])[], writeTicks: number): Scenario {
  let time = 0;
  const commands = story.map(([gap, which, command]): TimedCommand => {
    time += gap;
    const spec = given.machines[which % given.machines.length]!;
    if (command === "create") return create(time, { ...spec, arrival: null });
    return on(time, command as "start", spec.name);
  });
  const host = hostOf(given);
  const disks = host.disks.map((disk) => ({ ...disk, extents: disk.extents + 20, writeTicks }));
  return withHost({ ...given, commands }, { ...host, disks });
}

const drawn = (options: Parameters<typeof arbitraryScenario>[0]) =>
  fc
    .tuple(arbitraryScenario({ machines: 3, ...options, commands: 0 }), STORY, fc.nat(6))
    .map(([given, story, ticks]) => told(given, story, ticks));

const expectLawful = (given: Scenario) => {
  const run = new Observed(given);
  run.run(() => {
    const seen = run.seen();
    const found = [
      ...checkInvariants(run.simulation),
      ...checkHostState(seen, run.info),
      ...checkAgreement(seen, run.simulation),
    ];
    expect(found, `at ${run.simulation.monitor.now}`).toEqual([]);
  }, 400);
};

describe("whatever is saved, restored, aborted, reset and killed", () => {
  it("every invariant holds between any two moments", () => {
    fc.assert(fc.property(drawn({}), expectLawful), examples(25));
  });

  it("the same where the host takes memory back", () => {
    fc.assert(fc.property(drawn({ overcommit: true }), expectLawful), examples(15));
  });

  it("the same where pages with equal contents are merged, which images hold as they are", () => {
    const shared = fc
      .tuple(arbitrarySharedScenario, STORY, fc.nat(6))
      .map(([given, story, ticks]) => told(given, story, ticks));
    fc.assert(fc.property(shared, expectLawful), examples(10));
  });

  it("nothing leaks: when every machine is off and deleted, frames and extents are as at the beginning", () => {
    fc.assert(
      fc.property(drawn({ overcommit: true }), fc.nat(60), (given, moments) => {
        const run = new Observed(given).run(() => {}, moments);
        const { monitor } = run.simulation;
        const manager = new Manager(monitor, run.rows);
        for (const { name } of monitor.state.vms.filter(({ life }) => life !== "none")) {
          manager.execute({ command: "stop", vm: name }, 0);
          expect(manager.execute({ command: "delete", vm: name, discardSave: true }, 0)).toBe(true);
        }
        const extents = hostOf(given).disks.reduce((sum, disk) => sum + disk.extents, 0);
        expect(monitor.state.volumes.pool.free).toBe(extents - monitor.volumes.swapExtents);
        expect(monitor.state.memory.guests.size).toBe(0);
        expect(monitor.state.jobs.running.size).toBe(0);
        const { free, orphans } = monitor.state.memory;
        expect(free.size + orphans).toBe(hostOf(given).frames);
      }),
      examples(20),
    );
  });
});
