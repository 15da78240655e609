/** What the memory region did in a run, with the free list after it: a table of the report. */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vmName } from "./names.ts";

/** Addresses and sizes are in units of the region; null where something does not apply. */
export interface RegionRecord {
  readonly time: Tick;
  readonly event: "allocated" | "refused" | "freed" | "compacted";
  /** Empty for a compaction. */
  readonly vm: string;
  readonly asked: number | null;
  /** Of the block; `size` with alignment, header and rounding up, of a refused one as well. */
  readonly start: number | null;
  readonly size: number | null;
  /** The hole that it was taken from, as it was; of a freed block, the hole that it has become. */
  readonly holeStart: number | null;
  readonly holeSize: number | null;
  /** Holes looked at. */
  readonly searched: number | null;
  /** Units moved by a compaction. */
  readonly moved: number | null;
  /** The free list from its front: address and size of each hole. */
  readonly free: readonly (readonly [start: number, size: number])[];
}

type Mutable = { -readonly [Key in keyof RegionRecord]: RegionRecord[Key] };

const NOTHING = {
  vm: "",
  asked: null,
  start: null,
  size: null,
  holeStart: null,
  holeSize: null,
  searched: null,
  moved: null,
};

/** In the order in which it was done. */
export function regionRecords(trace: TraceReader, events: Iterable<TraceEvent>): RegionRecord[] {
  const records: Mutable[] = [];
  let free: RegionRecord["free"] = (trace.info.region?.holes ?? []).map(({ start, size }) => [start, size]);
  for (const event of events) {
    const { time } = event;
    if (event.kind === "allocated" || event.kind === "freed") {
      const { asked, start, size, hole } = event;
      const vm = vmName(trace, event.vm);
      const searched = event.kind === "allocated" ? event.searched : null;
      const ofHole = { holeStart: hole.start, holeSize: hole.size };
      records.push({ time, event: event.kind, ...NOTHING, vm, asked, start, size, ...ofHole, searched, free });
    } else if (event.kind === "noRoom") {
      const { asked, needed: size, searched } = event;
      records.push({ time, event: "refused", ...NOTHING, vm: vmName(trace, event.vm), asked, size, searched, free });
    } else if (event.kind === "compacted") {
      records.push({ time, event: "compacted", ...NOTHING, moved: event.moved, free });
    } else if (event.kind === "freeList") {
      free = event.holes.map(({ start, size }) => [start, size]);
      const last = records.at(-1);
      if (last) last.free = free;
    }
  }
  return records;
}
