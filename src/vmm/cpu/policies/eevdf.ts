/**
 * Earliest eligible virtual deadline first, as in Linux since 6.6. Each vCPU asks for `request` ticks at a time; its
 * virtual time `v` grows by `ran · 1024 / weight`, its deadline is the `v` at which the request will be fulfilled. Who
 * has not had more than its share (`v` at most the weighted average `V` of all) is eligible; of those the earliest
 * deadline runs until its request is fulfilled. A machine can ask for a shorter timeslice: it then waits less and gets
 * no more.
 *
 * Who leaves takes its lag (`V - v`, at most two requests) along and has it again on its return, enlarged because its
 * own return moves `V`; for its place a running vCPU counts as it was when dispatched. Only who has just woken or arrived
 * preempts: when it is eligible and has the earlier deadline. With another weight it keeps its lag in real time, so that
 * `V` stays, and the ticks that are left of its request.
 * Source: Stoica and Abdel-Wahab, 1995; Linux commit 147f3efaa241, and `reweight_entity`; domain B.5. No delayed dequeue.
 * Ties: lowest id.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { removeFrom, scaled, takeFirstBy, wasRunnable } from "../helpers.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

/** Weight at which virtual time passes like real time. */
const NICE_0 = 1024;

interface State {
  readonly queue: VcpuId[];
  readonly request: Tick;
  /** Largest virtual time given to anybody. */
  latest: number;
}

/**
 * What a vCPU carries in its slot: virtual time `v` with the `rest` of its division, `deadline`, `begun` (its `v` when it
 * was dispatched), `lag` while it is away.
 */
type Account = Record<"v" | "rest" | "deadline" | "begun", number> & { lag?: number };

const account = (facts: CpuFacts, v: VcpuId) => facts.slot(v) as unknown as Account;

/** Virtual length of the request of `v`, `times` over. */
function virtualRequest(state: State, facts: CpuFacts, v: VcpuId, times = 1): number {
  return scaled(times * (facts.timesliceWish(v) || state.request), NICE_0, facts.weight(v)).whole;
}

const active = (state: State, facts: CpuFacts) => [...facts.running(), ...state.queue];

/** `⌊V⌋`, the weighted average of the virtual times of `all`, of which there is at least one; and the weight of all. */
function averageOf(
  facts: CpuFacts,
  all: readonly VcpuId[],
  time: (v: VcpuId) => number,
): { readonly floor: number; readonly weights: number } {
  // Relative to the smallest one the products stay small.
  const base = Math.min(...all.map(time));
  let sum = 0;
  let weights = 0;
  for (const v of all) {
    sum += (time(v) - base) * facts.weight(v);
    weights += facts.weight(v);
  }
  if (sum <= Number.MAX_SAFE_INTEGER) return { floor: base + scaled(sum, 1, weights).whole, weights };
  const exact = all.reduce((total, v) => total + BigInt(time(v) - base) * BigInt(facts.weight(v)), 0n);
  return { floor: base + Number(exact / BigInt(weights)), weights };
}

/** The largest virtual time that is eligible: virtual times are whole, so `v ≤ V` is `v ≤ ⌊V⌋`. */
const eligibleUpTo = (state: State, facts: CpuFacts) =>
  averageOf(facts, active(state, facts), (v) => account(facts, v).v).floor;

/** The eligible first, each group by deadline: behind them nobody waits for ever, since time makes them eligible. */
function byDeadline(state: State, facts: CpuFacts): (a: VcpuId, b: VcpuId) => number {
  const limit = eligibleUpTo(state, facts);
  return (a, b) => {
    const [one, other] = [account(facts, a), account(facts, b)];
    return Number(one.v > limit) - Number(other.v > limit) || one.deadline - other.deadline || a - b;
  };
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
  const others = active(state, facts);
  if (others.length === 0) return place(state, facts, v, state.latest - lag);
  const running = new Set(facts.running());
  const average = averageOf(facts, others, (w) => (running.has(w) ? account(facts, w).begun : account(facts, w).v));
  const enlarged = scaled(lag, average.weights + facts.weight(v), average.weights).whole;
  place(state, facts, v, average.floor - enlarged);
}

