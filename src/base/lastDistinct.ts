/**
 * How many different values there are among the last ones, as many as are looked back at. Each value takes the same time
 * however many that is. Plain data.
 */
export interface LastDistinct {
  readonly length: number;
  /** The last values; the next one overwrites the oldest, once there are `length`. */
  readonly last: number[];
  next: number;
  /** How often each value stands there. */
  readonly times: Map<number, number>;
}

/** `length`: values that are looked back at, 1 or more. */
export function createLastDistinct(length: number): LastDistinct {
  return { length, last: [], next: 0, times: new Map() };
}

/** Another value. How many different ones there are with it. */
export function noteDistinct(window: LastDistinct, value: number): number {
  const { length, last, next, times } = window;
  if (last.length === length) {
    const oldest = last[next]!;
    const left = times.get(oldest)! - 1;
    if (left === 0) times.delete(oldest);
    else times.set(oldest, left);
  }
  last[next] = value;
  window.next = (next + 1) % length;
  times.set(value, (times.get(value) ?? 0) + 1);
  return times.size;
}
