/**
 * G5 of the performance goals: how many timeslices a second the core makes, round robin, a hundred machines on four
 * processors. The whole core runs, events, policy and all; only the recorder keeps slices and no reasons.
 *
 * Against: objects, as simulators are written with them (events with callbacks, classes, a scheduler behind an interface);
 * records, which keep objects for data and nothing else of that; simjs, a library for simulations; a loop over ticks in
 * Python, as teaching simulators have it; C++. All must find the same slices (simjs: but for the numbers of pCPUs).
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  assertSame,
  cacheFolder,
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
import { scheduleObjects } from "./peers/objectScheduler.ts";
import { simulateObjects } from "./peers/objectSimulator.ts";
import { loadSimjs, scheduleSimjs } from "./peers/simjsScheduler.ts";
import { drawWorkload, outcome, readWorkload, type Slice, type Workload } from "./peers/workload.ts";
import { simulateSlices } from "./simulateSlices.ts";

const PCPUS = 4;
const JOBS = 100;
/** A millisecond in microseconds. */
const FINE_TIMESLICE = 1000;
/** For the loop over ticks, whose work grows with the ticks of a timeslice. */
const COARSE_TIMESLICE = 10;
const CHECKED_SLICES = 20_000;
const PEERS = join(import.meta.dirname, "peers");

/** As many slices as the budget of performance.md wants a run to keep. */
const SLICES = 4_000_000;
/** Against whom, how many slices a round, and the gate. Those that are too slow for all slices make fewer. */
const COMPARISONS = [
  { peer: "objects", timeslice: FINE_TIMESLICE, slices: SLICES, gate: 3 },
  { peer: "records", timeslice: FINE_TIMESLICE, slices: SLICES, gate: 1 },
  { peer: "simjs", timeslice: FINE_TIMESLICE, slices: 200_000, gate: 10 },
  { peer: "ticks", timeslice: COARSE_TIMESLICE, slices: 20_000, gate: 50 },
  { peer: "cpp", timeslice: FINE_TIMESLICE, slices: SLICES, gate: 0.35 },
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
    return () => {
      const recorder = simulateSlices(workload);
      return outcome(workload, recorder.count, (at) => recorder.sliceAt(at));
    };
  },
  objects: objectKernel(simulateObjects),
  records: objectKernel(scheduleObjects),
  simjs: objectKernel((workload) => scheduleSimjs(simjs!, workload)),
};

/** Command lines of the kernels in other languages, as far as this machine can run them. */
async function foreignKernels(folder: string): Promise<Record<string, readonly string[]>> {
  const commands: Record<string, readonly string[]> = {};
  const attempt = async (name: string, needs: string, prepare: () => Promise<readonly string[]>) => {
    try {
      commands[name] = await prepare();
    } catch {
      process.stdout.write(`G5 ${name}: left out, there is no ${needs} here\n`);
    }
  };
  const run = promisify(execFile);
  await attempt("cpp", "g++", async () => {
    const program = join(folder, "scheduler");
    await run("g++", ["-O2", "-std=c++17", "-o", program, join(PEERS, "scheduler.cpp")]);
    return [program];
  });
  await attempt("ticks", "python3", async () => {
    await run("python3", ["--version"]);
    return ["python3", join(PEERS, "tickLoop.py")];
  });
  return commands;
}

/** Everything about the slices must be the same; simjs has processors of its own. */
async function check(ours: RunningKernel, peer: RunningKernel, timeslice: number): Promise<void> {
  const input = [1, ...drawWorkload(CHECKED_SLICES, timeslice, JOBS, PCPUS)];
  const end = peer.name === "simjs" ? -1 : undefined;
  const [own, other] = [await ours.run(input), await peer.run(input)];
  assertSame(`slices of ${peer.name}`, own.result.slice(0, end), other.result.slice(0, end));
}

await serveKernels(KERNELS);
const folder = await cacheFolder("foreign");
const commands = await foreignKernels(folder);
await withKernels(
  import.meta.filename,
  Object.keys(KERNELS),
  async (kernels) => {
    const ours = kernels["hyperscope"]!;
    for (const { peer, timeslice, slices, gate } of COMPARISONS) {
      const other = kernels[peer];
      if (!other) continue;
      await check(ours, other, timeslice);
      const timed = async (kernel: RunningKernel, about: number) => {
        const input = [0, ...drawWorkload(about, timeslice, JOBS, PCPUS)];
        const { result } = await kernel.run(input);
        return { kernel, input, units: result[0]! };
      };
      const rates = await interleave([await timed(ours, SLICES), await timed(other, slices)]);
      report(
        `G5 ${peer}`,
        ratiosOf(rates[0]!, rates[1]!),
        gate,
        `${perSecond(median(rates[0]!), "slices")} against ${perSecond(median(rates[1]!), "slices")}`,
      );
    }
  },
  commands,
);
