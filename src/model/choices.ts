/** Choices of settings that rows and texts name as well: those need the ids, and not the settings. Their order is for ever. */

/** Whose queue is taken from when queues are rebalanced. */
export const REBALANCING_VICTIMS = ["longest", "random"] as const;

/** How extents of a volume are placed on disks. */
export const ALLOCATION_POLICIES = ["contiguous", "cling", "normal", "anywhere"] as const;

/** Which hole of a memory region is taken. */
export const FITS = ["first", "next", "best", "worst", "buddy"] as const;

/** In which order a disk serves the requests that wait for it. */
export const DISK_SCHEDULERS = ["fcfs", "sstf", "scan", "cscan", "look", "clook"] as const;
