/**
 * A list of frames in order, oldest first, in two columns of links: every operation takes constant time, and the whole
 * is plain data. A frame is in the list at most once.
 */
import type { FrameId } from "../../model/units.ts";

export interface FrameList {
  head: FrameId | -1;
  tail: FrameId | -1;
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** Moment of the last `append` of each frame, counted in appends; 0: not in the list. */
  readonly stamp: Float64Array;
  clock: number;
}

export function createFrameList(frames: number): FrameList {
  return {
    head: -1,
    tail: -1,
    previous: new Int32Array(frames).fill(-1),
    next: new Int32Array(frames).fill(-1),
    stamp: new Float64Array(frames),
    clock: 0,
  };
}

/** Takes `frame` out; nothing happens when it is not in. */
export function unlink(list: FrameList, frame: FrameId): void {
  if (list.stamp[frame] === 0) return;
  const before = list.previous[frame]!;
  const after = list.next[frame]!;
  if (before < 0) list.head = after;
  else list.next[before] = after;
  if (after < 0) list.tail = before;
  else list.previous[after] = before;
  list.previous[frame] = -1;
  list.next[frame] = -1;
  list.stamp[frame] = 0;
}

/** Puts `frame` at the young end, out of its old place if it had one. */
export function append(list: FrameList, frame: FrameId): void {
  unlink(list, frame);
  list.previous[frame] = list.tail;
  if (list.tail < 0) list.head = frame;
  else list.next[list.tail] = frame;
  list.tail = frame;
  list.clock += 1;
  list.stamp[frame] = list.clock;
}

/** The oldest frame for which `accept` holds, or -1. */
export function oldest(list: FrameList, accept: (frame: FrameId) => boolean): FrameId | -1 {
  let frame = list.head;
  while (frame >= 0 && !accept(frame)) frame = list.next[frame]!;
  return frame;
}
