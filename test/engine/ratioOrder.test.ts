/**
 * The order of long queues under highest response ratio next, which rows tell by ratios: against sorting, at every moment, all
 * who wait by (waited + service) / service (Stallings), equals as they entered the queue.
 */
import { describe, expect, it } from "vitest";
import { Run, hostShape } from "../../src/engine/run.ts";
import type { HostSpec, MachineSpec } from "../../src/model/scenario.ts";
import { HostCursor } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { Trace } from "../../src/trace/trace.ts";
import { readAll } from "../support/traceContent.ts";
import { machine, scenario } from "../support/workloads.ts";

/** Each machine has bursts of one length, so that everybody's service is known without its program place. */
const serviceOf = (at: number) => (at % 50 === 49 ? Infinity : 1 + ((at * 7) % 23));

function crowd(vcpus: number, pinned: boolean): readonly MachineSpec[] {
  return Array.from({ length: vcpus }, (_, at) => {
    const service = serviceOf(at);
    const burst =
      service === Infinity
        ? { op: "loop" as const, times: null, body: [{ op: "compute" as const, ticks: 9 }] }
        : { op: "compute" as const, ticks: service };
    const program = at % 3 === 0 ? [burst] : [burst, { op: "wait" as const, ticks: 1 + (at % 17) }, burst];
    return machine(`vm ${at}`, program, {
      memoryBytes: 0,
      arrival: (at * 13) % 90,
      affinity: pinned && at % 5 === 0 ? [at % 2] : null,
    });
  });
}

function traceOf(machines: readonly MachineSpec[], host: Partial<HostSpec>, until: number): TraceReader {
  const given = scenario(machines, { scheduler: { policy: "hrrn", params: {} }, ...host });
  return readAll(new Run(given), Trace.empty(hostShape(given)), until);
}

/** What the queues are at the end of each moment where they are not sorted, how long they were, and how often ratios were told. */
function orderOf(trace: TraceReader): { wrong: readonly string[]; longest: number; told: number } {
  const cursor = new HostCursor();
  /** Since when each has been ready, and when it entered its queue. */
  const ready = new Map<number, { since: number; entry: number; queue: number }>();
  const wrong: string[] = [];
  let [longest, told] = [0, 0];
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "ready") ready.set(event.vcpu, { since: event.time, entry: row, queue: event.queue });
    else if (event.kind === "rebalance")
      ready.set(event.vcpu, { ...ready.get(event.vcpu)!, entry: row, queue: event.to });
    else if (event.kind === "dispatch" || event.kind === "vcpuState") ready.delete(event.vcpu);
    if (event.kind === "ratioOrder") told += 1;
    if (row + 1 < trace.rowCount && trace.timeOf(row + 1) === event.time) continue;
    const { runQueues } = cursor.at(trace, row + 1, event.time);
    for (const [at, queue] of runQueues.entries()) {
      const members = [...ready].filter(([, { queue: own }]) => own === at);
      const sorted = members.toSorted(([a, x], [b, y]) => {
        const [one, other] = [serviceOf(a), serviceOf(b)];
        // Without an end: ratio 1, as of those who have not waited.
        const left = one === Infinity ? 0 : (event.time - x.since) * (other === Infinity ? 1 : other);
        const right = other === Infinity ? 0 : (event.time - y.since) * (one === Infinity ? 1 : one);
        return right - left || x.entry - y.entry;
      });
      longest = Math.max(longest, queue.length);
      const expected = sorted.map(([v]) => v).join();
      if (queue.join() !== expected) wrong.push(`queue ${at} at ${event.time} is ${queue.join()}, not ${expected}`);
    }
  }
  return { wrong, longest, told };
}

describe("the order of a long queue under HRRN", () => {
  it("is that of the ratios of each moment, while it becomes long and short again", () => {
    const { wrong, longest, told } = orderOf(traceOf(crowd(145, false), {}, 500));
    expect(wrong).toEqual([]);
    expect(longest).toBeGreaterThan(128);
    expect(told).toBeGreaterThan(50);
  });

  it("is so with a queue for each pCPU, from which others steal and are given, and pinned vCPUs", () => {
    const host: Partial<HostSpec> = {
      pcpus: 2,
      runQueues: "perPcpu",
      workStealing: true,
      rebalancing: { every: 5, victim: "longest" },
    };
    const { wrong, longest, told } = orderOf(traceOf(crowd(300, true), host, 350));
    expect(wrong).toEqual([]);
    expect(longest).toBeGreaterThan(128);
    expect(told).toBeGreaterThan(50);
  });
});
