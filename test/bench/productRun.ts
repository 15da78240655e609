/** Runs of the benchmarks, made as the worker makes them: chunk by chunk, reasons and all. */
import { Run } from "../../src/engine/run.ts";
import { ROW, type EventKind, type TraceEvent } from "../../src/model/rows/table.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { TraceChunk } from "../../src/trace/chunk.ts";
import { decodeRow } from "../../src/trace/rows.ts";
import { job, machine, NO_COSTS, PAGE, references, scenario } from "../support/workloads.ts";
import type { PagedHistory, PagedWorkload, Reference } from "./peers/pagedWorkload.ts";
import { EXPIRED, FINISHED, type Slice, type Workload } from "./peers/workload.ts";

/** All chunks of a run; no moment from `until` on is run. */
export function chunksOf(wanted: Scenario, until = Infinity): TraceChunk[] {
  const run = new Run(wanted);
  const chunks: TraceChunk[] = [];
  for (let chunk = run.advance(until); chunk; chunk = run.advance(until)) chunks.push(chunk);
  return chunks;
}

/** Jobs that only compute, as machines of one vCPU without memory or disks. */
export function jobsScenario({ timeslice, pcpus, jobs }: Workload): Scenario {
  const machines = jobs.map(({ arrival, burst }, at) => job(`job ${at}`, arrival, [burst]));
  return scenario(machines, { pcpus, costs: NO_COSTS, scheduler: { policy: "rr", params: { timeslice } } });
}

export function pagedScenario({ timeslice, pcpus, frames, programs }: PagedWorkload): Scenario {
  const machines = programs.map((program, at) => {
    const body = program.flatMap((operation) =>
      operation < 0 ? [{ op: "compute", ticks: -operation } as const] : references([operation]),
    );
    const memoryBytes = (Math.max(...program) + 1) * PAGE;
    return machine(`machine ${at}`, [{ op: "loop", times: null, body }], { memoryBytes });
  });
  const scheduler = { policy: "rr", params: { timeslice } };
  return scenario(machines, { pcpus, frames, costs: NO_COSTS, scheduler });
}

function* eventsOf(chunks: readonly TraceChunk[]): Generator<TraceEvent> {
  for (const { rows, kinds, times, operands, starts } of chunks)
    for (let row = 0; row < rows; row += 1) yield decodeRow(kinds[row]!, times[row]!, operands, starts[row]!);
}

/** The timeslices in the order of their ends. */
export function slicesOf(chunks: readonly TraceChunk[]): Slice[] {
  const slices: Slice[] = [];
  const starts: number[] = [];
  for (const event of eventsOf(chunks)) {
    if (event.kind === "dispatch") starts[event.pcpu] = event.time + event.switchTicks;
    else if (event.kind === "leave") {
      const reason = event.cause === "expire" ? EXPIRED : FINISHED;
      slices.push({ job: event.vcpu, pcpu: event.pcpu, start: starts[event.pcpu]!, end: event.time, reason });
    }
  }
  return slices;
}

/** References in their order; one that faults is made when its page has come. */
function* referencesOf(chunks: readonly TraceChunk[]): Generator<Reference> {
  for (const event of eventsOf(chunks)) {
    const { time } = event;
    if (event.kind === "hit") yield { time, machine: event.vcpu, page: event.page, frame: event.frame, isFault: false };
    else if (event.kind === "map")
      yield { time, machine: event.vcpu, page: event.page, frame: event.frame, isFault: true };
  }
}

export function rowsOfKind(chunks: readonly TraceChunk[], kind: EventKind): number {
  let count = 0;
  for (const { kinds } of chunks) for (const one of kinds) if (one === ROW[kind]) count += 1;
  return count;
}

/** Of a timeslice that has ended, with no other one of the same vCPU after it. */
export function lastSliceOf(chunks: readonly TraceChunk[]): Slice {
  for (let from = chunks.length - 1; from >= 0; from -= 1) {
    const slices = slicesOf(chunks.slice(from));
    const last = slices.at(-1);
    // It may have begun in a chunk before.
    if (last && last.start !== undefined) return last;
  }
  throw new Error("no timeslice has ended");
}

export function historyOf(chunks: readonly TraceChunk[]): PagedHistory {
  const faults = rowsOfKind(chunks, "fault");
  return {
    references: rowsOfKind(chunks, "hit") + faults,
    faults,
    slices: rowsOfKind(chunks, "leave"),
    lastSlice: lastSliceOf(chunks),
    all: () => referencesOf(chunks),
  };
}
