/**
 * Where textbooks disagree: the golden cases of the conventions document, recomputed independently there, and each
 * switchable rule with both of its answers.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import {
  DEFAULT_CONVENTIONS,
  type Conventions,
  type HostSpec,
  type MachineSpec,
  type PolicyChoice,
} from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { barsOf, timesOf } from "../support/chartOf.ts";
import { job, machine, NO_COSTS, PAGE, references, scenario } from "../support/workloads.ts";

const rr = (timeslice: number): PolicyChoice => ({ policy: "rr", params: { timeslice } });
const FCFS: PolicyChoice = { policy: "fcfs", params: {} };
const PRIORITY: PolicyChoice = { policy: "priority", params: { preemptive: true } };

interface Setting {
  readonly scheduler?: PolicyChoice;
  readonly host?: Partial<HostSpec>;
  readonly rules?: Partial<Conventions>;
}

function run(machines: readonly MachineSpec[], { scheduler = FCFS, host = {}, rules = {} }: Setting): TraceReader {
  return simulate(scenario(machines, { scheduler, ...host }, { conventions: { ...DEFAULT_CONVENTIONS, ...rules } }));
}

/** Jobs A, B, C … from pairs of arrival and burst. */
const jobs = (...pairs: [arrival: number, burst: number][]) =>
  pairs.map(([arrival, burst], at) => job(String.fromCodePoint(65 + at), arrival, [burst]));

const completions = (trace: TraceReader) => {
  const times = timesOf(trace, trace.knownUntil);
  return trace.info.vms.map(({ name }) => times[name]!.done);
};

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Averages over the jobs: turnaround and waiting. */
function averages(trace: TraceReader): { turnaround: number; waiting: number } {
  const { vcpus } = hostAt(trace, trace.rowCount, trace.knownUntil);
  return { turnaround: average(vcpus.map((v) => v.done - v.arrival)), waiting: average(vcpus.map((v) => v.ready)) };
}

const arrivals: Partial<Conventions> = { sameInstant: "arrivalFirst" };
const preempted: Partial<Conventions> = { sameInstant: "preemptedFirst" };

describe("the golden cases: round robin at the end of a timeslice", () => {
  const three = jobs([0, 4], [2, 2], [3, 1]);

  it("2 with arrivals first: A 6, B 4, C 7", () => {
    const trace = run(three, { scheduler: rr(2), rules: arrivals });
    expect(completions(trace)).toEqual([6, 4, 7]);
    expect(averages(trace).turnaround).toBe(4);
  });

  it("2 with the preempted one first: A 4, B 6, C 7, and the same average turnaround", () => {
    const trace = run(three, { scheduler: rr(2), rules: preempted });
    expect(completions(trace)).toEqual([4, 6, 7]);
    expect(averages(trace).turnaround).toBe(4);
  });

  for (const rules of [arrivals, preempted])
    it(`10 under ${rules.sameInstant}: idle until 2, the same chart either way`, () => {
      const trace = run(jobs([22, 18], [4, 6], [16, 10], [2, 32], [10, 17]), { scheduler: rr(10), rules });
      expect(barsOf(trace, 0, 100)).toEqual([
        [2, 12, "D"],
        [12, 18, "B"],
        [18, 28, "E"],
        [28, 38, "D"],
        [38, 48, "C"],
        [48, 58, "A"],
        [58, 65, "E"],
        [65, 75, "D"],
        [75, 83, "A"],
        [83, 85, "D"],
      ]);
      expect(averages(trace)).toEqual({ turnaround: 49, waiting: 32.4 });
      expect(hostAt(trace, trace.rowCount, 85).pcpus[0]!.idle).toBe(2);
    });

  const four = jobs([0, 5], [1, 3], [2, 8], [3, 6]);

  it("1 with arrivals first: completions 14 9 22 20, average turnaround 14.75", () => {
    const trace = run(four, { scheduler: rr(1), rules: arrivals });
    expect(completions(trace)).toEqual([14, 9, 22, 20]);
    expect(averages(trace).turnaround).toBe(14.75);
  });

  it("1 with the preempted one first: completions 12 10 22 20, average turnaround 14.5", () => {
    const trace = run(four, { scheduler: rr(1), rules: preempted });
    expect(completions(trace)).toEqual([12, 10, 22, 20]);
    expect(averages(trace).turnaround).toBe(14.5);
  });
});

