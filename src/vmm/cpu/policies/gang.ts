/**
 * Strict gang scheduling: machines take turns, and all ready vCPUs of a machine run at the same time or not at all. The
 * first waiting machine starts when there are idle pCPUs for all of them; else nobody starts (with `backfill` the next
 * machine that fits). When the timeslice is over all leave together and the machine goes to the tail.
 *
 * A vCPU that wakes up while its machine has its turn joins it on an idle pCPU. With a cost of switching, the turn ends
 * with the timeslice of the vCPU that was there first. Source: Ousterhout, 1982, as in ESX 2; domain B.6. Ties: order of
 * the machines in the queue, vCPUs by id.
 */
import type { Tick, VcpuId, VmUid } from "../../../model/units.ts";
import { insertAt } from "../../../base/lists.ts";
import { insertById, removeById, removeFrom } from "../helpers.ts";
import { takeReordered } from "../helpersSorted.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

/** A machine that has its turn. `until` is not known before its vCPUs have got their pCPUs. */
interface Turn {
  readonly vm: VmUid;
  /** vCPUs that started together. */
  readonly size: number;
  until: Tick | null;
}

interface State {
  /** Ready vCPUs of each machine that has any, by id. */
  readonly ready: Map<VmUid, VcpuId[]>;
  /** Machines with ready vCPUs that have no turn, first in first out. */
  readonly waiting: Set<VmUid>;
  readonly turns: Turn[];
  /** All ready vCPUs, machine by machine: first those that have their turn, then those that wait. */
  readonly queue: VcpuId[];
  /** Where the last one was put that entered. */
  placed: number;
  isReordered: boolean;
  readonly timeslice: Tick;
  readonly backfill: boolean;
}

const readyOf = (state: State, vm: VmUid): readonly VcpuId[] => state.ready.get(vm) ?? [];

const runningOf = (facts: CpuFacts, vm: VmUid) => facts.running().filter((v) => facts.machine(v) === vm);

const turnOf = (state: State, vm: VmUid) => state.turns.find((turn) => turn.vm === vm);

function removeMachine(state: State, vm: VmUid): void {
  const at = state.turns.findIndex((turn) => turn.vm === vm);
  if (at >= 0) state.turns.splice(at, 1);
}

/** Idle pCPUs on which `v` may run. */
function idlePcpus(facts: CpuFacts, v: VcpuId): number {
  let idle = 0;
  for (let p = 0; p < facts.pcpus; p += 1) if (facts.occupant(p) < 0 && facts.mayRunOn(v, p)) idle += 1;
  return idle;
}

/** Where the ready vCPUs of the machines end that have their turn, or of those before the turn of `vm`. */
function endOfTurns(state: State, vm?: VmUid): number {
  let end = 0;
  for (const turn of state.turns) {
    if (turn.vm === vm) break;
    end += readyOf(state, turn.vm).length;
  }
  return end;
}

/** Puts the ready vCPUs of the machine together at `place`, counted without them. */
function gather(state: State, vm: VmUid, place: number): void {
  const ready = readyOf(state, vm);
  if (ready.every((v, at) => state.queue[place + at] === v)) return;
  for (const v of ready) removeFrom(state.queue, v);
  for (const [at, v] of ready.entries()) insertAt(state.queue, place + at, v);
  state.isReordered = true;
}

/** Puts the machine into the queue when it has ready vCPUs and no turn, takes it out of wherever nothing of it is left. */
function settle(state: State, facts: CpuFacts, vm: VmUid): void {
  const ready = readyOf(state, vm);
  if (ready.length === 0) state.waiting.delete(vm);
  if (turnOf(state, vm)) {
    if (ready.length === 0 && runningOf(facts, vm).length === 0) removeMachine(state, vm);
  } else if (ready.length > 0 && !state.waiting.has(vm)) {
    state.waiting.add(vm);
    gather(state, vm, state.queue.length - ready.length);
  }
}

