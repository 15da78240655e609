/** Figures by a number of the scenario, against what follows by hand or from a naive round robin. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { Sweep, sweepRuns, type SweepPoint } from "../../src/engine/sweep.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { SWEEPS, type SweepId } from "../../src/model/sweeps.ts";
import { scenarios } from "../../src/scenarios/list.ts";
import { examples } from "../support/laws.ts";
import { hog } from "../support/schedules.ts";
import { twoHosts, writer } from "../support/twoHosts.ts";
import { job, machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";

function pointsOf(given: Scenario, sweep: SweepId, vm: string | null = null): SweepPoint[] {
  const found: SweepPoint[] = [];
  const run = new Sweep(given, sweep, vm);
  while (!run.isDone) {
    const point = run.work();
    if (point) found.push(point);
  }
  return found;
}

const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;

interface Job {
  readonly arrival: number;
  readonly burst: number;
}

/** Round robin in which arrivals come before who has used up its timeslice: tick by tick. */
function naive(jobs: readonly Job[], timeslice: number) {
  const left = jobs.map(({ burst }) => burst);
  const ends = jobs.map(() => 0);
  const queue: number[] = [];
  let [running, used] = [-1, 0];
  for (let time = 0; left.some((ticks) => ticks > 0); time += 1) {
    for (const [at, { arrival }] of jobs.entries()) if (arrival === time) queue.push(at);
    if (running >= 0 && used === timeslice && left[running]! > 0) {
      queue.push(running);
      running = -1;
    }
    if (running < 0 || left[running] === 0) {
      running = queue.shift() ?? -1;
      used = 0;
    }
    if (running < 0) continue;
    left[running]! -= 1;
    used += 1;
    if (left[running] === 0) ends[running] = time + 1;
  }
  const turnaround = jobs.map(({ arrival }, at) => ends[at]! - arrival);
  return { turnaround: mean(turnaround), waiting: mean(turnaround.map((ticks, at) => ticks - jobs[at]!.burst)) };
}

const rr = (timeslice: number) => ({ scheduler: { policy: "rr", params: { timeslice } } });

