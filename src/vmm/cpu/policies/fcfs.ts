/**
 * First come, first served. One queue; whoever is at its head runs until it blocks or ends. A woken vCPU goes to the tail.
 *
 * Source: any textbook (Silberschatz, Operating System Concepts, CPU scheduling). Ties: order of entering the queue.
 */
import { createFifo, fifoInsert, fifoOrder, fifoRemove, fifoTake, type Fifo } from "../helpersFifo.ts";
import type { CpuPolicy } from "../policy.ts";

interface State {
  readonly queue: Fifo;
}

export const fcfs: CpuPolicy<State> = {
  id: "fcfs",
  params: [],
  pseudocode: ["on ready(v): append v to queue", "on pCPU idle: v ← head of queue", "run v until it blocks or ends"],
  dispatchReason: "headOfQueue",
  dispatchLine: 1,
  conventions: [],
  create: () => ({ queue: createFifo() }),
  enqueue: (state, facts, v, cause) => fifoInsert(state.queue, facts, v, cause),
  remove: (state, _facts, v) => fifoRemove(state.queue, v),
  pick: (state, _facts, canRun) => fifoTake(state.queue, canRun),
  order: (state) => fifoOrder(state.queue),
  timeslice: () => Infinity,
  // 1 for the one just taken, 2 for the next in line.
  value: (state, _facts, v) => fifoOrder(state.queue).indexOf(v) + 2,
};
