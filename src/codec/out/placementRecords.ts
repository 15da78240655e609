/** Hosts that were looked for, a line for each of them: a table of the report of the host that tells it. */
import type { HostRefusal, PlacementCause, PlacedBy } from "../../model/migration.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vmName } from "./names.ts";

export interface PlacementRecord {
  readonly time: Tick;
  readonly cause: PlacementCause;
  /** Empty where no host takes a new machine. */
  readonly vm: string;
  readonly vcpus: number;
  readonly pages: number;
  readonly rule: PlacedBy;
  /** Number of the host, from 1 on. */
  readonly host: number;
  readonly chosen: boolean;
  /** Null: nothing stands against it. */
  readonly refusal: HostRefusal | null;
  readonly needed: number | null;
  readonly available: number | null;
  /** Pages that nobody would have been promised there. */
  readonly left: number;
}

export function placementRecords(trace: TraceReader, events: Iterable<TraceEvent>): PlacementRecord[] {
  const records: PlacementRecord[] = [];
  for (const event of events) {
    if (event.kind !== "placed") continue;
    const { time, cause, vcpus, pages, rule } = event;
    for (const { host, refusal, needed, available, left } of event.hosts) {
      const isRefused = refusal !== "none";
      records.push({
        time,
        cause,
        vm: vmName(trace, event.vm),
        vcpus,
        pages,
        rule,
        host: host + 1,
        chosen: host === event.host,
        refusal: isRefused ? refusal : null,
        needed: isRefused ? needed : null,
        available: isRefused ? available : null,
        left,
      });
    }
  }
  return records;
}
