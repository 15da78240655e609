/**
 * A queue that stands in its order at all times: the smallest key first. Entering it is a search and a move of what stands
 * behind, and its beginning can be looked at and taken without touching the rest. Plain data.
 *
 * ```
 * order    A  C  B     who is served first, second, ...
 * keys     3  3  8     what they are ordered by; kept, since finding it out may take long
 * entries  1  4  2     orders those with the same key: ascending as they entered
 * ```
 */
import { insertAt, takeAt } from "../../base/lists.ts";
import type { VcpuId } from "../../model/units.ts";
import { asTheyStand, placeInFifo, type Order } from "./helpers.ts";
import type { CpuFacts, QueueCause } from "./policy.ts";

export interface SortedQueue {
  readonly order: VcpuId[];
  readonly keys: number[];
  readonly entries: number[];
  /** Entries of the foremost and the hindmost one there has been. */
  foremost: number;
  hindmost: number;
  /** Keys of queued ones have changed, and places with them, since `takeReordered`. */
  isReordered: boolean;
  /** Where the last one was put that entered. */
  placed: number;
}

export function createSorted(): SortedQueue {
  return { order: [], keys: [], entries: [], foremost: 0, hindmost: 0, isReordered: false, placed: 0 };
}

/** Puts `v` behind those with the same key, or where `ties` says. */
export function sortedPush(queue: SortedQueue, v: VcpuId, key: number, ties: Order = asTheyStand): void {
  queue.hindmost += 1;
  put(queue, placeFor(queue, v, key, queue.hindmost, ties), v, key, queue.hindmost);
}

/** Puts `v` ahead of those with the same key. */
export function sortedUnshift(queue: SortedQueue, v: VcpuId, key: number): void {
  queue.foremost -= 1;
  put(queue, placeFor(queue, v, key, queue.foremost, asTheyStand), v, key, queue.foremost);
}

/** Puts `v` among those with the same key, where the conventions for first-in-first-out queues say. */
export function sortedInsertFifo(queue: SortedQueue, facts: CpuFacts, v: VcpuId, key: number, cause: QueueCause): void {
  if (cause === "preempt" && facts.preemptedGoesToHead) return sortedUnshift(queue, v, key);
  const begin = placeFor(queue, v, key, -Infinity, asTheyStand);
  const end = placeFor(queue, v, key, Infinity, asTheyStand);
  const at = placeInFifo(queue.order, facts, cause, begin, end);
  if (at === end) sortedPush(queue, v, key);
  else put(queue, at, v, key, queue.entries[at]!);
}

/** Takes the first vCPU for which `canRun` holds; -1 when there is none. */
export function sortedTake(queue: SortedQueue, canRun: (v: VcpuId) => boolean): VcpuId | -1 {
  const at = queue.order.findIndex(canRun);
  return at < 0 ? -1 : takeOut(queue, at);
}

/** Takes `v` out; false when it was not there. */
export function sortedRemove(queue: SortedQueue, v: VcpuId): boolean {
  const at = queue.order.indexOf(v);
  if (at >= 0) takeOut(queue, at);
  return at >= 0;
}

/** The key of `v` is another one; nothing happens when it is not in the queue. It keeps its entry. */
export function sortedRekey(queue: SortedQueue, v: VcpuId, key: number, ties: Order = asTheyStand): void {
  const at = queue.order.indexOf(v);
  if (at < 0 || queue.keys[at] === key) return;
  const entry = queue.entries[at]!;
  takeOut(queue, at);
  put(queue, placeFor(queue, v, key, entry, ties), v, key, entry);
  queue.isReordered = true;
}

/** All keys may be other ones. Fast where few places change. */
export function sortedResort(queue: SortedQueue, keyOf: (v: VcpuId) => number, ties: Order = asTheyStand): void {
  const { order, keys, entries } = queue;
  for (let from = 0; from < order.length; from += 1) {
    const [v, entry] = [order[from]!, entries[from]!];
    const key = keyOf(v);
    let at = from;
    for (; at > 0; at -= 1) {
      const before = at - 1;
      const own = keys[before]!;
      if (own === key ? (ties(order[before]!, v) || entries[before]! - entry) <= 0 : own < key) break;
      order[at] = order[before]!;
      keys[at] = own;
      entries[at] = entries[before]!;
    }
    order[at] = v;
    keys[at] = key;
    entries[at] = entry;
    if (at < from) queue.isReordered = true;
  }
}

/** Whether places have changed since this was asked last, other than by entering and leaving. */
export function takeReordered(queue: { isReordered: boolean }): boolean {
  const { isReordered } = queue;
  queue.isReordered = false;
  return isReordered;
}

function put(queue: SortedQueue, at: number, v: VcpuId, key: number, entry: number): void {
  const { order, keys, entries } = queue;
  queue.placed = at;
  insertAt(order, at, v);
  insertAt(keys, at, key);
  insertAt(entries, at, entry);
}

function takeOut({ order, keys, entries }: SortedQueue, at: number): VcpuId {
  takeAt(keys, at);
  takeAt(entries, at);
  return takeAt(order, at);
}

/** The place of `v` with that key and entry: behind all that go before it. */
function placeFor({ order, keys, entries }: SortedQueue, v: VcpuId, key: number, entry: number, ties: Order): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const own = keys[middle]!;
    const isBefore = own === key ? (ties(order[middle]!, v) || entries[middle]! - entry) < 0 : own < key;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
