/**
 * Longest remaining time first: the ready vCPU whose burst has most left runs. The running one's shrinks while it runs, so
 * that it gives way as soon as a ready one has more left: at an arrival, or at the moment that can be told in advance. Not
 * preemptive it is longest job first (LJF), which decides at the ends of bursts only.
 *
 * Remaining time is the true one, which only a simulator can know. Source: GATE CS 2006, question 64. Ties: lowest id,
 * the running one included, as in that exam; or the running one stays, and then the lowest id. A burst without end never
 * gets shorter: who runs one keeps its pCPU, whoever is ready.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { byId, upToFirstFree } from "../helpers.ts";
import {
  createSorted,
  sortedPush,
  sortedRekey,
  sortedRemove,
  sortedTake,
  takeReordered,
  type SortedQueue,
} from "../helpersSorted.ts";
import type { CpuFacts, CpuPolicy } from "../policy.ts";

interface State {
  /** The longest first, then by id. */
  readonly queue: SortedQueue;
  readonly preemptive: boolean;
  /** At a tie the running one gives way to a lower id. */
  readonly lowestIdTakesOver: boolean;
}

/** More than there are vCPUs: orders equals by id in one number with what is left, exactly up to 2^33 ticks. */
const IDS = 2 ** 20;

/**
 * Ticks of work that `running` may still get done until the ready `candidate` beats it: 0 if it does now, Infinity if it
 * never does.
 */
function lead(state: State, facts: CpuFacts, candidate: VcpuId, running: VcpuId): Tick {
  const left = facts.burst(running);
  // Two bursts without end are no tie either: their difference is not a number.
  if (left === Infinity) return Infinity;
  const needed = state.lowestIdTakesOver && candidate < running ? 0 : 1;
  // The difference first: of huge bursts it is exact where they are nearly equal.
  return Math.max(0, left - facts.burst(candidate) + needed);
}

export const lrtf: CpuPolicy<State> = {
  id: "lrtf",
  params: [
    { id: "preemptive", type: "flag", default: true },
    {
      id: "longestTies",
      type: "choice",
      default: "lowestId",
      choices: ["lowestId", "runningStays"],
      isConvention: true,
    },
  ],
  pseudocode: [
    "left(v) = remaining time of v",
    "on pCPU idle: v ← ready vCPU with the largest left",
    "run v until it blocks or ends",
    "if some ready w has left(w) > left(v), or as much and wins the tie: preempt v",
  ],
  dispatchReason: "longestRemaining",
  dispatchLine: 1,
  conventions: [],
  create: (params) => ({
    queue: createSorted(),
    preemptive: Boolean(params["preemptive"]),
    lowestIdTakesOver: params["longestTies"] === "lowestId",
  }),
  enqueue: (state, facts, v) => sortedPush(state.queue, v, -facts.burst(v), byId),
  remove: (state, _facts, v) => void sortedRemove(state.queue, v),
  pick: (state, _facts, canRun) => sortedTake(state.queue, canRun),
  order: (state) => state.queue.order,
  placed: (state) => state.queue.placed,
  hasReordered: (state) => takeReordered(state.queue),
  timeslice: () => Infinity,
  value: (_state, facts, v) => facts.burst(v),
  burstChanged: (state, facts, v) => sortedRekey(state.queue, v, -facts.burst(v), byId),
  nextTimer: (state, facts) => {
    let soonest = Infinity;
    if (!state.preemptive || state.queue.order.length === 0) return soonest;
    for (const running of facts.running()) {
      const pace = facts.pace(running);
      // In a switch, an exit or at a barrier nothing shrinks; their ends are moments of their own.
      if (pace === 0) continue;
      for (const candidate of state.queue.order) {
        const work = lead(state, facts, candidate, running);
        // Whoever is ahead already may not run there. A burst that has shrunk by less until then is looked at again.
        if (work === 0) continue;
        soonest = Math.min(soonest, Math.ceil(work / pace));
        // Those behind have less left.
        break;
      }
    }
    return facts.now + soonest;
  },
  preemption: {
    reason: "longestRemaining",
    line: 3,
    isOn: (state) => state.preemptive,
    candidates: (state, facts) => upToFirstFree(state.queue.order, facts),
    // Of running ones that have equally much left the highest id is the first to go.
    urgency: (_state, facts, v) => facts.burst(v) * IDS - v,
    beats: (state, facts, candidate, running) => lead(state, facts, candidate, running) === 0,
  },
};
