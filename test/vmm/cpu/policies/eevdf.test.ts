import { afterEach, describe, expect, it, vi } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { eevdf } from "../../../../src/vmm/cpu/policies/eevdf.ts";
import { barsOf, timesOf, type Bar } from "../../../support/chartOf.ts";
import { drawn, eventsOfKind, goldenEntry, hog, sleeper } from "../../../support/schedules.ts";
import { job, scenario } from "../../../support/workloads.ts";

afterEach(() => vi.restoreAllMocks());

/** Newcomers get virtual times 0, 1, 2, … in the order of their ids, as in the published schedules. */
function injectInitialTimes(): void {
  const enqueue = eevdf.enqueue.bind(eevdf);
  vi.spyOn(eevdf, "enqueue").mockImplementation((state, facts, v, cause) => {
    enqueue(state, facts, v, cause);
    if (cause !== "arrive") return;
    // Times do not change in the queue: it is taken out, and put back with others.
    eevdf.pick(state, facts, (w) => w === v, true);
    const slot = facts.slot(v);
    slot["deadline"] = slot["deadline"]! - slot["v"]! + v;
    slot["v"] = v;
    enqueue(state, facts, v, "preempt");
  });
}

/** Ticks that S (2 of 22) waits in 100 beside two hogs; `own`: the timeslice it asks for. */
function waitOfSleeper(request: number, own: number | null): number {
  const machines = [hog("A", 1024), hog("B", 1024), sleeper("S", 1024, 2, 20, own === null ? {} : { timeslice: own })];
  const scheduler = { policy: "eevdf", params: { request } };
  return timesOf(simulate(scenario(machines, { scheduler }), { until: 100 }), 100)["S"]!.ready;
}

const PUBLISHED = {
  ABCD: [1, 1, 1, 1].map((weight) => ({ weight, request: 8 })),
  AACCBBCC: [1, 1, 2].map((weight) => ({ weight, request: 16 })),
  BAACCBDD: [16, 8, 16, 16].map((request) => ({ weight: 1, request })),
};

describe("earliest eligible virtual deadline first", () => {
  for (const [name, hogs] of Object.entries(PUBLISHED))
    it(`reproduces the schedule ${name} published with Linux commit 857b158dc5e8`, () => {
      injectInitialTimes();
      // Weight 1 of the message is 1024 here: virtual time passes like real time.
      const machines = hogs.map(({ weight, request }, at) => hog("ABCD"[at]!, 1024 * weight, { timeslice: request }));
      const expected = (goldenEntry("eevdf", name) as Bar[][])[0]!;
      const until = expected.at(-1)![1];
      const trace = simulate(scenario(machines, { scheduler: { policy: "eevdf", params: {} } }), { until });
      expect(barsOf(trace, 0, until)).toEqual(expected);
    });

  it("lets a sleeper with the request of the others wait 52 of 100 ticks (domain B.5)", () => {
    expect(waitOfSleeper(24, null)).toBe(52);
  });

  it("lets a sleeper that asks for a short timeslice wait 28 of 100 ticks (domain B.5)", () => {
    expect(waitOfSleeper(24, 4)).toBe(28);
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
