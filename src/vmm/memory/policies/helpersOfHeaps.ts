/**
 * Heaps of frames over shared columns: the frame with the largest key comes first, of equals the one with the smallest
 * `rank`. A frame is in one heap at most, so any number of heaps takes the columns of one.
 *
 * A pairing heap (Fredman, Sedgewick, Sleator, Tarjan 1986): `push` takes constant time, `removeFromHeap` logarithmic
 * time on average over many. A heap is known by its root: -1 for none.
 *
 * ```
 * root 4 --child--> 2 --sibling--> 7       `back` leads to the sibling before, or to the parent
 *                   `--child--> 5
 * ```
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";

export type HeapRoot = FrameId | -1;

export interface FrameHeaps {
  readonly key: BlockColumn;
  readonly rank: BlockColumn;
  readonly child: BlockColumn;
  readonly sibling: BlockColumn;
  readonly back: BlockColumn;
}

export function createFrameHeaps(frames: number): FrameHeaps {
  return {
    key: BlockColumn.filled("float64", frames),
    rank: BlockColumn.filled("float64", frames),
    child: BlockColumn.filled("int32", frames, -1),
    sibling: BlockColumn.filled("int32", frames, -1),
    back: BlockColumn.filled("int32", frames, -1),
  };
}

/** Puts `frame`, which is in no heap, into the one of `root`; the root after that. Its rank is already there. */
export function pushToHeap(heaps: FrameHeaps, root: HeapRoot, frame: FrameId, key: number): HeapRoot {
  heaps.key.set(frame, key);
  heaps.child.set(frame, -1);
  heaps.sibling.set(frame, -1);
  heaps.back.set(frame, -1);
  return meld(heaps, root, frame);
}

/** Takes `frame` out of the heap of `root`, which it is in; the root after that. */
export function removeFromHeap(heaps: FrameHeaps, root: HeapRoot, frame: FrameId): HeapRoot {
  const below = meldAll(heaps, heaps.child.get(frame));
  if (frame === root) return below;
  const before = heaps.back.get(frame);
  const after = heaps.sibling.get(frame);
  if (heaps.child.get(before) === frame) heaps.child.set(before, after);
  else heaps.sibling.set(before, after);
  if (after >= 0) heaps.back.set(after, before);
  return meld(heaps, root, below);
}

/** Whether `a` comes before `b`, whatever heaps they are in, by `key` and then rank. */
export function comesBefore({ key, rank }: FrameHeaps, a: FrameId, b: FrameId): boolean {
  const difference = key.get(a) - key.get(b);
  // Two that are infinite have no difference.
  return difference > 0 || (!(difference < 0) && rank.get(a) < rank.get(b));
}

function meld(heaps: FrameHeaps, a: HeapRoot, b: HeapRoot): HeapRoot {
  if (a < 0) return b;
  if (b < 0) return a;
  const first = comesBefore(heaps, a, b) ? a : b;
  const other = first === a ? b : a;
  const child = heaps.child.get(first);
  heaps.sibling.set(other, child);
  if (child >= 0) heaps.back.set(child, other);
  heaps.back.set(other, first);
  heaps.child.set(first, other);
  return first;
}

/** Melds the siblings from `first` on: in pairs from the left, then the pairs from the right. */
function meldAll(heaps: FrameHeaps, first: FrameId | -1): HeapRoot {
  // The pairs made so far hang together by `back`, the last one first.
  let pairs: HeapRoot = -1;
  for (let at = first; at >= 0;) {
    const second = heaps.sibling.get(at);
    const next = second < 0 ? -1 : heaps.sibling.get(second);
    detach(heaps, at);
    if (second >= 0) detach(heaps, second);
    const pair = meld(heaps, at, second);
    heaps.back.set(pair, pairs);
    pairs = pair;
    at = next;
  }
  let root: HeapRoot = -1;
  while (pairs >= 0) {
    const before = heaps.back.get(pairs);
    detach(heaps, pairs);
    root = meld(heaps, root, pairs);
    pairs = before;
  }
  return root;
}

function detach(heaps: FrameHeaps, frame: FrameId): void {
  heaps.sibling.set(frame, -1);
  heaps.back.set(frame, -1);
}
