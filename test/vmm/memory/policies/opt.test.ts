/** Belady's optimal policy (Belady 1966; Silberschatz; domain C.3), also where several vCPUs use one machine's pages. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Op } from "../../../../src/model/scenario.ts";
import { memoryPolicy } from "../../../../src/vmm/memory/policies.ts";
import type { MemoryFacts, NextUse } from "../../../../src/vmm/memory/policy.ts";
import { examples } from "../../../support/laws.ts";
import { factsOf } from "../../../support/memoryFacts.ts";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";

const opt = (ties = "oldestLoad") => ({ policy: "opt", params: { ties } });

const read = (page: number): Op => ({ op: "reference", page, write: false });

describe("the optimal policy", () => {
  it("faults 9 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, opt());
    expect(faults).toBe(9);
    expect(victims).toEqual([7, 1, 0, 4, 3, 2]);
  });

  it("faults 7 and 6 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, opt()).faults)).toEqual([7, 6]);
  });

  it("takes the page used farthest ahead, in references", () => {
    expect(paged([0, 1, 2, 3, 1, 0, 2], 3, opt()).evictions[0]).toMatchObject({
      reason: "farthestNextUse",
      line: 2,
      page: 2,
      value: 4,
      losers: [
        { id: 0, value: 3 },
        { id: 1, value: 2 },
      ],
    });
  });

  it("sees through loops, and knows that an endless one comes back to all of its pages", () => {
    const twice: Op = { op: "loop", times: 2, body: [read(0), read(1), read(2)] };
    // For page 2, page 0 is used again after 2 references and page 1 after 3; in the last turn page 0 is used no more.
    expect(paged([twice], 2, opt()).victims).toEqual([1, 0]);
    const endless: Op = { op: "loop", times: null, body: [read(0), read(1), read(2)] };
    expect(paged([twice, { op: "compute", ticks: 1 }, read(1)], 2, opt()).victims).toEqual([1, 0]);
    expect(paged([endless], 2, opt(), 9).victims).toEqual([1, 0, 2, 1]);
  });

  it("breaks ties between pages that are never used again by load or by frame", () => {
    const string = [0, 1, 2, 3, 4];
    expect(paged(string, 2, opt("oldestLoad")).victims).toEqual([0, 1, 2]);
    expect(paged(string, 2, opt("newestLoad")).victims).toEqual([1, 2, 3]);
    expect(paged(string, 2, opt("lowestFrame")).victims).toEqual([0, 2, 3]);
  });
});

describe("the optimal policy and several vCPUs", () => {
  const FRAMES = 8;
  const VCPUS = 3;
  const step = fc.record({
    what: fc.constantFrom("reference", "reference", "reference", "evict", "drop"),
    by: fc.nat(VCPUS - 1),
    frame: fc.nat(FRAMES - 1),
    inUse: fc.subarray(Array.from({ length: FRAMES }, (_, frame) => frame)),
  });
  const strings = fc.array(fc.array(fc.nat(FRAMES - 1), { maxLength: 40 }), { minLength: VCPUS, maxLength: VCPUS });

  it("is always the page whose next use by anybody is farthest, as vCPUs run at any speed", () => {
    fc.assert(
      fc.property(strings, fc.array(step, { maxLength: 60 }), (futures, steps) => {
        // Frame f holds page f, or nothing; vCPU v has made `made[v]` of its references.
        const made = futures.map(() => 0);
        const use = (page: number): NextUse => {
          let soonest: NextUse = { by: -1, distance: Infinity };
          for (const [by, future] of futures.entries()) {
            const at = future.indexOf(page, made[by]);
            if (at >= 0 && at - made[by]! + 1 < soonest.distance) soonest = { by, distance: at - made[by]! + 1 };
          }
          return soonest;
        };
        let inUse: readonly number[] = [];
        const loaded = new Map<number, number>();
        const facts: MemoryFacts = factsOf(FRAMES, {
          isCandidate: (frame) => loaded.has(frame) && !inUse.includes(frame),
          nextUse: use,
          referencesOf: (vcpu) => made[vcpu]!,
        });
        const policy = memoryPolicy("opt");
        const state = policy.create({ ties: "oldestLoad" }, FRAMES, 1);
        const load = (frame: number) => {
          loaded.delete(frame);
          loaded.set(frame, loaded.size);
          policy.load(state, frame, frame, false, facts);
        };
        const chosen: number[] = [];
        const farthest: number[] = [];
        for (const { what, by, frame, inUse: those } of steps) {
          if (what === "reference") {
            const page = futures[by]![made[by]!];
            if (page === undefined) continue;
            if (!loaded.has(page)) load(page);
            made[by]! += 1;
            policy.foresee!(state, page, facts);
          } else if (what === "drop") {
            if (loaded.delete(frame)) policy.dropped(state, frame);
          } else {
            inUse = those;
            const order = [...loaded.keys()].filter(facts.isCandidate);
            const best = order.toSorted((a, b) =>
              use(a).distance === use(b).distance ? 0 : use(b).distance - use(a).distance,
            );
            const victim = policy.victim(state, facts, 99);
            chosen.push(victim?.frame ?? -1);
            farthest.push(best[0] ?? -1);
            inUse = [];
            if (!victim) continue;
            policy.evicted(state, victim.frame, victim.frame, facts);
            loaded.delete(victim.frame);
          }
        }
        expect(chosen).toEqual(farthest);
      }),
      examples(200),
    );
  });
});
