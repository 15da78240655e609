/** Segments as an exercise says them: the base and the limit of each, or a table with a row for each. */
import type { Segment } from "./exercise.ts";

export interface SaidSegments {
  /** What follows the word for a base, and for a limit. Under the heads of a table all its numbers follow the last head. */
  readonly bases: readonly (number | null)[];
  readonly limits: readonly (number | null)[];
  /** Numbers of the segments that grow towards lower addresses. */
  readonly downs: ReadonlySet<number>;
}

const COLUMNS = 3;

/** The segments in the order of their numbers; or what is missing. */
export function segmentsIn({ bases, limits, downs }: SaidSegments): Segment[] | "base" | "limit" {
  if (bases.length > 0 && bases.length === limits.length)
    return bases.map((base, at) => ({ base: base ?? 0, limit: limits[at] ?? 0, grows: downs.has(at) ? "-" : "+" }));
  const isTable = (of: typeof bases, other: typeof bases) =>
    other.length === 0 && of.length > 0 && of.length % COLUMNS === 0;
  if (isTable(limits, bases)) return rowsOf(limits).map(([, base, limit]) => ({ base, limit, grows: "+" }));
  if (isTable(bases, limits)) return rowsOf(bases).map(([, limit, base]) => ({ base, limit, grows: "+" }));
  return bases.length < limits.length || bases.length === 0 ? "base" : "limit";
}

/** Addresses of each segment, a power of two, so that pairs of segment and offset become addresses. */
export function sizeForPairs(segments: readonly Segment[], pairs: readonly (readonly [number, number])[]): number {
  const most = Math.max(1, ...segments.map(({ limit }) => limit), ...pairs.map(([, offset]) => offset + 1));
  return 2 ** Math.ceil(Math.log2(most));
}

/** Rows of a table in the order of what stands first in them. */
function rowsOf(numbers: readonly (number | null)[]): (readonly [number, number, number])[] {
  return Array.from({ length: numbers.length / COLUMNS }, (_, row) => {
    const [number, second, third] = numbers.slice(COLUMNS * row);
    return [number ?? 0, second ?? 0, third ?? 0] as const;
  }).toSorted(([a], [b]) => a - b);
}
