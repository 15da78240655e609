/**
 * The kinds of rows that belong to the options of a host: caches, queues that are rebalanced, translation, memory that is taken back or shared, a region, volumes
 * in several parts, copied on write or resident in a tier, jobs, limits of I/O, exits, attempts of guests; and to long queues. A page whose first picture has none of them
 * does without.
 */
import * as caches from "./caches.ts";
import * as changes from "./changes.ts";
import * as cow from "./cow.ts";
import * as exits from "./exits.ts";
import * as ioLimits from "./ioLimits.ts";
import * as isolation from "./isolation.ts";
import * as jobs from "./jobs.ts";
import * as migration from "./migration.ts";
import * as overcommit from "./overcommit.ts";
import * as placement from "./placement.ts";
import * as ratios from "./ratios.ts";
import * as region from "./region.ts";
import * as sharing from "./sharing.ts";
import * as tier from "./tier.ts";
import * as translation from "./translation.ts";
import * as volumes from "./volumes.ts";
import type { RowKind } from "./facts.ts";

export const FURTHER_KINDS = {
  rebalance: caches.rebalance,
  warming: caches.warming,
  warmth: caches.warmth,
  translated: translation.translated,
  tablesWritten: translation.tablesWritten,
  tlbFlushed: translation.tlbFlushed,
  tlbInvalidated: translation.tlbInvalidated,
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
  scanned: sharing.scanned,
  copyBroken: sharing.copyBroken,
  unshared: sharing.unshared,
  seek: volumes.seek,
  lvLaidOut: volumes.lvLaidOut,
  lvReduced: volumes.lvReduced,
  extentMoved: volumes.extentMoved,
  diskState: volumes.diskState,
  ioFailed: volumes.ioFailed,
  ioError: volumes.ioError,
  extentStale: volumes.extentStale,
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
  extentHeld: volumes.extentHeld,
  ioLimit: ioLimits.ioLimit,
  ioHeld: ioLimits.ioHeld,
  ioReleased: ioLimits.ioReleased,
  machineChanged: changes.machineChanged,
  jobShared: jobs.jobShared,
  frozen: cow.frozen,
  thawed: cow.thawed,
  chunkMerged: cow.chunkMerged,
  tierHit: tier.tierHit,
  tierMiss: tier.tierMiss,
  tierTaken: tier.tierTaken,
  tierCopy: tier.tierCopy,
  tierCopied: tier.tierCopied,
  tierLeft: tier.tierLeft,
  tierClosed: tier.tierClosed,
  tierWaitEnded: tier.tierWaitEnded,
  memoryKept: cow.memoryKept,
  ratioOrder: ratios.ratioOrder,
  backupMade: cow.backupMade,
  backupRestored: cow.backupRestored,
  backupDeleted: cow.backupDeleted,
  migrationBegan: migration.migrationBegan,
  migrationRound: migration.migrationRound,
  migrationRoundDone: migration.migrationRoundDone,
  migrationStopped: migration.migrationStopped,
  migrationEnded: migration.migrationEnded,
  migrationSwitched: migration.migrationSwitched,
  networkFault: migration.networkFault,
  exited: exits.exited,
  throttled: exits.throttled,
  migrationRate: migration.migrationRate,
  migrationThrottled: migration.migrationThrottled,
  linkState: migration.linkState,
  hostState: migration.hostState,
  migrationVolumes: migration.migrationVolumes,
  migrationVolumesDone: migration.migrationVolumesDone,
  rebased: cow.rebased,
  zeroed: cow.zeroed,
  placed: placement.placed,
  loadCompared: placement.loadCompared,
  maintenance: placement.maintenance,
  restartPlanned: placement.restartPlanned,
  attempted: isolation.attempted,
  leftOver: isolation.leftOver,
  fileShared: sharing.fileShared,
  fileDropped: sharing.fileDropped,
} as const satisfies Readonly<Record<string, RowKind>>;
