/**
 * Frames ranked by a key that the policy sets: the one with the largest key comes first, of equals the one with the
 * smallest rank. Setting a key and finding the first take logarithmic time on average, and the whole is plain data.
 *
 * Frames of a group are in a heap of their own, since only those of open groups are candidates (`MemoryFacts.group`).
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import type { MemoryFacts } from "../policy.ts";
import {
  comesBefore,
  createFrameHeaps,
  pushToHeap,
  removeFromHeap,
  type FrameHeaps,
  type HeapRoot,
} from "./helpersOfHeaps.ts";

/** Of a frame that is not ranked. */
const NO_HEAP = -2;

export interface Ranking {
  readonly heaps: FrameHeaps;
  /** By group; none is empty. */
  readonly roots: Map<number, HeapRoot>;
  /** Group of each frame; `NO_HEAP` for those that are not in. */
  readonly group: BlockColumn;
}

export function createRanking(frames: number): Ranking {
  return {
    heaps: createFrameHeaps(frames),
    roots: new Map(),
    group: BlockColumn.filled("int32", frames, NO_HEAP),
  };
}

export function isRanked({ group }: Ranking, frame: FrameId): boolean {
  return group.get(frame) !== NO_HEAP;
}

/** The key of a frame that is ranked. */
export function keyOf({ heaps }: Ranking, frame: FrameId): number {
  return heaps.key.get(frame);
}

/** Ranks `frame`, which is one of `group`, anew. */
export function rank(ranking: Ranking, frame: FrameId, group: number, key: number, rankOfEquals: number): void {
  unrank(ranking, frame);
  ranking.heaps.rank.set(frame, rankOfEquals);
  ranking.roots.set(group, pushToHeap(ranking.heaps, ranking.roots.get(group) ?? -1, frame, key));
  ranking.group.set(frame, group);
}

/** Gives a ranked frame another key; its rank among equals stays. */
export function changeKey(ranking: Ranking, frame: FrameId, key: number): void {
  rank(ranking, frame, ranking.group.get(frame), key, ranking.heaps.rank.get(frame));
}

/** Takes `frame` out; nothing happens when it is not in. */
export function unrank(ranking: Ranking, frame: FrameId): void {
  const group = ranking.group.get(frame);
  if (group === NO_HEAP) return;
  const root = removeFromHeap(ranking.heaps, ranking.roots.get(group)!, frame);
  if (root < 0) ranking.roots.delete(group);
  else ranking.roots.set(group, root);
  ranking.group.set(frame, NO_HEAP);
}

/** The first candidate, or -1. Frames in use at this moment are passed: there are few of them. */
export function firstRanked(ranking: Ranking, facts: MemoryFacts): FrameId | -1 {
  const inUse: { readonly frame: FrameId; readonly group: number; readonly key: number }[] = [];
  let frame = top(ranking, facts);
  for (; frame >= 0 && !facts.isCandidate(frame); frame = top(ranking, facts)) {
    inUse.push({ frame, group: ranking.group.get(frame), key: keyOf(ranking, frame) });
    unrank(ranking, frame);
  }
  for (const each of inUse) rank(ranking, each.frame, each.group, each.key, ranking.heaps.rank.get(each.frame));
  return frame;
}

function top({ heaps, roots }: Ranking, facts: MemoryFacts): FrameId | -1 {
  let best: HeapRoot = -1;
  for (const [group, root] of roots)
    if (facts.isOpen(group) && (best < 0 || comesBefore(heaps, root, best))) best = root;
  return best;
}
