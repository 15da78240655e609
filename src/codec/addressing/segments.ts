/** Segments as an exercise says them: the base and the limit of each, or a table with a row for each. */
import type { Segment } from "./exercise.ts";

export interface SaidSegments {
  /** What follows the word for a segment. */
  readonly numbers: readonly (number | null)[];
  /** What follows the word for a base, and for a limit. Under the heads of a table all its numbers follow the last head. */
  readonly bases: readonly (number | null)[];
  readonly limits: readonly (number | null)[];
  /** Numbers of the segments that grow towards lower addresses. */
  readonly downs: ReadonlySet<number>;
}

const COLUMNS = 3;

/** As many as an address may choose from. */
const MOST_SEGMENTS = 1024;

/** The segments in the order of their numbers; one that nothing is said of has no addresses. Or what is missing. */
export function segmentsIn({ numbers, bases, limits, downs }: SaidSegments): Segment[] | "base" | "limit" {
  if (bases.length > 0 && bases.length === limits.length) {
    // Numbers that stand behind a segment are of more than its name.
    if (numbers.length > 0 && numbers.length !== bases.length) return "base";
    const named = numbers.length > 0 ? numbers : bases.map((_, at) => at);
    return inOrder(
      bases.map((base, at) => [named[at] ?? 0, base ?? 0, limits[at] ?? 0] as const),
      downs,
    );
  }
  const isTable = (of: typeof bases, other: typeof bases) =>
    other.length === 0 && of.length > 0 && of.length % COLUMNS === 0;
  if (isTable(limits, bases)) return inOrder(rowsOf(limits), downs);
  if (isTable(bases, limits))
    return inOrder(
      rowsOf(bases).map(([number, limit, base]) => [number, base, limit]),
      downs,
    );
  return bases.length < limits.length || bases.length === 0 ? "base" : "limit";
}

function inOrder(rows: readonly (readonly [number, number, number])[], downs: ReadonlySet<number>): Segment[] | "base" {
  const byNumber = new Map(rows.map(([number, base, limit]) => [number, { base, limit }]));
  const last = Math.max(...byNumber.keys());
  if (byNumber.size < rows.length || last >= MOST_SEGMENTS) return "base";
  return Array.from({ length: last + 1 }, (_, number) => ({
    ...(byNumber.get(number) ?? { base: 0, limit: 0 }),
    grows: downs.has(number) ? "-" : "+",
  }));
}

/** Addresses of each segment, a power of two, so that pairs of segment and offset become addresses. */
export function sizeForPairs(segments: readonly Segment[], pairs: readonly (readonly [number, number])[]): number {
  const most = Math.max(1, ...segments.map(({ limit }) => limit), ...pairs.map(([, offset]) => offset + 1));
  return 2 ** Math.ceil(Math.log2(most));
}

function rowsOf(numbers: readonly (number | null)[]): (readonly [number, number, number])[] {
  return Array.from({ length: numbers.length / COLUMNS }, (_, row) => {
    const [number, second, third] = numbers.slice(COLUMNS * row);
    return [number ?? 0, second ?? 0, third ?? 0] as const;
  });
}
