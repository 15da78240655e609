/**
 * Xen's first credit scheduler. Running burns credits, 10 for each millisecond; every timeslice the accounts get new
 * ones in proportion to the weights of the machines, each of whose active vCPUs counts unless the convention is that the
 * machine does. Who has credits is `under`, who is in
 * debt `over`; who wakes up with credits left is put into the class `boost` until a clock tick finds it running. The queue
 * is in the order of the classes, first in first out inside each. A cap limits what a machine is handed out; a vCPU too
 * deep in debt for its cap is parked.
 *
 *     every T/3   on each pCPU: boost → under for who runs     every T   accounting: hand out, classify, park, unpark
 *
 * With a queue for each pCPU, one whose own head is over (or that has none) steals a strictly better one from a busy peer.
 * `sampledDebit` is the older accounting: only who runs at a clock tick pays, for the whole tick.
 * Source: Xen xen/common/sched/credit.c; domain B.5. Deviations: queues are sorted at once and not at the next tick, a
 * vCPU takes part in accounting from its first charge on, machines are handled in the order of what they can take.
 * Ties: order of entering the class.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { inOrder, removeFrom, scaled } from "../helpers.ts";
import {
  account,
  activate,
  BOOST,
  CREDITS_PER_MS,
  deactivate,
  insert,
  OVER,
  takeOut,
  TICKS_PER_TIMESLICE,
  UNDER,
  type CreditState,
} from "../helpersCredit.ts";
import { accounting } from "../helpersCreditAccounting.ts";
import { takeReordered } from "../helpersSorted.ts";
import type { CpuFacts, CpuPolicy, GoneCause } from "../policy.ts";

const clockTick = (state: CreditState) => Math.max(1, Math.floor(state.timeslice / TICKS_PER_TIMESLICE));

function onClockTick(state: CreditState, facts: CpuFacts): void {
  for (let p = 0; p < facts.pcpus; p += 1) {
    const v = facts.occupant(p);
    if (v < 0) continue;
    const own = account(facts, v);
    if (own.class === BOOST) own.class = UNDER;
    if (state.sampledDebit) own.credit -= Math.floor(state.creditsPerTimeslice / TICKS_PER_TIMESLICE);
    activate(state, facts, v);
  }
}

const nextMultiple = (facts: CpuFacts, period: Tick) => (Math.floor(facts.now / period) + 1) * period;

/** Anybody whose account can still change. */
function isBusy(state: CreditState, facts: CpuFacts): boolean {
  const { active, all } = state.shared;
  if (active.length > 0 || all.some(({ queue }) => queue.length > 0)) return true;
  for (let p = 0; p < facts.pcpus; p += 1) if (facts.occupant(p) >= 0) return true;
  return false;
}

function leave(state: CreditState, facts: CpuFacts, v: VcpuId, cause: GoneCause): void {
  if (cause === "finish" || cause === "stop") deactivate(state, facts, v);
}

