/**
 * A second model of a thin pool, from domain D.5: a volume is a list of objects, one for each of its chunks that was written,
 * and who shares a chunk is seen by the objects being the same. The number of free chunks is counted anew each time.
 */
interface Chunk {
  readonly number: number;
  readonly tokens: number[];
}

export class ThinModel {
  readonly volumes: Record<number, (Chunk | null)[]> = {};
  #chunks: number;
  readonly #chunkBlocks: number;

  constructor(chunks: number, chunkBlocks: number) {
    this.#chunks = chunks;
    this.#chunkBlocks = chunkBlocks;
  }

  used(): Set<Chunk> {
    return new Set(Object.values(this.volumes).flatMap((chunks) => chunks.filter((chunk) => chunk !== null)));
  }

  free(): number {
    return this.#chunks - this.used().size;
  }

  add(id: number, size: number): void {
    this.volumes[id] = Array.from({ length: size }, () => null);
  }

  share(id: number, source: number): void {
    this.volumes[id] = [...this.volumes[source]!];
  }

  drop(id: number): void {
    delete this.volumes[id];
  }

  discard(id: number, chunk: number): void {
    this.volumes[id]![chunk] = null;
  }

  extend(chunks: number): void {
    this.#chunks += chunks;
  }

  /** The number of the chunk that was written; null: the pool is full. */
  write(id: number, block: number, token: number): number | null {
    const volume = this.volumes[id]!;
    const at = Math.floor(block / this.#chunkBlocks);
    const before = volume[at]!;
    const holders = Object.values(this.volumes).filter((chunks) => before !== null && chunks.includes(before)).length;
    if (before === null || holders > 1) {
      if (this.free() === 0) return null;
      const taken = new Set([...this.used()].map((chunk) => chunk.number));
      let lowest = 0;
      while (taken.has(lowest)) lowest += 1;
      const tokens = before ? [...before.tokens] : Array.from({ length: this.#chunkBlocks }, () => 0);
      volume[at] = { number: lowest, tokens };
    }
    volume[at]!.tokens[block % this.#chunkBlocks] = token;
    return volume[at]!.number;
  }

  read(id: number, block: number): number {
    return this.volumes[id]![Math.floor(block / this.#chunkBlocks)]?.tokens[block % this.#chunkBlocks] ?? 0;
  }
}
