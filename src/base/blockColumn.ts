/**
 * A column of integers in blocks that copies share: taking a copy costs nothing, the first write after it copies the list
 * of blocks, and the first write into a block that is shared copies that block alone. So the columns of a large host can
 * be kept at many moments.
 *
 * ```
 * a.fork() = b     a: [ 0 | 1 | 2 ]      b.set(…) in block 1     a: [ 0 | 1 | 2 ]
 *                  b: [ 0 | 1 | 2 ]                              b: [ 0 | 1'| 2 ]
 * ```
 * A block has about as many entries as there are blocks, and some hundred at least: then both kinds of copies take little.
 */

/** The kinds of numbers a column can hold: the typed arrays of these names. */
export type BlockKind = "int32" | "uint8" | "float64";
export type Block = Int32Array | Uint8Array | Float64Array;

/** A block of a column that is not the one of another column, and its place in the list of blocks. */
export interface ChangedBlock {
  readonly at: number;
  readonly block: Block;
}

const SMALLEST_BLOCK_BITS = 6;
/** To make a block takes as long as to copy some hundred entries. */
const USUAL_BLOCK_BITS = 8;
const NONE_OWN = new Uint8Array(0);

const ARRAYS = { int32: Int32Array, uint8: Uint8Array, float64: Float64Array } as const;

export class BlockColumn {
  readonly kind: BlockKind;
  readonly length: number;
  readonly #bits: number;
  readonly #mask: number;
  #blocks: Block[];
  /** 1: this column alone has the block. Index: block. Empty as long as even the list of blocks is shared. */
  #isOwn: Uint8Array = NONE_OWN;

  private constructor(kind: BlockKind, length: number, blocks: Block[]) {
    this.kind = kind;
    this.length = length;
    this.#bits = blockBits(length);
    this.#mask = (1 << this.#bits) - 1;
    this.#blocks = blocks;
  }

  /** A column of `length` entries, all `value`. One block stands for all of them until they are written. */
  static filled(kind: BlockKind, length: number, value = 0): BlockColumn {
    const bits = blockBits(length);
    const block = new ARRAYS[kind](1 << bits).fill(value);
    return new BlockColumn(
      kind,
      length,
      Array.from({ length: Math.ceil(length / (1 << bits)) }, () => block),
    );
  }

  /** The entry at `at`, which lies in `[0, length)`. */
  get(at: number): number {
    return this.#blocks[at >>> this.#bits]![at & this.#mask]!;
  }

  set(at: number, value: number): void {
    const which = at >>> this.#bits;
    if (this.#isOwn[which] !== 1) this.#own(which);
    this.#blocks[which]![at & this.#mask] = value;
  }

  #own(which: number): void {
    if (this.#isOwn === NONE_OWN) {
      this.#blocks = [...this.#blocks];
      this.#isOwn = new Uint8Array(this.#blocks.length);
    }
    this.#blocks[which] = this.#blocks[which]!.slice();
    this.#isOwn[which] = 1;
  }

  /** A copy; neither can change the other from now on. O(1). */
  fork(): BlockColumn {
    this.#isOwn = NONE_OWN;
    return new BlockColumn(this.kind, this.length, this.#blocks);
  }

  /** A copy of greater length; what is new is 0. O(length). */
  grown(length: number): BlockColumn {
    const longer = BlockColumn.filled(this.kind, length);
    for (let at = 0; at < this.length; at += 1) longer.set(at, this.get(at));
    return longer;
  }

  /** The blocks that this column does not share with `before`, a column of the same shape. O(blocks). */
  changedSince(before: BlockColumn): ChangedBlock[] {
    const changed: ChangedBlock[] = [];
    if (this.#blocks === before.#blocks) return changed;
    for (const [at, block] of this.#blocks.entries()) if (block !== before.#blocks[at]) changed.push({ at, block });
    return changed;
  }

  /** A copy with these blocks in the place of its own. */
  with(changed: readonly ChangedBlock[]): BlockColumn {
    const next = this.fork();
    if (changed.length > 0) next.#blocks = [...this.#blocks];
    for (const { at, block } of changed) next.#blocks[at] = block;
    return next;
  }

  /** Bytes of the blocks that this column does not share with `before`, and of its list of blocks. O(blocks). */
  bytesBeyond(before: BlockColumn | null): number {
    const shared = before === null ? [] : before.#blocks;
    if (this.#blocks === shared) return 0;
    let bytes = this.#blocks.length * 8;
    const counted = new Set<Block>();
    for (const [at, block] of this.#blocks.entries()) {
      if (block === shared[at] || counted.has(block)) continue;
      counted.add(block);
      bytes += block.byteLength;
    }
    return bytes;
  }

  /** All entries in an array of their kind. O(length). */
  toArray(): Block {
    const all = new ARRAYS[this.kind](this.length);
    for (const [at, block] of this.#blocks.entries()) {
      const from = at << this.#bits;
      all.set(from + block.length > this.length ? block.subarray(0, this.length - from) : block, from);
    }
    return all;
  }

  /** The entries in order. */
  *[Symbol.iterator](): Generator<number> {
    for (let at = 0; at < this.length; at += 1) yield this.get(at);
  }
}

/** Entries of a block as a power of two: all, where these are few; else near the square root of the length. */
function blockBits(length: number): number {
  let bits = SMALLEST_BLOCK_BITS;
  while (2 ** bits < length && (bits < USUAL_BLOCK_BITS || 2 ** (2 * bits) < length)) bits += 1;
  return bits;
}
