/** Processor utilisation against the number of machines (Denning's collapse; domain C.4). */
import { describe, expect, it } from "vitest";
import { LoadCurve, withMachines, type LoadPoint } from "../../src/engine/loadCurve.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { HostSpec, Op, Scenario } from "../../src/model/scenario.ts";
import { valueOf } from "../../src/trace/figures/shares.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { machine, NO_COSTS, scenario } from "../support/workloads.ts";

const write = (page: number): Op => ({ op: "reference", page, write: true });
const host = (frames: number, more: Partial<HostSpec> = {}): Partial<HostSpec> => ({
  frames,
  scheduler: { policy: "rr", params: { timeslice: 4 } },
  costs: { ...NO_COSTS, worldSwitch: 1, fault: 1 },
  disks: [{ extents: 64, readTicks: 5, writeTicks: 5 }],
  ...more,
});
const loop: Op[] = [{ op: "loop", times: 4, body: [write(0), write(1), write(2)] }];

function pointsOf(given: Scenario, most: number): LoadPoint[] {
  const curve = new LoadCurve(given, most);
  const points: LoadPoint[] = [];
  while (!curve.isDone) {
    const point = curve.work();
    if (point) points.push(point);
  }
  return points;
}

const percent = ({ utilization }: LoadPoint) => Math.round(100 * valueOf(utilization!));

describe("utilisation against the number of machines", () => {
  it("has the two machines of the cliff as its second point: 63 % with 6 frames, 47 % with 5, 12 % with 4", () => {
    for (const [frames, useful] of [
      [6, 63],
      [5, 47],
      [4, 12],
    ] as const) {
      const points = pointsOf(scenario([machine("A", loop)], host(frames)), 2);
      expect(points.map(({ machines }) => machines)).toEqual([1, 2]);
      expect(percent(points[1]!)).toBe(useful);
    }
  });

  it("rises while machines wait for something else, and collapses where their pages have no room", () => {
    // Each waits as long as it computes; three working sets of two pages fit, the fourth does not.
    const guest: Op[] = [{ op: "loop", times: 20, body: [write(0), write(1), { op: "wait", ticks: 6 }] }];
    const points = pointsOf(scenario([machine("A", guest)], host(6)), 5).map(percent);
    expect(points[1]!).toBeGreaterThan(points[0]!);
    expect(points[2]!).toBeGreaterThan(points[1]!);
    expect(points[4]!).toBeLessThan(points[2]! / 2);
  });

  it("does not collapse as far under load control", () => {
    const guest: Op[] = [{ op: "loop", times: 20, body: [write(0), write(1), { op: "wait", ticks: 6 }] }];
    const last = (more: Partial<HostSpec>) => percent(pointsOf(scenario([machine("A", guest)], host(6, more)), 5)[4]!);
    expect(last({ loadControl: { window: 4 } })).toBeGreaterThan(last({}));
  });

  it("has points that are runs: each opens as the scenario it stands for", () => {
    const given = scenario([machine("A", loop), machine("B", [write(0)])], host(4));
    for (const { scenario: opened, until, faults } of pointsOf(given, 4)) {
      const trace = simulate(opened);
      expect(trace.knownUntil).toBe(until);
      expect(hostAt(trace, trace.rowCount, until).faults).toBe(faults);
    }
  });
});

describe("a scenario with more machines", () => {
  it("has its own in turn, with numbers behind names that are taken, and no commands", () => {
    const given = scenario([machine("A", loop), machine("A 2", loop)], host(4));
    const more = withMachines({ ...given, commands: [{ at: 1, command: "pause", vm: "A" }] }, 5);
    expect(more.machines.map(({ name }) => name)).toEqual(["A", "A 2", "A 3", "A 2 2", "A 4"]);
    expect(more.commands).toEqual([]);
    expect(withMachines(given, 1).machines.map(({ name }) => name)).toEqual(["A"]);
  });
});
