/**
 * Short hashes of all that a trace says, for comparing runs with those of an earlier core: the decoded events, the run
 * queues, the lanes, and the figures at the end. How rows are laid out and where chunks are cut does not enter them.
 *
 * `test/oracles/traceHashes.jsonl` holds scenarios with the hashes of their traces. Its first line says how it was made and
 * which fields there were then: a field that is added later does not disturb, one that changes or goes away does.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hostShape, Run } from "../../src/engine/run.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { Tick } from "../../src/model/units.ts";
import { hostAt, HostCursor } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { Trace } from "../../src/trace/trace.ts";
import { lanesOf, readAll } from "./traceContent.ts";

/** Fields by name in sorted order, the elements of a list, or (`true`) a value without parts. */
type Shape = true | readonly [Shape] | { readonly [field: string]: Shape };

export interface KnownFields {
  /** Index: kind of event. */
  readonly events: Readonly<Record<string, Shape>>;
  /** Of the host's state. */
  readonly figures: Shape;
}

export interface TraceHashes {
  /** Every event but the orders of run queues, in order, with its time. */
  readonly events: string;
  /** The run queues at the end of each moment at which they are not as before, with the moment. */
  readonly queues: string;
  /** The intervals of all pCPUs and vCPUs. */
  readonly lanes: string;
  /** The host after the last event. */
  readonly figures: string;
}

export interface StoredRun extends TraceHashes {
  readonly title: string;
  readonly link: string;
  /** The same scenario as the text of a file. */
  readonly file?: string;
  /** No moment from this one on is run. */
  readonly until: Tick;
}

export function storedRuns(): { readonly fields: KnownFields; readonly runs: readonly StoredRun[] } {
  const path = join(import.meta.dirname, "../oracles/traceHashes.jsonl");
  const [head, ...runs] = readFileSync(path, "utf8").trim().split("\n");
  return {
    fields: (JSON.parse(head!) as { fields: KnownFields }).fields,
    runs: runs.map((line) => JSON.parse(line) as StoredRun),
  };
}

/** Hashes of the trace of `scenario`, as far as `fields` knows it. */
export function traceHashes(scenario: Scenario, until: Tick, fields: KnownFields): TraceHashes {
  const trace = readAll(new Run(scenario), Trace.empty(hostShape(scenario)), until);
  const end = hostAt(trace, trace.rowCount, trace.knownUntil);
  const figures = JSON.stringify(known(end, fields.figures));
  return {
    events: hashOf(eventsOf(trace, fields)),
    queues: hashOf(queuesOf(trace)),
    lanes: hashOf(lanesOf(trace).map((lane) => lane.join(","))),
    figures: hashOf([figures]),
  };
}

function hashOf(lines: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest("hex").slice(0, 12);
}

function* eventsOf(trace: TraceReader, { events }: KnownFields): Generator<string> {
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind !== "queueOrder") yield JSON.stringify(known(event, events[event.kind] ?? true));
  }
}

function* queuesOf(trace: TraceReader): Generator<string> {
  const cursor = new HostCursor();
  let before = "";
  for (let row = 1; row <= trace.rowCount; row += 1) {
    const time = trace.timeOf(row - 1);
    if (row < trace.rowCount && trace.timeOf(row) === time) continue;
    const queues = JSON.stringify(cursor.at(trace, row, time).runQueues);
    if (queues !== before) yield `${time} ${queues}`;
    before = queues;
  }
}

/** `value` with the fields of `shape` alone, in their order. */
function known(value: unknown, shape: Shape): unknown {
  if (shape === true || typeof value !== "object" || value === null) return value;
  if (isList(shape)) return Array.from(value as ArrayLike<unknown>, (each) => known(each, shape[0]));
  const fields = new Map(Object.entries(value));
  const kept = Object.entries(shape).filter(([field]) => fields.has(field));
  return Object.fromEntries(kept.map(([field, inner]) => [field, known(fields.get(field), inner)]));
}

function isList(shape: Exclude<Shape, true>): shape is readonly [Shape] {
  return Array.isArray(shape);
}
