/**
 * Highest response ratio next: the ready vCPU with the largest (waited + service) / service runs to the end of its burst.
 * A short burst has a large ratio soon, and waiting raises every ratio, so nobody starves.
 *
 * Service is the true length of the burst, which only a simulator can know. Ratios are compared exactly, as waited /
 * service by cross-multiplication. Source: Stallings, Operating Systems, uniprocessor scheduling. Ties: order of
 * entering the queue. A burst without end has the ratio 1.
 */
import { takeAt } from "../../../base/lists.ts";
import { compareProducts, ROUNDING } from "../../../base/quotients.ts";
import type { Tick, VcpuId } from "../../../model/units.ts";
import { scaled } from "../helpers.ts";
import { createTournament, enter, foremost, withdraw, type Tournament } from "../helpersRatios.ts";
import { takeReordered } from "../helpersSorted.ts";
import { LONG_QUEUE, SHORT_QUEUE, type CpuFacts, type CpuPolicy } from "../policy.ts";

/** Columns of the ready vCPUs; those that stood there at `sortedAt` are in the order of that moment, the highest ratio first. */
interface State {
  readonly queue: VcpuId[];
  readonly since: Tick[];
  readonly service: number[];
  /** Ascending as they entered: orders equal ratios. */
  readonly entry: number[];
  entered: number;
  /** Ratios grow at different speeds, so that places change as time goes by. -1: not sorted. */
  sortedAt: Tick;
  isReordered: boolean;
  /** Tells who is next in a long queue, which is sorted only when all of it is asked for; null in a short one. */
  tournament: Tournament | null;
}

/** Of a long queue so many are looked at before it is put into order. */
const FEW = 8;

/** Length of the burst, at least 1: one that only consists of exits takes no guest time. */
const serviceOf = (facts: CpuFacts, v: VcpuId) => Math.max(1, facts.burst(v));

const waited = (facts: CpuFacts, v: VcpuId) => facts.now - facts.readySince(v);

/** Waited / service as numerator and denominator: what the ratio has beyond 1. */
function excess(facts: CpuFacts, v: VcpuId): readonly [number, number] {
  const burst = serviceOf(facts, v);
  return burst === Infinity ? [0, 1] : [waited(facts, v), burst];
}

/**
 * Moves the one at place `from` forward to where it belongs among those before it, which are sorted. Ratios are what they have
 * beyond 1.
 */
function moveUp(state: State, now: Tick, from: number): void {
  const { queue, since, service, entry } = state;
  const v = queue[from]!;
  const ownSince = since[from]!;
  const ownService = service[from]!;
  const ownEntry = entry[from]!;
  const own = (now - ownSince) / ownService;
  let to = from;
  for (; to > 0; to -= 1) {
    const before = to - 1;
    const other = (now - since[before]!) / service[before]!;
    if (Math.abs(own - other) > ROUNDING * other) {
      if (own < other) break;
    } else {
      // Whoever has the ratio 0 has not waited, or has a burst without end.
      const order =
        other === 0 ? 0 : compareProducts(now - ownSince, service[before]!, now - since[before]!, ownService);
      if (order === 0 ? ownEntry > entry[before]! : order < 0) break;
    }
    queue[to] = queue[before]!;
    since[to] = since[before]!;
    service[to] = service[before]!;
    entry[to] = entry[before]!;
  }
  if (to === from) return;
  queue[to] = v;
  since[to] = ownSince;
  service[to] = ownService;
  entry[to] = ownEntry;
  state.isReordered = true;
}

/** The queue in the order of this moment. */
function orderOf(state: State, facts: CpuFacts): readonly VcpuId[] {
  const { queue, since, service } = state;
  const { now } = facts;
  if (state.sortedAt === now) return queue;
  state.sortedAt = now;
  let before = Infinity;
  for (let at = 0; at < queue.length; at += 1) {
    const ratio = (now - since[at]!) / service[at]!;
    // Surely not higher than the one before; mostly nothing changes.
    if (ratio < before - before * ROUNDING) before = ratio;
    else {
      moveUp(state, now, at);
      before = (now - since[at]!) / service[at]!;
    }
  }
  return queue;
}

