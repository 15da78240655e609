/**
 * One run queue or one for each pCPU, stealing, affinity and the cost of moving (domain B.6, B.7), against the vectors in
 * test/oracles/golden.json, section percpu (source: shared oracles, domain J.3).
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { barsOf, timesOf } from "../support/chartOf.ts";
import { eventsOfKind, expectGolden, goldenVector, nameOf } from "../support/schedules.ts";
import { job, NO_COSTS, scenario } from "../support/workloads.ts";

const JOBS = [job("A", 0, [4]), job("B", 0, [4]), job("C", 0, [8])];
const RR2: Partial<HostSpec> = { pcpus: 2, scheduler: { policy: "rr", params: { timeslice: 2 } } };
const OWN: Partial<HostSpec> = { ...RR2, runQueues: "perPcpu" };
const MIGRATION = { costs: { ...NO_COSTS, migration: 1 } };

const bars = (machines: readonly MachineSpec[], host: Partial<HostSpec>, until = 40) => {
  const trace = simulate(scenario(machines, host));
  return trace.info.pcpus === 2 ? [barsOf(trace, 0, until), barsOf(trace, 1, until)] : [barsOf(trace, 0, until)];
};

const pinned = (name: string, affinity: number[], ticks = 4): MachineSpec => ({ ...job(name, 0, [ticks]), affinity });

/** Dispatches from another's queue: `[time, who, from, to]`. */
function stolenIn(machines: readonly MachineSpec[], host: Partial<HostSpec>): unknown[][] {
  const trace = simulate(scenario(machines, host));
  return eventsOfKind(trace, "dispatch")
    .filter(({ stolenFrom }) => stolenFrom >= 0)
    .map(({ time, vcpu, stolenFrom, pcpu }) => [time, nameOf(trace, vcpu), stolenFrom, pcpu]);
}

describe("a queue for each pCPU, round robin 2", () => {
  for (const [name, host] of [
    ["nosteal", OWN],
    ["steal", { ...OWN, workStealing: true }],
    ["steal_mig1", { ...OWN, workStealing: true, ...MIGRATION }],
  ] as const)
    it(`matches the vector ${name} tick by tick`, () => {
      expectGolden(goldenVector("percpu", name), JOBS, host, 20);
    });

  it("ends at 12 without stealing, at 10 with it, at 11 when moving costs a tick", () => {
    const hosts = [OWN, { ...OWN, workStealing: true }, { ...OWN, workStealing: true, ...MIGRATION }];
    expect(hosts.map((host) => simulate(scenario(JOBS, host)).knownUntil)).toEqual([12, 10, 11]);
  });

  it("says from whom a vCPU was taken", () => {
    expect(stolenIn(JOBS, { ...OWN, workStealing: true })).toEqual([[4, "C", 0, 1]]);
  });

  it("takes from the longest queue, and of that the first who may come", () => {
    const host: Partial<HostSpec> = { ...OWN, pcpus: 3, workStealing: true, scheduler: { policy: "fcfs", params: {} } };
    // pCPU 2 has C, X and Y until 3. Then D waits at pCPU 0, and E, F and G at pCPU 1, E for that one only.
    const machines = [
      job("A", 0, [50]),
      job("B", 0, [50]),
      job("C", 0, [1]),
      pinned("X", [2], 1),
      pinned("Y", [2], 1),
      pinned("D", [0, 2]),
      pinned("E", [1]),
      pinned("F", [1, 2]),
      pinned("G", [1, 2]),
    ];
    expect(stolenIn(machines, host)[0]).toEqual([3, "F", 1, 2]);
  });

  it("takes from the lowest pCPU when several queues are longest", () => {
    const host: Partial<HostSpec> = { ...OWN, pcpus: 3, workStealing: true, scheduler: { policy: "fcfs", params: {} } };
    const machines = [job("A", 0, [50]), job("B", 0, [50]), job("C", 0, [1]), job("D", 0, [9]), job("E", 0, [9])];
    expect(stolenIn(machines, host)[0]).toEqual([1, "D", 0, 2]);
  });
});

