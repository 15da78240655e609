/**
 * Random runs, once by the product from its public entry to its report, and once by the naive host: the slices of both, and
 * what each vCPU waited and when it ended, are to be the same.
 */
import fc from "fast-check";
import { expect } from "vitest";
import { reportOf } from "../../src/codec/out/report.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec, Op, PolicyChoice, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { machine, NO_COSTS, scenario } from "../support/workloads.ts";
import type { ModelCommand } from "./commands.ts";
import { ModelHost } from "./host.ts";
import type { PolicyMaker } from "./policy.ts";
import type { ModelMachine, ModelRules } from "./state.ts";

/** A policy as the product is told it, and its model. */
export interface Pair {
  readonly choice: PolicyChoice;
  readonly model: PolicyMaker;
}

export interface RunOptions {
  /** Default: 1. */
  readonly pcpus?: number;
  /** Queues and stealing to choose from. Default: one queue. */
  readonly queues?: readonly ("global" | "perPcpu" | "stealing")[];
  /** vCPUs of a machine, at the most. Default: 1. */
  readonly vcpus?: number;
  /** World switches and migrations may cost something. Default: false. */
  readonly costs?: boolean;
  /** Commands, at the most. Default: 0. */
  readonly commands?: number;
  readonly commandIds?: readonly ModelCommand["command"][];
  /** Machines may be bound to pCPUs. Default: false. */
  readonly affinity?: boolean;
  readonly weights?: readonly number[];
  readonly caps?: boolean;
  /** Machines may ask for timeslices. Default: false. */
  readonly wishes?: boolean;
  readonly cache?: boolean;
  readonly skew?: boolean;
  readonly rebalancing?: boolean;
}

export interface RandomRun {
  readonly pair: Pair;
  readonly rules: Omit<ModelRules, "policy">;
  readonly machines: readonly ModelMachine[];
  readonly commands: readonly ModelCommand[];
}

