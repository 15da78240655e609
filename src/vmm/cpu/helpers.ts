/** What several scheduling policies share: where a vCPU goes in a first-in-first-out list, and taking from lists. */
import type { Ties } from "../../model/scenario.ts";
import type { VcpuId } from "../../model/units.ts";
import type { CpuFacts, QueueCause } from "./policy.ts";

/** A turn is over: its timeslice has ended, or the policy ended it. */
export const isTurnOver = (cause: QueueCause) => cause === "expire" || cause === "requeue";

const RUNNABLE_BEFORE: ReadonlySet<QueueCause> = new Set(["expire", "preempt", "requeue", "rebalance"]);

/** It was running or queued until now: who keeps an account of those that compete has it there already. */
export const wasRunnable = (cause: QueueCause) => RUNNABLE_BEFORE.has(cause);

/**
 * Puts `v` into a first-in-first-out list under the conventions: a preempted vCPU at the head (or tail), everybody else
 * at the tail; under "preempted first" a vCPU whose turn is over goes ahead of those that arrived on this very tick.
 */
export function insertFifo(queue: VcpuId[], facts: CpuFacts, v: VcpuId, cause: QueueCause): void {
  if (cause === "preempt" && facts.preemptedGoesToHead) {
    queue.unshift(v);
    return;
  }
  let at = queue.length;
  if (isTurnOver(cause) && facts.preemptedBeforeArrivals) {
    while (at > 0 && facts.readySince(queue[at - 1]!) === facts.now && !isTurnOver(facts.readyCause(queue[at - 1]!)))
      at -= 1;
  }
  queue.splice(at, 0, v);
}

/** Takes `v` out of `queue`; false when it was not there. */
export function removeFrom(queue: VcpuId[], v: VcpuId): boolean {
  const at = queue.indexOf(v);
  if (at < 0) return false;
  queue.splice(at, 1);
  return true;
}

/** Takes the first vCPU for which `canRun` holds out of `queue`. */
export function takeFirst(queue: VcpuId[], canRun: (v: VcpuId) => boolean): VcpuId | -1 {
  const at = queue.findIndex(canRun);
  return at < 0 ? -1 : queue.splice(at, 1)[0]!;
}

/** Negative when `a` goes before `b`, positive when behind it; 0 leaves them as they stand in the queue. */
type Order = (a: VcpuId, b: VcpuId) => number;

const asTheyStand: Order = () => 0;

/** The order of ready vCPUs that are equal in everything else, under the convention `ties`. */
export function tieOrder(facts: CpuFacts, ties: Ties): Order {
  if (ties === "queueOrder") return asTheyStand;
  return ties === "id" ? (a, b) => a - b : (a, b) => facts.arrival(a) - facts.arrival(b) || a - b;
}

/** Takes the vCPU with the largest `key` for which `canRun` holds; of equals the first in the order of `ties`. */
export function takeLargest(
  queue: VcpuId[],
  canRun: (v: VcpuId) => boolean,
  key: (v: VcpuId) => number,
  ties: Order = asTheyStand,
): VcpuId | -1 {
  let best = -1;
  let bestKey = -Infinity;
  for (const [at, v] of queue.entries()) {
    if (!canRun(v)) continue;
    const own = key(v);
    if (best < 0 || own > bestKey || (own === bestKey && ties(v, queue[best]!) < 0)) {
      best = at;
      bestKey = own;
    }
  }
  return best < 0 ? -1 : queue.splice(best, 1)[0]!;
}

/** `queue` with the largest `key` first; equals in the order of `ties`, else as they stand. */
export function sortedByLargest(
  queue: readonly VcpuId[],
  key: (v: VcpuId) => number,
  ties: Order = asTheyStand,
): VcpuId[] {
  return queue
    .map((v, at) => ({ v, at, key: key(v) }))
    .toSorted((a, b) => (a.key === b.key ? ties(a.v, b.v) || a.at - b.at : a.key < b.key ? 1 : -1))
    .map((entry) => entry.v);
}

/** Takes the first in the order of `compare` for which `canRun` holds; of equals the one that stands first. */
export function takeFirstBy(
  queue: VcpuId[],
  canRun: (v: VcpuId) => boolean,
  compare: (a: VcpuId, b: VcpuId) => number,
): VcpuId | -1 {
  let best = -1;
  for (const [at, v] of queue.entries()) if (canRun(v) && (best < 0 || compare(v, queue[best]!) < 0)) best = at;
  return best < 0 ? -1 : queue.splice(best, 1)[0]!;
}

/** Sign of `a · b − c · d` for whole numbers, exact at any size. */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  if (Math.abs(left) <= Number.MAX_SAFE_INTEGER && Math.abs(right) <= Number.MAX_SAFE_INTEGER) return left - right;
  const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return exact === 0n ? 0 : exact < 0n ? -1 : 1;
}

/**
 * `(amount · factor + rest) / divisor` as a whole number and the rest to carry to the next call, so that an account does
 * not depend on how often it is settled. Exact at any size; all arguments are whole, `divisor` is positive.
 */
export function scaled(amount: number, factor: number, divisor: number, rest = 0): { whole: number; rest: number } {
  const product = amount * factor + rest;
  if (Math.abs(product) <= Number.MAX_SAFE_INTEGER) {
    // By the remainder, which is exact: a quotient of this size may be rounded up to the next whole number.
    const left = product % divisor;
    const positive = left < 0 ? left + divisor : Math.abs(left);
    return { whole: (product - positive) / divisor, rest: positive };
  }
  const exact = BigInt(amount) * BigInt(factor) + BigInt(rest);
  const left = exact % BigInt(divisor);
  const positive = left < 0n ? left + BigInt(divisor) : left;
  return { whole: Number((exact - positive) / BigInt(divisor)), rest: Number(positive) };
}
