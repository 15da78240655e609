import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { Recorder } from "../../../../src/model/recorder.ts";
import { DEFAULT_CONVENTIONS } from "../../../../src/model/scenario.ts";
import type { CpuPolicy } from "../../../../src/vmm/cpu/policy.ts";
import { eevdf } from "../../../../src/vmm/cpu/policies/eevdf.ts";
import { Processor } from "../../../../src/vmm/cpu/processor.ts";
import { compileProgram } from "../../../../src/vmm/cpu/program.ts";
import { ROW } from "../../../../src/model/recorder.ts";
import { timesOf, type Bar } from "../../../support/chartOf.ts";
import { drawn, eventsOfKind, goldenEntry, hog, sleeper } from "../../../support/schedules.ts";
import { job, NO_COSTS, scenario } from "../../../support/workloads.ts";

/** EEVDF whose newcomers get virtual times 0, 1, 2, … in the order of their ids, as in the published schedules. */
function withInitialTimes(policy: CpuPolicy<unknown>): CpuPolicy<unknown> {
  return {
    ...policy,
    enqueue: (state, facts, v, cause) => {
      policy.enqueue(state, facts, v, cause);
      if (cause !== "arrive") return;
      const slot = facts.slot(v);
      slot["deadline"] = slot["deadline"]! - slot["v"]! + v;
      slot["v"] = v;
    },
  };
}

/** Bars of hogs with the given weights and requests on one pCPU; weight 1 passes time one to one. */
function published(hogs: readonly { weight: number; request: number }[], until: number): Bar[] {
  const bars: Bar[] = [];
  const recorder: Recorder = {
    wantsReasons: false,
    row: (kind, time, operands) => {
      if (kind === ROW.dispatch) bars.push([time, until, String.fromCodePoint(65 + operands[0]!)]);
      if (kind === ROW.leave) bars.at(-1)![1] = time;
    },
  };
  const clock = { now: 0 };
  const processor = new Processor(
    {
      pcpus: 1,
      perPcpuQueues: false,
      workStealing: false,
      policy: withInitialTimes(eevdf as CpuPolicy<unknown>),
      params: { request: 8 },
      costs: NO_COSTS,
      conventions: DEFAULT_CONVENTIONS,
      shutdownProgram: compileProgram([], 1, 0, "none"),
      seed: 0,
    },
    clock,
    {
      touch: () => true,
      announceFault: () => {},
      serveFault: () => true,
      issueDisk: () => 0,
      wakeAfter: () => {},
      finished: () => {},
      zeno: () => {},
    },
    recorder,
  );
  const program = compileProgram([{ op: "compute", ticks: 1_000_000 }], 1, 0, "hog");
  for (const [at, { weight, request }] of hogs.entries())
    processor.start(
      processor.addVcpu(at, 0, {
        priority: 1,
        weight: 1024 * weight,
        affinity: null,
        cap: 0,
        timeslice: request,
        program,
      }),
    );
  for (processor.dispatch(); processor.nextTime() < until; processor.dispatch()) {
    clock.now = processor.nextTime();
    processor.runBoundaries();
  }
  const joined: Bar[] = [];
  for (const bar of bars) {
    const last = joined.at(-1);
    if (last?.[2] === bar[2] && last[1] === bar[0]) last[1] = bar[1];
    else joined.push(bar);
  }
  return joined;
}

const PUBLISHED = {
  ABCD: [1, 1, 1, 1].map((weight) => ({ weight, request: 8 })),
  AACCBBCC: [1, 1, 2].map((weight) => ({ weight, request: 16 })),
  BAACCBDD: [16, 8, 16, 16].map((request) => ({ weight: 1, request })),
};

describe("earliest eligible virtual deadline first", () => {
  for (const [name, hogs] of Object.entries(PUBLISHED))
    it(`reproduces the schedule ${name} published with Linux commit 857b158dc5e8`, () => {
      const expected = goldenEntry<Bar[][]>("eevdf", name)[0]!;
      expect(published(hogs, expected.at(-1)![1])).toEqual(expected);
    });

  const knob = (request: number, own: number | null) => {
    const machines = [
      hog("A", 1024),
      hog("B", 1024),
      sleeper("S", 1024, 2, 20, own === null ? {} : { timeslice: own }),
    ];
    const scheduler = { policy: "eevdf", params: { request } };
    return timesOf(simulate(scenario(machines, { scheduler }), { until: 100 }), 100)["S"]!.ready;
  };

  it("lets a sleeper with the request of the others wait 48 of 100 ticks (domain B.5)", () => {
    expect(knob(24, null)).toBe(48);
  });

  it("lets a sleeper that asks for a short timeslice wait not at all (domain B.5)", () => {
    expect(knob(24, 4)).toBe(0);
  });

  it("tells deadlines, also earlier ones of those that are not eligible", () => {
    const scheduler = { policy: "eevdf", params: { request: 8 } };
    const machines = [hog("A", 1024), hog("B", 1024, { timeslice: 2 })];
    const trace = simulate(scenario(machines, { scheduler }), { until: 4 });
    expect(eventsOfKind(trace, "dispatch")).toMatchObject([
      { time: 0, vcpu: 1, reason: "earliestDeadline", value: 2, timeslice: 2, losers: [{ id: 0, value: 8 }] },
      { time: 2, vcpu: 0, value: 8, timeslice: 8, losers: [{ id: 1, value: 4 }] },
    ]);
  });

  it("of equal deadlines takes the lowest id", () => {
    expect(drawn([hog("B", 1), hog("A", 1)], { policy: "eevdf", params: { request: 2 } }, 8)).toBe("BBAABBAA");
  });

  it("divides by weight", () => {
    const machines = [hog("A", 3072), hog("B", 1024)];
    const trace = simulate(scenario(machines, { scheduler: { policy: "eevdf", params: { request: 3 } } }), {
      until: 4000,
    });
    const times = timesOf(trace, 4000);
    expect([times["A"]!.cpu, times["B"]!.cpu]).toEqual([3000, 1000]);
  });

  it("keeps every lag within one request: nobody gets ahead by more", () => {
    const machines = [hog("A", 7), hog("B", 3), hog("C", 1)];
    const trace = simulate(scenario(machines, { scheduler: { policy: "eevdf", params: { request: 5 } } }), {
      until: 2200,
    });
    for (let until = 11; until <= 2200; until += 11) {
      const times = timesOf(trace, until);
      for (const { name, weight } of machines)
        expect(Math.abs(times[name]!.cpu - (until * weight!) / 11), `${name} at ${until}`).toBeLessThanOrEqual(5);
    }
  });

  it("remembers a negative lag: who ran ahead and slept is not eligible at once", () => {
    // S runs its 6 ticks first and comes back while A still runs.
    const machines = [job("S", 0, [6, 1, 6]), hog("A", 1024), hog("B", 1024)].map((given) => ({
      ...given,
      weight: 1024,
    }));
    expect(drawn(machines, { policy: "eevdf", params: { request: 6 } }, 24)).toBe("SSSSSSAAAAAABBBBBBSSSSSS");
  });

  it("runs a sole vCPU on without a switch, request after request", () => {
    const trace = simulate(scenario([job("A", 0, [10])], { scheduler: { policy: "eevdf", params: { request: 4 } } }));
    expect(eventsOfKind(trace, "dispatch").map(({ time, switched }) => [time, switched])).toEqual([
      [0, true],
      [4, false],
      [8, false],
    ]);
  });
});
