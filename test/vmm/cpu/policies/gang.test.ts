import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { ParamValues } from "../../../../src/model/params.ts";
import type { HostSpec, MachineSpec, Scenario } from "../../../../src/model/scenario.ts";
import { hostAt } from "../../../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../../../src/trace/reader.ts";
import { drawnPcpu, eventsOfKind, hog, sleeper } from "../../../support/schedules.ts";
import { machine, NO_COSTS, scenario } from "../../../support/workloads.ts";

const gang = (params: ParamValues = {}) => ({ policy: "gang", params });
const wide = (name: string, vcpus: number, changes: Partial<MachineSpec> = {}) => hog(name, 1, { vcpus, ...changes });

function run(
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  until: number,
  rest: Partial<Scenario> = {},
): TraceReader {
  return simulate(scenario(machines, { pcpus: 4, scheduler: gang(), ...host }, rest), { until });
}

/** One line for each pCPU. */
function lanes(trace: TraceReader, until: number): string[] {
  return Array.from({ length: trace.info.pcpus }, (_, pcpu) => drawnPcpu(trace, until, pcpu));
}

const guestTime = (trace: TraceReader, until: number) =>
  hostAt(trace, trace.rowsUpTo(until), until).pcpus.reduce((sum, { guest }) => sum + guest, 0);

describe("strict gang scheduling on four pCPUs, T = 10", () => {
  for (const { sizes, used, backfill = false } of [
    { sizes: [4, 2], used: 3 / 4 },
    { sizes: [3, 2], used: 5 / 8 },
    { sizes: [4, 2, 2], used: 1 },
    { sizes: [3, 2, 1], used: 3 / 4 },
    { sizes: [3, 2, 1], used: 7 / 8, backfill: true },
  ])
    it(`uses ${used} of the time with machines of ${sizes.join(", ")} vCPUs${backfill ? " and backfill" : ""} (domain B.6)`, () => {
      const machines = sizes.map((vcpus, at) => wide("ABC"[at]!, vcpus));
      const trace = run(machines, { scheduler: gang({ backfill }) }, 240);
      expect(guestTime(trace, 240) / (4 * 240)).toBe(used);
    });

  it("starts and ends the turn of a machine on all its pCPUs at once", () => {
    expect(lanes(run([wide("A", 3), wide("B", 2)], {}, 25), 25)).toEqual([
      "AAAAAAAAAABBBBBBBBBBAAAAA",
      "AAAAAAAAAABBBBBBBBBBAAAAA",
      "AAAAAAAAAA..........AAAAA",
      ".........................",
    ]);
  });

  it("puts two machines side by side when both fit", () => {
    const trace = run([wide("A", 2), wide("B", 2)], {}, 12);
    expect(lanes(trace, 12)).toEqual([0, 1, 2, 3].map((pcpu) => (pcpu < 2 ? "A" : "B").repeat(12)));
  });

  it("tells how many pCPUs a machine needs, against those of the next", () => {
    const [first] = eventsOfKind(run([wide("A", 3), wide("B", 2)], {}, 1), "dispatch");
    expect(first).toMatchObject({
      reason: "gangFits",
      value: 3,
      timeslice: 10,
      losers: [{ value: 3 }, { value: 3 }, { value: 2 }, { value: 2 }],
    });
  });
});

describe("a turn", () => {
  it("is joined by a vCPU that wakes up during it", () => {
    const pair = machine("A", [], {
      vcpus: 2,
      memoryBytes: 0,
      programs: [hog("A", 1).programs[0]!, sleeper("A", 1, 2, 3).programs[0]!],
    });
    expect(lanes(run([pair, wide("B", 2)], { pcpus: 2 }, 14), 14)).toEqual(["AAAAAAAAAABBBB", "AA...AA...BBBB"]);
  });

  it("ends at once when nothing of the machine can run any more", () => {
    const trace = run([sleeper("A", 1, 3, 20, { vcpus: 2 }), wide("B", 2)], { pcpus: 2 }, 8);
    expect(lanes(trace, 8)).toEqual(["AAABBBBB", "AAABBBBB"]);
  });

  it("ends with the timeslice of whoever was there first, when switching costs", () => {
    const costs = { ...NO_COSTS, worldSwitch: 2 };
    const trace = run([wide("A", 2), wide("B", 1)], { pcpus: 2, costs, scheduler: gang({ timeslice: 4 }) }, 18);
    // At 12 only pCPU 0 switches: the turn ends at 16, four ticks after A's second vCPU began.
    expect(lanes(trace, 16)).toEqual(["##AAAA##BBBB##AA", "##AAAA......AAAA"]);
  });

  it("ends for a machine that is paused, and its pCPUs go to the next", () => {
    const commands = [{ at: 4, command: "pause", vm: "A" }] as const;
    expect(lanes(run([wide("A", 2), wide("B", 2)], { pcpus: 2 }, 8, { commands }), 8)).toEqual([
      "AAAABBBB",
      "AAAABBBB",
    ]);
  });
});

describe("a machine that waits for its turn", () => {
  it("keeps its vCPUs together, also one that becomes ready when others wait behind it", () => {
    const late = machine("B", [], {
      vcpus: 3,
      memoryBytes: 0,
      programs: [
        hog("B", 1).programs[0]!,
        [{ op: "wait", ticks: 3 }, ...hog("B", 1).programs[0]!],
        [{ op: "wait", ticks: 5 }, ...hog("B", 1).programs[0]!],
      ],
    });
    const trace = run([wide("A", 3), late, wide("C", 2)], { pcpus: 3 }, 9);
    const queued = (time: number) => hostAt(trace, trace.rowsUpTo(time), time).runQueues[0];
    // A has 0, 1, 2, B 3, 4, 5, C 6, 7.
    expect([2, 4, 8].map(queued)).toEqual([
      [3, 6, 7],
      [3, 4, 6, 7],
      [3, 4, 5, 6, 7],
    ]);
  });
});

describe("a machine that can never run at once", () => {
  it("is refused at its start: more vCPUs than pCPUs", () => {
    const [failed] = eventsOfKind(run([wide("A", 5)], {}, 5), "commandFailed");
    expect(failed).toMatchObject({
      command: "start",
      code: "NO_CPU",
      shortages: [{ resource: "cpu", needed: 5, available: 4 }],
    });
  });

  it("is refused when its affinity leaves too few", () => {
    const [failed] = eventsOfKind(run([wide("A", 3, { affinity: [1, 2] })], {}, 5), "commandFailed");
    expect(failed).toMatchObject({ code: "NO_CPU", shortages: [{ resource: "cpu", needed: 3, available: 2 }] });
  });

  it("is none where affinity leaves just enough: it runs there", () => {
    const trace = run([wide("A", 2, { affinity: [1, 3] }), wide("B", 2)], {}, 10);
    expect(lanes(trace, 10)).toEqual(["B", "A", "B", "A"].map((name) => name.repeat(10)));
  });
});

it("gangs share one queue, also where each pCPU is to have its own", () => {
  const trace = run([wide("A", 2), wide("B", 2)], { pcpus: 2, runQueues: "perPcpu" }, 20);
  expect(trace.info.queues).toBe(1);
  expect(lanes(trace, 20)).toEqual(["A".repeat(10) + "B".repeat(10), "A".repeat(10) + "B".repeat(10)]);
});
