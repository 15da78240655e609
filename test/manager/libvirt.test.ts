/**
 * The lenient lifecycle against libvirt itself (domain A.3): recorded outcomes of its test driver, class of the result and
 * state after it. What has no counterpart here is left out by reasons that follow from the commands alone
 * (`models/libvirtDomain.ts`), and counted.
 */
import { describe, expect, it } from "vitest";
import { cloneState } from "../../src/base/cloneState.ts";
import { Manager } from "../../src/manager/manager.ts";
import { DEFAULT_CONVENTIONS, type Command } from "../../src/model/scenario.ts";
import type { VmLife } from "../../src/model/states.ts";
import type { MonitorState } from "../../src/vmm/monitor.ts";
import { after, leftOut, LIBVIRT_COMMANDS, type Domain, type LibvirtCommand } from "../models/libvirtDomain.ts";
import { Observed } from "../support/observed.ts";
import { oracleHead, oracleVectors } from "../support/oracles.ts";
import { machine, scenario } from "../support/workloads.ts";

/** It runs for ever, and has nothing in memory: saving it takes no time. */
const DOMAIN = machine("vm", [{ op: "loop", times: null, body: [{ op: "compute", ticks: 1000 }] }], {
  arrival: null,
  memoryBytes: 0,
});
const vm = "vm";

/** The command here that does what libvirt's does. */
const COUNTERPARTS: Readonly<Record<LibvirtCommand, Command | null>> = {
  define: { command: "create", machine: DOMAIN },
  create: { command: "start", vm },
  start: { command: "start", vm },
  suspend: { command: "pause", vm },
  resume: { command: "resume", vm },
  shutdown: { command: "shutdown", vm },
  destroy: { command: "stop", vm },
  reboot: { command: "reset", vm },
  reset: { command: "reset", vm },
  managedSave: { command: "save", vm },
  managedSaveRemove: { command: "discardSave", vm },
  save: null,
  restore: null,
  dumpCrash: null,
  undefine: { command: "delete", vm },
  "undefine+image": { command: "delete", vm, discardSave: true },
};

/** Classes of libvirt's results. In wrong states its test driver gives INTERNAL_ERROR for some commands. */
const CLASSES: Readonly<Record<string, string>> = {
  ok: "ok",
  NO_DOMAIN: "NO_SUCH_VM",
  OPERATION_INVALID: "INVALID_STATE",
  INTERNAL_ERROR: "INVALID_STATE",
};

const STATES: Readonly<Record<VmLife, string>> = {
  none: "NONE",
  shutOff: "SHUTOFF",
  saved: "SHUTOFF with an image",
  running: "RUNNING",
  paused: "PAUSED",
  shuttingDown: "SHUTDOWN",
  crashed: "CRASHED",
};

/** `SHUTOFF.5i` without the reason for the state. */
function stateOf(code: string): string {
  const [state, rest = ""] = code.split(".");
  return rest.includes("i") ? `${state} with an image` : state!;
}

/** `ok SHUTOFF.5i` as class and state. */
function expected(result: string, code: string): string {
  return `${CLASSES[result] ?? result} ${stateOf(code)}`;
}

/** Here the way into each state in which a vector begins. Transient domains have none. */
const WAYS: Readonly<Record<string, readonly Command[]>> = {
  none: [],
  shutoff: [COUNTERPARTS.define!],
  "shutoff+image": [COUNTERPARTS.define!, { command: "start", vm }, { command: "save", vm }],
  running: [COUNTERPARTS.define!, { command: "start", vm }],
  paused: [COUNTERPARTS.define!, { command: "start", vm }, { command: "pause", vm }],
  crashed: [COUNTERPARTS.define!, { command: "start", vm }, { command: "crash", vm }],
};

const FIRST: Readonly<Record<string, Domain>> = {
  none: { state: "NONE", image: null, hasFile: false },
  shutoff: { state: "SHUTOFF", image: null, hasFile: false },
  "shutoff+image": { state: "SHUTOFF", image: "RUNNING", hasFile: false },
  running: { state: "RUNNING", image: null, hasFile: false },
  paused: { state: "PAUSED", image: null, hasFile: false },
  crashed: { state: "CRASHED", image: null, hasFile: false },
};

/** A manager of an empty host. */
class Host {
  readonly #run = new Observed(
    scenario([], { frames: 1 }, { conventions: { ...DEFAULT_CONVENTIONS, lifecycle: "lenient" } }),
  ).run(() => {}, 1);
  readonly #manager = new Manager(this.#run.simulation.monitor, this.#run.rows);

  keep(): MonitorState {
    return cloneState(this.#run.simulation.monitor.state);
  }

  back(kept: MonitorState): void {
    this.#run.simulation.monitor.restore(cloneState(kept));
  }

  /** The outcome: class of the result, state after it. */
  give(command: Command): string {
    const row = this.#run.rows.length;
    const isDone = this.#manager.execute(command, 0);
    const told = isDone ? null : this.#run.event(row);
    const result = told?.kind === "commandFailed" ? told.code : "ok";
    return `${result} ${STATES[this.#run.simulation.monitor.find(vm)?.life ?? "none"]}`;
  }
}