describe("waiting and turnaround by timeslice", () => {
  it("are those of a naive round robin at every point", () => {
    const jobs = fc.array(fc.record({ arrival: fc.nat(6), burst: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(jobs, fc.integer({ min: 1, max: 12 }), (list, timeslice) => {
        const machines = list.map(({ arrival, burst }, at) => job(`J${at}`, arrival, [burst]));
        const points = pointsOf(scenario(machines, rr(timeslice)), "timeslice");
        expect(points.map(({ value }) => value)).toContain(timeslice);
        for (const { value, figures } of points) {
          const expected = naive(list, value);
          expect(figures.waiting).toBeCloseTo(expected.waiting, 9);
          expect(figures.turnaround).toBeCloseTo(expected.turnaround, 9);
        }
      }),
      examples(12),
    );
  });

  it("have the timeslice of the policy among them where the scenario says none", () => {
    const two = scenario([job("A", 0, [3]), job("B", 0, [3])], { scheduler: { policy: "rr", params: {} } });
    const runs = sweepRuns(two, "timeslice");
    expect(runs.find((run) => run.scenario === two)?.value).toBe(4);
    expect(runs.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50]);
  });

  it("are not there where no program ends", () => {
    expect(sweepRuns(scenario([hog("A", 1), hog("B", 1)], rr(4)), "timeslice")).toEqual([]);
    expect(sweepRuns(scenario([hog("A", 1), job("B", 0, [3])], rr(4)), "timeslice")).not.toEqual([]);
  });

  it("are not there for a policy without timeslices, or a machine alone", () => {
    const two = [job("A", 0, [3]), job("B", 0, [3])];
    expect(sweepRuns(scenario(two, { scheduler: { policy: "fcfs", params: {} } }), "timeslice")).toEqual([]);
    expect(sweepRuns(scenario(two.slice(1), rr(4)), "timeslice")).toEqual([]);
  });
});

describe("the other curves", () => {
  it("let both wait longer by every switch: A 4 and B 4, timeslice 2", () => {
    // A B A B, four switches of c: A ends at 6 + 3c and has waited for 2 + 3c, B ends at 8 + 4c and has waited for 4 + 4c.
    const run = scenario([job("A", 0, [4]), job("B", 0, [4])], { ...rr(2), costs: { ...NO_COSTS, worldSwitch: 1 } });
    for (const { value, figures, isCut } of pointsOf(run, "switchCost"))
      expect({ ...figures, isCut }, `switch of ${value}`).toMatchObject({
        waiting: (2 + 3 * value + 4 + 4 * value) / 2,
        turnaround: (6 + 3 * value + 8 + 4 * value) / 2,
        isCut: false,
      });
  });

  it("have twice as many done in a time by two machines that wait half of it, and no more by three", () => {
    const guest = machine("A", [
      { op: "compute", ticks: 5 },
      { op: "wait", ticks: 5 },
    ]);
    const figures = pointsOf(scenario([guest], rr(5)), "machines").map((point) => point.figures.throughput!);
    // One in 10 ticks; n of them are done when the last one, which runs from 5n - 5 to 5n, has waited: at 5n + 5.
    expect(figures.slice(0, 4)).toEqual([1, 2, 3, 4].map((n) => (100 * n) / (5 * n + 5)));
  });

  it("have a hog of weight w robbed of 1 / (w + 1) beside one of weight 1", () => {
    const run = scenario([hog("A", 1, { weight: 1 }), hog("B", 1, { weight: 1 })], {
      scheduler: { policy: "stride", params: {} },
    });
    for (const { value, figures, isCut } of pointsOf(run, "weight", "A").filter(({ value: weight }) => weight >= 1)) {
      expect(figures.steal!).toBeCloseTo(100 / (value + 1), 0);
      // They go on for ever.
      expect(isCut).toBe(true);
    }
  });

  it("have a machine of 16 pages that writes one a tick stand still for 16 ticks where the link sends one, for 1 where it sends four", () => {
    const run = twoHosts({
      machines: [machine("A", writer(16), { memoryBytes: 16 * PAGE })],
      commands: [{ command: "migrate", vm: "A", to: 1, at: 40 }],
      network: { leastPages: 1 },
    });
    const downtime = new Map(pointsOf(run, "bandwidth").map(({ value, figures }) => [value, figures.downtime]));
    expect([downtime.get(PAGE), downtime.get(4 * PAGE)]).toEqual([16, 1]);
  });

  it("have a machine of 16 pages that writes 4 of them in turn stand still for 4 ticks of 24, and for 1 of 21 where it writes a quarter as fast", () => {
    // Rounds of 16 and 4 pages, and 4 left; of 16 and 4, and 1 left: no more than 2.
    const run = twoHosts({
      machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE, host: 1 })],
      commands: [{ command: "migrate", vm: "A", to: 0, at: 100 }],
    });
    const points = pointsOf(run, "dirtyRate");
    const found = new Map(points.map(({ value, figures }) => [value, [figures.downtime, figures.migration]]));
    expect([found.get(1), found.get(1 / 4)]).toEqual([
      [4, 24],
      [1, 21],
    ]);
    // It writes a page each tick: there is nothing faster.
    expect(Math.max(...points.map(({ value }) => value))).toBe(1);
  });

  it("consist of valid runs, the values ascending, with the scenario itself among them", () => {
    for (const { scenario: given } of scenarios)
      for (const sweep of SWEEPS) {
        const runs = sweepRuns(given, sweep, given.machines[0]?.name ?? null);
        expect(runs.length).toBeLessThanOrEqual(60);
        expect(runs.map(({ value }) => value)).toEqual(
          [...new Set(runs.map(({ value }) => value))].toSorted((a, b) => a - b),
        );
        if (runs.length === 0) continue;
        expect(runs.map((run) => run.scenario)).toContain(given);
        for (const run of runs)
          expect(validateScenario(run.scenario), `${given.title} ${sweep}`).toMatchObject({ ok: true });
      }
  });
});
