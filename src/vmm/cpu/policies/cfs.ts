/**
 * The completely fair scheduler of Linux up to 6.5: each vCPU has a virtual runtime that grows by `ran · 1024 / weight`,
 * and the smallest one runs. Its timeslice is its share of a period in which everybody should run once, rounded down to
 * whole ticks, never shorter than `minGranularity`.
 *
 * Newcomers start at the smallest virtual runtime around; who wakes up is set at most half a latency behind it, so that
 * sleeping gains something but cannot be hoarded. Only who has just woken or arrived preempts, and only when it is
 * behind the running one by more than `wakeGranularity`. Weights mean what the kernel's nice levels mean: 1024 is nice
 * 0, each step is a factor of about 1.25.
 * Source: Linux kernel/sched/fair.c; domain B.5. Continuous timeslices instead of clock ticks, no group hierarchy.
 * Ties: order of entering the queue.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { inOrder, scaled, wasRunnable } from "../helpers.ts";
import { createSorted, sortedPush, sortedRemove, sortedTake, type SortedQueue } from "../helpersSorted.ts";
import { addToWeights, addWeightOf, createWeightSum, shareAmong, type WeightSum } from "../helpersWeights.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

/** Weight of nice 0, in which latencies are expressed. */
const NICE_0 = 1024;

interface State {
  /** The smallest virtual runtime first; it stays as it is while its vCPU waits. */
  readonly queue: SortedQueue;
  /** Of all in the queue. */
  readonly weights: WeightSum;
  readonly latency: Tick;
  readonly minGranularity: Tick;
  readonly wakeGranularity: Tick;
  /** Never goes back. */
  minVruntime: number;
}

/** Slot: `vruntime` and the `rest` of its division; `competes`: it runs or waits. */
const vruntime = (facts: CpuFacts, v: VcpuId) => facts.slot(v)["vruntime"] ?? 0;

/** Moves the smallest virtual runtime on to that of those who run or wait, and of `another`. */
function advance(state: State, facts: CpuFacts, another?: VcpuId): void {
  let smallest = state.queue.keys[0] ?? Infinity;
  for (const v of facts.running()) smallest = Math.min(smallest, vruntime(facts, v));
  if (another !== undefined) smallest = Math.min(smallest, vruntime(facts, another));
  if (smallest < Infinity) state.minVruntime = Math.max(state.minVruntime, smallest);
}

/** `v` competes no longer: how far it has come counts for the last time. */
function leave(state: State, facts: CpuFacts, v: VcpuId): void {
  if (facts.slot(v)["competes"] === undefined) return;
  delete facts.slot(v)["competes"];
  advance(state, facts, v);
}

export const cfs: CpuPolicy<State> = {
  id: "cfs",
  params: [
    { id: "latency", type: "integer", unit: "ticks", default: 24, min: 1, max: 1_000_000_000 },
    { id: "minGranularity", type: "integer", unit: "ticks", default: 3, min: 1, max: 1_000_000_000 },
    { id: "wakeGranularity", type: "integer", unit: "ticks", default: 1, min: 0, max: 1_000_000_000 },
  ],
  pseudocode: [
    "on pCPU idle: v ← ready vCPU with the smallest vruntime",
    "period = max(latency, ready · minGranularity)",
    "run v for at most max(minGranularity, ⌊period · weight(v) / Σ weight⌋)",
    "vruntime(v) ← vruntime(v) + ran · 1024 / weight(v)",
    "on wake(w): vruntime(w) ← max(own, min − latency / 2)",
    "if vruntime(v) − vruntime(w) > wakeGranularity · 1024 / weight(w): preempt v",
  ],
  dispatchReason: "smallestVruntime",
  dispatchLine: 0,
  heedsWeights: true,
  usualWeight: NICE_0,
  conventions: [],
  create: (params) => ({
    queue: createSorted(),
    weights: createWeightSum(),
    latency: Number(params["latency"]),
    minGranularity: Number(params["minGranularity"]),
    wakeGranularity: Number(params["wakeGranularity"]),
    minVruntime: 0,
  }),
  enqueue: (state, facts, v, cause) => {
    const slot = facts.slot(v);
    slot["competes"] = 1;
    if (wasRunnable(cause)) advance(state, facts, v);
    else {
      advance(state, facts);
      if (slot["vruntime"] === undefined) slot["vruntime"] = state.minVruntime;
      else slot["vruntime"] = Math.max(slot["vruntime"], state.minVruntime - Math.floor(state.latency / 2));
    }
    sortedPush(state.queue, v, slot["vruntime"] ?? 0);
    addWeightOf(state.weights, facts, v);
  },
  remove: (state, facts, v) => {
    leave(state, facts, v);
    if (sortedRemove(state.queue, v)) addWeightOf(state.weights, facts, v, -1);
  },
  pick: (state, facts, canRun) => {
    const v = sortedTake(state.queue, canRun);
    if (v >= 0) addWeightOf(state.weights, facts, v, -1);
    return v;
  },
  order: (state) => state.queue.order,
  placed: (state) => state.queue.placed,
  hasReordered: () => false,
  timeslice: (state, facts, v) => {
    const period = Math.max(state.latency, (state.queue.order.length + 1) * state.minGranularity);
    return Math.max(state.minGranularity, shareAmong(period, facts, v, state.weights));
  },
  value: (_state, facts, v) => vruntime(facts, v),
  charge: (_state, facts, v, ran) => {
    const slot = facts.slot(v);
    const gain = scaled(ran, NICE_0 * facts.sharers(v), facts.weight(v), slot["rest"] ?? 0);
    slot["vruntime"] = vruntime(facts, v) + gain.whole;
    slot["rest"] = gain.rest;
  },
  left: leave,
  // Virtual runtime stays as it is; what is carried of its division is a part of the weight.
  reweigh: (state, facts, v, weight, sharers) => {
    if (state.queue.order.includes(v)) {
      addWeightOf(state.weights, facts, v, -1);
      addToWeights(state.weights, weight, sharers);
    }
    const slot = facts.slot(v);
    if (slot["rest"] !== undefined) slot["rest"] = scaled(slot["rest"], weight, facts.weight(v)).whole;
  },
  moved: (from, to, v) => {
    for (const { state, facts } of [from, to]) advance(state, facts);
    to.facts.slot(v)["vruntime"] = vruntime(to.facts, v) - from.state.minVruntime + to.state.minVruntime;
  },
  preemption: {
    reason: "smallestVruntime",
    line: 5,
    isAgainstRunning: true,
    isOn: () => true,
    candidates: (state, facts) => inOrder(facts.newcomers(), state.queue.order),
    urgency: (_state, facts, v) => -vruntime(facts, v),
    beats: (state, facts, candidate, running) => {
      if (!facts.hasJustCome(candidate, running)) return false;
      const margin = scaled(state.wakeGranularity, NICE_0 * facts.sharers(candidate), facts.weight(candidate)).whole;
      return vruntime(facts, running) - vruntime(facts, candidate) > margin;
    },
  },
};
