/**
 * Highest response ratio next: the ready vCPU with the largest (waited + service) / service runs to the end of its burst.
 * A short burst has a large ratio soon, and waiting raises every ratio, so nobody starves.
 *
 * Service is the true length of the burst, which only a simulator can know. Ratios are compared exactly, as waited /
 * service by cross-multiplication. Source: Stallings, Operating Systems, uniprocessor scheduling. Ties: order of
 * entering the queue. A burst without end has the ratio 1.
 */
import type { VcpuId } from "../../../model/units.ts";
import { compareProducts, insertFifo, removeFrom, scaled, takeFirstBy } from "../helpers.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

interface State {
  readonly queue: VcpuId[];
}

/** Length of the burst, at least 1: one that only consists of exits takes no guest time. */
const service = (facts: CpuFacts, v: VcpuId) => Math.max(1, facts.burst(v));

const waited = (facts: CpuFacts, v: VcpuId) => facts.now - facts.readySince(v);

/** Waited / service as numerator and denominator: what the ratio has beyond 1. */
function excess(facts: CpuFacts, v: VcpuId): readonly [number, number] {
  const burst = service(facts, v);
  return burst === Infinity ? [0, 1] : [waited(facts, v), burst];
}

/** Compares by ratio, the highest first; each ratio is found out once. */
function byRatio(state: State, facts: CpuFacts): (a: VcpuId, b: VcpuId) => number {
  const known = new Map(state.queue.map((v) => [v, excess(facts, v)]));
  return (a, b) => {
    const [waitedA, serviceA] = known.get(a)!;
    const [waitedB, serviceB] = known.get(b)!;
    return compareProducts(waitedB, serviceA, waitedA, serviceB);
  };
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
  create: () => ({ queue: [] }),
  enqueue: (state, facts, v, cause) => insertFifo(state.queue, facts, v, cause),
  remove: (state, _facts, v) => void removeFrom(state.queue, v),
  pick: (state, facts, canRun) => takeFirstBy(state.queue, canRun, byRatio(state, facts)),
  order: (state, facts) => state.queue.toSorted(byRatio(state, facts)),
  timeslice: () => Infinity,
  value: (_state, facts, v) => {
    const [waitedTicks, burst] = excess(facts, v);
    return 1000 + scaled(1000, waitedTicks, burst).whole;
  },
};
