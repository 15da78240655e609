/**
 * The workload of the integrated benchmark, and what its kernels agree on: machines that touch pages and compute, for
 * ever, under round robin and one LRU list of frames for all; switching and faults are free, a reference takes a tick.
 * It travels as a line of numbers:
 *
 * ```
 * wantsDetails | timeslice pcpus frames until machines | length operation operation ... | length operation ...
 * ```
 * An operation is a page that is touched, or, negative, so many ticks of computing. Machines begin at 0 in their order.
 * At one moment pCPUs come in order, then whoever is ready gets the idle ones: his last one if that is idle, else the
 * first. A slice that is over ends before the next operation begins. A fault takes the lowest free frame, else that of
 * the page used least recently. Nothing that happens at `until` or later counts.
 */
import { createStream, nextInt, nextUint32, type RandomStream } from "../../../src/base/prng.ts";
import type { Slice } from "./workload.ts";

export interface PagedWorkload {
  /** Whether `pagedOutcome` tells everything; rounds that are timed do not ask for it. */
  readonly wantsDetails: boolean;
  readonly timeslice: number;
  readonly pcpus: number;
  readonly frames: number;
  readonly until: number;
  /** Operations, one after the other and then again. Index: machine. */
  readonly programs: readonly (readonly number[])[];
}

/** A reference as people write it down. */
export interface Reference {
  readonly time: number;
  readonly machine: number;
  readonly page: number;
  readonly frame: number;
  readonly isFault: boolean;
}

export interface PagedHistory {
  readonly references: number;
  readonly faults: number;
  readonly slices: number;
  readonly lastSlice: Omit<Slice, "reason">;
  /** All of them in order; asked for with details only. */
  readonly all: () => Iterable<Reference>;
}

export function readPagedWorkload(numbers: readonly number[]): PagedWorkload {
  const [wantsDetails = 0, timeslice = 1, pcpus = 1, frames = 1, until = 0, machines = 0, ...rest] = numbers;
  const programs: number[][] = [];
  let at = 0;
  for (let machine = 0; machine < machines; machine += 1) {
    const begin = at + 1;
    at = begin + rest[at]!;
    programs.push(rest.slice(begin, at));
  }
  return { wantsDetails: wantsDetails === 1, timeslice, pcpus, frames, until, programs };
}

const MACHINES = 8;
const OPERATIONS = 20_000;
/** Pages of a machine; all machines together have twice as many as there are frames. */
const PAGES = 2500;
const FRAMES = (MACHINES * PAGES) / 2;
/** One operation in so many computes. */
const COMPUTES_EVERY = 10;
const MOST_TICKS = 5;

/** Machines whose pages are as popular as Zipf has it. Always the same ones. */
export function drawPagedWorkload(until: number, timeslice: number, pcpus: number): number[] {
  const stream = createStream(11, "pages");
  const programs = Array.from({ length: MACHINES }, () => {
    const operations = Array.from({ length: OPERATIONS }, (_, at) =>
      at % COMPUTES_EVERY === 0 ? -1 - nextInt(stream, MOST_TICKS) : zipf(stream),
    );
    return [OPERATIONS, ...operations];
  });
  return [timeslice, pcpus, FRAMES, until, MACHINES, ...programs.flat()];
}

/** A page: number n about n times as seldom as the first. */
function zipf(stream: RandomStream): number {
  return Math.floor(PAGES ** (nextUint32(stream) / 2 ** 32)) - 1;
}

/**
 * What kernels are compared by: `[references, faults, slices, start, end and job of the last]`, and with details a sum
 * that depends on every reference, its frame and their order.
 */
export function pagedOutcome({ wantsDetails }: PagedWorkload, history: PagedHistory): number[] {
  const { references, faults, slices, lastSlice } = history;
  const head = [references, faults, slices, lastSlice.start, lastSlice.end, lastSlice.job];
  if (!wantsDetails) return head;
  let sum = 0;
  for (const { time, machine, page, frame, isFault } of history.all())
    for (const value of [time, machine, page, frame, isFault ? 1 : 0]) sum = (Math.imul(sum, 31) + value) | 0;
  return [...head, sum];
}
