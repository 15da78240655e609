/** Memory targets and balloons by command, through the public entry: a scenario in, its report out (domain A.4, C.6). */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../src/codec/out/report.ts";
import { tableCsv } from "../../src/codec/out/reportCsv.ts";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { simulate } from "../../src/engine/simulate.ts";
import {
  hostOf,
  withHost,
  type MachineSpec,
  type Op,
  type OvercommitSpec,
  type Scenario,
  type TimedCommand,
} from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../src/model/settings.ts";
import { balloon, on, setMemoryTarget } from "../support/commands.ts";
import { eventsOfKind } from "../support/schedules.ts";
import { machine, PAGE, scenario } from "../support/workloads.ts";

const PAGES = 12;
const EVER: Op = { op: "loop", times: null, body: [{ op: "compute", ticks: 5 }] };
const touch = (pages: number): Op => ({
  op: "pattern",
  pattern: "sequential",
  pages,
  count: pages,
  writeEvery: 0,
});

/** Frames are plenty: what is taken is taken by command. */
function commanded(
  commands: readonly TimedCommand[],
  rules: Partial<OvercommitSpec> | null = {},
  changes: Partial<MachineSpec> = {},
): Scenario {
  const A = machine("A", [touch(PAGES), EVER], { memoryBytes: PAGES * PAGE, ...changes });
  const overcommit = rules && { overcommit: { ...defaultsOf(OVERCOMMIT), poll: 10, balloonRate: 2, ...rules } };
  return scenario([A], { frames: 64, ...overcommit }, { commands });
}

function reportFor(given: Scenario, until = 100) {
  expect(validateScenario(given)).toMatchObject({ ok: true });
  return reportOf(given, simulate(given, { until }));
}

/** The size of A's balloon after each row that tells it. */
function balloonOf(given: Scenario, until = 100): [time: number, size: number][] {
  const trace = simulate(given, { until });
  return [...eventsOfKind(trace, "inflate"), ...eventsOfKind(trace, "deflate")]
    .map(({ time, size }): [number, number] => [time, size])
    .toSorted(([one], [other]) => one - other);
}

describe("a memory target", () => {
  it("is approached at each look, as fast as the balloon grows, and kept", () => {
    // 12 pages, 5 wanted back: two at a look, from the first look after the command.
    expect(balloonOf(commanded([setMemoryTarget(33, 7)]))).toEqual([
      [40, 2],
      [50, 4],
      [60, 5],
    ]);
  });

  it("given at the very moment of a look counts at it: commands come before timers (domain F.2)", () => {
    expect(balloonOf(commanded([setMemoryTarget(40, 11)]), 60)).toEqual([[40, 1]]);
  });

  it("takes no more than the limit of balloons: 65% of 12 pages are 7", () => {
    expect(balloonOf(commanded([setMemoryTarget(21, 1)], { balloonRate: 100 }))).toEqual([[30, 7]]);
  });

  it("gives pages back when it is raised, from the look after the one that divides memory anew", () => {
    const commands = [setMemoryTarget(15, 8), setMemoryTarget(45, 11)];
    expect(balloonOf(commanded(commands))).toEqual([
      [20, 2],
      [30, 4],
      [60, 2],
      [70, 1],
    ]);
  });

  it("is approached though nothing else is to happen: one vCPU spins for ever, the other gets no processor", () => {
    const programs = [[touch(PAGES), { op: "barrier" } as const], [{ op: "barrier" } as const]];
    const stuck = commanded([setMemoryTarget(33, 9)], {}, { vcpus: 2, programs });
    const host = { ...hostOf(stuck), scheduler: { policy: "fcfs", params: {} } };
    expect(balloonOf(withHost(stuck, host))).toEqual([
      [40, 2],
      [50, 3],
    ]);
  });

  it("waits while the guest is paused, and lasts when the machine is started again", () => {
    const commands = [setMemoryTarget(15, 9), on(16, "pause"), on(34, "resume"), on(36, "stop"), on(51, "start")];
    expect(balloonOf(commanded(commands, {}, { programs: [[EVER]] }))).toEqual([
      [60, 2],
      [70, 3],
    ]);
  });
});

