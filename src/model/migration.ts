/** Words about machines that move from host to host (domain E). Each list is the order of the numbers used in trace columns. */

/** How a machine moves. What it is while it is off has one way only, and is called `offline`. */
export const MIGRATION_MODES = ["offline", "stopAndCopy", "preCopy"] as const;
export type MigrationMode = (typeof MIGRATION_MODES)[number];

/**
 * Why a machine that moves stands still: its way of moving says so (`mode`), it was paused; or a rule of pre-copy, Xen's
 * (`fewPages` are left, so many `rounds` were made, so much was `sent`, and `noProgress`) or QEMU's (`downtime`).
 */
export const MIGRATION_STOPS = ["mode", "paused", "fewPages", "rounds", "sent", "noProgress", "downtime"] as const;
export type MigrationStop = (typeof MIGRATION_STOPS)[number];

export const MIGRATION_OUTCOMES = ["done", "aborted"] as const;
export type MigrationOutcome = (typeof MIGRATION_OUTCOMES)[number];
