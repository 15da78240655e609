/**
 * G5 of the performance goals: how many timeslices a second the core makes, round robin, a hundred machines on four
 * processors. A run is made as the worker makes it: chunk by chunk, with the reasons of every decision.
 *
 * Against: objects, as simulators are written with them (events with callbacks, classes, a scheduler behind an interface);
 * records, which keep objects for data and nothing else of that; simjs, a library for simulations; a loop over ticks in
 * Python, as teaching simulators have it; C++. All must find the same slices (simjs: but for the numbers of pCPUs).
 */
import {
  assertSame,
  interleave,
  median,
  perSecond,
  ratiosOf,
  report,
  serveKernels,
  withKernels,
  type Kernel,
  type RunningKernel,
} from "./harness.ts";
import { foreignKernels } from "./peers/foreign.ts";
import { scheduleObjects } from "./peers/objectScheduler.ts";
import { simulateObjects } from "./peers/objectSimulator.ts";
import { loadSimjs, scheduleSimjs } from "./peers/simjsScheduler.ts";
import { drawWorkload, outcome, readWorkload, type Slice, type Workload } from "./peers/workload.ts";
import { chunksOf, jobsScenario, lastSliceOf, rowsOfKind, slicesOf } from "./productRun.ts";

const PCPUS = 4;
const JOBS = 100;
/** A millisecond in microseconds. */
const FINE_TIMESLICE = 1000;
/** For the loop over ticks, whose work grows with the ticks of a timeslice. */
const COARSE_TIMESLICE = 10;
const CHECKED_SLICES = 20_000;

/** Slices of about two million rows, as many as a run has at most. */
const SLICES = 600_000;
/** Against whom, how many slices a round, and the gate. Those that are too slow for all slices make fewer. */
const COMPARISONS = [
  {
    timeslice: FINE_TIMESLICE,
    peers: [
      { peer: "objects", slices: SLICES, gate: 3 },
      { peer: "records", slices: SLICES, gate: 1 },
      { peer: "simjs", slices: 200_000, gate: 10 },
      { peer: "cpp", slices: SLICES, gate: 0.35 },
    ],
  },
  { timeslice: COARSE_TIMESLICE, peers: [{ peer: "ticks", slices: 20_000, gate: 50 }] },
];

const objectKernel =
  (schedule: (workload: Workload) => Slice[]): Kernel =>
  (input) => {
    const workload = readWorkload(input);
    return () => {
      const slices = schedule(workload);
      return outcome(workload, slices.length, (at) => slices[at]!);
    };
  };

const simjs = process.argv.includes("--kernel=simjs") ? await loadSimjs() : null;

const KERNELS: Readonly<Record<string, Kernel>> = {
  hyperscope: (input) => {
    const workload = readWorkload(input);
    const wanted = jobsScenario(workload);
    return () => {
      const chunks = chunksOf(wanted);
      if (!workload.wantsDetails) return outcome(workload, rowsOfKind(chunks, "leave"), () => lastSliceOf(chunks));
      const slices = slicesOf(chunks);
      return outcome(workload, slices.length, (at) => slices[at]!);
    };
  },
  objects: objectKernel(simulateObjects),
  records: objectKernel(scheduleObjects),
  simjs: objectKernel((workload) => scheduleSimjs(simjs!, workload)),
};

/** Everything about the slices must be the same; simjs has processors of its own. */
async function check(ours: RunningKernel, peer: RunningKernel, timeslice: number): Promise<void> {
  const input = [1, ...drawWorkload(CHECKED_SLICES, timeslice, JOBS, PCPUS)];
  const end = peer.name === "simjs" ? -1 : undefined;
  const [own, other] = [await ours.run(input), await peer.run(input)];
  assertSame(`slices of ${peer.name}`, own.result.slice(0, end), other.result.slice(0, end));
}

await serveKernels(KERNELS);
const foreign = await foreignKernels("G5", { cpp: "scheduler.cpp", ticks: "tickLoop.py" });
await withKernels(
  import.meta.filename,
  Object.keys(KERNELS),
  async (kernels) => {
    const ours = kernels["hyperscope"]!;
    for (const { timeslice, peers } of COMPARISONS) {
      const timed = async (kernel: RunningKernel, about: number) => {
        const input = [0, ...drawWorkload(about, timeslice, JOBS, PCPUS)];
        const { result } = await kernel.run(input);
        return { kernel, input, units: result[0]! };
      };
      const present = peers.filter(({ peer }) => kernels[peer]);
      const all = [await timed(ours, SLICES)];
      for (const { peer, slices } of present) {
        await check(ours, kernels[peer]!, timeslice);
        all.push(await timed(kernels[peer]!, slices));
      }
      const rates = await interleave(all);
      for (const [at, { peer, gate }] of present.entries())
        report(
          `G5 ${peer}`,
          ratiosOf(rates[0]!, rates[at + 1]!),
          gate,
          `${perSecond(median(rates[0]!), "slices")} against ${perSecond(median(rates[at + 1]!), "slices")}`,
        );
    }
  },
  foreign.commands,
);
await foreign.remove();
