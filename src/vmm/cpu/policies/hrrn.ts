/**
 * Highest response ratio next: the ready vCPU with the largest (waited + service) / service runs to the end of its burst.
 * A short burst has a large ratio soon, and waiting raises every ratio, so nobody starves.
 *
 * Service is the true length of the burst, which only a simulator can know. Ratios are compared exactly, as waited /
 * service by cross-multiplication. Source: Stallings, Operating Systems, uniprocessor scheduling. Ties: order of
 * entering the queue. A burst without end has the ratio 1.
 */
import { takeAt } from "../../../base/lists.ts";
import type { Tick, VcpuId } from "../../../model/units.ts";
import { compareProducts, scaled } from "../helpers.ts";
import { takeReordered } from "../helpersSorted.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

/** Columns of the ready vCPUs in the order of `sortedAt`, the highest ratio first. */
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
}

/** A quotient that is smaller by more than this part of it is smaller exactly. */
const ROUNDING = 2 ** -50;

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

function takeOut(state: State, at: number): VcpuId {
  for (const column of [state.since, state.service, state.entry]) takeAt(column, at);
  return takeAt(state.queue, at);
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
  }),
  enqueue: (state, facts, v) => {
    orderOf(state, facts);
    state.queue.push(v);
    state.since.push(facts.readySince(v));
    state.service.push(serviceOf(facts, v));
    state.entry.push((state.entered += 1));
    moveUp(state, facts.now, state.queue.length - 1);
  },
  remove: (state, _facts, v) => {
    const at = state.queue.indexOf(v);
    if (at >= 0) takeOut(state, at);
  },
  pick: (state, facts, canRun) => {
    const at = orderOf(state, facts).findIndex(canRun);
    return at < 0 ? -1 : takeOut(state, at);
  },
  order: orderOf,
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
  },
};