export const credit: CpuPolicy<CreditState> = {
  id: "credit",
  params: [
    { id: "timeslice", type: "integer", unit: "ticks", default: 30, min: 1, max: 1_000_000_000 },
    { id: "ticksPerMs", type: "integer", unit: "ticks", default: 1, min: 1, max: 1_000_000 },
    { id: "rateLimit", type: "integer", unit: "ticks", default: 0, min: 0, max: 1_000_000_000 },
    { id: "boostOnWake", type: "flag", default: true },
    { id: "sampledDebit", type: "flag", default: false },
  ],
  pseudocode: [
    "class(v) = boost, under (credit ≥ 0) or over (credit < 0)",
    "on pCPU idle: v ← first of the most urgent class",
    "run v for at most T; credit(v) ← credit(v) − 10 per ms",
    "on wake(w): if class(w) = under: class(w) ← boost",
    "every T: credits to all by weight; debt beyond its cap: park",
    "if a woken w has a more urgent class than v: preempt v",
  ],
  heedsWeights: true,
  stealsByItself: true,
  conventions: [],
  dispatchReason: "highestCredit",
  dispatchLine: 1,
  create: (params, queue, first) => {
    const timeslice = Number(params["timeslice"]);
    const ticksPerMs = Number(params["ticksPerMs"]);
    const state: CreditState = {
      index: queue,
      queue: [],
      placed: 0,
      sizes: [0, 0, 0],
      isReordered: false,
      postponed: [],
      timeslice,
      ticksPerMs,
      rateLimit: Number(params["rateLimit"]),
      boostOnWake: Boolean(params["boostOnWake"]),
      sampledDebit: Boolean(params["sampledDebit"]),
      creditsPerTimeslice: Math.max(TICKS_PER_TIMESLICE, scaled(timeslice, CREDITS_PER_MS, ticksPerMs).whole),
      shared: first?.shared ?? { all: [], active: [], balance: 0, accountedAt: 0, isAccounting: false },
    };
    state.shared.all.push(state);
    return state;
  },
  enqueue: (state, facts, v, cause) => {
    const own = account(facts, v);
    own.credit ??= 0;
    own.class ??= UNDER;
    // Who is only moved has not lost what it came with.
    if (cause !== "rebalance") own.postponed = 0;
    if (cause === "wake" && state.boostOnWake && own.class === UNDER) own.class = BOOST;
    insert(state, facts, v);
  },
  remove: (state, facts, v, cause) => {
    const at = state.queue.indexOf(v);
    if (at >= 0) takeOut(state, facts, at);
    leave(state, facts, v, cause);
  },
  pick: (state, facts, canRun, isLastRound) => {
    const own = state.queue.findIndex(canRun);
    const ownClass = own < 0 ? OVER + 1 : account(facts, state.queue[own]!).class;
    if (facts.mayStealWork && ownClass >= OVER) {
      if (!isLastRound) return -1;
      const { all } = state.shared;
      for (let step = 1; step < all.length; step += 1) {
        const peer = (state.index + step) % all.length;
        // An idle peer is about to take its own.
        if (facts.occupant(peer) < 0) continue;
        const { queue } = all[peer]!;
        const at = queue.findIndex(canRun);
        if (at >= 0 && account(facts, queue[at]!).class < ownClass) return takeOut(all[peer]!, facts, at);
      }
    }
    return own < 0 ? -1 : takeOut(state, facts, own);
  },
  order: (state) => state.queue,
  placed: (state) => state.placed,
  hasReordered: takeReordered,
  timeslice: (state) => state.timeslice,
  value: (_state, facts, v) => account(facts, v).class,
  charge: (state, facts, v, ran) => {
    if (state.sampledDebit) return;
    const own = account(facts, v);
    const burnt = scaled(ran, CREDITS_PER_MS, state.ticksPerMs, own.rest ?? 0);
    own.credit -= burnt.whole;
    own.rest = burnt.rest;
    activate(state, facts, v);
  },
  left: leave,
  nextTimer: (state, facts) => {
    let freed = Infinity;
    if (state.postponed.length > 0)
      for (const v of facts.running()) {
        const time = facts.dispatchedAt(v) + state.rateLimit;
        if (time > facts.now) freed = Math.min(freed, time);
      }
    // The clocks of all pCPUs tick together; the first queue keeps them.
    if (state.index > 0 || !isBusy(state, facts)) return freed;
    return Math.min(freed, nextMultiple(facts, clockTick(state)), nextMultiple(facts, state.timeslice));
  },
  onTimer: (state, facts, control) => {
    if (state.index > 0) return;
    if (facts.now % clockTick(state) === 0) onClockTick(state, facts);
    if (facts.now % state.timeslice === 0) accounting(state, facts, control);
  },
  preemption: {
    reason: "highestCredit",
    line: 5,
    isAgainstRunning: true,
    isOn: () => true,
    candidates: (state, facts) => inOrder([...new Set([...state.postponed, ...facts.newcomers()])], state.queue),
    urgency: (_state, facts, v) => -account(facts, v).class,
    beats: (state, facts, candidate, running) => {
      const own = account(facts, candidate);
      if (own.class >= account(facts, running).class) return false;
      if (!facts.hasJustCome(candidate, running) && own.postponed !== 1) return false;
      removeFrom(state.postponed, candidate);
      own.postponed = facts.now - facts.dispatchedAt(running) < state.rateLimit ? 1 : 0;
      if (own.postponed === 1) state.postponed.push(candidate);
      return own.postponed === 0;
    },
  },
};
