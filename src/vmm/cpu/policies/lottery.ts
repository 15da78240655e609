/**
 * Lottery scheduling: for each timeslice a ticket is drawn among those of the ready vCPUs, and its holder runs. Tickets
 * are the weight of the machine; each of its vCPUs holds as many.
 *
 * Draw: `w = random(total)`, then the ready ones by id, the winner being the first whose running total exceeds `w`.
 * Compensation: who blocks after `u` of `T` ticks holds `⌊tickets · T / max(1, u)⌋` until it wins again, so that a
 * vCPU that often blocks still gets its share. Source: Waldspurger and Weihl, OSDI 1994; domain B.5. No ties can occur.
 *
 * `draws` replaces chance by given numbers (each modulo the total), for exercises that print what was drawn.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { removeFrom, scaled } from "../helpers.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

interface State {
  /** Ready vCPUs by id. */
  readonly queue: VcpuId[];
  readonly timeslice: Tick;
  readonly compensation: boolean;
  readonly draws: readonly number[];
  /** Numbers used so far, counted once for all queues. */
  readonly used: { count: number };
  /** The ticket of the last draw. */
  drawn: number;
}

/** Tickets of `v` with its compensation. Slot: `ran` ticks since it was dispatched, `blockedAfter` when it is owed. */
function tickets(state: State, facts: CpuFacts, v: VcpuId): number {
  const after = facts.slot(v)["blockedAfter"];
  if (after === undefined) return facts.weight(v);
  return scaled(facts.weight(v), state.timeslice, Math.max(1, after)).whole;
}

function draw(state: State, facts: CpuFacts, total: number): number {
  const given = state.draws[state.used.count];
  state.used.count += 1;
  return given === undefined ? scaled(facts.random(), total, 2 ** 32).whole : given % total;
}

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
    timeslice: Number(params["timeslice"]),
    compensation: Boolean(params["compensation"]),
    draws: first?.draws ?? (params["draws"] as readonly number[]),
    used: first?.used ?? { count: 0 },
    drawn: 0,
  }),
  enqueue: (state, _facts, v) => {
    const at = state.queue.findIndex((other) => other > v);
    state.queue.splice(at < 0 ? state.queue.length : at, 0, v);
  },
  remove: (state, _facts, v) => void removeFrom(state.queue, v),
  pick: (state, facts, canRun) => {
    const entrants = state.queue.filter(canRun);
    const total = entrants.reduce((sum, v) => sum + tickets(state, facts, v), 0);
    if (total === 0) return -1;
    state.drawn = draw(state, facts, total);
    let left = state.drawn;
    for (const v of entrants) {
      left -= tickets(state, facts, v);
      if (left >= 0) continue;
      removeFrom(state.queue, v);
      return v;
    }
    return -1;
  },
  order: (state) => state.queue,
  timeslice: (state, facts, v) => {
    const slot = facts.slot(v);
    delete slot["blockedAfter"];
    slot["ran"] = 0;
    return state.timeslice;
  },
  value: (state, facts, v) => (state.queue.includes(v) ? tickets(state, facts, v) : state.drawn),
  charge: (_state, facts, v, ran) => {
    const slot = facts.slot(v);
    slot["ran"] = (slot["ran"] ?? 0) + ran;
  },
  left: (state, facts, v, cause) => {
    const slot = facts.slot(v);
    const ran = slot["ran"] ?? 0;
    if (cause === "block" && state.compensation && ran < state.timeslice) slot["blockedAfter"] = ran;
  },
};
