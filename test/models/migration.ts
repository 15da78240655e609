/**
 * A second model of migration, from domain E alone and as plain as can be: sets of pages, whole units of time, a page at a time.
 * A page takes one unit on the link unless said otherwise; the guest writes a page at each unit, in turn.
 */

export interface PlainPreCopy {
  readonly rounds: readonly number[];
  readonly last: number;
  readonly sent: number;
  readonly downtime: number;
  readonly total: number;
}

/** E.1 with the rules (a) to (d) of Xen: `pagesPerUnit` on the link, one page written a unit over `workingSet` pages. */
export function plainPreCopy(
  pages: number,
  pagesPerUnit: number,
  workingSet: number,
  { fewPages, mostRounds, mostVolume }: { fewPages: number; mostRounds: number; mostVolume: number },
): PlainPreCopy {
  const rounds: number[] = [];
  let dirty = new Set(Array.from({ length: pages }, (_, page) => page));
  let time = 0;
  let writer = 0;
  for (;;) {
    rounds.push(dirty.size);
    const duration = Math.ceil(dirty.size / pagesPerUnit);
    dirty = new Set();
    for (let unit = 0; unit < duration; unit += 1) {
      if (workingSet > 0) dirty.add(writer % workingSet);
      writer += 1;
      time += 1;
    }
    const sent = rounds.reduce((sum, each) => sum + each, 0);
    const isOver =
      dirty.size < fewPages || dirty.size >= rounds.at(-1)! || rounds.length >= mostRounds || sent > mostVolume * pages;
    if (!isOver) continue;
    const downtime = Math.ceil(dirty.size / pagesPerUnit);
    return { rounds, last: dirty.size, sent: sent + dirty.size, downtime, total: time + downtime };
  }
}

export interface PlainPostCopy {
  readonly total: number;
  readonly asked: number;
  readonly waited: number;
}

/**
 * E.2, unit by unit: a page takes a unit on the link and arrives `half` units after it has left; a request takes `half` units to
 * the source. The guest wants a page at every unit of its own time, pages 0, 1, 2 ... of its working set.
 */
export function plainPostCopy(pages: number, workingSet: number, half: number): PlainPostCopy {
  const arrives = new Map<number, number>();
  let requested: { page: number; heardAt: number } | null = null;
  let pivot = 0;
  let wants = 0;
  let wantsFrom = 0;
  let isWaiting = false;
  let hasAsked = false;
  let asked = 0;
  let waited = 0;
  let total = 0;
  for (let now = 0; arrives.size < pages || now <= total; now += 1) {
    // The guest at `now`: what it wants is there, or it waits.
    if (wants < workingSet && wantsFrom <= now) {
      const there = arrives.get(wants);
      if (there !== undefined && there <= now) {
        if (isWaiting) waited += now - wantsFrom;
        isWaiting = false;
        hasAsked = false;
        wants += 1;
        wantsFrom = now + 1;
      } else {
        isWaiting = true;
        if (there === undefined && !hasAsked) {
          requested = { page: wants, heardAt: now + half };
          hasAsked = true;
        }
      }
    }
    // The link from `now` to `now + 1`.
    if (arrives.size < pages) {
      let page: number | null = null;
      if (requested && requested.heardAt <= now) {
        if (!arrives.has(requested.page)) {
          page = requested.page;
          pivot = page;
          asked += 1;
        }
        requested = null;
      }
      for (let away = 0; page === null; away += 1) {
        if (pivot + away < pages && !arrives.has(pivot + away)) page = pivot + away;
        else if (pivot - away >= 0 && !arrives.has(pivot - away)) page = pivot - away;
      }
      arrives.set(page, now + 1 + half);
      total = now + 1 + half;
    }
  }
  return { total, asked, waited };
}
