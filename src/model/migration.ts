/** Words about machines that move from host to host (domain E), and about where they are put. Each list is the order of the numbers used in trace columns. */

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

/**
 * Of the hosts that can take a machine: the one with the lowest number; where the fewest pages are left, or the most; or the
 * next one after the host that was chosen last.
 */
export const PLACEMENT_RULES = ["firstFit", "bestFit", "worstFit", "roundRobin"] as const;
export type PlacementRule = (typeof PLACEMENT_RULES)[number];

/** Who has chosen a host: a rule, or somebody in its place. */
export const PLACED_BY = [...PLACEMENT_RULES, "byHand"] as const;
export type PlacedBy = (typeof PLACED_BY)[number];

/** Why a host is looked for: a machine is made; its host is in maintenance, or has failed. */
export const PLACEMENT_CAUSES = ["create", "maintenance", "restart"] as const;
export type PlacementCause = (typeof PLACEMENT_CAUSES)[number];

/**
 * What stands against a host: nothing; it has failed, is in maintenance, has too few vCPUs, pages, guaranteed pages or extents to
 * give; others that belong with the machine are elsewhere, or some that it keeps away from are there; it is of another kind.
 */
export const HOST_REFUSALS = [
  "none",
  "down",
  "maintenance",
  "cpu",
  "memory",
  "guarantee",
  "storage",
  "together",
  "apart",
  "incompatible",
] as const;
export type HostRefusal = (typeof HOST_REFUSALS)[number];

/** What a host has for a machine that is to be put somewhere. */
export interface HostOffer {
  readonly host: number;
  readonly refusal: HostRefusal;
  /** Of what stands against it; 0 where that is no number. */
  readonly needed: number;
  readonly available: number;
  /** Pages that nobody would have been promised there. Below 0: so many too many. */
  readonly left: number;
}

/** What a host does: in maintenance it works, takes no machine, and is emptied. */
export const HOST_STATES = ["working", "failed", "maintenance"] as const;
export type HostCondition = (typeof HOST_STATES)[number];

/** The machine is put on a host by the rule of the scenario. */
export function isPlacedByRule(
  { placement }: { readonly placement?: object },
  { host }: { readonly host?: number },
): boolean {
  return placement !== undefined && host === undefined;
}
