/**
 * Traces made of drawings, for tests of the chart and the transport. Nothing is simulated; a letter is a tick:
 *
 * ```
 * pCPU 0   "AAa0#BB..A"    A: vCPU 0 runs, a: an exit for it, 0: it spins, #: switch to whoever follows, `.` idle
 * vCPU 0   "00--FF.P.s"    0: runs on pCPU 0, s: spins there, -: ready, F D V h P: waits for page, disk, device, halted, paused
 * ```
 *
 * Equal neighbours are one interval; `,` ends an interval, `|` a chunk (in all lanes, or in none).
 */
import { INTERVAL_KINDS, type IntervalKind, type LaneColumns } from "../../src/trace/intervals.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { TraceChunk } from "../../src/trace/chunk.ts";
import { createHostState } from "../../src/trace/host/reducer.ts";
import type { HostInfo, HostState, PcpuStateView } from "../../src/trace/hostState.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { isCutBefore } from "./cutIntervals.ts";
import { chunksOf } from "./fakeChunks.ts";
import { fakeHost, fakeInfo, type FakeMachine } from "./fakeHost.ts";

export interface DrawnTrace {
  readonly machines?: readonly FakeMachine[];
  readonly pcpus: readonly string[];
  readonly vcpus?: readonly string[];
  /** In order of time. */
  readonly events?: readonly TraceEvent[];
  /** Default: the length of the longest drawing. */
  readonly knownUntil?: number;
  readonly isComplete?: boolean;
  /** Run queues of the host, or of each pCPU. */
  readonly queues?: number;
  /** Rows of a chunk; default: all are in one. */
  readonly chunkRows?: number;
}

export interface FakeTrace extends TraceReader {
  /** The host as it is drawn at `time`. */
  readonly hostAt: (row: number, time: number) => HostState;
}

const WAITS: Readonly<Record<string, IntervalKind>> = {
  "-": "ready",
  F: "blockedFault",
  D: "blockedDisk",
  V: "blockedDevice",
  h: "halted",
  P: "paused",
};

interface Look {
  readonly kind: IntervalKind;
  readonly other: number;
}

function pcpuLook(letter: string, rest: string): Look {
  if (letter === "#")
    return { kind: "switch", other: (/[A-Z]/i.exec(rest)?.[0] ?? "A").toUpperCase().charCodeAt(0) - 65 };
  if (/\d/.test(letter)) return { kind: "spin", other: Number(letter) };
  if (letter === "^") return { kind: "warm", other: 0 };
  const isExit = letter !== letter.toUpperCase();
  return { kind: isExit ? "exit" : "guest", other: letter.toUpperCase().charCodeAt(0) - 65 };
}

function vcpuLook(letter: string): Look {
  const wait = WAITS[letter];
  if (letter === "s") return { kind: "spin", other: 0 };
  return wait ? { kind: wait, other: -1 } : { kind: "running", other: Number(letter) };
}

function draw(drawing: string, look: (letter: string, rest: string) => Look): LaneColumns[] {
  let time = 0;
  return drawing.split("|").map((chunk, index, all) => {
    const start: number[] = [];
    const end: number[] = [];
    const looks: Look[] = [];
    let before = "";
    for (const [at, letter] of [...chunk].entries()) {
      if (letter !== "," && letter !== ".") {
        if (letter === before) end[end.length - 1] = time + 1;
        else {
          start.push(time);
          end.push(time + 1);
          looks.push(look(letter, chunk.slice(at + 1)));
        }
      }
      before = letter;
      if (letter !== ",") time++;
    }
    return {
      start: Float64Array.from(start),
      end: Float64Array.from(end),
      kind: Uint8Array.from(looks, ({ kind }) => INTERVAL_KINDS.indexOf(kind)),
      other: Int32Array.from(looks, ({ other }) => other),
      isCut: isCutBefore(all, index),
    };
  });
}

function lengthOf(drawing: string): number {
  return drawing.replaceAll(/[,|]/g, "").length;
}

const IDLE: PcpuStateView = {
  phase: "idle",
  since: 0,
  sinceBefore: 0,
  settled: 0,
  vcpu: -1,
  isWarm: false,
  last: -1,
  timeslice: -1,
  dispatchedAt: 0,
  guest: 0,
  spin: 0,
  warm: 0,
  exit: 0,
  switch: 0,
  idle: 0,
  switches: 0,
};

