/** What became of each request for a block of the memory region, in the order of the requests. */
import type { Tick, VmUid } from "../../model/units.ts";
import type { TraceReader } from "../reader.ts";

/** Addresses and sizes are in units of the region. */
export interface Placement {
  readonly time: Tick;
  readonly vm: VmUid;
  readonly name: string;
  readonly asked: number;
  /** Address and size of the block, and size of the hole before; null: no hole was large enough. */
  readonly got: { readonly start: number; readonly size: number; readonly hole: number } | null;
}

/** Those in the first `rows` rows of `trace`. */
export function placementsOf(trace: TraceReader, rows: number): Placement[] {
  const placements: Placement[] = [];
  for (const { row } of trace.marks(["allocated", "noRoom"], 0, Infinity, Infinity)) {
    if (row >= rows) break;
    const event = trace.eventAt(row);
    if (event.kind !== "allocated" && event.kind !== "noRoom") continue;
    const { time, vm, asked } = event;
    const name = trace.info.vms[vm]?.name ?? "";
    const got = event.kind === "noRoom" ? null : { start: event.start, size: event.size, hole: event.hole.size };
    placements.push({ time, vm, name, asked, got });
  }
  return placements;
}
