/**
 * OSTEP's multi.py, its processors and their caches tick by tick (formats: shared oracles README, section 2). Here it is round
 * robin with `sharedTick` on the lowest idle pCPU, where each job has one place, a queue per pCPU is affinity to it, and
 * stealing at given moments is rebalancing with given draws. Which kinds of runs can be replayed, and why the others cannot,
 * is read from their inputs; every one of them is counted.
 */
import { describe, expect, it } from "vitest";
import { queueRecords } from "../../../../../src/codec/out/details.ts";
import { simulate } from "../../../../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type Conventions, type HostSpec } from "../../../../../src/model/scenario.ts";
import { hostAt } from "../../../../../src/trace/hostCursor.ts";
import { INTERVAL_KINDS } from "../../../../../src/trace/intervals.ts";
import type { TraceReader } from "../../../../../src/trace/reader.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { machineOf } from "../../../../support/reports.ts";
import { machine, scenario } from "../../../../support/workloads.ts";

interface Job {
  readonly name: string;
  readonly runtime: number;
  readonly workingSet: number;
}

interface Inputs {
  readonly numCpus: number;
  readonly quantum: number;
  readonly perCpuQueues: boolean;
  readonly peekInterval: number | null;
  readonly warmupTime: number;
  readonly warmRate: number;
  readonly cacheSize: number;
  readonly randomOrder: boolean;
  readonly affinity: Readonly<Record<string, readonly number[]>>;
  readonly jobs: readonly Job[];
  readonly stealChoices: readonly number[];
}

/** The end of a tick. */
interface TickEnd {
  /** Who held each processor. */
  readonly cpu: readonly (string | null)[];
  /** Ticks of work that it has left. */
  readonly left: readonly (number | null)[];
  /** Who is warm on each processor, in the order of the jobs; absent: the same as in the tick before. */
  readonly warm?: readonly (readonly string[])[];
  /** Who waits in each queue; absent: the same as in the tick before. */
  readonly queues?: readonly (readonly string[])[];
}

