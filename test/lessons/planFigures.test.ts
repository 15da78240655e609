/** Figures of the plan of lessons that no step of a lesson shows by itself, through the core. */
import { describe, expect, it } from "vitest";
import { beladysAnomaly } from "../../src/lessons/beladysAnomaly.ts";
import { consolidation } from "../../src/lessons/consolidation.ts";
import { computing, onTextbookHost, withHostPart } from "../../src/lessons/parts.ts";
import { sharesOfTime } from "../../src/lessons/sharesOfTime.ts";
import { testEnvironment } from "../../src/lessons/testEnvironment.ts";
import { hostOf, type Scenario } from "../../src/model/scenario.ts";
import { textbookHost } from "../../src/scenarios/textbookHost.ts";
import { vmMetrics } from "../../src/trace/figures/metrics.ts";
import { hostWhen, runOf, stepCalled } from "../support/lessonRuns.ts";
import { machine, scenario } from "../support/workloads.ts";

const refusals = (of: Scenario) => {
  const trace = runOf(of, 400);
  const rows = Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
  return rows.flatMap((event) => (event.kind === "commandFailed" ? [event.code] : []));
};
const alive = (of: Scenario) => hostWhen(of, 399).vms.filter(({ life }) => life !== "none").length;

describe("the figures of the plan", () => {
  it("of one computer: two machines that compute 3 of 10 ticks keep it busy for 60% of the time", () => {
    const { scenario: four } = stepCalled(consolidation, "four", "ask").after;
    const two = { ...four, machines: four.machines.slice(0, 2) };
    expect(hostWhen(two, 300).pcpus[0]!.guest).toBe(180);
  });

  it("of shares: credit gives weights of 512, 256 and 256 6,000, 3,000 and 3,000 of 12,000 ms", () => {
    const { scenario: shared } = stepCalled(sharesOfTime, "credit", "ask").after;
    const { machines } = shared;
    expect(machines.map(({ weight }) => weight)).toEqual([512, 256, 256]);
    expect(hostWhen(shared, 12_000).vcpus.map(({ cpu }) => cpu)).toEqual([6000, 3000, 3000]);
  });

  it("of stolen time: capped at 40% beside a hog of the same weight, 1,200 of 3,000 ms are run; the cap takes a tenth, the hog half", () => {
    const hog = [{ op: "compute" as const, ticks: 1_000_000 }];
    const capped = scenario(
      [machine("capped", hog, { cap: 40, memoryBytes: 0 }), machine("hog", hog, { memoryBytes: 0 })],
      { scheduler: { policy: "credit", params: {} } },
      { tickUnit: "ms" },
    );
    const { cpu, waiting } = vmMetrics(runOf(capped, 3001).info, hostWhen(capped, 3000), 0);
    expect(cpu).toBe(1200);
    // What its weight would have given it, a half, less what it has had is the cap's: within a timeslice of 30 ms.
    expect(Math.abs(3000 - cpu - waiting - 300)).toBeLessThanOrEqual(30);
  });

  it("of Belady's string: OPT faults 7 times with three frames and 6 times with four", () => {
    const { scenario: fifo } = stepCalled(beladysAnomaly, "fifo", "ask").at;
    const faults = [3, 4].map(
      (frames) => hostWhen(withHostPart(fifo, { frames, replacement: { policy: "opt", params: {} } })).faults,
    );
    expect(faults).toEqual([7, 6]);
  });

  it("of a test environment: ten machines from one template in a pool for four, where three full copies find room", () => {
    const { scenario: five } = stepCalled(testEnvironment, "puzzle", "puzzle").at;
    const { thinPool } = hostOf(five);
    const [template] = five.machines;
    const all = Math.ceil(template!.volumes[0]!.bytes / hostOf(five).extentBytes);
    const pool = withHostPart(five, { thinPool: { ...thinPool!, extents: 4 * all } });
    const names = Array.from({ length: 10 }, (_, at) => `t${at}`);
    const cloned = (isLinked: boolean): Scenario => ({
      ...pool,
      commands: names.map((name, at) => ({ command: "clone", vm: "template", name, isLinked, at: 10 + 20 * at })),
    });
    // Ten that are linked take no chunk: eleven machines in the four of the template.
    expect(alive(cloned(true))).toBe(11);
    expect(refusals(cloned(true))).toEqual([]);
    // Of full ones three find room beside the template.
    expect(refusals(cloned(false))).toEqual(names.slice(3).map(() => "POOL_FULL"));
  });

  it("of noisy neighbours: a machine that reads does 200 of 400 ticks of work on a disk of its own, and 60 beside db", () => {
    // The plan does not say how much db reads: six blocks at a time, of 5 ticks each, with one of web a round of 35.
    const reads = Array.from({ length: 6 }, (_, block) => `DISK& 0 ${block} r`).join("; ");
    const volumes = [{ name: "data", bytes: 8 * textbookHost.extentBytes }];
    const web = computing("web", "LOOP * { C 5; DISK 0 0 r }", { volumes });
    const db = computing("db", `LOOP * { ${reads}; WAIT }`, { volumes });
    const host = { pcpus: 2, disks: [{ extents: 64, readTicks: 5, writeTicks: 5 }] };
    expect(hostWhen(onTextbookHost(host, [web]), 400).vcpus[0]!.cpu).toBe(200);
    expect(hostWhen(onTextbookHost(host, [web, db]), 400).vcpus[0]!.cpu).toBe(60);
  });
});
