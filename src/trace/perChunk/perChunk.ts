/**
 * What is derived from a chunk: made when it is first asked for, and kept as long as the chunk itself. A chunk never
 * changes, so nothing has to be made again when a trace grows, when its end is replaced, or when another trace shares it.
 */
import type { TraceChunk } from "../chunk.ts";

/** `derive`, done once for each chunk. */
export function perChunk<T>(derive: (chunk: TraceChunk) => T): (chunk: TraceChunk) => T {
  const known = new WeakMap<TraceChunk, { readonly value: T }>();
  return (chunk) => {
    let found = known.get(chunk);
    if (!found) known.set(chunk, (found = { value: derive(chunk) }));
    return found.value;
  };
}
