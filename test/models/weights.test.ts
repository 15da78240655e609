/**
 * Weights that count for the machine, against models of their own: written from domain B.5 and B.5a alone, tick by tick, with
 * fractions of unlimited size.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type MachineSpec, type Op, type PolicyChoice } from "../../src/model/scenario.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { examples } from "../support/laws.ts";
import { machine, scenario } from "../support/workloads.ts";

/** A machine: its weight, and for each vCPU processor time and waits in turn, processor time first and last. */
interface Drawn {
  readonly weight: number;
  readonly vcpus: readonly (readonly number[])[];
}

interface Vcpu {
  readonly id: number;
  readonly vm: number;
  readonly weight: number;
  /** What is left of its bursts; the first one is the present one. */
  readonly bursts: number[];
  state: "ready" | "running" | "blocked" | "done";
  wakesAt: number;
}

const ticks = fc.integer({ min: 1, max: 9 });

function machines(waits: boolean): fc.Arbitrary<Drawn[]> {
  const bursts = waits
    ? fc
        .tuple(fc.array(fc.tuple(ticks, ticks), { maxLength: 3 }), ticks)
        .map(([pairs, last]) => [...pairs.flat(), last])
    : fc.integer({ min: 1, max: 60 }).map((only) => [only]);
  const vcpus = fc.array(bursts, { minLength: 1, maxLength: 5 });
  const weight = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2048 }));
  return fc.array(fc.record({ weight, vcpus }), { minLength: 1, maxLength: 3 });
}

function specsOf(drawn: readonly Drawn[]): MachineSpec[] {
  return drawn.map(({ weight, vcpus }, at) => {
    const programs = vcpus.map((bursts) =>
      bursts.map((length, turn): Op => ({ op: turn % 2 === 0 ? "compute" : "wait", ticks: length })),
    );
    return machine(`M${at}`, [], { weight, vcpus: vcpus.length, memoryBytes: 0, programs });
  });
}

function vcpusOf(drawn: readonly Drawn[]): Vcpu[] {
  const all = drawn.flatMap(({ weight, vcpus }, vm) => vcpus.map((bursts) => ({ vm, weight, bursts: [...bursts] })));
  return all.map((each, id) => ({ ...each, id, state: "ready", wakesAt: -1 }));
}

const isRunnable = ({ state }: Vcpu) => state === "ready" || state === "running";
const sharers = (all: readonly Vcpu[], { vm }: Vcpu) =>
  all.filter((other) => other.vm === vm && isRunnable(other)).length;
const lcm = (numbers: readonly bigint[]) => {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  return numbers.reduce((all, each) => (all / gcd(all, each)) * each, 1n);
};

/** A policy as the models see it. */
interface Model {
  /** The order in which they are asked for is that of becoming ready. */
  pick(ready: readonly Vcpu[], all: readonly Vcpu[]): Vcpu;
  slice(chosen: Vcpu, ready: readonly Vcpu[], all: readonly Vcpu[]): number;
  ran(v: Vcpu, all: readonly Vcpu[]): void;
  blocked?(v: Vcpu, after: number): void;
}

const END = 400;

/** Who has each pCPU at each tick (-1: nobody), on `pcpus` pCPUs with one queue. */
function lanesOf(drawn: readonly Drawn[], pcpus: number, model: Model): number[][] {
  const all = vcpusOf(drawn);
  let queue = [...all];
  const running: ({ v: Vcpu; left: number; ran: number } | null)[] = Array.from({ length: pcpus }, () => null);
  const last: (number | undefined)[] = all.map(() => undefined);
  const lanes = running.map((): number[] => []);
  for (let now = 0; now < END; now += 1) {
    for (const v of all)
      if (v.state === "blocked" && v.wakesAt === now) {
        v.state = "ready";
        queue.push(v);
      }
    for (const [p, on] of running.entries()) {
      if (!on) continue;
      const { v, ran } = on;
      if (v.bursts[0] === 0) {
        v.bursts.shift();
        v.state = v.bursts.length === 0 ? "done" : "blocked";
        if (v.state === "blocked") {
          v.wakesAt = now + v.bursts.shift()!;
          model.blocked?.(v, ran);
        }
      } else if (on.left === 0) {
        v.state = "ready";
        queue.push(v);
      } else continue;
      running[p] = null;
    }
    for (let free = running.indexOf(null); free >= 0 && queue.length > 0; free = running.indexOf(null)) {
      const v = model.pick(queue, all);
      queue = queue.filter((other) => other !== v);
      const own = last[v.id];
      const p = own !== undefined && running[own] === null ? own : free;
      running[p] = { v, left: model.slice(v, queue, all), ran: 0 };
      last[v.id] = p;
      v.state = "running";
    }
    for (const [p, on] of running.entries()) {
      lanes[p]!.push(on ? on.v.id : -1);
      if (!on) continue;
      on.left -= 1;
      on.ran += 1;
      on.v.bursts[0]! -= 1;
      model.ran(on.v, all);
    }
  }
  return lanes;
}