function between(chunks: readonly LaneColumns[] | undefined, from: number, to: number): readonly LaneColumns[] {
  return (chunks ?? []).filter(({ start, end }) => start.length > 0 && end.at(-1)! > from && start[0]! < to);
}

/** The trace that was drawn. Steps of any unit are its events, one by one. */
export function fakeTrace({
  machines = [],
  pcpus,
  vcpus = [],
  events = [],
  queues = 1,
  chunkRows,
  ...rest
}: DrawnTrace): FakeTrace {
  const length = Math.max(0, ...[...pcpus, ...vcpus].map(lengthOf));
  const { knownUntil = length, isComplete = true } = rest;
  const info: HostInfo = { ...fakeInfo({ machines }), pcpus: pcpus.length, queues };
  const pcpuLanes = pcpus.map((drawing) => draw(drawing, pcpuLook));
  const vcpuLanes = info.vcpus.map((_, vcpu) => draw(vcpus[vcpu] ?? "", vcpuLook));
  // A complete run ends with its last event, so there is one.
  const rows: readonly TraceEvent[] = isComplete ? [...events, { kind: "quiet", time: knownUntil }] : events;
  const eventAt = (row: number): TraceEvent => {
    const event = rows[row];
    if (!event) throw new Error(`no row ${row} in a trace of ${rows.length}`);
    return event;
  };
  const rowsWhere = ({ firstRow, rows: count }: TraceChunk, isWanted: (event: TraceEvent) => boolean) =>
    Uint32Array.from([...Array(count).keys()].filter((row) => isWanted(eventAt(firstRow + row))));
  const rowsUpTo = (time: number) => rows.filter((event) => event.time <= time).length;
  return {
    info,
    chunks: chunksOf(
      rows.map(({ time }) => time),
      knownUntil,
      isComplete,
      chunkRows,
    ),
    keyframes: { upTo: (at) => ({ at, copy: createHostState(info), bytes: 0 }) },
    after() {
      return this;
    },
    rowCount: rows.length,
    knownUntil,
    isComplete,
    timeOf: (row) => eventAt(row).time,
    kindOf: (row) => eventAt(row).kind,
    eventAt,
    rowsUpTo,
    hostAt: (row, time) => drawnHost({ machines, pcpus, queues }, time, row),
    nextStep: (row, _unit, direction) =>
      direction > 0 ? (row < rows.length ? row + 1 : null) : row > 0 ? row - 1 : null,
    rowsOf: (chunk, kinds) => rowsWhere(chunk, ({ kind }) => kinds.includes(kind)),
    switchesOf: (chunk) => rowsWhere(chunk, (event) => event.kind === "dispatch" && event.switched),
    pcpuLane: (pcpu, from, to) => between(pcpuLanes[pcpu], from, to),
    vcpuLane: (vcpu, from, to) => between(vcpuLanes[vcpu], from, to),
    marks: (kinds, from, to, limit) =>
      rows
        .map(({ kind, time }, row) => ({ row, time, kind }))
        .filter(({ kind, time }) => kinds.includes(kind) && time >= from && time < to)
        .slice(0, limit),
  };
}

/** The host as the drawings show it at `time`; `runQueues` are empty unless given. */
export function drawnHost(
  { machines = [], pcpus, queues = 1 }: Pick<DrawnTrace, "machines" | "pcpus" | "queues">,
  time: number,
  row = 0,
  runQueues: number[][] = Array.from({ length: queues }, () => []),
): HostState {
  const at = Math.floor(time);
  return {
    ...fakeHost(fakeInfo({ machines }), { time: at, row }),
    runQueues,
    pcpus: pcpus.map((drawing): PcpuStateView => {
      const plain = drawing.replaceAll(/[,|]/g, "");
      const letter = plain[at] ?? ".";
      if (letter === ".") return IDLE;
      const { kind, other } = pcpuLook(letter, plain.slice(at + 1));
      return { ...IDLE, phase: kind === "switch" || kind === "exit" || kind === "spin" ? kind : "guest", vcpu: other };
    }),
  };
}