/** Takes out the one at place `at`. */
function takeOut(state: State, now: Tick, at: number): VcpuId {
  const v = takeAt(state.queue, at);
  for (const column of [state.since, state.service, state.entry]) takeAt(column, at);
  if (state.tournament) withdraw(state.tournament, now, v);
  if (state.queue.length <= SHORT_QUEUE) state.tournament = null;
  return v;
}

/** The one at place `at` takes part in the tournament of a long queue, and with it, where there was none, everybody. */
function join(state: State, now: Tick, at: number): void {
  if (!state.tournament && state.queue.length <= LONG_QUEUE) return;
  const isFirst = state.tournament === null;
  const tournament = (state.tournament ??= createTournament());
  for (let place = isFirst ? 0 : at; place < (isFirst ? state.queue.length : at + 1); place += 1)
    enter(tournament, now, {
      vcpu: state.queue[place]!,
      since: state.since[place]!,
      service: state.service[place]!,
      entry: state.entry[place]!,
    });
}

export const hrrn: CpuPolicy<State> = {
  id: "hrrn",
  params: [],
  pseudocode: [
    "ratio(v) = (waited(v) + burst(v)) / burst(v)",
    "on pCPU idle: v ← ready vCPU with the highest ratio",
    "run v until it blocks or ends",
  ],
  dispatchReason: "highestResponseRatio",
  dispatchLine: 1,
  conventions: [],
  create: () => ({
    queue: [],
    since: [],
    service: [],
    entry: [],
    entered: 0,
    sortedAt: -1,
    isReordered: false,
    tournament: null,
  }),
  enqueue: (state, facts, v) => {
    const at = state.queue.length;
    state.queue.push(v);
    state.since.push(facts.readySince(v));
    state.service.push(serviceOf(facts, v));
    state.entry.push((state.entered += 1));
    state.sortedAt = -1;
    join(state, facts.now, at);
  },
  remove: (state, facts, v) => {
    const at = state.queue.indexOf(v);
    if (at >= 0) takeOut(state, facts.now, at);
  },
  pick: (state, facts, canRun) => {
    const { tournament } = state;
    // Mostly the first one can run.
    const v =
      tournament &&
      (foremost(tournament, facts.now, 1).find(canRun) ?? foremost(tournament, facts.now, FEW).find(canRun));
    const at = v == null ? orderOf(state, facts).findIndex(canRun) : state.queue.indexOf(v);
    return at < 0 ? -1 : takeOut(state, facts.now, at);
  },
  order: orderOf,
  first: (state, facts, count) =>
    state.tournament ? foremost(state.tournament, facts.now, count) : orderOf(state, facts),
  hasReordered: (state, facts) => {
    orderOf(state, facts);
    return takeReordered(state);
  },
  timeslice: () => Infinity,
  value: (_state, facts, v) => {
    const [waitedTicks, burst] = excess(facts, v);
    return 1000 + scaled(1000, waitedTicks, burst).whole;
  },
  burstChanged: (state, facts, v) => {
    const at = state.queue.indexOf(v);
    if (at < 0) return;
    state.service[at] = serviceOf(facts, v);
    state.sortedAt = -1;
    if (!state.tournament) return;
    withdraw(state.tournament, facts.now, v);
    join(state, facts.now, at);
  },
  ratios: {
    entered: ({ queue, entry }) => {
      const entries = new Map(queue.map((v, at) => [v, entry[at]!]));
      return queue.toSorted((a, b) => entries.get(a)! - entries.get(b)!);
    },
    service: ({ tournament, queue, service }, v) =>
      tournament ? tournament.service[tournament.slotOf.get(v)!]! : service[queue.indexOf(v)]!,
  },
};
