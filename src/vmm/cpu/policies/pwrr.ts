/**
 * Priority-weighted round robin with `T = N / k`: a round of `N` ticks is divided among the `k` vCPUs that are ready when
 * it starts, by weight, by largest remainder, so that the slices add up to `N` exactly. Inside a round they run by
 * priority; whoever becomes ready meanwhile joins the next round. No preemption.
 *
 * Source: the scheduler of the originating text, made exact in domain B.5. Ties: higher priority, then lower id. A
 * machine with several vCPUs divides its weight among those in the round, unless the convention is that it counts for each.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { takeAt } from "../../../base/lists.ts";
import { takeReordered } from "../helpersSorted.ts";
import { leastCommonMultiple } from "../helpersWeights.ts";
import type { CpuFacts, CpuPolicy, Round } from "../policy.ts";

interface State {
  readonly roundLength: Tick;
  /** Ready vCPUs: those of the round in progress, next first, then those that wait for the next round. */
  readonly queue: VcpuId[];
  /** Slices of those of the round in progress. */
  readonly slices: Tick[];
  isReordered: boolean;
  /** Slice of each vCPU taken from the round and not yet asked for. */
  readonly granted: Map<VcpuId, Tick>;
  announced: Round | null;
}

/**
 * Divides `ticks` by `weights` by largest remainder: every share at least 1, the sum exactly `max(ticks, weights.length)`.
 * `weights` are positive and in order of precedence for ties (the first gets the leftover, the last gives first).
 */
export function apportion(ticks: Tick, weights: readonly (number | bigint)[]): Tick[] {
  const total = weights.reduce<bigint>((sum, w) => sum + BigInt(w), 0n);
  const whole = Math.max(ticks, weights.length);
  const shares = weights.map((w) => Number((BigInt(whole) * BigInt(w)) / total));
  const rests = weights.map((w) => (BigInt(whole) * BigInt(w)) % total);
  let left = whole - shares.reduce((sum, share) => sum + share, 0);
  const byRest = weights.map((_, at) => at).toSorted((a, b) => Number(rests[b]! - rests[a]!) || a - b);
  for (const at of byRest) {
    if (left === 0) break;
    shares[at]! += 1;
    left -= 1;
  }
  feedPoor(shares);
  return shares;
}

/** Gives 1 to each share of 0, the first one first, from the largest share there is, of equals the last one. */
function feedPoor(shares: Tick[]): void {
  const poor = shares.flatMap((share, at) => (share === 0 ? [at] : []));
  const byShare = shares.map((_, at) => at).toSorted((a, b) => shares[b]! - shares[a]!);
  let fed = 0;
  let rich = 0;
  for (let level = shares[byShare[0]!]!; fed < poor.length; level -= 1) {
    // Who had more has given down to this level.
    while (rich < byShare.length && shares[byShare[rich]!]! >= level) rich += 1;
    for (const at of byShare.slice(0, rich).toSorted((a, b) => b - a)) {
      if (fed === poor.length) return;
      shares[at]! -= 1;
      shares[poor[fed]!] = 1;
      fed += 1;
    }
  }
}

/** The weights of the members of a round, all multiplied so that they are whole. */
function weightsIn(members: readonly VcpuId[], facts: CpuFacts): bigint[] {
  if (!facts.weighsMachines) return members.map((v) => BigInt(facts.weight(v)));
  const perMachine = new Map<number, number>();
  for (const v of members) perMachine.set(facts.machine(v), (perMachine.get(facts.machine(v)) ?? 0) + 1);
  const multiple = leastCommonMultiple(perMachine.values());
  return members.map((v) => (BigInt(facts.weight(v)) * multiple) / BigInt(perMachine.get(facts.machine(v))!));
}

function startRound(state: State, facts: CpuFacts): void {
  const members = state.queue.splice(state.slices.length);
  const direction = facts.lowerIsUrgent ? 1 : -1;
  members.sort((a, b) => (facts.priority(a) - facts.priority(b)) * direction || a - b);
  const weights = weightsIn(members, facts);
  const slices = apportion(state.roundLength, weights);
  const entries = members.map((vcpu, at) => ({ vcpu, weight: Number(weights[at]!), slice: slices[at]! }));
  for (const { vcpu, slice } of entries) {
    state.queue.push(vcpu);
    state.slices.push(slice);
  }
  state.isReordered = true;
  state.announced = {
    ticks: Math.max(state.roundLength, members.length),
    totalWeight: Number(weights.reduce((sum, w) => sum + w, 0n)),
    entries,
  };
}

/** Takes out who stands at `at`, with its slice if it has one. */
function takeOut(state: State, at: number): { v: VcpuId; slice: Tick | null } {
  const slice = at < state.slices.length ? takeAt(state.slices, at) : null;
  return { v: takeAt(state.queue, at), slice };
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
  weighsMachines: true,
  conventions: ["priorityOrder"],
  create: (params) => ({
    roundLength: Number(params["roundLength"]),
    queue: [],
    slices: [],
    isReordered: false,
    granted: new Map(),
    announced: null,
  }),
  enqueue: (state, _facts, v) => void state.queue.push(v),
  remove: (state, _facts, v) => {
    const at = state.queue.indexOf(v);
    if (at >= 0) takeOut(state, at);
  },
  pick: (state, facts, canRun) => {
    let at = state.queue.findIndex(canRun);
    // With affinity the round may hold only vCPUs that cannot run here: nobody is kept waiting for that.
    const isRoundOver = state.slices.length === 0 && state.queue.length > 0;
    if (isRoundOver || at >= state.slices.length) {
      startRound(state, facts);
      at = state.queue.findIndex(canRun);
    }
    if (at < 0) return -1;
    const { v, slice } = takeOut(state, at);
    state.granted.set(v, slice!);
    return v;
  },
  order: (state) => state.queue,
  hasReordered: takeReordered,
  timeslice: (state, _facts, v) => {
    const slice = state.granted.get(v) ?? 1;
    state.granted.delete(v);
    return slice;
  },
  value: (state, _facts, v) => state.granted.get(v) ?? state.slices[state.queue.indexOf(v)] ?? 0,
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
