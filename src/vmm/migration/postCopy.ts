/**
 * Post-copy: the machine is stopped, its state is sent, and it goes on at the destination at once. A page that it wants and
 * that is not there is asked for and comes next; meanwhile the others are pushed, from the page that was asked for last
 * outwards. Every page crosses once. Source: Hines and Gopalan, Post-Copy Based Live Virtual Machine Migration Using Adaptive
 * Pre-Paging and Dynamic Self-Ballooning, VEE 2009; domain E.2.
 */
import { createStream } from "../../base/prng.ts";
import { nextPage } from "./guestWrites.ts";
import { bytesOf, microsecondsFor } from "./link.ts";
import { MissingPages } from "./missingPages.ts";
import { roundsOf } from "./preCopy.ts";
import type { Migration, MigrationSpec, NetworkFaults } from "./spec.ts";

export function postCopy(spec: MigrationSpec): Migration {
  return afterRounds(spec, 0);
}

/** One round of pre-copy first. */
export function hybrid(spec: MigrationSpec): Migration {
  return afterRounds(spec, 1);
}

function afterRounds(spec: MigrationSpec, most: 0 | 1): Migration {
  const { machine, link } = spec;
  const before = most === 1 ? roundsOf(spec, 1) : null;
  const missing = before?.dirty ?? new Uint8Array(machine.pages).fill(1);
  const missingPages = before?.left ?? machine.pages;
  const timesSent = before?.timesSent ?? new Uint8Array(machine.pages);
  for (let page = 0; page < missing.length; page += 1) if (missing[page] === 1) timesSent[page]! += 1;
  const rounds = before?.rounds ?? [];
  const zeros = rounds.length === 0 ? machine.zeroPages : 0;
  const downtime = {
    copyUs: 0,
    stateUs: microsecondsFor(link, machine.stateBytes, link.bytesPerSecond),
    activateUs: spec.activateUs,
  };
  const { us, ...faults } = pulled(spec, missing, zeros);
  const beforeUs = rounds.reduce((sum, round) => sum + round.us, 0);
  return {
    kind: most === 1 ? "hybrid" : "postCopy",
    rounds,
    stoppedBy: null,
    lastPages: 0,
    missingPages,
    downtime,
    totalUs: beforeUs + downtime.stateUs + Math.max(downtime.activateUs, us),
    sentPages: rounds.reduce((sum, round) => sum + round.pages, 0) + missingPages,
    sentBytes:
      rounds.reduce((sum, round) => sum + round.bytes, 0) + bytesOf(link, missingPages, zeros) + machine.stateBytes,
    faults,
    timesSent,
  };
}

/** From when the state is sent until the last page is there: the link is never idle, also while the machine is made to go on. */
function pulled(spec: MigrationSpec, isMissing: Uint8Array, zeros: number): NetworkFaults & { readonly us: number } {
  const { machine, link } = spec;
  const { writes } = machine;
  const missing = new MissingPages(isMissing);
  const random = createStream(spec.seed, "migration");
  const firstZero = machine.pages - zeros;
  const usOfPage = microsecondsFor(link, link.pageBytes, link.bytesPerSecond);
  const usOfZero = microsecondsFor(link, link.zeroBytes, link.bytesPerSecond);
  const half = link.roundTripUs / 2;
  let pivot = 0;
  /** When the link is free again; what is sent arrives half a round trip later. */
  let freeAt = 0;
  const arrivesAt = new Float64Array(machine.pages);
  const send = (page: number, from: number) => {
    missing.take(page);
    freeAt = Math.max(freeAt, from) + (page >= firstZero ? usOfZero : usOfPage);
    arrivesAt[page] = freeAt + half;
  };
  let asked = 0;
  let onTheirWay = 0;
  let waitedUs = 0;
  const isActive = writes.perSecond > 0 && writes.workingSet > 0;
  // The k-th write comes k / rate after the machine has gone on, later by what it has waited.
  for (let k = 0; isActive && missing.count > 0; k += 1) {
    const at = spec.activateUs + Math.floor((k * 1_000_000) / writes.perSecond) + waitedUs;
    while (missing.count > 0 && freeAt < at) send(missing.nearest(pivot), freeAt);
    const page = writes.pattern === "inTurn" ? k % writes.workingSet : nextPage(random, writes);
    // In turn, nothing is new after one time round.
    if (writes.pattern === "inTurn" && k >= writes.workingSet) break;
    if (missing.has(page)) {
      // Pushing goes on until the source has heard of it.
      while (missing.has(page) && freeAt < at + half) {
        const next = missing.nearest(pivot);
        send(next, freeAt);
      }
      if (missing.has(page)) {
        send(page, at + half);
        pivot = page;
        asked += 1;
      } else onTheirWay += 1;
      waitedUs += arrivesAt[page]! - at;
    } else {
      const arrives = arrivesAt[page]!;
      if (arrives > at) {
        onTheirWay += 1;
        waitedUs += arrives - at;
      }
    }
  }
  while (missing.count > 0) send(missing.nearest(pivot), freeAt);
  return { us: freeAt + half, asked, onTheirWay, waitedUs };
}
