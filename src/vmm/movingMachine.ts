/** A machine on its way from host to host, as plain data, and the rules by which its rounds end (domain E.1). */
import type { MigrationMode, MigrationStop } from "../model/migration.ts";
import type { NetworkSpec } from "../model/scenario.ts";
import type { PageNumber, Tick, VmUid } from "../model/units.ts";
import type { SavedPage } from "./memory/state.ts";
import { createMissing, type MissingPages } from "./migration/missingPages.ts";
import { ticksFor } from "./networkLink.ts";

export interface MovingMachine {
  readonly id: number;
  readonly mode: MigrationMode;
  readonly from: number;
  readonly to: number;
  /** At the source, and what stands for it at the destination. */
  readonly vm: VmUid;
  readonly shell: VmUid;
  /** Its jobs there; other ones from when it has gone on. */
  job: number;
  shellJob: number;
  /** Pages of its memory. */
  readonly pages: number;
  readonly since: Tick;
  /** `running`: a round is sent; `stopped`: the last pages are; `activating`: all that it needs to go on is there; `followed`: it has gone on, and pages follow. */
  phase: "running" | "stopped" | "activating" | "followed";
  /** The round that is sent, from 0 on, when it began, and its pages: 1. */
  round: number;
  roundSince: Tick;
  roundPages: number;
  sending: Uint8Array;
  /** 1: written since the round began. */
  dirty: Uint8Array;
  dirtyCount: number;
  sentPages: number;
  sentBytes: number;
  /** When it stood still, and when it went on at the destination; -1: it has not. */
  stoppedAt: Tick;
  wentOnAt: Tick;
  /** When it goes on; Infinity: not before disks have answered, or something else ends. */
  goesOnAt: Tick;
  /** What is sent after it goes on; null: nothing is. */
  following: FollowingPages | null;
}

/** Pages that are sent when the machine goes on already, or does soon (post-copy). */
export interface FollowingPages {
  /** Those that have not been given to the link. */
  readonly missing: MissingPages;
  /** How many there were. */
  readonly total: number;
  /** How many have not come. */
  toCome: number;
  /** 1: it has not come. */
  readonly isAwaited: Uint8Array;
  /** Pages are pushed from here outwards. */
  pivot: PageNumber;
  /** What the machine wants, and when the source hears of it. */
  asked: readonly { readonly page: PageNumber; readonly at: Tick }[];
  /** What of the pages that have not come holds something, from when the machine has gone on. */
  contents: ReadonlyMap<PageNumber, SavedPage>;
}

/** `isMissing`: 1 for each page that is to follow. */
export function followingPages(isMissing: Uint8Array): FollowingPages {
  const missing = createMissing(isMissing);
  const { count } = missing;
  const isAwaited = isMissing.slice();
  return { missing, total: count, toCome: count, isAwaited, pivot: 0, asked: [], contents: new Map() };
}

/** Pages that a round is of, or that are left when it is over. */
type Counts = Pick<MovingMachine, "round" | "roundPages" | "dirtyCount" | "pages" | "sentPages">;

/** Why no further round of a machine that runs is made; null: one is. */
export function stopReason(counts: Counts, network: NetworkSpec, bytesLeft: number): MigrationStop | null {
  const { round, roundPages, dirtyCount, pages, sentPages } = counts;
  const { stopRule, leastPages, mostRounds, mostSent, downtimeLimit, bytesPerTick } = network;
  if (stopRule === "qemu") return ticksFor(bytesLeft, bytesPerTick) <= downtimeLimit ? "downtime" : null;
  if (dirtyCount <= leastPages) return "fewPages";
  if (round >= mostRounds) return "rounds";
  if (sentPages > mostSent * pages) return "sent";
  return dirtyCount >= roundPages ? "noProgress" : null;
}
