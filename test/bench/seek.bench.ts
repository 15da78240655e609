/**
 * G12 of the performance goals: the state at any moment of a trace of a million rows, on a host of ten thousand frames,
 * against applying all rows from the first one.
 */
import { BlockColumn } from "../../src/base/blockColumn.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { createHostState, HostReducer, settleHost } from "../../src/trace/host/reducer.ts";
import { HostCursor } from "../../src/trace/hostCursor.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import { createStream, nextInt } from "../../src/base/prng.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";
import { assertSame, interleave, median, ratiosOf, report, serveKernels, withKernels, type Kernel } from "./harness.ts";

const ROWS = 1_000_000;
const SEEKS = 40;
/** Gate of performance.md, G12. */
const GATE = 10;

/** Eight machines that touch about as many pages as there are frames, and a command at the very beginning and end. */
function memoryHost(): Scenario {
  const pages = 1300;
  const program = [
    { op: "loop", times: null, body: [{ op: "pattern", pattern: "zipf", pages, count: 20_000, writeEvery: 5 }] },
  ] as const;
  const machines = Array.from({ length: 8 }, (_, at) => machine(`m${at}`, program, { memoryBytes: pages * PAGE }));
  const host = {
    pcpus: 4,
    frames: 10_000,
    costs: { ...NO_COSTS, worldSwitch: 1, fault: 2 },
    scheduler: { policy: "rr", params: { timeslice: 50 } },
  };
  return scenario(machines, host);
}

/** A number that depends on everything in the state. */
function digest(state: HostState): number {
  let sum = 0;
  const add = (value: number) => (sum = (Math.imul(sum, 31) + value) | 0);
  const walk = (value: unknown): void => {
    if (typeof value === "number") add(value);
    else if (typeof value === "string") for (const letter of value) add(letter.codePointAt(0)!);
    else if (value instanceof BlockColumn) for (const one of value) add(one);
    else if (value && typeof value === "object") for (const part of Object.values(value)) walk(part);
  };
  walk(state);
  return sum;
}

/** Rows to look at, at random. */
function targets(rows: number): number[] {
  const stream = createStream(3, "seeks");
  return Array.from({ length: SEEKS }, () => 1 + nextInt(stream, rows - 1));
}

function fromZero(trace: Trace, row: number, time: number): HostState {
  const reducer = new HostReducer(trace.info, createHostState(trace.info), null);
  for (const { kinds, times, operands, starts, rows } of trace.chunks)
    for (let at = 0; at < rows && reducer.state.row < row; at += 1)
      reducer.applyRow(kinds[at]!, times[at]!, operands, starts[at]!);
  settleHost(reducer.state, time);
  return reducer.state;
}

let trace: Trace | null = null;
const wholeTrace = () => (trace ??= simulate(memoryHost(), { maxRows: ROWS }));

/** Milliseconds of each seek come back as the result, so that one process can tell their spread. */
const KERNELS: Readonly<Record<string, Kernel>> = {
  keyframes: ([wantsDigest]) => {
    const reader = wholeTrace();
    const rows = targets(reader.rowCount);
    const cursor = new HostCursor();
    return () =>
      rows.map((row) => {
        const state = cursor.at(reader, row, reader.timeOf(row - 1));
        return wantsDigest ? digest(state) : state.row;
      });
  },
  fromZero: ([wantsDigest, count = SEEKS]) => {
    const reader = wholeTrace();
    const rows = targets(reader.rowCount).slice(0, count);
    return () =>
      rows.map((row) => {
        const state = fromZero(reader, row, reader.timeOf(row - 1));
        return wantsDigest ? digest(state) : state.row;
      });
  },
};

/** Milliseconds of one seek, from seeks a second. */
const msOf = (rates: readonly number[]) => (1000 / median(rates)).toFixed(2);

await serveKernels(KERNELS);
await withKernels(import.meta.filename, Object.keys(KERNELS), async ({ keyframes, fromZero: all }) => {
  // Two seeks from zero take as long as many seeks by keyframes; both see the same moments first.
  const few = 2;
  const own = await keyframes!.run([1]);
  const other = await all!.run([1, few]);
  assertSame("states", own.result.slice(0, few), other.result);
  const rates = await interleave([
    { kernel: keyframes!, input: [0], units: SEEKS },
    { kernel: all!, input: [0, few], units: few },
  ]);
  report(
    "G12 seek in a million rows",
    ratiosOf(rates[0]!, rates[1]!),
    GATE,
    `${msOf(rates[0]!)} ms against ${msOf(rates[1]!)} ms from zero`,
  );
});
