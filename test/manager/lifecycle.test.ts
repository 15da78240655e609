/** The lifecycle of a machine (domain A): the table of commands and states, cell by cell, with the errors; names; order. */
import { describe, expect, it } from "vitest";
import { Manager } from "../../src/manager/manager.ts";
import { legalCommands } from "../../src/model/lifecycle.ts";
import {
  COMMANDS,
  isForHost,
  type CommandId,
  type HostSpec,
  type Op,
  type TimedCommand,
} from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../src/model/settings.ts";
import { VM_STATES, type VmLife } from "../../src/model/states.ts";
import {
  balloon,
  create,
  isAboutCopies,
  on,
  runUntil,
  setMemoryTarget,
  setWeight,
  type CopyCommand,
} from "../support/commands.ts";
import { COLUMNS, ERRORS, isError, waysTo, type Cell, type Row } from "../support/lifeTable.ts";
import { EXTENT, job, machine, NO_COSTS, scenario } from "../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const touch = (page: number): Op => ({ op: "reference", page, write: true });

/** Memory is taken back, with looks at other moments than those of the commands here. */
const QUICK_DISK: Partial<HostSpec> = {
  costs: { ...NO_COSTS, shutdown: 10 },
  disks: [{ extents: 64, readTicks: 1, writeTicks: 1 }],
  overcommit: { ...defaultsOf(OVERCOMMIT), poll: 7, rebalance: 49 },
};
/** A machine that runs long enough for everything here. */
const A = machine("A", [touch(0), touch(1), compute(1000)], {
  arrival: null,
  volumes: [
    { name: "root", bytes: EXTENT },
    { name: "data", bytes: 2 * EXTENT },
  ],
});

/** Snapshots, clones, backups, layers and the thin pool have a table of their own (`copyTable.test.ts`). */
type Listed = Exclude<CommandId, CopyCommand>;
const LISTED = COMMANDS.filter((command): command is Listed => !isAboutCopies(command));

function give(at: number, command: Listed): TimedCommand {
  if (command === "create") return create(at, A);
  if (command === "compact") return { at, command };
  if (command === "setMemoryTarget") return setMemoryTarget(at, 1);
  if (command === "balloon") return balloon(at, false);
  if (command === "setDisk") return { at, command, disk: 9, state: "failed" };
  if (command === "rename") return { at, command, vm: "A", name: "B" };
  if (command === "resize") return { at, command, vm: "A", vcpus: 2 };
  if (command === "deleteVolume") return { at, command, owner: "A", volume: "root" };
  if (command === "extendVolume" || command === "reduceVolume")
    return { at, command, vm: "A", volume: "data", extents: 1 };
  if (command === "moveExtents") return { at, command, disk: 9 };
  if (command === "abortMove") return { at, command };
  if (command === "migrate") return { at, command, vm: "A", to: 1 };
  if (command === "setMigrationSpeed") return { at, command, vm: "A", bytesPerTick: 1 };
  if (command === "setLink" || command === "setHost") return { at, command, state: "failed" };
  if (command === "setIoLimit") return { at, command, vm: "A", requests: 1 };
  return command === "setWeight" ? setWeight(at, 5) : on(at, command);
}

const WAY_TO = waysTo(0);

