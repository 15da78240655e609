/** Faults and victims of the domain document's reference strings (domain C.3), and the integrated trace of domain F.5. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { HostSpec, Op, PolicyChoice } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import golden from "../oracles/golden.json" with { type: "json" };
import { leftFrames } from "../support/paging.ts";
import { barsOf, timesOf } from "../support/chartOf.ts";
import { machine, NO_COSTS, PAGE, references, scenario } from "../support/workloads.ts";

const POLICIES: Readonly<Record<string, PolicyChoice>> = {
  FIFO: { policy: "fifo", params: {} },
  LRU: { policy: "lru", params: {} },
  OPT: { policy: "opt", params: {} },
  Clock: { policy: "clock", params: {} },
  Clock0: { policy: "clock", params: { referencedOnLoad: false } },
  TwoQ: { policy: "2q", params: {} },
  MRU: { policy: "mru", params: {} },
  LFU: { policy: "lfu", params: {} },
  MFU: { policy: "mfu", params: {} },
  Random: { policy: "random", params: {} },
  NRU: { policy: "nru", params: {} },
  Aging: { policy: "aging", params: {} },
  EClock: { policy: "enhancedClock", params: {} },
  SIEVE: { policy: "sieve", params: {} },
  S3FIFO: { policy: "s3fifo", params: {} },
  ARC: { policy: "arc", params: {} },
  LIRS: { policy: "lirs", params: {} },
  ClockPro: { policy: "clockPro", params: {} },
  WSClock: { policy: "wsClock", params: {} },
};

interface PagingVector {
  refs: number[];
  frames: number;
  policies: Record<string, { faults: number; victims: number[]; writebacks: number }>;
}

function replay(program: Op[], host: Partial<HostSpec>): TraceReader {
  return simulate(scenario([machine("A", program, { memoryBytes: 256 * PAGE })], host));
}

describe("the reference strings of the domain document", () => {
  for (const [name, vector] of Object.entries(golden.paging) as unknown as [string, PagingVector][])
    for (const [policy, replacement] of Object.entries(POLICIES))
      it(`${name} under ${policy}: the same faults and victims in the same order`, () => {
        const trace = replay(references(vector.refs), { frames: vector.frames, replacement });
        const end = hostAt(trace, trace.rowCount, trace.knownUntil);
        expect(end.faults).toBe(vector.policies[policy]!.faults);
        expect(leftFrames(trace)).toEqual(vector.policies[policy]!.victims);
      });

  for (const [policy, replacement] of Object.entries(POLICIES))
    it(`R5 with every third reference a write, under ${policy}: the same write-backs`, () => {
      const { refs } = golden.paging.R5_8 as unknown as PagingVector;
      const expected = (golden.paging_writes_R5_8 as unknown as PagingVector).policies[policy]!;
      const program = references(refs, (at) => at % 3 === 0);
      const disks = [{ extents: 1, readTicks: 0, writeTicks: 0 }];
      const trace = replay(program, { frames: 8, replacement, disks });
      const end = hostAt(trace, trace.rowCount, trace.knownUntil);
      expect({ faults: end.faults, writebacks: end.writeBacks, victims: leftFrames(trace) }).toEqual(expected);
    });
});

const write = (page: number): Op => ({ op: "reference", page, write: true });
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const COUPLED: Partial<HostSpec> = {
  scheduler: { policy: "rr", params: { timeslice: 4 } },
  costs: { ...NO_COSTS, worldSwitch: 1, fault: 1 },
  disks: [{ extents: 16, readTicks: 5, writeTicks: 5 }],
};
const F5 = [
  machine("A", [write(0), write(1), write(0), compute(2), write(1)]),
  machine("B", [write(0), write(1), compute(2), write(0)]),
];

describe("the integrated trace of domain F.5", () => {
  const vector = golden.integrated_3frames;

  it("with 3 frames matches tick by tick: bars, accounts, idle time and disk traffic", () => {
    const trace = simulate(scenario(F5, { ...COUPLED, frames: 3 }));
    expect(barsOf(trace, 0, 60)).toEqual(vector.gantt);
    const times = timesOf(trace, 35);
    for (const [name, { guest, exit, ready, blocked, done }] of Object.entries(vector.vcpu))
      expect(times[name], name).toMatchObject({ cpu: guest, exit, ready, blocked, done });
    const end = hostAt(trace, trace.rowCount, 35);
    expect(end.pcpus[0]).toMatchObject({ guest: 11, exit: 6, switch: vector.switch, idle: vector.idle });
    expect(end.disks[0]).toMatchObject({ reads: vector.reads, writes: vector.writes });
    expect(end.contextSwitches).toBe(5);
    expect(trace.knownUntil).toBe(35);
  });

  it("with 3 frames evicts and maps at the published moments", () => {
    const trace = simulate(scenario(F5, { ...COUPLED, frames: 3 }));
    const log: [number, string][] = [];
    for (let row = 0; row < trace.rowCount; row += 1) {
      const event = trace.eventAt(row);
      const nameOf = (vm: number) => trace.info.vms[vm]!.name;
      if (event.kind === "evict") log.push([event.time, `evict ${nameOf(event.vm)}${event.page} from f${event.frame}`]);
      if (event.kind === "map")
        log.push([event.time, `${event.how} ${nameOf(event.vm)}${event.page} -> f${event.frame}`]);
    }
    expect(log).toEqual([
      [2, "zeroFill A0 -> f0"],
      [4, "zeroFill A1 -> f1"],
      [7, "zeroFill B0 -> f2"],
      [9, "evict A0 from f0"],
      [11, "evict A1 from f1"],
      [14, "zeroFill B1 -> f0"],
      [24, "swapIn A0 -> f1"],
      [34, "swapIn A1 -> f0"],
    ]);
  });

  it("with 4 frames needs no disk: A ends at 15, B at 19, nothing idle", () => {
    const trace = simulate(scenario(F5, { ...COUPLED, frames: 4 }));
    const end = hostAt(trace, trace.rowCount, 19);
    expect(timesOf(trace, 19)).toMatchObject({ A: { done: 15 }, B: { done: 19 } });
    expect(end.pcpus[0]!.idle).toBe(0);
    expect(end.disks[0]).toMatchObject({ reads: 0, writes: 0 });
  });
});

describe("the thrashing cliff (domain C.4)", () => {
  const loop: Op[] = [{ op: "loop", times: 4, body: [write(0), write(1), write(2)] }];
  for (const [frames, end, guest] of [
    [6, 38, 63],
    [5, 51, 47],
    [4, 204, 12],
    [3, 206, 12],
  ] as const)
    it(`with ${frames} frames two loops over 3 pages end at ${end}, ${guest} % of it guest time`, () => {
      const trace = simulate(scenario([machine("A", loop), machine("B", loop)], { ...COUPLED, frames }));
      expect(trace.knownUntil).toBe(end);
      const { pcpus } = hostAt(trace, trace.rowCount, end);
      expect(Math.round((100 * pcpus[0]!.guest) / end)).toBe(guest);
    });
});
