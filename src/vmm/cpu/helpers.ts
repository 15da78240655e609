/**
 * What several scheduling policies share: where a vCPU goes in a first-in-first-out list, entering and leaving
 * lists, and exact arithmetic.
 */
import { insertAt, takeAt } from "../../base/lists.ts";
import type { Ties } from "../../model/scenario.ts";
import type { VcpuId } from "../../model/units.ts";
import type { CpuFacts, QueueCause } from "./policy.ts";

/** A turn is over: its timeslice has ended, or the policy ended it. */
const isTurnOver = (cause: QueueCause) => cause === "expire" || cause === "requeue";

const RUNNABLE_BEFORE: ReadonlySet<QueueCause> = new Set(["expire", "preempt", "requeue", "rebalance"]);

/** It was running or queued until now: who keeps an account of those that compete has it there already. */
export const wasRunnable = (cause: QueueCause) => RUNNABLE_BEFORE.has(cause);

/**
 * Where a vCPU goes in a first-in-first-out list, of which `queue` holds the part from `begin` to `end`, under the
 * conventions: a preempted one at the head (or tail), everybody else at the tail; under "preempted first" one whose turn
 * is over goes ahead of those that arrived on this very tick.
 */
export function placeInFifo(
  queue: readonly VcpuId[],
  facts: CpuFacts,
  cause: QueueCause,
  begin = 0,
  end = queue.length,
): number {
  if (cause === "preempt" && facts.preemptedGoesToHead) return begin;
  let at = end;
  if (isTurnOver(cause) && facts.preemptedBeforeArrivals) {
    while (
      at > begin &&
      facts.readySince(queue[at - 1]!) === facts.now &&
      !isTurnOver(facts.readyCause(queue[at - 1]!))
    )
      at -= 1;
  }
  return at;
}

/** Puts `v` into a first-in-first-out list: see `placeInFifo`. */
export function insertFifo(queue: VcpuId[], facts: CpuFacts, v: VcpuId, cause: QueueCause): void {
  insertAt(queue, placeInFifo(queue, facts, cause), v);
}

/** Takes `v` out of `queue`; false when it was not there. */
export function removeFrom(queue: VcpuId[], v: VcpuId): boolean {
  const at = queue.indexOf(v);
  if (at < 0) return false;
  takeAt(queue, at);
  return true;
}

/** The first place of `list`, from `begin` on and before `end`, that does not go before `v` in the order `compare`. */
export function placeBy(list: readonly VcpuId[], v: VcpuId, compare: Order, begin = 0, end = list.length): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle]!, v) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts `v` into the ascending list `queue`. */
export function insertById(queue: VcpuId[], v: VcpuId): void {
  insertAt(queue, placeById(queue, v), v);
}

/** Takes `v` out of the ascending list `queue`; false when it was not there. */
export function removeById(queue: VcpuId[], v: VcpuId): boolean {
  const at = placeById(queue, v);
  if (queue[at] !== v) return false;
  takeAt(queue, at);
  return true;
}

/** The first place of the ascending list `queue` at which nobody lower than `v` stands. */
export function placeById(queue: readonly VcpuId[], v: VcpuId): number {
  return placeBy(queue, v, byId);
}

/** Takes the first vCPU for which `canRun` holds out of `queue`; -1 when there is none. */
export function takeFirst(queue: VcpuId[], canRun: (v: VcpuId) => boolean): VcpuId | -1 {
  const at = queue.findIndex(canRun);
  return at < 0 ? -1 : takeAt(queue, at);
}

/**
 * The beginning of a queue in the order of urgency, up to the first vCPU that may run anywhere: where it beats nobody, no
 * later one does.
 */
export function upToFirstFree(order: readonly VcpuId[], facts: CpuFacts): readonly VcpuId[] {
  const at = order.findIndex((v) => facts.mayRunAnywhere(v));
  return at < 0 ? order : order.slice(0, at + 1);
}

/** So many are looked for one by one, which is faster than going through a long queue. */
const FEW = 16;

/** `members`, all of `order`, as they stand there. */
export function inOrder(members: readonly VcpuId[], order: readonly VcpuId[]): readonly VcpuId[] {
  if (members.length <= 1) return members;
  if (members.length <= FEW) {
    const places = new Map(members.map((v) => [v, order.indexOf(v)]));
    return members.toSorted((a, b) => places.get(a)! - places.get(b)!);
  }
  const wanted = new Set(members);
  return order.filter((v) => wanted.has(v));
}

/** Negative when `a` goes before `b`, positive when behind it; 0 leaves them as they stand in the queue. */
export type Order = (a: VcpuId, b: VcpuId) => number;

export const asTheyStand: Order = () => 0;

export const byId: Order = (a, b) => a - b;

/** The order of ready vCPUs that are equal in everything else, under the convention `ties`. */
export function tieOrder(facts: CpuFacts, ties: Ties): Order {
  if (ties === "queueOrder") return asTheyStand;
  return ties === "id" ? byId : (a, b) => facts.arrival(a) - facts.arrival(b) || a - b;
}

/**
 * `(amount · factor + rest) / divisor` as a whole number and the rest to carry to the next call, so that an account does
 * not depend on how often it is settled. Exact at any size; all arguments are whole, `divisor` is positive.
 */
export function scaled(amount: number, factor: number, divisor: number, rest = 0): { whole: number; rest: number } {
  const product = amount * factor + rest;
  if (Math.abs(product) <= Number.MAX_SAFE_INTEGER) {
    // A quotient of this size may be rounded up to the next whole number; what is left of it tells. (A remainder takes longer.)
    let whole = Math.floor(product / divisor);
    if (whole * divisor > product) whole -= 1;
    return { whole, rest: product - whole * divisor };
  }
  const exact = BigInt(amount) * BigInt(factor) + BigInt(rest);
  const left = exact % BigInt(divisor);
  const positive = left < 0n ? left + BigInt(divisor) : left;
  return { whole: Number((exact - positive) / BigInt(divisor)), rest: Number(positive) };
}
