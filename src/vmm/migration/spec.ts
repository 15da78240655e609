/**
 * What a migration is of: a machine that goes on writing, a link, and the rules by which one copies. Times are whole
 * microseconds, sizes bytes or pages, rates a second. Source: domain E.
 */

export interface WriteSpec {
  /** Writes a second of guest time, each to one page. */
  readonly perSecond: number;
  /** Pages that are written again and again: the first ones of the machine. */
  readonly workingSet: number;
  /** In turn: page after page, round and round. Hot: nine of ten writes go to the first tenth of the working set. */
  readonly pattern: WritePattern;
}

export const WRITE_PATTERNS = ["inTurn", "atRandom", "hot"] as const;
export type WritePattern = (typeof WRITE_PATTERNS)[number];

export interface MigratedMachine {
  readonly pages: number;
  /** Of these, pages that hold zeros alone, of which a mark is sent: the last ones of the machine. */
  readonly zeroPages: number;
  /** Registers and devices, sent while nobody runs. */
  readonly stateBytes: number;
  readonly writes: WriteSpec;
}

export interface LinkSpec {
  readonly bytesPerSecond: number;
  readonly roundTripUs: number;
  /** A page on the link, with what goes before it. */
  readonly pageBytes: number;
  /** The mark of a page of zeros. */
  readonly zeroBytes: number;
  /** What is sent takes whole ticks of so many microseconds. */
  readonly tickUs: number;
}

/**
 * When pre-copy stops the machine, looked at after each round. Xen: fewer than `fewPages` are left, no fewer than the round
 * before sent, `mostRounds` rounds were made, or more than `mostVolume` times the memory was sent. QEMU: what is left fits into
 * the limit, which it asks before the first round as well; nothing else ends it.
 */
export type StopSpec =
  | { readonly rule: "xen"; readonly fewPages: number; readonly mostRounds: number; readonly mostVolume: number }
  | { readonly rule: "qemu"; readonly downtimeLimitUs: number };

/** Xen's rates: the first round at `first`, each one after at what was dirtied a second plus `step`, the last at the link's. */
export interface RateSpec {
  readonly first: number;
  readonly step: number;
}

/** QEMU's auto-converge: percent of its time that the machine is kept from running. */
export interface ThrottleSpec {
  readonly first: number;
  readonly step: number;
  readonly most: number;
}

export interface MigrationSpec {
  readonly machine: MigratedMachine;
  readonly link: LinkSpec;
  /** Between the last byte and the first instruction at the destination. */
  readonly activateUs: number;
  readonly stop: StopSpec;
  readonly rates: RateSpec | null;
  readonly throttle: ThrottleSpec | null;
  /** Of the writes at random. */
  readonly seed: number;
}

export const MIGRATION_KINDS = ["stopAndCopy", "preCopy", "postCopy", "hybrid"] as const;
export type MigrationKind = (typeof MIGRATION_KINDS)[number];

/** The rule that ended the rounds of a pre-copy; `gaveUp`: none did, in as many rounds as are made. */
export type StopReason = "few" | "noProgress" | "rounds" | "volume" | "limit" | "gaveUp";

/** One pass over what was dirty when it began, while the machine runs. */
export interface MigrationRound {
  readonly pages: number;
  readonly bytes: number;
  readonly us: number;
  readonly bytesPerSecond: number;
  /** Percent of its time that the machine was kept from running. */
  readonly throttle: number;
  /** Different pages that were written meanwhile. */
  readonly dirtied: number;
}

/** Pages that a machine wanted which had not arrived yet. */
export interface NetworkFaults {
  /** Asked for from the source. */
  readonly asked: number;
  /** On the link already. */
  readonly onTheirWay: number;
  /** Time in which the machine waited for pages. */
  readonly waitedUs: number;
}

export interface Migration {
  readonly kind: MigrationKind;
  readonly rounds: readonly MigrationRound[];
  /** Null where there are no rounds to end. */
  readonly stoppedBy: StopReason | null;
  /** Pages sent while nobody ran. */
  readonly lastPages: number;
  /** Pages that were still at the source when the machine went on at the destination. */
  readonly missingPages: number;
  /** Nobody runs: copying, the state, activation. Null: it never came to that. */
  readonly downtime: { readonly copyUs: number; readonly stateUs: number; readonly activateUs: number } | null;
  /** From the first byte to where nothing is left at the source. */
  readonly totalUs: number;
  readonly sentPages: number;
  readonly sentBytes: number;
  readonly faults: NetworkFaults | null;
  /** How often each page was sent. */
  readonly timesSent: Uint8Array;
}

export const downtimeOf = ({ downtime }: Migration): number | null =>
  downtime && downtime.copyUs + downtime.stateUs + downtime.activateUs;
