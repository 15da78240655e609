/**
 * Images in layers, as qcow2 has them (domain D.5), on the chunks of a pool (`thinPool.ts`): what a volume does not have is read
 * from the volume below, until one has it. A discarded chunk reads as zero and hides what is below; commit writes what a volume
 * has itself into the one below; another volume below changes nothing of what is read.
 *
 *     clone   . . 2 .   its own chunk 2; the others are looked for below
 *     base    0 . 7 z   a stored chunk, nothing, another stored chunk, a zero that hides what is below
 *
 * Only volumes that nobody reads through are written, as with the real thing; who calls sees to that.
 */
import { placeOfChunk, provisionThin, discardThin, thinVolume, type ThinPoolState } from "./thinPool.ts";

/** Below the volume lies another now; -1: none. */
export function setBacking(state: ThinPoolState, id: number, backing: number): void {
  thinVolume(state, id).backing = backing;
}

/** The tokens that a read of a chunk returns, block by block. */
export function tokensOfChunk(state: ThinPoolState, id: number, chunk: number): readonly number[] {
  const place = placeOfChunk(state, id, chunk);
  return place === null ? Array.from({ length: state.chunkBlocks }, () => 0) : state.contents[place]!;
}

/** Something is read there that is not zero. */
export function holdsAnything(state: ThinPoolState, id: number, chunk: number): boolean {
  return tokensOfChunk(state, id, chunk).some((token) => token !== 0);
}

/** From now on the chunk reads as zero, whatever is below. The chunks of the pool that are free by that. */
export function zeroChunk(state: ThinPoolState, id: number, chunk: number): number[] {
  const freed = discardThin(state, id, chunk);
  thinVolume(state, id).zeros.add(chunk);
  return freed;
}

/** A discard of the chunk changes something: where nothing is and nothing can be below, it does not. */
export function isDiscardable(state: ThinPoolState, id: number, chunk: number): boolean {
  const { map, zeros, backing } = thinVolume(state, id);
  return map.has(chunk) || (!zeros.has(chunk) && backing >= 0);
}

/** The chunks that a volume has itself, data or zero, ascending: what a commit writes. */
export function ownChunks(state: ThinPoolState, id: number): number[] {
  const { map, zeros } = thinVolume(state, id);
  return [...map.keys(), ...zeros].toSorted((a, b) => a - b);
}

/** The chunks that a volume does not have itself, and that would read otherwise with `backing` below it, ascending. */
export function differingChunks(state: ThinPoolState, id: number, backing: number): number[] {
  const { size, map, zeros, backing: now } = thinVolume(state, id);
  const chunks = Array.from({ length: size }, (_, chunk) => chunk);
  return chunks.filter((chunk) => !map.has(chunk) && !zeros.has(chunk) && differs(state, chunk, now, backing));
}

function differs(state: ThinPoolState, chunk: number, now: number, then: number): boolean {
  const tokens = (id: number) => (id < 0 ? null : tokensOfChunk(state, id, chunk));
  const [before, after] = [tokens(now), tokens(then)];
  return Array.from({ length: state.chunkBlocks }, (_, at) => at).some(
    (at) => (before?.[at] ?? 0) !== (after?.[at] ?? 0),
  );
}

/** A chunk that is to be written whole lies at a place that only the current map of the volume has; -1: there is no free one. */
export function ownPlace(state: ThinPoolState, id: number, chunk: number): number {
  const place = thinVolume(state, id).map.get(chunk);
  if (place !== undefined && state.references[place] === 1) return place;
  if (state.free === 0) return -1;
  discardThin(state, id, chunk);
  return provisionThin(state, id, chunk);
}

/** The volume has nothing itself any more. The chunks that are free by that. */
export function emptyVolume(state: ThinPoolState, id: number): number[] {
  const { map, zeros } = thinVolume(state, id);
  zeros.clear();
  return [...map.keys()].flatMap((chunk) => discardThin(state, id, chunk));
}
