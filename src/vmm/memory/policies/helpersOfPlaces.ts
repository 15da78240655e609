/**
 * Frames in the order in which they came, found by their place in it: the third one, the hundredth one. Every frame that
 * comes gets the next slot, slots left behind stay empty, and sums over ranges of slots (Fenwick 1994) tell how many are
 * held below any of them. When the slots are used up, those that are held move together.
 *
 * ```
 * slots  [ 4 | . | 0 | . | 7 | . | . | . ]      place 0: frame 4, place 1: frame 0, place 2: frame 7
 * ```
 * Finding, adding and removing take logarithmic time on average. Plain data.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";

export interface Places {
  /** Frame in each slot; -1: none. Their number is a power of two, and at least twice that of the frames. */
  readonly slots: BlockColumn;
  /** Index `n`, from 1: held slots of the range that ends before slot `n` and is as long as the lowest bit of `n`. */
  readonly sums: BlockColumn;
  readonly slotOf: BlockColumn;
  /** The first slot that was never used since they moved together. */
  next: number;
  held: number;
}

export function createPlaces(frames: number): Places {
  const slots = 2 ** Math.ceil(Math.log2(2 * frames + 2));
  return {
    slots: BlockColumn.filled("int32", slots, -1),
    sums: BlockColumn.filled("int32", slots + 1),
    slotOf: BlockColumn.filled("int32", frames, -1),
    next: 0,
    held: 0,
  };
}

/** How many frames there are. */
export function heldPlaces({ held }: Places): number {
  return held;
}

/** Puts `frame`, which is not in, behind all others. */
export function addPlace(places: Places, frame: FrameId): void {
  if (places.next === places.slots.length) moveTogether(places);
  places.slots.set(places.next, frame);
  places.slotOf.set(frame, places.next);
  change(places, places.next, 1);
  places.next += 1;
  places.held += 1;
}

/** Takes `frame` out; nothing happens when it is not in. */
export function removePlace(places: Places, frame: FrameId): void {
  const slot = places.slotOf.get(frame);
  if (slot < 0) return;
  places.slots.set(slot, -1);
  places.slotOf.set(frame, -1);
  change(places, slot, -1);
  places.held -= 1;
}

/** The frame at `place`, which lies in `[0, held)`. */
export function frameAtPlace({ slots, sums }: Places, place: number): FrameId {
  let before = 0;
  let left = place;
  for (let step = slots.length; step > 0; step /= 2) {
    const next = before + step;
    if (next > slots.length || sums.get(next) > left) continue;
    before = next;
    left -= sums.get(next);
  }
  return slots.get(before);
}

function change({ slots, sums }: Places, slot: number, by: number): void {
  for (let at = slot + 1; at <= slots.length; at += at & -at) sums.set(at, sums.get(at) + by);
}

function moveTogether(places: Places): void {
  const frames = [...places.slots].filter((frame) => frame >= 0);
  for (const frame of frames) removePlace(places, frame);
  places.next = 0;
  for (const frame of frames) addPlace(places, frame);
}
