/**
 * Round robin: one queue, and a timeslice after which the running vCPU goes to the tail. Every dispatch gives a whole
 * new timeslice; blocking forfeits the rest.
 *
 * Source: any textbook (Silberschatz; Stallings ch. 9). Ties: order of entering the queue; on the same tick an arrival
 * goes ahead of the vCPU whose timeslice ends, unless the convention says otherwise.
 *
 * With `sharedTick` a clock interrupt every T ends the timeslices of all pCPUs at once, as in early Unix and OSTEP's
 * simulator of several processors: whoever is dispatched in between has only the rest. A vCPU whose world switch is not
 * over by then has the next whole timeslice, so that everybody gets to run.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { insertFifo, removeFrom, takeFirst } from "../helpers.ts";
import { takeReordered } from "../helpersSorted.ts";
import type { CpuControl, CpuFacts, CpuPolicy } from "../policy.ts";

interface State {
  readonly queue: VcpuId[];
  readonly timeslice: Tick;
  readonly sharedTick: boolean;
  /** Who was taken last. */
  taken: VcpuId | -1;
  isReordered: boolean;
}

const nextTick = (state: State, facts: CpuFacts): Tick =>
  (Math.floor(facts.now / state.timeslice) + 1) * state.timeslice;

/** The clock interrupt: whoever has run by now goes to the tail, in the order of the pCPUs. */
function onTick(state: State, facts: CpuFacts, control: CpuControl): void {
  const holders = facts.running();
  control.settleBoundaries();
  for (const v of facts.running()) {
    if (facts.runsFrom(v) < facts.now) control.requeue(v, "expire");
    else control.renewTimeslice(v);
  }
  // Who had a whole timeslice went at its end, before those whose world switch had cut into theirs.
  const stopped = holders.filter((v) => removeFrom(state.queue, v));
  for (const v of stopped) insertFifo(state.queue, facts, v, "expire");
  state.isReordered = stopped.length > 1;
}

export const rr: CpuPolicy<State> = {
  id: "rr",
  params: [
    { id: "timeslice", type: "integer", unit: "ticks", default: 4, min: 1, max: 1_000_000_000 },
    { id: "sharedTick", type: "flag", default: false },
  ],
  pseudocode: [
    "on ready(v): append v to queue",
    "on pCPU idle: v ← head of queue",
    "run v for at most T",
    "if T is over: append v to queue",
  ],
  dispatchReason: "headOfQueue",
  takesTurns: true,
  dispatchLine: 1,
  conventions: ["sameInstant"],
  create: (params) => ({
    queue: [],
    timeslice: Number(params["timeslice"]),
    sharedTick: Boolean(params["sharedTick"]),
    taken: -1,
    isReordered: false,
  }),
  enqueue: (state, facts, v, cause) => insertFifo(state.queue, facts, v, cause),
  remove: (state, _facts, v) => void removeFrom(state.queue, v),
  pick: (state, _facts, canRun) => (state.taken = takeFirst(state.queue, canRun)),
  order: (state) => state.queue,
  hasReordered: takeReordered,
  timeslice: (state, facts) => (state.sharedTick ? nextTick(state, facts) - facts.now : state.timeslice),
  // 1 for the one just taken, 2 for the next in line.
  value: (state, _facts, v) => (v === state.taken ? 1 : state.queue.indexOf(v) + 2),
  nextTimer: (state, facts) => (state.sharedTick && facts.running().length > 0 ? nextTick(state, facts) : Infinity),
  onTimer: onTick,
};
