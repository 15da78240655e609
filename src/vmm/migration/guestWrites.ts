/** The pages that a machine writes while it is copied, as its dirty bitmap has them. */
import { createStream, nextUint32, type RandomStream } from "../../base/prng.ts";
import type { MigrationSpec, WriteSpec } from "./spec.ts";

const US_PER_SECOND = 1_000_000;
/** Nine of ten writes of a hot machine go to a tenth of its working set. */
const HOT = 10;
/** After so many writes at random for each page, one page in e^20 is not written: the bitmap is full. */
const SURELY_ALL = 20;

export class GuestWrites {
  /** 1: written since the last round began. */
  readonly dirty: Uint8Array;
  #count = 0;
  readonly #spec: WriteSpec;
  readonly #random: RandomStream;
  /** Guest time, in microseconds times percent. */
  #ran = 0;
  #written = 0;

  constructor({ machine, seed }: MigrationSpec) {
    this.dirty = new Uint8Array(machine.pages);
    this.#spec = machine.writes;
    this.#random = createStream(seed, "migration");
  }

  /** Pages in the bitmap. */
  get count(): number {
    return this.#count;
  }

  /** The machine runs for `us`, but for `throttle` percent of it. */
  run(us: number, throttle: number): void {
    this.#ran += us * (100 - throttle);
    const until = Math.floor((this.#ran / (100 * US_PER_SECOND)) * this.#spec.perSecond);
    const writes = until - this.#written;
    const begin = this.#written;
    this.#written = until;
    const { workingSet, pattern } = this.#spec;
    if (workingSet === 0) return;
    if (pattern === "inTurn")
      for (let k = 0; k < Math.min(writes, workingSet); k += 1) this.#mark((begin + k) % workingSet);
    else if (writes >= SURELY_ALL * workingSet * (pattern === "hot" ? HOT : 1))
      for (let page = 0; page < workingSet; page += 1) this.#mark(page);
    else for (let k = 0; k < writes; k += 1) this.#mark(nextPage(this.#random, this.#spec));
  }

  /** A new round begins: nothing is dirty. */
  clear(): void {
    this.dirty.fill(0);
    this.#count = 0;
  }

  #mark(page: number): void {
    if (this.dirty[page] === 1) return;
    this.dirty[page] = 1;
    this.#count += 1;
  }
}

/** The page of a write that is not in turn. */
export function nextPage(random: RandomStream, { workingSet, pattern }: WriteSpec): number {
  const isHot = pattern === "hot" && nextUint32(random) % HOT !== 0;
  return nextUint32(random) % (isHot ? Math.ceil(workingSet / HOT) : workingSet);
}