/** `v` is neither running nor queued any more. */
function leave(state: State, facts: CpuFacts, v: VcpuId): void {
  const own = account(facts, v);
  if (own.lag !== undefined || own.v === undefined) return;
  const most = virtualRequest(state, facts, v, 2);
  const lag = averageOf(facts, [...active(state, facts), v], (w) => account(facts, w).v).floor - own.v;
  own.lag = Math.min(most, Math.max(-most, lag));
}

/** The machine of `v` gets the weight `weight`: distances from `V` change so that `weight · distance` does not. */
function reweigh(state: State, facts: CpuFacts, v: VcpuId, weight: number): void {
  const own = account(facts, v);
  if (own.v === undefined) return;
  const before = facts.weight(v);
  // A part of the weight.
  own.rest = scaled(own.rest, weight, before).whole;
  if (own.lag !== undefined) own.lag = scaled(own.lag, before, weight).whole;
  else {
    const move = aroundAverage(state, facts, before, weight);
    own.v = move(own.v);
    own.deadline = move(own.deadline);
    if (own.begun !== undefined) own.begun = move(own.begun);
    state.latest = Math.max(state.latest, own.v);
  }
}

/** `⌊V + (time − V) · factor / divisor⌋`; `V` is exact, since a part of it would be multiplied too. */
function aroundAverage(state: State, facts: CpuFacts, factor: number, divisor: number): (time: number) => number {
  let sum = 0n;
  let weights = 0n;
  for (const v of active(state, facts)) {
    const weight = BigInt(facts.weight(v));
    sum += BigInt(account(facts, v).v) * weight;
    weights += weight;
  }
  const [by, over] = [BigInt(factor), BigInt(divisor)];
  return (time) => {
    const numerator = sum * over + (BigInt(time) * weights - sum) * by;
    const whole = numerator / (weights * over);
    return Number(whole) - (numerator < 0n && whole * weights * over !== numerator ? 1 : 0);
  };
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
  conventions: [],
  create: (params) => ({ queue: [], request: Number(params["request"]), latest: 0 }),
  enqueue: (state, facts, v, cause) => {
    const own = account(facts, v);
    if (!wasRunnable(cause)) join(state, facts, v);
    else if (cause === "expire" && own.v >= own.deadline) own.deadline += virtualRequest(state, facts, v);
    state.queue.push(v);
  },
  remove: (state, facts, v) => {
    removeFrom(state.queue, v);
    leave(state, facts, v);
  },
  pick: (state, facts, canRun) =>
    state.queue.length === 0 ? -1 : takeFirstBy(state.queue, canRun, byDeadline(state, facts)),
  order: (state, facts) => (state.queue.length === 0 ? [] : state.queue.toSorted(byDeadline(state, facts))),
  timeslice: (_state, facts, v) => {
    const own = account(facts, v);
    own.begun = own.v;
    // What is left of the request, rounded up to whole ticks; a fulfilled one (exits count for it) gets one tick.
    const { whole, rest } = scaled(own.deadline - own.v, facts.weight(v), NICE_0, -own.rest);
    return Math.max(1, rest > 0 ? whole + 1 : whole);
  },
  value: (_state, facts, v) => account(facts, v).deadline,
  charge: (state, facts, v, ran) => {
    const own = account(facts, v);
    const gain = scaled(ran, NICE_0, facts.weight(v), own.rest);
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
    urgency: (_state, facts, v) => -account(facts, v).deadline,
    beats: (state, facts, candidate, running) =>
      facts.hasJustCome(candidate, running) &&
      account(facts, candidate).deadline < account(facts, running).deadline &&
      account(facts, candidate).v <= eligibleUpTo(state, facts),
  },
};
