/** Work that takes seconds, done in portions between which the page gets its turn. */

const PORTION_MS = 24;

/** What `work` comes to, some time later. */
export async function inTurns<T>(work: Generator<void, T, void>): Promise<T> {
  for (;;) {
    const end = performance.now() + PORTION_MS;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (performance.now() < end);
    // oxlint-disable-next-line no-await-in-loop -- the pause is the point
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  }
}
