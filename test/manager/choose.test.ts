/** Which host is chosen, against the rules said once more by sorting (domain: placement and rebalancing). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlacementRule } from "../../src/model/migration.ts";
import { bestMove, chooseHost, loadOf, type Move, type Offer } from "../../src/manager/placement/choose.ts";
import { examples } from "../support/laws.ts";

const offer = (host: number, left: number, isOpen = true): Offer => ({
  host,
  refusal: isOpen ? "none" : "memory",
  needed: 1,
  available: 1,
  left,
});

/** What comes first of all open hosts, ordered by the rule and then by their numbers. */
function naive(rule: PlacementRule, offers: readonly Offer[], last: number): number {
  const rank = ({ host, left }: Offer) =>
    ({ firstFit: 0, bestFit: left, worstFit: -left, roundRobin: host > last ? 0 : 1 })[rule];
  const open = offers.filter(({ refusal }) => refusal === "none");
  return open.toSorted((a, b) => rank(a) - rank(b) || a.host - b.host)[0]?.host ?? -1;
}

const move = (vm: number, to: number, loadAfter: number, toAfter: number): Move => ({ vm, to, loadAfter, toAfter });
const worst = ({ loadAfter, toAfter }: Move) => (loadAfter > toAfter ? loadAfter : toAfter);

const RULES = ["firstFit", "bestFit", "worstFit", "roundRobin"] as const;

describe("chooseHost(rule, offers, last)", () => {
  const offers = [offer(0, 5), offer(1, 2), offer(2, 9), offer(3, 2), offer(4, 9)];

  it.each([
    ["firstFit", -1, 0],
    ["bestFit", -1, 1],
    ["worstFit", -1, 2],
    ["roundRobin", -1, 0],
    ["roundRobin", 0, 1],
    ["roundRobin", 3, 4],
    ["roundRobin", 4, 0],
  ] as const)("by %s, the last one being %i, chooses %i", (rule, last, host) => {
    expect(chooseHost(rule, offers, last)).toBe(host);
  });

  it.each(RULES)("by %s chooses none where all refuse, and the only one that does not", (rule) => {
    expect(chooseHost(rule, [offer(0, 5, false), offer(1, 5, false)], 0)).toBe(-1);
    expect(chooseHost(rule, [offer(0, 5, false), offer(1, 5), offer(2, 5, false)], 1)).toBe(1);
    expect(chooseHost(rule, [], -1)).toBe(-1);
  });

  it("chooses what sorting puts first, whatever is offered", () => {
    const drawn = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...RULES), drawn, fc.integer({ min: -1, max: 6 }), (rule, given, last) => {
        const all = given.map(([left, isOpen], host) => offer(host, left, isOpen));
        expect(chooseHost(rule, all, last)).toBe(naive(rule, all, last));
      }),
      examples(300),
    );
  });
});

describe("loadOf(runnable, pcpus)", () => {
  it.each([
    [0, 4, 0],
    [4, 4, 100],
    [5, 4, 125],
    [1, 3, 33],
    [2, 3, 66],
  ])("of %i vCPUs on %i pCPUs is %i percent", (runnable, pcpus, load) => {
    expect(loadOf(runnable, pcpus)).toBe(load);
  });
});

describe("bestMove(load, moves)", () => {
  it("is the one with the smaller of the larger loads, then of the lower host, then of the older machine", () => {
    expect(bestMove(100, [move(0, 1, 90, 50), move(1, 1, 50, 80)])).toMatchObject({ vm: 1 });
    expect(bestMove(100, [move(0, 2, 80, 50), move(1, 1, 50, 80)])).toMatchObject({ vm: 1, to: 1 });
    expect(bestMove(100, [move(3, 1, 80, 50), move(2, 1, 50, 80)])).toMatchObject({ vm: 2 });
  });

  it("is none where no move makes the load smaller", () => {
    expect(bestMove(100, [move(0, 1, 100, 50), move(0, 2, 50, 100), move(0, 3, 50, 120)])).toBeNull();
    expect(bestMove(100, [move(0, 1, 99, 50)])).toMatchObject({ to: 1 });
    expect(bestMove(100, [])).toBeNull();
  });

  it("is what sorting puts first, whatever can move", () => {
    const small = fc.integer({ min: 0, max: 4 });
    const drawn = fc.uniqueArray(fc.tuple(small, small, small, small), {
      maxLength: 8,
      selector: ([vm, to]) => vm * 10 + to,
    });
    fc.assert(
      fc.property(small, drawn, (load, given) => {
        const moves = given.map(([vm, to, loadAfter, toAfter]) => move(vm, to, loadAfter, toAfter));
        const [first = null] = moves
          .filter((one) => worst(one) < load)
          .toSorted((a, b) => worst(a) - worst(b) || a.to - b.to || a.vm - b.vm);
        expect(bestMove(load, moves)).toEqual(first);
      }),
      examples(300),
    );
  });
});
