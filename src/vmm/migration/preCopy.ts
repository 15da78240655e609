/**
 * Pre-copy: all pages are sent while the machine runs, then again those that it wrote meanwhile, and again; when a rule says
 * so it is stopped, and the rest follows. Source: Clark and others, Live Migration of Virtual Machines, NSDI 2005; the rules
 * of Xen's xc_domain_save.c and of QEMU; domain E.1.
 */
import { GuestWrites } from "./guestWrites.ts";
import { bytesOf, microsecondsFor } from "./link.ts";
import type { Migration, MigrationRound, MigrationSpec, StopReason } from "./spec.ts";

/** Rounds that are made where no rule ends them, and of those that get no further, one after the other. */
const MOST_ROUNDS = 100;
export const MOST_VAIN_ROUNDS = 10;
/** Auto-converge holds the machine back when more than this part of what was sent is dirty again, twice running. */
const HIGH_DIRTY_RATE = 0.5;
const HIGH_BEFORE_THROTTLE = 2;

export interface Rounds {
  readonly rounds: readonly MigrationRound[];
  readonly stoppedBy: StopReason;
  /** Pages that are dirty when the machine is stopped. */
  readonly dirty: Uint8Array;
  readonly left: number;
  readonly timesSent: Uint8Array;
}

/** The rounds of a pre-copy, at most `most`. */
export function roundsOf(spec: MigrationSpec, most = MOST_ROUNDS): Rounds {
  const { machine, link, stop } = spec;
  const writes = new GuestWrites(spec);
  const timesSent = new Uint8Array(machine.pages);
  const rounds: MigrationRound[] = [];
  let toSend = new Uint8Array(machine.pages).fill(1);
  let pages = machine.pages;
  let throttle = 0;
  let high = 0;
  let stoppedBy: StopReason | null = stop.rule === "qemu" && fits(spec, pages, machine.zeroPages) ? "limit" : null;
  while (stoppedBy === null) {
    const bytesPerSecond = rateOf(spec, rounds.at(-1));
    // Pages of zeros are written by nobody: they are sent once.
    const bytes = bytesOf(link, pages, rounds.length === 0 ? machine.zeroPages : 0);
    const us = microsecondsFor(link, bytes, bytesPerSecond);
    for (let page = 0; page < toSend.length; page += 1)
      if (toSend[page] === 1 && timesSent[page]! < 255) timesSent[page]! += 1;
    writes.clear();
    writes.run(us, throttle);
    rounds.push({ pages, bytes, us, bytesPerSecond, throttle, dirtied: writes.count });
    toSend = writes.dirty.slice();
    pages = writes.count;
    stoppedBy = reasonToStop(spec, rounds, most);
    high = pages * link.pageBytes > HIGH_DIRTY_RATE * bytes ? high + 1 : 0;
    if (spec.throttle && high >= HIGH_BEFORE_THROTTLE) {
      const { first, step, most: limit } = spec.throttle;
      throttle = throttle === 0 ? first : Math.min(limit, throttle + step);
      high = 0;
    }
  }
  return { rounds, stoppedBy, dirty: toSend, left: pages, timesSent };
}

/** The rate of the next round. */
function rateOf({ link, rates }: MigrationSpec, last: MigrationRound | undefined): number {
  if (!rates) return link.bytesPerSecond;
  if (!last) return Math.min(rates.first, link.bytesPerSecond);
  const dirtied = last.us === 0 ? 0 : Math.floor((last.dirtied * link.pageBytes * 1_000_000) / last.us);
  return Math.max(1, Math.min(link.bytesPerSecond, dirtied + rates.step));
}

/** Whether `pages` can be sent within QEMU's limit. */
function fits({ link, stop }: MigrationSpec, pages: number, zeros: number): boolean {
  return (
    stop.rule === "qemu" &&
    microsecondsFor(link, bytesOf(link, pages, zeros), link.bytesPerSecond) <= stop.downtimeLimitUs
  );
}

function reasonToStop(spec: MigrationSpec, rounds: readonly MigrationRound[], most: number): StopReason | null {
  const { pages, dirtied } = rounds.at(-1)!;
  const { stop } = spec;
  if (stop.rule === "qemu" && fits(spec, dirtied, 0)) return "limit";
  if (stop.rule === "xen") {
    if (dirtied < stop.fewPages) return "few";
    if (dirtied >= pages) return "noProgress";
    if (rounds.length >= stop.mostRounds) return "rounds";
    if (sum(rounds, (round) => round.pages) > stop.mostVolume * spec.machine.pages) return "volume";
  }
  const recent = rounds.slice(-MOST_VAIN_ROUNDS);
  const isVain =
    !spec.throttle && recent.length === MOST_VAIN_ROUNDS && recent.every((round) => round.dirtied >= round.pages);
  return rounds.length >= most || isVain ? "gaveUp" : null;
}

export function preCopy(spec: MigrationSpec): Migration {
  const { link, machine } = spec;
  const { rounds, stoppedBy, dirty, left, timesSent } = roundsOf(spec);
  const ofRounds = {
    kind: "preCopy",
    rounds,
    stoppedBy,
    missingPages: 0,
    faults: null,
    timesSent,
  } as const;
  const sentPages = sum(rounds, (round) => round.pages);
  const sentBytes = sum(rounds, (round) => round.bytes);
  const running = sum(rounds, (round) => round.us);
  // It is cancelled: the source goes on, and the destination has nothing.
  if (stoppedBy === "gaveUp")
    return { ...ofRounds, lastPages: 0, downtime: null, totalUs: running, sentPages, sentBytes };
  const bytes = bytesOf(link, left, rounds.length === 0 ? machine.zeroPages : 0);
  for (let page = 0; page < dirty.length; page += 1)
    if (dirty[page] === 1 && timesSent[page]! < 255) timesSent[page]! += 1;
  const downtime = {
    copyUs: microsecondsFor(link, bytes, link.bytesPerSecond),
    stateUs: microsecondsFor(link, machine.stateBytes, link.bytesPerSecond),
    activateUs: spec.activateUs,
  };
  return {
    ...ofRounds,
    lastPages: left,
    downtime,
    totalUs: running + downtime.copyUs + downtime.stateUs + downtime.activateUs,
    sentPages: sentPages + left,
    sentBytes: sentBytes + bytes + machine.stateBytes,
  };
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
