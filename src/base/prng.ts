/**
 * Seeded random numbers (domain 0.3): mulberry32 over a 32-bit state that the caller keeps as plain data, and named
 * streams, so that a new consumer never disturbs the others.
 */

export interface RandomStream {
  state: number;
}

/** FNV-1a over the UTF-16 code units of `text` (names of streams are ASCII). */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The stream called `name` of a run with `seed`. */
export function createStream(seed: number, name: string): RandomStream {
  return { state: (seed ^ fnv1a32(name)) >>> 0 };
}

/** Next unsigned 32-bit number. */
export function nextUint32(stream: RandomStream): number {
  stream.state = (stream.state + 0x6d2b79f5) | 0;
  const a = stream.state;
  let t = Math.imul(a ^ (a >>> 15), 1 | a);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (t ^ (t >>> 14)) >>> 0;
}

/** Next whole number in `[0, n)`, `n <= 2^21` (so that the product stays exact). */
export function nextInt(stream: RandomStream, n: number): number {
  return Math.floor((nextUint32(stream) * n) / 2 ** 32);
}
