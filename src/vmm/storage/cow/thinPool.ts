/**
 * A thin pool (domain D.5, dm-thin): volumes whose sizes together may exceed it, because a chunk is given at the first write.
 * A snapshot is a copy of a volume's map, and the chunks that both have are shared; a write to a shared one goes to a new
 * chunk, into which the old is copied first. A chunk that nobody has any more is free again.
 *
 *     chunk        0  1  2  3        a   0 -> 2, 1 -> 1
 *     references   1  2  1  .        sa  0 -> 0, 1 -> 1      (a snapshot of a, before a's block 0 was written again)
 *
 * Every block holds a content token (0: never written). Which chunk is given: the lowest free one. State is plain data.
 */
import { assert } from "../../../base/assert.ts";
import type { CowStep } from "./io.ts";

export interface ThinVolume {
  /** Its size, in chunks of the pool. */
  readonly size: number;
  /** The pool's chunk for each chunk of the volume that has one. */
  map: Map<number, number>;
}

export interface ThinPoolState {
  /** Chunks there really are. */
  chunks: number;
  /** Blocks of a chunk. */
  readonly chunkBlocks: number;
  /** Free chunks at which a warning is due. */
  readonly lowWater: number;
  free: number;
  /** How many maps have each chunk; 0: free. */
  readonly references: number[];
  /** The tokens of each chunk, block by block. */
  readonly contents: number[][];
  readonly volumes: Map<number, ThinVolume>;
}

/** What a write led to. `full`: there is no chunk for it, and nothing was done. */
export type ThinWrite =
  | { readonly result: "full" }
  | {
      /** `inPlace`: the volume had the chunk for itself; `new`: its first write; `copied`: it was shared. */
      readonly result: "inPlace" | "new" | "copied";
      readonly chunk: number;
      /** The shared chunk that was copied, -1 for none. */
      readonly from: number;
      /** The pool has come down to its low mark with this write. */
      readonly isLow: boolean;
      readonly steps: readonly CowStep[];
    };

export function createThinPool(chunks: number, chunkBlocks: number, lowWater: number): ThinPoolState {
  return { chunks, chunkBlocks, lowWater, free: chunks, references: [], contents: [], volumes: new Map() };
}

export function thinVolume(state: ThinPoolState, id: number): ThinVolume {
  const volume = state.volumes.get(id);
  assert(volume, `thin volume ${id} does not exist`);
  return volume;
}

/** A volume of `size` chunks, none of which it has yet. */
export function addThin(state: ThinPoolState, id: number, size: number): void {
  assert(!state.volumes.has(id), `thin volume ${id} exists`);
  state.volumes.set(id, { size, map: new Map() });
}

/** A volume with the map of another: a snapshot of it, or a linked clone. Takes no chunk and no I/O. */
export function shareThin(state: ThinPoolState, id: number, source: number): void {
  const { size, map } = thinVolume(state, source);
  addThin(state, id, size);
  thinVolume(state, id).map = held(state, map);
}

/** The volume gets the map of another, a snapshot's, in the place of its own. No I/O. The chunks that were freed. */
export function revertThin(state: ThinPoolState, id: number, source: number): number[] {
  const volume = thinVolume(state, id);
  const before = volume.map;
  volume.map = held(state, thinVolume(state, source).map);
  return released(state, before.values());
}

/** Forgets a volume; the chunks that nobody else has are free again, and returned. */
export function dropThin(state: ThinPoolState, id: number): number[] {
  const { map } = thinVolume(state, id);
  state.volumes.delete(id);
  return released(state, map.values());
}

/** The volume no longer needs a chunk, which reads as zero from now on. Free again if nobody else has it. */
export function discardThin(state: ThinPoolState, id: number, chunk: number): number[] {
  const { map } = thinVolume(state, id);
  const place = map.get(chunk);
  if (place === undefined) return [];
  map.delete(chunk);
  return released(state, [place]);
}

/** The token that a read of a block returns. */
export function readThin(state: ThinPoolState, id: number, block: number): number {
  const place = placeInPool(state, id, block);
  return place === null ? 0 : state.contents[Math.floor(place / state.chunkBlocks)]![place % state.chunkBlocks]!;
}

/** The block of the pool that holds a block of a volume; null: it was never written, and reads as zero without any I/O. */
export function placeInPool({ chunkBlocks, ...state }: ThinPoolState, id: number, block: number): number | null {
  const chunk = state.volumes.get(id)!.map.get(Math.floor(block / chunkBlocks));
  return chunk === undefined ? null : chunk * chunkBlocks + (block % chunkBlocks);
}

/** Writes a block, with a chunk for it if need be. */
export function writeThin(state: ThinPoolState, id: number, block: number, token: number): ThinWrite {
  const { chunkBlocks, references, contents } = state;
  const { map } = thinVolume(state, id);
  const virtual = Math.floor(block / chunkBlocks);
  const before = map.get(virtual);
  const write = (chunk: number): CowStep => {
    contents[chunk]![block % chunkBlocks] = token;
    return [{ write: true, block: chunk * chunkBlocks + (block % chunkBlocks), blocks: 1, store: -1 }];
  };
  if (before !== undefined && references[before] === 1)
    return { result: "inPlace", chunk: before, from: -1, isLow: false, steps: [write(before)] };
  if (state.free === 0) return { result: "full" };
  const chunk = provision(state);
  map.set(virtual, chunk);
  const isLow = state.free === state.lowWater;
  if (before === undefined) return { result: "new", chunk, from: -1, isLow, steps: [write(chunk)] };
  contents[chunk] = contents[before]!.slice();
  references[before]! -= 1;
  const copy = { blocks: chunkBlocks, store: -1 };
  return {
    result: "copied",
    chunk,
    from: before,
    isLow,
    steps: [
      [{ ...copy, write: false, block: before * chunkBlocks }],
      [{ ...copy, write: true, block: chunk * chunkBlocks }],
      write(chunk),
    ],
  };
}

/** A volume gets a chunk of the pool for one that it does not have, empty so far: there is a free one. Its place. */
export function provisionThin(state: ThinPoolState, id: number, chunk: number): number {
  const place = provision(state);
  thinVolume(state, id).map.set(chunk, place);
  return place;
}

/** The pool has so many more chunks. */
export function extendThinPool(state: ThinPoolState, chunks: number): void {
  state.chunks += chunks;
  state.free += chunks;
}

/** All sizes of volumes together, in chunks: more than `chunks` is over-provisioning. */
export function virtualChunks(state: ThinPoolState): number {
  let sum = 0;
  for (const { size } of state.volumes.values()) sum += size;
  return sum;
}

/** The lowest free chunk, empty and taken. There is one. */
function provision(state: ThinPoolState): number {
  const { references, contents, chunkBlocks } = state;
  let chunk = references.indexOf(0);
  if (chunk < 0) chunk = references.length;
  references[chunk] = 1;
  contents[chunk] = Array.from({ length: chunkBlocks }, () => 0);
  state.free -= 1;
  return chunk;
}

/** A copy of a map; its chunks are shared from now on. */
function held(state: ThinPoolState, map: ReadonlyMap<number, number>): Map<number, number> {
  for (const chunk of map.values()) state.references[chunk]! += 1;
  return new Map(map);
}

function released(state: ThinPoolState, chunks: Iterable<number>): number[] {
  const freed: number[] = [];
  for (const chunk of chunks) {
    state.references[chunk]! -= 1;
    if (state.references[chunk] !== 0) continue;
    state.free += 1;
    state.contents[chunk] = [];
    freed.push(chunk);
  }
  return freed;
}
