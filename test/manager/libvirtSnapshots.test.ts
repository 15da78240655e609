/**
 * Trees of snapshots against libvirt itself (domain D.5): recorded sequences of its test driver, class of the result, state of
 * the machine and the tree after each command. A transient domain is a machine that is deleted when it stops. What has no
 * counterpart is counted by reasons that follow from the commands alone.
 */
import { describe, expect, it } from "vitest";
import { Manager } from "../../src/manager/manager.ts";
import { DEFAULT_CONVENTIONS, type Command } from "../../src/model/scenario.ts";
import { Observed } from "../support/observed.ts";
import { oracleVectors } from "../support/oracles.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";

type Snapshot = readonly [name: string, parent: string | null, state: string, isCurrent: 0 | 1];

interface Changed {
  /** State, and libvirt's number for its reason; `i`: there is an image. */
  readonly state?: string;
  readonly snapshots?: readonly Snapshot[];
}

interface Vector {
  readonly id: string;
  readonly initial: string;
  readonly ops: readonly (readonly [command: string, name?: unknown])[];
  readonly steps: readonly (readonly [result: string, changed?: Changed])[];
}

const vm = "vm";
const DOMAIN = machine(vm, [{ op: "loop", times: null, body: [{ op: "compute", ticks: 1000 }] }], {
  arrival: null,
  memoryBytes: 0,
  volumes: [{ name: "root", bytes: EXTENT }],
});
const DEFINE: Command = { command: "create", machine: DOMAIN };
const START: Command = { command: "start", vm };
const PAUSE: Command = { command: "pause", vm };
const STOP: Command = { command: "stop", vm };

/** The class of a result, here and there. A name that is taken, and snapshots in the way, have codes of their own here. */
const CLASSES: Readonly<Record<string, string>> = {
  NO_DOMAIN: "NO_SUCH_VM",
  OPERATION_INVALID: "INVALID_STATE",
  INTERNAL_ERROR: "INVALID_STATE",
  HAS_DEPENDENTS: "INVALID_STATE",
  OPERATION_FAILED: "ALREADY_EXISTS",
  NO_DOMAIN_SNAPSHOT: "SNAPSHOT_NOT_FOUND",
};
const classOf = (result: string) => CLASSES[result] ?? result;

/** The state here of a state there. */
function lifeOf(state: string): string {
  if (state.endsWith("i")) return "saved";
  const word = state.split(".")[0]!;
  return word === "SHUTOFF" ? "shutOff" : word.toLowerCase();
}

const WAYS: Readonly<Record<string, readonly Command[]>> = {
  none: [],
  shutoff: [DEFINE],
  running: [DEFINE, START],
  paused: [DEFINE, START, PAUSE],
};

/** The command here that does what libvirt's does. */
function counterpart(op: string, name: string): Command | null {
  if (op.startsWith("snapshot")) return { command: "snapshot", vm, name, memory: true };
  if (op === "revert+running" || op === "revert+paused")
    return { command: "revert", vm, name, to: op === "revert+running" ? "running" : "paused" };
  if (op.startsWith("revert")) return { command: "revert", vm, name };
  switch (op) {
    case "define":
      return DEFINE;
    case "create":
    case "start":
      return START;
    case "suspend":
      return PAUSE;
    case "resume":
      return { command: "resume", vm };
    case "destroy":
    case "dumpCrash":
      return STOP;
    case "managedSave":
      return { command: "save", vm };
    case "undefine":
      return { command: "delete", vm };
    case "undefine+snapshots":
      return { command: "delete", vm, deleteSnapshots: true };
    case "undefine+both":
      return { command: "delete", vm, deleteSnapshots: true, discardSave: true };
    case "snapDelete":
      return { command: "deleteSnapshot", vm, name };
    case "snapDelete+children":
      return { command: "deleteSnapshot", vm, name, children: "delete" };
    case "snapDelete+childrenOnly":
      return { command: "deleteSnapshot", vm, name, children: "only" };
    default:
      return null;
  }
}

