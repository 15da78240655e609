/** Collects references as they are read: numbers pages in the order of their first use, and keeps those that were chosen. */
import type { PageNames, ReferenceOptions } from "./options.ts";
import type { ReferenceTrace } from "../../model/referenceTrace.ts";

/** What a file calls a page. Texts where a number would not be exact. */
export type PageName = number | string;

const FIRST_LENGTH = 2 ** 14;

/** The same text by itself: a part of a longer one keeps the whole of it in memory. */
export function ownText(text: string): string {
  return [...text].join("");
}

export class Collector {
  /** Before any were chosen. */
  found = 0;
  writes = 0;
  leftOut = 0;
  crossings = 0;
  isFull = false;
  readonly #most: number;
  readonly #only: boolean | null;
  readonly #from: number;
  readonly #to: number;
  readonly #every: number;
  #chosen = 0;
  #kept = 0;
  #pages = new Uint32Array(FIRST_LENGTH);
  #writes = new Uint8Array(FIRST_LENGTH >>> 3);
  readonly #numbers = new Map<PageName, number>();

  constructor({ only, from = 0, to = Infinity, every = 1 }: ReferenceOptions, most: number) {
    this.#most = most;
    this.#only = only === undefined ? null : only === "writes";
    this.#from = from;
    this.#to = to;
    this.#every = every;
  }

  get kept(): number {
    return this.#kept;
  }

  add(page: PageName, write: boolean): void {
    this.found += 1;
    if (this.#only !== null && write !== this.#only) return;
    const at = this.#chosen;
    this.#chosen += 1;
    if (at < this.#from || at >= this.#to || (this.#every > 1 && (at - this.#from) % this.#every !== 0)) return;
    if (this.#kept === this.#most) this.isFull = true;
    else this.#keep(page, write);
  }

  trace(): ReferenceTrace {
    const length = this.#kept;
    return {
      pages: this.#pages.slice(0, length),
      writes: this.#writes.slice(0, (length + 7) >>> 3),
      distinct: this.#numbers.size,
    };
  }

  names(radix: 10 | 16): PageNames {
    const names = [...this.#numbers.keys()];
    return names.every((name) => typeof name === "number")
      ? { kind: "numbers", values: Float64Array.from(names), radix }
      : { kind: "texts", values: names.map((name) => (typeof name === "number" ? name.toString(radix) : name)) };
  }

  #keep(page: PageName, write: boolean): void {
    const at = this.#kept;
    if (at === this.#pages.length) this.#grow();
    let number = this.#numbers.get(page);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(typeof page === "string" ? ownText(page) : page, number);
    }
    this.#pages[at] = number;
    if (write) {
      this.#writes[at >>> 3]! |= 1 << (at & 7);
      this.writes += 1;
    }
    this.#kept += 1;
  }

  #grow(): void {
    const pages = new Uint32Array(2 * this.#pages.length);
    pages.set(this.#pages);
    this.#pages = pages;
    const writes = new Uint8Array(2 * this.#writes.length);
    writes.set(this.#writes);
    this.#writes = writes;
  }
}
