/** What holds of every checkpoint (D4), whatever a scenario has. */
import { expect } from "vitest";
import type { Scenario } from "../../src/model/scenario.ts";
import { Observed } from "./observed.ts";
import { writtenSince } from "./traceContent.ts";

/** A checkpoint that is taken after `moments` is gone on from `times` times, each in a simulation of its own: rows and state are the original's. */
export function expectSameFromCheckpoint(scenario: Scenario, moments: number, times = 1): void {
  const original = new Observed(scenario).run(() => {}, moments);
  const checkpoint = original.simulation.checkpoint();
  const from = original.rows.length;
  original.run();
  const expected = writtenSince(original, from);
  for (let time = 0; time < times; time += 1) {
    const copy = new Observed(scenario);
    copy.simulation.restore(checkpoint);
    expect(copy.simulation.nextTime()).toBe(checkpoint.at);
    expect(writtenSince(copy.run())).toEqual(expected);
    expect(copy.simulation.monitor.state).toEqual(original.simulation.monitor.state);
  }
}
