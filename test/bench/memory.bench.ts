/**
 * Bytes that a run leaves behind as people use it, with the reasons of every decision: after garbage collection, array
 * buffers included, each in a process of its own.
 *
 * G6 of the performance goals: bytes of a timeslice, against objects for the same slices. Then bytes of a row for three
 * hosts, by what they are held for: the rows themselves, the intervals drawn, the keyframes, what readers keep beside the
 * chunks, and the worker's side.
 */
import { Run, hostShape } from "../../src/engine/run.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { threeTenants } from "../../src/scenarios/threeTenants.ts";
import { rowIndexOf } from "../../src/trace/perChunk/rowIndex.ts";
import { Trace } from "../../src/trace/trace.ts";
import { fortyMachines } from "../support/fortyMachines.ts";
import { assertSame, report, serveKernels, withKernels, type Kernel } from "./harness.ts";
import { scheduleObjects } from "./peers/objectScheduler.ts";
import { drawPagedWorkload, readPagedWorkload } from "./peers/pagedWorkload.ts";
import { drawWorkload, outcome, readWorkload } from "./peers/workload.ts";
import { jobsScenario, pagedScenario, slicesOf } from "./productRun.ts";

const PCPUS = 4;
const JOBS = 100;
const TIMESLICE = 10_000;
const SLICES = 200_000;
const ROUNDS = 5;
/** Gate of performance.md; the goal there is 9. */
const GATE = 6;

const ROWS = 300_000;
const MANY_FRAMES = 100_000;

/** What is measured: machines, or many frames, or both. Index: input of the kernel. */
const HOSTS: readonly { readonly name: string; readonly scenario: () => Scenario }[] = [
  { name: "three tenants", scenario: () => threeTenants.scenario },
  { name: "forty machines", scenario: () => fortyMachines },
  {
    name: "100,000 frames",
    scenario: () =>
      pagedScenario({ ...readPagedWorkload([0, ...drawPagedWorkload(0, 50, PCPUS)]), frames: MANY_FRAMES }),
  },
];

const PARTS = ["rows", "intervals", "keyframes", "indexes", "worker"] as const;

function usedBytes(): number {
  // What array buffers held is given back by the collection after the one that finds them.
  for (let turn = 0; turn < 2; turn += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A run of at least `rows` rows and its reader, as worker and page keep them. */
function runOf(scenario: Scenario, rows: number) {
  const run = new Run(scenario);
  let trace = Trace.empty(hostShape(scenario));
  while (run.rows < rows) {
    const chunk = run.advance();
    if (!chunk) break;
    trace = trace.with(chunk);
    rowIndexOf(trace.chunks.at(-1)!);
  }
  return { run, trace };
}

/** What is in the chunks. Whoever holds a part holds no chunk. */
function partsOf({ chunks, keyframes }: Trace) {
  return {
    columns: chunks.map(({ kinds, times, starts, operands }) => [kinds, times, starts, operands]),
    intervals: chunks.map((chunk) => chunk.intervals),
    keyframes: [keyframes],
  };
}

const KERNELS: Readonly<Record<string, Kernel>> = {
  /** Bytes of everything that is held, then the outcome, which must be the same for objects. */
  hyperscope: (input) => {
    const workload = readWorkload(input);
    const scenario = jobsScenario(workload);
    return () => {
      const before = usedBytes();
      const held = runOf(scenario, Infinity);
      const bytes = usedBytes() - before;
      const slices = slicesOf(held.trace.chunks);
      return [bytes, ...outcome(workload, slices.length, (at) => slices[at]!)];
    };
  },
  objects: (input) => {
    const workload = readWorkload(input);
    return () => {
      const before = usedBytes();
      const slices = scheduleObjects(workload);
      const bytes = usedBytes() - before;
      return [bytes, ...outcome(workload, slices.length, (at) => slices[at]!)];
    };
  },
  /** Rows, then the bytes of each of `PARTS`: each part is let go of, from the last, and what becomes free is its own. */
  parts: ([host = 0]) => {
    const scenario = HOSTS[host]!.scenario();
    return () => {
      const held: Partial<ReturnType<typeof runOf>> = runOf(scenario, ROWS);
      const { rowCount } = held.trace!;
      const { columns, intervals, keyframes } = partsOf(held.trace!);
      const marks = [usedBytes()];
      const release = (letGo: () => void) => {
        letGo();
        marks.push(usedBytes());
      };
      release(() => delete held.run);
      release(() => delete held.trace);
      release(() => (keyframes.length = 0));
      release(() => (intervals.length = 0));
      release(() => (columns.length = 0));
      return [rowCount, ...PARTS.map((_, part) => marks[PARTS.length - 1 - part]! - marks[PARTS.length - part]!)];
    };
  },
};

await serveKernels(KERNELS);
await withKernels(import.meta.filename, Object.keys(KERNELS), async ({ hyperscope, objects, parts }) => {
  const input = [0, ...drawWorkload(SLICES, TIMESLICE, JOBS, PCPUS)];
  const ratios: number[] = [];
  let details = "";
  for (let round = 0; round < ROUNDS; round += 1) {
    const [own, other] = [await hyperscope!.run(input), await objects!.run(input)];
    assertSame("slices", own.result.slice(1), other.result.slice(1));
    const perSlice = [own, other].map(({ result }) => result[0]! / result[1]!);
    ratios.push(perSlice[1]! / perSlice[0]!);
    details = `${perSlice[0]!.toFixed(1)} B a slice on page and worker against ${perSlice[1]!.toFixed(1)} B`;
  }
  report("G6 retained bytes, objects", ratios, GATE, details);

  for (const [host, { name }] of HOSTS.entries()) {
    const [rows, ...bytes] = (await parts!.run([host])).result;
    const perRow = bytes.map((each) => each / rows!);
    const told = PARTS.map((part, at) => `${part} ${perRow[at]!.toFixed(1)}`);
    const all = perRow.reduce((sum, each) => sum + each, 0);
    process.stdout.write(`bytes a row, ${name.padEnd(27)}${`${all.toFixed(1)} B`.padStart(9)}  ${told.join(", ")}\n`);
  }
});
