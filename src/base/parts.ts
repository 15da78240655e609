/** Work that may be left between any two of its parts and gone on with later: a generator that yields where it may be left. */

export type InParts<T> = Generator<void, T, void>;

/** Entries of a list that make a part: enough work that leaving it costs nothing, and never much of it. */
const ENTRIES = 256;

/** Does all of it without a pause. */
export function whole<T>(work: InParts<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** What `each` makes of the entries of `list`, in their order. The list must not change before that is done. */
export function* mapInParts<Entry, T>(list: readonly Entry[], each: (entry: Entry, at: number) => T): InParts<T[]> {
  const made: T[] = [];
  for (let from = 0; from < list.length; from += ENTRIES) {
    const end = Math.min(list.length, from + ENTRIES);
    for (let at = from; at < end; at += 1) made.push(each(list[at]!, at));
    yield;
  }
  return made;
}
