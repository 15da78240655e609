/**
 * Earliest eligible virtual deadline first, as in Linux since 6.6. Each vCPU asks for `request` ticks at a time; its
 * virtual time `v` grows by `ran · 1024 / weight`, its deadline is the `v` at which the request will be fulfilled. Who
 * has not had more than its share (`v` at most the weighted average `V` of all) is eligible; of those the earliest
 * deadline runs until its request is fulfilled. A machine can ask for a shorter timeslice: it then waits less and gets
 * no more.
 *
 * Who leaves takes its lag (`V - v`, at most two requests) along and has it again on its return, enlarged because its
 * own return moves `V`. Only who has just woken or arrived preempts: when it is eligible and has the earlier deadline. With
 * another weight it keeps its lag in real time, so that `V` stays, and the ticks that are left of its request.
 * Source: Stoica and Abdel-Wahab, 1995; Linux commit 147f3efaa241, and `reweight_entity`; domain B.5. No delayed dequeue.
 * Ties: lowest id.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { insertAt, takeAt } from "../../../base/lists.ts";
import { inOrder, placeBy, scaled, wasRunnable, type Order } from "../helpers.ts";
import {
  addToMean,
  aroundMean,
  copyMean,
  createMean,
  enlargedLag,
  floorOfMean,
  isEmptyMean,
  takeFromMean,
  type Mean,
} from "../helpersMean.ts";
import { takeReordered } from "../helpersSorted.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

/** Weight at which virtual time passes like real time. */
const NICE_0 = 1024;

interface State {
  /** The eligible first, each group by deadline: behind them nobody waits for ever, since time makes them eligible. */
  readonly queue: VcpuId[];
  /** Where the last one was put that entered; who becomes eligible after that moves it by a little. */
  placed: number;
  /** The same by virtual time: whose turn it is to become eligible, or not to be so any more. */
  readonly byTime: VcpuId[];
  /** How many are eligible: those whose virtual time is at most `limit`. */
  eligible: number;
  limit: number;
  /** Of the virtual times of all in the queue. */
  readonly mean: Mean;
  isReordered: boolean;
  readonly request: Tick;
  /** Largest virtual time given to anybody. */
  latest: number;
}

/**
 * What a vCPU carries in its slot: virtual time `v` with the `rest` of its division, `deadline`, `lag` while it is away.
 */
type Account = Record<"v" | "rest" | "deadline", number> & { lag?: number };

const account = (facts: CpuFacts, v: VcpuId) => facts.slot(v) as unknown as Account;

/** Virtual length of the request of `v`, `times` over. */
function virtualRequest(state: State, facts: CpuFacts, v: VcpuId, times = 1): number {
  const ticks = times * (facts.timesliceWish(v) || state.request);
  return scaled(ticks, NICE_0 * facts.sharers(v), facts.weight(v)).whole;
}

const byDeadline =
  (facts: CpuFacts): Order =>
  (a, b) =>
    account(facts, a).deadline - account(facts, b).deadline || a - b;

const byVirtualTime =
  (facts: CpuFacts): Order =>
  (a, b) =>
    account(facts, a).v - account(facts, b).v || a - b;

/** The average of the virtual times of all that compete: who waits, and who runs. */
function averageOf(state: State, facts: CpuFacts): Mean {
  const mean = copyMean(state.mean);
  for (const v of facts.running()) addToMean(mean, account(facts, v).v, facts.weight(v), facts.sharers(v));
  return mean;
}

/** The largest virtual time that is eligible: virtual times are whole, so `v ≤ V` is `v ≤ ⌊V⌋`. */
const eligibleUpTo = (state: State, facts: CpuFacts) => floorOfMean(averageOf(state, facts));

/** Where `v` stands in the group of the eligible, or the other one, or would stand. */
function placeInGroup(state: State, facts: CpuFacts, v: VcpuId, isEligible: boolean): number {
  const [begin, end] = isEligible ? [0, state.eligible] : [state.eligible, state.queue.length];
  return placeBy(state.queue, v, byDeadline(facts), begin, end);
}