/** Domain A.3: the state that follows (of `save`, when its job has ended), or the error. */
const TABLE: Readonly<Record<Listed, Row>> = {
  create: ["shutOff", "E3", "E3", "E3", "E3", "E3", "E3"],
  start: ["E1", "running", "running", "E2", "E2", "E2", "E2"],
  pause: ["E1", "E2", "E2", "paused", "E2", "E2", "E2"],
  resume: ["E1", "E2", "E2", "E2", "running", "E2", "E2"],
  shutdown: ["E1", "E2", "E2", "shuttingDown", "E2", "E2", "E2"],
  stop: ["E1", "E2", "E2", "shutOff", "shutOff", "shutOff", "shutOff"],
  reset: ["E1", "E2", "E2", "running", "paused", "E2", "running"],
  save: ["E1", "E2", "E2", "saved", "saved", "E2", "E2"],
  discardSave: ["E1", "E2", "shutOff", "E2", "E2", "E2", "E2"],
  delete: ["E1", "none", "E2", "E2", "E2", "E2", "E2"],
  setWeight: ["E1", "shutOff", "saved", "running", "paused", "shuttingDown", "crashed"],
  setIoLimit: ["E1", "shutOff", "saved", "running", "paused", "shuttingDown", "crashed"],
  // The balloon is in the guest: it works while the guest runs.
  setMemoryTarget: ["E1", "E2", "E2", "running", "E2", "shuttingDown", "E2"],
  balloon: ["E1", "E2", "E2", "running", "E2", "shuttingDown", "E2"],
  // For the host, which has no memory region here.
  compact: ["E0", "E0", "E0", "E0", "E0", "E0", "E0"],
  // The guest has to run in order to die.
  crash: ["E1", "E2", "E2", "crashed", "E2", "crashed", "E2"],
  // There is no job in any of these states.
  abortJob: ["E1", "E2", "E2", "E2", "E2", "E2", "E2"],
  switchToPostCopy: ["E1", "E2", "E2", "E2", "E2", "E2", "E2"],
  // For the host, which has no such disk here.
  setDisk: ["E0", "E0", "E0", "E0", "E0", "E0", "E0"],
  // Nor one that anything could be moved from, nor a move; its volumes lie on disks once, and there is no other host.
  moveExtents: ["E0", "E0", "E0", "E0", "E0", "E0", "E0"],
  abortMove: ["E0", "E0", "E0", "E0", "E0", "E0", "E0"],
  resync: ["E1", "E0", "E0", "E0", "E0", "E0", "E0"],
  migrate: ["E0", "E0", "E0", "E0", "E0", "E0", "E0"],
  setLink: ["E0", "E0", "E0", "E0", "E0", "E0", "E0"],
  setHost: ["E0", "E0", "E0", "E0", "E0", "E0", "E0"],
  setMigrationSpeed: ["E1", "E2", "E2", "E2", "E2", "E2", "E2"],
  // As libvirt renames: a machine that is off, and that has no image.
  rename: ["E1", "shutOff", "E2", "E2", "E2", "E2", "E2"],
  resize: ["E1", "shutOff", "E2", "E2", "E2", "E2", "E2"],
  // For the pool, where nobody has left a volume.
  deleteVolume: ["E0", "E0", "E0", "E0", "E0", "E0", "E0"],
  extendVolume: ["E1", "shutOff", "saved", "running", "paused", "shuttingDown", "crashed"],
  reduceVolume: ["E1", "shutOff", "saved", "running", "paused", "shuttingDown", "crashed"],
};

/** `delete` with what it may say. */
const DELETE: readonly { readonly said: object; readonly row: Row }[] = [
  { said: { discardSave: true }, row: ["E1", "none", "none", "E2", "E2", "E2", "E2"] },
  { said: { force: true }, row: ["E1", "none", "E2", "none", "none", "none", "none"] },
  { said: { force: true, discardSave: true }, row: ["E1", "none", "none", "none", "none", "none", "none"] },
];

interface Case {
  readonly state: VmLife;
  readonly given: TimedCommand;
  readonly cell: Cell;
}

const casesOf = (given: TimedCommand, row: Row): Case[] =>
  COLUMNS.map((state, at) => ({ state, given, cell: row[at]! }));

const CASES: readonly Case[] = [
  ...LISTED.flatMap((command) => casesOf(give(10, command), TABLE[command])),
  ...DELETE.flatMap(({ said, row }) => casesOf({ ...on(10, "delete"), ...said }, row)),
];

const titleOf = ({ state, given: { at: _at, ...given } }: Case) => {
  const { discardSave = false, force = false } = given as { readonly discardSave?: boolean; readonly force?: boolean };
  return `${given.command}${discardSave ? " with its image" : ""}${force ? " by force" : ""} in state ${state}`;
};

/** A, brought into a state, just before the command is given. */
const brought = (state: VmLife) => runUntil(scenario([A], QUICK_DISK, { commands: WAY_TO[state] }), 10);

