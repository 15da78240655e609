/** One table of a machine, opened: its number, and its entries with what each leads to. */
import { prefixAt, tableKey, type RadixShape, type RadixTables } from "../../base/radixTree.ts";
import type { PageNumber } from "../../model/units.ts";

export interface TableEntry {
  readonly index: number;
  /** What of a page number the way has taken behind it: it stands for the table below, or is the page itself. */
  readonly next: number;
}

/** The entries in use of the table at `depth` (0: the root) that all pages beginning with `prefix` lead through, ascending. */
export function tableEntries(
  pages: ReadonlySet<PageNumber>,
  shape: RadixShape,
  depth: number,
  prefix: number,
): TableEntry[] {
  const found = new Set<number>();
  for (const page of pages) if (prefixAt(shape, page, depth) === prefix) found.add(prefixAt(shape, page, depth + 1));
  return [...found]
    .toSorted((a, b) => a - b)
    .map((next) => ({ next, index: depth === 0 ? next : next % 2 ** shape.bits }));
}

/** The number of that table, in the order in which tables were made; 0: the root. */
export function tableNumber(made: RadixTables, depth: number, prefix: number): number {
  return depth === 0 ? 0 : (made.get(tableKey({ levels: depth, bits: 0 }, prefix, depth)) ?? 0);
}