/** Puts `v` into the queue with the weight `weight / sharers` that it has from now on. */
function insert(state: State, facts: CpuFacts, v: VcpuId, weight: number, sharers: number): void {
  const { v: time } = account(facts, v);
  const isEligible = time <= state.limit;
  insertAt(state.byTime, placeBy(state.byTime, v, byVirtualTime(facts)), v);
  state.placed = placeInGroup(state, facts, v, isEligible);
  insertAt(state.queue, state.placed, v);
  if (isEligible) state.eligible += 1;
  addToMean(state.mean, time, weight, sharers);
}

/** Takes `v` out of the queue; false when it is not there. */
function takeOut(state: State, facts: CpuFacts, v: VcpuId): boolean {
  const { v: time } = account(facts, v);
  const isEligible = time <= state.limit;
  const at = placeInGroup(state, facts, v, isEligible);
  if (state.queue[at] !== v) return false;
  takeAt(state.queue, at);
  if (isEligible) state.eligible -= 1;
  takeAt(state.byTime, placeBy(state.byTime, v, byVirtualTime(facts)));
  takeFromMean(state.mean, time, facts.weight(v), facts.sharers(v));
  return true;
}

/** The queue as it is now: who has become eligible changes groups, and who no longer is. */
function orderOf(state: State, facts: CpuFacts): readonly VcpuId[] {
  const { queue, byTime } = state;
  if (queue.length === 0) return queue;
  state.limit = eligibleUpTo(state, facts);
  const isEligible = (at: number) => account(facts, byTime[at]!).v <= state.limit;
  while (state.eligible < queue.length && isEligible(state.eligible))
    changeGroup(state, facts, byTime[state.eligible]!, 1);
  while (state.eligible > 0 && !isEligible(state.eligible - 1))
    changeGroup(state, facts, byTime[state.eligible - 1]!, -1);
  return queue;
}

/** `v` becomes eligible (1), or ceases to be so (-1). */
function changeGroup(state: State, facts: CpuFacts, v: VcpuId, change: 1 | -1): void {
  takeAt(state.queue, placeInGroup(state, facts, v, change < 0));
  if (change < 0) state.eligible -= 1;
  insertAt(state.queue, placeInGroup(state, facts, v, change > 0), v);
  if (change > 0) state.eligible += 1;
  state.isReordered = true;
}

/** Sets the virtual time of `v` to `time` and begins a new request. */
function place(state: State, facts: CpuFacts, v: VcpuId, time: number): void {
  const own = account(facts, v);
  own.v = time;
  own.rest = 0;
  own.deadline = time + virtualRequest(state, facts, v);
  state.latest = Math.max(state.latest, time);
}

function join(state: State, facts: CpuFacts, v: VcpuId): void {
  const own = account(facts, v);
  const lag = own.lag ?? 0;
  delete own.lag;
  const average = averageOf(state, facts);
  if (isEmptyMean(average)) return place(state, facts, v, state.latest - lag);
  const enlarged = enlargedLag(average, lag, facts.weight(v), facts.sharers(v));
  place(state, facts, v, floorOfMean(average) - enlarged);
}

/** `v` is neither running nor queued any more. */
function leave(state: State, facts: CpuFacts, v: VcpuId): void {
  const own = account(facts, v);
  if (own.lag !== undefined || own.v === undefined) return;
  const most = virtualRequest(state, facts, v, 2);
  const average = averageOf(state, facts);
  addToMean(average, own.v, facts.weight(v), facts.sharers(v));
  own.lag = Math.min(most, Math.max(-most, floorOfMean(average) - own.v));
}

