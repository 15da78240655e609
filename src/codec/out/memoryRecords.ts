/** What a report tells of memory: every reference with what the replacement policy did for it, and the policy's state. */
import type { VictimReason } from "../../model/events.ts";
import type { Tick } from "../../model/units.ts";
import { createLastDistinct, noteDistinct, type LastDistinct } from "../../base/lastDistinct.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import type { MissKind, MissKinds } from "../../trace/figures/missKinds.ts";
import { FRAME_BUSY, FRAME_DIRTY, FRAME_REFERENCED } from "../../trace/hostState.ts";
import { ListCursor } from "../../trace/lists/listCursor.ts";
import { oldestOf } from "../../trace/lists/policyList.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vcpuName, vmName } from "./names.ts";

export interface ReferenceRecord {
  readonly time: Tick;
  readonly vm: string;
  readonly vcpu: string;
  readonly page: number;
  readonly write: boolean;
  readonly result: "hit" | "fault";
  /** Frame in which the page was found or put; null while a fault is being served. */
  readonly frame: number | null;
  /** Moment at which the page was there. */
  readonly served: Tick | null;
  /** Page that had to leave for it. */
  readonly victim: { readonly vm: string; readonly page: number; readonly dirty: boolean } | null;
  /** Why that one, and the value that decided. */
  readonly reason: VictimReason | null;
  readonly value: number | null;
  /** Frames whose reference bit was cleared on the way to the victim. */
  readonly cleared: readonly number[];
  /** The hand once the page was there; null for policies without one, and at a hit. */
  readonly hand: number | null;
  /** The list of remembered pages in which the page was found. */
  readonly ghost: string | null;
  /** Different pages among the last references of its machine, this one included: as many as the window has. */
  readonly workingSet: number;
  /** What kind of miss a fault was; null at a hit. */
  readonly miss: MissKind | null;
}

type Draft = { -readonly [Key in keyof ReferenceRecord]: ReferenceRecord[Key] };

/** Every memory reference up to `until` in the order in which it was made. `window`: of the working set, in references. `misses`: of the trace. */
export function referenceRecords(
  trace: TraceReader,
  until: Tick,
  window: number,
  misses: MissKinds,
): ReferenceRecord[] {
  const records: Draft[] = [];
  const open = new Map<number, Draft>();
  const sets = new Map<number, LastDistinct>();
  const rows = trace.rowsUpTo(until);
  for (let row = 0; row < rows; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "hit" || event.kind === "fault") {
      const { vm } = trace.info.vcpus[event.vcpu]!;
      const set = sets.get(vm) ?? createLastDistinct(window);
      sets.set(vm, set);
      const record: Draft = {
        time: event.time,
        vm: vmName(trace, vm),
        vcpu: vcpuName(trace, event.vcpu),
        page: event.page,
        write: event.write,
        result: event.kind,
        frame: event.kind === "hit" ? event.frame : null,
        served: event.kind === "hit" ? event.time : null,
        victim: null,
        reason: null,
        value: null,
        cleared: [],
        hand: null,
        ghost: null,
        workingSet: noteDistinct(set, event.page),
        miss: misses.kindAt(row),
      };
      records.push(record);
      if (event.kind === "fault") open.set(event.vcpu, record);
    } else if (event.kind === "ghostHit") {
      const record = open.get(event.vcpu);
      if (record) record.ghost = trace.info.lists?.[event.list]?.id ?? null;
    } else if (event.kind === "evict") {
      const record = open.get(event.forVcpu);
      if (!record) continue;
      record.victim = { vm: vmName(trace, event.vm), page: event.page, dirty: event.dirty };
      record.reason = event.reason;
      record.value = event.value;
      record.cleared = event.cleared;
    } else if (event.kind === "map") {
      for (const [vcpu, record] of open)
        if (trace.info.vcpus[vcpu]!.vm === event.vm && record.page === event.page) {
          record.frame = event.frame;
          record.served = event.time;
          record.hand = event.hand < 0 ? null : event.hand;
          open.delete(vcpu);
        }
    }
  }
  return records;
}

/** An entry of what the replacement policy keeps: a frame in use, or an entry of one of its lists. */
export interface PolicyStateRecord {
  /** `frames`, in order of their numbers; else the policy's own name of the list, its oldest entry first. */
  readonly list: string;
  /** Whose list it is, where each machine has its own. */
  readonly scope: string | null;
  readonly place: number;
  /** Null: the page is remembered without one. */
  readonly frame: number | null;
  readonly vm: string;
  readonly page: number;
  /** Null for policies without reference bits, and in a list. */
  readonly referenced: boolean | null;
  readonly dirty: boolean | null;
  /** What the policy counts of the page; null where it counts nothing, or in a list. */
  readonly count: number | null;
  /** The hand stands here. */
  readonly hand: boolean;
}

/**
 * What the policy keeps when all that happens up to `until` has happened. Frames whose pages are on their way are left out.
 * `hasBit`: it has reference bits.
 */
export function policyStateRecords(trace: TraceReader, until: Tick, hasBit: boolean): PolicyStateRecord[] {
  const rows = trace.rowsUpTo(until);
  const { frames, hand } = hostAt(trace, rows, until);
  const records: PolicyStateRecord[] = [];
  for (let frame = 0; frame < trace.info.frames; frame += 1) {
    const flags = frames.flags.get(frame);
    if (frames.vm.get(frame) < 0 || (flags & FRAME_BUSY) !== 0) continue;
    records.push({
      list: "frames",
      scope: null,
      place: frame,
      frame,
      vm: vmName(trace, frames.vm.get(frame)),
      page: frames.page.get(frame),
      referenced: hasBit ? (flags & FRAME_REFERENCED) !== 0 : null,
      dirty: (flags & FRAME_DIRTY) !== 0,
      count: trace.info.countsPages ? frames.count.get(frame) : null,
      hand: hand === frame,
    });
  }
  for (const [scope, lists] of new ListCursor().at(trace, rows))
    for (const [number, list] of lists.entries()) {
      const shape = trace.info.lists![number]!;
      for (const [place, { entry, vm, page }] of oldestOf(list, Infinity).entries())
        records.push({
          list: shape.id,
          scope: scope < 0 ? null : vmName(trace, scope),
          place,
          frame: shape.of === "frames" ? entry : null,
          vm: vmName(trace, vm),
          page,
          referenced: null,
          dirty: null,
          count: null,
          hand: false,
        });
    }
  return records;
}
