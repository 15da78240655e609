/** What the disks of a run with arms served, and where the arm went for it: a table of the report. */
import type { RequestPurpose, SeekReason } from "../../model/events.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vmName } from "./names.ts";

/** A movement of an arm. Cylinders count from 0. */
export interface DiskRecord {
  readonly time: Tick;
  readonly pv: number;
  readonly request: number;
  readonly purpose: RequestPurpose | null;
  readonly vm: string;
  /** When it joined the queue; null where that is not known. */
  readonly queued: Tick | null;
  readonly from: number;
  readonly to: number;
  /** Where the arm turned or began again, in order. */
  readonly via: readonly number[];
  readonly travelled: number;
  /** Cylinders of this arm up to here. */
  readonly total: number;
  readonly reason: SeekReason;
  /** What it was compared by; the meaning is that of the reason. */
  readonly value: number;
  readonly seek: Tick;
  readonly rotation: Tick;
  readonly transfer: Tick;
  readonly until: Tick;
}

/** In the order in which they began. */
export function diskRecords(trace: TraceReader, events: Iterable<TraceEvent>): DiskRecord[] {
  const records: DiskRecord[] = [];
  const waiting = new Map<number, Extract<TraceEvent, { kind: "ioQueued" }>>();
  const totals = new Map<number, number>();
  for (const event of events) {
    if (event.kind === "ioQueued") waiting.set(event.request, event);
    else if (event.kind === "ioCancelled") waiting.delete(event.request);
    else if (event.kind === "seek") {
      const { time, pv, request, from, to, via, travelled, reason, value, seek, rotation, transfer } = event;
      const queued = waiting.get(request);
      waiting.delete(request);
      const total = (totals.get(pv) ?? 0) + travelled;
      totals.set(pv, total);
      records.push({
        time,
        pv,
        request,
        purpose: queued?.purpose ?? null,
        vm: queued && queued.vm >= 0 ? vmName(trace, queued.vm) : "",
        queued: queued?.time ?? null,
        from,
        to,
        via,
        travelled,
        total,
        reason,
        value,
        seek,
        rotation,
        transfer,
        until: time + seek + rotation + transfer,
      });
    }
  }
  return records;
}
