import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { ParamValues } from "../../../../src/model/params.ts";
import { timesOf } from "../../../support/chartOf.ts";
import { on, runUntil, setWeight } from "../../../support/commands.ts";
import { examples } from "../../../support/laws.ts";
import {
  dispatchOrder,
  drawn,
  eventsOfKind,
  expectGolden,
  goldenVector,
  hog,
  sleeper,
} from "../../../support/schedules.ts";
import { H3, job, scenario } from "../../../support/workloads.ts";

const stride = (params: ParamValues) => ({ policy: "stride", params: { timeslice: 1, ...params } });

describe("stride scheduling", () => {
  it("with stride1 = 6 reproduces the vector: A B A A B C for 3, 2 and 1 tickets", () => {
    expectGolden(goldenVector("H3", "stride_s6"), H3, { scheduler: stride({ stride1: 6 }) }, 24);
  });

  it("tells passes, and among equal ones takes the lowest id", () => {
    const trace = simulate(scenario([hog("B", 2), hog("A", 2)], { scheduler: stride({ stride1: 6 }) }), { until: 2 });
    expect(eventsOfKind(trace, "dispatch")).toMatchObject([
      { vcpu: 0, reason: "smallestPass", value: 3, losers: [{ id: 1, value: 3 }] },
      { vcpu: 1, value: 3, losers: [{ id: 0, value: 6 }] },
    ]);
  });

  it("can let the one queued last go first among equals, as the Click router does", () => {
    const trace = simulate(scenario([hog("A", 1), hog("B", 1)], { scheduler: stride({ passTies: "lastQueued" }) }), {
      until: 8,
    });
    expect(dispatchOrder(trace)).toBe("ABBAABBA");
  });

  it("never lets two backlogged vCPUs differ from their shares by more than a timeslice, whatever their tickets (C9)", () => {
    const tickets = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(tickets, fc.integer({ min: 1, max: 5 }), (drawnTickets, timeslice) => {
        const machines = drawnTickets.map((weight, at) => hog(`M${at}`, weight));
        const trace = simulate(scenario(machines, { scheduler: stride({ timeslice }) }), { until: 400 * timeslice });
        const ran = drawnTickets.map(() => 0);
        // Strides are whole numbers: of 400 timeslices the rounding takes less than a tenth of one.
        const rounding = 0.1;
        for (const { vcpu } of eventsOfKind(trace, "dispatch")) {
          for (const [i, a] of drawnTickets.entries())
            for (const [j, b] of drawnTickets.entries())
              expect(Math.abs(ran[i]! * b - ran[j]! * a) / (a + b)).toBeLessThanOrEqual(timeslice * (1 + rounding));
          ran[vcpu]! += timeslice;
        }
      }),
      examples(40),
    );
  });

  it("starts who joins late at the global pass: it neither catches up nor waits", () => {
    const machines = [hog("A", 1), hog("B", 1), hog("C", 1, { arrival: 60 })];
    const trace = simulate(scenario(machines, { scheduler: stride({}) }), { until: 120 });
    const cpuOf = (until: number) => Object.values(timesOf(trace, until)).map(({ cpu }) => cpu);
    expect(cpuOf(60)).toEqual([30, 30, 0]);
    expect(cpuOf(120)).toEqual([50, 50, 20]);
  });

  it("charges a part of a timeslice in proportion: a sleeper gets its share while it is awake", () => {
    const machines = [sleeper("S", 1, 1, 1), hog("H", 1)];
    const trace = simulate(scenario(machines, { scheduler: stride({ timeslice: 10 }) }), { until: 2000 });
    const { S, H } = timesOf(trace, 2000);
    // Each of its bursts costs it a tenth of a stride; it still waits for the hog's whole timeslices.
    expect(S!.cpu).toBeGreaterThan(150);
    expect(S!.cpu + H!.cpu).toBe(2000);
  });

  it("keeps what a vCPU was ahead while it sleeps: sleeping is no way to a smaller pass", () => {
    // S would run its 5 ticks at once again if its pass were forgotten.
    const machines = [job("S", 0, [5, 1, 5]), hog("H", 1)];
    expect(drawn(machines, stride({ timeslice: 5 }), 16)).toBe("SSSSSHHHHHHHHHHS");
  });

  it("runs a vCPU with more tickets than stride1 no more than its smallest stride allows", () => {
    expect(drawn([hog("A", 100), hog("B", 1)], stride({ stride1: 4 }), 6)).toBe("AAAABA");
  });
});

/** What S is ahead of the global pass, blocked at 3 with the pass 24; at 20 its weight becomes 4. */
function aheadOfSleeper(params: ParamValues, until: number): number | undefined {
  const machines = [sleeper("S", 1, 1, 50), hog("H", 3)];
  const host = { scheduler: stride({ stride1: 12, ...params }) };
  const run = runUntil(scenario(machines, host, { commands: [setWeight(20, 4, "S")] }), until);
  return run.simulation.monitor.processor.vcpu(0).slot["ahead"];
}

describe("other tickets under stride scheduling", () => {
  // Strides 12 and 4; the global pass gains 3 a tick. After BBA the passes are 24 and 12, the global pass is 9.
  const machines = [hog("A", 1), hog("B", 3)];
  const lane = (params: ParamValues) =>
    drawn(machines, stride({ stride1: 12, ...params }), 9, {}, { commands: [setWeight(3, 3)] });

  it("scale what a client is ahead with its stride (TM-528): 15 becomes 5, its pass 14", () => {
    expect(lane({})).toBe("BBABABABA");
  });

  it("leave the pass as it is where a course has it so, as the Click router does", () => {
    expect(lane({ onChange: "keepPass" })).toBe("BBABBBABA");
  });

  it("scale it for who is blocked as well", () => {
    expect(aheadOfSleeper({}, 20)).toBe(15);
    expect(aheadOfSleeper({}, 21)).toBe(3);
    expect(aheadOfSleeper({ onChange: "keepPass" }, 21)).toBe(15);
  });
});

describe("joining behind the smallest pass, as in the Click router", () => {
  const joins = { stride1: 12, joins: "headPass" };

  it("starts who comes later one stride of its own behind it", () => {
    // At 4 the passes are 24 and 16; C has stride 6 and starts at 22.
    const machines = [hog("A", 1), hog("B", 3), hog("C", 2, { arrival: 4 })];
    expect(drawn(machines, stride(joins), 9)).toBe("BBABBBCAB");
  });

  it("starts who was away there too, whatever it was ahead", () => {
    const commands = [on(3, "pause", "A"), on(6, "resume", "A")];
    const given = scenario([hog("A", 1), hog("B", 3)], { scheduler: stride(joins) }, { commands });
    // B has run 5 of its timeslices by then: its pass is 24, and A has stride 12.
    expect(runUntil(given, 7).simulation.monitor.processor.vcpu(0).slot["pass"]).toBe(36);
  });

  it("starts at 0 where nobody else takes part", () => {
    const commands = [on(3, "pause"), on(6, "resume")];
    const given = scenario([hog("A", 1)], { scheduler: stride(joins) }, { commands });
    expect(runUntil(given, 7).simulation.monitor.processor.vcpu(0).slot["pass"]).toBe(0);
  });

  it("is no matter at the start, where the first pass is a rule of its own", () => {
    const machines = [hog("A", 1), hog("B", 3)];
    expect(drawn(machines, stride(joins), 12)).toBe(drawn(machines, stride({ stride1: 12 }), 12));
  });
});