/** The same of a trace. */
function lanesIn(trace: TraceReader, pcpus: number): number[][] {
  return Array.from({ length: pcpus }, (_, pcpu) => {
    const lane = Array.from({ length: END }, () => -1);
    for (const part of trace.pcpuLane(pcpu, 0, END))
      for (const [at, start] of part.start.entries()) lane.fill(part.other[at]!, start, Math.min(END, part.end[at]!));
    return lane;
  });
}

function simulated(drawn: readonly Drawn[], pcpus: number, scheduler: PolicyChoice): number[][] {
  const conventions = { ...DEFAULT_CONVENTIONS, weightOf: "machine" } as const;
  return lanesIn(simulate(scenario(specsOf(drawn), { pcpus, scheduler }, { conventions }), { until: END }), pcpus);
}

/** Virtual time is `X / weight`, `X` whole: each tick adds 1024 times the number of those that share the weight. */
function cfsModel(latency: number, minGranularity: number): Model {
  const grown = new Map<Vcpu, bigint>();
  const vruntime = (v: Vcpu) => (grown.get(v) ?? 0n) / BigInt(v.weight);
  return {
    pick: (ready) => ready.reduce((best, v) => (vruntime(v) < vruntime(best) ? v : best)),
    slice: (chosen, ready, all) => {
      const competing = [...ready, chosen];
      const multiple = lcm(competing.map((v) => BigInt(sharers(all, v))));
      const weigh = (v: Vcpu) => (BigInt(v.weight) * multiple) / BigInt(sharers(all, v));
      const period = BigInt(Math.max(latency, competing.length * minGranularity));
      const total = competing.reduce((sum, v) => sum + weigh(v), 0n);
      return Math.max(minGranularity, Number((period * weigh(chosen)) / total));
    },
    ran: (v, all) => void grown.set(v, (grown.get(v) ?? 0n) + 1024n * BigInt(sharers(all, v))),
  };
}

/** Tickets are counted in parts, as many to a ticket as make all of them whole. */
function lotteryModel(timeslice: number, draws: readonly number[]): Model {
  const inflated = new Map<Vcpu, bigint>();
  let used = 0;
  return {
    pick: (ready, all) => {
      const byId = ready.toSorted((a, b) => a.id - b.id);
      const parts = lcm(byId.map((v) => BigInt(sharers(all, v))));
      const held = byId.map((v) => ((inflated.get(v) ?? BigInt(v.weight)) * parts) / BigInt(sharers(all, v)));
      const ticket = BigInt(draws[used++]!) % held.reduce((sum, each) => sum + each, 0n);
      let passed = 0n;
      const winner = byId.find((_, at) => (passed += held[at]!) > ticket)!;
      inflated.delete(winner);
      return winner;
    },
    slice: () => timeslice,
    ran: () => {},
    blocked: (v, after) => {
      if (after < timeslice) inflated.set(v, (BigInt(v.weight) * BigInt(timeslice)) / BigInt(Math.max(1, after)));
    },
  };
}

const pcpus = fc.integer({ min: 1, max: 3 });

describe("weights that count for the machine", () => {
  it("give CFS the schedule of its model, also when the programs of siblings end", () => {
    fc.assert(
      fc.property(
        machines(false),
        pcpus,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (...drawn) => {
          const [given, processors, latency, minGranularity] = drawn;
          const scheduler = { policy: "cfs", params: { latency, minGranularity, wakeGranularity: 0 } };
          expect(simulated(given, processors, scheduler)).toEqual(
            lanesOf(given, processors, cfsModel(latency, minGranularity)),
          );
        },
      ),
      examples(150),
    );
  });

  it("give a lottery the winners of its model, also when siblings block and wake", () => {
    const draws = fc.array(fc.nat(2 ** 40), { minLength: END, maxLength: END });
    fc.assert(
      fc.property(machines(true), pcpus, fc.integer({ min: 1, max: 6 }), draws, (...drawn) => {
        const [given, processors, timeslice, numbers] = drawn;
        // Enough draws for the shortest timeslices on all processors.
        const many = [...numbers, ...numbers, ...numbers];
        const scheduler = { policy: "lottery", params: { timeslice, compensation: true, draws: many } };
        expect(simulated(given, processors, scheduler)).toEqual(
          lanesOf(given, processors, lotteryModel(timeslice, many)),
        );
      }),
      examples(150),
    );
  });
});
