/** Models of the policies that go by reference bits and dirty bits (domain C.3). */
import { smallest, type NaiveMaker } from "./memory.ts";

/** Whether something is done every `period` references, before the present one. */
const isDue = (done: number, period: number) => period > 0 && done > 0 && done % period === 0;

export const clock: NaiveMaker = (memory, params) => {
  const bits = new Map<number, number>();
  const most = 2 ** Number(params["bits"] ?? 1) - 1;
  let hand = 0;
  return {
    before: () => {
      if (isDue(memory.now, Number(params["clearEvery"] ?? 0))) bits.clear();
    },
    hit: (page) => void bits.set(page, Math.min(most, (bits.get(page) ?? 0) + 1)),
    victim: () => {
      for (;;) {
        const page = memory.pages[hand]!;
        const bit = bits.get(page) ?? 0;
        if (bit === 0) {
          if (params["handAfterLoad"] !== "on") hand = (hand + 1) % memory.size;
          return page;
        }
        bits.set(page, bit - 1);
        hand = (hand + 1) % memory.size;
      }
    },
    loaded: (page) => void bits.set(page, params["referencedOnLoad"] === false ? 0 : 1),
  };
};

export const enhancedClock: NaiveMaker = (memory, params) => {
  const referenced = new Set<number>();
  let hand = 0;
  const fromHand = () => Array.from({ length: memory.size }, (_, at) => memory.pages[(hand + at) % memory.size]!);
  const search = (): number => {
    const clean = fromHand().find((page) => !referenced.has(page) && !memory.dirty.has(page));
    if (clean !== undefined) return clean;
    for (const page of fromHand()) {
      if (!referenced.has(page) && memory.dirty.has(page)) return page;
      referenced.delete(page);
    }
    return search();
  };
  return {
    hit: (page) => void referenced.add(page),
    victim: () => {
      const page = search();
      hand = (memory.pages.indexOf(page) + 1) % memory.size;
      return page;
    },
    loaded: (page) => {
      if (params["referencedOnLoad"] === false) referenced.delete(page);
      else referenced.add(page);
    },
  };
};

export const nru: NaiveMaker = (memory, params) => {
  const referenced = new Set<number>();
  return {
    before: () => {
      if (isDue(memory.now, Number(params["period"] ?? 8))) referenced.clear();
    },
    hit: (page) => void referenced.add(page),
    victim: () =>
      smallest(memory.pages, (page) => [
        2 * Number(referenced.has(page)) + Number(memory.dirty.has(page)),
        memory.pages.indexOf(page),
      ]),
    loaded: (page) => void referenced.add(page),
  };
};

export const aging: NaiveMaker = (memory, params) => {
  const referenced = new Set<number>();
  const counter = new Map<number, number>();
  return {
    before: () => {
      if (!isDue(memory.now, Number(params["period"] ?? 4))) return;
      for (const page of memory.pages)
        counter.set(page, (counter.get(page)! >> 1) | (referenced.has(page) ? 0b1000_0000 : 0));
      referenced.clear();
    },
    hit: (page) => void referenced.add(page),
    victim: () =>
      smallest(memory.pages, (page) => [Number(referenced.has(page)), counter.get(page)!, memory.pages.indexOf(page)]),
    loaded: (page) => {
      counter.set(page, 0);
      referenced.add(page);
    },
  };
};

export const wsClock: NaiveMaker = (memory, params) => {
  const window = Number(params["window"] ?? 4);
  const referenced = new Set<number>();
  const lastUse = new Map<number, number>();
  let hand = 0;
  const search = (): number => {
    for (let step = 0; step < 2 * memory.size; step += 1) {
      const page = memory.pages[(hand + step) % memory.size]!;
      if (referenced.delete(page)) lastUse.set(page, memory.now);
      else if (memory.now - lastUse.get(page)! > window) {
        if (!memory.dirty.delete(page)) return page;
        memory.writeBacks += 1;
      }
    }
    return smallest(memory.pages, (page) => [
      Number(memory.dirty.has(page)),
      lastUse.get(page)!,
      memory.pages.indexOf(page),
    ]);
  };
  return {
    hit: (page) => void referenced.add(page),
    victim: () => {
      const page = search();
      hand = (memory.pages.indexOf(page) + 1) % memory.size;
      return page;
    },
    loaded: (page) => {
      referenced.add(page);
      lastUse.set(page, memory.now);
    },
  };
};
