/** The memory of machines over time, for reports of hosts that take it back. All in pages. */
import { isOff } from "../../model/states.ts";
import type { EventKind } from "../../model/rows/table.ts";
import type { FreeMemoryState } from "../../model/states.ts";
import type { Tick } from "../../model/units.ts";
import { HostCursor } from "../../trace/hostCursor.ts";
import type { HostState } from "../../trace/hostState.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vmName } from "./names.ts";

/** A machine from that moment on, and how scarce free memory is then. */
export interface MemoryRecord {
  readonly time: Tick;
  readonly vm: string;
  readonly configured: number;
  /** What it should have. */
  readonly target: number;
  /** Frames that it has. */
  readonly granted: number;
  readonly active: number;
  readonly ballooned: number;
  /** On the swap volume of the host. */
  readonly swapped: number;
  /** It does not run, because free memory is low. */
  readonly held: boolean;
  readonly freeState: FreeMemoryState;
  readonly free: number;
  /** Pages of it that share frames with equal ones; they are in none of the frames `granted`. */
  readonly shared: number;
}

/** Rows after which somebody's memory may be another. */
const KINDS: ReadonlySet<EventKind> = new Set([
  "memoryState",
  "memoryTargets",
  "inflate",
  "deflate",
  "hostSwap",
  "memoryHold",
  "scanned",
  "copyBroken",
  "unshared",
  "fileShared",
  "fileDropped",
] as const);

/** Each machine whenever the host has done something about memory that concerns it, and at the end. */
export function memoryRecords(trace: TraceReader, until: Tick): MemoryRecord[] {
  const records: MemoryRecord[] = [];
  const shown = new Map<number, string>();
  const cursor = new HostCursor();
  const tell = (state: HostState, time: Tick) => {
    for (const record of recordsOf(trace, state, time)) {
      const { uid, ...told } = record;
      const figures = [
        told.target,
        told.active,
        told.ballooned,
        told.swapped,
        told.held,
        told.granted,
        told.shared,
      ].join();
      if (shown.get(uid) === figures) continue;
      shown.set(uid, figures);
      records.push(told);
    }
  };
  const rows = trace.rowsUpTo(until);
  let isChanged = false;
  for (let row = 1; row <= rows; row += 1) {
    const time = trace.timeOf(row - 1);
    isChanged ||= KINDS.has(trace.eventAt(row - 1).kind);
    if (!isChanged || (row < rows && trace.timeOf(row) === time)) continue;
    isChanged = false;
    tell(cursor.at(trace, row, time), time);
  }
  if (rows > 0) tell(cursor.at(trace, rows, until), until);
  return records;
}

function recordsOf(trace: TraceReader, state: HostState, time: Tick): (MemoryRecord & { readonly uid: number })[] {
  return state.vms.flatMap(({ memory, frames, shared, life }, uid) => {
    if (!memory || isOff(life)) return [];
    const { target, active, ballooned, swapped, isHeld } = memory;
    const { pages: configured } = trace.info.vms[uid]!;
    const figures = { configured, target, granted: frames, active, ballooned, swapped, held: isHeld };
    const free = { freeState: state.freeState, free: state.freeFrames };
    return [{ uid, time, vm: vmName(trace, uid), ...figures, ...free, shared }];
  });
}
