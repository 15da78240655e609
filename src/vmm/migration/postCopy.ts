/**
 * Post-copy: the machine is stopped, its state is sent, and it goes on at the destination at once. A page that it wants and
 * that is not there is asked for and comes next; meanwhile the others are pushed, from the page that was asked for last
 * outwards. Every page crosses once. Source: Hines and Gopalan, Post-Copy Based Live Virtual Machine Migration Using Adaptive
 * Pre-Paging and Dynamic Self-Ballooning, VEE 2009; domain E.2.
 */
import { createStream } from "../../base/prng.ts";
import { nextPage } from "./guestWrites.ts";
import { bytesOf, microsecondsFor } from "./link.ts";
import { createMissing, nearestMissing, takeMissing, type MissingPages } from "./missingPages.ts";
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

/** The link from when the state is sent until the last page is there: never idle, also while the machine is made to go on. */
class Pushing {
  readonly missing: MissingPages;
  /** When each page that was sent arrives. */
  readonly arrivesAt: Float64Array;
  /** When the next page can be sent; what is sent arrives half a round trip later. */
  freeAt = 0;
  /** Pages are pushed from here outwards. */
  pivot = 0;
  /** All pages below this one are sent, and the last of them arrives then. */
  #sentBelow = 0;
  #lastArrival = 0;
  readonly #half: number;
  readonly #firstZero: number;
  readonly #usOfPage: number;
  readonly #usOfZero: number;

  constructor({ machine, link }: MigrationSpec, isMissing: Uint8Array, zeros: number) {
    this.missing = createMissing(isMissing);
    this.arrivesAt = new Float64Array(machine.pages);
    this.#half = link.roundTripUs / 2;
    this.#firstZero = machine.pages - zeros;
    this.#usOfPage = microsecondsFor(link, link.pageBytes, link.bytesPerSecond);
    this.#usOfZero = microsecondsFor(link, link.zeroBytes, link.bytesPerSecond);
  }

  /** Sends `page` at `from`, or as soon as the link is free. */
  send(page: number, from: number): void {
    takeMissing(this.missing, page);
    this.freeAt = Math.max(this.freeAt, from) + (page >= this.#firstZero ? this.#usOfZero : this.#usOfPage);
    this.arrivesAt[page] = this.freeAt + this.#half;
  }

  /** Pushes pages whose sending begins before `time`, until there are none or `isEnough`. */
  pushUntil(time: number, isEnough: () => boolean = () => false): void {
    while (this.missing.count > 0 && this.freeAt < time && !isEnough())
      this.send(nearestMissing(this.missing, this.pivot), this.freeAt);
  }

  /** When `page` arrives that the machine asks for at `time`: pushing goes on until the source has heard of it. */
  ask(page: number, time: number): { readonly arrives: number; readonly wasAsked: boolean } {
    const heardAt = time + this.#half;
    this.pushUntil(heardAt, () => this.missing.isMissing[page] === 0);
    const wasAsked = this.missing.isMissing[page] === 1;
    if (wasAsked) {
      this.send(page, heardAt);
      this.pivot = page;
    }
    return { arrives: this.arrivesAt[page]!, wasAsked };
  }

  /** When the last of the first `pages` arrives; Infinity while one of them is not sent. */
  allThereAt(pages: number): number {
    // The first one from here on that is missing: none of those before it is ever missing again.
    while (this.#sentBelow < pages && this.missing.isMissing[this.#sentBelow] === 0) {
      this.#lastArrival = Math.max(this.#lastArrival, this.arrivesAt[this.#sentBelow]!);
      this.#sentBelow += 1;
    }
    return this.#sentBelow < pages ? Infinity : this.#lastArrival;
  }

  /** When the last page is there. */
  end(): number {
    this.pushUntil(Infinity);
    return this.freeAt + this.#half;
  }
}

/** What the machine waits for at the destination, and when, counted from when its state is sent, the last page is there. */
function pulled(spec: MigrationSpec, isMissing: Uint8Array, zeros: number): NetworkFaults & { readonly us: number } {
  const { writes } = spec.machine;
  const link = new Pushing(spec, isMissing, zeros);
  const random = createStream(spec.seed, "migration");
  let asked = 0;
  let onTheirWay = 0;
  let waitedUs = 0;
  // In turn, nothing is new after one time round.
  const most =
    writes.perSecond === 0 ? 0 : writes.pattern === "inTurn" || writes.workingSet === 0 ? writes.workingSet : Infinity;
  // The k-th write comes k / rate after the machine has gone on, later by what it has waited.
  for (let k = 0; k < most && link.missing.count > 0; k += 1) {
    const at = spec.activateUs + Math.floor((k * 1_000_000) / writes.perSecond) + waitedUs;
    link.pushUntil(at);
    // From when all that is written has come, nothing is waited for any more.
    if (at >= link.allThereAt(writes.workingSet)) break;
    const page = writes.pattern === "inTurn" ? k : nextPage(random, writes);
    const isMissingNow = link.missing.isMissing[page] === 1;
    const { arrives, wasAsked } = isMissingNow
      ? link.ask(page, at)
      : { arrives: link.arrivesAt[page]!, wasAsked: false };
    if (arrives <= at) continue;
    if (wasAsked) asked += 1;
    else onTheirWay += 1;
    waitedUs += arrives - at;
  }
  return { us: link.end(), asked, onTheirWay, waitedUs };
}