/** A manager of a host with a thin pool, and the commands given so far. */
class Host {
  readonly #run = new Observed(
    scenario(
      [],
      { frames: 1, thinPool: { extents: 4, chunkExtents: 1, lowWater: 0, whenFull: "error" } },
      { conventions: { ...DEFAULT_CONVENTIONS, lifecycle: "lenient" } },
    ),
  ).run(() => {}, 1);
  readonly #manager = new Manager(this.#run.simulation.monitor, this.#run.rows);

  give(command: Command): string {
    const row = this.#run.rows.length;
    if (this.#manager.execute(command, 0)) return "ok";
    const told = this.#run.event(row);
    return told.kind === "commandFailed" ? classOf(told.code) : told.kind;
  }

  get life(): string {
    return this.#run.simulation.monitor.find(vm)?.life ?? "none";
  }

  /** Names, parents, states and which is current, by name. */
  tree(): Snapshot[] {
    const { monitor } = this.#run.simulation;
    const { snapshots, current } = monitor.state.snapshots;
    const seen = this.#run.seen().copyOnWrite.snapshots;
    const uid = monitor.find(vm)?.uid ?? -1;
    return [...snapshots.values()]
      .filter((snapshot) => snapshot.vm === uid)
      .map(({ id, name, parent }): Snapshot => {
        const of = snapshots.get(parent)?.name ?? null;
        return [name, of, seen.get(id)!.state.toLowerCase(), current.get(uid) === id ? 1 : 0];
      })
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** Why `op` cannot be compared, and nothing after it, in a machine that is `life`; null: it can. */
function endsAt(op: string, life: string): string | null {
  if (life === "saved" && (op.startsWith("snapshot") || op.startsWith("revert"))) return "quirk: beside an image";
  return null;
}

/** What libvirt alone knows: a domain that is gone when it stops. domain.md A.2: "starts a transient domain; not modelled". */
const TRANSIENT = "transient domain: becomes one, or is refused for being one";

/**
 * What `op` is about only because a domain is transient, or is to be, and what it is then; null: nothing. A.3: "`undefine` of a
 * running libvirt domain turns it transient; we refuse".
 */
function transientBy(op: string, life: string, isTransient: boolean, isToShutOff: boolean): boolean | null {
  const isOn = life === "running" || life === "paused";
  if (op.startsWith("undefine") && isOn) return true;
  if (!isTransient) return null;
  if (op === "define") return false;
  const isRefused = op === "managedSave" || op === "snapshot+halt" || (op.startsWith("revert") && isToShutOff);
  return isRefused ? true : null;
}

describe("trees of snapshots", () => {
  it("are libvirt's after every command, and so are its refusals", () => {
    const counts: Record<string, number> = {};
    const count = (reason: string, times = 1) => void (counts[reason] = (counts[reason] ?? 0) + times);
    const wrong: string[] = [];
    for (const { id, initial, ops, steps } of oracleVectors("libvirtSnapshots") as readonly Vector[]) {
      const host = new Host();
      let isTransient = initial === "transient";
      for (const command of WAYS[isTransient ? "running" : initial]!) host.give(command);
      let tree: readonly Snapshot[] = [];
      let life = host.life;
      let isPausedImage = false;
      for (const [at, [op, argument]] of ops.entries()) {
        const reason = endsAt(op, host.life);
        if (reason) {
          count(reason, ops.length - at);
          break;
        }
        const name = typeof argument === "string" ? argument : "";
        const isToShutOff = tree.some(([each, , state]) => each === name && state === "shutoff");
        const turns = transientBy(op, host.life, isTransient, isToShutOff);
        if (turns !== null) {
          isTransient = turns;
          count(TRANSIENT);
          continue;
        }
        const command = counterpart(op, name);
        if (!command) {
          count("vCPUs and memory");
          continue;
        }
        // The test driver refuses what libvirt's driver for QEMU does without effect, and a lenient lifecycle with it.
        if ((op === "suspend" && host.life === "paused") || (op === "resume" && host.life === "running")) {
          count("QEMU's driver does it without effect");
          continue;
        }
        if (op === "managedSave") isPausedImage = host.life === "paused";
        const wasSaved = host.life === "saved";
        const [result, { snapshots = tree, state } = {}] = steps[at]!;
        // Started without having been defined, it is there for as long as it is on.
        if (op === "create" && host.life === "none") {
          host.give(DEFINE);
          isTransient = true;
        }
        const given = host.give(command);
        if (isTransient && host.life === "shutOff") {
          host.give({ command: "delete", vm, deleteSnapshots: true });
          isTransient = false;
        }
        if (given === "ok" && op === "snapshot+halt") host.give(STOP);
        // Here an image that was saved while paused is paused again.
        if (given === "ok" && wasSaved && command === START && isPausedImage) host.give({ command: "resume", vm });
        life = state === undefined ? life : lifeOf(state);
        tree = life === "none" ? [] : snapshots;
        const isSame =
          JSON.stringify([classOf(result), life, tree]) === JSON.stringify([given, host.life, host.tree()]);
        count("compared");
        if (!isSame)
          wrong.push(
            `${id} ${at} ${op} ${name}: ${given} ${host.life} ${JSON.stringify(host.tree())}, not ${JSON.stringify(steps[at])}`,
          );
      }
    }
    expect(wrong).toEqual([]);
    expect(counts).toEqual({
      "QEMU's driver does it without effect": 76,
      compared: 2432,
      "quirk: beside an image": 87,
      [TRANSIENT]: 230,
      "vCPUs and memory": 109,
    });
  });
});