describe("the golden cases: first come, first served", () => {
  it("is idle until the first arrival and never again: boundaries 1 2 7 8 12 18", () => {
    const trace = run(jobs([1, 1], [1, 5], [2, 1], [5, 4], [6, 6]), {});
    expect(barsOf(trace, 0, 20)).toEqual([
      [1, 2, "A"],
      [2, 7, "B"],
      [7, 8, "C"],
      [8, 12, "D"],
      [12, 18, "E"],
    ]);
    expect(hostAt(trace, trace.rowCount, 18).pcpus[0]!.idle).toBe(1);
  });
});

function faults(pages: readonly number[], frames: number, policy: string, params: PolicyChoice["params"] = {}): number {
  const host = { frames, replacement: { policy, params } };
  const trace = run([machine("A", references(pages), { memoryBytes: 16 * PAGE })], { host });
  return hostAt(trace, trace.rowCount, trace.knownUntil).faults;
}

describe("the golden cases: page faults", () => {
  const SILBERSCHATZ = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];
  const BELADY = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];

  for (const [name, expected, policy, params] of [
    ["FIFO", 15, "fifo", {}],
    ["LRU", 12, "lru", {}],
    ["OPT", 9, "opt", {}],
    ["CLOCK with the bit set on loading", 14, "clock", { referencedOnLoad: true }],
    ["CLOCK with the bit clear on loading", 11, "clock", { referencedOnLoad: false }],
  ] as const)
    it(`${name} has ${expected} on 3 frames`, () => {
      expect(faults(SILBERSCHATZ, 3, policy, params)).toBe(expected);
    });

  it("of OPT do not depend on how ties are broken", () => {
    for (const ties of ["oldestLoad", "lowestFrame", "newestLoad"])
      expect(faults(SILBERSCHATZ, 3, "opt", { ties })).toBe(9);
  });

  it("of LRU on 1 to 6 frames are 20 17 12 8 7 6", () => {
    expect([1, 2, 3, 4, 5, 6].map((frames) => faults(SILBERSCHATZ, frames, "lru"))).toEqual([20, 17, 12, 8, 7, 6]);
  });

  it("of FIFO on 1 to 5 frames show Belady's anomaly: 12 12 9 10 5", () => {
    expect([1, 2, 3, 4, 5].map((frames) => faults(BELADY, frames, "fifo"))).toEqual([12, 12, 9, 10, 5]);
  });

  it("of LRU on the same string do not: 12 12 10 8 5", () => {
    expect([1, 2, 3, 4, 5].map((frames) => faults(BELADY, frames, "lru"))).toEqual([12, 12, 10, 8, 5]);
  });
});

describe("sameInstant", () => {
  it("puts a wake of that tick behind the preempted one too, under preemptedFirst", () => {
    // At 4 the timeslice of A ends and B wakes.
    const machines = [job("B", 0, [2, 2, 2]), job("A", 0, [9])];
    expect(barsOf(run(machines, { scheduler: rr(2), rules: arrivals }), 0, 8)[1]).toEqual([2, 4, "A"]);
    expect(barsOf(run(machines, { scheduler: rr(2), rules: preempted }), 0, 8)[1]).toEqual([2, 6, "A"]);
  });

  it("changes nothing for those who came on an earlier tick", () => {
    const machines = jobs([0, 6], [1, 2], [2, 2]);
    const chart = (rules: Partial<Conventions>) => barsOf(run(machines, { scheduler: rr(2), rules }), 0, 20);
    expect(chart(preempted).map(([, , name]) => name)).toEqual(["A", "B", "A", "C", "A"]);
    expect(chart(arrivals).map(([, , name]) => name)).toEqual(["A", "B", "C", "A"]);
  });
});

