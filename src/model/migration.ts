/** Words about machines that move from host to host (domain E). Each list is the order of the numbers used in trace columns. */

/**
 * How a machine moves. What it is while it is off has one way only, and is called `offline`. `postCopy`: it goes on at the
 * destination at once, and its pages follow; `hybrid`: all pages are sent once before that, and those follow that it wrote
 * meanwhile.
 */
export const MIGRATION_MODES = ["offline", "stopAndCopy", "preCopy", "postCopy", "hybrid"] as const;
export type MigrationMode = (typeof MIGRATION_MODES)[number];

/**
 * Why a machine that moves stands still: its way of moving says so (`mode`), it was paused; or a rule of pre-copy, Xen's
 * (`fewPages` are left, so many `rounds` were made, so much was `sent`, and `noProgress`) or QEMU's (`downtime`); or it was
 * told to go on at the destination (`switch`).
 */
export const MIGRATION_STOPS = [
  "mode",
  "paused",
  "fewPages",
  "rounds",
  "sent",
  "noProgress",
  "downtime",
  "switch",
] as const;
export type MigrationStop = (typeof MIGRATION_STOPS)[number];

/**
 * `aborted`, `failed` (the link or a host has): it is where it was, as if nothing had been. After it has gone on at the
 * destination: `lost`, as pages of it are nowhere any more; `off`: it was turned off before all its pages had come.
 */
export const MIGRATION_OUTCOMES = ["done", "aborted", "failed", "lost", "off"] as const;
export type MigrationOutcome = (typeof MIGRATION_OUTCOMES)[number];
