/** What a machine needs to exist and to run (domain A.4, A.5): every resource that is short is named, with its numbers. */
import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { HostSpec, MachineSpec, Op, TimedCommand } from "../../src/model/scenario.ts";
import { create, on, runUntil } from "../support/commands.ts";
import { EXTENT, machine, PAGE, scenario } from "../support/workloads.ts";

const RUNS: readonly Op[] = [{ op: "compute", ticks: 1000 }];
const off = (name: string, changes: Partial<MachineSpec> = {}) => machine(name, RUNS, { arrival: null, ...changes });
const volumes = (...extents: number[]) => extents.map((count, at) => ({ name: `v${at}`, bytes: count * EXTENT }));
const disks = (...extents: number[]) => extents.map((count) => ({ extents: count, readTicks: 5, writeTicks: 5 }));

/** The answer to the last of `commands`. */
function answer(
  host: Partial<HostSpec>,
  machines: readonly MachineSpec[],
  commands: readonly TimedCommand[],
): TraceEvent | undefined {
  const run = runUntil(scenario(machines, host, { commands }), 100);
  return run.events.findLast(({ kind }) => kind === "commandDone" || kind === "commandFailed");
}

const refused = (code: string, ...shortages: object[]) =>
  expect.objectContaining({ kind: "commandFailed", code, shortages });
const done = (command: string) => expect.objectContaining({ kind: "commandDone", command });

describe("create", () => {
  const host = { frames: 8, disks: disks(4, 4) };
  const asked = (changes: Partial<MachineSpec>) => answer(host, [], [create(1, off("A", changes))]);

  it("is refused with NO_CPU when no pCPU that the machine may use exists", () => {
    expect(asked({ affinity: [1, 7] })).toEqual(refused("NO_CPU", { resource: "cpu", needed: 1, available: 0 }));
    expect(asked({ affinity: [0, 7] })).toEqual(done("create"));
  });

  it("is refused with NO_MEMORY when the host does not have the guaranteed pages at all", () => {
    expect(asked({ reservedPages: 9 })).toEqual(refused("NO_MEMORY", { resource: "memory", needed: 9, available: 8 }));
    expect(asked({ reservedPages: 8 })).toEqual(done("create"));
  });

  it("is refused with NO_SPACE when the volumes do not fit", () => {
    expect(asked({ volumes: volumes(5, 4) })).toEqual(
      refused("NO_SPACE", { resource: "storage", needed: 9, available: 8 }),
    );
    expect(asked({ volumes: volumes(5, 3) })).toEqual(done("create"));
  });

  it("names every resource that is short, and has the code of the first", () => {
    expect(asked({ affinity: [7], reservedPages: 9, volumes: volumes(9) })).toEqual(
      refused(
        "NO_CPU",
        { resource: "cpu", needed: 1, available: 0 },
        { resource: "memory", needed: 9, available: 8 },
        { resource: "storage", needed: 9, available: 8 },
      ),
    );
    expect(asked({ reservedPages: 9, volumes: volumes(9) })).toEqual(
      refused(
        "NO_MEMORY",
        { resource: "memory", needed: 9, available: 8 },
        { resource: "storage", needed: 9, available: 8 },
      ),
    );
  });

  it("asks for existence before resources", () => {
    expect(answer(host, [off("A")], [create(1, off("A", { reservedPages: 9 }))])).toEqual(refused("ALREADY_EXISTS"));
  });

  it("says how many extents could be had when enough are free, but not together", () => {
    // 2 + 2 taken of two PVs of 4: no PV has 3 free ones.
    const taken = [off("X", { volumes: volumes(2) }), off("Y", { volumes: volumes(3) })];
    for (const allocation of ["contiguous", "cling"] as const)
      expect(answer({ disks: disks(4, 4), allocation }, taken, [create(1, off("A", { volumes: volumes(3) }))])).toEqual(
        refused("NO_SPACE", { resource: "storage", needed: 3, available: 2 }),
      );
    expect(answer({ disks: disks(4, 4) }, taken, [create(1, off("A", { volumes: volumes(3) }))])).toEqual(
      done("create"),
    );
  });

  it("that is refused takes nothing, though the first of its volumes would fit", () => {
    const run = runUntil(scenario([], host, { commands: [create(1, off("A", { volumes: volumes(4, 5) }))] }), 2);
    expect(run.simulation.monitor.state.volumes.pool.free).toBe(8);
    expect(run.info.vms).toEqual([]);
    expect(run.info.lvs).toEqual([]);
  });
});