describe("priorityOrder", () => {
  // Silberschatz, priority scheduling: 10/3, 1/1, 2/4, 1/5, 5/2 (burst/priority, small = high), average waiting 8.2.
  const textbook = [
    [10, 3],
    [1, 1],
    [2, 4],
    [1, 5],
    [5, 2],
  ].map(([burst, priority], at) => job(String.fromCodePoint(65 + at), 0, [burst!], priority));
  const scheduler: PolicyChoice = { policy: "priority", params: { preemptive: false } };

  it("lowerFirst gives the published average waiting time of 8.2", () => {
    const trace = run(textbook, { scheduler, rules: { priorityOrder: "lowerFirst" } });
    expect(barsOf(trace, 0, 19).map(([, , name]) => name)).toEqual(["B", "E", "A", "C", "D"]);
    expect(averages(trace).waiting).toBe(8.2);
  });

  it("higherFirst turns the order round", () => {
    const trace = run(textbook, { scheduler, rules: { priorityOrder: "higherFirst" } });
    expect(barsOf(trace, 0, 19).map(([, , name]) => name)).toEqual(["D", "C", "A", "E", "B"]);
  });

  it("turns preemption round with it", () => {
    const machines = [job("A", 0, [4], 1), job("B", 2, [4], 5)];
    const names = (priorityOrder: Conventions["priorityOrder"]) =>
      barsOf(run(machines, { scheduler: PRIORITY, rules: { priorityOrder } }), 0, 9).map(([, , name]) => name);
    expect(names("higherFirst")).toEqual(["A", "B", "A"]);
    expect(names("lowerFirst")).toEqual(["A", "B"]);
  });

  it("turns the order inside a PWRR round round, not the shares", () => {
    const machines = [job("A", 0, [99], 1), job("B", 0, [99], 3)];
    const chart = (priorityOrder: Conventions["priorityOrder"]) =>
      barsOf(
        simulate(
          scenario(
            machines,
            { scheduler: { policy: "pwrr", params: { roundLength: 8 } } },
            {
              conventions: { ...DEFAULT_CONVENTIONS, priorityOrder },
            },
          ),
          { until: 9 },
        ),
        0,
        8,
      );
    expect(chart("higherFirst")).toEqual([
      [0, 6, "B"],
      [6, 8, "A"],
    ]);
    expect(chart("lowerFirst")).toEqual([
      [0, 2, "A"],
      [2, 8, "B"],
    ]);
  });
});

describe("preemptedGoes", () => {
  // A is preempted by the urgent U at 2; B of A's priority has waited since 1.
  const machines = [job("A", 0, [4], 1), job("B", 1, [4], 1), job("U", 2, [2], 9)];
  const names = (preemptedGoes: Conventions["preemptedGoes"]) =>
    barsOf(run(machines, { scheduler: PRIORITY, rules: { preemptedGoes } }), 0, 20).map(([, , name]) => name);

  it("head: the preempted vCPU goes on before its equals", () => {
    expect(names("head")).toEqual(["A", "U", "A", "B"]);
  });

  it("tail: its equals go first", () => {
    expect(names("tail")).toEqual(["A", "U", "B", "A"]);
  });
});

describe("switchCharge", () => {
  const machines = jobs([0, 2], [1, 2], [7, 2]);
  const chart = (switchCharge: Conventions["switchCharge"]) =>
    barsOf(run(machines, { host: { costs: { ...NO_COSTS, worldSwitch: 1 } }, rules: { switchCharge } }), 0, 20);

  /** Context switches of the host, those of its pCPU, and the time they took. */
  const counts = (switchCharge: Conventions["switchCharge"], worldSwitch: number) => {
    const trace = run(machines, { host: { costs: { ...NO_COSTS, worldSwitch } }, rules: { switchCharge } });
    const { pcpus, contextSwitches } = hostAt(trace, trace.rowCount, trace.knownUntil);
    return [contextSwitches, pcpus[0]!.switches, pcpus[0]!.switch];
  };

  it("lastOccupant charges whenever another vCPU was there last, at first and after idle time too", () => {
    expect(chart("lastOccupant")).toEqual([
      [0, 1, "#"],
      [1, 3, "A"],
      [3, 4, "#"],
      [4, 6, "B"],
      [7, 8, "#"],
      [8, 10, "C"],
    ]);
  });

  it("betweenVcpus charges only where one vCPU follows another at once", () => {
    expect(chart("betweenVcpus")).toEqual([
      [0, 2, "A"],
      [2, 3, "#"],
      [3, 5, "B"],
      [7, 9, "C"],
    ]);
  });

  it("never charges for a vCPU that goes on with a new timeslice", () => {
    for (const switchCharge of ["lastOccupant", "betweenVcpus"] as const) {
      const trace = run(jobs([0, 6]), {
        scheduler: rr(2),
        host: { costs: { ...NO_COSTS, worldSwitch: 1 } },
        rules: { switchCharge },
      });
      const { pcpus, contextSwitches } = hostAt(trace, trace.rowCount, trace.knownUntil);
      const switches = switchCharge === "lastOccupant" ? 1 : 0;
      expect([pcpus[0]!.switch, contextSwitches]).toEqual([switches, switches]);
    }
  });

  it("counts what it charges, also where a world switch costs nothing", () => {
    // Three dispatches; the first finds the pCPU never used, the third finds it idle since 4.
    expect(counts("lastOccupant", 0)).toEqual([3, 3, 0]);
    expect(counts("betweenVcpus", 0)).toEqual([1, 1, 0]);
    expect(counts("lastOccupant", 2)).toEqual([3, 3, 6]);
    expect(counts("betweenVcpus", 2)).toEqual([1, 1, 2]);
  });
});

