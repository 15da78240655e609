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

/** What the state grows by with each number. */
const STEP = 0x6d2b79f5;

/** Next unsigned 32-bit number. */
export function nextUint32(stream: RandomStream): number {
  stream.state = (stream.state + STEP) | 0;
  return mixed(stream.state);
}

function mixed(state: number): number {
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (t ^ (t >>> 14)) >>> 0;
}

/** The state of a stream at `state` after `n` more numbers, `n < 2^53`. */
export function stateAfter(state: number, n: number): number {
  return (state + Math.imul(n, STEP)) | 0;
}

/** The number that a stream at `state` gives after `n` others. */
export function nthUint32(state: number, n: number): number {
  return mixed(stateAfter(state, n + 1));
}

/** Next whole number in `[0, n)`, `n <= 2^21` (so that the product stays exact). */
export function nextInt(stream: RandomStream, n: number): number {
  return intOf(nextUint32(stream), n);
}

/** The whole number in `[0, n)`, `n <= 2^21`, that `uint32` stands for. */
export function intOf(uint32: number, n: number): number {
  return Math.floor((uint32 * n) / 2 ** 32);
}
