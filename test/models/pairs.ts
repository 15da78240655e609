/** Every scheduling policy with random parameters, as the product is told it, and its model with the same ones. */
import fc from "fast-check";
import type { ParamValues } from "../../src/model/params.ts";
import { completelyFair } from "./policies/fair.ts";
import { credits } from "./policies/credits.ts";
import { earliestDeadline } from "./policies/deadlines.ts";
import { feedback } from "./policies/feedback.ts";
import { gangs } from "./policies/gangs.ts";
import { longest, responseRatio, shortest } from "./policies/lengths.ts";
import { lottery } from "./policies/lottery.ts";
import { priority, priorityRoundRobin } from "./policies/priority.ts";
import { fcfs, roundRobin, sharedTick } from "./policies/roundRobin.ts";
import { weightedRounds } from "./policies/rounds.ts";
import { stride } from "./policies/stride.ts";
import type { PolicyMaker } from "./policy.ts";
import type { Pair, RunOptions } from "./runs.ts";

const few = (min: number, max: number) => fc.integer({ min, max });
const pair = (policy: string, params: ParamValues, model: PolicyMaker): Pair => ({ choice: { policy, params }, model });

const timeslice = few(1, 6);
const flag = fc.boolean();
const guess = fc.option(few(0, 12));
const prediction = (first: number | null): ParamValues =>
  first === null ? { prediction: "exact" } : { prediction: "average", initialEstimate: first };

/** Weights that divide 1024 and such that do not. */
const NICE = [1024, 820, 335, 512, 2048, 77];

const XEN = [256, 512, 77, 100];

const creditPairs = fc
  .record({ timeslice: fc.constantFrom(3, 6, 9, 30), boosts: flag, sampledDebit: flag })
  .map((rule) =>
    pair(
      "credit",
      { timeslice: rule.timeslice, boostOnWake: rule.boosts, sampledDebit: rule.sampledDebit },
      credits(rule),
    ),
  );

export interface PolicyPairs {
  readonly title: string;
  readonly pairs: fc.Arbitrary<Pair>;
  readonly options?: RunOptions;
}

export const POLICIES: readonly PolicyPairs[] = [
  { title: "first come first served", pairs: fc.constant(pair("fcfs", {}, fcfs)) },
  { title: "round robin", pairs: timeslice.map((ticks) => pair("rr", { timeslice: ticks }, roundRobin(ticks))) },
  {
    title: "round robin with a shared tick",
    pairs: timeslice.map((ticks) => pair("rr", { timeslice: ticks, sharedTick: true }, sharedTick(ticks))),
  },
  {
    title: "priority, with aging",
    pairs: fc
      .tuple(flag, few(0, 5), few(1, 8))
      .map(([preemptive, aging, priorityMax]) =>
        pair("priority", { preemptive, aging, priorityMax }, priority(preemptive, aging, priorityMax)),
      ),
  },
  {
    title: "priority with round robin",
    pairs: fc
      .tuple(timeslice, flag)
      .map(([ticks, preemptive]) =>
        pair("prr", { timeslice: ticks, preemptive }, priorityRoundRobin(ticks, preemptive)),
      ),
  },
  {
    title: "shortest job, by length or average",
    pairs: guess.map((first) => pair("sjf", prediction(first), shortest(false, first))),
  },
  {
    title: "shortest remaining time, by length or average",
    pairs: guess.map((first) => pair("srtf", prediction(first), shortest(true, first))),
  },
  {
    title: "longest remaining time",
    pairs: fc
      .tuple(flag, flag)
      .map(([preemptive, lowest]) =>
        pair("lrtf", { preemptive, longestTies: lowest ? "lowestId" : "runningStays" }, longest(preemptive, lowest)),
      ),
  },
  { title: "highest response ratio", pairs: fc.constant(pair("hrrn", {}, responseRatio)) },
  {
    title: "multilevel feedback queue",
    pairs: fc
      .record({
        timeslices: fc.array(few(1, 5), { minLength: 1, maxLength: 3 }),
        allotments: fc.array(few(1, 3), { minLength: 1, maxLength: 3 }),
        boost: few(0, 12),
        preemptive: flag,
        demoteOnlyIfContended: flag,
        blockKeeps: fc.constantFrom("rest" as const, "all" as const, "allotment" as const),
      })
      .map((rule) => pair("mlfq", rule, feedback(rule))),
  },
  {
    title: "lottery",
    pairs: fc
      .tuple(timeslice, flag)
      .map(([ticks, compensation]) =>
        pair("lottery", { timeslice: ticks, compensation }, lottery(ticks, compensation)),
      ),
  },
  {
    title: "stride",
    pairs: fc
      .tuple(timeslice, fc.constantFrom(6, 60, 1000, 2 ** 20))
      .map(([ticks, stride1]) => pair("stride", { timeslice: ticks, stride1 }, stride(ticks, stride1))),
  },
  {
    title: "priority-weighted round robin",
    pairs: few(1, 15).map((roundLength) => pair("pwrr", { roundLength }, weightedRounds(roundLength))),
  },
  {
    title: "completely fair",
    pairs: fc
      .tuple(few(1, 24), few(1, 4), few(0, 4))
      .map(([latency, minGranularity, wakeGranularity]) =>
        pair(
          "cfs",
          { latency, minGranularity, wakeGranularity },
          completelyFair(latency, minGranularity, wakeGranularity),
        ),
      ),
    options: { weights: NICE },
  },
  {
    title: "earliest eligible virtual deadline",
    pairs: few(1, 10).map((request) => pair("eevdf", { request }, earliestDeadline(request))),
    options: { weights: NICE, wishes: true },
  },
  { title: "credit", pairs: creditPairs, options: { weights: XEN, caps: true } },
  { title: "credit, where nobody has a cap", pairs: creditPairs, options: { weights: XEN } },
];

/** Gangs have one queue, and rules of their own for who starts. */
export const GANG: PolicyPairs = {
  title: "gang",
  pairs: fc
    .tuple(few(1, 8), flag)
    .map(([ticks, backfill]) => pair("gang", { timeslice: ticks, backfill }, gangs(ticks, backfill))),
};
