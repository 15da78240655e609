/**
 * A tree of tables by the bits of a key, as page tables are: each level takes some bits, the first one those that are left.
 * A table is made when a key that leads through it is first entered. What a table holds is not kept: which tables there are
 * and in which order they were made is all that a tree knows.
 *
 * ```
 * 3 levels of 2 bits, key 27 = 01 10 11     root[1] -> table of 01, [2] -> table of 0110, [3] = 27
 * ```
 */

export interface RadixShape {
  /** 1 or more, and fewer than 8. */
  readonly levels: number;
  /** Bits that each level but the first one takes. */
  readonly bits: number;
}

/** Tables below the root by `tableKey`, with their numbers in the order in which they were made; the root is 0. */
export type RadixTables = Map<number, number>;

const DEPTHS = 8;

/** What of `key` the tables above `depth` have taken: 0 at the root. */
export function prefixAt({ levels, bits }: RadixShape, key: number, depth: number): number {
  return depth === 0 ? 0 : Math.floor(key / 2 ** (bits * (levels - depth)));
}

/** The table at `depth` on the way to `key`. */
export function tableKey(shape: RadixShape, key: number, depth: number): number {
  return prefixAt(shape, key, depth) * DEPTHS + depth;
}

/** The entry of `key` in the table at each depth, from the root on. */
export function indexesOf(shape: RadixShape, key: number): number[] {
  return Array.from({ length: shape.levels }, (_, depth) => {
    const next = prefixAt(shape, key, depth + 1);
    return depth === 0 ? next : next % 2 ** shape.bits;
  });
}

/** Makes the tables that the way to `key` lacks; how many. */
export function enterKey(tables: RadixTables, shape: RadixShape, key: number): number {
  let made = 0;
  for (let depth = 1; depth < shape.levels; depth += 1) {
    const table = tableKey(shape, key, depth);
    if (tables.has(table)) continue;
    tables.set(table, tables.size + 1);
    made += 1;
  }
  return made;
}
