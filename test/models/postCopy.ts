/**
 * Post-copy as domain E.2 and E.4 have it, tick by tick and byte by byte: one machine with one vCPU, a link that carries one page
 * after the other, and nothing of the code that simulates hosts.
 */

export interface PostCopyCase {
  readonly pages: number;
  readonly pageBytes: number;
  readonly bytesPerTick: number;
  readonly roundTrip: number;
  readonly stateBytes: number;
  readonly activation: number;
  /** What the guest does after it has gone on: it refers to a page for a tick, or computes. */
  readonly program: readonly ({ readonly page: number } | { readonly ticks: number })[];
}

export interface PostCopyRun {
  /** Ticks from the stop until it goes on, until its program has ended, and until the last page has come. */
  readonly downtime: number;
  readonly finished: number;
  readonly lastPage: number;
  /** References that had to wait, in their order. */
  readonly faults: readonly { readonly at: number; readonly page: number; readonly isAsked: boolean }[];
}

export function postCopyModel(given: PostCopyCase): PostCopyRun {
  const { pages, pageBytes, bytesPerTick, roundTrip, stateBytes, activation, program } = given;
  const stateTicks = Math.ceil(stateBytes / bytesPerTick);
  const downtime = stateTicks + activation;
  const atSource = new Set(Array.from({ length: pages }, (_, page) => page));
  const here = new Set<number>();
  const asked = new Map<number, number>();
  const line: number[] = [];
  const faults: { at: number; page: number; isAsked: boolean }[] = [];
  let pivot = 0;
  let underWay = -1;
  let bytesLeft = 0;
  let lastPage = -1;
  let step = 0;
  let busyUntil = downtime;
  let waitsFor = -1;
  let finished = -1;

  const next = (): number => {
    const wanted = line.shift();
    if (wanted !== undefined) return wanted;
    const [nearest = -1] = [...atSource].toSorted((a, b) => Math.abs(a - pivot) - Math.abs(b - pivot) || b - a);
    return nearest;
  };

  for (let now = stateTicks; lastPage < 0 || finished < 0; now += 1) {
    // What the source hears by now.
    for (const [page, at] of asked)
      if (at <= now) {
        asked.delete(page);
        if (!atSource.delete(page)) continue;
        line.push(page);
        pivot = page;
      }
    // What has crossed. The rest of the tick in which it did is for the page behind it.
    let headStart = 0;
    if (underWay >= 0 && bytesLeft <= 0) {
      here.add(underWay);
      headStart = -bytesLeft;
      underWay = -1;
      if (here.size === pages) lastPage = now;
    }
    if (underWay < 0 && here.size < pages) {
      underWay = next();
      atSource.delete(underWay);
      bytesLeft = pageBytes - headStart;
    }
    // What the guest does.
    if (waitsFor >= 0 && here.has(waitsFor)) {
      waitsFor = -1;
      busyUntil = now + 1;
      step += 1;
    }
    while (finished < 0 && waitsFor < 0 && now >= busyUntil) {
      const operation = program[step];
      if (!operation) finished = now;
      else if ("ticks" in operation) {
        busyUntil = now + operation.ticks;
        step += 1;
      } else if (here.has(operation.page)) {
        busyUntil = now + 1;
        step += 1;
      } else {
        const { page } = operation;
        const isAsked = atSource.has(page);
        faults.push({ at: now, page, isAsked });
        if (isAsked) asked.set(page, now + roundTrip);
        waitsFor = page;
      }
    }
    bytesLeft -= bytesPerTick;
  }
  return { downtime, finished, lastPage, faults };
}
