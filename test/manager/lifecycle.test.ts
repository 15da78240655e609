/** The lifecycle of a machine (domain A): the table of commands and states, cell by cell, with the errors; names; order. */
import { describe, expect, it } from "vitest";
import { legalCommands } from "../../src/model/lifecycle.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import { COMMANDS, type CommandId, type HostSpec, type Op, type TimedCommand } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../src/model/settings.ts";
import { VM_STATES, type VmLife } from "../../src/model/states.ts";
import { balloon, create, on, runUntil, setMemoryTarget, setWeight } from "../support/commands.ts";
import { EXTENT, job, machine, NO_COSTS, scenario } from "../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const touch = (page: number): Op => ({ op: "reference", page, write: true });

/** Memory is taken back, with looks at other moments than those of the commands here. */
const SLOW_SHUTDOWN: Partial<HostSpec> = {
  costs: { ...NO_COSTS, shutdown: 10 },
  overcommit: { ...defaultsOf(OVERCOMMIT), poll: 7, rebalance: 49 },
};
/** A machine that runs long enough for everything here. */
const A = machine("A", [touch(0), touch(1), compute(1000)], {
  arrival: null,
  volumes: [{ name: "root", bytes: EXTENT }],
});

function give(at: number, command: CommandId): TimedCommand {
  if (command === "create") return create(at, A);
  if (command === "compact") return { at, command };
  if (command === "setMemoryTarget") return setMemoryTarget(at, 1);
  if (command === "balloon") return balloon(at, false);
  return command === "setWeight" ? setWeight(at, 5) : on(at, command);
}

/** Commands that bring A, which exists from the start, into a state before 10. */
const WAY_TO: Readonly<Record<VmLife, readonly TimedCommand[]>> = {
  none: [on(1, "delete")],
  shutOff: [],
  running: [on(1, "start")],
  paused: [on(1, "start"), on(5, "pause")],
  shuttingDown: [on(1, "start"), on(8, "shutdown")],
};

/** Domain A.3, with the codes of A.4: the state that follows, or the error. */
const TABLE: Readonly<Record<CommandId, Readonly<Record<VmLife, string>>>> = {
  create: {
    none: "shutOff",
    shutOff: "ALREADY_EXISTS",
    running: "ALREADY_EXISTS",
    paused: "ALREADY_EXISTS",
    shuttingDown: "ALREADY_EXISTS",
  },
  start: {
    none: "NO_SUCH_VM",
    shutOff: "running",
    running: "INVALID_STATE",
    paused: "INVALID_STATE",
    shuttingDown: "INVALID_STATE",
  },
  pause: {
    none: "NO_SUCH_VM",
    shutOff: "INVALID_STATE",
    running: "paused",
    paused: "INVALID_STATE",
    shuttingDown: "INVALID_STATE",
  },
  resume: {
    none: "NO_SUCH_VM",
    shutOff: "INVALID_STATE",
    running: "INVALID_STATE",
    paused: "running",
    shuttingDown: "INVALID_STATE",
  },
  shutdown: {
    none: "NO_SUCH_VM",
    shutOff: "INVALID_STATE",
    running: "shuttingDown",
    paused: "INVALID_STATE",
    shuttingDown: "INVALID_STATE",
  },
  stop: {
    none: "NO_SUCH_VM",
    shutOff: "INVALID_STATE",
    running: "shutOff",
    paused: "shutOff",
    shuttingDown: "shutOff",
  },
  delete: {
    none: "NO_SUCH_VM",
    shutOff: "none",
    running: "INVALID_STATE",
    paused: "INVALID_STATE",
    shuttingDown: "INVALID_STATE",
  },
  setWeight: {
    none: "NO_SUCH_VM",
    shutOff: "shutOff",
    running: "running",
    paused: "paused",
    shuttingDown: "shuttingDown",
  },
  // The balloon is in the guest: it works while the guest runs.
  setMemoryTarget: {
    none: "NO_SUCH_VM",
    shutOff: "INVALID_STATE",
    running: "running",
    paused: "INVALID_STATE",
    shuttingDown: "shuttingDown",
  },
  balloon: {
    none: "NO_SUCH_VM",
    shutOff: "INVALID_STATE",
    running: "running",
    paused: "INVALID_STATE",
    shuttingDown: "shuttingDown",
  },
  // For the host, which has no memory region here.
  compact: {
    none: "INVALID_ARG",
    shutOff: "INVALID_ARG",
    running: "INVALID_ARG",
    paused: "INVALID_ARG",
    shuttingDown: "INVALID_ARG",
  },
};

/** What the last command, given at 10 to A in `state`, led to: the rows of that moment, and A's state after it. */
function outcomeOf(state: VmLife, command: CommandId): { index: number; rows: TraceEvent[]; lives: VmLife[] } {
  const commands = [...WAY_TO[state], give(10, command)];
  const run = runUntil(scenario([A], SLOW_SHUTDOWN, { commands }), 11);
  const rows = run.events.filter(({ time }) => time === 10);
  return { index: commands.length - 1, rows, lives: run.seen().vms.map(({ life }) => life) };
}

const isRefused = (command: CommandId, state: VmLife) => TABLE[command][state] === TABLE[command][state].toUpperCase();
const CELLS = VM_STATES.flatMap((state) =>
  COMMANDS.map((command) => ({ state, command, cell: TABLE[command][state] })),
);

describe("the table of commands and states", () => {
  for (const { state, command, cell } of CELLS.filter((one) => isRefused(one.command, one.state)))
    it(`${command} in state ${state} is refused with ${cell}, which is all that happens`, () => {
      const { index, rows } = outcomeOf(state, command);
      const isForHost = command === "compact";
      const about = isForHost ? { vm: -1, state: "none" } : { vm: state === "none" ? -1 : 0, state };
      expect(rows).toEqual([{ kind: "commandFailed", time: 10, index, command, ...about, code: cell, shortages: [] }]);
    });

  for (const { state, command, cell } of CELLS.filter((one) => !isRefused(one.command, one.state)))
    it(`${command} in state ${state} leads to ${cell}`, () => {
      const { index, rows, lives } = outcomeOf(state, command);
      // A machine that is created again under its old name is another one.
      const vm = state === "none" ? 1 : 0;
      expect(rows).toContainEqual({ kind: "commandDone", time: 10, index, command, vm });
      expect(lives[vm]).toBe(cell);
    });

  it("is what the buttons offer", () => {
    for (const state of VM_STATES)
      expect(legalCommands(state)).toEqual(COMMANDS.filter((command) => !isRefused(command, state)));
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
