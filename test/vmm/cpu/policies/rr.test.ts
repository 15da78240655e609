/** Round robin with one clock for all pCPUs (`sharedTick`). Expected lanes are worked out by hand. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS } from "../../../../src/model/scenario.ts";
import { drawn, drawnPcpu, eventsOfKind } from "../../../support/schedules.ts";
import { job, machine, NO_COSTS, scenario } from "../../../support/workloads.ts";

const shared = (timeslice: number) => ({ policy: "rr", params: { timeslice, sharedTick: true } });

describe("places in the queue", () => {
  it.each(["rr", "fcfs"])("count from 1 for the one that %s chooses", (policy) => {
    const machines = [job("A", 0, [2]), job("B", 0, [2]), job("C", 0, [2])];
    const [first, second] = eventsOfKind(
      simulate(scenario(machines, { scheduler: { policy, params: {} } })),
      "dispatch",
    );
    const places = [1, 2].map((id) => ({ id, value: id + 1 }));
    expect(first).toMatchObject({ reason: "headOfQueue", vcpu: 0, value: 1, losers: places });
    expect(second).toMatchObject({ reason: "headOfQueue", vcpu: 1, value: 1, losers: [{ id: 2, value: 2 }] });
  });
});

describe("round robin with a shared tick", () => {
  it("leaves whoever is dispatched in between only the rest until the next tick", () => {
    const machines = [job("A", 0, [2]), job("B", 0, [6]), job("C", 0, [5])];
    expect(drawn(machines, shared(4), 14)).toBe("AABBCCCCBBBBC.");
  });

  it("ends the timeslices of all pCPUs at once and queues them in the order of the pCPUs", () => {
    const machines = [job("A", 0, [1]), job("B", 0, [6]), job("C", 0, [6]), job("D", 0, [6])];
    const trace = simulate(scenario(machines, { pcpus: 2, scheduler: shared(3) }));
    // At 3 the queue is D, C, B: D begins on the first idle pCPU, which C had. At 6 it is B, D, C.
    expect(drawnPcpu(trace, 12, 0)).toBe("ACCDDDDDD...");
    expect(drawnPcpu(trace, 12, 1)).toBe("BBBCCCBBBC..");
  });

  it("gives a vCPU whose world switch is not over at the tick the next whole timeslice", () => {
    const costs = { ...NO_COSTS, worldSwitch: 1 };
    // With a timeslice no longer than a switch everybody still runs: switch, guest, switch, guest.
    expect(drawn([job("A", 0, [2]), job("B", 0, [2])], shared(1), 9, { costs })).toBe("#A#B#A#B.");
    expect(drawn([job("A", 0, [6]), job("B", 0, [6])], shared(4), 17, { costs })).toBe("#AAA#BBB#AAA#BBB.");
  });

  it("queues whoever the tick stops behind or ahead of arrivals, as the convention says", () => {
    const machines = [job("A", 0, [4]), job("B", 0, [4]), job("C", 4, [2])];
    const order = (sameInstant: "arrivalFirst" | "preemptedFirst") =>
      drawn(machines, shared(2), 10, {}, { conventions: { ...DEFAULT_CONVENTIONS, sameInstant } });
    expect(order("arrivalFirst")).toBe("AABBAACCBB");
    expect(order("preemptedFirst")).toBe("AABBAABBCC");
  });

  it("keeps the order of the pCPUs ahead of an arrival when switches have moved their timeslices", () => {
    const machines = [job("A", 0, [8]), job("B", 0, [8]), job("D", 0, [8]), job("C", 4, [2])];
    const conventions = { ...DEFAULT_CONVENTIONS, sameInstant: "preemptedFirst" } as const;
    const host = { pcpus: 2, costs: { ...NO_COSTS, worldSwitch: 1 }, scheduler: shared(4) };
    const trace = simulate(scenario(machines, host, { conventions }));
    // At 4 the queue is D, A, B, C; at 8 it is B, C, D, A.
    expect(drawnPcpu(trace, 11, 0)).toBe("#AAA#DDD#CC");
    expect(drawnPcpu(trace, 11, 1)).toBe("#BBB#AAA#BB");
  });

  it("puts back whom it stops in the order of the pCPUs, also where a switch has cut into a timeslice", () => {
    const machines = [job("A", 0, [2]), job("B", 0, [20]), job("C", 4, [20]), job("D", 7, [4])];
    const host = { pcpus: 2, costs: { ...NO_COSTS, worldSwitch: 1 }, scheduler: shared(4) };
    const trace = simulate(scenario(machines, host), { until: 12 });
    // At 8 the queue is D, C, B, though C, which was switched to at 4, would have had a tick left.
    expect(drawnPcpu(trace, 12, 0)).toBe("#AA.#CCC#DDD");
    expect(drawnPcpu(trace, 12, 1)).toBe("#BBBBBBB#CCC");
  });

  it("has a tick only while somebody runs, so that a run that waits takes no steps", () => {
    const waits = machine("A", [
      { op: "compute", ticks: 1 },
      { op: "wait", ticks: 1_000_000 },
      { op: "compute", ticks: 1 },
    ]);
    const trace = simulate(scenario([waits], { scheduler: shared(2) }));
    expect(eventsOfKind(trace, "dispatch").map(({ time }) => time)).toEqual([0, 1_000_001]);
    expect(trace.rowCount).toBeLessThan(20);
  });

  it("has a timeslice of its own for each dispatch without it", () => {
    const machines = [job("A", 0, [2]), job("B", 0, [6]), job("C", 0, [5])];
    const scheduler = { policy: "rr", params: { timeslice: 4 } };
    expect(drawn(machines, scheduler, 14)).toBe("AABBBBCCCCBBC.");
  });
});
