/**
 * The kinds of rows: everything that changes what can be seen, with the reason for each decision as data. The core tells
 * them (`recorder.ts`), traces hold them as integers (`trace/rows.ts`), the view reads them back as objects.
 *
 * No sentence stands here: `i18n/explain` makes sentences, the quiz and the screen reader use the same data.
 */
import type { Tick } from "../units.ts";
import type { RowKind } from "./facts.ts";
import { numbersOf, sizeOf } from "./fields.ts";
import type { FURTHER_KINDS } from "./further.ts";
import * as lifecycle from "./lifecycle.ts";
import * as memory from "./memory.ts";
import * as processor from "./processor.ts";
import * as storage from "./storage.ts";

/** The kinds, in the order of their numbers in the trace. Append only: links do not carry them, exported files do. */
export const EVENT_KINDS = [
  "commandDone",
  "commandFailed",
  "vmState",
  "ready",
  "vcpuState",
  "queueOrder",
  "dispatch",
  "pcpuPhase",
  "leave",
  "round",
  "hit",
  "fault",
  "evict",
  "reserve",
  "map",
  "frameWait",
  "free",
  "ioQueued",
  "ioStarted",
  "ioDone",
  "ioCancelled",
  "lvAllocated",
  "lvFreed",
  "quiet",
  "zeno",
  "standing",
  "timeslice",
  "weight",
  "barrier",
  "rebalance",
  "warming",
  "warmth",
  "listed",
  "unlisted",
  "ghostHit",
  "wait",
  "withheld",
  "counted",
  "writtenOut",
  "givenUp",
  "translated",
  "tablesWritten",
  "tlbFlushed",
  "tlbInvalidated",
  "allocated",
  "freed",
  "compacted",
  "noRoom",
  "freeList",
  "memoryState",
  "memoryTargets",
  "inflate",
  "deflate",
  "hostSwap",
  "memoryHold",
  "memoryLimit",
  "balloonSwitch",
  "quota",
  "load",
  "scanned",
  "copyBroken",
  "unshared",
  "seek",
  "lvLaidOut",
  "lvReduced",
  "extentMoved",
  "diskState",
  "ioFailed",
  "ioError",
  "extentStale",
  "jobBegun",
  "jobProgress",
  "jobEnded",
  "restoredToSwap",
  "snapshotTaken",
  "snapshotDeleted",
  "reverted",
  "cloned",
  "copiedOut",
  "storeOverflowed",
  "mergedBack",
  "thinShared",
  "thinWritten",
  "thinDiscarded",
  "thinDropped",
  "poolLow",
  "poolFull",
  "poolWaitEnded",
  "poolExtended",
  "extentHeld",
  "ioLimit",
  "ioHeld",
  "ioReleased",
  "machineChanged",
  "jobShared",
  "frozen",
  "thawed",
  "chunkMerged",
  "tierHit",
  "tierMiss",
  "tierTaken",
  "tierCopy",
  "tierCopied",
  "tierLeft",
  "tierClosed",
  "tierWaitEnded",
  "memoryKept",
  "ratioOrder",
  "backupMade",
  "backupRestored",
  "backupDeleted",
  "migrationBegan",
  "migrationRound",
  "migrationRoundDone",
  "migrationStopped",
  "migrationEnded",
  "migrationSwitched",
  "networkFault",
  "exited",
  "throttled",
  "migrationRate",
  "migrationThrottled",
  "linkState",
  "hostState",
  "migrationVolumes",
  "migrationVolumesDone",
  "rebased",
  "zeroed",
  "placed",
  "loadCompared",
  "maintenance",
  "restartPlanned",
  "attempted",
  "leftOver",
  "fileShared",
  "fileDropped",
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** The kinds of rows that every host can have. */
const FIRST_KINDS = {
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
  listed: memory.listed,
  unlisted: memory.unlisted,
  ghostHit: memory.ghostHit,
  wait: processor.wait,
  withheld: processor.withheld,
  counted: memory.counted,
  writtenOut: memory.writtenOut,
  givenUp: memory.givenUp,
  quota: memory.quota,
  load: memory.load,
} as const satisfies Readonly<Record<string, RowKind>>;

type Kinds = typeof FIRST_KINDS & typeof FURTHER_KINDS;

/** What is known of the kinds. Those of a host's options are learned before the first row of one comes. */
export const ROWS = { ...FIRST_KINDS } as Kinds;

type Bodies = { readonly [Kind in EventKind]: Kinds[Kind] extends RowKind<infer Said> ? Said : never };
/** What a row of that kind says. */
export type Body<Kind extends EventKind> = Bodies[Kind];

/** A row, read. */
export type TraceEvent = {
  [Kind in EventKind]: { readonly time: Tick; readonly kind: Kind } & Body<Kind>;
}[EventKind];

/** Numbers of the kinds, as they stand in rows. */
export const ROW = numbersOf(EVENT_KINDS);

const steps = new Set<EventKind>();

/** The kinds, of those that are known, at which stepping by event stops. */
export const STEP_KINDS: ReadonlySet<EventKind> = steps;

/** From now on these kinds are known, too. */
export function learnKinds(kinds: Readonly<Partial<Record<EventKind, RowKind>>>): void {
  Object.assign(ROWS, kinds);
  for (const kind of EVENT_KINDS) if (kinds[kind]?.isStep) steps.add(kind);
}

learnKinds(FIRST_KINDS);

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
