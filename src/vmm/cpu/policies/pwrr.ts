/**
 * Priority-weighted round robin with `T = N / k`: a round of `N` ticks is divided among the `k` vCPUs that are ready when
 * it starts, by weight, by largest remainder, so that the slices add up to `N` exactly. Inside a round they run by
 * priority; whoever becomes ready meanwhile joins the next round. No preemption.
 *
 * Source: the scheduler of the originating text, made exact in domain B.5. Ties: higher priority, then lower id. A
 * machine with several vCPUs divides its weight among those in the round.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { removeFrom } from "../helpers.ts";
import type { CpuFacts, CpuPolicy, Round } from "../policy.ts";

interface State {
  readonly roundLength: Tick;
  /** Ready vCPUs of the round in progress, next first, with their slices. */
  readonly round: { v: VcpuId; slice: Tick }[];
  /** Ready vCPUs that wait for the next round. */
  readonly waiting: VcpuId[];
  /** Slice of each vCPU taken from the round and not yet asked for. */
  readonly granted: Map<VcpuId, Tick>;
  announced: Round | null;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * Divides `ticks` by `weights` by largest remainder: every share at least 1, the sum exactly `max(ticks, weights.length)`.
 * `weights` are positive and in order of precedence for ties (the first gets the leftover, the last gives first).
 */
export function apportion(ticks: Tick, weights: readonly number[]): Tick[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const whole = Math.max(ticks, weights.length);
  const shares = weights.map((w) => Number((BigInt(whole) * BigInt(w)) / BigInt(total)));
  const rests = weights.map((w) => (BigInt(whole) * BigInt(w)) % BigInt(total));
  let left = whole - shares.reduce((sum, share) => sum + share, 0);
  const byRest = weights.map((_, at) => at).toSorted((a, b) => Number(rests[b]! - rests[a]!) || a - b);
  for (const at of byRest) {
    if (left === 0) break;
    shares[at]! += 1;
    left -= 1;
  }
  for (;;) {
    const poor = shares.indexOf(0);
    if (poor < 0) return shares;
    const rich = shares.lastIndexOf(Math.max(...shares));
    shares[rich]! -= 1;
    shares[poor]! += 1;
  }
}

function startRound(state: State, facts: CpuFacts): void {
  const members = state.waiting.splice(0);
  const direction = facts.lowerIsUrgent ? 1 : -1;
  members.sort((a, b) => (facts.priority(a) - facts.priority(b)) * direction || a - b);
  const perMachine = new Map<number, number>();
  for (const v of members) perMachine.set(facts.machine(v), (perMachine.get(facts.machine(v)) ?? 0) + 1);
  let multiple = 1;
  for (const n of perMachine.values()) multiple = (multiple / greatestCommonDivisor(multiple, n)) * n;
  const weights = members.map((v) => (facts.weight(v) * multiple) / perMachine.get(facts.machine(v))!);
  const slices = apportion(state.roundLength, weights);
  const entries = members.map((vcpu, at) => ({ vcpu, weight: weights[at]!, slice: slices[at]! }));
  for (const { vcpu, slice } of entries) state.round.push({ v: vcpu, slice });
  state.announced = {
    ticks: Math.max(state.roundLength, members.length),
    totalWeight: weights.reduce((sum, w) => sum + w, 0),
    entries,
  };
}

export const pwrr: CpuPolicy<State> = {
  id: "pwrr",
  params: [{ id: "roundLength", type: "integer", unit: "ticks", default: 12, min: 1, max: 1_000_000_000 }],
  pseudocode: [
    "if round is empty: round ← all ready, by priority",
    "T(v) = N · weight(v) / Σ weight,  Σ T = N",
    "on pCPU idle: v ← next in round",
    "run v for at most T(v)",
    "then v waits for the next round",
  ],
  dispatchReason: "nextInRound",
  dispatchLine: 2,
  heedsWeights: true,
  conventions: ["priorityOrder"],
  create: (params) => ({
    roundLength: Number(params["roundLength"]),
    round: [],
    waiting: [],
    granted: new Map(),
    announced: null,
  }),
  enqueue: (state, _facts, v) => void state.waiting.push(v),
  remove: (state, _facts, v) => {
    if (removeFrom(state.waiting, v)) return;
    const at = state.round.findIndex((entry) => entry.v === v);
    if (at >= 0) state.round.splice(at, 1);
  },
  pick: (state, facts, canRun) => {
    let at = state.round.findIndex((entry) => canRun(entry.v));
    // With affinity the round may hold only vCPUs that cannot run here: nobody is kept waiting for that.
    if (at < 0 && (state.round.length === 0 ? state.waiting.length > 0 : state.waiting.some(canRun))) {
      startRound(state, facts);
      at = state.round.findIndex((entry) => canRun(entry.v));
    }
    if (at < 0) return -1;
    const [entry] = state.round.splice(at, 1);
    state.granted.set(entry!.v, entry!.slice);
    return entry!.v;
  },
  order: (state) => [...state.round.map((entry) => entry.v), ...state.waiting],
  timeslice: (state, _facts, v) => {
    const slice = state.granted.get(v) ?? 1;
    state.granted.delete(v);
    return slice;
  },
  value: (state, _facts, v) => state.granted.get(v) ?? state.round.find((entry) => entry.v === v)?.slice ?? 0,
  moved: (from, to, v) => {
    // Moved while it waited it has no slice: it waits for the next round over there.
    const slice = from.state.granted.get(v);
    if (slice !== undefined) to.state.granted.set(v, slice);
    from.state.granted.delete(v);
  },
  takeRound: (state) => {
    const round = state.announced;
    state.announced = null;
    return round;
  },
};