describe("a balloon", () => {
  it("gives everything back at once when it is switched off, and takes again when it is switched on", () => {
    const commands = [setMemoryTarget(15, 8), balloon(35, false), balloon(55, true)];
    expect(balloonOf(commanded(commands))).toEqual([
      [20, 2],
      [30, 4],
      [35, 0],
      [60, 2],
      [70, 4],
    ]);
  });

  it("that is off leaves the host only its swap", () => {
    const touching = [touch(PAGES), EVER];
    const A = machine("A", touching, { memoryBytes: PAGES * PAGE });
    const given = scenario(
      [A, { ...A, name: "B" }],
      { frames: 20, overcommit: { ...defaultsOf(OVERCOMMIT), high: 30, soft: 20, hard: 10, low: 0, poll: 50 } },
      { commands: [balloon(1, false, "A"), balloon(1, false, "B")] },
    );
    const trace = simulate(given, { until: 400 });
    expect(eventsOfKind(trace, "inflate")).toEqual([]);
    expect(eventsOfKind(trace, "hostSwap").length).toBeGreaterThan(0);
  });
});

describe("commands about memory that are refused", () => {
  it.each([
    ["more pages than the machine is configured with", [setMemoryTarget(20, 13)], "INVALID_ARG"],
    ["fewer pages than it is guaranteed", [setMemoryTarget(20, 3)], "INVALID_ARG"],
    ["wrong pages, in a state that would be wrong as well", [on(10, "stop"), setMemoryTarget(20, 3)], "INVALID_ARG"],
    ["a target for a machine there is not", [setMemoryTarget(20, 13, "nobody")], "NO_SUCH_VM"],
    ["a balloon of a machine there is not", [balloon(20, true, "nobody")], "NO_SUCH_VM"],
    ["a target while the guest does not run", [on(10, "pause"), setMemoryTarget(20, 8)], "INVALID_STATE"],
    ["a balloon of a machine that is shut off", [on(10, "stop"), balloon(20, false)], "INVALID_STATE"],
  ] as const)("for %s", (_, commands, code) => {
    expect(reportFor(commanded(commands, {}, { reservedPages: 4 })).commands.at(-1)).toMatchObject({ ok: false, code });
  });

  it.each([setMemoryTarget(20, 8), balloon(20, false), balloon(20, true, "nobody")])(
    "where the host takes no memory back: $command of $vm",
    (command) => {
      expect(reportFor(commanded([command], null)).commands.at(-1)).toMatchObject({ ok: false, code: "INVALID_ARG" });
    },
  );

  it("are accepted at either end of what is right", () => {
    const { commands } = reportFor(
      commanded([setMemoryTarget(20, 4), setMemoryTarget(21, 12)], {}, { reservedPages: 4 }),
    );
    expect(commands.slice(-2).map(({ ok }) => ok)).toEqual([true, true]);
  });
});

describe("the report", () => {
  it("tells what the commands asked for, also as CSV", () => {
    const report = reportFor(commanded([setMemoryTarget(20, 8), balloon(30, false), on(40, "pause")]));
    expect(report.commands.slice(-3)).toEqual([
      { time: 20, command: "setMemoryTarget", vm: "A", ok: true, code: null, weight: null, shortages: [], pages: 8 },
      { time: 30, command: "balloon", vm: "A", ok: true, code: null, weight: null, shortages: [], on: false },
      { time: 40, command: "pause", vm: "A", ok: true, code: null, weight: null, shortages: [] },
    ]);
    expect(tableCsv(report, "commands").trim().split(/\r?\n/)).toEqual([
      "time,command,vm,ok,code,weight,shortages,pages,on",
      "0,create,A,true,,,,,",
      "0,start,A,true,,,,,",
      "20,setMemoryTarget,A,true,,,,8,",
      "30,balloon,A,true,,,,,false",
      "40,pause,A,true,,,,,",
    ]);
  });
});
