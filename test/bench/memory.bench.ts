/**
 * G6 of the performance goals: bytes that a slice leaves behind, in our columns and as objects, for the same run. Each
 * kind is measured in a process of its own, after garbage collection, array buffers included.
 */
import { assertSame, report, serveKernels, withKernels, type Kernel } from "./harness.ts";
import { scheduleObjects } from "./peers/objectScheduler.ts";
import { drawWorkload, outcome, readWorkload, type Slice, type Workload } from "./peers/workload.ts";
import { simulateSlices } from "./simulateSlices.ts";

const PCPUS = 4;
const JOBS = 100;
const TIMESLICE = 10_000;
const SLICES = 1_000_000;
const ROUNDS = 5;
/** Gate of performance.md; the goal there is 9. */
const GATE = 6;

interface Kept {
  readonly count: number;
  readonly sliceAt: (at: number) => Slice;
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Bytes retained by what `keep` returns, then its outcome: what must be the same in both kinds. */
const kernelOf =
  (keep: (workload: Workload) => Kept): Kernel =>
  (input) => {
    const workload = readWorkload(input);
    return () => {
      const before = usedBytes();
      const kept = keep(workload);
      const bytes = usedBytes() - before;
      return [bytes, ...outcome(workload, kept.count, kept.sliceAt)];
    };
  };

const KERNELS: Readonly<Record<string, Kernel>> = {
  columns: kernelOf((workload) => {
    const recorder = simulateSlices(workload);
    return { count: recorder.count, sliceAt: (at) => recorder.sliceAt(at) };
  }),
  objects: kernelOf((workload) => {
    const slices = scheduleObjects(workload);
    return { count: slices.length, sliceAt: (at) => slices[at]! };
  }),
};

await serveKernels(KERNELS);
await withKernels(import.meta.filename, Object.keys(KERNELS), async ({ columns, objects }) => {
  const input = [0, ...drawWorkload(SLICES, TIMESLICE, JOBS, PCPUS)];
  const ratios: number[] = [];
  let details = "";
  for (let round = 0; round < ROUNDS; round += 1) {
    const [own, other] = [await columns!.run(input), await objects!.run(input)];
    assertSame("slices", own.result.slice(1), other.result.slice(1));
    const perSlice = [own, other].map(({ result }) => result[0]! / result[1]!);
    ratios.push(perSlice[1]! / perSlice[0]!);
    details = `${perSlice[0]!.toFixed(1)} B a slice against ${perSlice[1]!.toFixed(1)} B`;
  }
  report("G6 retained bytes, objects", ratios, GATE, details);
});
