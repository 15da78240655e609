/** Snapshots with memory (domain A.5, A.6, D.5): what they keep, what going back brings back, and what ends them. */
import { describe, expect, it } from "vitest";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import type { HostSpec, MachineSpec, Op, RevertState, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../src/model/settings.ts";
import { on, runUntil, setMemoryTarget, setWeight } from "../support/commands.ts";
import { contentOf, deleteSnapshot, keptContent, revert, snapshot, write } from "../support/copies.ts";
import { Observed } from "../support/observed.ts";
import { EXTENT, machine, PAGE, scenario } from "../support/workloads.ts";

const DISK = { extents: 40, readTicks: 1, writeTicks: 1 };
const CLASSIC: Partial<HostSpec> = { disks: [DISK, DISK], frames: 16, snapshots: { storeChunks: 4, chunkExtents: 1 } };
const THIN: Partial<HostSpec> = {
  disks: [DISK, DISK],
  frames: 16,
  thinPool: { extents: 12, chunkExtents: 1, lowWater: 1, whenFull: "queue" },
};
const HOSTS = [
  ["thin", THIN],
  ["thick", CLASSIC],
] as const;
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const store = (...pages: number[]): Op[] => pages.map((page) => ({ op: "reference", page, write: true }));
const guest = (program: readonly Op[], changes: Partial<MachineSpec> = {}): MachineSpec =>
  machine("A", program, { memoryBytes: 4 * PAGE, volumes: [{ name: "root", bytes: 4 * EXTENT }], ...changes });
const withMemory = (at: number, name = "s"): TimedCommand => ({ at, command: "snapshot", vm: "A", name, memory: true });
const revertTo = (at: number, to: RevertState): TimedCommand => ({ at, command: "revert", vm: "A", name: "s", to });
const fails = (at: number, disk: number): TimedCommand => ({ at, command: "setDisk", disk, state: "failed" });

const run = (given: MachineSpec, host: Partial<HostSpec>, commands: readonly TimedCommand[], until = 500) =>
  runUntil(scenario([given], host, { commands }), until);
const refusals = ({ events }: Observed) =>
  events.flatMap((event) => (event.kind === "commandFailed" ? [`${event.command} ${event.code}`] : []));
const ends = ({ events }: Observed) =>
  events.flatMap((event) =>
    event.kind === "jobEnded" ? [`${event.work} ${event.done}/${event.total} ${event.outcome}`] : [],
  );
const life = (seen: Observed) => seen.seen().vms[0]!.life;
const cpu = (seen: Observed) => seen.seen().vcpus[0]!.cpu;
const free = ({ simulation }: Observed) => simulation.monitor.state.volumes.pool.free;
const firstJob = ({ events }: Observed) => events.find((event) => event.kind === "jobBegun");
const kept = ({ simulation }: Observed) => [...simulation.monitor.state.snapshots.snapshots.values()];

/** Two pages, two blocks, then work for a long time. */
const PROGRAM = [...store(0, 1), ...write(0, 1), compute(30), ...write(0, 2), ...store(2), compute(40)];

describe.each(HOSTS)("a snapshot with memory (%s)", (_, host) => {
  it("is a job during which the vCPUs stand still, and the run goes on as it would have", () => {
    const alone = run(guest(PROGRAM), host, []);
    const seen = run(guest(PROGRAM), host, [withMemory(20)]);
    expect(ends(seen)).toEqual(["snapshotMemory 2/2 done"]);
    expect(cpu(seen)).toBe(cpu(alone));
    expect(kept(seen)[0]!.memory!.pages.map(({ page }) => page)).toEqual([0, 1]);
    expect(life(seen)).toBe("shutOff");
  });

  it("brings back volumes, memory, and the place in the program, as often as one likes", () => {
    const commands = [withMemory(20), revert(70, "s"), revert(120, "s")];
    const seen = run(guest(PROGRAM), host, commands, 300);
    expect(refusals(seen)).toEqual([]);
    expect(ends(seen).filter((end) => end.startsWith("revert"))).toHaveLength(2);
    expect(ends(seen).every((end) => end.endsWith("done"))).toBe(true);
    // After each revert the rest of the program runs: 30 and 40 ticks, two writes, a page.
    expect(life(seen)).toBe("shutOff");
    const writes = seen.events.filter((event) => event.kind === "ioQueued" && event.purpose === "guestWrite");
    expect(writes).toHaveLength(2 + 3 * 2);
  });

  it("is gone back to by putting changed chunks back first, then by reading the pages", () => {
    const { events } = run(guest(PROGRAM), host, [withMemory(20), revert(70, "s")], 100);
    const end = events.findIndex((event) => event.kind === "jobEnded" && event.work === "revert");
    const copies = events
      .slice(0, end)
      .flatMap((event) => (event.kind === "ioQueued" && event.time >= 70 ? [event.purpose] : []));
    // Blocks 0 and 2 have been written since; of a thin pool nothing is copied. Two pages are read.
    const putBack = host === THIN ? [] : ["copyRead", "copyWrite", "copyRead", "copyWrite"];
    expect(copies).toEqual([...putBack, "jobRead", "jobRead"]);
  });

  it("keeps what the volumes held when it was complete", () => {
    const seen = run(guest(PROGRAM), host, [withMemory(20), on(60, "stop"), revert(70, "s")], 71);
    const { lv, copy } = kept(seen)[0]!.volumes[0]!;
    const before = run(guest(PROGRAM), host, [snapshot(19, "t")], 20);
    const then = kept(before)[0]!.volumes[0]!;
    expect(keptContent(seen.simulation.monitor, lv, copy)).toEqual(
      keptContent(before.simulation.monitor, then.lv, then.copy),
    );
    const after = run(guest(PROGRAM), host, [withMemory(20), on(60, "stop"), revertTo(70, "paused")], 90);
    expect(contentOf(after.simulation.monitor, lv)).toEqual(keptContent(after.simulation.monitor, lv, copy));
  });

  it("goes back to paused where the machine was paused, and to what is asked for", () => {
    const paused = [on(20, "pause"), withMemory(21)];
    const to = (state: RevertState) => run(guest(PROGRAM), host, [...paused, on(40, "stop"), revertTo(50, state)], 70);
    expect(life(run(guest(PROGRAM), host, [...paused, on(40, "stop"), revert(50, "s")], 70))).toBe("paused");
    expect(life(to("running"))).toBe("running");
    expect(life(to("paused"))).toBe("paused");
  });

  it("of a machine that is off has no memory, and going back leaves it off", () => {
    const seen = run(guest(PROGRAM, { arrival: null }), host, [withMemory(5), on(6, "start"), revert(30, "s")]);
    expect([kept(seen)[0]!.memory, life(seen)]).toEqual([null, "shutOff"]);
  });

  it("brings back vCPUs, memory and weight of that moment (A.3)", () => {
    const other: TimedCommand = { at: 61, command: "resize", vm: "A", vcpus: 2, memoryBytes: 8 * PAGE };
    const seen = run(
      guest(PROGRAM),
      host,
      [withMemory(20), on(60, "stop"), other, setWeight(62, 9), revert(70, "s")],
      80,
    );
    expect(seen.simulation.monitor.specs[0]).toMatchObject({ vcpus: 1, memoryBytes: 4 * PAGE });
    expect(seen.simulation.monitor.processor.attributes[0]!.weight).not.toBe(9);
    expect(life(seen)).toBe("running");
  });

  it("brings back the memory target of that moment (A.3)", () => {
    const overcommit = { ...defaultsOf(OVERCOMMIT), poll: 7, rebalance: 49 };
    const seen = run(
      guest(PROGRAM),
      { ...host, overcommit },
      [setMemoryTarget(10, 3), withMemory(20), setMemoryTarget(50, 2), revert(70, "s")],
      80,
    );
    expect(seen.simulation.monitor.reclaim!.wishOf(0).limit).toBe(3);
    expect(seen.seen().vms[0]!.memory!.limit).toBe(3);
  });

  it("takes extents for its pages, and gives them back when it is deleted", () => {
    const without = free(run(guest(PROGRAM), host, []));
    const seen = run(guest(PROGRAM), host, [withMemory(20)]);
    expect(free(seen)).toBeLessThan(without);
    expect(free(run(guest(PROGRAM), host, [withMemory(20), deleteSnapshot(60, "s")]))).toBe(without);
    const small = { ...host, disks: [{ ...DISK, extents: host === THIN ? 12 : 8 }] };
    expect(refusals(run(guest(PROGRAM), small, [withMemory(20)]))).toEqual(["snapshot NO_SPACE"]);
  });

  it("makes the machine heed little until it is complete, and going back is not aborted", () => {
    const busy = run(guest(PROGRAM), host, [withMemory(20), snapshot(21, "t"), revert(21, "s")]);
    expect(refusals(busy)).toEqual(["snapshot BUSY_JOB", "revert BUSY_JOB"]);
    const back = run(guest(PROGRAM), host, [withMemory(20), revert(60, "s"), on(61, "abortJob")]);
    expect(refusals(back)).toEqual(["abortJob INVALID_STATE"]);
  });

  it("is over where a disk fails, and the machine goes on; going back then leaves it off, and the snapshot whole", () => {
    const given = guest([...store(0, 1, 2), compute(60)]);
    expect(firstJob(run(given, host, [withMemory(20)]))).toMatchObject({ work: "snapshotMemory", total: 3 });
    const failing = run(given, host, [withMemory(20), fails(21, 0), fails(21, 1)], 25);
    expect(ends(failing)).toEqual(["snapshotMemory 1/3 failed"]);
    expect([life(failing), kept(failing)]).toEqual(["running", []]);
    const back = run(given, host, [withMemory(20), revert(60, "s"), fails(61, 0), fails(61, 1)]);
    expect(ends(back)[1]).toMatch(/^revert \d\/3 failed$/u);
    expect([life(back), kept(back).length]).toEqual(["shutOff", 1]);
  });

  it("is refused going back to where the host lacks the memory for it", () => {
    const b = machine("B", [compute(900)], { arrival: null, memoryBytes: 16 * PAGE, reservedPages: 14 });
    const given = scenario([guest(PROGRAM, { reservedPages: 4 }), b], host, {
      commands: [withMemory(20), on(60, "stop"), on(61, "start", "B"), revert(62, "s")],
    });
    const seen = runUntil(given, 80);
    expect(refusals(seen)).toEqual(["revert NO_MEMORY"]);
    expect(life(seen)).toBe("shutOff");
  });
});

/** What can be told of the resources of a host. */
const left = ({ simulation: { monitor } }: Observed) => ({
  free: monitor.state.volumes.pool.free,
  chunks: monitor.state.copyOnWrite.thin?.free ?? -1,
  frames: monitor.memory.reserved,
  jobs: monitor.state.jobs.running.size,
  snapshots: monitor.state.snapshots.snapshots.size,
});

/** The run of `given`, every moment checked. */
function checked(given: Scenario): Observed {
  const seen = new Observed(given);
  return seen.run(() => {
    expect(checkInvariants(seen.simulation)).toEqual([]);
    expect(checkAgreement(seen.seen(), seen.simulation)).toEqual([]);
  });
}

it.each(HOSTS)("aborted or forced off at any tick it leaves nothing (%s)", (_, host) => {
  const given = (commands: readonly TimedCommand[]) => checked(scenario([guest(PROGRAM)], host, { commands }));
  const without = left(given([]));
  for (let at = 20; at < 22; at += 1) {
    const seen = given([withMemory(20), on(at, "abortJob")]);
    expect(ends(seen)).toEqual([expect.stringMatching(/aborted$/u)]);
    expect(left(seen)).toEqual(without);
  }
  for (let at = 60; at < 64; at += 1) given([withMemory(20), revert(60, "s"), on(at, "stop"), revert(at + 9, "s")]);
});
