/** Why machines that lie on others, and those that others read through, do not do what is asked (domain A.4, D.5). */
import { describe, expect, it } from "vitest";
import type { Command, HostSpec, Op, TimedCommand } from "../../src/model/scenario.ts";
import { on } from "../support/commands.ts";
import { clone, snapshot, write } from "../support/copies.ts";
import { Observed } from "../support/observed.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

const POOL = { extents: 8, chunkExtents: 1, lowWater: 0, whenFull: "error" } as const;
const DISKS = [{ extents: 40, readTicks: 1, writeTicks: 1 }];
const LAYERED: Partial<HostSpec> = { disks: DISKS, thinPool: { ...POOL, isLayered: true } };
const THIN: Partial<HostSpec> = { disks: DISKS, thinPool: POOL };

const guest = (name: string, program: readonly Op[], extents = 4) =>
  machine(name, program, { memoryBytes: 0, volumes: [{ name: "root", bytes: extents * EXTENT }] });
const A = guest("A", write(0, 1));
const LARGER = guest("L", [], 5);
const RUNS = guest("R", [{ op: "compute", ticks: 500 }]);

/** B on A, C on B, and D on A; A has written two chunks and is off. */
const CLONES = [clone(20, "B", true), clone(21, "C", true, "B"), clone(22, "D", true)];

/** The code that `command` is refused with after `before`; null: it is carried out. */
function codeOf(command: Command, before: readonly TimedCommand[] = CLONES, host = LAYERED): string | null {
  const given = scenario([A, LARGER, RUNS], host, { commands: [...before, { ...command, at: 100 }] });
  const told = new Observed(given).run().events.find((each) => each.kind === "commandFailed" && each.time === 100);
  return told?.kind === "commandFailed" ? told.code : null;
}

function linked(vm: string, more: object = {}): Command {
  return { command: "clone", vm, name: "new", isLinked: true, ...more };
}

describe("a machine that others read through", () => {
  it.each([
    { command: "start", vm: "A" },
    { command: "delete", vm: "A" },
    { command: "delete", vm: "A", keepStorage: true },
    { command: "discard", vm: "A", volume: 0, block: 0, blocks: 1 },
  ] as const)("does not $command", (command) => {
    expect(codeOf(command)).toBe("HAS_DEPENDENTS");
    expect(codeOf(command, [])).toBe(null);
  });

  it("does not go back to a snapshot, but takes one, and loses one", () => {
    const before = [snapshot(10, "s"), ...CLONES];
    expect(codeOf({ command: "revert", vm: "A", name: "s" }, before)).toBe("HAS_DEPENDENTS");
    expect(codeOf({ command: "snapshot", vm: "A", name: "t" }, before)).toBe(null);
    expect(codeOf({ command: "deleteSnapshot", vm: "A", name: "s" }, before)).toBe(null);
  });

  it("starts again when they are rebased onto nothing, or gone", () => {
    const apart = ["B", "D"].map((vm): TimedCommand => ({ at: 40, command: "rebase", vm }));
    expect(codeOf({ command: "start", vm: "A" }, [...CLONES, ...apart])).toBe(null);
    const gone = ["C", "B", "D"].map((vm) => on(40, "delete", vm));
    expect(codeOf({ command: "start", vm: "A" }, [...CLONES, ...gone])).toBe(null);
  });

  it("counts those whose machine is gone and whose volumes are left", () => {
    const left: TimedCommand = { at: 40, command: "delete", vm: "B", keepStorage: true };
    const before = [clone(20, "B", true), left];
    expect(codeOf({ command: "start", vm: "A" }, before)).toBe("HAS_DEPENDENTS");
    const deleted: TimedCommand = { at: 50, command: "deleteVolume", owner: "B", volume: "root" };
    expect(codeOf({ command: "start", vm: "A" }, [...before, deleted])).toBe(null);
  });
});

describe("a linked clone of images", () => {
  it("is of a machine that is off, and of no snapshot", () => {
    expect(codeOf(linked("A"))).toBe(null);
    expect(codeOf(linked("R", { live: true }))).toBe("VOLUME_IN_USE");
    expect(codeOf(linked("A", { snapshot: "s" }), [snapshot(10, "s")])).toBe("INVALID_ARG");
    expect(codeOf(linked("A", { snapshot: "s" }), [snapshot(10, "s")], THIN)).toBe(null);
  });
});

describe("commit", () => {
  it("needs something below, which nobody else reads through", () => {
    expect(codeOf({ command: "commit", vm: "A" })).toBe("INVALID_ARG");
    expect(codeOf({ command: "commit", vm: "B" })).toBe("HAS_DEPENDENTS");
    expect(codeOf({ command: "commit", vm: "C" })).toBe(null);
    expect(codeOf({ command: "commit", vm: "B" }, CLONES, THIN)).toBe("INVALID_ARG");
    expect(codeOf({ command: "commit", vm: "nobody" })).toBe("NO_SUCH_VM");
  });

  it("is by force where it has snapshots", () => {
    const before = [...CLONES, snapshot(30, "s", "C")];
    expect(codeOf({ command: "commit", vm: "C" }, before)).toBe("HAS_DEPENDENTS");
    expect(codeOf({ command: "commit", vm: "C", force: true }, before)).toBe(null);
  });

  it("needs chunks for what it overwrites, until it has ended", () => {
    // Four chunks of A and four of its clone fill the pool.
    const whole = guest("A", write(0, 1, 2, 3));
    const commands: TimedCommand[] = [
      clone(40, "B", true),
      on(41, "start", "B"),
      { at: 100, command: "commit", vm: "B" },
    ];
    const seen = new Observed(scenario([whole], LAYERED, { commands })).run();
    expect(seen.events.find(({ kind }) => kind === "commandFailed")).toMatchObject({
      code: "POOL_FULL",
      shortages: [{ resource: "chunks", needed: 4, available: 0 }],
    });
  });
});

describe("rebase", () => {
  it("puts a machine on none that stands on it, and from nothing on something", () => {
    expect(codeOf({ command: "rebase", vm: "A" })).toBe("INVALID_ARG");
    expect(codeOf({ command: "rebase", vm: "A", base: "A" })).toBe("INVALID_ARG");
    expect(codeOf({ command: "rebase", vm: "A", base: "C" })).toBe("INVALID_ARG");
    expect(codeOf({ command: "rebase", vm: "C", base: "A" })).toBe(null);
    expect(codeOf({ command: "rebase", vm: "C" })).toBe(null);
    expect(codeOf({ command: "rebase", vm: "C", base: "nobody" })).toBe("NO_SUCH_VM");
  });

  it("needs a machine that is off, has no job and volumes as large", () => {
    expect(codeOf({ command: "rebase", vm: "C", base: "R" })).toBe("VOLUME_IN_USE");
    expect(codeOf({ command: "rebase", vm: "C", base: "L" })).toBe("TARGET_INCOMPATIBLE");
    const copying = clone(99, "E", false);
    expect(codeOf({ command: "rebase", vm: "C", base: "E" }, [...CLONES, copying])).toBe("BUSY_JOB");
  });

  it("is of a machine that may run meanwhile", () => {
    const begun = [...CLONES, on(50, "start", "C")];
    expect(codeOf({ command: "rebase", vm: "C" }, begun)).toBe(null);
  });
});
