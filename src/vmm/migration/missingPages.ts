/** Pages that are still at the source, and the nearest of them to a page. Plain data. */

export interface MissingPages {
  /** 1: it is. */
  readonly isMissing: Uint8Array;
  count: number;
  /** Where to look further for the next one up and down. Places are moved by one, so that there is something below page 0. */
  readonly up: Int32Array;
  readonly down: Int32Array;
}

/** `isMissing`: 1 for each page that is. It is copied. */
export function createMissing(isMissing: Uint8Array): MissingPages {
  const pages = isMissing.length;
  const up = Int32Array.from({ length: pages + 2 }, (_, at) => at);
  const missing: MissingPages = { isMissing: isMissing.slice(), count: 0, up, down: up.slice() };
  for (let page = 0; page < pages; page += 1)
    if (isMissing[page] === 1) missing.count += 1;
    else close(missing, page);
  return missing;
}

/** `page` is missing no more. */
export function takeMissing(missing: MissingPages, page: number): void {
  missing.isMissing[page] = 0;
  missing.count -= 1;
  close(missing, page);
}

/** The missing page nearest to `page`, the one above it of two that are as near. -1: none. */
export function nearestMissing({ isMissing, up, down }: MissingPages, page: number): number {
  const above = found(up, page + 1) - 1;
  const below = found(down, page + 1) - 1;
  if (above >= isMissing.length) return below;
  return below < 0 || above - page <= page - below ? above : below;
}

function close({ up, down }: MissingPages, page: number): void {
  up[page + 1] = page + 2;
  down[page + 1] = page;
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
