/**
 * The page tables of the guests, made on first touch: what a guest writes into its tables when a page of it is touched for
 * the first time. Its pages are numbered as its program numbers them; where they lie in the guest's memory is the same
 * number, and its tables lie behind them. Neither takes frames of the host (a simplification: domain C.1).
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import { enterKey, type RadixShape, type RadixTables } from "../../../base/radixTree.ts";
import type { PageNumber } from "../../../model/units.ts";

export interface GuestTables {
  /** 1: the guest has an entry for the page. */
  readonly mapped: BlockColumn;
  readonly tables: RadixTables;
}

/** A guest that has touched none of its `pages`: it has a root table alone. */
export function createTables(pages: number): GuestTables {
  return { mapped: BlockColumn.filled("uint8", pages), tables: new Map() };
}

/** Entries that the guest writes because `page` is touched: one for the page and one for each new table; 0: it was touched before. */
export function touchPage({ mapped, tables }: GuestTables, shape: RadixShape, page: PageNumber): number {
  if (mapped.get(page) === 1) return 0;
  mapped.set(page, 1);
  return enterKey(tables, shape, page) + 1;
}
