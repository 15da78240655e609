/**
 * Lottery scheduling: for each timeslice a ticket is drawn among those of the ready vCPUs, and its holder runs. Tickets
 * are the weight of the machine: each of its vCPUs holds as many, or, by the convention, those that are runnable share them.
 *
 * Draw: `w = random(total)`, then the ready ones by id, the winner being the first whose running total exceeds `w`.
 * Compensation: who blocks after `u` of `T` ticks holds `⌊tickets · T / max(1, u)⌋` until it wins again, so that a
 * vCPU that often blocks still gets its share. Shared tickets are counted in parts, so many a ticket that all are whole:
 * that changes nobody's chances. Source: Waldspurger and Weihl, OSDI 1994; domain B.5. No ties can occur.
 *
 * `draws` replaces chance by given numbers (each modulo the total), for exercises that print what was drawn.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { insertAt } from "../../../base/lists.ts";
import { placeById, removeById, scaled } from "../helpers.ts";
import { addToSums, createSums, idAtTotal, totalOf, type Sums } from "../helpersSums.ts";
import { leastCommonMultiple } from "../helpersWeights.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

interface State {
  /** Ready vCPUs by id. */
  readonly queue: VcpuId[];
  /** Where the last one was put that entered. */
  placed: number;
  /** Their tickets. */
  readonly tickets: Sums;
  /** How many of them may not run anywhere. */
  pinned: number;
  readonly timeslice: Tick;
  readonly compensation: boolean;
  readonly draws: readonly number[];
  /** Numbers used so far, counted once for all queues. */
  readonly used: { count: number };
  /** The ticket of the last draw, of how many, and how many parts made a ticket then. */
  drawn: number;
  total: number;
  parts: number;
}

/** Tickets of `v` with its compensation, before they are shared. Slot: `ran` ticks since it was dispatched, `blockedAfter` when it is owed, the `ticket` by which it won `of` how many. */
function tickets(state: State, facts: CpuFacts, v: VcpuId, weight = facts.weight(v)): number {
  const after = facts.slot(v)["blockedAfter"];
  if (after === undefined) return weight;
  return scaled(weight, state.timeslice, Math.max(1, after)).whole;
}

/** Takes `v` out of the queue; nothing happens when it is not there. */
function leave(state: State, facts: CpuFacts, v: VcpuId): void {
  if (!removeById(state.queue, v)) return;
  addToSums(state.tickets, v, -tickets(state, facts, v));
  if (!facts.mayRunAnywhere(v)) state.pinned -= 1;
}

/** Draws among those for whom `canRun` holds; -1 when there are none. */
function winner(state: State, facts: CpuFacts, canRun: (v: VcpuId) => boolean): VcpuId | -1 {
  const parts = leastCommonMultiple(state.queue.map((v) => facts.sharers(v)));
  const held = (v: VcpuId) => (BigInt(tickets(state, facts, v)) * parts) / BigInt(facts.sharers(v));
  const entrants = state.queue.filter(canRun);
  const total = entrants.reduce((sum, v) => sum + held(v), 0n);
  if (total === 0n) return -1;
  let left = draw(state, facts, total);
  state.drawn = Number(left);
  state.parts = Number(parts);
  return entrants.find((v) => (left -= held(v)) < 0n) ?? -1;
}

/** Draws among all in the queue, where that is nobody else than those who can run. */
function winnerOfAll(state: State, facts: CpuFacts): VcpuId | -1 {
  if (state.queue.length === 0) return -1;
  state.drawn = Number(draw(state, facts, BigInt(totalOf(state.tickets))));
  state.parts = 1;
  return idAtTotal(state.tickets, state.drawn);
}

function draw(state: State, facts: CpuFacts, total: bigint): bigint {
  state.total = Number(total);
  const given = state.draws[state.used.count];
  state.used.count += 1;
  return given === undefined ? (BigInt(facts.random()) * total) >> 32n : BigInt(given) % total;
}

/** Whether all in the queue can run, and nobody shares tickets. */
const isPlain = (state: State, facts: CpuFacts) => state.pinned === 0 && !facts.weighsMachines;

export const lottery: CpuPolicy<State> = {
  id: "lottery",
  params: [
    { id: "timeslice", type: "integer", unit: "ticks", default: 4, min: 1, max: 1_000_000_000 },
    { id: "compensation", type: "flag", default: true },
    {
      id: "draws",
      type: "integers",
      unit: "count",
      default: [],
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      minLength: 0,
      maxLength: 10_000,
    },
  ],
  pseudocode: [
    "on pCPU idle: w ← random number below Σ tickets of ready",
    "v ← first by number whose running total exceeds w",
    "run v for at most T",
    "if v blocks after u < T: tickets(v) · T / u until it wins",
  ],
  dispatchReason: "winningTicket",
  dispatchLine: 1,
  heedsWeights: true,
  conventions: [],
  create: (params, _queue, first) => ({
    queue: [],
    placed: 0,
    tickets: createSums(),
    pinned: 0,
    timeslice: Number(params["timeslice"]),
    compensation: Boolean(params["compensation"]),
    draws: first?.draws ?? (params["draws"] as readonly number[]),
    used: first?.used ?? { count: 0 },
    drawn: 0,
    total: 0,
    parts: 1,
  }),
  enqueue: (state, facts, v) => {
    state.placed = placeById(state.queue, v);
    insertAt(state.queue, state.placed, v);
    addToSums(state.tickets, v, tickets(state, facts, v));
    if (!facts.mayRunAnywhere(v)) state.pinned += 1;
  },
  remove: leave,
  pick: (state, facts, canRun) => {
    const v = isPlain(state, facts) ? winnerOfAll(state, facts) : winner(state, facts, canRun);
    leave(state, facts, v);
    return v;
  },
  order: (state) => state.queue,
  placed: (state) => state.placed,
  hasReordered: () => false,
  timeslice: (state, facts, v) => {
    const slot = facts.slot(v);
    delete slot["blockedAfter"];
    slot["ran"] = 0;
    slot["ticket"] = state.drawn;
    slot["of"] = state.total;
    return state.timeslice;
  },
  value: (state, facts, v) => {
    if (state.queue[placeById(state.queue, v)] !== v) return state.drawn;
    return scaled(tickets(state, facts, v), state.parts, facts.sharers(v)).whole;
  },
  charge: (_state, facts, v, ran) => {
    const slot = facts.slot(v);
    slot["ran"] = (slot["ran"] ?? 0) + ran;
  },
  left: (state, facts, v, cause) => {
    const slot = facts.slot(v);
    const ran = slot["ran"] ?? 0;
    if (cause === "block" && state.compensation && ran < state.timeslice) slot["blockedAfter"] = ran;
  },
  reweigh: (state, facts, v, weight) => {
    if (state.queue[placeById(state.queue, v)] !== v) return;
    addToSums(state.tickets, v, tickets(state, facts, v, weight) - tickets(state, facts, v));
  },
};