describe("placement", () => {
  const two = { pcpus: 2, costs: { ...NO_COSTS, migration: 1 } };
  const charts = (placement: Conventions["placement"]) => {
    const trace = run(jobs([0, 2], [0, 4]), { scheduler: rr(2), host: two, rules: { placement } });
    return [barsOf(trace, 0, 20), barsOf(trace, 1, 20)];
  };

  it("lastPcpu sends a vCPU back to where it ran, if that pCPU is idle", () => {
    expect(charts("lastPcpu")).toEqual([[[0, 2, "A"]], [[0, 4, "B"]]]);
  });

  it("lowestPcpu gives it the first idle pCPU, and a migration is paid", () => {
    expect(charts("lowestPcpu")).toEqual([
      [
        [0, 2, "A"],
        [2, 3, "#"],
        [3, 5, "B"],
      ],
      [[0, 2, "B"]],
    ]);
  });

  it("asks for the affinity first, either way", () => {
    const pinned = [job("A", 0, [2]), { ...job("B", 0, [4]), affinity: [1] }];
    for (const placement of ["lastPcpu", "lowestPcpu"] as const) {
      const trace = run(pinned, { scheduler: rr(2), host: two, rules: { placement } });
      expect(barsOf(trace, 1, 20)).toEqual([[0, 4, "B"]]);
    }
  });
});

describe("the order of one tick", () => {
  it("is: wake, then arrival, then the end of a timeslice", () => {
    // At 4: W wakes, N arrives, A's second timeslice ends.
    const machines = [job("W", 0, [1, 3, 1]), job("A", 0, [9]), job("N", 4, [1])];
    const trace = run(machines, { scheduler: rr(3), rules: arrivals });
    expect(barsOf(trace, 0, 20).map(([, , name]) => name)).toEqual(["W", "A", "W", "N", "A"]);
  });

  it("begins no reference at the end of a timeslice: expiry comes first", () => {
    // Only so do the published figures of the thrashing cliff (domain C.4) hold. A's reference is due at 2, B goes first.
    const reads = references([0, 1, 2]);
    const machines = [machine("A", reads), machine("B", reads)];
    const trace = run(machines, { scheduler: rr(2) });
    const log = Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row)).flatMap((event) =>
      event.kind === "fault" ? [[event.time, event.vcpu, event.page]] : [],
    );
    expect(log).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [2, 1, 0],
      [3, 1, 1],
      [4, 0, 2],
      [5, 1, 2],
    ]);
  });

  it("lets a disk request begin at the end of a timeslice: blocking comes before expiry", () => {
    const disk = { op: "disk", volume: 0, block: 0, blocks: 1, write: false } as const;
    const volumes = [{ name: "data", bytes: 1 }];
    const machines = [machine("A", [{ op: "compute", ticks: 2 }, disk], { volumes }), job("B", 0, [9])];
    const trace = run(machines, { scheduler: rr(2) });
    expect(hostAt(trace, trace.rowsUpTo(2), 2).vcpus[0]).toMatchObject({ phase: "blocked", blocked: "disk" });
  });

  it("is a completion when the work ends with the timeslice, not an expiry", () => {
    const trace = run(jobs([0, 2], [0, 2]), { scheduler: rr(2) });
    const causes = Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row)).flatMap((event) =>
      event.kind === "leave" ? [event.cause] : [],
    );
    expect(causes).toEqual(["finish", "finish"]);
  });
});
