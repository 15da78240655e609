/** Models of the policies that keep lists and remember pages without frames (domain C.3). The oldest stands first. */
import { toEnd, without, type NaiveMaker } from "./memory.ts";

export const twoQueue: NaiveMaker = ({ size }) => {
  const a1in: number[] = [];
  const a1out: number[] = [];
  const am: number[] = [];
  let isKnown = false;
  return {
    missed: (page) => {
      isKnown = a1out.includes(page);
    },
    hit: (page) => {
      if (am.includes(page)) toEnd(am, page);
    },
    victim: () => {
      if (a1in.length <= Math.max(1, Math.floor(size / 4)) && am.length > 0) return am.shift()!;
      const page = a1in.shift()!;
      toEnd(a1out, page);
      if (a1out.length > Math.max(1, Math.floor(size / 2))) a1out.shift();
      return page;
    },
    loaded: (page) => {
      without(a1out, page);
      (isKnown ? am : a1in).push(page);
    },
  };
};

export const sieve: NaiveMaker = () => {
  const queue: number[] = [];
  const visited = new Set<number>();
  let hand: number | null = null;
  return {
    hit: (page) => void visited.add(page),
    victim: () => {
      let page = hand ?? queue[0]!;
      while (visited.delete(page)) page = queue[queue.indexOf(page) + 1] ?? queue[0]!;
      hand = queue[queue.indexOf(page) + 1] ?? null;
      without(queue, page);
      return page;
    },
    loaded: (page) => void queue.push(page),
  };
};

export const slru: NaiveMaker = ({ size }, params) => {
  const shares = (params["shares"] ?? [1, 1, 1, 1]) as readonly number[];
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const limits = shares.map((share) => Math.floor((size * share) / whole));
  const segments: number[][] = shares.map(() => []);
  return {
    hit: (page) => {
      const at = segments.findIndex((segment) => segment.includes(page));
      const to = Math.min(at + 1, shares.length - 1);
      without(segments[at]!, page);
      segments[to]!.push(page);
      for (let from = to; from > 0; from -= 1)
        while (segments[from]!.length > limits[from]!) segments[from - 1]!.push(segments[from]!.shift()!);
    },
    victim: () => segments.find((segment) => segment.length > 0)!.shift()!,
    loaded: (page) => (segments.find((segment, at) => segment.length < limits[at]!) ?? segments[0]!).push(page),
  };
};

export const s3fifo: NaiveMaker = ({ size }, params) => {
  const threshold = Number(params["threshold"] ?? 2);
  const smallSize = Math.max(1, Math.floor(size / 10));
  const mainSize = size - smallSize;
  const small: number[] = [];
  const main: number[] = [];
  const ghosts: number[] = [];
  const uses = new Map<number, number>();
  return {
    hit: (page) => void uses.set(page, Math.min(3, uses.get(page)! + 1)),
    victim: () => {
      for (;;) {
        if (small.length > 0 && main.length <= mainSize && (small.length >= smallSize || main.length === 0)) {
          const page = small.shift()!;
          if (uses.get(page)! < threshold) {
            toEnd(ghosts, page);
            while (ghosts.length > mainSize) ghosts.shift();
            return page;
          }
          main.push(page);
          uses.set(page, 0);
          continue;
        }
        const page = main.shift()!;
        const left = uses.get(page)!;
        if (left === 0) return page;
        main.push(page);
        uses.set(page, left - 1);
      }
    },
    loaded: (page) => {
      (ghosts.includes(page) ? main : small).push(page);
      without(ghosts, page);
      uses.set(page, 0);
    },
  };
};

export const arc: NaiveMaker = ({ size }) => {
  const [t1, t2, b1, b2]: [number[], number[], number[], number[]] = [[], [], [], []];
  let target = 0;
  let from: "b1" | "b2" | null = null;
  return {
    missed: (page) => {
      from = b1.includes(page) ? "b1" : b2.includes(page) ? "b2" : null;
      if (from === "b1") target = Math.min(size, target + Math.max(1, Math.floor(b2.length / b1.length)));
      if (from === "b2") target = Math.max(0, target - Math.max(1, Math.floor(b1.length / b2.length)));
      without(b1, page);
      without(b2, page);
    },
    hit: (page) => {
      without(t1, page);
      toEnd(t2, page);
    },
    victim: () => {
      if (from === null) {
        if (t1.length === size) return t1.shift()!;
        if (t1.length + b1.length === size) b1.shift();
        else if (t1.length + t2.length + b1.length + b2.length === 2 * size) b2.shift();
      }
      const isFirst = t1.length > 0 && (t1.length > target || (from === "b2" && t1.length === target));
      const page = (isFirst ? t1 : t2).shift()!;
      (isFirst ? b1 : b2).push(page);
      return page;
    },
    loaded: (page) => (from === null ? t1 : t2).push(page),
  };
};

export const lirs: NaiveMaker = ({ size, pages }) => {
  const limit = size - Math.max(1, Math.floor(size / 100));
  const stack: number[] = [];
  const queue: number[] = [];
  const lir = new Set<number>();
  let isGhost = false;
  const prune = () => {
    while (stack.length > 0 && !lir.has(stack[0]!)) stack.shift();
  };
  const makeLir = (page: number) => {
    toEnd(stack, page);
    without(queue, page);
    lir.add(page);
    if (lir.size > limit) {
      const lowest = stack.find((other) => lir.has(other))!;
      without(stack, lowest);
      lir.delete(lowest);
      queue.push(lowest);
    }
    prune();
  };
  return {
    missed: (page) => {
      isGhost = stack.includes(page);
    },
    hit: (page) => {
      if (lir.has(page)) {
        toEnd(stack, page);
        prune();
      } else if (stack.includes(page)) makeLir(page);
      else {
        stack.push(page);
        toEnd(queue, page);
      }
      while (stack.length > 2 * size)
        without(
          stack,
          stack.find((other) => !pages.includes(other))!,
        );
    },
    victim: () => queue.shift()!,
    loaded: (page) => {
      if (isGhost || lir.size < limit) makeLir(page);
      else {
        toEnd(stack, page);
        queue.push(page);
      }
      while (stack.length > 2 * size)
        without(
          stack,
          stack.find((other) => !pages.includes(other))!,
        );
    },
  };
};
