/** Rows about copy-on-write (domain D.5): snapshots and clones of machines, exception stores, and the thin pool. */
import { VM_STATES } from "../states.ts";
import { row } from "./facts.ts";
import { flag, group, id, int, list, word } from "./fields.ts";

/** A machine has another snapshot, which is its current one from now on. */
export const snapshotTaken = row(
  "disk",
  {},
  {
    vm: id,
    snapshot: id,
    /** The snapshot that was current before, -1: none. */
    parent: id,
    /** Place of its command in `scenario.commands`, which has its name. */
    index: int,
    /** What the machine was at that moment. */
    state: word(VM_STATES),
    /** For each volume what keeps it: a thin volume, or an exception store of so many chunks (-1: thin). */
    volumes: list(group({ lv: id, copy: id, chunks: int })),
  },
);

/** A snapshot is gone; its children have its parent now, and so has the machine if it was its current one. */
export const snapshotDeleted = row("disk", {}, { vm: id, snapshot: id, parent: id, index: int });

/** The volumes of a machine are as they were at a snapshot, which is its current one now. */
export const reverted = row(
  "disk",
  {},
  {
    vm: id,
    snapshot: id,
    /** Place of the command that took it. */
    index: int,
    /** Chunks that were copied back from exception stores; with thin volumes chunks that became free. */
    chunks: int,
    isThin: flag,
  },
);

/** A machine was made with the volumes of another. */
export const cloned = row(
  "disk",
  {},
  {
    vm: id,
    base: id,
    /** -1: of the volumes as they are. */
    snapshot: id,
    /** Place of the command that took the snapshot, -1: none. */
    index: int,
    isLinked: flag,
    /** Chunks or extents that were copied; 0 for a linked one. */
    copied: int,
  },
);

/** A chunk of a volume was copied before it was written. `place`: in the store of each snapshot that needed it. */
export const copiedOut = row("disk", {}, { lv: id, chunk: int, copies: list(group({ copy: id, place: int })) });

/** A store had no room for a chunk: the snapshot that it belongs to cannot be read any more. */
export const storeOverflowed = row(
  "disk",
  { isStep: true, tone: "fault" },
  { lv: id, copy: id, chunk: int, chunks: int },
);

/** The exceptions of a store were copied back to its volume at once: it is empty. Not told any more. */
export const mergedBack = row("disk", {}, { lv: id, copy: id, chunks: int });

/** A thin volume has the map of another now: all its chunks are shared. `freed`: chunks that nobody has any more. */
export const thinShared = row("disk", {}, { lv: id, source: id, freed: int });

/** A chunk of a thin volume lies in chunk `place` of the pool now; `from`: the shared one it was copied from, -1: it is new. */
export const thinWritten = row("disk", {}, { lv: id, chunk: int, place: int, from: int, free: int });

/** Chunks of a thin volume were discarded. */
export const thinDiscarded = row("disk", {}, { vm: id, lv: id, chunks: list(int), freed: int });

/** A thin volume is gone. */
export const thinDropped = row("disk", {}, { lv: id, freed: int });

/** The pool has come down to its low mark. */
export const poolLow = row("disk", { isStep: true, tone: "fault" }, { free: int, chunks: int });

/** A write needs more chunks than are free: it fails, or its vCPU waits until there are enough. */
export const poolFull = row(
  "disk",
  { isStep: true, tone: "refused" },
  { vm: id, vcpu: id, lv: id, block: int, needed: int, free: int, isWaiting: flag },
);

/** A write that waited for chunks has them, or nobody waits for it any more. */
export const poolWaitEnded = row("disk", {}, { vm: id, vcpu: id });

/** The thin pool has so many more chunks. */
export const poolExtended = row("disk", {}, { lv: id, chunks: int, total: int });

/** The volumes of a machine are kept as they are now for as long as a job reads them. */
export const frozen = row(
  "disk",
  {},
  {
    vm: id,
    /** For each volume what keeps it, as of a snapshot. */
    volumes: list(group({ lv: id, copy: id, chunks: int })),
  },
);

/** What kept the volumes of a machine for a job is gone. */
export const thawed = row("disk", {}, { vm: id, copies: list(group({ copy: id })) });

/** A chunk was copied from a store back to its volume, and is in the store no longer. */
export const chunkMerged = row("disk", { isSilent: true }, { lv: id, copy: id, chunk: int });

/** A snapshot has the memory of its machine as well. */
export const memoryKept = row(
  "disk",
  {},
  {
    vm: id,
    snapshot: id,
    /** Place of the command that took it. */
    index: int,
    /** The volume with its pages, -1: no page held anything. */
    lv: id,
    pages: int,
  },
);

/** A backup of a machine is complete, and is the last one of it from now on. */
export const backupMade = row(
  "disk",
  { isStep: true },
  {
    vm: id,
    backup: id,
    /** The backup that it builds on, -1: it has everything. */
    base: id,
    /** Place of its command in `scenario.commands`, which has its name. */
    index: int,
    /** For each volume of the machine the volume with its chunks, -1: there are none. */
    volumes: list(group({ copy: id, chunks: int })),
  },
);

/** A backup is about to be copied over the volumes of its machine, or to those of a new one. */
export const backupRestored = row("disk", {}, { vm: id, backup: id, index: int, isNew: flag });

/**
 * What the volumes of a machine do not have themselves is read from those of `base` from now on; -1: from nowhere, they need no
 * other machine any more.
 */
export const rebased = row("disk", {}, { vm: id, base: id, volumes: list(group({ lv: id, backing: id })) });

/** Chunks of an image read as zero from now on, whatever is below; not `isSet`: they do so no longer. */
export const zeroed = row("disk", {}, { lv: id, chunks: list(int), isSet: flag });

/** A backup is gone. `vm`: the machine that it was of, which need not exist any more. */
export const backupDeleted = row("disk", {}, { vm: id, backup: id, index: int });
