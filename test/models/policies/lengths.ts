/**
 * Policies that go by the lengths of bursts: shortest job, shortest and longest remaining time, highest response ratio
 * (domain B.5; the longest remaining time: GATE CS 2006, ties to the lowest id, the running one included).
 */
import type { ModelHost } from "../host.ts";
import { by, type ModelPolicy, type PolicyMaker } from "../policy.ts";
import type { ModelVcpu } from "../state.ts";

const ran = (v: ModelVcpu) => v.own["ran"] ?? 0;

/** What is left of a burst as it was foreseen: exactly, or by the exponential average with one half. */
function foreseen(first: number | null): { left: (v: ModelVcpu) => number; keeps: Pick<ModelPolicy, "ran" | "left"> } {
  if (first === null) return { left: (v) => v.left, keeps: {} };
  const guess = (v: ModelVcpu) => v.own["guess"] ?? first;
  return {
    left: (v) => Math.max(0, guess(v) - ran(v)),
    keeps: {
      ran: (v) => {
        v.own["ran"] = ran(v) + 1;
      },
      left: (v, why) => {
        if (why !== "block" && why !== "exit") return;
        v.own["guess"] = (ran(v) + guess(v)) >> 1;
        v.own["ran"] = 0;
      },
    },
  };
}

/** `first`: the guess to begin with; null: lengths are known. Who is preempted enters the queue last (domain B.4, W2). */
export const shortest =
  (preemptive: boolean, first: number | null): PolicyMaker =>
  (host, queue) => {
    const { left, keeps } = foreseen(first);
    return {
      ...keeps,
      order: by(left),
      place: () => host.ready[queue]!.length,
      ...(preemptive ? { preempts: (c, r) => left(c) < left(r) } : {}),
      urgency: (v) => -left(v),
    };
  };

export const longest =
  (preemptive: boolean, lowestIdTakesOver: boolean): PolicyMaker =>
  () => ({
    order: (ready) => ready.toSorted((a, b) => b.left - a.left || a.id - b.id),
    ...(preemptive
      ? { preempts: (c, r) => c.left > r.left || (lowestIdTakesOver && c.left === r.left && c.id < r.id) }
      : {}),
    urgency: (v) => v.left * 1000 - v.id,
  });

export const responseRatio: PolicyMaker = (host) => ({
  order: (ready) => ready.toSorted((a, b) => compareRatios(host, b, a)),
});

/** (wait + service) / service of `a` and `b`, multiplied out. */
function compareRatios({ now }: ModelHost, a: ModelVcpu, b: ModelVcpu): number {
  return (now - a.readySince + a.left) * b.left - (now - b.readySince + b.left) * a.left;
}
