/** Lifecycle commands, short to write, and a run that stops before a moment. */
import type { MachineSpec, PlainCommandId, Scenario, TimedCommand } from "../../src/model/scenario.ts";
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

/** `scenario` after all moments before `until`. */
export function runUntil(scenario: Scenario, until: number): Observed {
  const run = new Observed(scenario);
  run.simulation.runUntil(until);
  return run;
}
