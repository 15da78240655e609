/**
 * `T = N / k` made exact (domain 0.4, B.5): a round of N ticks divided by weight, by largest remainder, and the rounds
 * that priority-weighted round robin announces.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec } from "../../../src/model/scenario.ts";
import { apportion } from "../../../src/vmm/cpu/policies/pwrr.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { barsOf } from "../../support/chartOf.ts";
import { examples } from "../../support/laws.ts";
import { Observed } from "../../support/observed.ts";
import { H3, job, scenario, W1 } from "../../support/workloads.ts";
import { hostOf } from "../../../src/model/scenario.ts";

const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);

describe("apportion(ticks, weights)", () => {
  it("gives every share at least 1 and max(N, k) in all", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), weights, (ticks, list) => {
        const shares = apportion(ticks, list);
        expect(shares).toHaveLength(list.length);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(1);
        expect(total(shares)).toBe(Math.max(ticks, list.length));
      }),
      examples(300),
    );
  });

  it("keeps every share within a tick of its exact part, unless somebody has to be lifted to 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), weights, (ticks, list) => {
        const exact = list.map((weight) => (ticks * weight) / total(list));
        fc.pre(Math.min(...exact) >= 1);
        for (const [at, share] of apportion(ticks, list).entries())
          expect(Math.abs(share - exact[at]!)).toBeLessThan(1);
      }),
      examples(200),
    );
  });

  it("gives the ticks left over to the largest remainders, the first among equals", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), weights, (ticks, list) => {
        const sum = total(list);
        fc.pre(list.every((weight) => ticks * weight >= sum));
        const extra = apportion(ticks, list).map((share, at) => share - Math.floor((ticks * list[at]!) / sum));
        const rest = list.map((weight) => (ticks * weight) % sum);
        const byRest = list.map((_, at) => at).toSorted((one, other) => rest[other]! - rest[one]! || one - other);
        const left = total(extra);
        expect(byRest.map((at) => extra[at])).toEqual(byRest.map((_, place) => (place < left ? 1 : 0)));
      }),
      examples(200),
    );
  });

  it("gives equal weights floor(N / k), and one more to the first N mod k", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 20 }), (ticks, k) => {
        const whole = Math.max(ticks, k);
        const expected = Array.from({ length: k }, (_, at) => Math.floor(whole / k) + (at < whole % k ? 1 : 0));
        expect(
          apportion(
            ticks,
            Array.from({ length: k }, () => 7),
          ),
        ).toEqual(expected);
      }),
      examples(100),
    );
  });

  it("divides 12 by 3:2:1 into 6, 4, 2, and 10 by three into 4, 3, 3", () => {
    expect(apportion(12, [3, 2, 1])).toEqual([6, 4, 2]);
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
  });

  it("lifts a share of 0 to 1 at the cost of the largest, the last among equals", () => {
    expect(apportion(10, [100, 100, 1])).toEqual([5, 4, 1]);
    expect(apportion(4, [1000, 1, 1, 1])).toEqual([1, 1, 1, 1]);
  });

  it("lengthens a round that is shorter than its members are many", () => {
    expect(apportion(2, [5, 1, 1, 1])).toEqual([1, 1, 1, 1]);
  });

  it("is exact where products pass 2^53", () => {
    const large = 2 ** 30;
    expect(apportion(1_000_000_000, [large, large, large])).toEqual([333_333_334, 333_333_333, 333_333_333]);
  });
});

const pwrr = (roundLength: number): Partial<HostSpec> => ({ scheduler: { policy: "pwrr", params: { roundLength } } });

/** Rounds as `[time, { name: slice }]`. */
function roundsOf(
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  until: number,
): [number, Record<string, number>][] {
  const trace = simulate(scenario(machines, host), { until });
  return Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row)).flatMap((event) => {
    if (event.kind !== "round") return [];
    const slices = event.entries.map(({ vcpu, slice }) => {
      const { vm, index } = trace.info.vcpus[vcpu]!;
      return [trace.info.vms[vm]!.name + (index > 0 ? `/${index}` : ""), slice] as const;
    });
    return [[event.time, Object.fromEntries(slices)] as [number, Record<string, number>]];
  });
}

describe("the rounds of priority-weighted round robin", () => {
  it("on W1 with N = 10 begin at 0, 3, 9 and 18 with the slices of domain B.5", () => {
    expect(roundsOf(W1, pwrr(10), 30)).toEqual([
      [0, { A: 10 }],
      [3, { B: 10 }],
      [9, { D: 4, E: 3, C: 3 }],
      [18, { D: 6, C: 4 }],
    ]);
  });

  it("with N = 12 and weights 3:2:1 run A[0,6) B[6,10) C[10,12) again and again", () => {
    const trace = simulate(scenario(H3, pwrr(12)), { until: 25 });
    expect(barsOf(trace, 0, 24)).toEqual([
      [0, 6, "A"],
      [6, 10, "B"],
      [10, 12, "C"],
      [12, 18, "A"],
      [18, 22, "B"],
      [22, 24, "C"],
    ]);
  });

  it("use the weight where one is given, and the priority only for the order", () => {
    const machines = [
      { ...job("A", 0, [100], 1), weight: 3 },
      { ...job("B", 0, [100], 9), weight: 1 },
    ];
    expect(roundsOf(machines, pwrr(8), 8)).toEqual([[0, { B: 2, A: 6 }]]);
  });

  it("divide the weight of a machine among its vCPUs in the round", () => {
    const wide = { ...job("A", 0, [100], 3), vcpus: 3 };
    expect(roundsOf([wide, job("B", 0, [100], 3)], pwrr(12), 5)).toEqual([[0, { A: 2, "A/1": 2, "A/2": 2, B: 6 }]]);
  });

  it("sum up to max(N, k) for whatever is ready (C9)", () => {
    const drawn = arbitraryScenario({ cpuPolicies: ["pwrr"], vcpus: 4 });
    fc.assert(
      fc.property(drawn, (given) => {
        const length = Number(hostOf(given).scheduler.params["roundLength"]);
        for (const event of new Observed(given).run().events) {
          if (event.kind !== "round") continue;
          expect(event.ticks).toBe(Math.max(length, event.entries.length));
          expect(total(event.entries.map(({ slice }) => slice))).toBe(event.ticks);
          expect(total(event.entries.map(({ weight }) => weight))).toBe(event.totalWeight);
        }
      }),
      examples(60),
    );
  });
});
