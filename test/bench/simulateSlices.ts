/** A workload of the benchmarks, run by the whole core: events, policy and all; only slices are kept, and no reasons. */
import { Simulation } from "../../src/engine/simulation.ts";
import { job, NO_COSTS, scenario } from "../support/workloads.ts";
import type { Workload } from "./peers/workload.ts";
import { SliceRecorder } from "./sliceRecorder.ts";

/** The same jobs as a scenario of ours: machines of one vCPU without memory or disks. */
export function simulateSlices({ timeslice, pcpus, jobs }: Workload): SliceRecorder {
  const machines = jobs.map(({ arrival, burst }, at) => job(`job ${at}`, arrival, [burst]));
  const host = { pcpus, costs: NO_COSTS, scheduler: { policy: "rr", params: { timeslice } } };
  const recorder = new SliceRecorder(pcpus);
  const simulation = new Simulation(scenario(machines, host), recorder, {
    vmDefined: () => undefined,
    lvDefined: () => undefined,
  });
  simulation.runUntil(Infinity);
  return recorder;
}
