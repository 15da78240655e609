/** The commands about snapshots, clones, backups and the thin pool in every state of a machine (domain A.3), with the errors. */
import { describe, expect, it } from "vitest";
import { Manager } from "../../src/manager/manager.ts";
import { refusal } from "../../src/model/lifecycle.ts";
import type { Command, HostSpec, TimedCommand } from "../../src/model/scenario.ts";
import type { VmLife } from "../../src/model/states.ts";
import { runUntil } from "../support/commands.ts";
import { COLUMNS, ERRORS, isError, waysTo, type Row } from "../support/lifeTable.ts";
import { EXTENT, machine, NO_COSTS, scenario } from "../support/workloads.ts";

const A = machine("A", [{ op: "compute", ticks: 1000 }], {
  arrival: null,
  memoryBytes: 4096,
  volumes: [{ name: "root", bytes: 2 * EXTENT }],
});

const DISKS = [
  { extents: 64, readTicks: 1, writeTicks: 1 },
  { extents: 64, readTicks: 1, writeTicks: 1, isForBackups: true },
];
const COSTS = { ...NO_COSTS, shutdown: 10 };
const POOL = { extents: 32, chunkExtents: 1, lowWater: 0, whenFull: "error" } as const;
/** With exception stores, with a thin pool, and with images in layers. */
const HOSTS: Readonly<Record<"classic" | "thin" | "layered", Partial<HostSpec>>> = {
  classic: { costs: COSTS, disks: DISKS },
  thin: { costs: COSTS, disks: DISKS, thinPool: POOL },
  layered: { costs: COSTS, disks: DISKS, thinPool: { ...POOL, isLayered: true } },
};
type Host = keyof typeof HOSTS;

/** Where volumes are images in layers, the machine is a linked clone of another one. */
const isClone = (host: Host): boolean => host === "layered";
const O = { ...A, name: "O" };

/** A snapshot and a backup of the machine, which is off; both are complete when the way to a state begins. */
const BEFORE: readonly TimedCommand[] = [
  { at: 1, command: "snapshot", vm: "A", name: "s" },
  { at: 2, command: "backup", vm: "A", name: "b" },
];
const FROM = 100;
const AT = FROM + 10;
const WAY_TO = waysTo(FROM);

const everywhere = (cell: "E0"): Row => [cell, cell, cell, cell, cell, cell, cell];
const IN_EVERY_STATE: Row = ["E1", "shutOff", "saved", "running", "paused", "shuttingDown", "crashed"];
const FOR_THE_HOST: Row = ["none", ...IN_EVERY_STATE.slice(1)] as unknown as Row;
const CLONED: Row = ["E1", "shutOff", "E2", "E2", "paused", "E2", "E2"];

interface Listed {
  readonly title: string;
  readonly given: Command;
  readonly classic: Row;
  readonly thin?: Row;
  readonly layered?: Row;
}

const rowOf = ({ classic, thin = classic, layered = thin }: Listed, host: Host): Row =>
  ({ classic, thin, layered })[host];

/** The state that follows, while what takes time is still a job, or the error. */
const TABLE: readonly Listed[] = [
  {
    title: "snapshot",
    given: { command: "snapshot", vm: "A", name: "t" },
    classic: ["E1", "shutOff", "E2", "running", "paused", "E2", "E2"],
  },
  {
    title: "snapshot with memory",
    given: { command: "snapshot", vm: "A", name: "t", memory: true },
    classic: ["E1", "shutOff", "E2", "running", "paused", "E2", "E2"],
  },
  {
    // It was off when the snapshot was taken.
    title: "revert",
    given: { command: "revert", vm: "A", name: "s" },
    classic: ["E1", "shutOff", "E2", "shutOff", "shutOff", "E2", "shutOff"],
  },
  { title: "deleteSnapshot", given: { command: "deleteSnapshot", vm: "A", name: "s" }, classic: IN_EVERY_STATE },
  { title: "full clone", given: { command: "clone", vm: "A", name: "B", isLinked: false }, classic: CLONED },
  {
    title: "live full clone",
    given: { command: "clone", vm: "A", name: "B", isLinked: false, live: true },
    classic: ["E1", "shutOff", "E2", "running", "paused", "E2", "E2"],
  },
  {
    title: "linked clone",
    given: { command: "clone", vm: "A", name: "B", isLinked: true },
    classic: everywhere("E0"),
    thin: CLONED,
    // What is read through must not change: the machine has to be off.
    layered: ["E1", "shutOff", "E2", "E2", "E4", "E2", "E2"],
  },
  {
    title: "commit",
    given: { command: "commit", vm: "A", force: true },
    classic: everywhere("E0"),
    layered: ["E1", "shutOff", "E2", "E2", "E2", "E2", "E2"],
  },
  {
    title: "rebase onto nothing",
    given: { command: "rebase", vm: "A", force: true },
    classic: everywhere("E0"),
    layered: ["E1", "shutOff", "E2", "running", "paused", "E2", "E2"],
  },
  {
    title: "rebase onto another machine",
    given: { command: "rebase", vm: "A", base: "O", force: true },
    classic: everywhere("E0"),
    layered: ["E1", "shutOff", "E2", "running", "paused", "E2", "E2"],
  },
  {
    title: "discard as zeros",
    given: { command: "discard", vm: "A", volume: 0, block: 0, blocks: 1, asZeros: true },
    classic: everywhere("E0"),
    layered: IN_EVERY_STATE,
  },
  {
    title: "backup",
    given: { command: "backup", vm: "A", name: "c" },
    classic: ["E1", "shutOff", "E2", "running", "paused", "E2", "E2"],
  },
  {
    title: "incremental backup",
    given: { command: "backup", vm: "A", name: "c", isIncremental: true },
    classic: ["E1", "shutOff", "E2", "running", "paused", "E2", "E2"],
  },
  {
    // One that is gone is made anew.
    title: "restoreBackup",
    given: { command: "restoreBackup", vm: "A", name: "b" },
    classic: ["shutOff", "shutOff", "E2", "E2", "E2", "E2", "E2"],
  },
  { title: "deleteBackup", given: { command: "deleteBackup", name: "b" }, classic: FOR_THE_HOST },
  {
    title: "discard",
    given: { command: "discard", vm: "A", volume: 0, block: 0, blocks: 1 },
    classic: everywhere("E0"),
    thin: IN_EVERY_STATE,
  },
  {
    title: "extendPool",
    given: { command: "extendPool", extents: 1 },
    classic: everywhere("E0"),
    thin: FOR_THE_HOST,
  },
];

