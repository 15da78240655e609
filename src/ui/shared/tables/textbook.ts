/**
 * The textbook table as data: for each of a machine's references around the cursor the content of the frames after it, the
 * frame its page is in, and the victim. "After it" means: just before the machine's next reference, so that a page that had
 * to come from the disk is there; for the present one it means the cursor, or the end of the machine.
 */
import { isOff } from "../../../model/states.ts";
import { referencesAround, type Reference } from "../../../chart/references.ts";
import type { FrameId, PageNumber, VmUid } from "../../../model/units.ts";
import { extentOf, sharedChunks } from "../../../trace/chunkList.ts";
import { HostCursor } from "../../../trace/hostCursor.ts";
import { pageOfMachine, sharedFrameOf } from "../../../trace/figures/sharing.ts";
import type { FrameColumns } from "../../../trace/hostState.ts";
import type { SharedFrameView } from "../../../trace/views/sharing.ts";
import type { TraceReader } from "../../../trace/reader.ts";

/** The frames at one moment, copied: the state of a cursor moves on. */
export interface FrameSnapshot extends Pick<FrameColumns, "vm" | "page" | "flags" | "count"> {
  /** Where the clock hand stands; -1 for policies without one. */
  readonly hand: FrameId | -1;
  /** Frames that pages share; absent where none do. */
  readonly shared?: ReadonlyMap<FrameId, SharedFrameView>;
}

export interface Victim {
  readonly frame: FrameId;
  readonly vm: VmUid;
  readonly page: PageNumber;
  /** Frames whose reference bit was cleared on the way to it. */
  readonly cleared: readonly FrameId[];
}

export interface TextbookColumn {
  readonly reference: Reference;
  readonly frames: FrameSnapshot;
  /** Where the referenced page is, -1 when it is not there yet. */
  readonly frame: FrameId | -1;
  readonly victim: Victim | null;
  /** The last reference before the cursor; those behind it are still to come. */
  readonly when: "past" | "present" | "ahead";
}

/** Share of the columns that belong to what was, where not all references have room. */
const PAST_SHARE = 2 / 3;
/** Columns of the table at most, and the largest host it is made for. */
export const TABLE_COLUMNS = 40;
export const TABLE_MAX_FRAMES = 4096;
/** Rows listed one by one; beyond that only frames the machine uses are. */
const TABLE_ALL_FRAMES = 24;
const TABLE_MAX_ROWS = 48;
/** Rows looked through for what followed one reference. */
const SCAN_ROWS = 4096;

/** Remembers the copied frames by row, so that a step to the next reference replays one moment and not twenty. */
export class SnapshotCache {
  readonly #cursor = new HostCursor();
  readonly #byRow = new Map<number, FrameSnapshot>();
  /** Of the trace whose rows it remembers. */
  #chunks: TraceReader["chunks"] = [];

  /** The frames after `row` rows. */
  at(trace: TraceReader, row: number): FrameSnapshot {
    this.#follow(trace);
    const known = this.#byRow.get(row);
    if (known) return known;
    const { frames, hand, sharing } = this.#cursor.at(trace, row, row > 0 ? trace.timeOf(row - 1) : 0);
    const snapshot = {
      vm: frames.vm.fork(),
      page: frames.page.fork(),
      flags: frames.flags.fork(),
      count: frames.count.fork(),
      hand,
      ...(sharing && sharing.frames.size > 0 ? { shared: new Map(sharing.frames) } : {}),
    };
    this.#byRow.set(row, snapshot);
    return snapshot;
  }

