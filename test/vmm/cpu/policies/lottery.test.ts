import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { ParamValues } from "../../../../src/model/params.ts";
import { timesOf } from "../../../support/chartOf.ts";
import { Observed } from "../../../support/observed.ts";
import {
  dispatchOrder,
  eventsOfKind,
  expectGolden,
  expectTimes,
  goldenTimes,
  goldenVector,
  hog,
  sleeper,
} from "../../../support/schedules.ts";
import { H3, job, scenario } from "../../../support/workloads.ts";

const lottery = (params: ParamValues) => ({ policy: "lottery", params: { timeslice: 1, ...params } });
const SEED_42 = { seed: 42 };

const drawnOrder = (seed: number) =>
  dispatchOrder(simulate(scenario(H3, { scheduler: lottery({}) }, { seed }), { until: 40 }));

const winners = (run: Observed) => run.events.flatMap((event) => (event.kind === "dispatch" ? [event.vcpu] : []));

/** S blocks after 4 of its 20 ticks, for a moment in which H always gets a timeslice. */
function share(compensation: boolean): number {
  const scheduler = lottery({ timeslice: 20, compensation });
  const machines = [hog("H", 100), sleeper("S", 100, 4, 1)];
  const times = timesOf(simulate(scenario(machines, { scheduler }, SEED_42), { until: 40_000 }), 40_000);
  return times["S"]!.cpu / 40_000;
}

describe("lottery scheduling", () => {
  it("with seed 42 reproduces the first twelve draws of the vector", () => {
    expectGolden(goldenVector("H3", "lottery_seed42_12"), H3, { scheduler: lottery({}) }, 12, SEED_42);
  });

  it("with seed 42 gives 299, 206 and 95 of 600 ticks to 3, 2 and 1 tickets", () => {
    const trace = simulate(scenario(H3, { scheduler: lottery({}) }, SEED_42), { until: 601 });
    expectTimes(trace, goldenTimes("H3", "lottery_seed42_600"), 600);
  });

  it("tells the ticket drawn and the tickets of the others", () => {
    const trace = simulate(scenario(H3, { scheduler: lottery({}) }, SEED_42), { until: 3 });
    const told = eventsOfKind(trace, "dispatch").map(({ reason, value, losers }) => [reason, value, losers]);
    expect(told[2]).toEqual([
      "winningTicket",
      5,
      [
        { id: 0, value: 3 },
        { id: 1, value: 2 },
      ],
    ]);
  });

  it("draws other numbers with another seed", () => {
    expect(drawnOrder(1)).not.toBe(drawnOrder(2));
  });

  it("takes the numbers of an exercise instead of chance, modulo the tickets, as long as there are any", () => {
    const trace = simulate(scenario(H3, { scheduler: lottery({ draws: [63, 4, 11, 0] }) }), { until: 4 });
    // 63 mod 6 = 3 is B's, 4 is B's, 11 mod 6 = 5 is C's, 0 is A's.
    expect(dispatchOrder(trace)).toBe("BBCA");
  });

  it("goes on with the same draws after a checkpoint", () => {
    const spec = scenario(H3, { scheduler: lottery({}) });
    const whole = new Observed(spec).run(() => {}, 60);
    const begun = new Observed(spec).run(() => {}, 20);
    const copy = begun.simulation.checkpoint();
    const resumed = new Observed(spec);
    resumed.simulation.restore(copy);
    resumed.run(() => {}, 40);
    expect([...winners(begun), ...winners(resumed)]).toEqual(winners(whole));
  });

  it("draws even when only one is ready, so that an exercise's numbers stay in step", () => {
    const trace = simulate(
      scenario([job("A", 0, [2]), job("B", 2, [2])], { scheduler: lottery({ draws: [0, 0, 0, 0] }) }),
    );
    expect(dispatchOrder(trace)).toBe("AABB");
    expect(trace.knownUntil).toBe(4);
  });
});

describe("compensation", () => {
  it("lets one that blocks early win five of six draws: 4 ticks for each 24 of the other", () => {
    expect(Math.abs(share(true) - 4 / 28)).toBeLessThan(0.01);
  });

  it("when off lets it win every second draw: 4 ticks for each 40", () => {
    expect(Math.abs(share(false) - 4 / 44)).toBeLessThan(0.01);
  });

  it("multiplies the tickets by T / u until the next win", () => {
    const machines = [sleeper("S", 3, 2, 5), hog("H", 5)];
    const scheduler = lottery({ timeslice: 7, draws: [0, 0, 0, 14, 0] });
    const trace = simulate(scenario(machines, { scheduler }), { until: 20 });
    const told = eventsOfKind(trace, "dispatch").map(({ time, vcpu, losers }) => [time, vcpu, losers]);
    // S runs 2 of 7 ticks: floor(3 * 7 / 2) = 10 tickets from then on; the draw of 14 is the first beyond them.
    expect(told).toEqual([
      [0, 0, [{ id: 1, value: 5 }]],
      [2, 1, []],
      [9, 0, [{ id: 1, value: 5 }]],
      [11, 1, []],
      [18, 0, [{ id: 1, value: 5 }]],
    ]);
  });
});
