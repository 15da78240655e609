/** Which kinds of intervals and marks stand in a trace, on real runs. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Command, HostSpec, MachineSpec, Op, Scenario } from "../../../src/model/scenario.ts";
import { commandsUsed, hasFaults, kindsUsed } from "../../../src/trace/perChunk/kindsUsed.ts";
import { job, machine, NO_COSTS, references, scenario } from "../../support/workloads.ts";

const run = (machines: readonly MachineSpec[], host: Partial<HostSpec> = {}, commands: Scenario["commands"] = []) =>
  simulate(scenario(machines, host, { commands }), { until: 1000 });

describe("the kinds in a trace", () => {
  it("are none before anything has happened", () => {
    expect(kindsUsed([])).toEqual([]);
    expect(hasFaults([])).toBe(false);
  });

  it("of a job alone are what its pCPU and its vCPU do", () => {
    expect(kindsUsed(run([job("A", 0, [3])]).chunks)).toEqual(["guest", "running"]);
  });

  it("are those of all machines together, in a fixed order", () => {
    const halting: readonly Op[] = [
      { op: "compute", ticks: 1 },
      { op: "halt", ticks: 2 },
      { op: "compute", ticks: 1 },
    ];
    const { chunks } = run([machine("A", halting), job("B", 0, [5])], { costs: { ...NO_COSTS, worldSwitch: 1 } });
    expect(new Set(kindsUsed(chunks))).toEqual(new Set(["switch", "guest", "running", "ready", "halted"]));
    expect(kindsUsed(chunks)).toEqual(kindsUsed(chunks.toReversed()));
  });

  it("are found in whichever chunk they stand", () => {
    // Only the last of many jobs waits for a device.
    const jobs = Array.from({ length: 400 }, (_, at) => job(`m${at}`, at, [1]));
    const { chunks } = simulate(scenario([...jobs, job("last", 400, [1, 5, 1])]));
    expect(chunks.length).toBeGreaterThan(1);
    expect(kindsUsed(chunks)).toContain("blockedDevice");
    expect(kindsUsed(chunks.slice(0, 1))).not.toContain("blockedDevice");
  });
});

describe("page faults in a trace", () => {
  it("are there when a page is touched that is not resident", () => {
    expect(hasFaults(run([machine("A", references([0]))]).chunks)).toBe(true);
    expect(hasFaults(run([job("A", 0, [3])]).chunks)).toBe(false);
  });
});

const given = (...commands: readonly Command[]) =>
  commandsUsed(
    run(
      [job("A", 0, [9])],
      {},
      commands.map((command) => ({ ...command, at: 2 })),
    ),
  );

describe("commands in a trace", () => {
  it("are those that somebody gave, carried out or refused; a machine of the scenario starts without one", () => {
    expect(given()).toEqual({ commandDone: false, commandFailed: false });
    expect(given({ command: "pause", vm: "A" })).toEqual({ commandDone: true, commandFailed: false });
    expect(given({ command: "resume", vm: "A" })).toEqual({ commandDone: false, commandFailed: true });
    expect(given({ command: "pause", vm: "A" }, { command: "pause", vm: "A" })).toEqual({
      commandDone: true,
      commandFailed: true,
    });
  });
});
