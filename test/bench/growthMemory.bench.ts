/**
 * G17 of the performance goals: CPU time of a reference on a host of 100,000 frames, over that on a host of 100, for each
 * replacement policy. `run` is the product as it runs (rows with reasons, made into chunks with checkpoints and
 * keyframes), `core` is the simulation by itself.
 *
 * `--only=TEXT`: the policies with the text in their names. Every frame is in use before the measurement begins; a fifth of the references fault, and every fault evicts.
 */
import type { Recorder } from "../../src/model/recorder.ts";
import { Run } from "../../src/engine/run.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import type { Op, Scenario } from "../../src/model/scenario.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";
import { machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";
import { isWanted, median, ratiosOf, reportGrowth, serveKernels, withKernels, type Kernel } from "./harness.ts";

const FEW = 100;
const MANY = 100_000;
const REFERENCES = 40_000;
const ROUNDS = 5;
const WARM_UPS = 1;
/** Gate of performance.md, G17. */
const GATE = 2.5;

function host(policy: string, frames: number): Scenario {
  const pages = frames + frames / 4;
  const program: Op[] = [
    { op: "pattern", pattern: "sequential", pages, count: pages, writeEvery: 0 },
    { op: "loop", times: null, body: [{ op: "pattern", pattern: "random", pages, count: 400_000, writeEvery: 0 }] },
  ];
  return scenario([machine("A", program, { memoryBytes: pages * PAGE })], {
    frames,
    replacement: { policy, params: {} },
    scheduler: { policy: "fcfs", params: {} },
    costs: NO_COSTS,
  });
}

/** Nobody listens. */
const silent: Recorder = {
  tell: () => {},
  ready: () => {},
  dispatch: () => {},
  leave: () => {},
  hit: () => {},
  listed: () => {},
  unlisted: () => {},
};

/** Moment from which it is measured, a reference a tick. */
const warmUp = (frames: number) => 2 * frames;

const us = (times: readonly number[]) => median(times).toFixed(2);

/** Microseconds of CPU time that `task` takes. */
function cpuOf(task: () => void): number[] {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return [user + system];
}

const kernels: Record<string, Kernel> = {};
for (const { id } of memoryPolicies) {
  kernels[`${id}-run`] = ([frames]) => {
    const run = new Run(host(id, frames!));
    while (run.advance(warmUp(frames!))) continue;
    return () =>
      cpuOf(() => {
        while (run.advance(warmUp(frames!) + REFERENCES)) continue;
      });
  };
  kernels[`${id}-core`] = ([frames]) => {
    const simulation = new Simulation(host(id, frames!), silent, {
      vmDefined: () => {},
      vmChanged: () => {},
      lvDefined: () => {},
    });
    simulation.runUntil(warmUp(frames!));
    return () => cpuOf(() => simulation.runUntil(warmUp(frames!) + REFERENCES));
  };
}

await serveKernels(kernels);
for (const name of Object.keys(kernels).filter(isWanted))
  await withKernels(import.meta.filename, [name], async ({ [name]: kernel }) => {
    const few: number[] = [];
    const many: number[] = [];
    for (let round = 0; round < WARM_UPS + ROUNDS; round += 1)
      for (const [times, frames] of [
        [few, FEW],
        [many, MANY],
      ] as const) {
        const { result } = await kernel!.run([frames]);
        if (round >= WARM_UPS) times.push(result[0]! / REFERENCES);
      }
    reportGrowth(name, ratiosOf(many, few), GATE, `us of CPU a reference: ${us(few)}, ${us(many)}`);
  });