const HORIZON = 300;
const few = (min: number, max: number) => fc.integer({ min, max });
const maybe = <T>(isOn: boolean | undefined, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  isOn ? arbitrary : fc.constant(undefined);

export function randomRuns(pairs: fc.Arbitrary<Pair>, options: RunOptions = {}): fc.Arbitrary<RandomRun> {
  const {
    pcpus = 1,
    queues = ["global"],
    vcpus = 1,
    commands = 0,
    commandIds = ["pause", "resume", "setWeight"],
  } = options;
  const weights = fc.constantFrom(...(options.weights ?? [1, 2, 3, 5]));
  const cost = options.costs ? few(0, 2) : fc.constant(0);
  const drawn = fc.record({
    name: fc.constant(""),
    vcpus: few(1, vcpus),
    arrival: few(0, 25),
    program: fc
      .array(fc.tuple(few(1, 14), few(1, 20)), { maxLength: 3 })
      .chain((pairsOfTicks) => few(1, 14).map((last) => [...pairsOfTicks.flat(), last])),
    priority: few(1, 5),
    weight: weights,
    cap: options.caps ? fc.constantFrom(0, 0, 10, 14, 40, 75) : fc.constant(0),
    timeslice: options.wishes ? fc.constantFrom(0, 0, 2, 5) : fc.constant(0),
    workingSet: options.cache ? few(0, 8) : fc.constant(0),
    pinnedTo: options.affinity ? fc.array(few(0, pcpus - 1), { maxLength: 2 }) : fc.constant([]),
  });
  const rules = fc.record({
    pcpus: few(1, pcpus),
    queues: fc.constantFrom(...queues),
    worldSwitch: cost,
    migration: cost,
    seed: few(0, 1000),
    cache: maybe(options.cache, fc.record({ size: few(1, 12), warmupTicks: few(0, 5), warmRate: few(1, 3) })),
    skew: maybe(
      options.skew,
      few(1, 5).chain((skew) => fc.record({ skew: fc.constant(skew), restart: few(0, skew - 1) })),
    ),
    rebalancing: maybe(
      options.rebalancing,
      fc.record({
        every: few(1, 6),
        draws: fc.option(fc.array(few(0, pcpus - 1), { minLength: 2000, maxLength: 2000, size: "max" })),
      }),
    ),
  });
  return fc
    .record({
      pair: pairs,
      rules,
      drawn: fc.array(drawn, { minLength: 1, maxLength: 5 }),
      commands: fc.array(
        fc.record({ at: few(0, 60), command: fc.constantFrom(...commandIds), vm: few(0, 4), weight: weights }),
        { maxLength: commands },
      ),
    })
    .map((run): RandomRun => {
      const { queues: kind, cache, skew, rebalancing, ...rest } = run.rules;
      const draws = rebalancing?.draws?.map((pcpu) => pcpu % rest.pcpus) ?? null;
      return {
        pair: run.pair,
        rules: {
          ...rest,
          queues: kind === "global" ? "global" : "perPcpu",
          stealing: kind === "stealing",
          ...(cache ? { cache } : {}),
          ...(skew ? { skew } : {}),
          ...(rebalancing ? { rebalancing: { every: rebalancing.every, draws } } : {}),
        },
        machines: run.drawn.map(({ pinnedTo, ...one }, at) => ({
          ...one,
          name: `V${at}`,
          allowed: allowedOf(pinnedTo, rest.pcpus),
        })),
        commands: run.commands.filter(({ vm }) => vm < run.drawn.length).toSorted((a, b) => a.at - b.at),
      };
    });
}

function allowedOf(pinnedTo: readonly number[], pcpus: number): number[] {
  const own = [...new Set(pinnedTo.map((pcpu) => pcpu % pcpus))].toSorted((a, b) => a - b);
  return own.length > 0 ? own : Array.from({ length: pcpus }, (_, pcpu) => pcpu);
}

/** The run as the product is given it. */
export function scenarioOf({ pair, rules, machines, commands }: RandomRun): Scenario {
  const { pcpus, queues, stealing, worldSwitch, migration, seed, cache, skew, rebalancing } = rules;
  const host: Partial<HostSpec> = {
    pcpus,
    runQueues: queues,
    workStealing: stealing,
    scheduler: pair.choice,
    costs: { ...NO_COSTS, worldSwitch, migration },
    ...(cache ? { cache } : {}),
    ...(skew ? { coscheduling: skew } : {}),
    ...(rebalancing ? { rebalancing: rebalancingOf(rebalancing) } : {}),
  };
  const timed = commands.map(({ at, command, vm, weight }): TimedCommand => {
    const name = machines[vm]!.name;
    return command === "setWeight" ? { at, command, vm: name, weight } : { at, command, vm: name };
  });
  return scenario(
    machines.map((one) => machineOf(one, pcpus)),
    host,
    { seed, commands: timed },
  );
}

function rebalancingOf({
  every,
  draws,
}: {
  every: number;
  draws: readonly number[] | null;
}): NonNullable<HostSpec["rebalancing"]> {
  return draws ? { every, victim: "random", draws } : { every, victim: "longest" };
}

function machineOf(
  { name, program, allowed, cap, timeslice, workingSet, ...rest }: ModelMachine,
  pcpus: number,
): MachineSpec {
  const ops = program.map((ticks, at): Op => (at % 2 === 0 ? { op: "compute", ticks } : { op: "wait", ticks }));
  return machine(name, ops, {
    ...rest,
    memoryBytes: 0,
    affinity: allowed.length < pcpus ? allowed : null,
    ...(cap > 0 ? { cap } : {}),
    ...(timeslice > 0 ? { timeslice } : {}),
    ...(workingSet > 0 ? { workingSet } : {}),
  });
}

interface Outcome {
  readonly slices: readonly string[];
  /** Of each vCPU. */
  readonly ends: readonly (number | null)[];
  /** Time it wanted to run and did not; which part of it a cap took, `caps.test.ts` holds against a model of its own. */
  readonly waited: readonly number[];
}

function byProduct(run: RandomRun): Outcome {
  const given = scenarioOf(run);
  const trace = simulate(given, { until: HORIZON });
  const { slices, metrics } = reportOf(given, trace, HORIZON);
  return {
    slices: slices.map((slice) => `${slice.pcpu}: ${slice.vcpu} [${slice.start}, ${slice.end}) ${slice.kind}`),
    ends: metrics.vcpus.map(({ completion }) => completion as number | null),
    waited: metrics.vcpus.map(({ waiting, throttled }) => (waiting as number) + (throttled as number)),
  };
}

function byModel({ pair, rules, machines, commands }: RandomRun): Outcome {
  const host = new ModelHost({ ...rules, policy: pair.model }, machines);
  host.run(HORIZON, commands);
  const slices = host.slices.toSorted((a, b) => a.start - b.start || a.pcpu - b.pcpu);
  return {
    slices: slices.map(
      (slice) => `${slice.pcpu}: ${slice.vcpu} [${slice.start}, ${Math.min(HORIZON, slice.end)}) ${slice.kind}`,
    ),
    ends: host.vcpus.map(({ completion }) => completion),
    waited: host.vcpus.map(({ waited }) => waited),
  };
}

/** Expects that in product and model alike the run goes as it was worked out by hand: `slices`, and when each vCPU ended. */
export function expectOutcome(run: RandomRun, slices: readonly string[], ends: readonly number[]): void {
  for (const outcome of [byProduct(run), byModel(run)]) expect(outcome).toMatchObject({ slices, ends });
}

/** Expects that product and model agree on `runs` random runs. */
export function expectAgreement(runs: fc.Arbitrary<RandomRun>, count = 25): void {
  fc.assert(
    fc.property(runs, (run) => {
      expect(byProduct(run)).toEqual(byModel(run));
    }),
    examples(count),
  );
}
