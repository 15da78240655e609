/** Lifecycle commands, short to write, and a run that stops before a moment. */
import type {
  Command,
  CommandId,
  MachineSpec,
  PlainCommandId,
  Scenario,
  TimedCommand,
} from "../../src/model/scenario.ts";
import { Observed } from "./observed.ts";

/** `command` for the machine called `vm`, at tick `at`. */
export function on(at: number, command: PlainCommandId, vm = "A"): TimedCommand {
  return { command, vm, at };
}

export function setWeight(at: number, weight: number, vm = "A"): TimedCommand {
  return { command: "setWeight", vm, weight, at };
}

export function setMemoryTarget(at: number, pages: number, vm = "A"): TimedCommand {
  return { command: "setMemoryTarget", vm, pages, at };
}

export function balloon(at: number, isOn: boolean, vm = "A"): TimedCommand {
  return { command: "balloon", vm, isOn, at };
}

export function create(at: number, machine: MachineSpec): TimedCommand {
  return { command: "create", machine, at };
}

/** The commands about copy-on-write. */
export type CopyCommand =
  | "snapshot"
  | "revert"
  | "deleteSnapshot"
  | "clone"
  | "discard"
  | "extendPool"
  | "backup"
  | "restoreBackup"
  | "deleteBackup"
  | "commit"
  | "rebase";

export function isAboutCopies(id: CommandId): id is CopyCommand {
  return [
    "snapshot",
    "revert",
    "deleteSnapshot",
    "clone",
    "discard",
    "extendPool",
    "backup",
    "restoreBackup",
    "deleteBackup",
    "commit",
    "rebase",
  ].includes(id);
}

/** The command about copy-on-write that some number stands for; its snapshots and clones have few names. */
export function aboutCopies(command: CopyCommand, vm: string, number: number): Command {
  const name = `s${number % 3}`;
  switch (command) {
    case "snapshot":
    case "revert":
      return { command, vm, name };
    case "deleteSnapshot": {
      const children = ([undefined, "delete", "only"] as const)[number % 4];
      return { command, vm, name, ...(children ? { children } : {}) };
    }
    case "clone": {
      const snapshot = number % 2 === 0 ? {} : { snapshot: `s${number % 3}` };
      return { command, vm, name: `clone${number % 5}`, isLinked: number % 3 > 0, ...snapshot };
    }
    case "discard":
      return {
        command,
        vm,
        volume: number % 2,
        block: number % 5,
        blocks: 1 + (number % 4),
        ...(number % 3 === 0 ? { asZeros: true } : {}),
      };
    case "extendPool":
      return { command, extents: 1 + (number % 4) };
    case "backup":
      return { command, vm, name: `b${number % 5}`, ...(number % 2 === 1 ? { isIncremental: true } : {}) };
    case "restoreBackup":
      return { command, vm, name: `b${number % 5}` };
    case "commit":
      return { command, vm, ...(number % 2 === 1 ? { force: true } : {}) };
    case "rebase": {
      const base = number % 3 === 0 ? {} : { base: `clone${number % 5}` };
      return { command, vm, ...base, ...(number % 2 === 1 ? { force: true } : {}) };
    }
    case "deleteBackup":
      return { command, name: `b${number % 5}`, ...(number % 3 === 0 ? { dependents: true } : {}) };
  }
}

/** `scenario` after all moments before `until`. */
export function runUntil(scenario: Scenario, until: number): Observed {
  const run = new Observed(scenario);
  run.simulation.runUntil(until);
  return run;
}