/** `v` gets the weight `weight / sharers`: distances from `V` change so that weight times distance does not. */
function reweigh(state: State, facts: CpuFacts, v: VcpuId, weight: number, sharers: number): void {
  const own = account(facts, v);
  if (own.v === undefined) return;
  const before = facts.weight(v);
  // A part of the weight as it is before it is divided.
  own.rest = scaled(own.rest, weight, before).whole;
  const [factor, divisor] = [before * sharers, weight * facts.sharers(v)];
  if (own.lag !== undefined) own.lag = scaled(own.lag, factor, divisor).whole;
  else {
    const move = aroundMean(averageOf(state, facts), factor, divisor);
    const isQueued = takeOut(state, facts, v);
    own.v = move(own.v);
    own.deadline = move(own.deadline);
    state.latest = Math.max(state.latest, own.v);
    if (!isQueued) return;
    insert(state, facts, v, weight, sharers);
    state.isReordered = true;
  }
}

export const eevdf: CpuPolicy<State> = {
  id: "eevdf",
  params: [{ id: "request", type: "integer", unit: "ticks", default: 4, min: 1, max: 1_000_000_000 }],
  pseudocode: [
    "V = Σ weight · v / Σ weight",
    "eligible(v): v ≤ V",
    "on pCPU idle: v ← eligible vCPU with the earliest deadline",
    "run v until its request is fulfilled",
    "deadline(v) ← deadline(v) + request · 1024 / weight(v)",
    "on wake(w): if w is eligible and deadline(w) < deadline(v): preempt v",
  ],
  dispatchReason: "earliestDeadline",
  dispatchLine: 2,
  heedsWeights: true,
  usualWeight: NICE_0,
  conventions: [],
  create: (params) => ({
    queue: [],
    placed: 0,
    byTime: [],
    eligible: 0,
    limit: 0,
    mean: createMean(),
    isReordered: false,
    request: Number(params["request"]),
    latest: 0,
  }),
  enqueue: (state, facts, v, cause) => {
    const own = account(facts, v);
    if (!wasRunnable(cause)) join(state, facts, v);
    else if (cause === "expire" && own.v >= own.deadline) own.deadline += virtualRequest(state, facts, v);
    insert(state, facts, v, facts.weight(v), facts.sharers(v));
  },
  remove: (state, facts, v) => {
    takeOut(state, facts, v);
    leave(state, facts, v);
  },
  pick: (state, facts, canRun) => {
    const v = orderOf(state, facts).find(canRun) ?? -1;
    if (v >= 0) takeOut(state, facts, v);
    return v;
  },
  order: orderOf,
  placed: (state) => state.placed,
  hasReordered: (state, facts) => {
    orderOf(state, facts);
    return takeReordered(state);
  },
  timeslice: (_state, facts, v) => {
    const own = account(facts, v);
    // What is left of the request, rounded up to whole ticks; a fulfilled one (exits count for it) gets one tick.
    const { whole, rest } = scaled(own.deadline - own.v, facts.weight(v), NICE_0 * facts.sharers(v), -own.rest);
    return Math.max(1, rest > 0 ? whole + 1 : whole);
  },
  value: (_state, facts, v) => account(facts, v).deadline,
  charge: (state, facts, v, ran) => {
    const own = account(facts, v);
    const gain = scaled(ran, NICE_0 * facts.sharers(v), facts.weight(v), own.rest);
    own.v += gain.whole;
    own.rest = gain.rest;
    state.latest = Math.max(state.latest, own.v);
  },
  left: leave,
  reweigh,
  moved: (from, to, v) => {
    leave(from.state, from.facts, v);
    join(to.state, to.facts, v);
  },
  preemption: {
    reason: "earliestDeadline",
    line: 5,
    isAgainstRunning: true,
    isOn: () => true,
    candidates: (state, facts) => inOrder(facts.newcomers(), orderOf(state, facts)),
    urgency: (_state, facts, v) => -account(facts, v).deadline,
    beats: (state, facts, candidate, running) =>
      facts.hasJustCome(candidate, running) &&
      account(facts, candidate).deadline < account(facts, running).deadline &&
      account(facts, candidate).v <= eligibleUpTo(state, facts),
  },
};