// Pages as large as an extent: a swap slot is an extent.
const swapping = (extents: number) => ({ frames: 8, pageBytes: EXTENT, swapBytes: extents * EXTENT });
const large = (name: string, pages: number, reservedPages: number) =>
  off(name, { memoryBytes: pages * EXTENT, reservedPages });

describe("start", () => {
  it("is refused with NO_MEMORY when the guarantees of those that are on leave too few frames", () => {
    const machines = [off("A", { reservedPages: 5 }), off("B", { reservedPages: 4 })];
    expect(answer({ frames: 8 }, machines, [on(1, "start"), on(2, "start", "B")])).toEqual(
      refused("NO_MEMORY", { resource: "memory", needed: 4, available: 3 }),
    );
  });

  it("works again once the other machine is off: its guarantee is free", () => {
    const machines = [off("A", { reservedPages: 5 }), off("B", { reservedPages: 4 })];
    const commands = [on(1, "start"), on(2, "start", "B"), on(3, "stop"), on(4, "start", "B")];
    expect(answer({ frames: 8 }, machines, commands)).toEqual(done("start"));
  });

  it("keeps the guarantee of a paused machine", () => {
    const machines = [off("A", { reservedPages: 5 }), off("B", { reservedPages: 4 })];
    const commands = [on(1, "start"), on(2, "pause"), on(3, "start", "B")];
    expect(answer({ frames: 8 }, machines, commands)).toEqual(
      refused("NO_MEMORY", { resource: "memory", needed: 4, available: 3 }),
    );
  });

  it("is refused with NO_SPACE when the swap volume has no room for the pages that are not guaranteed", () => {
    expect(answer(swapping(4), [large("A", 7, 2)], [on(1, "start")])).toEqual(
      refused("NO_SPACE", { resource: "storage", needed: 5, available: 4 }),
    );
    expect(answer(swapping(5), [large("A", 7, 2)], [on(1, "start")])).toEqual(done("start"));
  });

  it("counts what the swap volume has promised to those that are on", () => {
    const machines = [large("A", 5, 2), large("B", 4, 1)];
    expect(answer(swapping(5), machines, [on(1, "start"), on(2, "start", "B")])).toEqual(
      refused("NO_SPACE", { resource: "storage", needed: 3, available: 2 }),
    );
    expect(answer(swapping(6), machines, [on(1, "start"), on(2, "start", "B")])).toEqual(done("start"));
  });

  it("needs no swap space for a machine whose memory is guaranteed whole", () => {
    expect(answer(swapping(1), [large("A", 6, 6)], [on(1, "start")])).toEqual(done("start"));
  });

  it("names memory and swap space together", () => {
    const machines = [large("A", 6, 5), large("B", 9, 4)];
    expect(answer(swapping(5), machines, [on(1, "start"), on(2, "start", "B")])).toEqual(
      refused(
        "NO_MEMORY",
        { resource: "memory", needed: 4, available: 3 },
        { resource: "storage", needed: 5, available: 4 },
      ),
    );
  });

  it("promises nothing without a swap volume: swapping then uses disk 0 directly", () => {
    expect(answer({ frames: 1 }, [off("A", { memoryBytes: 1000 * PAGE })], [on(1, "start")])).toEqual(done("start"));
  });

  it("that is refused leaves the machine off, with an arrival as with a command", () => {
    const run = runUntil(
      scenario([off("A", { arrival: 3, reservedPages: 3 }), off("B", { arrival: 3, reservedPages: 3 })], { frames: 5 }),
      9,
    );
    expect(run.seen().vms.map(({ life }) => life)).toEqual(["running", "shutOff"]);
    expect(run.events).toContainEqual(
      expect.objectContaining({ kind: "commandFailed", time: 3, index: -2, command: "start", code: "NO_MEMORY" }),
    );
  });
});

describe("the swap volume", () => {
  it("is taken from the pool before any machine", () => {
    const run = runUntil(scenario([off("A", { volumes: volumes(1) })], { swapBytes: 2 * EXTENT }), 1);
    expect(run.info.lvs.map(({ id, vm, name, extents }) => [id, vm, name, extents])).toEqual([
      [0, -1, "swap", 2],
      [1, 0, "v0", 1],
    ]);
    expect([...run.seen().pvs[0]!.lv].slice(0, 4)).toEqual([0, 0, 1, -1]);
  });
});
