/**
 * Round robin: one queue, and a timeslice after which the running vCPU goes to the tail. Every dispatch gives a whole
 * new timeslice; blocking forfeits the rest.
 *
 * Source: any textbook (Silberschatz; Stallings ch. 9). Ties: order of entering the queue; on the same tick an arrival
 * goes ahead of the vCPU whose timeslice ends, unless the convention says otherwise.
 */
import type { Tick } from "../../../model/units.ts";
import { createFifo, fifoInsert, fifoOrder, fifoRemove, fifoTake, type Fifo } from "../fifo.ts";
import type { CpuPolicy } from "../policy.ts";

interface State {
  readonly queue: Fifo;
  readonly timeslice: Tick;
}

export const rr: CpuPolicy<State> = {
  id: "rr",
  params: [{ id: "timeslice", type: "integer", unit: "ticks", default: 4, min: 1, max: 1_000_000_000 }],
  pseudocode: [
    "on ready(v): append v to queue",
    "on pCPU idle: v ← head of queue",
    "run v for at most T",
    "if T is over: append v to queue",
  ],
  dispatchReason: "headOfQueue",
  dispatchLine: 1,
  conventions: ["sameInstant"],
  create: (params) => ({ queue: createFifo(), timeslice: Number(params["timeslice"]) }),
  enqueue: (state, facts, v, cause) => fifoInsert(state.queue, facts, v, cause),
  remove: (state, _facts, v) => fifoRemove(state.queue, v),
  pick: (state, _facts, canRun) => fifoTake(state.queue, canRun),
  order: (state) => fifoOrder(state.queue),
  timeslice: (state) => state.timeslice,
  // 1 for the one just taken, 2 for the next in line.
  value: (state, _facts, v) => fifoOrder(state.queue).indexOf(v) + 2,
};
