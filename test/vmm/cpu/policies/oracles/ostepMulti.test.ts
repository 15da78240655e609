/**
 * OSTEP's multi.py, its processors tick by tick (formats: shared oracles README, section 2). Here it is round robin with
 * `sharedTick` on the lowest idle pCPU, and where each job has one place, a queue per pCPU is affinity to it. Which kinds of
 * runs can be replayed, and why the others cannot, is read from their inputs; every one of them is counted.
 *
 * Caches are no part of a host here. What a job needs of a processor when it runs faster on a warm one follows from who
 * ran there before: the last section computes it from the lanes of the replay itself, never from the expected ones.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type Conventions, type HostSpec } from "../../../../../src/model/scenario.ts";
import type { TraceReader } from "../../../../../src/trace/reader.ts";
import { oracleVectors, shippedVectors } from "../../../../support/oracles.ts";
import { eventsOf } from "../../../../support/schedules.ts";
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

interface Vector {
  readonly id: string;
  readonly inputs: Inputs;
  readonly expected: {
    readonly ticks: readonly { readonly cpu: readonly (string | null)[] }[];
    readonly jobFinish: Readonly<Record<string, number>>;
  };
}

/** Who holds each processor in each tick: job number, -1 for nobody. */
type Lanes = readonly (readonly number[])[];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Processors of each job, by job: with a queue for each of them, the one whose queue takes it at the beginning. */
function placesOf({ numCpus, perCpuQueues, affinity, jobs }: Inputs): readonly (readonly number[])[] {
  const all = Array.from({ length: numCpus }, (_, cpu) => cpu);
  const allowed = jobs.map(({ name }) => affinity[name] ?? all);
  if (!perCpuQueues) return allowed;
  const homes = jobs.map(() => -1);
  while (homes.includes(-1))
    for (const cpu of all) {
      const job = homes.findIndex((home, at) => home < 0 && allowed[at]!.includes(cpu));
      if (job >= 0) homes[job] = cpu;
    }
  return homes.map((home) => [home]);
}

/** Jobs that never profit from a cache: too large for it, or over before it is warm. */
const isAlwaysCold = ({ cacheSize, warmupTime }: Inputs, { workingSet, runtime }: Job) =>
  workingSet > cacheSize || runtime <= warmupTime;

/**
 * Each job has one cache, and nobody loses a place in it that would serve it again: all that share a processor fit
 * together, or never get warm.
 */
function hasNoEvictions(inputs: Inputs): boolean {
  const places = placesOf(inputs);
  if (places.some((cpus) => cpus.length > 1)) return false;
  return Array.from({ length: inputs.numCpus }).every((_, cpu) => {
    const own = inputs.jobs.filter((_job, at) => places[at]!.includes(cpu));
    return own.every((job) => isAlwaysCold(inputs, job)) || sum(own.map((job) => job.workingSet)) <= inputs.cacheSize;
  });
}

const REPLAYED = ["always at rate 1", "rates known in advance", "rates by the caches' history"] as const;
const LEFT_OUT = ["random order of the processors", "stealing from a given victim at given moments"] as const;
type Kind = (typeof REPLAYED)[number] | (typeof LEFT_OUT)[number];

function kindOf(inputs: Inputs): Kind {
  const { perCpuQueues, stealChoices, affinity, jobs, randomOrder } = inputs;
  // A job with an affinity list is never stolen there.
  if (perCpuQueues && stealChoices.length > 0 && jobs.some(({ name }) => !affinity[name])) return LEFT_OUT[1];
  // Where a job has a choice of processors it matters who chooses first.
  if (randomOrder && placesOf(inputs).some((cpus) => cpus.length > 1)) return LEFT_OUT[0];
  if (jobs.every((job) => isAlwaysCold(inputs, job))) return REPLAYED[0];
  return hasNoEvictions(inputs) ? REPLAYED[1] : REPLAYED[2];
}

/** The run in which each job needs a processor for `demands[job]` ticks. */
function replay(inputs: Inputs, demands: readonly number[]): TraceReader {
  const places = placesOf(inputs);
  const machines = inputs.jobs.map(({ name }, at) =>
    machine(name, [{ op: "compute", ticks: demands[at]! }], { affinity: places[at]!, memoryBytes: 0 }),
  );
  const host: Partial<HostSpec> = {
    pcpus: inputs.numCpus,
    runQueues: inputs.perCpuQueues ? "perPcpu" : "global",
    scheduler: { policy: "rr", params: { timeslice: inputs.quantum, sharedTick: true } },
  };
  const conventions: Conventions = { ...DEFAULT_CONVENTIONS, placement: "lowestPcpu" };
  return simulate(scenario(machines, host, { conventions }));
}

function lanesOf(trace: TraceReader, cpus: number): Lanes {
  const lanes = Array.from({ length: cpus }, () => Array.from({ length: trace.knownUntil }, () => -1));
  for (const event of eventsOf(trace)) {
    if (event.kind === "dispatch") lanes[event.pcpu]!.fill(event.vcpu, event.time);
    else if (event.kind === "leave") lanes[event.pcpu]!.fill(-1, event.time);
  }
  return lanes;
}

