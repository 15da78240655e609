/**
 * Classic copy-on-write snapshots of one volume, the origin (domain D.5, dm-snapshot): each snapshot has an exception store of
 * so many chunks. Before a chunk of the origin is written for the first time since the snapshot, it is read and written to the
 * store; a snapshot that needs a chunk and has no room for it is invalid from then on, and the origin goes on.
 *
 *     origin      0  1  2' 3  4  5' 6        read of the snapshot: chunks 2 and 5 from the store, the others from the origin
 *     store       2  5  .                    a store of 3 chunks, two exceptions
 *
 * Every block holds a content token (0: never written), so that what a read returns can be checked. State is plain data.
 */
import { assert } from "../../../base/assert.ts";
import type { CowStep } from "./io.ts";

export interface SnapshotStore {
  readonly id: number;
  /** Blocks of a chunk. */
  readonly chunkBlocks: number;
  /** Chunks that the store has room for. */
  readonly capacity: number;
  /** Place in the store of each chunk that was copied, in the order of the places. */
  readonly exceptions: Map<number, number>;
  /** The tokens of each place of the store, block by block. */
  readonly kept: number[][];
  /** `invalid`: the origin overflowed it, and nothing can be read. `full`: its own writes did; it can be read, not written. */
  condition: "valid" | "full" | "invalid";
}

export interface OriginState {
  /** The token of each block. */
  readonly blocks: number[];
  /** In the order in which they were taken. */
  readonly snapshots: SnapshotStore[];
}

/** A chunk that was to be kept for a snapshot, and its place in the store. */
export interface KeptChunk {
  readonly store: number;
  readonly chunk: number;
  readonly place: number;
}

/** What a write led to. */
export interface CowWrite {
  readonly steps: readonly CowStep[];
  /** Chunks that were copied into stores. */
  readonly copied: readonly KeptChunk[];
  /** Those for which a store had no room: its snapshot is invalid now, or full where the write was its own. */
  readonly overflowed: readonly Omit<KeptChunk, "place">[];
}

export function createOrigin(blocks: number): OriginState {
  return { blocks: Array.from({ length: blocks }, () => 0), snapshots: [] };
}

/** An origin like this one, to try things on. */
export function trialOfOrigin({ blocks, snapshots }: OriginState): OriginState {
  const copies = snapshots.map((each) => ({
    ...each,
    exceptions: new Map(each.exceptions),
    kept: each.kept.map((chunk) => chunk.slice()),
  }));
  return { blocks: blocks.slice(), snapshots: copies };
}

export function storeOf(state: OriginState, id: number): SnapshotStore {
  const store = state.snapshots.find((each) => each.id === id);
  assert(store, `snapshot ${id} does not exist`);
  return store;
}

/** A snapshot of the origin as it is now, with an empty store. No I/O. */
export function addSnapshot(state: OriginState, id: number, capacity: number, chunkBlocks: number): void {
  state.snapshots.push({ id, chunkBlocks, capacity, exceptions: new Map(), kept: [], condition: "valid" });
}

/** Frees the store; the origin holds the current content anyway. */
export function dropStore(state: OriginState, id: number): void {
  state.snapshots.splice(state.snapshots.indexOf(storeOf(state, id)), 1);
}

/** Writes a block of the origin. Every valid snapshot that does not have its chunk yet gets a copy of it first. */
export function writeOrigin(state: OriginState, block: number, token: number): CowWrite {
  return writeBelow(state, block, [token]);
}

/** The token that a read of a snapshot returns; null: the snapshot is invalid. */
export function readSnapshot(state: OriginState, id: number, block: number): number | null {
  const store = storeOf(state, id);
  if (store.condition === "invalid") return null;
  const kept = keptChunk(store, block);
  return kept ? kept[block % store.chunkBlocks]! : state.blocks[block]!;
}

/** Where a read of a snapshot goes; null: the snapshot is invalid. */
export function placeInSnapshot(
  state: OriginState,
  id: number,
  block: number,
): { readonly store: number; readonly block: number } | null {
  const store = storeOf(state, id);
  if (store.condition === "invalid") return null;
  const place = store.exceptions.get(Math.floor(block / store.chunkBlocks));
  if (place === undefined) return { store: -1, block };
  return { store: id, block: place * store.chunkBlocks + (block % store.chunkBlocks) };
}

/**
 * Writes a block of a snapshot itself: into its store, where the rest of the chunk is copied first. Without room nothing is
 * written, and the snapshot takes no more writes but stays as it is.
 */
