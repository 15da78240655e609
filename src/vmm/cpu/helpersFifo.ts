/**
 * A first-in-first-out queue of vCPUs for policies that take from its head all the time. Who was taken stays in the list
 * in front of `head` until there are many of them, so that taking does not move the others. Plain data.
 */
import type { VcpuId } from "../../model/units.ts";
import { insertFifo, isTurnOver, removeFrom } from "./helpers.ts";
import type { CpuFacts, QueueCause } from "./policy.ts";

/** Entries taken before they are cleared away; then also half of the list, so that clearing is O(1) on average. */
const MOST_TAKEN = 32;

export interface Fifo {
  readonly list: VcpuId[];
  /** The queue is `list[head]` to `list[tail - 1]`; what stands outside is left over. */
  head: number;
  tail: number;
}

export function createFifo(): Fifo {
  return { list: [], head: 0, tail: 0 };
}

/** The queue from its head on. Valid until the next change. */
export function fifoOrder(fifo: Fifo): VcpuId[] {
  moveToFront(fifo);
  fifo.list.length = fifo.tail;
  return fifo.list;
}

/** As `insertFifo`. */
export function fifoInsert(fifo: Fifo, facts: CpuFacts, v: VcpuId, cause: QueueCause): void {
  if (cause === "preempt" || (isTurnOver(cause) && facts.preemptedBeforeArrivals)) {
    insertFifo(fifoOrder(fifo), facts, v, cause);
  } else fifo.list[fifo.tail] = v;
  fifo.tail += 1;
}

/** Takes the first vCPU for which `canRun` holds; -1 when there is none. */
export function fifoTake(fifo: Fifo, canRun: (v: VcpuId) => boolean): VcpuId | -1 {
  const { list } = fifo;
  for (let at = fifo.head; at < fifo.tail; at += 1) {
    const v = list[at]!;
    if (!canRun(v)) continue;
    for (let later = at; later > fifo.head; later -= 1) list[later] = list[later - 1]!;
    fifo.head += 1;
    if (fifo.head >= MOST_TAKEN && fifo.head * 2 >= fifo.tail) moveToFront(fifo);
    return v;
  }
  return -1;
}

/** Takes `v` out of the queue. */
export function fifoRemove(fifo: Fifo, v: VcpuId): void {
  if (removeFrom(fifoOrder(fifo), v)) fifo.tail -= 1;
}

function moveToFront(fifo: Fifo): void {
  const { list, head, tail } = fifo;
  if (head === 0) return;
  for (let at = head; at < tail; at += 1) list[at - head] = list[at]!;
  fifo.tail = tail - head;
  fifo.head = 0;
}