/** Ticks of a job that keeps its place in the one cache it uses; a job of no length takes one, as there. */
function knownDemand(inputs: Inputs, job: Job): number {
  if (isAlwaysCold(inputs, job)) return Math.max(1, job.runtime);
  return inputs.warmupTime + Math.ceil((job.runtime - inputs.warmupTime) / inputs.warmRate);
}

/** The cache of one processor: what is warm there, the newest first, and how far the others are from it. */
class Cache {
  readonly #inputs: Inputs;
  readonly #warm: number[] = [];
  readonly #warming = new Map<number, number>();

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  /** `job` runs for a tick: what it gets done. */
  run(job: number): number {
    const { warmupTime, warmRate } = this.#inputs;
    if (!this.#warm.includes(job) && !this.#warming.has(job)) {
      if (warmupTime === 0) this.#enter(job);
      else this.#warming.set(job, warmupTime);
    }
    const done = this.#warm.includes(job) ? warmRate : 1;
    const left = (this.#warming.get(job) ?? Infinity) - 1;
    if (left <= 0) this.#enter(job);
    else if (left < Infinity) this.#warming.set(job, left);
    return done;
  }

  #enter(job: number): void {
    const { jobs, cacheSize, warmupTime } = this.#inputs;
    this.#warming.delete(job);
    this.#warm.unshift(job);
    while (sum(this.#warm.map((at) => jobs[at]!.workingSet)) > cacheSize)
      this.#warming.set(this.#warm.pop()!, warmupTime);
  }
}

/** The first ends in `lanes` of jobs whose demand is not known yet: all those of one tick, as [job, ticks it held]. */
function firstEnds(inputs: Inputs, lanes: Lanes, isKnown: (job: number) => boolean): [job: number, ticks: number][] {
  const caches = lanes.map(() => new Cache(inputs));
  const left = inputs.jobs.map(({ runtime }) => runtime);
  const held = left.map(() => 0);
  for (let tick = 0; tick < lanes[0]!.length; tick += 1) {
    const ends: [number, number][] = [];
    for (const [cpu, lane] of lanes.entries()) {
      const job = lane[tick]!;
      if (job < 0) continue;
      left[job]! -= caches[cpu]!.run(job);
      held[job]! += 1;
      if (left[job]! <= 0 && !isKnown(job)) ends.push([job, held[job]!]);
    }
    if (ends.length > 0) return ends;
  }
  throw new Error("a job without an end");
}

/** Up to the first end nothing depends on how long the jobs are; with that one known, up to the second one, and so on. */
function demandsByHistory(inputs: Inputs): number[] {
  const demands = inputs.jobs.map(() => Infinity);
  const most = sum(inputs.jobs.map(({ runtime }) => Math.max(1, runtime)));
  while (demands.includes(Infinity)) {
    const trace = replay(
      inputs,
      demands.map((ticks) => Math.min(ticks, most)),
    );
    const ends = firstEnds(inputs, lanesOf(trace, inputs.numCpus), (job) => demands[job]! < Infinity);
    for (const [job, ticks] of ends) demands[job] = ticks;
  }
  return demands;
}

function expectRun({ id, inputs, expected }: Vector, demands: readonly number[]): void {
  const { jobs, numCpus } = inputs;
  const trace = replay(inputs, demands);
  const lanes = lanesOf(trace, numCpus).map((lane) => lane.map((job) => jobs[job]?.name ?? null));
  const wanted = Array.from({ length: numCpus }, (_, cpu) => expected.ticks.map((tick) => tick.cpu[cpu]));
  expect(lanes, id).toEqual(wanted);
  const { vcpus } = trace.stateAt(trace.rowCount, trace.knownUntil);
  const ends = Object.fromEntries(jobs.map(({ name }, job) => [name, vcpus[job]!.done]));
  expect(ends, id).toEqual(expected.jobFinish);
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
    expect(counted(shippedVectors("ostepMulti") as readonly Vector[])).toEqual({
      "always at rate 1": 3,
      "rates known in advance": 9,
      "rates by the caches' history": 49,
      "random order of the processors": 8,
      "stealing from a given victim at given moments": 16,
    });
  });

  for (const kind of REPLAYED.slice(0, 2)) {
    const own = ofKind(kind);
    it(`${kind}: the same job on each processor in each tick, and the same ends, in all of ${own.length} runs`, () => {
      for (const vector of own) {
        const { inputs } = vector;
        expectRun(
          vector,
          inputs.jobs.map((job) => knownDemand(inputs, job)),
        );
      }
    });
  }

  it("computes the same demands by the history of the caches where they are known in advance", () => {
    for (const { id, inputs } of [...ofKind(REPLAYED[0]), ...ofKind(REPLAYED[1])])
      expect(demandsByHistory(inputs), id).toEqual(inputs.jobs.map((job) => knownDemand(inputs, job)));
  });

  const byHistory = ofKind(REPLAYED[2]);
  it(`${REPLAYED[2]}: the same job on each processor in each tick, and the same ends, in all of ${byHistory.length} runs`, () => {
    for (const vector of byHistory) expectRun(vector, demandsByHistory(vector.inputs));
  });
});
