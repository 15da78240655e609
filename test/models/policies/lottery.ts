/** Lottery scheduling (domain B.5, and 0.3 for chance). */
import type { PolicyMaker } from "../policy.ts";
import type { ModelVcpu } from "../state.ts";

export const lottery =
  (timeslice: number, compensates: boolean): PolicyMaker =>
  (host, _queue, shared) => {
    const next = (shared["next"] ??= stream(host.rules.seed, "lottery")) as () => number;
    return {
      order: (ready) => ready.toSorted((a, b) => a.id - b.id),
      pick: (ready) => {
        if (ready.length === 0) return null;
        const entrants = ready.toSorted((a, b) => a.id - b.id);
        const total = entrants.reduce((sum, v) => sum + ticketsOf(v, timeslice), 0);
        const drawn = Math.floor((next() * total) / 2 ** 32);
        let sum = 0;
        return entrants.find((v) => (sum += ticketsOf(v, timeslice)) > drawn)!;
      },
      quantum: (v) => {
        delete v.own["blockedAfter"];
        v.own["ran"] = 0;
        return timeslice;
      },
      ran: (v) => {
        v.own["ran"]! += 1;
      },
      left: (v, why) => {
        if (why === "block" && compensates && v.own["ran"]! < timeslice) v.own["blockedAfter"] = v.own["ran"]!;
      },
    };
  };

/** Those of its machine, and more while it is owed what it did not run. */
function ticketsOf({ weight, own: { blockedAfter } }: ModelVcpu, timeslice: number): number {
  return blockedAfter === undefined ? weight : Math.floor((weight * timeslice) / Math.max(1, blockedAfter));
}

/** Mulberry32 on the seed of a named stream: whole numbers below 2^32. */
function stream(seed: number, name: string): () => number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  let a = (seed ^ hash) | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}