describe("the table of commands and states", () => {
  it("has a column for each state", () => {
    expect(COLUMNS.toSorted()).toEqual(VM_STATES.toSorted());
    for (const state of COLUMNS) expect(brought(state).seen().vms[0]!.life).toBe(state);
  });

  for (const one of CASES.filter(({ cell }) => isError(cell)))
    it(`${titleOf(one)} is refused, which is told and changes nothing else at all`, () => {
      const { state, given, cell } = one;
      const run = brought(state);
      const { monitor } = run.simulation;
      monitor.state.clock.now = 10;
      const before = structuredClone(monitor.state);
      const rows = run.rows.length;
      expect(new Manager(monitor, run.rows).execute(given, 7)).toBe(false);
      expect(monitor.state).toEqual(before);
      const about = isForHost(given) ? { vm: -1, state: "none" } : { vm: state === "none" ? -1 : 0, state };
      const code = isError(cell) ? ERRORS[cell] : cell;
      expect(run.events.slice(rows)).toEqual([
        { kind: "commandFailed", time: 10, index: 7, command: given.command, ...about, code, shortages: [] },
      ]);
    });

  for (const one of CASES.filter(({ cell }) => !isError(cell)))
    it(`${titleOf(one)} leads to ${one.cell}`, () => {
      const { state, given, cell } = one;
      const commands = [...WAY_TO[state], given];
      // An image has been written by then.
      const run = runUntil(scenario([A], QUICK_DISK, { commands }), given.command === "save" ? 15 : 11);
      // A machine that is created again under its old name is another one.
      const vm = state === "none" ? 1 : 0;
      const row = { kind: "commandDone", time: 10, index: commands.length - 1, command: given.command, vm };
      expect(run.events).toContainEqual(row);
      expect(run.seen().vms[vm]!.life).toBe(cell);
    });

  it("is what the buttons offer", () => {
    for (const [at, life] of COLUMNS.entries()) {
      const legal = LISTED.filter((command) => !isError(TABLE[command][at]!));
      const offered = legalCommands({ life, isBusy: false }).filter(
        (command) => !isAboutCopies(command) && command !== "resync" && command !== "migrate",
      );
      expect(offered.toSorted()).toEqual(legal.toSorted());
    }
  });
});

describe("a machine's name", () => {
  it("belongs to nobody before its creation and after its deletion", () => {
    const commands = [on(1, "delete"), on(2, "start"), create(3, A), on(4, "start")];
    const run = runUntil(scenario([A], {}, { commands }), 5);
    const answers = run.events.flatMap((event) =>
      event.kind === "commandFailed"
        ? [event.code]
        : event.kind === "commandDone"
          ? [`${event.command} ${event.vm}`]
          : [],
    );
    expect(answers).toEqual(["create 0", "delete 0", "NO_SUCH_VM", "create 1", "start 1"]);
  });

  it("can be used again after deletion, the internal number never", () => {
    const commands = [on(1, "delete"), create(1, A), on(2, "delete"), create(2, A)];
    const run = runUntil(scenario([A], {}, { commands }), 3);
    expect(run.info.vms.map(({ uid, name }) => [uid, name])).toEqual([
      [0, "A"],
      [1, "A"],
      [2, "A"],
    ]);
    expect(run.seen().vms.map(({ life }) => life)).toEqual(["none", "none", "shutOff"]);
  });

  it("of a machine to be started later, taken over by another, does not start the other", () => {
    const late = { ...A, arrival: 5 };
    const run = runUntil(scenario([late], {}, { commands: [on(1, "delete"), create(2, A)] }), 20);
    expect(run.seen().vms.map(({ life }) => life)).toEqual(["none", "shutOff"]);
  });
});

describe("commands of one tick", () => {
  it("are carried out in their order, each meeting the state that the one before left", () => {
    const commands = (["start", "pause", "resume", "stop", "delete"] as const).map((command) => on(4, command));
    const run = runUntil(scenario([A], {}, { commands: [...commands, create(4, A), on(4, "start")] }), 5);
    expect(run.seen()).toMatchObject({ commandsFailed: 0, commandsDone: 8 });
    expect(run.seen().vms.map(({ life }) => life)).toEqual(["none", "running"]);
  });

  it("come after a disk transfer that ends then, and after arrivals", () => {
    const given = scenario([job("A", 4, [9])], {}, { commands: [on(4, "pause")] });
    const run = runUntil(given, 5);
    expect(run.seen().vms[0]!.life).toBe("paused");
    const waiting = scenario([job("A", 0, [2, 5, 2])], {}, { commands: [on(7, "pause")] });
    expect(runUntil(waiting, 8).events).toContainEqual({
      kind: "ready",
      time: 7,
      vcpu: 0,
      cause: "wake",
      queue: 0,
      position: 0,
    });
  });

  it("meet a machine whose program ends then as already off", () => {
    const commands = [on(3, "pause"), on(3, "start")];
    const run = runUntil(scenario([job("A", 0, [3])], {}, { commands }), 4);
    expect(run.events).toContainEqual(
      expect.objectContaining({ kind: "commandFailed", code: "INVALID_STATE", state: "shutOff" }),
    );
    expect(run.seen().vms[0]!.life).toBe("running");
  });
});