describe("the queue of an arriving vCPU", () => {
  it("is that of the allowed pCPU with the fewest queued and running, the lowest number among equals", () => {
    const machines = [
      job("A", 0, [9]),
      job("B", 0, [9]),
      job("C", 0, [9]),
      { ...job("D", 0, [9]), affinity: [0] },
      job("E", 0, [9]),
    ];
    const trace = simulate(scenario(machines, OWN), { until: 1 });
    expect(eventsOfKind(trace, "ready").map(({ queue }) => queue)).toEqual([0, 1, 0, 0, 1]);
  });

  it("is on waking that of the pCPU where it ran last", () => {
    const machines = [job("A", 0, [1, 5, 3]), job("B", 0, [2]), job("C", 0, [9])];
    expect(bars(machines, { ...OWN, scheduler: { policy: "fcfs", params: {} } })).toEqual([
      [
        [0, 1, "A"],
        [1, 10, "C"],
        [10, 13, "A"],
      ],
      [[0, 2, "B"]],
    ]);
  });
});

describe("one queue for all pCPUs, round robin 2", () => {
  it("moves vCPUs about: p0 A C, p1 B A B, end at 10", () => {
    expect(bars(JOBS, RR2)).toEqual([
      [
        [0, 2, "A"],
        [2, 10, "C"],
      ],
      [
        [0, 2, "B"],
        [2, 4, "A"],
        [4, 6, "B"],
      ],
    ]);
  });

  it("ends at 12 with three migrations when moving costs a tick", () => {
    const trace = simulate(scenario(JOBS, { ...RR2, ...MIGRATION }));
    expect(trace.knownUntil).toBe(12);
    const { pcpus } = hostAt(trace, trace.rowCount, 12);
    expect(pcpus[0]!.switch + pcpus[1]!.switch).toBe(3);
  });

  it("gives a vCPU its last pCPU when that is idle, else the lowest idle one", () => {
    // B comes back at 4, when both are idle: to pCPU 1, where it was.
    expect(bars([job("A", 0, [1]), job("B", 0, [2, 2, 2])], RR2)).toEqual([
      [[0, 1, "A"]],
      [
        [0, 2, "B"],
        [4, 6, "B"],
      ],
    ]);
  });
});

describe("affinity", () => {
  it("keeps a vCPU where it may run though another pCPU is idle", () => {
    expect(bars([pinned("A", [0]), pinned("B", [0])], { ...RR2, scheduler: { policy: "fcfs", params: {} } })).toEqual([
      [
        [0, 4, "A"],
        [4, 8, "B"],
      ],
      [],
    ]);
  });

  it("lets somebody further back in the queue pass who may run there", () => {
    const machines = [pinned("A", [0]), pinned("B", [0]), pinned("C", [1])];
    expect(bars(machines, { ...RR2, scheduler: { policy: "fcfs", params: {} } })[1]).toEqual([[0, 4, "C"]]);
  });

  it("is kept when work is stolen", () => {
    const machines = [pinned("A", [0]), pinned("B", [1]), pinned("C", [0]), pinned("D", [0, 1])];
    const host = { ...OWN, workStealing: true, scheduler: { policy: "fcfs", params: {} } };
    expect(bars(machines, host)).toEqual([
      [
        [0, 4, "A"],
        [4, 8, "C"],
      ],
      [
        [0, 4, "B"],
        [4, 8, "D"],
      ],
    ]);
  });
});

describe("more vCPUs than pCPUs", () => {
  it("share them: each vCPU of a machine is scheduled for itself", () => {
    const wide = { ...job("A", 0, [4]), vcpus: 3 };
    const trace = simulate(
      scenario([wide, job("B", 0, [4])], { scheduler: { policy: "rr", params: { timeslice: 2 } } }),
    );
    const { vcpus } = hostAt(trace, trace.rowCount, 16);
    // Round robin is fair to vCPUs, not to machines: A has 12 of the 16 ticks.
    expect(vcpus.map(({ done }) => done)).toEqual([10, 12, 14, 16]);
    expect(timesOf(trace, 16)["B"]).toMatchObject({ ready: 12 });
  });
});