/** Takes the ready `v` out; nothing happens when it is not there. */
function take(state: State, facts: CpuFacts, v: VcpuId): VcpuId {
  const vm = facts.machine(v);
  const own = state.ready.get(vm);
  if (own && removeById(own, v)) removeFrom(state.queue, v);
  if (own?.length === 0) state.ready.delete(vm);
  return v;
}

export const gang: CpuPolicy<State> = {
  id: "gang",
  params: [
    { id: "timeslice", type: "integer", unit: "ticks", default: 10, min: 1, max: 1_000_000_000 },
    { id: "backfill", type: "flag", default: false },
  ],
  pseudocode: [
    "on pCPU idle: m ← first waiting machine",
    "if ready vCPUs of m ≤ idle pCPUs: run them all",
    "else wait, or try the next machine (backfill)",
    "after T: all of m leave; append m",
  ],
  conventions: [],
  dispatchReason: "gangFits",
  dispatchLine: 1,
  isGang: true,
  create: (params) => ({
    ready: new Map(),
    waiting: new Set(),
    turns: [],
    queue: [],
    placed: 0,
    isReordered: false,
    timeslice: Number(params["timeslice"]),
    backfill: Boolean(params["backfill"]),
  }),
  enqueue: (state, facts, v) => {
    const vm = facts.machine(v);
    const own = state.ready.get(vm) ?? [];
    const begin = turnOf(state, vm)
      ? endOfTurns(state, vm)
      : own.length > 0
        ? state.queue.indexOf(own[0]!)
        : state.queue.length;
    insertById(own, v);
    state.ready.set(vm, own);
    state.placed = begin + own.indexOf(v);
    insertAt(state.queue, state.placed, v);
    settle(state, facts, vm);
  },
  remove: (state, facts, v) => {
    take(state, facts, v);
    settle(state, facts, facts.machine(v));
  },
  pick: (state, facts, canRun) => {
    for (const { vm } of state.turns) {
      const v = readyOf(state, vm).find(canRun);
      if (v !== undefined) return take(state, facts, v);
    }
    for (const vm of state.waiting) {
      const members = readyOf(state, vm);
      const first = members.find(canRun);
      if (first !== undefined && members.length <= idlePcpus(facts, first)) {
        const end = endOfTurns(state);
        if (state.queue[end] !== members[0]) gather(state, vm, end);
        state.waiting.delete(vm);
        state.turns.push({ vm, size: members.length, until: null });
        return take(state, facts, first);
      }
      if (!state.backfill) return -1;
    }
    return -1;
  },
  order: (state) => state.queue,
  placed: (state) => state.placed,
  hasReordered: takeReordered,
  timeslice: (state, facts, v) => {
    const until = turnOf(state, facts.machine(v))?.until;
    return until == null ? state.timeslice : until - facts.now;
  },
  value: (state, facts, v) => {
    const vm = facts.machine(v);
    return turnOf(state, vm)?.size ?? readyOf(state, vm).length;
  },
  left: (state, facts, v) => settle(state, facts, facts.machine(v)),
  nextTimer: (state, facts) => {
    for (const turn of state.turns) {
      // A vCPU that an exit kept on its pCPU beyond the machine's last turn does not count for this one.
      const members = runningOf(facts, turn.vm).filter((v) => facts.runsFrom(v) >= facts.now);
      if (members.length > 0) turn.until ??= Math.min(...members.map((v) => facts.runsFrom(v))) + state.timeslice;
    }
    return Math.min(Infinity, ...state.turns.map(({ until }) => until ?? Infinity));
  },
  onTimer: (state, facts, control) => {
    control.settleBoundaries();
    for (const { vm } of state.turns.filter(({ until }) => until !== null && until <= facts.now)) {
      removeMachine(state, vm);
      for (const v of runningOf(facts, vm)) control.requeue(v, "expire");
      settle(state, facts, vm);
    }
  },
};
