/** Models of the policies that compare when, how often or how soon a page is used (domain C.3). */
import { createStream, nextInt } from "../../../src/base/prng.ts";
import { smallest, type Memory, type NaiveMaker } from "./memory.ts";

/** When each page was loaded and last used, and how often since. */
function createUses() {
  return { loaded: new Map<number, number>(), last: new Map<number, number>(), count: new Map<number, number>() };
}

function byUse(
  key: (page: number, of: ReturnType<typeof createUses>) => readonly number[],
  keepsCounts = false,
): NaiveMaker {
  return (memory) => {
    const of = createUses();
    return {
      hit: (page) => {
        of.last.set(page, memory.now);
        of.count.set(page, of.count.get(page)! + 1);
      },
      victim: () => smallest(memory.pages, (page) => key(page, of)),
      loaded: (page) => {
        of.loaded.set(page, memory.now);
        of.last.set(page, memory.now);
        of.count.set(page, (keepsCounts ? (of.count.get(page) ?? 0) : 0) + 1);
      },
    };
  };
}

export const fifo = byUse((page, { loaded }) => [loaded.get(page)!]);
export const lru = byUse((page, { last }) => [last.get(page)!]);
export const mru = byUse((page, { last }) => [-last.get(page)!]);

/** LFU and MFU: `sign` 1 and -1. */
const byCount =
  (sign: 1 | -1): NaiveMaker =>
  (memory, params) =>
    byUse(
      (page, { loaded, last, count }) => [
        sign * count.get(page)!,
        (params["ties"] === "oldestLoad" ? loaded : last).get(page)!,
      ],
      params["counts"] === "kept",
    )(memory, params);

export const lfu = byCount(1);
export const mfu = byCount(-1);

function nextUse({ references, now }: Memory, page: number): number {
  const ahead = references.slice(now).findIndex((reference) => reference.page === page);
  return ahead < 0 ? references.length : ahead;
}

/** OPT and UNOPT: `sign` -1 and 1; of pages never used again, the oldest load. */
const byNextUse =
  (sign: 1 | -1): NaiveMaker =>
  (memory) => {
    const order: number[] = [];
    return {
      victim: () => {
        const held = order.filter((page) => memory.pages.includes(page));
        return smallest(held, (page) => [sign * nextUse(memory, page)]);
      },
      loaded: (page) => {
        if (order.includes(page)) order.splice(order.indexOf(page), 1);
        order.push(page);
      },
    };
  };

export const opt = byNextUse(-1);
export const unopt = byNextUse(1);

/** Seed 42 is that of the scenarios of the tests. */
export const random: NaiveMaker = (memory) => {
  const stream = createStream(42, "mem.random");
  return { victim: () => memory.pages[nextInt(stream, memory.size)]! };
};
