/** All that a trace says, in a form that two traces can be compared by: however they were cut into chunks. */
import type { Run } from "../../src/engine/run.ts";
import { INTERVAL_KINDS } from "../../src/trace/intervals.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import type { Trace } from "../../src/trace/trace.ts";
import type { Observed } from "./observed.ts";

/** The rows of a trace, one text each: `time kind {operands}`. */
export function rowsOf(trace: TraceReader): string[] {
  return Array.from({ length: trace.rowCount }, (_, row) => JSON.stringify(trace.eventAt(row)));
}

/** The rows written since row `from`, as numbers: kind, time and operands of each. */
export function writtenSince({ rows }: Observed, from = 0): number[][] {
  const { kinds, times, starts, operands } = rows;
  return Array.from(kinds, (kind, row) => [
    kind,
    times[row]!,
    ...operands.slice(starts[row], starts[row + 1] ?? operands.length),
  ]).slice(from);
}

/** The intervals of every lane, with those joined that a chunk border has cut. */
export function lanesOf(trace: TraceReader): string[][] {
  const { pcpus, vcpus } = trace.info;
  const lanes = [
    ...Array.from({ length: pcpus }, (_, pcpu) => trace.pcpuLane(pcpu, 0, Infinity)),
    ...vcpus.map(({ id }) => trace.vcpuLane(id, 0, Infinity)),
  ];
  return lanes.map((columns) => {
    const joined: { start: number; end: number; what: string }[] = [];
    for (const { start, end, kind, other } of columns)
      for (const [at, from] of start.entries()) {
        const what = `${INTERVAL_KINDS[kind[at]!]} ${other[at]!}`;
        const last = joined.at(-1);
        if (last?.end === from && last.what === what) last.end = end[at]!;
        else joined.push({ start: from, end: end[at]!, what });
      }
    return joined.map(({ start, end, what }) => `${start}-${end} ${what}`);
  });
}

/** `trace` with all chunks of `run` until `until`; `pieces` are moments at which to stop on the way. */
export function readAll(run: Run, trace: Trace, until: number, pieces: readonly number[] = []): Trace {
  let read = trace;
  for (const stop of [...pieces.toSorted((one, other) => one - other), until])
    for (let chunk = run.advance(stop); chunk; chunk = run.advance(stop)) read = read.with(chunk);
  return read;
}
