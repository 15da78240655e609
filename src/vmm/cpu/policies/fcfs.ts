/**
 * First come, first served. One queue; whoever is at its head runs until it blocks or ends. A woken vCPU goes to the tail.
 *
 * Source: any textbook (Silberschatz, Operating System Concepts, CPU scheduling). Ties: order of entering the queue.
 */
import type { VcpuId } from "../../../model/units.ts";
import { insertFifo, removeFrom, takeFirst } from "../helpers.ts";
import type { CpuPolicy } from "../policy.ts";

interface State {
  readonly queue: VcpuId[];
  /** Who was taken last. */
  taken: VcpuId | -1;
}

export const fcfs: CpuPolicy<State> = {
  id: "fcfs",
  params: [],
  pseudocode: ["on ready(v): append v to queue", "on pCPU idle: v ← head of queue", "run v until it blocks or ends"],
  dispatchReason: "headOfQueue",
  dispatchLine: 1,
  conventions: [],
  create: () => ({ queue: [], taken: -1 }),
  enqueue: (state, facts, v, cause) => insertFifo(state.queue, facts, v, cause),
  remove: (state, _facts, v) => void removeFrom(state.queue, v),
  pick: (state, _facts, canRun) => (state.taken = takeFirst(state.queue, canRun)),
  order: (state) => state.queue,
  hasReordered: () => false,
  timeslice: () => Infinity,
  // 1 for the one just taken, 2 for the next in line.
  value: (state, _facts, v) => (v === state.taken ? 1 : state.queue.indexOf(v) + 2),
};
