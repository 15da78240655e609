/**
 * A second model of classic snapshots, from domain D.5: a snapshot is a whole copy of the volume at its moment, and beside it
 * stands which chunks have had to be kept. Nothing is ever looked up in two places.
 */
interface Kept {
  readonly id: number;
  readonly capacity: number;
  readonly chunkBlocks: number;
  /** What a read of it has to return. */
  readonly frozen: number[];
  /** Chunks in its store, in the order in which they came. */
  chunks: number[];
  isInvalid: boolean;
  isFull: boolean;
}

export class ClassicModel {
  readonly origin: number[];
  snapshots: Kept[] = [];
  /** Accesses of disks so far. */
  accesses = 0;

  constructor(blocks: number) {
    this.origin = Array.from({ length: blocks }, () => 0);
  }

  take(id: number, capacity: number, chunkBlocks: number): void {
    const frozen = [...this.origin];
    this.snapshots.push({ id, capacity, chunkBlocks, frozen, chunks: [], isInvalid: false, isFull: false });
  }

  drop(id: number): void {
    this.snapshots = this.snapshots.filter((each) => each.id !== id);
  }

  write(block: number, token: number): void {
    this.#keep([block], -1);
    this.origin[block] = token;
    this.accesses += 1;
  }

  writeSnapshot(id: number, block: number, token: number): void {
    const snapshot = this.snapshots.find((each) => each.id === id)!;
    const chunk = Math.floor(block / snapshot.chunkBlocks);
    if (snapshot.isInvalid || snapshot.isFull) return;
    if (!snapshot.chunks.includes(chunk)) {
      if (snapshot.chunks.length === snapshot.capacity) {
        snapshot.isFull = true;
        return;
      }
      snapshot.chunks.push(chunk);
      this.accesses += 2;
    }
    snapshot.frozen[block] = token;
    this.accesses += 1;
  }

  merge(id: number): void {
    const snapshot = this.snapshots.find((each) => each.id === id)!;
    for (const chunk of snapshot.chunks.toReversed()) {
      const blocks = [...this.origin.keys()].filter((block) => Math.floor(block / snapshot.chunkBlocks) === chunk);
      this.#keep(blocks, id);
      for (const block of blocks) this.origin[block] = snapshot.frozen[block]!;
      this.accesses += 2;
      snapshot.isFull = false;
    }
    snapshot.chunks = [];
  }

  /** Whoever has not kept the chunks of these blocks yet does so now, or is lost. */
  #keep(blocks: readonly number[], except: number): void {
    for (const snapshot of this.snapshots) {
      if (snapshot.id === except) continue;
      for (const chunk of new Set(blocks.map((block) => Math.floor(block / snapshot.chunkBlocks)))) {
        if (snapshot.isInvalid || snapshot.chunks.includes(chunk)) continue;
        if (snapshot.chunks.length === snapshot.capacity) snapshot.isInvalid = true;
        else {
          snapshot.chunks.push(chunk);
          this.accesses += 2;
        }
      }
    }
  }
}
