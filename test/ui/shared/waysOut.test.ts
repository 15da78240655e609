/** What is offered instead of a refused command: in every state, and every one of it would be carried out. */
import { describe, expect, it } from "vitest";
import type { Command, TimedCommand } from "../../../src/model/scenario.ts";
import { COMMANDS } from "../../../src/model/scenario.ts";
import { THIN_POOL } from "../../../src/model/settings.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { waysOut } from "../../../src/ui/shared/moment/waysOut.ts";
import { clone, snapshot } from "../../support/copies.ts";
import { on, runUntil } from "../../support/commands.ts";
import { EXTENT, machine, scenario } from "../../support/workloads.ts";

const AT = 100;

const A = machine(
  "A",
  [
    { op: "reference", page: 0, write: true },
    { op: "compute", ticks: 500 },
  ],
  {
    volumes: [{ name: "data", bytes: 2 * EXTENT }],
  },
);

/** A run with a thin pool, in which those commands are given. */
const given = (commands: readonly TimedCommand[], isLayered: boolean) => {
  const thinPool = { ...defaultsOf(THIN_POOL), extents: 8, ...(isLayered ? { isLayered } : {}) };
  return scenario([A], { disks: [{ extents: 40, readTicks: 1, writeTicks: 1 }], thinPool }, { commands });
};

/** What becomes of `asked` after `before`: null when it is carried out, else its ways out. */
function asked(before: readonly TimedCommand[], command: Command, isLayered = false): readonly Command[] | null {
  const run = given([...before, { ...command, at: AT }], isLayered);
  const seen = runUntil(run, AT + 1);
  const refused = seen.events.find((event) => event.kind === "commandFailed" && event.index === before.length);
  if (refused?.kind !== "commandFailed") return null;
  return waysOut(refused, { scenario: run, info: seen.info, host: seen.seen() });
}

/** The same where volumes are images in layers. */
function layered(before: readonly TimedCommand[], command: Command): readonly Command[] | null {
  return asked(before, command, true);
}

/** How machine A comes into each state, long before `AT` or just before it. */
const LIVES = {
  running: [],
  shutOff: [on(10, "stop")],
  paused: [on(10, "pause")],
  saved: [on(10, "save")],
  crashed: [on(10, "crash")],
  shuttingDown: [on(AT, "shutdown")],
  busy: [on(AT, "save")],
} satisfies Record<string, readonly TimedCommand[]>;

const BESIDES = {
  "without snapshots": [],
  "with a snapshot": [snapshot(5, "s")],
  "with a linked clone of its snapshot": [
    on(3, "pause"),
    snapshot(5, "s"),
    clone(6, "B", true, "A", "s"),
    on(7, "resume"),
  ],
  "with a clone of a clone": [on(3, "pause"), clone(5, "B", true), clone(6, "C", true, "B"), on(7, "resume")],
} satisfies Record<string, readonly TimedCommand[]>;

/** Every command that is for a machine, as it is asked without options. */
const ASKED: readonly Command[] = COMMANDS.flatMap((command): Command[] => {
  switch (command) {
    case "create":
    case "compact":
    case "extendPool":
    case "setDisk":
    case "moveExtents":
    case "abortMove":
    case "extendVolume":
    case "reduceVolume":
    case "discard":
    case "balloon":
    case "setMemoryTarget":
    case "setWeight":
    case "deleteVolume":
    case "setLink":
    case "setHost":
      return [];
    case "setMigrationSpeed":
      return [{ command, vm: "A", bytesPerTick: 1 }];
    case "rename":
      return [{ command, vm: "A", name: "new" }];
    case "migrate":
      return [{ command, vm: "A", to: 1 }];
    case "resize":
      return [{ command, vm: "A", vcpus: 2 }];
    case "deleteBackup":
      return [];
    case "backup":
    case "restoreBackup":
      return [{ command, vm: "A", name: "b" }];
    case "snapshot":
    case "revert":
    case "deleteSnapshot":
      return [{ command, vm: "A", name: command === "snapshot" ? "new" : "s" }];
    case "clone":
      return [{ command, vm: "A", name: "copy", isLinked: true }];
    default:
      return [{ command, vm: "A" }];
  }
});

describe("what is offered instead of a refused command", () => {
  it.each(
    Object.entries(LIVES).flatMap(([life, into]) =>
      Object.entries(BESIDES).map(([what, before]) => ({ life, what, before: [...before, ...into] })),
    ),
  )("is carried out, of a machine that is $life $what", ({ before }) => {
    for (const command of ASKED)
      for (const way of asked(before, command) ?? [])
        expect([command, way, asked(before, way)]).toEqual([command, way, null]);
  });

  it("is the deletion with all that goes with it", () => {
    const deletion: Command = { command: "delete", vm: "A" };
    const ofA = (before: readonly TimedCommand[]) => asked(before, deletion);
    expect(ofA([snapshot(5, "s"), on(10, "stop")])).toEqual([{ ...deletion, deleteSnapshots: true }]);
    expect(ofA([snapshot(5, "s")])).toEqual([
      { ...deletion, force: true, deleteSnapshots: true },
      { command: "shutdown", vm: "A" },
    ]);
    expect(ofA([on(10, "save")])?.[0]).toEqual({ ...deletion, discardSave: true });
  });

  it("is the deletion of the clones that stand in the way, those of clones first", () => {
    const before = [...BESIDES["with a clone of a clone"], on(10, "stop")];
    expect(asked(before, { command: "delete", vm: "A" })).toEqual([{ command: "delete", vm: "C" }]);
    const shared = BESIDES["with a linked clone of its snapshot"];
    expect(asked(shared, { command: "deleteSnapshot", vm: "A", name: "s" })).toEqual([{ command: "delete", vm: "B" }]);
  });

  it("is, of machines that others read through, to give those everything themselves, or to delete them", () => {
    const off = on(10, "stop");
    const cloned = [off, clone(20, "B", true), clone(21, "C", true), clone(22, "D", true, "B")];
    const ofA: readonly Command[] = [
      { command: "start", vm: "A" },
      { command: "delete", vm: "A" },
    ];
    for (const command of ofA) {
      expect(layered(cloned, command)?.slice(0, 2)).toEqual([
        { command: "rebase", vm: "B" },
        { command: "rebase", vm: "C" },
      ]);
      for (const way of layered(cloned, command)!) expect([way, layered(cloned, way)]).toEqual([way, null]);
    }
    // The other clone would see what it reads change.
    expect(layered(cloned, { command: "commit", vm: "C" })).toEqual([{ command: "rebase", vm: "B" }]);
    const withSnapshot = [off, clone(20, "B", true), snapshot(30, "s", "B")];
    const commit = { command: "commit", vm: "B" } as const;
    expect(layered(withSnapshot, commit)).toEqual([{ ...commit, force: true }]);
    expect(layered(withSnapshot, { ...commit, force: true })).toBe(null);
    expect(layered([on(10, "pause")], { command: "clone", vm: "A", name: "B", isLinked: true })).toEqual([
      { command: "stop", vm: "A" },
    ]);
    const another = [off, clone(20, "B", true), clone(21, "E", false), on(40, "start", "E"), on(60, "pause", "E")];
    expect(layered(another, { command: "rebase", vm: "B", base: "E" })).toEqual([{ command: "stop", vm: "E" }]);
  });

  it("is to abort the job that a machine has", () => {
    expect(asked(LIVES.busy, { command: "reset", vm: "A" })).toEqual([{ command: "abortJob", vm: "A" }]);
  });
});
