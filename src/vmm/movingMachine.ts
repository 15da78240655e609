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
  /** Its pages are sent when it has gone on. */
  follows: boolean;
  /** What of its volumes is sent; null: nothing. */
  volumes: MovingVolumes | null;
  /** `volumes`: what they hold is sent; `running`: a round is sent; `stopped`: the last pages are; `activating`: all that it needs to go on is there; `followed`: it has gone on, and pages follow. */
  phase: "volumes" | "running" | "stopped" | "activating" | "followed";
  /** The round that is sent, from 0 on, when it began, and its pages: 1. */
  round: number;
  roundSince: Tick;
  roundPages: number;
  roundBytes: number;
  sending: Uint8Array;
  /** 1: the page holds zeros alone, of which a mark is sent; null: they are sent as all others are. */
  zeros: Uint8Array | null;
  /** Bytes a tick: of the round, the most that it was told to take of the link, and what the guest wrote in the round before. */
  rate: number;
  mostRate: number;
  writeRate: number;
  readonly throttle: Throttle;
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

interface MovingVolumes {
  readonly extents: number;
  readonly since: Tick;
  /** Extents written since, as "volume:extent": they are sent once more. */
  readonly written: Set<string>;
}

/** A machine that is kept from running for a part of its time (QEMU's auto-converge). */
interface Throttle {
  /** 0: it is not. */
  percent: number;
  /** Rounds, one after the other, in which it wrote too much. */
  highRounds: number;
  isHeld: boolean;
  /** When it is held next, or let go. */
  nextAt: Tick;
}

/** A machine that is about to move. */
export function movingMachine(
  what: Pick<MovingMachine, "id" | "mode" | "from" | "to" | "vm" | "shell" | "job" | "shellJob" | "pages" | "since">,
  bytesPerTick: number,
): MovingMachine {
  const { mode, pages, since } = what;
  return {
    ...what,
    follows: mode === "postCopy" || mode === "hybrid",
    volumes: null,
    phase: "running",
    round: 0,
    roundSince: since,
    roundPages: pages,
    roundBytes: 0,
    sending: new Uint8Array(pages).fill(1),
    zeros: null,
    rate: bytesPerTick,
    mostRate: Infinity,
    writeRate: 0,
    throttle: { percent: 0, highRounds: 0, isHeld: false, nextAt: Infinity },
    dirty: new Uint8Array(pages).fill(1),
    dirtyCount: pages,
    sentPages: 0,
    sentBytes: 0,
    stoppedAt: -1,
    wentOnAt: -1,
    goesOnAt: Infinity,
    following: null,
  };
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
type Counts = Pick<MovingMachine, "round" | "roundPages" | "dirtyCount" | "pages" | "sentPages" | "rate">;

/** Why no further round of a machine that runs is made; null: one is. */
export function stopReason(counts: Counts, network: NetworkSpec, bytesLeft: number): MigrationStop | null {
  const { round, roundPages, dirtyCount, pages, sentPages, rate } = counts;
  const { stopRule, leastPages, mostRounds, mostSent, downtimeLimit } = network;
  if (stopRule === "qemu") return ticksFor(bytesLeft, rate) <= downtimeLimit ? "downtime" : null;
  if (dirtyCount <= leastPages) return "fewPages";
  if (round >= mostRounds) return "rounds";
  if (sentPages > mostSent * pages) return "sent";
  return dirtyCount >= roundPages ? "noProgress" : null;
}

/** Bytes a tick of the next round. Xen: little at first, then a step more than was written (Clark and others, 5.3). */
export function rateOfRound({ round, mostRate, writeRate }: MovingMachine, network: NetworkSpec): number {
  const { rate, firstRate, rateStep } = network;
  const wanted = rate === "link" ? Infinity : round === 0 ? firstRate : writeRate + rateStep;
  return Math.max(1, Math.min(wanted, mostRate, mostRateOf(network)));
}

/** Bytes a tick of what is sent while the machine stands still. */
export function mostRateOf({ bytesPerTick, rate, mostRate }: NetworkSpec): number {
  return rate === "link" ? bytesPerTick : Math.min(bytesPerTick, mostRate);
}

/** QEMU: it is held back where twice in a row more than half of what was sent is to be sent again. */
const HIGH_WRITE_RATE = 0.5;
const HIGH_ROUNDS = 2;

/** A round is over that left so many bytes: true where the machine is held back more from now on. */
export function raiseThrottle(
  { throttle, roundBytes }: MovingMachine,
  network: NetworkSpec,
  bytesLeft: number,
): boolean {
  throttle.highRounds = bytesLeft > HIGH_WRITE_RATE * roundBytes ? throttle.highRounds + 1 : 0;
  if (network.throttle === "none" || throttle.highRounds < HIGH_ROUNDS) return false;
  throttle.highRounds = 0;
  const { percent } = throttle;
  const { throttleFirst, throttleStep, throttleMost } = network;
  throttle.percent = Math.min(throttleMost, percent === 0 ? throttleFirst : percent + throttleStep);
  return throttle.percent > percent;
}

/** Bytes on the link of those of `pages` that are set, and of `page`. */
export function bytesOfPages(pages: Uint8Array, zeros: Uint8Array | null, pageBytes: number): number {
  let bytes = 0;
  for (let page = 0; page < pages.length; page += 1)
    if (pages[page] === 1) bytes += bytesOfPage(zeros, page, pageBytes);
  return bytes;
}

export function bytesOfPage(zeros: Uint8Array | null, page: PageNumber, pageBytes: number): number {
  return zeros?.[page] === 1 ? 1 : pageBytes;
}

/** Of `sending`, page after page, what has not crossed when `bytes` have: 1. */
export function notCrossed({ sending, zeros }: MovingMachine, bytes: number, pageBytes: number): Uint8Array {
  const left = sending.slice();
  let sum = 0;
  for (let page = 0; page < left.length; page += 1) {
    if (left[page] === 0) continue;
    sum += bytesOfPage(zeros, page, pageBytes);
    if (sum > bytes) break;
    left[page] = 0;
  }
  return left;
}