export function writeSnapshot(state: OriginState, id: number, block: number, token: number): CowWrite {
  const store = storeOf(state, id);
  if (store.condition !== "valid") return { steps: [], copied: [], overflowed: [] };
  const steps: CowStep[] = [];
  const chunk = Math.floor(block / store.chunkBlocks);
  const isFirst = !keptChunk(store, block);
  if (isFirst) {
    if (store.kept.length >= store.capacity) {
      store.condition = "full";
      return { steps, copied: [], overflowed: [{ store: id, chunk }] };
    }
    steps.push([readOfOrigin(state, store, chunk)], [copyOut(state, store, chunk)]);
  }
  keptChunk(store, block)![block % store.chunkBlocks] = token;
  steps.push([{ write: true, blocks: 1, ...placeInSnapshot(state, id, block)! }]);
  const place = store.exceptions.get(chunk)!;
  return { steps, copied: isFirst ? [{ store: id, chunk, place }] : [], overflowed: [] };
}

/**
 * Copies one exception back to the origin, the one that was made last, and takes it out of the store; null when the store is
 * empty. To revert to a snapshot is to do so until then. Other snapshots are kept whole: they get their copies first.
 */
export function mergeNext(state: OriginState, id: number): CowWrite | null {
  const store = storeOf(state, id);
  assert(store.condition !== "invalid", `snapshot ${id} is invalid`);
  const last = [...store.exceptions].at(-1);
  if (!last) return null;
  const [chunk, place] = last;
  const { chunkBlocks } = store;
  const kept = store.kept[place]!;
  const first = chunk * chunkBlocks;
  const written = writeBelow(state, first, kept.slice(0, lengthOf(state, store, chunk)));
  store.exceptions.delete(chunk);
  store.kept.pop();
  const read = { write: false, block: place * chunkBlocks, blocks: lengthOf(state, store, chunk), store: id };
  if (store.condition === "full") store.condition = "valid";
  return { ...written, steps: [[read], ...written.steps] };
}

/** Chunks of the origin that differ from the snapshot by the books: those of its exceptions, ascending. */
export function changedChunks(store: SnapshotStore): number[] {
  return [...store.exceptions.keys()].toSorted((a, b) => a - b);
}

/** Writes consecutive blocks of the origin. */
function writeBelow(state: OriginState, block: number, tokens: readonly number[]): CowWrite {
  const copied: KeptChunk[] = [];
  const overflowed: Omit<KeptChunk, "place">[] = [];
  const reads: CowStep[number][] = [];
  const copies: CowStep[number][] = [];
  for (const store of state.snapshots) {
    const from = Math.floor(block / store.chunkBlocks);
    const to = Math.floor((block + tokens.length - 1) / store.chunkBlocks);
    for (let chunk = from; chunk <= to && (store.condition as string) !== "invalid"; chunk += 1) {
      if (store.exceptions.has(chunk)) continue;
      if (store.kept.length >= store.capacity) {
        store.condition = "invalid";
        overflowed.push({ store: store.id, chunk });
        continue;
      }
      reads.push(readOfOrigin(state, store, chunk));
      copies.push(copyOut(state, store, chunk));
      copied.push({ store: store.id, chunk, place: store.exceptions.get(chunk)! });
    }
  }
  for (const [at, token] of tokens.entries()) state.blocks[block + at] = token;
  const write: CowStep = [{ write: true, block, blocks: tokens.length, store: -1 }];
  return { steps: copies.length > 0 ? [reads, copies, write] : [write], copied, overflowed };
}

function keptChunk(store: SnapshotStore, block: number): number[] | undefined {
  return store.kept[store.exceptions.get(Math.floor(block / store.chunkBlocks)) ?? -1];
}

/** Blocks of a chunk: fewer at the end of the volume. */
function lengthOf(state: OriginState, { chunkBlocks }: SnapshotStore, chunk: number): number {
  return Math.min(chunkBlocks, state.blocks.length - chunk * chunkBlocks);
}

function readOfOrigin(state: OriginState, store: SnapshotStore, chunk: number): CowStep[number] {
  return { write: false, block: chunk * store.chunkBlocks, blocks: lengthOf(state, store, chunk), store: -1 };
}

/** Puts a chunk of the origin into the store, which has room. */
function copyOut(state: OriginState, store: SnapshotStore, chunk: number): CowStep[number] {
  const first = chunk * store.chunkBlocks;
  const blocks = lengthOf(state, store, chunk);
  const place = store.kept.length;
  store.exceptions.set(chunk, place);
  store.kept.push(state.blocks.slice(first, first + blocks));
  return { write: true, block: place * store.chunkBlocks, blocks, store: store.id };
}
