/** Schedules and figures of the textbooks (formats: shared oracles README, section 5). Decimal arrivals are scaled by 10. */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../../../src/codec/out/report.ts";
import { simulate } from "../../../../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type PolicyChoice } from "../../../../../src/model/scenario.ts";
import { barsOf } from "../../../../support/chartOf.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { dispatchOrder, eventsOfKind, finishTimes, hog } from "../../../../support/schedules.ts";
import { job, scenario } from "../../../../support/workloads.ts";

interface Job {
  readonly id: string;
  readonly arrival: number;
  readonly burst: number;
  readonly priority?: number;
}

interface Schedule {
  readonly id: string;
  readonly kind: "cpu-scheduling";
  readonly inputs: { readonly policy: string; readonly quantum?: number; readonly jobs: readonly Job[] };
  readonly expected: {
    readonly gantt: readonly (readonly [number, number, string])[];
    readonly waiting: Readonly<Record<string, number>>;
    readonly turnaround: Readonly<Record<string, number>>;
    readonly response: Readonly<Record<string, number>>;
    readonly avgWaiting: number;
    readonly avgTurnaround: number;
    readonly avgResponse: number;
  };
}

interface Feedback {
  readonly id: string;
  readonly kind: "cpu-scheduling-feedback";
  readonly inputs: { readonly jobs: readonly Job[] };
  readonly expected: { readonly turnaround: Readonly<Record<string, number>>; readonly avgTurnaround: number };
}

interface Stride {
  readonly id: string;
  readonly kind: "stride";
  readonly inputs: { readonly big: number; readonly tickets: readonly number[]; readonly names: readonly string[] };
  readonly expected: {
    readonly sequence: readonly string[];
    readonly passBefore: readonly (readonly number[])[];
    readonly passAfterLast: readonly number[];
  };
}

const vectors = oracleVectors("textbookSchedules") as readonly (
  | Schedule
  | Feedback
  | Stride
  | { readonly id: string; readonly kind: "other" }
)[];

const SCALE = 10;

function policyOf(policy: string, quantum: number | undefined): PolicyChoice {
  const choices: Readonly<Record<string, PolicyChoice>> = {
    FCFS: { policy: "fcfs", params: {} },
    SJF: { policy: "sjf", params: {} },
    SRTF: { policy: "srtf", params: {} },
    HRRN: { policy: "hrrn", params: {} },
    PRIO: { policy: "priority", params: { preemptive: false } },
    RR: { policy: "rr", params: { timeslice: (quantum ?? 1) * SCALE } },
  };
  const choice = choices[policy];
  if (!choice) throw new Error(`the textbooks' policy "${policy}" is not known`);
  return choice;
}

/** Ticks as the textbook's numbers. */
const unscaled = (ticks: number) => ticks / SCALE;
const byId = (jobs: readonly Job[], of: (at: number) => number) =>
  Object.fromEntries(jobs.map(({ id }, at) => [id, unscaled(of(at))]));

describe("schedules of the textbooks", () => {
  for (const { id, kind, inputs, expected } of vectors.filter((vector) => vector.kind === "cpu-scheduling"))
    it(`${id}: bars, waiting, turnaround and response`, () => {
      expect(kind).toBe("cpu-scheduling");
      const machines = inputs.jobs.map(({ id: name, arrival, burst, priority = 1 }) =>
        job(name, arrival * SCALE, [burst * SCALE], priority),
      );
      const conventions = { ...DEFAULT_CONVENTIONS, priorityOrder: "lowerFirst" } as const;
      const host = { scheduler: policyOf(inputs.policy, inputs.quantum) };
      const given = scenario(machines, host, { conventions });
      const trace = simulate(given);
      const bars = barsOf(trace, 0, trace.knownUntil).map(([start, end, who]) => [unscaled(start), unscaled(end), who]);
      const { vcpus, host: all } = reportOf(given, trace).metrics;
      expect(bars).toEqual(expected.gantt);
      const { waiting, turnaround, response } = expected;
      expect({
        waiting: byId(inputs.jobs, (at) => Number(vcpus[at]!["waiting"])),
        turnaround: byId(inputs.jobs, (at) => Number(vcpus[at]!["turnaround"])),
        response: byId(inputs.jobs, (at) => Number(vcpus[at]!["response"])),
      }).toEqual({ waiting, turnaround, response });
      expect(unscaled(Number(all["averageWaiting"]))).toBeCloseTo(expected.avgWaiting, 6);
      expect(unscaled(Number(all["averageTurnaround"]))).toBeCloseTo(expected.avgTurnaround, 6);
      expect(unscaled(Number(all["averageResponse"]))).toBeCloseTo(expected.avgResponse, 6);
    });

  for (const { id, inputs, expected } of vectors.filter((vector) => vector.kind === "cpu-scheduling-feedback"))
    it(`${id}: turnaround under feedback with q = 1`, () => {
      const machines = inputs.jobs.map(({ id: name, arrival, burst }) => job(name, arrival, [burst]));
      const timeslices = Array.from({ length: 8 }, () => 1);
      const params = { timeslices, preemptive: false, demoteOnlyIfContended: true };
      const ends = finishTimes(machines, { policy: "mlfq", params });
      const turnaround = Object.fromEntries(inputs.jobs.map(({ id: name, arrival }) => [name, ends[name]! - arrival]));
      expect(turnaround).toEqual(expected.turnaround);
      const times = Object.values(turnaround);
      expect(times.reduce((sum, time) => sum + time, 0) / times.length).toBeCloseTo(expected.avgTurnaround, 6);
    });

  for (const { id, inputs, expected } of vectors.filter((vector) => vector.kind === "stride"))
    it(`${id}: the stride example, pass by pass`, () => {
      const machines = inputs.tickets.map((tickets, at) => hog(inputs.names[at]!, tickets));
      const params = { timeslice: 1, stride1: inputs.big, firstPass: "zero" };
      const host = { scheduler: { policy: "stride", params } };
      // One more, for the passes after the last one.
      const trace = simulate(scenario(machines, host), { until: expected.sequence.length + 1 });
      expect(dispatchOrder(trace).slice(0, -1)).toBe(expected.sequence.join(""));
      const passes = eventsOfKind(trace, "dispatch").map(({ vcpu, value, losers }) =>
        [{ id: vcpu, value }, ...losers].toSorted((a, b) => a.id - b.id).map((entry) => entry.value),
      );
      expect(passes).toEqual([...expected.passBefore, expected.passAfterLast]);
    });
});
