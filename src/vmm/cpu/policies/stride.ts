/**
 * Stride scheduling, the deterministic counterpart of the lottery: each vCPU has a stride that is inverse to its tickets
 * (the weight of its machine) and a pass that grows by its stride for each timeslice it runs. The smallest pass runs.
 *
 * Who joins starts at the global pass, which advances by `stride1 / Σ tickets` for each timeslice run, plus one stride
 * (new) or plus what it was ahead when it left. A part of a timeslice counts in proportion; remainders are carried.
 * Other tickets make another stride, and what a vCPU is ahead changes with it, whether it takes part or not.
 * Source: Waldspurger and Weihl, MIT/LCS/TM-528, 1995; domain B.5. Ties: lowest id.
 *
 * As in the Click router (`StrideSched`): the one queued last goes first (`passTies`); after the first tick, who joins
 * starts one stride behind the smallest pass, at 0 when there is none (`joins`); a pass stays as it is when tickets
 * change (`onChange`).
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { asTheyStand, byId, scaled, wasRunnable, type Order } from "../helpers.ts";
import {
  createSorted,
  sortedPush,
  sortedRekey,
  sortedRemove,
  sortedTake,
  sortedUnshift,
  takeReordered,
  type SortedQueue,
} from "../helpersSorted.ts";
import {
  addToWeights,
  addWeightOf,
  createWeightSum,
  floorDivision,
  totalWeight,
  type WeightSum,
} from "../helpersWeights.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

interface State {
  /** The smallest pass first. */
  readonly queue: SortedQueue;
  readonly timeslice: Tick;
  readonly stride1: number;
  readonly startsAtStride: boolean;
  readonly lastQueuedFirst: boolean;
  readonly joinsBehindHead: boolean;
  readonly keepsPass: boolean;
  globalPass: number;
  /** What its division has left: a part of the numerator of `timeslice · tickets`. */
  globalRest: number | bigint;
  /** Tickets of all that are ready or running. */
  readonly tickets: WeightSum;
}

/** Stride of who holds `weight / sharers` tickets. */
const strideFor = (state: State, weight: number, sharers: number) =>
  Math.max(1, Math.floor((state.stride1 * sharers) / weight));

const strideOf = (state: State, facts: CpuFacts, v: VcpuId) => strideFor(state, facts.weight(v), facts.sharers(v));

const pass = (facts: CpuFacts, v: VcpuId) => facts.slot(v)["pass"] ?? 0;

const tiesOf = (state: State): Order => (state.lastQueuedFirst ? asTheyStand : byId);

/** The remainder of the global pass is a part of `timeslice · tickets`, so it changes with them. */
function changeTickets(state: State, change: (tickets: WeightSum) => void): void {
  const { tickets, globalRest } = state;
  const whole = tickets.divided.size === 0 ? tickets.whole : null;
  const { numerator } = totalWeight(tickets);
  change(tickets);
  if (numerator === 0n) state.globalRest = 0;
  else if (whole !== null && tickets.divided.size === 0 && typeof globalRest === "number")
    state.globalRest = scaled(globalRest, tickets.whole, whole).whole;
  else state.globalRest = (BigInt(globalRest) * totalWeight(tickets).numerator) / numerator;
}

/** Slot: `pass`, `rest` of its division; `ahead` of the global pass while it takes no part. */
function join(state: State, facts: CpuFacts, v: VcpuId, start = ownStart(state, facts, v)): void {
  const slot = facts.slot(v);
  slot["pass"] = start;
  delete slot["ahead"];
  changeTickets(state, (tickets) => addWeightOf(tickets, facts, v));
}

function ownStart(state: State, facts: CpuFacts, v: VcpuId): number {
  const first = state.startsAtStride ? strideOf(state, facts, v) : 0;
  return state.globalPass + (facts.slot(v)["ahead"] ?? first);
}

/** Nobody has a pass to be compared with before the first tick. */
const isBehindHead = (state: State, facts: CpuFacts) => state.joinsBehindHead && facts.now > 0;

function startBehindHead(state: State, facts: CpuFacts, v: VcpuId): number {
  let smallest = state.queue.keys[0] ?? Infinity;
  for (const w of facts.running()) smallest = Math.min(smallest, pass(facts, w));
  return smallest === Infinity ? 0 : smallest + strideOf(state, facts, v);
}

/** Blocked, parked or paused, it takes no part. */
function takesPart(facts: CpuFacts, v: VcpuId): boolean {
  const slot = facts.slot(v);
  return slot["pass"] !== undefined && slot["ahead"] === undefined;
}

function leave(state: State, facts: CpuFacts, v: VcpuId): void {
  if (!takesPart(facts, v)) return;
  facts.slot(v)["ahead"] = pass(facts, v) - state.globalPass;
  changeTickets(state, (tickets) => addWeightOf(tickets, facts, v, -1));
}

