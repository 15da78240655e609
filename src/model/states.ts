/** States of machines, vCPUs, pCPUs and pages. Each list is the order of the numbers used in trace columns. */

/**
 * Life of a machine (domain A.1). `none`: not defined (before its creation and after its deletion); `saved`: off, and its memory
 * in an image in the pool; `crashed`: its guest has died, its memory is kept.
 */
export const VM_STATES = ["none", "shutOff", "running", "paused", "shuttingDown", "saved", "crashed"] as const;
export type VmLife = (typeof VM_STATES)[number];

/** It has no memory and no vCPU that could do anything: it is not there, or off. */
export function isOff(life: VmLife): boolean {
  return life === "none" || life === "shutOff" || life === "saved";
}

/**
 * Work of the manager that takes time on disks (domain A.6), or on the link to another host. `pull`: pages of a machine that has
 * come, and runs, follow it; `push`: the same where it was. `commit`: what its volumes have themselves goes to those below;
 * `rebase`: others are put below.
 */
export const JOB_KINDS = [
  "save",
  "restore",
  "move",
  "clone",
  "merge",
  "snapshotMemory",
  "revert",
  "resync",
  "backup",
  "restoreBackup",
  "fromBackup",
  "migrate",
  "incoming",
  "pull",
  "push",
  "commit",
  "rebase",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** How a job ended. `failed`: a disk that it needs has. */
export const JOB_OUTCOMES = ["done", "aborted", "failed"] as const;

/**
 * State of a vCPU; each is in exactly one (C1). `finished` is offline after its program ended; `parked` may not run because it
 * is in debt by more than its cap lets it earn in a period (whether the cap took its time is another question: `withheld`),
 * `costopped` because it is too far ahead of the other vCPUs of its machine.
 */
export const VCPU_STATES = [
  "offline",
  "ready",
  "running",
  "blocked",
  "paused",
  "finished",
  "parked",
  "costopped",
] as const;
export type VcpuPhase = (typeof VCPU_STATES)[number];

/** Why a vCPU is blocked. `fault`: waits for a page; `disk`: for a disk; `device`: for a fixed delay; `halt`: idle by its own wish; `ioLimit`: its limit of I/O holds its request back. */
export const BLOCK_REASONS = ["none", "fault", "disk", "device", "halt", "ioLimit"] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

/** What a pCPU does: nothing, switching to a vCPU, running guest code, handling an exit for its vCPU, or running one that spins at a barrier. */
export const PCPU_PHASES = ["idle", "switch", "guest", "exit", "spin"] as const;
export type PcpuPhase = (typeof PCPU_PHASES)[number];

/**
 * Why a vCPU became ready. `unpark`: it has paid off its debt; `requeue`: the policy put it back into its queue;
 * `costart`: the other vCPUs of its machine have caught up.
 */
export const READY_CAUSES = ["arrive", "wake", "preempt", "expire", "unpause", "unpark", "requeue", "costart"] as const;
export type ReadyCause = (typeof READY_CAUSES)[number];

/** Why a vCPU left its pCPU. `costop`: it got too far ahead of the other vCPUs of its machine. */
export const LEAVE_CAUSES = [
  "expire",
  "preempt",
  "block",
  "finish",
  "pause",
  "stop",
  "park",
  "requeue",
  "costop",
] as const;
export type LeaveCause = (typeof LEAVE_CAUSES)[number];

/** How scarce free memory is, where the host takes memory back (domain C.6), from plenty to least. */
export const MEMORY_STATES = ["high", "soft", "hard", "low"] as const;
export type FreeMemoryState = (typeof MEMORY_STATES)[number];

/** Error codes of refused commands (domain A.4), as far as they can occur. */
export const ERROR_CODES = [
  "INVALID_ARG",
  "ALREADY_EXISTS",
  "NO_SUCH_VM",
  "INVALID_STATE",
  "NO_CPU",
  "NO_MEMORY",
  "NO_SPACE",
  "BUSY_JOB",
  "HAS_DEPENDENTS",
  "SNAPSHOT_NOT_FOUND",
  "SNAPSHOT_INVALID",
  "POOL_FULL",
  "VOLUME_IN_USE",
  "TARGET_INCOMPATIBLE",
  "UNREACHABLE",
  "NO_HOST",
  "MAINTENANCE",
  "CONTAINER",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A resource that a machine asked for and the host does not have. Units: vCPUs, pages, extents, units in one piece of the
 * region, chunks of the thin pool, last extents of a volume that were never written, extents of disks for backups.
 */
export const RESOURCES = ["cpu", "memory", "storage", "region", "chunks", "unwritten", "backups"] as const;
export type Resource = (typeof RESOURCES)[number];

export interface Shortage {
  readonly resource: Resource;
  readonly needed: number;
  readonly available: number;
}
