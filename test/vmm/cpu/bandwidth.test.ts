/** Quotas of processor time (domain G.2) by themselves: what has been used, and when somebody has to look. */
import { describe, expect, it } from "vitest";
import { createQuota, nextQuotaTime, settleQuota } from "../../../src/vmm/cpu/bandwidth.ts";
import type { CpuState, QuotaState } from "../../../src/vmm/cpu/state.ts";

/** pCPUs with the machine whose vCPU they run, and since when that runs; -1: nobody's. */
type Running = readonly (readonly [vm: number, runsFrom: number])[];

/** A host at `now`; vCPU `p` is the one on pCPU `p`, and those of `idle` have no pCPU. */
function host(now: number, running: Running, idle: readonly (readonly [vm: number, phase: string])[] = []): CpuState {
  const vcpus = [
    ...running.map(([vm], id) => ({ id, vm, phase: "running" })),
    ...idle.map(([vm, phase], at) => ({ id: running.length + at, vm, phase })),
  ];
  const pcpus = running.map(([vm, runsFrom], id) => ({ vcpu: vm < 0 ? -1 : id, runsFrom }));
  return { clock: { now }, vcpus, pcpus } as unknown as CpuState;
}

const quota = (changes: Partial<QuotaState> = {}, spec = { quota: 50, every: 100 }): QuotaState => ({
  ...createQuota(spec),
  ...changes,
});

function used(now: number, running: Running, before: Partial<QuotaState> = {}) {
  const own = quota(before);
  settleQuota(host(now, running), 0, own);
  return own;
}

describe("what a machine has used", () => {
  it("is what its vCPUs have run since it was counted last, all together, and nobody else's", () => {
    expect(used(30, [[0, 10]])).toMatchObject({ used: 20, settled: 30, period: 0 });
    expect(
      used(30, [
        [0, 10],
        [1, 0],
        [0, 25],
        [-1, 0],
      ]),
    ).toMatchObject({ used: 25 });
    expect(used(30, [[0, 10]], { used: 7, settled: 22 })).toMatchObject({ used: 15 });
  });

  it("leaves out a world switch that is not over", () => {
    expect(used(30, [[0, 34]], { used: 7 })).toMatchObject({ used: 7, settled: 30 });
  });

  it("begins at nothing in the next period, but for what was used too much", () => {
    expect(used(100, [], { used: 50 })).toMatchObject({ used: 0, period: 1 });
    expect(used(100, [], { used: 63 })).toMatchObject({ used: 13, period: 1 });
    expect(used(299, [], { used: 163 })).toMatchObject({ used: 63, period: 2 });
    expect(used(300, [], { used: 130, period: 2 })).toMatchObject({ used: 80, period: 3 });
    expect(used(300, [], { used: 20, period: 2 })).toMatchObject({ used: 0, period: 3 });
    expect(used(99, [], { used: 20 })).toMatchObject({ used: 20, period: 0 });
  });
});

const at = (running: Running, own: QuotaState, idle: readonly (readonly [number, string])[] = []) =>
  nextQuotaTime(host(0, running, idle), 0, own);

describe("when somebody has to look", () => {
  it("is when the quota is used up, or the period ends before", () => {
    expect(at([[0, 10]], quota())).toBe(60);
    expect(at([[0, 10]], quota({ used: 20 }))).toBe(40);
    expect(at([[0, 70]], quota())).toBe(100);
    expect(at([[0, 110]], quota({ period: 1, settled: 110 }))).toBe(160);
  });

  it("counts vCPUs together, from when each of them runs, in whole ticks", () => {
    // 10 ticks of one, then both: 40 left for two.
    expect(
      at(
        [
          [0, 0],
          [0, 10],
        ],
        quota(),
      ),
    ).toBe(30);
    expect(
      at(
        [
          [0, 10],
          [0, 0],
        ],
        quota(),
      ),
    ).toBe(30);
    expect(
      at(
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        quota(),
      ),
    ).toBe(17);
    expect(
      at(
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
        quota(),
      ),
    ).toBe(25);
    // 20 ticks of one, then both: 30 left for two.
    expect(
      at(
        [
          [0, 10],
          [0, 30],
        ],
        quota(),
      ),
    ).toBe(45);
    // The quota is used up before, or just when, the second one begins.
    expect(
      at(
        [
          [0, 0],
          [0, 60],
        ],
        quota(),
      ),
    ).toBe(50);
    expect(
      at(
        [
          [0, 0],
          [0, 50],
        ],
        quota(),
      ),
    ).toBe(50);
    expect(
      at(
        [
          [0, 0],
          [0, 10],
        ],
        quota({ settled: 20, used: 30 }),
      ),
    ).toBe(30);
  });

  it("is the end of the period for a machine that is throttled", () => {
    expect(at([], quota({ isThrottled: true }))).toBe(100);
    expect(at([[0, 10]], quota({ isThrottled: true, period: 2 }))).toBe(300);
  });

  it("is never for a machine of which nobody runs, unless its last tick was the last of its quota", () => {
    const blocked = [
      [1, "blocked"],
      [0, "blocked"],
    ] as const;
    expect(at([], quota({ used: 49, settled: 33 }), blocked)).toBe(Infinity);
    expect(at([], quota({ used: 50, settled: 33 }), blocked)).toBe(33);
    expect(at([], quota({ used: 51, settled: 33 }), blocked)).toBe(33);
    for (const phase of ["offline", "finished"])
      expect(
        at([], quota({ used: 50, settled: 33 }), [
          [0, phase],
          [1, "blocked"],
        ]),
      ).toBe(Infinity);
  });
});
