/**
 * What caps take under the credit scheduler, against a naive model without time: hogs share the processors in proportion to
 * their weights, nobody gets more than its cap or one pCPU, and what some cannot take goes to the others. A cap takes what
 * its machine would get without it, the other caps staying; the rest of the time the machine does not run, others run.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOf } from "../../src/codec/out/report.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { machineTime, stealBetween } from "../../src/trace/figures/steal.ts";
import { machine, scenario } from "../support/workloads.ts";

interface Hog {
  readonly weight: number;
  /** Percent of a pCPU; 0: none. */
  readonly cap: number;
}

/** pCPUs that each hog gets of `pcpus`. */
function sharesOf(hogs: readonly Hog[], pcpus: number): number[] {
  const most = hogs.map(({ cap }) => (cap === 0 ? 1 : Math.min(1, cap / 100)));
  const shares = hogs.map(() => 0);
  const open = new Set(hogs.keys());
  for (let left = pcpus; open.size > 0;) {
    const weights = [...open].reduce((sum, at) => sum + hogs[at]!.weight, 0);
    const full = [...open].filter((at) => (left * hogs[at]!.weight) / weights >= most[at]!);
    if (full.length === 0) {
      for (const at of open) shares[at] = (left * hogs[at]!.weight) / weights;
      break;
    }
    for (const at of full) {
      shares[at] = most[at]!;
      open.delete(at);
      left -= most[at]!;
    }
  }
  return shares;
}

/** What the cap of each takes, in pCPUs. */
function capped(hogs: readonly Hog[], pcpus: number): number[] {
  const shares = sharesOf(hogs, pcpus);
  return hogs.map((hog, at) => {
    const without = sharesOf(hogs.with(at, { ...hog, cap: 0 }), pcpus);
    return without[at]! - shares[at]!;
  });
}

/** Accounts begin full or empty, and timeslices are as long as periods. */
const TOLERANCE = 0.02;

function measured(hogs: readonly Hog[], pcpus: number, until = 60_000) {
  const machines = hogs.map(({ weight, cap }, at) =>
    machine("ABCD"[at]!, [{ op: "loop", times: null, body: [{ op: "compute", ticks: 1000 }] }], {
      weight,
      memoryBytes: 0,
      ...(cap > 0 ? { cap } : {}),
    }),
  );
  const given = scenario(machines, { pcpus, scheduler: { policy: "credit", params: {} } });
  const trace = simulate(given, { until: until });
  const rows = reportOf(given, trace, until).metrics.vcpus;
  const sums = stealBetween(trace, 0, until);
  return rows.map((row, vm) => {
    const { ticks, taken, shares } = machineTime(trace.info, sums, vm)!;
    return {
      cpu: Number(row["cpu"]) / until,
      throttled: Number(row["throttled"]) / until,
      waiting: Number(row["waiting"]) / until,
      lanes: [ticks.capped / until, ticks.ready / until],
      takenByOthers: taken.reduce((sum: number, parts) => sum + (parts ?? 0), 0) / shares / until,
    };
  });
}

const CASES: readonly {
  readonly hogs: readonly Hog[];
  readonly pcpus: number;
  readonly throttled: readonly number[];
}[] = [
  // Weights leave A a third, less than its cap; turned round, two thirds, of which the cap takes a sixth of the time.
  {
    hogs: [
      { weight: 256, cap: 50 },
      { weight: 512, cap: 0 },
    ],
    pcpus: 1,
    throttled: [0, 0],
  },
  {
    hogs: [
      { weight: 512, cap: 50 },
      { weight: 256, cap: 0 },
    ],
    pcpus: 1,
    throttled: [1 / 6, 0],
  },
  // Nobody else: all that it does not run.
  { hogs: [{ weight: 256, cap: 40 }], pcpus: 1, throttled: [0.6] },
  { hogs: [{ weight: 256, cap: 40 }], pcpus: 2, throttled: [0.6] },
  // Parked often, but others have the pCPU for most of that.
  {
    hogs: [
      { weight: 512, cap: 40 },
      { weight: 256, cap: 0 },
    ],
    pcpus: 1,
    throttled: [2 / 3 - 0.4, 0],
  },
  {
    hogs: [
      { weight: 256, cap: 20 },
      { weight: 256, cap: 0 },
      { weight: 512, cap: 0 },
    ],
    pcpus: 1,
    throttled: [0.05, 0, 0],
  },
  // Both are capped, and the pCPU is idle for a part of the time.
  {
    hogs: [
      { weight: 256, cap: 40 },
      { weight: 256, cap: 30 },
    ],
    pcpus: 1,
    throttled: [0.3, 0.3],
  },
  {
    hogs: [
      { weight: 256, cap: 90 },
      { weight: 256, cap: 0 },
    ],
    pcpus: 1,
    throttled: [0, 0],
  },
];

const hog = fc.record({
  weight: fc.integer({ min: 64, max: 1024 }),
  cap: fc.oneof(fc.constant(0), fc.integer({ min: 10, max: 100 })),
});

describe("a cap takes what its machine would get without it, and no more", () => {
  for (const { hogs, pcpus, throttled } of CASES) {
    const name = hogs.map(({ weight, cap }) => `${weight}${cap > 0 ? ` cap ${cap}` : ""}`).join(", ");
    it(`hogs of weight ${name} on ${pcpus} pCPU${pcpus > 1 ? "s" : ""}`, () => {
      const model = capped(hogs, pcpus);
      const shares = sharesOf(hogs, pcpus);
      for (const [at, one] of measured(hogs, pcpus).entries()) {
        expect(model[at], "the model itself").toBeCloseTo(throttled[at]!, 10);
        expect(Math.abs(one.cpu - shares[at]!), `runs ${one.cpu}, not ${shares[at]}`).toBeLessThan(TOLERANCE);
        expect(Math.abs(one.throttled - model[at]!), `throttled ${one.throttled}, not ${model[at]}`).toBeLessThan(
          TOLERANCE,
        );
        expect(one.cpu + one.throttled + one.waiting).toBeCloseTo(1, 10);
        // The lanes say the same as the accounts, and whatever is waited somebody else runs.
        expect(one.lanes).toEqual([one.throttled, one.waiting]);
        expect(one.takenByOthers).toBeCloseTo(one.waiting, 10);
      }
    });
  }
});

describe("whatever the weights and caps on one pCPU", () => {
  it("what caps take is what the model says", () => {
    // The scheduler's own shares differ more: what one cannot take does not go to the others by weight alone.
    fc.assert(
      fc.property(fc.array(hog, { minLength: 1, maxLength: 4 }), (hogs) => {
        const model = capped(hogs, 1);
        for (const [at, { throttled }] of measured(hogs, 1, 30_000).entries())
          expect(Math.abs(throttled - model[at]!), `throttled ${throttled}, not ${model[at]}`).toBeLessThan(0.06);
      }),
      { seed: 20_260_802, numRuns: 30 },
    );
  }, 60_000);
});
