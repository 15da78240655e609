/** Choices of settings that rows and texts name as well: those need the ids, and not the settings. Their order is for ever. */

/** Whose queue is taken from when queues are rebalanced. */
export const REBALANCING_VICTIMS = ["longest", "random"] as const;

/** How extents of a volume are placed on disks. */
export const ALLOCATION_POLICIES = ["contiguous", "cling", "normal", "anywhere"] as const;

/**
 * How a volume lies on several disks: stripes, whole copies, copies in pairs that are striped, or stripes with parity, on one
 * disk or on all in turn (left-symmetric, left-asymmetric).
 */
export const LAYOUTS = ["striped", "mirrored", "raid10", "raid4", "raid5ls", "raid5la"] as const;

/** How a disk is: it works, it has failed, or no new extents are taken from it. */
export const DISK_STATES = ["working", "failed", "closed"] as const;

/** Which hole of a memory region is taken. */
export const FITS = ["first", "next", "best", "worst", "buddy"] as const;

/** In which order a disk serves the requests that wait for it. */
export const DISK_SCHEDULERS = ["fcfs", "sstf", "scan", "cscan", "look", "clook"] as const;

/**
 * Policies by which volumes leave a fast tier: those of page replacement that need to know neither the future nor the
 * virtual time of a machine.
 */
export const TIER_POLICIES = [
  "lru",
  "fifo",
  "clock",
  "2q",
  "enhancedClock",
  "nru",
  "aging",
  "lfu",
  "mfu",
  "mru",
  "random",
  "slru",
  "arc",
  "lirs",
  "clockPro",
  "sieve",
  "s3fifo",
] as const;