/** Outcomes that were not compared, by reason. */
type Counts = Record<string, number>;

const count = (counts: Counts, reason: string, times = 1) => void (counts[reason] = (counts[reason] ?? 0) + times);

describe("a lenient lifecycle", () => {
  it("gives libvirt's results and states for each command in each state", () => {
    interface Transition {
      readonly id: string;
      readonly initial: string;
      readonly setup: readonly LibvirtCommand[];
      readonly saveFile: boolean;
      readonly command: LibvirtCommand;
      readonly result: string;
      readonly after: string;
    }
    const counts: Counts = {};
    const wrong: string[] = [];
    for (const vector of oracleVectors("libvirtTransitions") as readonly Transition[]) {
      let domain = FIRST[vector.initial];
      if (!domain) {
        count(counts, "transient domain");
        continue;
      }
      const host = new Host();
      for (const command of WAYS[vector.initial]!) host.give(command);
      let left: string | null = null;
      for (const command of vector.setup) {
        const reason = leftOut(command, domain);
        if (reason && !reason.isSkipped) left = reason.reason;
        if (left !== null || reason) continue;
        host.give(COUNTERPARTS[command]!);
        domain = after(command, domain);
      }
      left ??= leftOut(vector.command, { ...domain, hasFile: vector.saveFile })?.reason ?? null;
      count(counts, left ?? "compared");
      if (left !== null) continue;
      const outcome = host.give(COUNTERPARTS[vector.command]!);
      const right = expected(vector.result, vector.after);
      if (outcome !== right)
        wrong.push(`${vector.id}: ${vector.command} in ${domain.state} gives ${outcome}, not ${right}`);
    }
    expect(wrong).toEqual([]);
    expect(counts).toEqual({
      "QEMU's driver does it without effect": 3,
      compared: 79,
      "core dump": 19,
      "file of one's own": 90,
      "reboot makes a machine run that does not": 3,
      "transient domain": 113,
    });
  });

  it("gives them for every sequence of commands", () => {
    interface Sequences {
      readonly id: string;
      readonly initial: string;
      readonly prefix: readonly LibvirtCommand[];
      readonly next1: readonly number[];
      readonly next2: readonly number[];
    }
    const { alphabet, outcomes } = oracleHead("libvirtSequences") as {
      readonly alphabet: readonly string[];
      readonly outcomes: readonly string[];
    };
    expect(alphabet).toEqual(LIBVIRT_COMMANDS);
    const results = outcomes.map((outcome) => {
      const [result, code] = outcome.split(" ");
      return expected(result!, code!);
    });
    const counts: Counts = {};
    const wrong: string[] = [];
    const host = new Host();
    const empty = host.keep();
    const size = LIBVIRT_COMMANDS.length;

    /** Tries `command` on the host, whose domain is `domain`; what follows is `deeper`, of so many outcomes. */
    function attempt(
      command: LibvirtCommand,
      domain: Domain,
      result: number,
      where: string,
      deeper: number,
      goOn: (next: Domain) => void,
    ): void {
      const left = leftOut(command, domain);
      if (left) count(counts, left.reason, left.isSkipped ? 1 : 1 + deeper);
      else {
        count(counts, "compared");
        const outcome = host.give(COUNTERPARTS[command]!);
        if (outcome !== results[result]) wrong.push(`${where} ${command}: ${outcome}, not ${results[result]!}`);
      }
      if (!left || left.isSkipped) goOn(left ? domain : after(command, domain));
    }

    for (const { id, initial, prefix, next1, next2 } of oracleVectors("libvirtSequences") as readonly Sequences[]) {
      const first = FIRST[initial];
      if (!first) {
        count(counts, "transient domain", size + size * size);
        continue;
      }
      host.back(empty);
      for (const command of WAYS[initial]!) host.give(command);
      let domain: Domain | null = first;
      for (const command of prefix) {
        if (!domain) break;
        const left = leftOut(command, domain);
        if (left && !left.isSkipped) {
          count(counts, left.reason, size + size * size);
          domain = null;
        } else if (!left) {
          host.give(COUNTERPARTS[command]!);
          domain = after(command, domain);
        }
      }
      if (!domain) continue;
      const before = domain;
      const kept = host.keep();
      for (const [one, command] of LIBVIRT_COMMANDS.entries()) {
        attempt(command, before, next1[one]!, `${id} ${prefix.join(" ")}`, size, (next) => {
          const keptNext = host.keep();
          for (const [other, last] of LIBVIRT_COMMANDS.entries()) {
            attempt(last, next, next2[size * one + other]!, `${id} ${prefix.join(" ")} ${command}`, 0, () => {});
            host.back(keptNext);
          }
        });
        host.back(kept);
      }
    }
    expect(wrong).toEqual([]);
    expect(counts).toEqual({
      "QEMU's driver does it without effect": 128,
      compared: 27773,
      "core dump": 2737,
      "file of one's own": 5042,
      "quirk: a dead guest is suspended": 72,
      "quirk: a dead guest shuts down": 344,
      "quirk: an image saved while paused runs": 62,
      "reboot makes a machine run that does not": 125,
      "stricter on purpose: a dead guest is saved": 72,
      "transient domain": 13965,
    });
  });
});
