/**
 * The kinds of rows: everything that changes what can be seen, with the reason for each decision as data. The core tells
 * them (`recorder.ts`), traces hold them as integers (`trace/rows.ts`), the view reads them back as objects.
 *
 * No sentence stands here: `i18n/explain` makes sentences, the quiz and the screen reader use the same data.
 */
import type { Tick } from "../units.ts";
import * as cow from "./cow.ts";
import type { RowKind } from "./facts.ts";
import { numbersOf, sizeOf } from "./fields.ts";
import * as jobs from "./jobs.ts";
import * as lifecycle from "./lifecycle.ts";
import * as memory from "./memory.ts";
import * as overcommit from "./overcommit.ts";
import * as processor from "./processor.ts";
import * as region from "./region.ts";
import * as sharing from "./sharing.ts";
import * as storage from "./storage.ts";

/** The kinds, in the order of their numbers in the trace. Append only: links do not carry them, exported files do. */
export const ROWS = {
  commandDone: lifecycle.commandDone,
  commandFailed: lifecycle.commandFailed,
  vmState: lifecycle.vmState,
  ready: processor.ready,
  vcpuState: processor.vcpuState,
  queueOrder: processor.queueOrder,
  dispatch: processor.dispatch,
  pcpuPhase: processor.pcpuPhase,
  leave: processor.leave,
  round: processor.round,
  hit: memory.hit,
  fault: memory.fault,
  evict: memory.evict,
  reserve: memory.reserve,
  map: memory.map,
  frameWait: memory.frameWait,
  free: memory.free,
  ioQueued: storage.ioQueued,
  ioStarted: storage.ioStarted,
  ioDone: storage.ioDone,
  ioCancelled: storage.ioCancelled,
  lvAllocated: storage.lvAllocated,
  lvFreed: storage.lvFreed,
  quiet: lifecycle.quiet,
  zeno: lifecycle.zeno,
  standing: processor.standing,
  timeslice: processor.timeslice,
  weight: lifecycle.weight,
  barrier: processor.barrier,
  rebalance: processor.rebalance,
  warming: processor.warming,
  warmth: processor.warmth,
  listed: memory.listed,
  unlisted: memory.unlisted,
  ghostHit: memory.ghostHit,
  wait: processor.wait,
  withheld: processor.withheld,
  counted: memory.counted,
  writtenOut: memory.writtenOut,
  givenUp: memory.givenUp,
  translated: memory.translated,
  tablesWritten: memory.tablesWritten,
  tlbFlushed: memory.tlbFlushed,
  tlbInvalidated: memory.tlbInvalidated,
  allocated: region.allocated,
  freed: region.freed,
  compacted: region.compacted,
  noRoom: region.noRoom,
  freeList: region.freeList,
  memoryState: overcommit.memoryState,
  memoryTargets: overcommit.memoryTargets,
  inflate: overcommit.inflate,
  deflate: overcommit.deflate,
  hostSwap: overcommit.hostSwap,
  memoryHold: overcommit.memoryHold,
  memoryLimit: overcommit.memoryLimit,
  balloonSwitch: overcommit.balloonSwitch,
  quota: memory.quota,
  load: memory.load,
  scanned: sharing.scanned,
  copyBroken: sharing.copyBroken,
  unshared: sharing.unshared,
  seek: storage.seek,
  lvLaidOut: storage.lvLaidOut,
  lvReduced: storage.lvReduced,
  extentMoved: storage.extentMoved,
  diskState: storage.diskState,
  ioFailed: storage.ioFailed,
  ioError: storage.ioError,
  extentStale: storage.extentStale,
  jobBegun: jobs.jobBegun,
  jobProgress: jobs.jobProgress,
  jobEnded: jobs.jobEnded,
  restoredToSwap: jobs.restoredToSwap,
  snapshotTaken: cow.snapshotTaken,
  snapshotDeleted: cow.snapshotDeleted,
  reverted: cow.reverted,
  cloned: cow.cloned,
  copiedOut: cow.copiedOut,
  storeOverflowed: cow.storeOverflowed,
  mergedBack: cow.mergedBack,
  thinShared: cow.thinShared,
  thinWritten: cow.thinWritten,
  thinDiscarded: cow.thinDiscarded,
  thinDropped: cow.thinDropped,
  poolLow: cow.poolLow,
  poolFull: cow.poolFull,
  poolWaitEnded: cow.poolWaitEnded,
  poolExtended: cow.poolExtended,
  extentHeld: storage.extentHeld,
  ioLimit: storage.ioLimit,
  ioHeld: storage.ioHeld,
  ioReleased: storage.ioReleased,
  machineChanged: lifecycle.machineChanged,
  jobShared: jobs.jobShared,
  frozen: cow.frozen,
  thawed: cow.thawed,
  chunkMerged: cow.chunkMerged,
} as const satisfies Readonly<Record<string, RowKind>>;

export type EventKind = keyof typeof ROWS;

type Bodies = { readonly [Kind in EventKind]: (typeof ROWS)[Kind] extends RowKind<infer Said> ? Said : never };
/** What a row of that kind says. */
export type Body<Kind extends EventKind> = Bodies[Kind];

/** A row, read. */
export type TraceEvent = {
  [Kind in EventKind]: { readonly time: Tick; readonly kind: Kind } & Body<Kind>;
}[EventKind];

/** The kinds in the order of their numbers. */
export const EVENT_KINDS = Object.keys(ROWS) as readonly EventKind[];

/** Numbers of the kinds, as they stand in rows. */
export const ROW = numbersOf(EVENT_KINDS);

/** The kinds at which stepping by event stops. */
export const STEP_KINDS: ReadonlySet<EventKind> = new Set(EVENT_KINDS.filter((kind) => ROWS[kind].isStep));

/** Place of a field among the operands of its rows. Throws where it depends on what stands before it. */
export function placeIn<Kind extends EventKind>(kind: Kind, name: keyof Body<Kind>): number {
  const { names, fields } = ROWS[kind].fields;
  let place = 0;
  for (let at = 0; names[at] !== name; at += 1) {
    const size = sizeOf(fields[at]!);
    if (size === null) throw new Error(`${kind}.${String(name)} has no place of its own`);
    place += size;
  }
  return place;
}

/** Places of several fields, by name. */
export function placesIn<Kind extends EventKind, Name extends keyof Body<Kind> & string>(
  kind: Kind,
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name) => [name, placeIn(kind, name)])) as Record<Name, number>;
}
