/**
 * LIRS as libCacheSim (commit aa0fc40) has it, as plainly as it can be written from the description of its rules. It tells
 * how many pages it calls resident: where the queue of HIR pages has one place, a page pushed out of it at its own hit is
 * still called resident by the stack, and once a new page has taken its room there is one page more than the cache holds.
 */
import { toEnd, without } from "./memory.ts";

type Status = "lir" | "hir" | "left";

export interface LirsRun {
  /** A digit a reference, 1 for a hit. */
  readonly hits: string;
  /** How many references were made when it held more pages than it has room for; their number where it never does. */
  readonly holdsUntil: number;
}

const HIR_PART = 100;

export function libcachesimLirs(pages: readonly number[], size: number): LirsRun {
  const hirLimit = Math.max(1, Math.floor(size / HIR_PART));
  const lirLimit = size - hirLimit;
  /** Oldest first, all three. */
  const stack: number[] = [];
  const queue: number[] = [];
  const left: number[] = [];
  const status = new Map<number, Status>();
  const lirs = () => stack.filter((page) => status.get(page) === "lir").length;
  const dropFromStack = (page: number) => {
    without(stack, page);
    without(left, page);
    status.delete(page);
  };
  const prune = () => {
    while (stack.length > 1 && status.get(stack[0]!) !== "lir") dropFromStack(stack[0]!);
  };
  const makeRoomInQueue = () => {
    if (queue.length < hirLimit) return;
    const page = queue.shift()!;
    if (!status.has(page)) return;
    status.set(page, "left");
    left.push(page);
  };
  const makeRoomForLir = () => {
    while (lirs() > 0 && lirs() + 1 > lirLimit) {
      const page = stack[0]!;
      dropFromStack(page);
      makeRoomInQueue();
      queue.push(page);
      prune();
    }
  };
  const makeLir = (page: number) => {
    without(queue, page);
    without(left, page);
    makeRoomForLir();
    status.set(page, "lir");
    prune();
  };
  const refer = (page: number): boolean => {
    const known = status.get(page);
    const isQueued = queue.includes(page);
    if (known) toEnd(stack, page);
    if (isQueued) toEnd(queue, page);
    if (known === "lir") prune();
    else if (known) makeLir(page);
    else if (isQueued) {
      makeRoomForLir();
      stack.push(page);
      status.set(page, "hir");
    } else if (lirs() < lirLimit) {
      stack.push(page);
      status.set(page, "lir");
    } else {
      makeRoomInQueue();
      stack.push(page);
      status.set(page, "hir");
      queue.push(page);
    }
    while (stack.length > 2 * size) dropFromStack(left[0]!);
    return isQueued || known === "lir" || known === "hir";
  };
  let hits = "";
  let holdsUntil = pages.length;
  for (const [at, page] of pages.entries()) {
    hits += refer(page) ? "1" : "0";
    const held = new Set([...queue, ...stack.filter((one) => status.get(one) !== "left")]);
    if (held.size > size) holdsUntil = Math.min(holdsUntil, at + 1);
  }
  return { hits, holdsUntil };
}
