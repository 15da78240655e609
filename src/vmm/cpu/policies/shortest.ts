/**
 * Shortest job first and shortest remaining time first: the ready vCPU with the shortest predicted burst runs. SJF lets
 * it finish its burst; SRTF takes the pCPU from a running one whose predicted remaining time is strictly longer.
 *
 * Prediction `exact` uses the true length of the burst, which only a simulator can know; `average` is the exponential
 * average with one half, `τ' = ⌊(t + τ) / 2⌋`, beginning with `initialEstimate` (Silberschatz, CPU scheduling).
 * Ties: order of entering the queue, a preempted vCPU entering it last (domain B.4, W2), or as the convention says; the
 * running one stays.
 */
import type { VcpuId } from "../../../model/units.ts";
import { tieOrder, upToFirstFree } from "../helpers.ts";
import {
  createSorted,
  sortedPush,
  sortedRekey,
  sortedRemove,
  sortedTake,
  takeReordered,
  type SortedQueue,
} from "../helpersSorted.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

interface State {
  /** The shortest first. */
  readonly queue: SortedQueue;
  readonly average: boolean;
  readonly initialEstimate: number;
}

function estimate(state: State, facts: CpuFacts, v: VcpuId): number {
  return facts.slot(v)["estimate"] ?? state.initialEstimate;
}

function remaining(state: State, facts: CpuFacts, v: VcpuId): number {
  if (!state.average) return facts.burst(v);
  return Math.max(0, estimate(state, facts, v) - (facts.slot(v)["ran"] ?? 0));
}

const shared = {
  params: [
    { id: "prediction", type: "choice", default: "exact", choices: ["exact", "average"] },
    { id: "initialEstimate", type: "integer", unit: "ticks", default: 10, min: 0, max: 1_000_000_000 },
  ],
  dispatchLine: 1,
  conventions: ["shortestTies"],
  create: (params) => ({
    queue: createSorted(),
    average: params["prediction"] === "average",
    initialEstimate: Number(params["initialEstimate"]),
  }),
  enqueue: (state, facts, v) =>
    sortedPush(state.queue, v, remaining(state, facts, v), tieOrder(facts, facts.shortestTies)),
  remove: (state, _facts, v) => void sortedRemove(state.queue, v),
  pick: (state, _facts, canRun) => sortedTake(state.queue, canRun),
  order: (state) => state.queue.order,
  placed: (state) => state.queue.placed,
  hasReordered: (state) => takeReordered(state.queue),
  timeslice: () => Infinity,
  value: remaining,
  charge: (_state, facts, v, ran) => {
    const slot = facts.slot(v);
    slot["ran"] = (slot["ran"] ?? 0) + ran;
  },
  left: (state, facts, v, cause) => {
    if (cause !== "block" && cause !== "finish") return;
    const slot = facts.slot(v);
    slot["estimate"] = Math.floor(((slot["ran"] ?? 0) + estimate(state, facts, v)) / 2);
    slot["ran"] = 0;
  },
  burstChanged: (state, facts, v) =>
    sortedRekey(state.queue, v, remaining(state, facts, v), tieOrder(facts, facts.shortestTies)),
} satisfies Partial<CpuPolicy<State>>;

export const sjf: CpuPolicy<State> = {
  ...shared,
  id: "sjf",
  pseudocode: [
    "len(v) = predicted burst of v",
    "on pCPU idle: v ← ready vCPU with the smallest len",
    "run v until it blocks or ends",
  ],
  dispatchReason: "shortestBurst",
};

export const srtf: CpuPolicy<State> = {
  ...shared,
  id: "srtf",
  pseudocode: [
    "left(v) = predicted remaining time of v",
    "on pCPU idle: v ← ready vCPU with the smallest left",
    "run v until it blocks or ends",
    "if some ready w has left(w) < left(v): preempt v",
  ],
  dispatchReason: "shortestRemaining",
  preemption: {
    reason: "shortestRemaining",
    line: 3,
    isOn: () => true,
    candidates: (state, facts) => upToFirstFree(state.queue.order, facts),
    urgency: (state, facts, v) => -remaining(state, facts, v),
  },
};
