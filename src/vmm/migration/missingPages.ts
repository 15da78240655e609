/** Pages that are still at the source, and the nearest of them to a page. */
export class MissingPages {
  readonly #up: Int32Array;
  readonly #down: Int32Array;
  readonly #isMissing: Uint8Array;
  #count = 0;

  /** `isMissing`: 1 for each page that is. It is copied. */
  constructor(isMissing: Uint8Array) {
    const pages = isMissing.length;
    this.#isMissing = isMissing.slice();
    // Places are moved by one, so that there is something below page 0.
    this.#up = Int32Array.from({ length: pages + 2 }, (_, at) => at);
    this.#down = this.#up.slice();
    for (let page = 0; page < pages; page += 1)
      if (isMissing[page] === 1) this.#count += 1;
      else this.#close(page);
  }

  get count(): number {
    return this.#count;
  }

  has(page: number): boolean {
    return this.#isMissing[page] === 1;
  }

  take(page: number): void {
    this.#isMissing[page] = 0;
    this.#count -= 1;
    this.#close(page);
  }

  /** The missing page nearest to `page`, the one above it of two that are as near. -1: none. */
  nearest(page: number): number {
    const above = found(this.#up, page + 1) - 1;
    const below = found(this.#down, page + 1) - 1;
    if (above >= this.#isMissing.length) return below;
    return below < 0 || above - page <= page - below ? above : below;
  }

  #close(page: number): void {
    this.#up[page + 1] = page + 2;
    this.#down[page + 1] = page;
  }
}

/** Where the chain from `at` ends; the way is made shorter for the next time. */
function found(next: Int32Array, at: number): number {
  let end = at;
  while (next[end] !== end) end = next[end]!;
  for (let here = at; next[here] !== here;) {
    const after = next[here]!;
    next[here] = end;
    here = after;
  }
  return end;
}