export const stride: CpuPolicy<State> = {
  id: "stride",
  params: [
    { id: "timeslice", type: "integer", unit: "ticks", default: 4, min: 1, max: 1_000_000_000 },
    { id: "stride1", type: "integer", unit: "count", default: 2 ** 20, min: 1, max: 2 ** 30 },
    { id: "firstPass", type: "choice", default: "stride", choices: ["stride", "zero"], isConvention: true },
    { id: "passTies", type: "choice", default: "lowestId", choices: ["lowestId", "lastQueued"], isConvention: true },
    { id: "joins", type: "choice", default: "globalPass", choices: ["globalPass", "headPass"], isConvention: true },
    { id: "onChange", type: "choice", default: "rescale", choices: ["rescale", "keepPass"], isConvention: true },
  ],
  pseudocode: [
    "stride(v) = stride1 / tickets(v)",
    "on pCPU idle: v ← ready vCPU with the smallest pass",
    "run v for at most T",
    "pass(v) ← pass(v) + stride(v) · ran / T",
  ],
  dispatchReason: "smallestPass",
  dispatchLine: 1,
  heedsWeights: true,
  conventions: [],
  create: (params) => ({
    queue: createSorted(),
    timeslice: Number(params["timeslice"]),
    stride1: Number(params["stride1"]),
    startsAtStride: params["firstPass"] === "stride",
    lastQueuedFirst: params["passTies"] === "lastQueued",
    joinsBehindHead: params["joins"] === "headPass",
    keepsPass: params["onChange"] === "keepPass",
    globalPass: 0,
    globalRest: 0,
    tickets: createWeightSum(),
  }),
  enqueue: (state, facts, v, cause) => {
    const isBack = wasRunnable(cause);
    const isPlacedByPass = isBehindHead(state, facts);
    if (!isBack) join(state, facts, v, isPlacedByPass ? startBehindHead(state, facts, v) : undefined);
    // With ties by the order of queueing the last one goes first; newcomers stand behind unless their place, too, follows
    // from their pass.
    if (state.lastQueuedFirst && (isBack || isPlacedByPass)) sortedUnshift(state.queue, v, pass(facts, v));
    else sortedPush(state.queue, v, pass(facts, v), tiesOf(state));
  },
  remove: (state, facts, v) => {
    sortedRemove(state.queue, v);
    leave(state, facts, v);
  },
  pick: (state, _facts, canRun) => sortedTake(state.queue, canRun),
  order: (state) => state.queue.order,
  placed: (state) => state.queue.placed,
  hasReordered: (state) => takeReordered(state.queue),
  timeslice: (state) => state.timeslice,
  value: (_state, facts, v) => pass(facts, v),
  charge: (state, facts, v, ran) => {
    const slot = facts.slot(v);
    const own = scaled(strideOf(state, facts, v), ran, state.timeslice, slot["rest"] ?? 0);
    slot["pass"] = pass(facts, v) + own.whole;
    slot["rest"] = own.rest;
    advanceGlobalPass(state, ran);
  },
  left: leave,
  reweigh: (state, facts, v, weight, sharers) => {
    const slot = facts.slot(v);
    const isPart = takesPart(facts, v);
    const [before, after] = [strideOf(state, facts, v), strideFor(state, weight, sharers)];
    const rescaled = (ahead: number) => (state.keepsPass ? ahead : scaled(ahead, after, before).whole);
    if (isPart) {
      slot["pass"] = state.globalPass + rescaled(pass(facts, v) - state.globalPass);
      sortedRekey(state.queue, v, pass(facts, v), tiesOf(state));
      changeTickets(state, (tickets) => {
        addWeightOf(tickets, facts, v, -1);
        addToWeights(tickets, weight, sharers);
      });
    } else if (slot["ahead"] !== undefined) slot["ahead"] = rescaled(slot["ahead"]);
  },
  moved: (from, to, v) => {
    leave(from.state, from.facts, v);
    join(to.state, to.facts, v);
  },
};

/** The global pass gains `stride1 / tickets` for a whole timeslice run by anybody. */
function advanceGlobalPass(state: State, ran: Tick): void {
  const { stride1, timeslice, tickets, globalRest } = state;
  if (typeof globalRest === "number" && tickets.divided.size === 0) {
    const { whole, rest } = scaled(stride1, ran, timeslice * tickets.whole, globalRest);
    state.globalPass += whole;
    state.globalRest = rest;
    return;
  }
  const { numerator, denominator } = totalWeight(tickets);
  const advance = BigInt(stride1) * BigInt(ran) * denominator + BigInt(globalRest);
  const { whole, rest } = floorDivision(advance, BigInt(timeslice) * numerator);
  state.globalPass += Number(whole);
  state.globalRest = rest;
}