const isForHost = ({ command }: Command) => command === "deleteBackup" || command === "extendPool";

const brought = (host: Host, state: VmLife) => {
  const made: readonly TimedCommand[] = isClone(host)
    ? [{ at: 0, command: "clone", vm: "O", name: "A", isLinked: true }]
    : [];
  const machines = isClone(host) ? [O] : [A];
  return runUntil(scenario(machines, HOSTS[host], { commands: [...made, ...BEFORE, ...WAY_TO[state]] }), AT);
};

describe.each(["classic", "thin", "layered"] as const)("on a host with %s copies", (host) => {
  it("the ways lead to each state, with a snapshot and a backup", () => {
    for (const state of COLUMNS) {
      const seen = brought(host, state).seen();
      expect([seen.vms[isClone(host) ? 1 : 0]!.life, seen.copyOnWrite.backups.size]).toEqual([state, 1]);
      expect(seen.copyOnWrite.snapshots.size).toBe(state === "none" ? 0 : 1);
    }
  });

  /** The states in which a command is refused or not, each with a machine that was brought there, just before it is given. */
  const casesOf = (listed: Listed, isRefused: boolean) =>
    rowOf(listed, host).flatMap((cell, at) => {
      if (isError(cell) !== isRefused) return [];
      const run = brought(host, COLUMNS[at]!);
      run.simulation.monitor.state.clock.now = AT;
      const { monitor } = run.simulation;
      const { given } = listed;
      return [
        {
          given,
          cell,
          state: COLUMNS[at]!,
          run,
          monitor,
          give: () => new Manager(monitor, run.rows).execute(given, 7),
        },
      ];
    });

  it.each(TABLE)("$title is refused where it should, which is told and changes nothing else at all", (listed) => {
    for (const { given, cell, state, run, monitor, give } of casesOf(listed, true)) {
      const before = structuredClone(monitor.state);
      const rows = run.rows.length;
      expect([state, give()]).toEqual([state, false]);
      expect(monitor.state).toEqual(before);
      const about = isForHost(given)
        ? { vm: -1, state: "none" }
        : { vm: state === "none" ? -1 : isClone(host) ? 1 : 0, state };
      const code = isError(cell) ? ERRORS[cell] : cell;
      expect(run.events.slice(rows)).toEqual([
        { kind: "commandFailed", time: AT, index: 7, command: given.command, ...about, code, shortages: [] },
      ]);
    }
  });

  it.each(TABLE)("$title leads to the state that it should elsewhere", (listed) => {
    for (const { given, cell, state, monitor, give } of casesOf(listed, false)) {
      expect([state, give()]).toEqual([state, true]);
      const isAnew = state === "none" && given.command === "restoreBackup";
      const vm = (isClone(host) ? 1 : 0) + (isAnew ? 1 : 0);
      expect([state, monitor.state.vms[vm]!.life]).toEqual([state, cell]);
    }
  });

  it("is what the buttons offer", () => {
    for (const listed of TABLE) {
      const { given } = listed;
      if (isForHost(given)) continue;
      const offered = COLUMNS.map((life) => refusal(given, { life, isBusy: false }) === null);
      // What this host does not have at all is refused for that.
      const row = rowOf(listed, host);
      const known = row[0] === "E0" ? (listed.layered ?? listed.thin ?? row) : row;
      const legal = known.map((cell) => !isError(cell) || cell === "E4");
      expect([given.command, offered]).toEqual([given.command, legal]);
    }
  });
});
