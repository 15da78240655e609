/**
 * A thin pool (domain D.5, dm-thin): volumes whose sizes together may exceed it, because a chunk is given at the first write.
 * A snapshot is a copy of a volume's map, and the chunks that both have are shared; a write to a shared one goes to a new
 * chunk, into which the old is copied first. A chunk that nobody has any more is free again.
 *
 *     chunk        0  1  2  3        a   0 -> 2, 1 -> 1
 *     references   1  2  1  .        sa  0 -> 0, 1 -> 1      (a snapshot of a, before a's block 0 was written again)
 *
 * Every block holds a content token (0: never written). Which chunk is given: the lowest free one. State is plain data.
 *
 * The same pool can hold images in layers, as qcow2 has them: a linked clone begins empty on the volume that it was made of, and
 * a chunk that a volume does not have is read from the one below. `cow/layers.ts` has what follows from that alone.
 */
import { assert } from "../../../base/assert.ts";
import type { CowStep } from "./io.ts";

export interface ThinVolume {
  /** Its size, in chunks of the pool. */
  readonly size: number;
  /** The pool's chunk for each chunk of the volume that has one. */
  map: Map<number, number>;
  /** Chunks that read as zero, and hide what is below; only of images in layers. */
  zeros: Set<number>;
  /** The volume below, where what this one does not have is read; -1: none, what is not here reads as zero. */
  backing: number;
  /** What keeps another volume as it was reads from below that one; -1: it keeps none. */
  readonly of: number;
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
  /** Volumes are images in layers: a linked clone has another volume below it, and discarded chunks hide what is there. */
  readonly isLayered: boolean;
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

export function createThinPool(
  chunks: number,
  chunkBlocks: number,
  lowWater: number,
  isLayered = false,
): ThinPoolState {
  return { chunks, chunkBlocks, lowWater, free: chunks, references: [], contents: [], volumes: new Map(), isLayered };
}

export function thinVolume(state: ThinPoolState, id: number): ThinVolume {
  const volume = state.volumes.get(id);
  assert(volume, `thin volume ${id} does not exist`);
  return volume;
}

/** A volume of `size` chunks, none of which it has yet. */
export function addThin(state: ThinPoolState, id: number, size: number): void {
  assert(!state.volumes.has(id), `thin volume ${id} exists`);
  state.volumes.set(id, { size, map: new Map(), zeros: new Set(), backing: -1, of: -1 });
}

/** A volume with the map of another: a snapshot of it, or a linked clone. Takes no chunk and no I/O. */
export function shareThin(state: ThinPoolState, id: number, source: number): void {
  const { size, map, zeros } = thinVolume(state, source);
  assert(!state.volumes.has(id), `thin volume ${id} exists`);
  const of = state.isLayered ? source : -1;
  state.volumes.set(id, { size, map: held(state, map), zeros: new Set(zeros), backing: -1, of });
}

/** The volume gets the map of another, a snapshot's, in the place of its own. No I/O. The chunks that were freed. */
export function revertThin(state: ThinPoolState, id: number, source: number): number[] {
  const volume = thinVolume(state, id);
  const before = volume.map;
  const { map, zeros } = thinVolume(state, source);
  volume.map = held(state, map);
  volume.zeros = new Set(zeros);
  return released(state, before.values());
}

/** Forgets a volume; the chunks that nobody else has are free again, and returned. */
export function dropThin(state: ThinPoolState, id: number): number[] {
  const { map } = thinVolume(state, id);
  state.volumes.delete(id);
  return released(state, map.values());
}

/** The volume has no chunk of the pool for a chunk any more. It is free again if nobody else has it. */
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
export function placeInPool(state: ThinPoolState, id: number, block: number): number | null {
  const { chunkBlocks } = state;
  const chunk = placeOfChunk(state, id, Math.floor(block / chunkBlocks));
  return chunk === null ? null : chunk * chunkBlocks + (block % chunkBlocks);
}

/** Writes a block, with a chunk for it if need be. */
export function writeThin(state: ThinPoolState, id: number, block: number, token: number): ThinWrite {
  const { chunkBlocks, references, contents } = state;
  const { map, zeros } = thinVolume(state, id);
  const virtual = Math.floor(block / chunkBlocks);
  const own = map.get(virtual);
  const before = own ?? placeOfChunk(state, id, virtual) ?? undefined;
  const write = (chunk: number): CowStep => {
    contents[chunk]![block % chunkBlocks] = token;
    return [{ write: true, block: chunk * chunkBlocks + (block % chunkBlocks), blocks: 1, store: -1 }];
  };
  if (own !== undefined && references[own] === 1)
    return { result: "inPlace", chunk: own, from: -1, isLow: false, steps: [write(own)] };
  if (state.free === 0) return { result: "full" };
  const chunk = provision(state);
  map.set(virtual, chunk);
  zeros.delete(virtual);
  const isLow = state.free === state.lowWater;
  if (before === undefined) return { result: "new", chunk, from: -1, isLow, steps: [write(chunk)] };
  contents[chunk] = contents[before]!.slice();
  // What lies below stays as it is for those that have it.
  if (own !== undefined) references[own]! -= 1;
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
  const { map, zeros } = thinVolume(state, id);
  map.set(chunk, place);
  zeros.delete(chunk);
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

/** The chunk of the pool where a chunk of a volume is read: its own, or that of the first volume below that has it. */
export function placeOfChunk(state: ThinPoolState, id: number, chunk: number): number | null {
  for (let at: number = id; at >= 0;) {
    const volume = thinVolume(state, at);
    const place = volume.map.get(chunk);
    if (place !== undefined) return place;
    if (volume.zeros.has(chunk)) return null;
    at = volume.of < 0 ? volume.backing : thinVolume(state, volume.of).backing;
  }
  return null;
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
