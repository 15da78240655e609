/**
 * Priority with round robin: the most urgent ready vCPU runs, and those of the same priority take turns of a timeslice
 * each. It is a multilevel queue with a level for each priority, in which nobody ever changes his level.
 *
 * Source: Silberschatz, Operating System Concepts, 10th edition, 5.3.4. Ties: order of entering the level; a running one
 * stays until its timeslice is over. Every dispatch gives a whole new timeslice.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { upToFirstFree } from "../helpers.ts";
import { createSorted, sortedInsertFifo, sortedRemove, sortedTake, type SortedQueue } from "../helpersSorted.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

interface State {
  /** All levels, one behind the other. */
  readonly queue: SortedQueue;
  readonly timeslice: Tick;
  readonly preemptive: boolean;
}

/** Priority with its sign turned so that larger is more urgent. */
const urgency = (facts: CpuFacts, v: VcpuId) => (facts.lowerIsUrgent ? -facts.priority(v) : facts.priority(v));

export const priorityRr: CpuPolicy<State> = {
  id: "prr",
  params: [
    { id: "timeslice", type: "integer", unit: "ticks", default: 4, min: 1, max: 1_000_000_000 },
    { id: "preemptive", type: "flag", default: true },
  ],
  pseudocode: [
    "on ready(v): append v to the queue of its priority",
    "on pCPU idle: v ← head of the most urgent queue that is not empty",
    "run v for at most T",
    "if T is over: append v to its queue",
    "if some ready w is more urgent than v: preempt v",
  ],
  dispatchReason: "highestPriority",
  dispatchLine: 1,
  conventions: ["sameInstant", "priorityOrder", "preemptedGoes"],
  create: (params) => ({
    queue: createSorted(),
    timeslice: Number(params["timeslice"]),
    preemptive: Boolean(params["preemptive"]),
  }),
  enqueue: (state, facts, v, cause) => sortedInsertFifo(state.queue, facts, v, -urgency(facts, v), cause),
  remove: (state, _facts, v) => void sortedRemove(state.queue, v),
  pick: (state, _facts, canRun) => sortedTake(state.queue, canRun),
  order: (state) => state.queue.order,
  placed: (state) => state.queue.placed,
  hasReordered: () => false,
  timeslice: (state) => state.timeslice,
  value: (_state, facts, v) => facts.priority(v),
  preemption: {
    reason: "highestPriority",
    line: 4,
    isOn: (state) => state.preemptive,
    candidates: (state, facts) => upToFirstFree(state.queue.order, facts),
    urgency: (_state, facts, v) => urgency(facts, v),
  },
};
