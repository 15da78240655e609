import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { hostAt } from "../../../../src/trace/hostCursor.ts";
import { Observed } from "../../../support/observed.ts";
import { drawn, eventsOfKind } from "../../../support/schedules.ts";
import { job, scenario } from "../../../support/workloads.ts";

const scheduler = (policy: "sjf" | "srtf", params = {}) => ({ policy, params });
const averaging = (policy: "sjf" | "srtf", initialEstimate = 10) =>
  scheduler(policy, { prediction: "average", initialEstimate });

/** The prediction for the next burst of the only job, after each of its bursts. */
function predictions(bursts: readonly number[], initialEstimate?: number): number[] {
  const withWaits = bursts.flatMap((burst, at) => (at === 0 ? [burst] : [1, burst]));
  const run = new Observed(scenario([job("A", 0, withWaits)], { scheduler: averaging("sjf", initialEstimate) }));
  const found: number[] = [];
  let left = 0;
  run.run(() => {
    const leaves = run.events.filter(({ kind }) => kind === "leave").length;
    if (leaves > left) found.push(run.simulation.monitor.processor.state.vcpus[0]!.slot["estimate"]!);
    left = leaves;
  });
  return found;
}

/** Average time that jobs given as arrival and burst wait. */
function waiting(policy: "sjf" | "srtf", jobs: readonly [arrival: number, burst: number][]): number {
  const machines = jobs.map(([arrival, burst], at) => job(`P${at + 1}`, arrival, [burst]));
  const trace = simulate(scenario(machines, { scheduler: scheduler(policy) }));
  const { vcpus } = hostAt(trace, trace.rowCount, trace.knownUntil);
  return vcpus.reduce((sum, v) => sum + v.ready, 0) / vcpus.length;
}

describe("the exponential average", () => {
  it("predicts 10, 8, 6, 6, 5, 9, 11, 12 for bursts of 6, 4, 6, 4, 13, 13, 13 (Silberschatz, figure 5.4; domain B.5)", () => {
    expect(predictions([6, 4, 6, 4, 13, 13, 13])).toEqual([8, 6, 6, 5, 9, 11, 12]);
  });

  it("begins with the estimate that the scenario gives", () => {
    expect(predictions([4, 4, 4], 0)).toEqual([2, 3, 3]);
  });

  it("is exact for bursts of seconds counted in nanoseconds", () => {
    expect(predictions([3_000_000_000, 5_000_000_001])).toEqual([1_500_000_005, 3_250_000_003]);
  });

  it("counts a burst as one where others interrupt it", () => {
    // U's first burst was short: at 2 it is predicted to need 2, A to have 3 left, and takes the pCPU.
    const jobs = [job("U", 0, [1, 1, 1]), job("A", 1, [6])];
    expect(drawn(jobs, averaging("srtf", 4), 9)).toBe("UAUAAAAA.");
    const run = new Observed(scenario(jobs, { scheduler: averaging("srtf", 4) })).run();
    expect(run.simulation.monitor.processor.state.vcpus[1]!.slot["estimate"]).toBe((6 + 4) / 2);
  });

  it("decides by what was predicted, not by what the burst is", () => {
    // A's first burst was long, B's short: at 8 both are ready, and B goes first though it has more to do.
    const jobs = [job("A", 0, [6, 2, 1]), job("B", 0, [1, 1, 4])];
    expect(drawn(jobs, averaging("sjf"), 14)).toBe("AAAAAAB.BBBBA.");
  });
});

describe("the true length", () => {
  it("of the present burst counts, up to where the program blocks", () => {
    const trace = simulate(scenario([job("A", 0, [3, 1, 9]), job("B", 0, [5])], { scheduler: scheduler("sjf") }));
    expect(eventsOfKind(trace, "dispatch")[0]).toMatchObject({ vcpu: 0, value: 3, losers: [{ id: 1, value: 5 }] });
  });

  it("is not preempted under shortest job first, and is under shortest remaining time first", () => {
    const jobs = [job("A", 0, [5]), job("B", 1, [2])];
    expect(drawn(jobs, scheduler("sjf"), 8)).toBe("AAAAABB.");
    expect(drawn(jobs, scheduler("srtf"), 8)).toBe("ABBAAAA.");
  });

  it("gives averages of 7 and 6.5 ticks of waiting in the examples of Silberschatz", () => {
    expect(
      waiting("sjf", [
        [0, 6],
        [0, 8],
        [0, 7],
        [0, 3],
      ]),
    ).toBe(7);
    expect(
      waiting("srtf", [
        [0, 8],
        [1, 4],
        [2, 9],
        [3, 5],
      ]),
    ).toBe(6.5);
  });

  it("lets the running one go on when a newcomer has as much left", () => {
    expect(drawn([job("A", 0, [5]), job("B", 2, [3])], scheduler("srtf"), 9)).toBe("AAAAABBB.");
  });
});
