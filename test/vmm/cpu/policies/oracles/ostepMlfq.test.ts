/**
 * OSTEP's mlfq.py, replayed tick by tick, by the report (formats: shared oracles README, section 2). What its options are here: queues
 * are numbered the other way round, `stay` is `blockKeeps` all, `iobump` is `wakeGoes` head, its boost is `lowestFirst`,
 * and what was preempted queues before arrivals.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type MachineSpec, type Op, type Scenario } from "../../../../../src/model/scenario.ts";
import type { TraceReader } from "../../../../../src/trace/reader.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { detailedReport, machineOf, twoDecimals, type DetailedReport } from "../../../../support/reports.ts";
import { machine, scenario } from "../../../../support/workloads.ts";

interface Job {
  readonly id: number;
  readonly start: number;
  readonly runtime: number;
  readonly ioFreq: number;
}

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly quantum: readonly number[];
    readonly allotment: readonly number[];
    readonly boost: number;
    readonly ioTime: number;
    readonly stay: boolean;
    readonly iobump: boolean;
    readonly jobs: readonly Job[];
  };
  readonly expected: {
    /** `[job, priority, ticksLeft, allotLeft, timeLeft]` after each tick; null when idle. */
    readonly ticks: readonly (readonly number[] | null)[];
    readonly events: readonly (readonly [string, number, number?])[];
    readonly perJob: readonly { id: number; start: number; response: number; turnaround: number }[];
    /** Averages, with two decimals. */
    readonly avg2dp: { readonly response: string; readonly turnaround: string };
  };
}

function jobOf({ id, start, runtime, ioFreq }: Job, ioTime: number): MachineSpec {
  const ops: Op[] = [];
  for (let left = runtime; left > 0;) {
    const ticks = ioFreq > 0 ? Math.min(ioFreq, left) : left;
    left -= ticks;
    ops.push({ op: "compute", ticks });
    if (left > 0) ops.push({ op: "wait", ticks: ioTime });
  }
  return machine(String(id), ops, { arrival: start, memoryBytes: 0 });
}

function scenarioOf({ quantum, allotment, boost, ioTime, stay, iobump, jobs }: Vector["inputs"]): Scenario {
  const params = {
    timeslices: quantum.toReversed(),
    allotments: allotment.toReversed(),
    boost,
    blockKeeps: stay ? "all" : "rest",
    wakeGoes: iobump ? "head" : "tail",
    boostOrder: "lowestFirst",
  };
  const machines = jobs.map((job) => jobOf(job, ioTime));
  const conventions = { ...DEFAULT_CONVENTIONS, sameInstant: "preemptedFirst" } as const;
  return scenario(machines, { scheduler: { policy: "mlfq", params } }, { conventions });
}

/** `[job, priority, ticksLeft, allotLeft, timeLeft]` after each tick; null when nobody ran. */
function ticksOf({ slices, decisions, until }: DetailedReport, { quantum, allotment, jobs }: Vector["inputs"]) {
  const ticks: (readonly number[] | null)[] = Array.from({ length: until }, () => null);
  const left = jobs.map(({ runtime }) => runtime);
  const given = new Map(decisions.map((decision) => [decision.time, decision]));
  let [level, ticksLeft, allotLeft] = [0, 0, 0];
  for (const { start, end, vcpu } of slices)
    for (let tick = start; tick < end; tick += 1) {
      const job = Number(machineOf(vcpu));
      const decision = given.get(tick);
      if (decision) {
        level = quantum.length - 1 - decision.account["level"]!;
        ticksLeft = decision.account["left"]!;
        // Whole timeslices of the allotment, the one that has been begun among them.
        allotLeft = Math.ceil((quantum[level]! * allotment[level]! - decision.account["used"]!) / quantum[level]!);
      }
      ticksLeft -= 1;
      left[job]! -= 1;
      ticks[tick] = [job, level, ticksLeft, allotLeft, left[job]!];
    }
  return ticks;
}

/** What happens, in the order of time; boosts, which nobody need notice, by the rule. */
function eventsOf(trace: TraceReader, until: number, boost: number): string[] {
  const boosts = Array.from(
    { length: boost > 0 ? Math.ceil(until / boost) - 1 : 0 },
    (_, at) => `boost ${(at + 1) * boost}`,
  );
  const told = Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row)).flatMap((event): string[] => {
    if (event.kind === "ready" && event.cause === "arrive") return [`begin ${event.time} ${event.vcpu}`];
    if (event.kind === "ready" && event.cause === "wake") return [`io_done ${event.time} ${event.vcpu}`];
    if (event.kind !== "leave") return [];
    if (event.cause === "block") return [`io_start ${event.time} ${event.vcpu}`];
    return event.cause === "finish" ? [`finish ${event.time} ${event.vcpu}`] : [];
  });
  return [...boosts, ...told].toSorted();
}

describe("OSTEP mlfq.py", () => {
  const vectors = oracleVectors("ostepMlfq") as readonly Vector[];
  const kinds = {
    "without I/O and boost": (v: Vector) => v.inputs.boost === 0 && v.inputs.jobs.every(({ ioFreq }) => ioFreq === 0),
    "with a boost": (v: Vector) => v.inputs.boost > 0,
    "with I/O and no boost": (v: Vector) => v.inputs.boost === 0 && v.inputs.jobs.some(({ ioFreq }) => ioFreq > 0),
  };
  for (const [name, isOne] of Object.entries(kinds)) {
    const own = vectors.filter(isOne);
    it(`${name}: the same job on the same level with as much left in each tick of all ${own.length} runs`, () => {
      for (const { id, inputs, expected } of own) {
        const report = detailedReport(scenarioOf(inputs));
        expect(ticksOf(report, inputs), id).toEqual(expected.ticks);
        const perJob = report.metrics.vcpus.map(({ arrival, response, turnaround }, job) => ({
          id: job,
          start: arrival,
          response,
          turnaround,
        }));
        expect(perJob, id).toEqual(expected.perJob);
        const { averageResponse, averageTurnaround } = report.metrics.host;
        const averages = { response: twoDecimals(averageResponse), turnaround: twoDecimals(averageTurnaround) };
        expect(averages, id).toEqual(expected.avg2dp);
      }
    });

    it(`${name}: arrivals, I/O, boosts and ends at the same moments`, () => {
      for (const { id, inputs, expected } of own) {
        const trace = simulate(scenarioOf(inputs));
        const wanted = expected.events.map((event) => event.join(" "));
        expect(eventsOf(trace, expected.ticks.length, inputs.boost), id).toEqual(wanted.toSorted());
      }
    });
  }
});