interface Vector {
  readonly id: string;
  readonly inputs: Inputs;
  readonly expected: {
    readonly ticks: readonly TickEnd[];
    readonly finishTime: number;
    readonly jobFinish: Readonly<Record<string, number>>;
    /** Percent of the ticks, with two decimals. */
    readonly perCpu: readonly { readonly utilization2dp: string; readonly warm2dp: string }[];
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Processors that each job may use, by job. */
function allowedOf({ numCpus, affinity, jobs }: Inputs): readonly (readonly number[])[] {
  const all = Array.from({ length: numCpus }, (_, cpu) => cpu);
  return jobs.map(({ name }) => affinity[name] ?? all);
}

/** With a queue for each processor: the jobs in the order in which the queues take them, each with the processor. */
function assigned(inputs: Inputs): readonly { readonly job: number; readonly home: number }[] {
  const allowed = allowedOf(inputs);
  const taken: { job: number; home: number }[] = [];
  for (let home = 0; taken.length < allowed.length; home = (home + 1) % inputs.numCpus) {
    const job = allowed.findIndex((cpus, at) => cpus.includes(home) && !taken.some((one) => one.job === at));
    if (job >= 0) taken.push({ job, home });
  }
  return taken;
}

/** Processors of each job, by job: with a queue for each of them, the one whose queue takes it at the beginning. */
function placesOf(inputs: Inputs): readonly (readonly number[])[] {
  if (!inputs.perCpuQueues) return allowedOf(inputs);
  return assigned(inputs)
    .toSorted((a, b) => a.job - b.job)
    .map(({ home }) => [home]);
}

/** Jobs change queues: those without an affinity list may be stolen. */
const hasStealing = ({ perCpuQueues, stealChoices, affinity, jobs }: Inputs) =>
  perCpuQueues && stealChoices.length > 0 && jobs.some(({ name }) => !affinity[name]);

const REPLAYED = ["from one queue, or each job in its place", "stealing from a given victim at given moments"] as const;
const LEFT_OUT = ["random order of the processors"] as const;
type Kind = (typeof REPLAYED)[number] | (typeof LEFT_OUT)[number];

function kindOf(inputs: Inputs): Kind {
  // From queues of their own the processors may choose in any order.
  if (hasStealing(inputs)) return REPLAYED[1];
  // Where a job has a choice of processors it matters who chooses first.
  return inputs.randomOrder && placesOf(inputs).some((cpus) => cpus.length > 1) ? LEFT_OUT[0] : REPLAYED[0];
}

/**
 * The machines in their order: as the queues take the jobs where a job may go to another queue. It has no affinity then, and
 * an arrival goes to the shortest queue, which comes to the same.
 */
const orderOf = (inputs: Inputs): readonly number[] =>
  hasStealing(inputs) ? assigned(inputs).map(({ job }) => job) : inputs.jobs.map((_, job) => job);

/** A job of no length takes a tick there. */
const lengthOf = ({ runtime }: Job) => Math.max(1, runtime);

function replay(inputs: Inputs): TraceReader {
  const { numCpus, perCpuQueues, quantum, peekInterval, stealChoices, affinity, jobs } = inputs;
  const places = placesOf(inputs);
  const machines = orderOf(inputs).map((at) => {
    const job = jobs[at]!;
    const { name, workingSet } = job;
    const mayMove = hasStealing(inputs) && !affinity[name];
    const program = [{ op: "compute", ticks: lengthOf(job) }] as const;
    return machine(name, program, { affinity: mayMove ? null : places[at]!, memoryBytes: 0, workingSet });
  });
  const host: Partial<HostSpec> = {
    pcpus: numCpus,
    runQueues: perCpuQueues ? "perPcpu" : "global",
    scheduler: { policy: "rr", params: { timeslice: quantum, sharedTick: true } },
    cache: { size: inputs.cacheSize, warmupTicks: inputs.warmupTime, warmRate: inputs.warmRate },
    ...(hasStealing(inputs) ? { rebalancing: { every: peekInterval!, victim: "random", draws: stealChoices } } : {}),
  };
  const conventions: Conventions = { ...DEFAULT_CONVENTIONS, placement: "lowestPcpu" };
  return simulate(scenario(machines, host, { conventions }));
}

/** Who holds a processor in a tick; `rate`: ticks of work done in it. */
interface Held {
  readonly vcpu: number;
  readonly rate: number;
}

/** Who holds each processor in each tick, as the lanes show it. */
function lanesOf(trace: TraceReader, { numCpus, warmRate }: Inputs): (Held | null)[][] {
  return Array.from({ length: numCpus }, (_, cpu) => {
    const lane: (Held | null)[] = Array.from({ length: trace.knownUntil }, () => null);
    for (const { start, end, kind, other } of trace.pcpuLane(cpu, 0, trace.knownUntil))
      for (let at = 0; at < start.length; at += 1) {
        const held: Held = { vcpu: other[at]!, rate: INTERVAL_KINDS[kind[at]!] === "warm" ? warmRate : 1 };
        for (let tick = start[at]!; tick < end[at]!; tick += 1) lane[tick] = held;
      }
    return lane;
  });
}

/** Who is warm on each processor at the end of a tick: before anybody is dispatched for the next one. */
function warmAfter(trace: TraceReader, tick: number): readonly (readonly number[])[] {
  let row = trace.rowsUpTo(tick);
  for (const last = trace.rowsUpTo(tick + 1); row < last && trace.kindOf(row) !== "dispatch";) row += 1;
  return hostAt(trace, row, tick + 1).caches.map(({ warm }) => [...warm]);
}

/** Who waits in each queue at the end of a tick; ticks must be asked for in ascending order. */
function queuesOf(trace: TraceReader, { numCpus, perCpuQueues }: Inputs): (tick: number) => string[][] {
  const records = queueRecords(trace, Infinity);
  const queues: string[][] = Array.from({ length: perCpuQueues ? numCpus : 1 }, () => []);
  let at = 0;
  return (tick) => {
    for (; at < records.length && records[at]!.time <= tick; at += 1)
      queues[records[at]!.queue] = records[at]!.vcpus.map((vcpu) => machineOf(vcpu));
    return queues.map((queue) => [...queue]);
  };
}

function expectRun({ id, inputs, expected }: Vector): void {
  const { jobs } = inputs;
  const trace = replay(inputs);
  const order = orderOf(inputs);
  const lanes = lanesOf(trace, inputs);
  const left = order.map((job) => lengthOf(jobs[job]!));
  expect(trace.knownUntil, id).toBe(expected.finishTime);
  const queuesAfter = queuesOf(trace, inputs);
  let warm: TickEnd["warm"] = [];
  let queues: TickEnd["queues"] = [];
  for (const [tick, wanted] of expected.ticks.entries()) {
    const held = lanes.map((lane) => lane[tick]!);
    for (const holder of held) if (holder) left[holder.vcpu] = Math.max(0, left[holder.vcpu]! - holder.rate);
    warm = wanted.warm ?? warm;
    queues = wanted.queues ?? queues;
    const seen: TickEnd = {
      cpu: held.map((holder) => holder && jobs[order[holder.vcpu]!]!.name),
      left: held.map((holder) => holder && left[holder.vcpu]!),
      warm: warmAfter(trace, tick).map((vcpus) =>
        vcpus
          .map((vcpu) => order[vcpu]!)
          .toSorted((a, b) => a - b)
          .map((job) => jobs[job]!.name),
      ),
      queues: queuesAfter(tick),
    };
    expect(seen, `${id}, tick ${tick}`).toEqual({ cpu: wanted.cpu, left: wanted.left, warm, queues });
  }
  const { vcpus, pcpus } = hostAt(trace, trace.rowCount, trace.knownUntil);
  const ends = Object.fromEntries(order.map((job, vcpu) => [jobs[job]!.name, vcpus[vcpu]!.done]));
  expect(ends, id).toEqual(expected.jobFinish);
  const percent = (ticks: number) => ((100 * ticks) / expected.finishTime).toFixed(2);
  const shares = pcpus.map((pcpu) => ({ utilization2dp: percent(pcpu.guest), warm2dp: percent(pcpu.warm) }));
  expect(shares, id).toEqual(expected.perCpu);
}

describe("OSTEP multi.py", () => {
  const vectors = oracleVectors("ostepMulti") as readonly Vector[];
  const ofKind = (kind: Kind) => vectors.filter(({ inputs }) => kindOf(inputs) === kind);

  const counted = (runs: readonly Vector[]) =>
    Object.fromEntries(
      [...REPLAYED, ...LEFT_OUT].map((kind) => [kind, runs.filter(({ inputs }) => kindOf(inputs) === kind).length]),
    );

  it("counts each run as replayed or as left out for one reason", () => {
    expect(sum(Object.values(counted(vectors)))).toBe(vectors.length);
    expect(counted(vectors)).toEqual({
      "from one queue, or each job in its place": 61,
      "stealing from a given victim at given moments": 16,
      "random order of the processors": 8,
    });
  });

  for (const kind of REPLAYED) {
    const own = ofKind(kind);
    it(`${kind}: the same jobs run, with as much left, the same wait, and the same are warm, in each tick of all ${own.length} runs`, () => {
      for (const vector of own) expectRun(vector);
    });
  }
});
