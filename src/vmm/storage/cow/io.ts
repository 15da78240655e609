/** What copy-on-write asks of disks, before anybody knows where on them it is. */

/** One access to consecutive blocks: of a volume itself, or of what keeps the blocks of others. */
export interface CowAccess {
  readonly write: boolean;
  /** First block, counted from the beginning of what is accessed. */
  readonly block: number;
  readonly blocks: number;
  /** The snapshot whose exception store is accessed; -1: the origin, or the thin pool. */
  readonly store: number;
}

/** Accesses that go on at the same time; the next step begins when all of them have ended. */
export type CowStep = readonly CowAccess[];
