/**
 * The workload of the scheduling benchmark, and what all of its kernels agree on: jobs that only compute, one queue,
 * round robin, switching for free. It travels as a line of numbers, so that a kernel in any language can read it:
 *
 * ```
 * wantsDetails | timeslice pcpus jobs | arrival burst | arrival burst | ...
 * ```
 * At one moment arrivals queue before the jobs whose timeslices end, and those in the order of their pCPUs. A job goes
 * back to its last pCPU if that is idle, else to the first idle one.
 */
import { createStream, nextInt } from "../../../src/base/prng.ts";

export interface Job {
  readonly arrival: number;
  readonly burst: number;
}

export interface Workload {
  /** Whether `outcome` tells everything; rounds that are timed do not ask for it. */
  readonly wantsDetails: boolean;
  readonly timeslice: number;
  readonly pcpus: number;
  readonly jobs: readonly Job[];
}

/** Why a slice ended: the timeslice was over, or the job was. */
export const EXPIRED = 0;
export const FINISHED = 1;

/** A slice as people write it down. */
export interface Slice {
  readonly job: number;
  readonly pcpu: number;
  readonly start: number;
  readonly end: number;
  readonly reason: number;
}

export function readWorkload(numbers: readonly number[]): Workload {
  const [wantsDetails = 0, timeslice = 1, pcpus = 1, count = 0, ...rest] = numbers;
  const jobs = Array.from({ length: count }, (_, at) => ({ arrival: rest[2 * at]!, burst: rest[2 * at + 1]! }));
  return { wantsDetails: wantsDetails === 1, timeslice, pcpus, jobs };
}

/** Jobs that make about `slices` slices and arrive within the first round. Always the same ones. */
export function drawWorkload(slices: number, timeslice: number, jobs: number, pcpus: number): number[] {
  const stream = createStream(7, "jobs");
  const mean = Math.ceil((slices * timeslice) / jobs);
  const numbers = Array.from({ length: jobs }, () => {
    const burst = Math.ceil(mean / 2) + nextInt(stream, mean);
    return [nextInt(stream, jobs * timeslice), burst];
  });
  return [timeslice, pcpus, jobs, ...numbers.flat()];
}

/**
 * What kernels are compared by: `[slices, start, end and job of the last]`, and with details the ticks of each job and a
 * sum that depends on every slice and their order.
 */
export function outcome({ wantsDetails, jobs }: Workload, count: number, sliceAt: (at: number) => Slice): number[] {
  const last = sliceAt(count - 1);
  const head = [count, last.start, last.end, last.job];
  if (!wantsDetails) return head;
  const ticks = jobs.map(() => 0);
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    const { job, pcpu, start, end, reason } = sliceAt(at);
    ticks[job]! += end - start;
    for (const value of [job, pcpu, start, end, reason]) sum = (Math.imul(sum, 31) + value) | 0;
  }
  return [...head, ...ticks, sum];
}