  /** Forgets what is no longer true in `trace`. */
  #follow({ chunks }: TraceReader): void {
    if (chunks === this.#chunks) return;
    const { rows } = extentOf(chunks, sharedChunks(chunks, this.#chunks));
    for (const row of this.#byRow.keys()) if (row > rows) this.#byRow.delete(row);
    this.#chunks = chunks;
  }

  /** Forgets all rows but these. */
  keepOnly(rows: ReadonlySet<number>): void {
    for (const row of this.#byRow.keys()) if (!rows.has(row)) this.#byRow.delete(row);
  }
}

export function frameOfPage({ vm, page, shared }: FrameSnapshot, ofVm: VmUid, ofPage: PageNumber): FrameId | -1 {
  for (let frame = 0; frame < vm.length; frame++) {
    if (vm.get(frame) === ofVm && page.get(frame) === ofPage) return frame;
  }
  return sharedFrameOf(shared, ofVm, ofPage);
}

/**
 * What followed a reference up to `endRow`: the victim of its fault, and the rows after which its column is shown. Those
 * end where the machine stops: the table keeps what was in the frames, not that they were given back.
 */
function consequence(
  trace: TraceReader,
  { row: start, vm, vcpu, page, fault }: Reference,
  endRow: number,
): { readonly shownRow: number; readonly victim: Victim | null } {
  const end = Math.min(endRow, start + SCAN_ROWS);
  let victim: Victim | null = null;
  for (let row = start + 1; row < end; row++) {
    const kind = trace.kindOf(row);
    if (kind !== "evict" && kind !== "vmState") continue;
    const event = trace.eventAt(row);
    if (event.kind === "evict" && fault !== null && event.forVcpu === vcpu && event.forPage === page)
      victim ??= { frame: event.frame, vm: event.vm, page: event.page, cleared: event.cleared };
    if (event.kind === "vmState" && event.vm === vm && isOff(event.state))
      return { shownRow: beforeRelease(trace, row), victim };
  }
  return { shownRow: endRow, victim };
}

/** The first of the rows just before `row` that give frames back and cancel requests. */
function beforeRelease(trace: TraceReader, row: number): number {
  let first = row;
  while (first > 0 && (trace.kindOf(first - 1) === "free" || trace.kindOf(first - 1) === "ioCancelled")) first--;
  return first;
}

/** The references of `vm` that have a column around a cursor with `row` rows applied. */
export interface ShownReferences {
  readonly shown: readonly Reference[];
  /** So many of them lie before the cursor; the last of those is the present one. */
  readonly before: number;
}

export function shownReferences(trace: TraceReader, vm: VmUid, row: number, count: number): ShownReferences {
  const { past, next } = referencesAround(trace, vm, row, count, count);
  const before = Math.min(past.length, Math.max(Math.ceil(count * PAST_SHARE), count - next.length));
  return { shown: [...past.slice(past.length - before), ...next.slice(0, count - before)], before };
}

/** Columns for up to `count` references of `vm` around a cursor that has `row` rows applied; empty without any. */
export function textbookColumns(
  trace: TraceReader,
  vm: VmUid,
  row: number,
  count: number,
  cache: SnapshotCache,
): TextbookColumn[] {
  const { shown, before } = shownReferences(trace, vm, row, count);
  const spans = shown.map((reference, index) => {
    const isPresent = index === before - 1;
    return consequence(trace, reference, isPresent ? row : (shown[index + 1]?.row ?? trace.rowCount));
  });
  cache.keepOnly(new Set(spans.map(({ shownRow }) => shownRow)));
  return shown.map((reference, index) => {
    const { shownRow, victim } = spans[index]!;
    const frames = cache.at(trace, shownRow);
    const when = index === before - 1 ? "present" : index < before ? "past" : "ahead";
    return { reference, frames, frame: frameOfPage(frames, vm, reference.page), victim, when };
  });
}

/** The frames that get a row: all of a small host, else those that held a page of `vm` in any column. `hidden`: the rest. */
export function textbookRows(
  columns: readonly TextbookColumn[],
  vm: VmUid,
  frames: number,
): { readonly shown: readonly FrameId[]; readonly hidden: number } {
  const shown: FrameId[] = [];
  for (let frame = 0; frame < frames && shown.length < TABLE_MAX_ROWS; frame++) {
    if (
      frames <= TABLE_ALL_FRAMES ||
      columns.some(
        ({ frames: { vm: owner, shared } }) => owner.get(frame) === vm || pageOfMachine(shared?.get(frame), vm) >= 0,
      )
    )
      shown.push(frame);
  }
  return { shown, hidden: frames - shown.length };
}
