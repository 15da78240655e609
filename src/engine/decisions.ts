/**
 * The accounts that a scheduling policy keeps, at each dispatch and at each timeslice that is renewed. They are no part of a
 * trace, which would be several times as long: the scenario is run once more, and its rows are heard and not kept.
 */
import type { Decision } from "../model/decision.ts";
import type { Recorder } from "../model/recorder.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { Simulation } from "./simulation.ts";

/** The decisions before `until` in the run of `scenario`, which must be valid. */
export function decisionsOf(scenario: Scenario, until: Tick): Decision[] {
  const decisions: Decision[] = [];
  const note = (time: Tick, vcpu: number, pcpu: number, timeslice: Tick) => {
    const { slot } = simulation.monitor.processor.vcpu(vcpu);
    decisions.push({ time, pcpu, vcpu, timeslice, account: { ...slot } });
  };
  const recorder: Recorder = {
    tell: (time, kind, body) => {
      if (kind !== "timeslice") return;
      const { vcpu, pcpu, timeslice } = body as { vcpu: number; pcpu: number; timeslice: Tick };
      note(time, vcpu, pcpu, timeslice);
    },
    dispatch: (time, vcpu, pcpu, _reason, _line, timeslice) => note(time, vcpu, pcpu, timeslice),
    ready: () => {},
    leave: () => {},
    hit: () => {},
    listed: () => {},
    unlisted: () => {},
  };
  const simulation = new Simulation(scenario, recorder, {
    vmDefined: () => {},
    vmChanged: () => {},
    lvDefined: () => {},
  });
  simulation.runUntil(until);
  return decisions;
}
