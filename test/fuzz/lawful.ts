/** What is wrong with a run of a scenario: every invariant of domain F.6, at each of its first moments. */
import { NOBODY } from "../../src/engine/simulatedHost.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import { hostOf, type Scenario } from "../../src/model/scenario.ts";
import { Observed } from "../support/observed.ts";

/** Moments that are looked at, at most. */
const MOMENTS = 60;
/** Things that are looked at, each at each moment: a look at a host of a million frames takes its time. */
const LOOKS = 200_000;
/** Rows after which a run is left: one moment of a large host can have many. */
const ROWS = 20_000;

/** The violations at the first moment that has any. */
export function violationsIn(scenario: Scenario): string[] {
  if (scenario.hosts.length > 1) return violationsOfAll(scenario);
  const run = new Observed(scenario);
  const moments = Math.min(MOMENTS, Math.max(2, Math.floor(LOOKS / sizeOf(scenario))));
  for (let moment = 0; moment < moments && !run.simulation.isOver && run.rows.length < ROWS; moment += 1) {
    const before = run.simulation.monitor.now;
    run.simulation.step();
    const seen = run.seen();
    const found = [
      ...checkInvariants(run.simulation),
      ...checkHostState(seen, run.info),
      ...checkAgreement(seen, run.simulation),
    ];
    const { now } = run.simulation.monitor;
    if (now < before) found.push(`D3: time went from ${before} to ${now}`);
    if (found.length > 0) return found.map((violation) => `at ${now}: ${violation}`);
  }
  return [];
}

/** The same of several hosts, of which no trace is looked at. */
function violationsOfAll(scenario: Scenario): string[] {
  const simulation = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
  const size = sum(scenario.hosts.map((spec) => sizeOf({ ...scenario, hosts: [spec] })));
  const moments = Math.min(MOMENTS, Math.max(2, Math.floor(LOOKS / size)));
  for (let moment = 0; moment < moments && simulation.step(); moment += 1) {
    const found = checkInvariants(simulation);
    if (found.length > 0) return found.map((violation) => `at ${simulation.now}: ${violation}`);
  }
  return [];
}

/** Frames, guest pages, extents and vCPUs: what a look at all of a host passes over. */
function sizeOf({ hosts, machines }: Scenario): number {
  const host = hostOf({ hosts });
  return (
    host.frames +
    sum(host.disks.map(({ extents }) => extents)) +
    sum(machines.map(({ memoryBytes, vcpus }) => memoryBytes / host.pageBytes + vcpus))
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
