/**
 * Priority scheduling, with or without preemption, and with aging: a ready vCPU gains one step of priority for every
 * `aging` ticks it waits (0: never), up to `priorityMax`. A running vCPU keeps the effective priority it was dispatched
 * with until it leaves the pCPU, else an aged one would be thrown out at once.
 *
 * Source: Silberschatz, CPU scheduling; aging and the rule for the running vCPU: domain B.5. Ties: order of entering the
 * queue, or as the convention says; the running one stays (preemption only when strictly more urgent).
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { tieOrder, upToFirstFree } from "../helpers.ts";
import {
  createSorted,
  sortedInsertFifo,
  sortedPush,
  sortedRemove,
  sortedResort,
  sortedTake,
  takeReordered,
  type SortedQueue,
} from "../helpersSorted.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

interface State {
  /** The most urgent first, as of `agedAt`. */
  readonly queue: SortedQueue;
  agedAt: Tick;
  readonly preemptive: boolean;
  readonly aging: Tick;
  readonly priorityMax: number;
}

/** Effective priority with its sign turned so that larger is more urgent. */
function urgency(state: State, facts: CpuFacts, v: VcpuId): number {
  const running = facts.slot(v)["dispatchedWith"];
  if (running !== undefined) return running;
  const steps = state.aging > 0 ? Math.floor((facts.now - facts.readySince(v)) / state.aging) : 0;
  if (facts.lowerIsUrgent) return -Math.max(Math.min(0, facts.priority(v)), facts.priority(v) - steps);
  return Math.min(Math.max(state.priorityMax, facts.priority(v)), facts.priority(v) + steps);
}

/** Brings the queue into the order of this moment. */
function age(state: State, facts: CpuFacts): void {
  if (state.aging === 0 || state.agedAt === facts.now) return;
  state.agedAt = facts.now;
  sortedResort(state.queue, (v) => -urgency(state, facts, v), tieOrder(facts, facts.priorityTies));
}

function orderOf(state: State, facts: CpuFacts): readonly VcpuId[] {
  age(state, facts);
  return state.queue.order;
}

export const priority: CpuPolicy<State> = {
  id: "priority",
  params: [
    { id: "preemptive", type: "flag", default: true },
    { id: "aging", type: "integer", unit: "ticks", default: 0, min: 0, max: 1_000_000_000 },
    { id: "priorityMax", type: "integer", unit: "count", default: 1000, min: 0, max: 1000 },
  ],
  pseudocode: [
    "eff(v) = min(max, base(v) + ⌊waited(v) / aging⌋)",
    "on pCPU idle: v ← ready vCPU with the highest eff",
    "run v until it blocks or ends",
    "if some ready w has eff(w) > eff(v): preempt v",
  ],
  dispatchReason: "highestPriority",
  dispatchLine: 1,
  conventions: ["priorityOrder", "preemptedGoes", "priorityTies"],
  create: (params) => ({
    queue: createSorted(),
    agedAt: 0,
    preemptive: Boolean(params["preemptive"]),
    aging: Number(params["aging"]),
    priorityMax: Number(params["priorityMax"]),
  }),
  enqueue: (state, facts, v, cause) => {
    delete facts.slot(v)["dispatchedWith"];
    age(state, facts);
    const key = -urgency(state, facts, v);
    if (facts.priorityTies === "queueOrder") sortedInsertFifo(state.queue, facts, v, key, cause);
    else sortedPush(state.queue, v, key, tieOrder(facts, facts.priorityTies));
  },
  remove: (state, _facts, v) => void sortedRemove(state.queue, v),
  pick: (state, facts, canRun) => {
    age(state, facts);
    const v = sortedTake(state.queue, canRun);
    if (v >= 0) facts.slot(v)["dispatchedWith"] = urgency(state, facts, v);
    return v;
  },
  order: orderOf,
  placed: (state) => state.queue.placed,
  hasReordered: (state, facts) => {
    age(state, facts);
    return takeReordered(state.queue);
  },
  timeslice: () => Infinity,
  value: (state, facts, v) => (facts.lowerIsUrgent ? 0 - urgency(state, facts, v) : urgency(state, facts, v)),
  nextTimer: (state, facts) => {
    if (state.aging === 0) return Infinity;
    let next = Infinity;
    for (const v of state.queue.order) {
      const waited = facts.now - facts.readySince(v);
      next = Math.min(next, facts.readySince(v) + (Math.floor(waited / state.aging) + 1) * state.aging);
    }
    return next;
  },
  preemption: {
    reason: "highestPriority",
    line: 3,
    isOn: (state) => state.preemptive,
    candidates: (state, facts) => upToFirstFree(orderOf(state, facts), facts),
    urgency,
  },
};
